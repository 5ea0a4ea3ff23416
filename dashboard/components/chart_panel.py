"""A large chart: which outcome, its badge, the chart, what it says in a sentence, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.controls import place
from dashboard.language import Language
from dashboard.markup import attributes
from experiments.dates import month_words
from experiments.numbers import amount, decimals_of, points_word, span, style_of
from language.outcomes import OUTCOMES
from sim.observe.outcomes import OUTCOMES_OF_FAMILIES, OUTCOMES_OF_THE_NETWORK, Outcome

SIDES = ("left", "right")
EVERY = 6  # months between rows of the table
CONFIG: Any = {"displayModeBar": False, "responsive": True, "staticPlot": False, "doubleClick": False}


def chart_panel(position: int, heading: str, lang: Language) -> Component:
    """Build the place of one of the two charts."""
    side = SIDES[position]
    return html.Section(
        [
            html.Div(
                [
                    html.Div(
                        [
                            html.P(heading, className="panel-kicker"),
                            html.H2(id=f"panel-title-{side}", className="panel-title"),
                        ]
                    ),
                    html.Div(id=f"panel-badge-{side}"),
                ],
                className="panel-top",
            ),
            html.Div(
                place(
                    {
                        "path": f"state.panel{position}",
                        "kind": "select",
                        "label": f"{heading}: {lang('choose-panel-outcome')}",
                        "groups": outcome_groups(lang),
                        "wraps": True,
                    }
                ),
                className="panel-pick",
            ),
            html.P(id=f"panel-unit-{side}", className="panel-unit"),
            html.Figure(
                [
                    html.Div(
                        dcc.Graph(id=f"graph-{side}", config=CONFIG, className="graph", figure=empty_figure()),
                        id=f"panel-{side}",
                        className="graph-place",
                        **attributes({"aria-hidden": "true"}),
                    ),
                    html.P(id=f"panel-legend-{side}", className="panel-legend"),
                    html.Figcaption(id=f"panel-said-{side}", className="panel-said"),
                ],
                className="panel-figure",
                **attributes({"aria-labelledby": f"panel-title-{side}"}),
                role="group",
            ),
            html.Details(
                [
                    html.Summary(lang("choose-numbers")),
                    html.Div(
                        id=f"panel-table-{side}",
                        className="scroll",
                        tabIndex="0",
                        role="group",
                        **attributes({"aria-label": f"{heading}: {lang('choose-numbers')}"}),
                    ),
                ],
                className="more",
            ),
        ],
        className="card panel",
        **attributes({"aria-labelledby": f"panel-title-{side}"}),
    )


def outcome_groups(lang: Language) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return every outcome for a list, those of families apart from those of the network."""

    def items(outcomes: Iterable[Outcome]) -> list[tuple[str, str]]:
        return [(each.name, lang.said(OUTCOMES[each.name].label(lang.base))) for each in outcomes]

    return [
        (lang("choose-panel-reach"), items(OUTCOMES_OF_FAMILIES)),
        (lang("choose-panel-coordination"), items(OUTCOMES_OF_THE_NETWORK)),
    ]


def unit_line(outcome: str, lang: Language) -> str:
    """Return the unit of an outcome as it stands above its axis."""
    entry = OUTCOMES[outcome]
    if style_of(entry) == "points":
        return lang.said(points_word(lang.base))
    return lang.said(entry.unit_words(lang.base))


def band_table(outcome: str, tables: Mapping[str, pd.DataFrame], lang: Language) -> Component:
    """Build the table of the same numbers: every half year, the middle and the band of each line."""
    entry, months = OUTCOMES[outcome], len(next(iter(tables.values())))
    at = [*range(EVERY - 1, months - 1, EVERY), months - 1]
    head = [html.Th(lang("choose-month"), scope="col")]
    head += [html.Th(f"{name} · {lang('choose-middle')} ({lang('choose-band')})", scope="col") for name in tables]
    digits = decimals_of(
        entry, *(value for table in tables.values() for value in table.to_numpy()[at].ravel().tolist())
    )
    rows = []
    for month in at:
        cells: list[Component] = [html.Th(lang.said(month_words(month, lang.base)), scope="row")]
        for table in tables.values():
            low, middle, high = table.to_numpy()[month].tolist()
            cells.append(
                html.Td(
                    f"{amount(middle, entry, lang.base, decimals=digits)} "
                    f"({span(low, high, entry, lang.base, decimals=digits)})"
                )
            )
        rows.append(html.Tr(cells))
    return html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="numbers")


def empty_figure() -> dict[str, Any]:
    """Return a chart with nothing in it, of the same height as the charts to come."""
    axis = {"visible": False, "fixedrange": True}
    return {
        "data": [],
        "layout": {"height": 340, "xaxis": axis, "yaxis": axis, "margin": {"l": 54, "r": 12, "t": 34, "b": 30}},
    }
