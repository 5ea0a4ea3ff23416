"""Behind the doors: a film of the network, what is agreed and what is lived, hours and queues."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dash
import dash_cytoscape as cyto
from dash import html
from dash.development.base_component import Component

from dashboard.components.summary import plan_summary
from dashboard.components.trouble import trouble
from dashboard.language import Language, language_of_request
from dashboard.markup import plain
from dashboard.pages import doors_answer
from dashboard.plan.comparison import BASELINE, PLAN
from dashboard.shell import page_facts

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

SIDES = (BASELINE, PLAN)


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("doors", path="/doors", layout=layout)


def layout(**query: str) -> Component:
    """Build the page."""
    lang = language_of_request()
    return html.Div(
        [
            page_facts("doors", lang, query, stream="doors", words="choose.", film=lang.section("doors.")),
            plain(
                [
                    html.H1(lang("doors.title")),
                    html.P(lang("doors.lead"), className="lead"),
                    plan_summary(lang),
                    trouble(lang),
                    html.P(id="status", className="status", role="status"),
                ]
            ),
            html.Section(
                [
                    plain(_head(lang)),
                    html.Div([_screen(side, lang) for side in SIDES], className="two"),
                    plain(
                        html.Details(
                            [
                                html.Summary(lang("doors.table")),
                                html.Div(id="film-table", className="scroll", tabIndex="0", role="region",
                                         **{"aria-label": lang("doors.table")}),
                            ],
                            className="more",
                        )
                    ),
                ],
                className="card film",
            ),
            plain(doors_answer.measures(lang), className="below doors-measures"),
        ],
        className="page",
    )  # fmt: skip


def _head(lang: Language) -> list[Component]:
    return [
        html.H2(lang("doors.film")),
        html.P(lang("doors.film_help"), className="quiet"),
        html.Div(
            [
                html.Button(
                    lang("doors.play"), id="film-play", className="button button-main", **{"data-action": "film"}
                ),
                html.Div(id="film-scrub", className="film-scrub", **{"data-label": lang("doors.month")}),
                html.Span(id="film-month", className="film-month"),
            ],
            className="row film-controls",
        ),
    ]


def _screen(side: str, lang: Language) -> Component:
    return html.Figure(
        [
            plain(html.H3(id=f"film-name-{side}")),
            html.Div(
                cyto.Cytoscape(
                    id=f"film-{side}",
                    elements=[],
                    layout={"name": "preset", "fit": True},
                    style={"width": "100%", "height": "420px"},
                    userZoomingEnabled=False,
                    userPanningEnabled=False,
                    boxSelectionEnabled=False,
                    autoungrabify=True,
                    stylesheet=STYLES,
                ),
                className="film-screen",
                **{"aria-hidden": "true"},
            ),
            plain(html.Figcaption(id=f"film-said-{side}", className="film-said")),
        ],
        className="film-figure",
        role="group",
        **{"aria-labelledby": f"film-name-{side}"},
    )


STYLES = [
    {"selector": "node", "style": {"background-color": "data(colour)", "width": "data(size)", "height": "data(size)"}},
    {
        "selector": ".organisation",
        "style": {
            "label": "data(label)",
            "font-size": 15,
            "color": "#16212b",
            "text-wrap": "wrap",
            "text-max-width": 110,
            "text-valign": "center",
            "text-background-color": "#ffffff",
            "text-background-opacity": 0.8,
            "text-background-padding": 2,
            "border-width": 2,
            "border-color": "#16212b",
            "z-index": 1,
        },
    },
    {
        "selector": ".professional",
        "style": {"border-width": "data(ring)", "border-color": "#16212b", "z-index": 10},
    },
    {"selector": "edge", "style": {"width": "data(width)", "line-color": "data(colour)", "opacity": 0.55}},
    {"selector": ".paper", "style": {"line-style": "dashed"}},
]
