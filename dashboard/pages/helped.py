"""Who is helped, who is not: groups, a hundred families, neighbourhoods, and one family in two futures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components.summary import plan_summary
from dashboard.components.trouble import trouble
from dashboard.language import language_of_request
from dashboard.markup import plain
from dashboard.pages import helped_answer  # noqa: F401  registers the answer that fills this page
from dashboard.shell import page_facts

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("helped", path="/helped", layout=layout)


def layout(**query: str) -> Component:
    """Build the page."""
    lang = language_of_request()

    def waiting(name: str, heading: str) -> Component:
        return html.Section(
            [html.H2(lang(heading)), html.Div(html.P(lang("shell-loading"), className="loading"), id=name)],
            className="card",
        )

    return html.Div(
        [
            page_facts("helped", lang, query, stream="helped"),
            plain(
                [
                    html.H1(lang("helped-title")),
                    html.P(lang("helped-lead"), className="lead"),
                    plan_summary(lang),
                    trouble(lang),
                    html.P(id="status", className="status", role="status"),
                    html.Div(
                        [
                            waiting("gains", "helped-sentence-heading"),
                            waiting("icons", "helped-icons-heading"),
                            waiting("story", "helped-story-heading"),
                            waiting("groups", "helped-groups-heading"),
                            waiting("tiles", "helped-tiles-heading"),
                        ],
                        className="stack",
                    ),
                ]
            ),
        ],
        className="page",
    )
