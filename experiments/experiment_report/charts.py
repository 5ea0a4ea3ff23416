"""Charts of an experiment, as plain Plotly figures in the style of :mod:`experiments.figures`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from experiments.figures import INK, LOOKS, SOFT_INK, Figure, layout_of, name_values
from experiments.numbers import amount, points_word, share, style_of
from experiments.page import Chart, Page
from language import words
from language.numbers import EURO
from language.outcomes import OUTCOMES, Outcome

ROW = 44  # pixels: a line of words, and under it the interval
BLUE, ORANGE, GREY = LOOKS[1].colour, LOOKS[2].colour, LOOKS[0].colour
FEW, SHORT = 6, 26  # points with a label in the map, and how long that may be
LONGEST = 58  # characters of a label over its line; more do not fit on a phone


@dataclass(frozen=True)
class Line:
    """One line of a forest: a difference with its interval."""

    label: str
    mean: float
    low: float
    high: float
    colour: str = BLUE
    filled: bool = True
    told: str = ""
    symbol: str = "circle"


def forest(
    page: Page, lines: Sequence[Line], unit: str, scale: float, *, title: str, name: str = "", of: Outcome | None = None
) -> Chart:
    """Put a chart of differences on a page, one below the other, each under its own words; hollow where none was found.

    Parameters
    ----------
    page : Page
    lines : sequence of Line
    unit : str
        Title of the axis.
    scale : float
        What numbers are multiplied with: 100 for percentage points.
    title, name : str
        What it is of, for those who cannot see it, and for the file of its picture.
    of : Outcome, optional
        Say over the chart which side of this outcome is the better one.
    """
    places = list(range(len(lines)))
    traces = [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [scale * line.mean],
            "y": [place],
            "error_x": {
                "type": "data", "symmetric": False, "array": [scale * (line.high - line.mean)],
                "arrayminus": [scale * (line.mean - line.low)], "color": line.colour, "thickness": 2.5, "width": 5,
            },
            "marker": {
                "symbol": line.symbol if line.filled else f"{line.symbol}-open", "color": line.colour, "size": 10,
                "line": {"color": line.colour, "width": 2},
            },
            "text": [f"{line.label}<br>{line.told}"],
            "hovertemplate": "%{text}<extra></extra>",
        }
        for place, line in zip(places, lines, strict=True)
    ]  # fmt: skip
    layout = layout_of(page.lang, height=74 + ROW * max(len(lines), 1))
    layout["showlegend"] = False
    layout["margin"] |= {"l": 12, "r": 12, "t": 34, "b": 40}
    layout["yaxis"] |= {"visible": False, "range": [len(lines) - 0.55, -0.85], "showgrid": False}
    layout["xaxis"] |= {"zeroline": True, "zerolinecolor": INK, "zerolinewidth": 1.5, "nticks": 6, "showgrid": True}
    layout["xaxis"]["range"] = _room(lines, scale)
    name_values(layout, unit)
    layout["annotations"] = [
        {
            "xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "y": place, "yanchor": "bottom", "yshift": 7,
            "text": _cut(line.label), "showarrow": False, "font": {"size": 12}, "bgcolor": "rgba(255,255,255,0.8)",
        }
        for place, line in zip(places, lines, strict=True)
    ]  # fmt: skip
    if of is not None:
        layout["annotations"] += _sides(of, page.lang)
        layout["margin"]["t"] += 12  # above the words of the sides is the button that saves the picture
        layout["height"] += 12
    told = [title, *(f"{line.label}: {line.told}" for line in lines)]
    return page.chart({"data": traces, "layout": layout}, ". ".join(told), name)


def unit_of(outcome: str, lang: str) -> tuple[str, float]:
    """Return the title of an axis of differences in an outcome, and what to multiply them with."""
    known = OUTCOMES[outcome]
    if known.kind == "month":
        return words(lang)("number-months"), 1.0
    in_points = style_of(known) in ("percent", "points")
    return (points_word(lang), 100.0) if in_points else (known.unit_words(lang), 1.0)


def trade_off_map(
    table: pd.DataFrame, labels: Sequence[str], criteria: Sequence[str], lang: str, *, numbered: bool = False
) -> Figure:
    """Draw every point by its cost and its reach; filled where no other point beats it, larger the more often so.

    Parameters
    ----------
    table : pandas.DataFrame
        ``trade_offs``.
    labels : sequence of str
        Of the points, in the order of the table.
    criteria : sequence of str
        Reach, coordination, cost.
    lang : {"en", "nl"}
    numbered : bool
        Write its number beside each point, where labels are too long or too many to stand there.
    """
    reach, plan, cost = criteria
    traces = []
    for front, symbol, name in (
        (True, "circle", words(lang)("figure-unbeaten")),
        (False, "circle-open", words(lang)("figure-beaten")),
    ):
        rows = table[table["on_front"] == front]
        names = [labels[place] for place in rows.index]
        told = numbered or (front and len(rows) <= FEW and max(map(len, names), default=0) <= SHORT)
        traces.append(
            {
                "type": "scatter",
                "mode": "markers+text" if told else "markers",
                "name": name,
                "x": rows[cost].round(4).tolist(),
                "y": rows[reach].round(5).tolist(),
                "text": [str(place + 1) for place in rows.index] if numbered else names,
                "textposition": "top center",
                "textfont": {"size": 11},
                "cliponaxis": False,
                "marker": {
                    "symbol": symbol,
                    "size": (8 + 10 * rows["share"]).tolist(),
                    "color": BLUE if front else GREY,
                    "line": {"color": BLUE if front else GREY, "width": 2},
                },
                "customdata": [
                    [each, amount(row[reach], OUTCOMES[reach], lang), amount(row[plan], OUTCOMES[plan], lang),
                     amount(row[cost], OUTCOMES[cost], lang), share(row["share"], lang)]
                    for each, (_, row) in zip(names, rows.iterrows(), strict=True)
                ],
                "hovertemplate": "%{customdata[0]}<br>"
                + "<br>".join(
                    f"{OUTCOMES[key].label(lang)}: %{{customdata[{place}]}}"
                    for place, key in enumerate((reach, plan, cost), start=1)
                )
                + f"<br>{words(lang)('figure-unbeaten-in')} %{{customdata[4]}}<extra></extra>",
            }
        )  # fmt: skip
    layout = layout_of(lang, height=420)
    layout["margin"] |= {"t": 40, "b": 46, "r": 20}
    layout["xaxis"] |= {"title": {"text": _with_better(cost, lang), "font": {"size": 12}}, "tickprefix": EURO}
    layout["xaxis"] |= {"showgrid": True, "nticks": 6}
    layout["yaxis"] |= {"tickformat": ".1~%", "nticks": 6}
    layout["legend"] |= {"y": -0.2}
    layout["annotations"] = [
        {
            "xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left", "yanchor": "bottom", "yshift": 6,
            "text": f"↑ {_with_better(reach, lang)}", "showarrow": False, "font": {"size": 12},
        }
    ]  # fmt: skip
    return {"data": traces, "layout": layout}


def _sides(outcome: Outcome, lang: str) -> list[dict[str, Any]]:
    """Say at the top which side of the zero line is the better one."""
    say = words(lang)
    left, right = (
        say("figure-is-better", side=say(key)) if key == f"figure-{outcome.better}" else say(key)
        for key in ("figure-lower", "figure-higher")
    )
    common = {"xref": "paper", "yref": "paper", "y": 1, "yanchor": "bottom", "showarrow": False}
    font = {"font": {"size": 12, "color": SOFT_INK}}
    return [
        {**common, **font, "x": 0, "xanchor": "left", "text": f"← {left}"},
        {**common, **font, "x": 1, "xanchor": "right", "text": f"{right} →"},
    ]


def _with_better(outcome: str, lang: str) -> str:
    """Return the label of an outcome, with which side of it is the better one."""
    known = OUTCOMES[outcome]
    if known.better == "neither":
        return known.label(lang)
    return words(lang)("figure-better", label=known.label(lang), better=known.better)


def _room(lines: Sequence[Line], scale: float) -> list[float]:
    ends = [0.0, *(scale * end for line in lines for end in (line.low, line.high) if np.isfinite(end))]
    low, high = min(ends), max(ends)
    room = 0.08 * ((high - low) or 1.0)
    return [low - room, high + room]


def _cut(label: str, longest: int = LONGEST) -> str:
    return label if len(label) <= longest else label[: longest - 1] + "…"
