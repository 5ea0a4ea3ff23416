"""What stands where there is no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dash
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.language import language_of_request
from dashboard.shell import page_facts

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine


def register(engine: Engine) -> None:
    """Enter the page; Dash finds it by this name."""
    dash.register_page("not_found_404", path="/not-found", layout=layout)


def layout(**query: str) -> Component:
    """Build the page."""
    lang = language_of_request()
    return html.Div(
        [
            page_facts("not_found", lang, {}),
            html.H1(lang("shell-page-not_found")),
            html.P(lang("shell-not-found")),
            html.P(
                [
                    dcc.Link(lang("shell-page-start"), href="/"),
                    " · ",
                    dcc.Link(lang("shell-page-choose"), href="/choose"),
                ]
            ),
        ],
        className="page page-narrow",
    )
