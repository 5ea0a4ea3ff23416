"""How sure: why plan and baseline differ, luck against assumptions, other municipalities, and the patterns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components.summary import plan_summary
from dashboard.components.trouble import trouble
from dashboard.language import language_of_request
from dashboard.markup import plain
from dashboard.pages import sure_answer  # noqa: F401  registers the answer that fills this page
from dashboard.pages.sure_patterns import patterns_table
from dashboard.shell import page_facts

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

PARTS = ("four", "why", "parting", "spread", "elsewhere")


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("sure", path="/sure", layout=layout)


def layout(**query: str) -> Component:
    """Build the page."""
    lang = language_of_request()
    waiting = html.P(lang("shell-loading"), className="loading")
    return html.Div(
        [
            page_facts("sure", lang, query, stream="sure"),
            plain(
                [
                    html.H1(lang("sure-title")),
                    html.P(lang("sure-lead"), className="lead"),
                    plan_summary(lang),
                    trouble(lang),
                    html.P(id="status", className="status", role="status"),
                    html.Div(
                        [
                            *(
                                html.Section(
                                    [html.H2(lang(f"sure-part-{part}")), html.Div(waiting, id=part)],
                                    className="card",
                                )
                                for part in PARTS
                            ),
                            html.Section(
                                [html.H2(lang("sure-part-patterns")), *patterns_table(lang)], className="card"
                            ),
                        ],
                        className="stack",
                    ),
                ]
            ),
        ],
        className="page",
    )
