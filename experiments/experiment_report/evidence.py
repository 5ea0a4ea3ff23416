"""What the outcomes of a report have been tested against: the badges that the patterns' verdicts give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from experiments.page import Page, paragraph, table
from experiments.patterns.badges import badges
from experiments.patterns.reference import load_reference
from language.outcomes import OUTCOMES


def evidence(page: Page, outcomes: Sequence[str]) -> list[str]:
    """Return a paragraph and a table about what each outcome has been tested against.

    Parameters
    ----------
    page : Page
    outcomes : sequence of str
    """
    verdicts = load_reference()
    if not verdicts:
        return [
            paragraph(
                page.say(
                    "The verdicts of the model's patterns are not part of this installation, so this page cannot say "
                    "what each outcome has been tested against: see docs/validation.md of the model.",
                    "De oordelen over de patronen van het model horen niet bij deze installatie. Deze pagina kan dus "
                    "niet zeggen waaraan elke uitkomst is getoetst: zie docs/validation.md van het model.",
                ),
                "note",
            )
        ]
    names = {int(entry["id"]): entry["name_nl" if page.lang == "nl" else "name"] for entry in verdicts}
    failed = {int(entry["id"]) for entry in verdicts if entry["verdict"] == "failed"}  # "not run" is neither
    known = badges(verdicts)
    rows = []
    for outcome in outcomes:
        badge = known[outcome]
        rows.append(
            [
                escape(OUTCOMES[outcome].label(page.lang)),
                escape(badge["badge_nl"] if page.lang == "nl" else badge["badge"]),
                _listed(badge["passed"], names),
                _listed([number for number in badge["failed"] if number in failed], names),
            ]
        )
    mechanisms = page.say(
        "A pattern that failed does not mean that the outcome is wrong; it means that the model did not do what "
        "is known "
        "from the field, and that sentences about this outcome deserve less trust.",
        "Een niet gehaald patroon betekent niet dat de uitkomst onjuist is, wel dat het model daar niet deed wat "
        "uit het "
        "veld bekend is, en dat zinnen over deze uitkomst minder vertrouwen verdienen.",
    )
    untested = [outcome for outcome in outcomes if not known[outcome]["passed"]]
    told = page.say(
        f"Of the {len(outcomes)} outcomes on this page {len(untested)} rest on assumptions only: no pattern known from "
        "the field speaks for them.",
        f"Van de {len(outcomes)} uitkomsten op deze pagina rusten er {len(untested)} alleen op aannames: geen patroon "
        "uit het veld spreekt ervoor.",
    )
    caption = page.say(
        "What each outcome has been tested against (stored verdicts of cjg patterns).",
        "Waaraan elke uitkomst is getoetst (bewaarde oordelen van cjg patterns).",
    )
    headers = page.say(
        "Outcome|Evidence|Patterns passed|Patterns failed",
        "Uitkomst|Onderbouwing|Patronen gehaald|Patronen niet gehaald",
    )
    return [paragraph(f"{told} {mechanisms}"), table(caption, headers.split("|"), rows)]


def _listed(numbers: Sequence[int], names: Mapping[int, str]) -> str:
    return "<br>".join(escape(f"{number}. {names[number]}") for number in numbers) or "–"
