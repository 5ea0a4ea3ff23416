"""What the outcomes of a report have been tested against: the badges that the patterns' verdicts give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from experiments.page import Page
from experiments.patterns.badges import badges
from experiments.patterns.tables import badge_in_words, name_in_words
from experiments.reference_results import load_reference
from experiments.tables import Cell, Table
from language.outcomes import OUTCOMES


def evidence(page: Page, outcomes: Sequence[str]) -> dict[str, Any]:
    """Return a table of what each outcome has been tested against, and how many rest on assumptions only.

    Parameters
    ----------
    page : Page
    outcomes : sequence of str

    Returns
    -------
    dict
        ``evidence`` is None where the verdicts are not part of the installation.
    """
    verdicts = load_reference()
    if not verdicts:
        return {"evidence": None, "untested": 0}
    names = {int(entry["id"]): f"{entry['id']}. {name_in_words(entry, page.lang)}" for entry in verdicts}
    failed = {int(entry["id"]) for entry in verdicts if entry["verdict"] == "failed"}  # "not run" is neither
    known = badges(verdicts)

    def listed(numbers: Sequence[int]) -> str | Cell:
        return Cell("", lines=[names[number] for number in numbers]) if numbers else "–"

    rows = [
        [
            OUTCOMES[outcome].label(page.lang),
            badge_in_words(known[outcome]["badge"], page.lang),
            listed(known[outcome]["passed"]),
            listed([number for number in known[outcome]["failed"] if number in failed]),
        ]
        for outcome in outcomes
    ]
    heads = ("table-outcome", "experiment-evidence-head", "experiment-patterns-passed", "experiment-patterns-failed")
    return {
        "evidence": Table(page.say("experiment-evidence-caption"), [page.say(head) for head in heads], rows),
        "untested": sum(not known[outcome]["passed"] for outcome in outcomes),
    }
