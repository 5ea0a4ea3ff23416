"""Research: the sweeps of the store, what they found, and the way from a point back to its two futures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dash
import dash_ag_grid as dag
from dash import ClientsideFunction, Input, Output, clientside_callback, dcc, html
from dash.development.base_component import Component

from dashboard.components.chart_panel import CONFIG, empty_figure, outcome_groups
from dashboard.components.controls import place
from dashboard.components.trouble import trouble
from dashboard.language import Language, language_of_request
from dashboard.markup import attributes, plain
from dashboard.pages import research_answer
from dashboard.research.sweeps import Unreadable, sweeps
from dashboard.shell import page_facts

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

PARTS = ("effects", "heat", "box")
#: Words of the grid that a screen reader says.
GRID_WORDS = (
    "noRowsToShow", "loadingOoo", "ariaSortableColumn", "ariaRowSelect", "ariaRowDeselect", "ariaPageSizeSelectorLabel",
    "firstPage", "previousPage", "nextPage", "lastPage",
)  # fmt: skip


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("research", path="/research", layout=lambda **query: page(engine, query))
    clientside_callback(
        ClientsideFunction("cjg", "point"), Output("research-point", "data"), Input("research-grid", "selectedRows")
    )


def page(engine: Engine, query: dict[str, str]) -> Component:
    """Build the page: pickers, and a place for each part of an analysis."""
    lang = language_of_request()
    facts = page_facts("research", lang, query, asks="research")
    head = [html.H1(lang("research-title")), html.P(lang("research-lead"), className="lead"), trouble(lang)]
    try:
        found = sweeps(engine.archive)
    except Unreadable:
        return html.Div(
            [facts, plain([*head, html.P(lang("research-store-trouble"), className="notice")])], className="page"
        )
    if not found:
        return html.Div([facts, plain([*head, html.P(lang("research-none"), className="notice")])], className="page")
    return html.Div(
        [
            facts,
            plain(
                [
                    *head,
                    _pickers(found, lang),
                    html.P(id="sweep-about", className="status", role="status"),
                    html.Div(id="sweep-other-model", role="status"),
                ]
            ),
            plain(
                [
                    html.Section(
                        [html.H2(lang(f"research-part-{part}")), html.Div(id=f"research-{part}")],
                        className="card research-part",
                    )
                    for part in PARTS
                ],
                className="stack",
            ),
            html.Section(
                [
                    html.H2(lang("research-front")),
                    html.P(lang("research-front-help"), className="quiet"),
                    html.Div(
                        dcc.Graph(id="graph-front", config=CONFIG, figure=empty_figure()),
                        id="front-picture",
                        hidden=True,
                        **attributes({"aria-hidden": "true"}),
                    ),
                    plain(html.Div(id="research-front")),
                ],
                className="card research-part",
            ),
            html.Section(
                [
                    html.H2(lang("research-parallel")),
                    html.P(lang("research-parallel-help"), className="quiet"),
                    html.Div(
                        html.Div(id="research-parallel", **attributes({"aria-hidden": "true"})),
                        className="scroll",
                        tabIndex="0",
                        role="region",
                        **attributes({"aria-label": lang("research-parallel")}),
                    ),
                    plain([html.P(id="research-points", className="quiet"), html.Div(id="points-other-model")]),
                    _grid(lang),
                    dcc.Store(id="research-point"),
                    plain(html.Div(id="research-runs")),
                ],
                className="card research-part",
            ),
        ],
        className="page",
    )


def _pickers(found: list[dict[str, Any]], lang: Language) -> Component:
    sweep, outcome = lang("research-sweep"), lang("research-outcome")
    other = lang("research-other-model-mark")
    names = [(each["id"], f"{each['label']} · {other}" if each["other_model"] else each["label"]) for each in found]
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
                            "options": names,
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


def _grid(lang: Language) -> Component:
    """Build the table of points: the stream brings its rows and columns."""
    return html.Div(
        dag.AgGrid(
            id="research-grid",
            rowData=[],
            columnDefs=[],
            defaultColDef={
                "sortable": True,
                "resizable": True,
                "suppressHeaderMenuButton": True,
                "minWidth": 90,
                "wrapHeaderText": True,
                "autoHeaderHeight": True,
            },
            dashGridOptions={
                "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
                "suppressCellFocus": False,
                "localeText": {key: lang(f"research-grid-{key}") for key in GRID_WORDS},
                "theme": "themeQuartz",
            },
            style={"height": "26rem", "width": "100%"},
        ),
        className="grid-place",
    )
