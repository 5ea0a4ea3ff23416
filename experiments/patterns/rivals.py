"""Model and rivals side by side, with equal pairs; ``python -m experiments.patterns.rivals`` runs and stores them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.patterns.registry import PATTERNS
from experiments.patterns.world import MODEL, WITHOUT_TIES, WORLDS, world_named
from experiments.reference_results import REFERENCE, RIVALS

if TYPE_CHECKING:
    from sim.run.workers import WarmPool

PAIRS = 8  # of futures, in each of five worlds; a direction that matters shows in as many
HEAD = ("#", "pattern", "kind", *(name.replace("_", " ") for name in WORLDS), "what follows")


def judged(name: str, pool: WarmPool | None) -> list[dict[str, Any]]:
    """Put a world to every pattern; return each verdict, and which claims hold, in their order."""
    from experiments.patterns.laboratory import Laboratory
    from experiments.patterns.verdicts import run

    return [
        {
            "world": name,
            "id": verdict.pattern.id,
            "verdict": verdict.word,
            "claims": [claim.passed for claim in verdict.claims],
        }
        for verdict in run(PATTERNS, Laboratory(world_named(name), pool=pool, pairs=PAIRS))
    ]


def store(entries: Iterable[Mapping[str, Any]], path: Path = REFERENCE / RIVALS) -> None:
    """Write what worlds came to, one verdict a line."""
    path.write_text("[\n" + ",\n".join(json.dumps(entry) for entry in entries) + "\n]\n", encoding="utf-8")


def cell(entry: Mapping[str, Any] | None) -> str:
    """Write a verdict, and how many of several claims hold where not all do."""
    if entry is None:
        return "-"
    claims = entry["claims"]
    if entry["verdict"] != "failed" or len(claims) < 2:
        return str(entry["verdict"])
    return f"failed ({sum(claims)} of {len(claims)} hold)"


def follows(kind: str, verdicts: Mapping[str, str]) -> str:
    """Say what a check that the model passes comes to without ties, and of any pattern whether rule variants differ."""
    words = []
    if kind == "check" and verdicts.get(MODEL) == "passed" and WITHOUT_TIES in verdicts:
        words.append(f"{verdicts[WITHOUT_TIES]} without ties")
    if len({verdict for world, verdict in verdicts.items() if world != WITHOUT_TIES}) > 1:
        words.append("differs between variants")
    return "; ".join(words)


def rows(entries: Iterable[Mapping[str, Any]]) -> list[tuple[str, ...]]:
    """Return a row of cells for each pattern, in the order of ``HEAD``."""
    by_pattern: dict[int, dict[str, Mapping[str, Any]]] = {pattern.id: {} for pattern in PATTERNS}
    for entry in entries:
        by_pattern[entry["id"]][entry["world"]] = entry
    found = []
    for pattern in PATTERNS:
        worlds = by_pattern[pattern.id]
        verdicts = {world: entry["verdict"] for world, entry in worlds.items()}
        cells = [cell(worlds.get(world)) for world in WORLDS]
        found.append((str(pattern.id), pattern.name, pattern.kind, *cells, follows(pattern.kind, verdicts)))
    return found


def main() -> None:
    """Put model and rivals to the patterns, and store what they came to."""
    from experiments.executors import workers_for_a_command
    from experiments.options import cores
    from sim.run.simulation import warm_up

    warm_up()
    with workers_for_a_command(cores()) as pool:
        store([entry for name in WORLDS for entry in judged(name, pool)])


if __name__ == "__main__":
    main()
