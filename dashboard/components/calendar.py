"""The calendar: what the script that draws it has to know, and the form for a new pin."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.controls import choices, options
from dashboard.language import Language
from dashboard.markup import attributes
from experiments.dates import marks_within, month_words, year_and_month
from experiments.field_words import quantity
from sim.inputs.fields import DECIDE

STOPS = 5  # values offered for a number


def calendar_facts(months: int, lang: Language) -> dict[str, Any]:
    """Return months in words, years, fixed dates, and the choices that may change with their values."""
    years = [(month, *year_and_month(month)) for month in range(months)]
    return {
        "months": [lang.said(month_words(month, lang.base)) for month in range(months)],
        "years": [[month, str(year)] for month, year, number in years if number == 1],
        "marks": [[mark.month, lang.said(mark.label(lang.base))] for mark in marks_within(months)],
        "fields": {path: _field(row, lang) for path, row in choices().items() if "investment" not in path},
    }


def calendar_panel(lang: Language) -> Component:
    """Build the place of the calendar and the form under it."""
    return html.Section(
        [
            html.H2(lang("choose-calendar"), className="panel-heading"),
            html.P(lang("choose-calendar-help"), className="quiet"),
            html.Div(id="calendar", className="calendar"),
            html.Details(
                [
                    html.Summary(lang("choose-calendar-add")),
                    html.Div(
                        [
                            _picker("change-field", lang("choose-calendar-field")),
                            _picker("change-value", lang("choose-calendar-value")),
                            _picker("change-month", lang("choose-calendar-month")),
                            html.Button(
                                lang("choose-calendar-put"),
                                className="button button-main",
                                **attributes({"data-action": "add-change"}),
                            ),
                        ],
                        className="calendar-form",
                    ),
                ],
                className="more",
            ),
        ],
        className="card",
        **attributes({"aria-label": lang("choose-calendar")}),
    )


def _picker(name: str, label: str) -> Component:
    return html.Label([html.Span(label), html.Select(id=name)], className="picker", htmlFor=name)


def _field(row: Any, lang: Language) -> dict[str, Any]:
    kind = row["type"]
    if kind == "choice":
        values = {value: text for value, text in options(row, lang) if value != DECIDE}
    elif kind == "yes_no":
        values = {"true": lang("choose-yes"), "false": lang("choose-no")}
    else:
        low, high = row["minimum"], row["maximum"]
        stops = [low + (high - low) * step / (STOPS - 1) for step in range(STOPS)]
        if kind == "whole_number":
            stops = sorted({round(stop) for stop in stops})
        values = {f"{stop:g}": lang.said(quantity(stop, row["unit"], lang.base)) for stop in stops}
    return {"label": lang.of(row, "label"), "kind": kind, "values": values}
