"""A dilemma on the page: its question, its values, the argument of the side chosen, and what tips the balance."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.controls import choices, control
from dashboard.language import Language
from dashboard.markup import attributes
from language.dilemmas import argument, side_name, tips, title
from sim.inputs.dilemmas import DILEMMAS, Dilemma, Side


def dilemma_card(path: str, lang: Language) -> Component:
    """Build the card of the dilemma a choice answers."""
    row = choices()[path]
    dilemma = DILEMMAS[row["dilemma"]]
    own = [side for side in dilemma.sides if side.field == path]
    return html.Section(
        [
            html.H3(lang.said(title(dilemma, lang.base)), className="dilemma-title"),
            control(row, lang, open_sides=True),
            html.Div([_chosen(dilemma, side, lang) for side in own], className="chosen-side"),
            html.Details(
                [
                    html.Summary(lang("choose-arguments")),
                    *(_argument(dilemma, side, lang) for side in dilemma.sides),
                    html.P(
                        [html.Strong(lang("choose-tips")), html.Br(), lang.said(tips(dilemma, lang.base))],
                        className="tips",
                    ),
                ],
                className="more",
            ),
        ],
        className="dilemma",
    )


def _chosen(dilemma: Dilemma, side: Side, lang: Language) -> Component:
    return html.Blockquote(
        lang("choose-quoted", text=argument(dilemma, side, lang.base)),
        hidden=True,
        **attributes({"data-side": "|".join([side.field, *(str(value) for value in side.values)])}),
    )


def _argument(dilemma: Dilemma, side: Side, lang: Language) -> Component:
    return html.P(
        [
            html.Strong(lang.said(side_name(dilemma, side, lang.base))),
            html.Br(),
            lang("choose-quoted", text=argument(dilemma, side, lang.base)),
        ],
        className="argument",
    )
