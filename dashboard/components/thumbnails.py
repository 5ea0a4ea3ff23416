"""The strip of thumbnails: other outcomes, small, each with what it says."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.badge import badge_word
from dashboard.language import Language
from dashboard.markup import attributes
from experiments.findings import MAIN
from language.outcomes import OUTCOMES
from sim.observe.outcomes import OUTCOMES_OF_FAMILIES

EXTRA = ("reach_12_18", "political_support", "cost_per_youth")
SHOWN: tuple[str, ...] = (*MAIN, *EXTRA)
_OF_FAMILIES = frozenset(outcome.name for outcome in OUTCOMES_OF_FAMILIES)
#: Of the families' outcomes, those that stand with coordination.
_COORDINATION = ("white_spots_per_1000", "white_spot_rate", "grey_area_rate", "grey_areas_per_1000", "one_plan_rate",
                 "handover_success", "unplanned_families_per_1000", "orgs_per_multi_problem_family")  # fmt: skip


def panel_of(outcome: str) -> int:
    """Return the chart in which an outcome is shown large: 0 for reach, 1 for coordination."""
    return 0 if outcome in _OF_FAMILIES and outcome not in _COORDINATION else 1


def thumbnails(lang: Language) -> Component:
    """Build the strip; pictures and sentences come with the futures."""
    return html.Section(
        [
            html.H2(lang("choose-others"), className="panel-heading"),
            html.P(lang("choose-others-help"), className="quiet"),
            html.Div([_thumbnail(outcome, lang) for outcome in SHOWN], className="thumbs"),
        ],
        className="card",
    )


def _thumbnail(outcome: str, lang: Language) -> Component:
    label = lang.said(OUTCOMES[outcome].label(lang.base))
    return html.Button(
        [
            html.Span(label, className="thumb-label"),
            html.Img(id=f"thumb-{outcome}", src="", alt="", className="thumb-picture"),
            html.Span(id=f"thumb-said-{outcome}", className="thumb-said"),
            html.Span(badge_word(outcome, lang), className="thumb-badge"),
        ],
        className="thumb",
        title=lang("choose-show-left", name=label),
        **attributes({"data-action": f"show:{panel_of(outcome)}|{outcome}"}),
    )
