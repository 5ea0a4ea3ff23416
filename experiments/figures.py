"""Plotly figures as plain dictionaries, for the report and for screens.

Colours are those of Okabe and Ito; each scenario also has its own line style and marker, so that colour is
never the only sign.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.dates import iso_date, marks_within, month_words
from experiments.numbers import amount, span, style_of
from language.numbers import EURO, separators
from language.outcomes import Outcome

if TYPE_CHECKING:
    import pandas as pd

Figure = dict[str, Any]

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
INK = "#1a1a1a"
SOFT_INK = "#555555"
GRID = "#e6e6e6"

#: Up to here the axis shows months as well as years.
SHORT = 30
#: In a longer run the names of the dates would lie over one another.
LONGEST_WITH_NAMES = 130

#: Letters of a unit in one line under the narrowest chart.
LONGEST_UNIT = 28

#: A chart with more scenarios than this shows their medians alone: more bands cannot be told apart.
MOST_BANDS = 4


@dataclass(frozen=True, slots=True)
class Look:
    """Colour, line style and marker of one scenario."""

    colour: str
    dash: str
    symbol: str

    @property
    def fill(self) -> str:
        """The colour, thin enough to see another band through it."""
        red, green, blue = (int(self.colour[start : start + 2], 16) for start in (1, 3, 5))
        return f"rgba({red}, {green}, {blue}, 0.16)"


#: The first scenario is the grey baseline; the lightest colours of the palette come last.
LOOKS: tuple[Look, ...] = (
    Look("#5f5f5f", "dash", "circle"),
    Look("#0072b2", "solid", "square"),
    Look("#d55e00", "dashdot", "diamond"),
    Look("#009e73", "dot", "triangle-up"),
    Look("#cc79a7", "longdash", "cross"),
    Look("#000000", "longdashdot", "x"),
    Look("#e69f00", "solid", "star"),
    Look("#56b4e9", "dash", "hexagon"),
)


def look(position: int) -> Look:
    """Return the look of the scenario at this position; from the ninth on, looks repeat."""
    return LOOKS[position] if position < len(LOOKS) else LOOKS[1 + (position - 1) % (len(LOOKS) - 1)]


def bands(monthly: pd.DataFrame, outcome: str) -> pd.DataFrame:
    """Return the 10th, 50th and 90th percentile over replications of one outcome, month by month.

    Parameters
    ----------
    monthly : pandas.DataFrame
        Index replication, month.
    outcome : str
        Column.

    Returns
    -------
    pandas.DataFrame
        Index month; columns p10, p50, p90; NaN in months without a value.
    """
    percentiles = monthly[outcome].groupby(level="month").quantile(np.array([0.1, 0.5, 0.9])).unstack()
    percentiles.columns = ["p10", "p50", "p90"]
    return percentiles


def over_time(
    outcome: Outcome,
    by_scenario: Mapping[str, pd.DataFrame],
    *,
    lang: str = "en",
    changes: Sequence[int] = (),
) -> Figure:
    """Draw one outcome month by month: a median line and a band of 10-90% for every scenario.

    Parameters
    ----------
    outcome : Outcome
        What is drawn.
    by_scenario : mapping of str to pandas.DataFrame
        Display name -> table of :func:`bands`; the first is the baseline.
    lang : {"en", "nl"}
        Language of dates and labels.
    changes : sequence of int
        Months in which a scenario changes a choice, marked below the axis.

    Returns
    -------
    dict
        ``data`` and ``layout`` of a Plotly figure.
    """
    traces: list[dict[str, Any]] = []
    for position, (name, table) in enumerate(by_scenario.items()):
        style = look(position)
        dates = [iso_date(month) for month in table.index]
        if len(by_scenario) <= MOST_BANDS:
            traces += _band(name, dates, table, style)
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": name,
                "legendgroup": name,
                "x": dates,
                "y": _numbers(table["p50"]),
                "line": {"color": style.colour, "dash": style.dash, "width": 2.5},
                "text": [
                    f"{month_words(month, lang)}: {amount(middle, outcome, lang)} ({span(low, high, outcome, lang)})"
                    for month, (low, middle, high) in zip(table.index, table.to_numpy().tolist(), strict=True)
                ],
                "hovertemplate": "%{text}<extra>%{fullData.name}</extra>",
            }
        )
    months = max((len(table) for table in by_scenario.values()), default=0)
    layout = layout_of(lang, height=340)
    layout["xaxis"] |= {"type": "date", "range": [iso_date(0), iso_date(max(months, 1))], "tickformat": "%Y"}
    layout["xaxis"] |= {"tick0": "2008-01-01", "dtick": _between_ticks(months), "tickangle": 0}
    layout["xaxis"] |= {"tickfont": {"size": 11}}
    if months <= SHORT:
        layout["xaxis"]["tickformat"] = "%m-%Y"
    layout["yaxis"] |= _value_axis(outcome) | {"rangemode": _range_mode(by_scenario)}
    shapes, notes = _marks(months, lang)
    layout["shapes"], layout["annotations"] = shapes + _pins(changes), notes
    layout["hovermode"] = "x"
    return {"data": traces, "layout": layout}


def coverage_over_time(shares: Mapping[str, Sequence[float]], *, lang: str = "en") -> Figure:
    """Draw the share of municipalities that bear the name, month by month.

    Parameters
    ----------
    shares : mapping of str to sequence of float
        Display name -> share in each month.
    lang : {"en", "nl"}
        Language of dates.

    Returns
    -------
    dict
        ``data`` and ``layout`` of a Plotly figure.
    """
    months = max(len(values) for values in shares.values())
    traces = [
        {
            "type": "scatter",
            "mode": "lines",
            "name": name,
            "x": [iso_date(month) for month in range(len(values))],
            "y": list(values),
            "line": {"color": look(position).colour, "dash": look(position).dash, "width": 2.5},
            "hovertemplate": "%{y:.0%}<extra>%{fullData.name}</extra>",
        }
        for position, (name, values) in enumerate(shares.items())
    ]
    layout = layout_of(lang, height=340)
    layout["xaxis"] |= {"type": "date", "range": [iso_date(0), iso_date(months)], "tickformat": "%Y"}
    layout["yaxis"] |= {"tickformat": ".0%", "range": [0, 1]}
    layout["shapes"], layout["annotations"] = _marks(months, lang)
    return {"data": traces, "layout": layout}


def _band(name: str, dates: list[str], table: pd.DataFrame, style: Look) -> list[dict[str, Any]]:
    edge = {
        "type": "scatter",
        "mode": "lines",
        "x": dates,
        "legendgroup": name,
        "showlegend": False,
        "hoverinfo": "skip",
        "line": {"width": 0, "color": style.colour},
    }
    return [
        {**edge, "y": _numbers(table["p10"])},
        {**edge, "y": _numbers(table["p90"]), "fill": "tonexty", "fillcolor": style.fill},
    ]


def layout_of(lang: str, *, height: int) -> dict[str, Any]:
    """Return the layout that all charts share: fixed margins, quiet axes, no dragging."""
    axis = {
        "gridcolor": GRID,
        "linecolor": SOFT_INK,
        "tickfont": {"size": 12},
        "zeroline": False,
        "fixedrange": True,
    }
    return {
        "height": height,
        # Fixed margins: fitting them to the labels takes many redraws on a narrow screen.
        "margin": {"l": 54, "r": 12, "t": 34, "b": 30},
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "separators": separators(lang),
        "legend": {"orientation": "h", "x": 0, "y": -0.14, "yanchor": "top", "font": {"size": 12}},
        "hoverlabel": {"font": {"family": FONT}},
        "xaxis": dict(axis),
        "yaxis": dict(axis),
    }


def name_values(layout: dict[str, Any], unit: str) -> None:
    """Write the unit under the axis of values, in as many lines as a narrow chart needs."""
    lines = wrap(unit, LONGEST_UNIT)
    layout["xaxis"]["title"] = {"text": "<br>".join(lines), "font": {"size": 12}}
    more = 15 * max(len(lines) - 1, 0)
    layout["height"] += more
    layout["margin"]["b"] += more


def _value_axis(outcome: Outcome) -> dict[str, Any]:
    style = style_of(outcome)
    if style in ("percent", "points"):
        return {"tickformat": ".1~%"}
    return {"tickprefix": EURO} if style == "euro" else {}


def _between_ticks(months: int) -> str:
    """Return the distance between dates on the axis, so that at most eight stand side by side."""
    return next((f"M{step}" for step in (6, 12, 24, 60) if months <= 8 * step), "M120")


def _range_mode(by_scenario: Mapping[str, pd.DataFrame]) -> str:
    """Start the axis at 0 unless that would press the lines flat against the top."""
    lows = [low for table in by_scenario.values() for low in table["p10"] if np.isfinite(low)]
    highs = [high for table in by_scenario.values() for high in table["p90"] if np.isfinite(high)]
    return "normal" if lows and min(lows) > 0.5 * max(highs) else "tozero"


def _marks(months: int, lang: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return upright lines at the dates a reader looks for, and their names above the chart."""
    shapes, notes = [], []
    for mark in marks_within(months):
        shapes.append(_upright(mark.month, {"color": "#8a8a8a", "width": 1, "dash": "dot"}))
        notes.append(
            {
                "x": iso_date(mark.month),
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "text": mark.label(lang, "<br>"),
                "showarrow": False,
                "font": {"size": 11, "color": SOFT_INK},
            }
        )
    return shapes, notes if months <= LONGEST_WITH_NAMES else []


def _pins(changes: Sequence[int]) -> list[dict[str, Any]]:
    return [_upright(month, {"color": INK, "width": 2}, top=0.05) for month in sorted(set(changes))]


def _upright(month: int, line: dict[str, Any], top: float = 1.0) -> dict[str, Any]:
    date = iso_date(month)
    ends = {"x0": date, "x1": date, "y0": 0, "y1": top}
    return {"type": "line", "xref": "x", "yref": "paper", "layer": "below", "line": line, **ends}


def _numbers(column: pd.Series) -> list[float | None]:
    return [float(f"{value:.6g}") if np.isfinite(value) else None for value in column]
