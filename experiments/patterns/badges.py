"""The badge of each outcome: what the patterns' verdicts say it has been tested against.

A mechanism or an input says that a rule or a set-up does what its source says; it never earns a badge. A fit or a check
that passes does: against figures where its target is one from the field, in direction otherwise. A check that still
passes without the mechanism it names tests nothing, and earns nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from experiments.patterns.registry import BY_ID
from language.outcomes import OUTCOMES

FIGURES, DIRECTION, ASSUMPTION = "tested against figures", "direction tested", "assumption only"
EARNING = ("fit", "check")


def badges(verdicts: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Derive the badge of every outcome from verdicts as ``cjg patterns --json`` prints them.

    Parameters
    ----------
    verdicts : iterable of mapping
        With ``id``, ``passed`` and, where given, ``verdict`` and ``sabotage``.

    Returns
    -------
    dict
        Outcome to ``badge``, the ids of the patterns that earned it (``passed``) and of those that speak about it and
        failed (``failed``).
    """
    # what was not run says nothing, for or against
    verdicts = list(verdicts)
    passed = {int(entry["id"]): bool(entry["passed"]) for entry in verdicts if entry.get("verdict") != "not run"}
    empty = {int(entry["id"]) for entry in verdicts if (entry.get("sabotage") or {}).get("bites") is False}
    found = {}
    for outcome in OUTCOMES:
        about = [
            pattern
            for number, pattern in BY_ID.items()
            if outcome in pattern.outcomes and pattern.kind in EARNING and number in passed
        ]
        earned = [pattern for pattern in about if passed[pattern.id] and pattern.id not in empty]
        badge = ASSUMPTION
        if earned:
            badge = FIGURES if any(pattern.has_figures for pattern in earned) else DIRECTION
        found[outcome] = {
            "badge": badge,
            "passed": [pattern.id for pattern in earned],
            "failed": [pattern.id for pattern in about if not passed[pattern.id]],
        }
    return found
