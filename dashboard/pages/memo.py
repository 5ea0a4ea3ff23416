"""Memo and share: the memo to the council, the link, and the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components.summary import plan_summary
from dashboard.components.trouble import trouble
from dashboard.language import Language, language_of_request
from dashboard.markup import plain
from dashboard.pages import memo_answer  # noqa: F401  registers the answer that fills this page
from dashboard.shell import page_facts

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

FILES = ("export_csv", "export_monthly", "export_toml", "export_toml_baseline")
ACTIONS = ("outcomes.csv", "monthly.csv", "plan.toml", "baseline.toml")


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("memo", path="/memo", layout=layout)


def layout(**query: str) -> Component:
    """Build the page."""
    lang = language_of_request()
    return html.Div(
        [
            page_facts("memo", lang, query, stream="memo", words="choose."),
            plain(
                [
                    html.H1(lang("memo.title")),
                    html.P(lang("memo.lead"), className="lead"),
                    plan_summary(lang),
                    trouble(lang),
                    html.P(id="status", className="status", role="status"),
                    html.Div([_memo(lang), _take(lang)], className="memo-page"),
                ]
            ),
        ],
        className="page",
    )


def _memo(lang: Language) -> Component:
    waiting = html.P(lang("shell.loading"), className="loading")
    return html.Article(
        [html.H2(lang("memo.preview"), id="memo-title", className="memo-title"), html.Div(waiting, id="memo")],
        className="card memo",
    )


def _take(lang: Language) -> Component:
    def button(text: str, action: str, *, main: bool = False) -> Component:
        return html.Button(
            text, className="button" + (" button-main" if main else ""), **{"data-action": f"export:{action}"}
        )

    return html.Aside(
        [
            html.H2(lang("memo.take"), className="panel-heading"),
            html.Div(
                [button(lang("memo.take_docx"), "memo.docx", main=True), button(lang("memo.take_html"), "memo.html")],
                className="column",
            ),
            html.H2(lang("memo.link"), className="panel-heading"),
            html.P(lang("memo.link_help"), className="quiet"),
            html.Div(
                [
                    html.Button(lang("choose.link"), className="button", **{"data-action": "link"}),
                    html.Span(id="said", className="said", role="status"),
                ],
                className="column",
            ),
            html.H2(lang("memo.files"), className="panel-heading"),
            html.Div(
                [button(lang(f"choose.{key}"), action) for key, action in zip(FILES, ACTIONS, strict=True)],
                className="column",
            ),
        ],
        className="card take",
    )
