"""Which checks need the network: the verdicts of the rivals beside the model's, as stored in ``experiments/reference``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.patterns.reference import REFERENCE as PATTERNS_FILE
from experiments.patterns.reference import load_reference
from experiments.rivals.worlds import FORMS, LABELS, MODEL, RIVALS, world_named

if TYPE_CHECKING:
    from sim.workers import WarmPool

REFERENCE = PATTERNS_FILE.with_name("rivals.json")
KEPT = ("id", "world", "verdict", "passed", "simulated", "low", "high", "note")
HEAD = ("#", "pattern", "kind", *(LABELS[name] for name in (MODEL, *RIVALS)), "what follows")
HEAD_OF_FORMS = ("#", "pattern", "kind", *(LABELS[name] for name in (MODEL, *FORMS)), "what follows")


def judged(name: str, *, pairs: int, seed: int, pool: WarmPool | None) -> list[dict[str, Any]]:
    """Put a rival to every pattern; one entry a pattern, claims as pairs of text and whether it holds."""
    from experiments.patterns.laboratory import Laboratory
    from experiments.patterns.registry import PATTERNS
    from experiments.patterns.verdicts import document, run

    lab = Laboratory(world_named(name), seed=seed, pool=pool, pairs=pairs)
    return [
        {key: entry[key] for key in KEPT}
        | {"claims": [{"claim": each["claim"], "passed": each["passed"]} for each in entry["claims"]]}
        for entry in document(run(PATTERNS, lab), world=name)
    ]


def load_rivals(path: Path = REFERENCE) -> dict[str, list[dict[str, Any]]]:
    """Return the stored verdicts by rival; none where the file is not there."""
    if not path.is_file():
        return {}
    found: dict[str, list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def store(found: Mapping[str, list[dict[str, Any]]], path: Path = REFERENCE) -> None:
    """Write verdicts by rival; those of a rival that was not run stay as they were."""
    from experiments.documents import as_json

    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_json(load_rivals(path) | dict(found)) + "\n", encoding="utf-8")


def cell(entry: Mapping[str, Any] | None) -> str:
    """Write a verdict, and how many of several claims hold where not all do."""
    if entry is None:
        return "-"
    claims = entry["claims"]
    if entry["verdict"] != "failed" or len(claims) < 2:
        return str(entry["verdict"])
    return f"failed ({sum(claim['passed'] for claim in claims)} of {len(claims)} hold)"


def reading(model: Mapping[str, Any], rivals: Iterable[Mapping[str, Any] | None]) -> str:
    """Say what follows for a check that the model passes; of any other nothing does."""
    words = [entry["verdict"] for entry in rivals if entry is not None]
    if model["kind"] != "check" or model["verdict"] != "passed" or not words:
        return ""
    if "passed" in words:
        return "passes without the network"
    return "only the model passes" if "failed" in words else "cannot be asked of a rival"


def dependence(model: Mapping[str, Any], others: Iterable[Mapping[str, Any] | None]) -> str:
    """Say whether a verdict depends on the form."""
    words = {entry["verdict"] for entry in others if entry is not None}
    if not words:
        return ""
    return "the same in every form" if words == {model["verdict"]} else "depends on the form"


def rows(
    model: Sequence[Mapping[str, Any]] | None = None,
    rivals: Mapping[str, list[dict[str, Any]]] | None = None,
    *,
    forms: bool = False,
) -> list[tuple[str, ...]]:
    """Return a row of cells for each pattern, in the order of ``HEAD``, or of ``HEAD_OF_FORMS``."""
    model = load_reference() if model is None else model
    rivals = load_rivals() if rivals is None else rivals
    names = tuple(FORMS) if forms else RIVALS
    by_id = {name: {entry["id"]: entry for entry in rivals.get(name, [])} for name in names}
    found = []
    for entry in model:
        theirs = [by_id[name].get(entry["id"]) for name in names]
        follows = dependence(entry, theirs) if forms else reading(entry, theirs)
        found.append(
            (str(entry["id"]), str(entry["name"]), str(entry["kind"]), cell(entry), *map(cell, theirs), follows)
        )
    return found
