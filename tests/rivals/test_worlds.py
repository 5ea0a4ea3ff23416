"""Rivals before the patterns: what is not theirs to answer is not run, and their verdicts stand beside the model's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from experiments.cli import main
from experiments.patterns import laboratory
from experiments.patterns.laboratory import Laboratory
from experiments.patterns.registry import BY_ID
from experiments.patterns.verdicts import judge
from experiments.patterns.witnesses import CopiedAgreements, FamilyTrust
from experiments.refusals import Refusal
from experiments.rivals import comparison
from experiments.rivals.__main__ import main as put_to_the_patterns
from experiments.rivals.mean_field import MeanFieldWorld

SMALL = {"context.inhabitants": 1200, "context.neighbourhoods": 2}


@pytest.fixture(scope="module")
def lab() -> Laboratory:
    return Laboratory(MeanFieldWorld().altered(SMALL), pairs=2)


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (13, "says nothing about handover_success_dual"),
        (23, "IdentityGain"),
        (34, "Ties"),
    ],
)
def test_what_asks_for_single_people_is_not_run_and_says_why(lab: Laboratory, number: int, why: str) -> None:
    verdict = judge(BY_ID[number], lab)
    assert (verdict.word, verdict.passed) == ("not run", False)
    assert why in verdict.note


def test_a_witness_with_a_mean_of_its_own_is_answered(lab: Laboratory) -> None:
    said = lab.arm(months=30, witness=FamilyTrust(29)).said()
    assert ((said > 0.3) & (said < 0.7)).all()
    eager = {"context.political_support_at_start": 1.0, "parameters.go_ahead": 0.6, "context.urgency_at_start": 1.0}
    own, copied = (lab.arm(eager, months=30, act=act).at("agreement_level", 9) for act in (None, CopiedAgreements(8)))
    assert (copied > own).all()


def test_an_ensemble_is_run_and_says_what_it_does_not_know(lab: Laboratory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laboratory, "ENSEMBLE_REPLICATIONS", 2)
    few = lab.altered({"ensemble.municipalities": 3})
    assert judge(BY_ID[1], few).word == "not run"
    assert "core parties" in judge(BY_ID[1], few).note
    assert judge(BY_ID[17], few).was_run
    assert len(few.municipalities_at(30)) == 6


def test_the_command_names_the_world_and_refuses_any_other(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["patterns", "--world", "mean_field", "--only", "18", "--json"])
    assert left.value.code == 0
    assert [entry["world"] for entry in json.loads(capsys.readouterr().out)] == ["mean_field"]
    with pytest.raises(SystemExit) as left:
        main(["patterns", "--world", "average", "--only", "18"])
    told = capsys.readouterr()
    assert left.value.code == 2
    assert "average" in told.err
    assert "mean_field" in told.err
    with pytest.raises(Refusal, match="mean_field"):
        put_to_the_patterns(["average"])


def test_verdicts_of_one_rival_leave_the_others_and_stand_beside_the_model(tmp_path: Path) -> None:
    file = tmp_path / "reference" / "rivals.json"
    comparison.store({"another": [{"id": 1, "verdict": "failed"}]}, file)
    claims = [{"claim": "one", "passed": True}, {"claim": "two", "passed": False}]
    comparison.store({"mean_field": [{"id": 1, "verdict": "failed", "claims": claims}]}, file)
    stored = comparison.load_rivals(file)
    assert set(stored) == {"another", "mean_field"}
    model = [
        {"id": 1, "name": "one", "kind": "check", "verdict": "passed", "claims": claims[:1]},
        {"id": 2, "name": "two", "kind": "check", "verdict": "failed", "claims": claims},
    ]
    first, second = (dict(zip(comparison.HEAD, row, strict=True)) for row in comparison.rows(model, stored))
    assert (first["model"], first["mean field"]) == ("passed", "failed (1 of 2 hold)")
    assert first["what follows"] == "only the model passes"
    assert (second["mean field"], second["what follows"]) == ("-", "")
