"""The page at ``/research``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.language import language_of_request
from dashboard.shell import page_facts

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("research", path="/research", layout=layout)


def layout(**query: str) -> Component:
    """Build the page."""
    lang = language_of_request()
    return html.Div(
        [page_facts("research", lang, query), html.H1(lang("shell.research")), html.P(lang("shell.coming"))],
        className="page",
    )
