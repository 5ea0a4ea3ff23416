"""A dilemma on the page: its question, its values, the argument of the side chosen, and what tips the balance."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.controls import choices, control
from dashboard.language import Language
from sim.dilemma import Side
from sim.dilemmas import DILEMMAS


def dilemma_card(path: str, lang: Language) -> Component:
    """Build the card of the dilemma a choice answers."""
    row = choices()[path]
    dilemma = DILEMMAS[row["dilemma"]]
    own = [side for side in dilemma.sides if side.field == path]
    return html.Section(
        [
            html.H3(lang.either(dilemma.title_en, dilemma.title_nl), className="dilemma-title"),
            control(row, lang, open_sides=True),
            html.Div([_chosen(side, lang) for side in own], className="chosen-side"),
            html.Details(
                [
                    html.Summary(lang("choose.arguments")),
                    *(_argument(side, lang) for side in dilemma.sides),
                    html.P(
                        [html.Strong(lang("choose.tips")), html.Br(), lang.either(dilemma.tips_en, dilemma.tips_nl)],
                        className="tips",
                    ),
                ],
                className="more",
            ),
        ],
        className="dilemma",
    )


def _chosen(side: Side, lang: Language) -> Component:
    return html.Blockquote(
        lang.either(f"“{side.text_en}”", f"“{side.text_nl}”"),
        hidden=True,
        **{"data-side": "|".join([side.field, *(str(value) for value in side.values)])},
    )


def _argument(side: Side, lang: Language) -> Component:
    return html.P(
        [
            html.Strong(lang.either(side.name_en, side.name_nl)),
            html.Br(),
            lang.either(f"“{side.text_en}”", f"“{side.text_nl}”"),
        ],
        className="argument",
    )
