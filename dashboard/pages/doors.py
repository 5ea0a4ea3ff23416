"""Behind the doors: the network film, agreed against practised, hours in meetings, and queues."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dash
import dash_cytoscape as cyto
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.chart_panel import CONFIG, empty_figure
from dashboard.components.summary import plan_summary
from dashboard.components.trouble import trouble
from dashboard.language import Language, language_of_request
from dashboard.markup import attributes, plain
from dashboard.pages import doors_answer  # registers the answer that fills this page
from dashboard.plan.comparison import BASELINE, PLAN
from dashboard.shell import page_facts

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

STYLES = [
    {
        "selector": "node.person",
        "style": {
            "width": "data(size)", "height": "data(size)", "background-color": "data(colour)",
            "border-color": "#16212b", "border-width": "data(ring)", "z-index": 2,
        },
    },
    {
        "selector": "node.employer",
        "style": {
            "width": 1, "height": 1, "opacity": 1, "background-opacity": 0, "label": "data(label)",
            "font-size": "data(font)",
            "color": "#16212b", "text-valign": "center", "text-halign": "center", "text-wrap": "wrap",
            "text-max-width": 210, "text-background-color": "#ffffff", "text-background-opacity": 0.82,
            "text-background-padding": 3, "z-index": 3,
        },
    },
    {
        "selector": "edge",
        "style": {"width": "data(width)", "line-color": "#5b6b78", "opacity": 0.42, "curve-style": "haystack"},
    },
    *(  # a name stands outside the ring, away from people and ties
        {"selector": f"node.{side}", "style": {f"text-{way}align": side}}
        for side, way in (("left", "h"), ("right", "h"), ("top", "v"), ("bottom", "v"))
    ),
    {"selector": ".away", "style": {"display": "none"}},
]  # fmt: skip


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("doors", path="/doors", layout=layout)


def layout(**query: str) -> Component:
    """Build the page."""
    lang = language_of_request()
    facts = page_facts("doors", lang, query, stream="doors")
    head = [
        html.H1(lang("doors-title")),
        html.P(lang("doors-lead"), className="lead"),
        plan_summary(lang),
        trouble(lang),
        html.P(id="status", className="status", role="status"),
    ]
    return html.Div(
        [
            facts,
            plain(head),
            html.Section(
                [
                    plain([html.H2(lang("doors-film")), html.P(lang("doors-film-help"), className="quiet")]),
                    html.Div([_screen(key) for key in (BASELINE, PLAN)], className="films"),
                    plain(_controls(lang)),
                ],
                className="card film",
                id="film",
            ),
            plain(_agreements(lang)),
            plain(
                [
                    html.H2(lang("doors-all-futures"), className="doors-heading"),
                    html.P(id="all-help", className="quiet"),
                ]
            ),
            html.Div([_panel(name, lang) for name in doors_answer.PANELS], className="panels panels-three"),
        ],
        className="page doors",
    )


def _screen(key: str) -> Component:
    canvas = cyto.Cytoscape(
        id=f"film-{key}", elements=[], stylesheet=STYLES, layout={"name": "preset", "fit": False},
        style={"width": "100%", "height": "100%"}, responsive=False, autoungrabify=True, autounselectify=True,
        userPanningEnabled=False, userZoomingEnabled=False, boxSelectionEnabled=False,
    )  # fmt: skip
    return html.Figure(
        [
            html.Figcaption(id=f"film-name-{key}", className="film-name"),
            # a canvas says nothing to assistive technology: the sentence and the table below do
            html.Div(canvas, className="film-canvas", **attributes({"aria-hidden": "true"})),
        ],
        className="film-screen",
    )


def _controls(lang: Language) -> list[Component]:
    return [
        html.Div(
            [
                html.Button(lang("doors-play"), id="film-play", className="button button-main",
                            **attributes({"data-action": "film-play"})),
                html.Button("‹", className="button", title=lang("doors-back"),
                            **attributes({"data-action": "film-step:-1", "aria-label": lang("doors-back")})),
                html.Div(className="film-slider", **attributes({"data-film-slider": lang("doors-month")})),
                html.Button("›", className="button", title=lang("doors-on"),
                            **attributes({"data-action": "film-step:1", "aria-label": lang("doors-on")})),
                html.Output(id="film-month", className="film-month"),
            ],
            className="film-bar",
        ),
        html.P(id="film-now", className="film-now"),
        html.H3(lang("doors-measures"), className="film-sub"),
        html.Div(id="film-measures", className="film-measures"),
        html.P(id="film-note", className="quiet"),
        html.Details(
            [
                html.Summary(lang("doors-table")),
                html.Div(id="film-table", className="scroll", tabIndex="0", role="region",
                         **attributes({"aria-label": lang("doors-table")})),
            ],
            className="more", id="film-facts",
        ),
    ]  # fmt: skip


def _agreements(lang: Language) -> Component:
    return html.Section(
        [
            html.H2(lang("doors-agreed")),
            html.P(lang("doors-agreed-help"), className="quiet"),
            html.Div(id="film-pairs", className="film-pairs"),
        ],
        className="card",
    )


def _panel(name: str, lang: Language) -> Component:
    return html.Section(
        [
            plain(
                [
                    html.P(lang(f"doors-panel-{name}"), className="panel-kicker"),
                    html.H3(id=f"{name}-title", className="panel-title"),
                    html.P(id=f"{name}-unit", className="panel-unit"),
                    html.Div(id=f"{name}-badge"),
                ]
            ),
            html.Figure(
                [
                    html.Div(
                        dcc.Graph(id=f"graph-{name}", config=CONFIG, className="graph", figure=empty_figure()),
                        className="graph-place",
                        **attributes({"aria-hidden": "true"}),
                    ),
                    html.Figcaption(id=f"{name}-said", className="panel-said"),
                ],
                className="panel-figure",
            ),
            plain(
                html.Details(
                    [
                        html.Summary(lang("choose-numbers")),
                        html.Div(id=f"{name}-table", className="scroll", tabIndex="0", role="region",
                                 **attributes({"aria-label": lang("choose-numbers")})),
                    ],
                    className="more",
                )
            ),
        ],
        className="card panel",
    )  # fmt: skip
