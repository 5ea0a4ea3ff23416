"""The badge of an outcome: what it was tested against, and by which patterns."""

from __future__ import annotations

from functools import cache
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.language import Language
from dashboard.markup import attributes
from experiments.field_words import source_in_words
from experiments.patterns.badges import ASSUMPTION, DIRECTION, FIGURES, badges
from experiments.patterns.tables import target_in_words
from experiments.reference_results import load_reference

_KEYS = {FIGURES: "figures", DIRECTION: "direction", ASSUMPTION: "assumption"}
_SIGNS = {"figures": "●", "direction": "◐", "assumption": "○"}


@cache
def verdicts() -> dict[int, dict[str, Any]]:
    """Return the stored verdict of every pattern by its number; none in a package without them."""
    return {int(entry["id"]): entry for entry in load_reference()}


def badges_of(outcome: str) -> dict[str, Any]:
    """Return the badge of an outcome, and the numbers of the patterns about it that passed and failed."""
    return _badges()[outcome]


@cache
def _badges() -> dict[str, dict[str, Any]]:
    return badges(verdicts().values())


def badge_word(outcome: str, lang: Language) -> str:
    """Return the badge in words."""
    return lang(f"choose-badge-{_KEYS[_badges()[outcome]['badge']]}")


def badge(outcome: str, lang: Language) -> Component:
    """Build the badge of an outcome; opened, it names patterns, verdicts and sources."""
    found = _badges()[outcome]
    key = _KEYS[found["badge"]]
    about = [_pattern(number, "passed", lang) for number in found["passed"]]
    about += [_pattern(number, "failed", lang) for number in found["failed"]]
    return html.Details(
        [
            html.Summary(
                [
                    html.Span(_SIGNS[key], className="badge-sign", **attributes({"aria-hidden": "true"})),
                    html.Span(badge_word(outcome, lang)),
                ]
            ),
            html.Div(about or html.P(lang("choose-badge-none")), className="badge-body"),
        ],
        className=f"badge badge-{key}",
    )


def _pattern(number: int, verdict: str, lang: Language) -> Component:
    entry = verdicts()[number]
    return html.P(
        [
            html.Strong(f"{number}. {lang(f'pattern-{number}')}"),
            html.Br(),
            html.Span(lang(f"choose-badge-{verdict}"), className=f"verdict verdict-{verdict}"),
            html.Br(),
            html.Span(lang("choose-badge-target", target=target_in_words(entry, lang.base))),
            html.Br(),
            html.Span(lang("choose-badge-source", source=source_in_words(entry["source"], lang.base))),
        ]
    )
