"""Two fields of a sweep together: the mean of an outcome for each pair of values, and which pairs were never run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from dash import html

from dashboard.components.chart_panel import unit_line
from dashboard.markup import attributes
from dashboard.research.names import factor_name, in_order, value_name
from experiments.numbers import amount
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    from dashboard.language import Language
    from dashboard.research.sweeps import Read

MOST_LEVELS = 12


def heat(found: Read, outcome: str, asked: Mapping[str, Any], lang: Language) -> list[Any]:
    """Build the pickers of the two fields, the scale, and the table; nothing where no two fields have few values.

    Parameters
    ----------
    found : Read
    outcome : str
    asked : mapping
        ``down`` and ``across``: the fields that were picked.
    lang : Language
    """
    factors = [name for name in found.factors if 2 <= found.fields[name].nunique() <= MOST_LEVELS]
    if len(factors) < 2:
        return []
    first: str = asked["down"] if asked.get("down") in factors else factors[0]
    others = [name for name in factors if name != first]
    second: str = asked["across"] if asked.get("across") in others else others[0]
    grouped = found.outcomes.groupby([first, second], observed=True)[outcome]
    means, runs = grouped.mean(), grouped.size()
    down, across = (in_order(name, found.fields[name].dropna()) for name in (first, second))
    known = means.to_numpy(float)[np.isfinite(means.to_numpy(float))]
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 0.0)
    turned = OUTCOMES[outcome].better == "lower"

    def cell(pair: tuple[Any, Any]) -> Any:
        if pair not in runs.index:
            return html.Td(lang("research-heat-blank"), className="heat-cell heat-blank")
        value = float(means[pair])
        if not np.isfinite(value):
            return html.Td(lang("research-heat-missing"), className="heat-cell heat-blank")
        part = 0.5 if high == low else (value - low) / (high - low)
        shade = {"--strength": f"{1 - part if turned else part:.2f}"}
        return html.Td(amount(value, OUTCOMES[outcome], lang.base), style=shade, className="heat-cell")

    head = [html.Th(f"{factor_name(first, lang)} \\ {factor_name(second, lang)}", scope="col")]
    head += [html.Th(value_name(second, level, lang), scope="col") for level in across]
    rows = [
        html.Tr([html.Th(value_name(first, each, lang), scope="row"), *(cell((each, other)) for other in across)])
        for each in down
    ]
    return [
        html.Div(
            [_picker("down", factors, first, lang), _picker("across", others, second, lang)], className="heat-pickers"
        ),
        html.P(lang("research-heat-help"), className="quiet"),
        _scale(outcome, (high, low) if turned else (low, high), lang),
        html.Div(
            html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="numbers heat"),
            className="scroll", tabIndex="0", role="region", **attributes({"aria-label": lang("research-part-heat")}),
        ),
    ]  # fmt: skip


def _scale(outcome: str, ends: tuple[float, float], lang: Language) -> Any:
    """Build the bar that says which shade is which value, and which side is the better one."""
    entry = OUTCOMES[outcome]
    pale, dark = (amount(end, entry, lang.base) for end in ends)
    side = "research-heat-higher" if entry.better == "neither" else "research-heat-better"
    about = f"{lang.said(entry.label(lang.base))} ({unit_line(outcome, lang)})"
    return html.Div(
        [
            html.Span(about, className="heat-about"),
            html.Span(
                [
                    html.Span(pale),
                    html.Span(className="heat-bar", **attributes({"aria-hidden": "true"})),
                    html.Span(dark),
                ],
                className="heat-ends",
            ),
            html.Span(lang(side)),
            html.Span(
                [html.Span(className="heat-sample heat-blank", **attributes({"aria-hidden": "true"})),
                 lang("research-heat-blank")],
                className="heat-ends",
            ),
        ],
        className="heat-scale",
    )  # fmt: skip


def _picker(name: str, factors: list[str], chosen: str, lang: Language) -> Any:
    picks = [html.Option(factor_name(each, lang), value=each, selected="selected" if each == chosen else None)
               for each in factors]  # fmt: skip
    return html.Label(
        [
            html.Span(lang(f"research-pick-{name}")),
            html.Select(picks, className="select", **attributes({"data-research": name})),
        ],
        className="picker",
    )
