"""Which points no other beats on reach, coordination and cost together: in a chart, in words, and in a table."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from dash import html

from dashboard.markup import attributes
from dashboard.research.names import point_names
from experiments.analysis.robustness import is_choice
from experiments.analysis.trade_offs import CRITERIA
from experiments.experiment_report.charts import trade_off_map
from experiments.numbers import amount, count, share
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.language import Language
    from dashboard.research.sweeps import Read

MOST_PLANS = 10
LETTERS, LINES = 48, 3  # of a label beside the chart
LINE, APART = 15, 6  # pixels: a line of a label, and the least room between two labels
ROOM = 330  # pixels beside the chart, for the labels
MOST_DRAWN = 1_000


def front(found: Read, table: pd.DataFrame, lang: Language) -> tuple[list[Any], dict[str, Any]]:
    """Return words and table of the points that no other beats, and the chart of all points.

    Parameters
    ----------
    found : Read
    table : pandas.DataFrame
        ``trade_offs``.
    lang : Language
    """
    table = table.sort_values(["on_front", "share"], ascending=False, kind="stable", ignore_index=True)
    names, short = (point_names(found, lang, short=brief) for brief in (False, True))
    shown = table[table["on_front"]].head(MOST_PLANS)
    drawn = table.dropna(subset=list(CRITERIA)).head(MOST_DRAWN).reset_index(drop=True)
    labels = [f"{'' if place >= len(shown) else f'{place + 1}. '}{names[int(point)]}"
              for place, point in enumerate(drawn["point"])]  # fmt: skip
    figure = trade_off_map(drawn, ["<br>".join(textwrap.wrap(each, 60)) for each in labels], CRITERIA, lang.base)
    for trace in figure["data"]:
        trace["mode"] = "markers"  # the words stand beside the chart
    _write_beside(figure, shown, [short[int(point)] for point in shown["point"]])
    return _words(found, table, shown, names, lang), figure


def _words(found: Read, table: pd.DataFrame, shown: pd.DataFrame, names: dict[int, str], lang: Language) -> list[Any]:
    head = [html.Th(lang("research-front-number"), scope="col"), html.Th(lang("research-front-plan"), scope="col")]
    head += [html.Th(_criterion(name, lang), scope="col") for name in CRITERIA]
    head.append(html.Th(lang("research-unbeaten"), scope="col"))
    rows = []
    for place, row in enumerate(shown.to_dict("records"), start=1):
        point = int(row["point"])
        address = urlencode({"sweep": found.experiment.id, "point": point})
        link = html.A(lang("research-run-open"), href=f"/research/open?{address}")
        unbeaten = share(row["share"], lang.base)
        rows.append(
            html.Tr(
                [
                    html.Th(str(place), scope="row"),
                    html.Td([names[point], html.Br(), link]),
                    *(html.Td(amount(row[name], OUTCOMES[name], lang.base)) for name in CRITERIA),
                    html.Td(unbeaten),
                ]
            )
        )
    counted = {"n": len(shown), "front": int(table["on_front"].sum()), "of": count(len(table), lang.base)}
    parts = [html.P(lang("research-front-counted", **counted), className="quiet")]
    if not all(is_choice(factor) for factor in found.factors):
        parts.append(html.P(lang("research-front-apart"), className="quiet"))
    body = html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="numbers front")
    return [*parts, html.Div(body, className="scroll", tabIndex="0", role="region",
                             **attributes({"aria-label": lang("research-front")}))]  # fmt: skip


def _criterion(name: str, lang: Language) -> str:
    entry = OUTCOMES[name]
    return f"{lang.said(entry.label(lang.base))} ({lang(f'research-better-{entry.better}')})"


def _write_beside(figure: dict[str, Any], shown: pd.DataFrame, texts: list[str]) -> None:
    """Write the words of the front beside the chart, one below the other, each with a line to its point."""
    reach, _, cost = CRITERIA
    layout = figure["layout"]
    ends = []
    for name, axis in ((cost, "xaxis"), (reach, "yaxis")):
        values = [each for trace in figure["data"] for each in trace["x" if name == cost else "y"]]
        low, high = min(values, default=0.0), max(values, default=1.0)
        room = 0.06 * (high - low) or 0.05 * abs(high) or 1.0
        layout[axis]["range"] = [low - room, high + room]
        ends.append((low - room, high + room))
    (_, right), (bottom, top) = ends
    cut = [_lines(f"{place}. {text}") for place, text in enumerate(texts, start=1)]
    heights = [LINE * len(each) + APART for each in cut]
    margin = layout["margin"]
    layout["height"] = max(layout["height"], sum(heights) + margin["t"] + margin["b"])
    inner = layout["height"] - margin["t"] - margin["b"]
    margin["r"] = ROOM
    reached = shown[reach].astype(float).tolist()
    order = sorted(range(len(cut)), key=lambda place: -reached[place])
    wanted = [(top - reached[place]) / (top - bottom) * inner for place in order]
    taken = 0.0
    for at, place in enumerate(order):
        left = sum(heights[each] for each in order[at:])  # the labels below need room too
        middle = min(max(wanted[at], taken + heights[place] / 2), inner - left + heights[place] / 2)
        taken = middle + heights[place] / 2
        layout["annotations"].append(
            {
                "x": float(shown.iloc[place][cost]), "y": float(shown.iloc[place][reach]), "ax": right, "axref": "x",
                "ay": top - middle / inner * (top - bottom), "ayref": "y", "xanchor": "left", "align": "left",
                "text": "<br>".join(cut[place]), "font": {"size": 11}, "showarrow": True, "arrowhead": 0,
                "arrowwidth": 1, "arrowcolor": "#8996a1", "standoff": 5, "name": str(place + 1),
            }
        )  # fmt: skip


def _lines(text: str) -> list[str]:
    return textwrap.wrap(text, LETTERS, max_lines=LINES, placeholder=" …")
