"""Verdicts: run the patterns, sabotage the checks, and write down what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from experiments.documents import plain as plain_numbers
from experiments.patterns.claims import Claim, headline, plain
from experiments.patterns.laboratory import Laboratory
from experiments.patterns.pattern import NotRun, Pattern


@dataclass(frozen=True)
class Sabotaged:
    """What became of a check with its mechanism removed.

    Attributes
    ----------
    passed : bool
        Whether the check still passed, which it must not.
    claims : tuple of str
        The claims that no longer held.
    bites : bool or None
        Whether the removal was seen; None where the check failed already and loses nothing more.
    """

    mechanism: str
    value: Any
    passed: bool
    claims: tuple[str, ...]
    bites: bool | None
    seconds: float


@dataclass(frozen=True)
class Verdict:
    """What became of a pattern."""

    pattern: Pattern
    claims: tuple[Claim, ...]
    seconds: float
    note: str = ""
    sabotage: Sabotaged | None = None

    @property
    def passed(self) -> bool:
        """Whether every claim of the pattern passed."""
        return bool(self.claims) and all(claim.passed for claim in self.claims)

    @property
    def word(self) -> str:
        """``passed``, ``failed``, or ``not run`` where nothing that was tested failed."""
        if self.passed:
            return "passed"
        return "failed" if any(claim.run and not claim.passed for claim in self.claims) else "not run"


def judge(pattern: Pattern, lab: Laboratory) -> Verdict:
    """Run one pattern in a laboratory."""
    begun, note = time.perf_counter(), ""
    claims: list[Claim] = []
    try:
        claims = pattern.test(lab)
        missing = [claim.text for claim in claims if not claim.run]
        note = "; ".join(missing)
    except NotRun as why:
        note = f"not run: {why}"
    return Verdict(pattern, tuple(claims), time.perf_counter() - begun, note)


def sabotaged(verdict: Verdict, lab: Laboratory) -> Sabotaged:
    """Run a check again with its mechanism removed.

    Notes
    -----
    A check that fails already, or cannot be run as a whole, is compared claim by claim: its removal is seen when a
    claim that held no longer does.
    """
    sabotage = verdict.pattern.sabotage
    if sabotage is None:
        raise ValueError(f"pattern {verdict.pattern.id} names no mechanism")
    without = judge(verdict.pattern, lab.altered({sabotage.mechanism: sabotage.value}))
    held = {position for position, claim in enumerate(verdict.claims) if claim.passed}
    still = {position for position, claim in enumerate(without.claims) if claim.passed}
    gone = tuple(verdict.claims[position].text for position in sorted(held - still))
    bites = not without.passed if verdict.passed else (bool(gone) or None)
    return Sabotaged(sabotage.mechanism, sabotage.value, without.passed, gone, bites, without.seconds)


def run(
    patterns: Iterable[Pattern],
    lab: Laboratory,
    *,
    sabotage: bool = False,
    told: Callable[[Pattern], None] | None = None,
) -> list[Verdict]:
    """Run patterns, and on request sabotage each check.

    Parameters
    ----------
    patterns : iterable of Pattern
    lab : Laboratory
    sabotage : bool
    told : callable, optional
        Called with each pattern before it is run.
    """
    verdicts = []
    for pattern in patterns:
        if told is not None:
            told(pattern)
        verdict = judge(pattern, lab)
        if sabotage and pattern.sabotage is not None:
            verdict = replace(verdict, sabotage=sabotaged(verdict, lab))
        verdicts.append(verdict)
    return verdicts


def document(verdicts: Iterable[Verdict], *, world: str = "model") -> list[dict[str, Any]]:
    """Return what ``--json`` prints: one entry a pattern, each with the name of the world it was put to."""
    entries = []
    for verdict in verdicts:
        pattern, shown = verdict.pattern, headline(list(verdict.claims))
        entry: dict[str, Any] = {
            "id": pattern.id,
            "world": world,
            "name": pattern.name,
            "name_nl": pattern.name_nl,
            "kind": pattern.kind,
            "target": pattern.target,
            "simulated": shown.simulated if shown else None,
            "low": shown.low if shown else None,
            "high": shown.high if shown else None,
            "source": pattern.source,
            "passed": verdict.passed,
            "verdict": verdict.word,
            "seconds": round(verdict.seconds, 1),
            "note": verdict.note or pattern.remark,
            "outcomes": list(pattern.outcomes),
            "claims": [plain(claim) for claim in verdict.claims],
        }
        if verdict.sabotage is not None:
            entry["sabotage"] = {
                "mechanism": verdict.sabotage.mechanism,
                "value": verdict.sabotage.value,
                "passed": verdict.sabotage.passed,
                "bites": verdict.sabotage.bites,
                "no_longer": list(verdict.sabotage.claims),
                "seconds": round(verdict.sabotage.seconds, 1),
            }
        entries.append(plain_numbers(entry))
    return entries
