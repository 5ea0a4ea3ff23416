"""Research: the sweeps of the store, what they found, and the way from a point back to its two futures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dash
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.chart_panel import CONFIG, empty_figure, outcome_groups
from dashboard.components.controls import place
from dashboard.components.trouble import trouble
from dashboard.language import Language, language_of_request
from dashboard.markup import plain
from dashboard.pages import research_answer
from dashboard.research.sweeps import Unreadable, sweeps
from dashboard.shell import page_facts

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

PARTS = ("effects", "heat", "box", "front")


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("research", path="/research", layout=lambda **query: page(engine, query))


def page(engine: Engine, query: dict[str, str]) -> Component:
    """Build the page: pickers, and a place for each part of an analysis."""
    lang = language_of_request()
    facts = page_facts("research", lang, query, words="choose.", asks="research")
    head = [html.H1(lang("research.title")), html.P(lang("research.lead"), className="lead"), trouble(lang)]
    try:
        found = sweeps(engine.archive)
    except Unreadable:
        return html.Div(
            [facts, plain([*head, html.P(lang("research.store_trouble"), className="notice")])], className="page"
        )
    if not found:
        return html.Div([facts, plain([*head, html.P(lang("research.none"), className="notice")])], className="page")
    return html.Div(
        [
            facts,
            plain([*head, _pickers(found, lang), html.P(id="sweep-about", className="quiet")]),
            plain(
                [
                    html.Section(
                        [html.H2(lang(f"research.{part}")), html.Div(id=f"research-{part}")],
                        className="card research-part",
                    )
                    for part in PARTS
                ],
                className="stack",
            ),
            html.Section(
                [
                    html.H2(lang("research.parallel")),
                    html.P(lang("research.parallel_help"), className="quiet"),
                    html.Div(
                        dcc.Graph(id="graph-parallel", config=CONFIG, className="graph", figure=empty_figure()),
                        className="graph-place",
                        **{"aria-hidden": "true"},
                    ),
                    plain(html.Div(id="research-points")),
                ],
                className="card research-part",
            ),
        ],
        className="page",
    )


def _pickers(found: list[dict[str, str]], lang: Language) -> Component:
    sweep, outcome = lang("research.sweep"), lang("research.outcome")
    return html.Div(
        [
            html.Div(
                [
                    html.P(sweep, className="field-label"),
                    place(
                        {
                            "path": "research.sweep",
                            "kind": "select",
                            "label": sweep,
                            "options": [(each["id"], each["label"]) for each in found],
                        }
                    ),
                ]
            ),
            html.Div(
                [
                    html.P(outcome, className="field-label"),
                    place(
                        {
                            "path": "research.outcome",
                            "kind": "select",
                            "label": outcome,
                            "groups": outcome_groups(lang),
                            "value": research_answer.USUAL,
                        }
                    ),
                ]
            ),
        ],
        className="two card",
    )
