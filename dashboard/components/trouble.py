"""Where a page says what went wrong, and what to do."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.language import Language
from dashboard.markup import attributes


def trouble(lang: Language) -> Component:
    """Build the box; scripts fill and show it."""
    return html.Div(
        [
            html.P(id="trouble-said"),
            html.P(id="trouble-detail", className="detail"),
            html.Div(
                [
                    html.Button(lang("choose-undo"), className="button", **attributes({"data-action": "undo"})),
                    html.Button(lang("choose-again"), className="button", **attributes({"data-action": "again"})),
                ],
                className="row",
            ),
        ],
        id="trouble",
        className="notice notice-trouble",
        role="alert",
        hidden=True,
    )
