"""A rival is the model with one rule variant switched; what it came to stands beside the model's own verdict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from experiments.patterns import rivals
from experiments.patterns.laboratory import Laboratory
from experiments.patterns.registry import BY_ID, PATTERNS
from experiments.patterns.witnesses import Ties
from experiments.patterns.world import MODEL, WITHOUT_TIES, WORLDS, ModelWorld, world_named
from experiments.reference_results import load_reference
from sim.inputs.fields import named_values
from sim.inputs.rule_variants import RuleVariants


def test_each_other_form_of_a_rule_is_a_rival_and_nothing_else_is() -> None:
    assert world_named(MODEL) == ModelWorld()
    others = {
        ((f"rule_variants.{name}", other),)
        for name, field in RuleVariants.model_fields.items()
        for other in named_values(field)
        if other != getattr(RuleVariants(), name)
    }
    assert {world_named(name).fields for name in WORLDS if name != MODEL} == others


def test_professionals_of_the_world_without_ties_keep_none(lab: Laboratory, tiny: ModelWorld) -> None:
    alone = Laboratory(world_named(WITHOUT_TIES).altered(dict(tiny.fields)), pairs=2)
    kept, none = (each.arm(months=30, witness=Ties((29,))).seen for each in (lab, alone))
    assert all(ties for (ties,) in kept)
    assert not any(ties for (ties,) in none)


def test_every_world_is_put_to_the_patterns_and_stored_a_verdict_a_line(
    tiny: ModelWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rivals, "PATTERNS", (BY_ID[18],))  # about a rule: no run is needed
    file = tmp_path / "rivals.json"
    rivals.store([entry for name in WORLDS for entry in rivals.judged(name, None)], file)
    assert len(file.read_text(encoding="utf-8").splitlines()) == len(WORLDS) + 2
    stored = load_reference(file)
    assert [entry["world"] for entry in stored] == list(WORLDS)
    assert {entry["verdict"] for entry in stored} == {"passed"}
    assert rivals.rows(stored) == [("18", BY_ID[18].name, "input", *["passed"] * len(WORLDS), "")]


def test_a_row_says_how_many_claims_hold_and_what_follows() -> None:
    def entry(world: str, number: int, *claims: bool) -> dict[str, object]:
        return {"world": world, "id": number, "verdict": "passed" if all(claims) else "failed", "claims": [*claims]}

    stored = [
        *(entry(name, 32, True, name != WITHOUT_TIES) for name in WORLDS),
        *(entry(name, 9, name != "threshold") for name in WORLDS),
        *(entry(name, 1, False, name == WITHOUT_TIES) for name in (MODEL, WITHOUT_TIES)),
    ]
    found = {int(row[0]): dict(zip(rivals.HEAD, row, strict=True)) for row in rivals.rows(stored)}
    assert (found[32]["model"], found[32]["well mixed"]) == ("passed", "failed (1 of 2 hold)")
    assert found[32]["what follows"] == "failed without ties"
    assert (found[9]["threshold"], found[9]["what follows"]) == ("failed", "differs between variants")
    assert (found[1]["satisficing"], found[1]["what follows"]) == ("-", "")
    assert len(found) == len(PATTERNS)


def test_what_is_stored_has_every_world_and_pattern() -> None:
    stored = json.loads((rivals.REFERENCE / rivals.RIVALS).read_text(encoding="utf-8"))
    assert [(each["world"], each["id"]) for each in stored] == [(w, p.id) for w in WORLDS for p in PATTERNS]
