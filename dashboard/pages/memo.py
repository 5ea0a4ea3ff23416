"""Memo and share: two pages for the council, the address, and the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components.trouble import trouble
from dashboard.language import Language, language_of_request
from dashboard.markup import attributes, plain
from dashboard.pages import memo_answer  # noqa: F401  registers the answer that fills this page
from dashboard.shell import page_facts

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

FILES = (
    ("choose-export-csv", "outcomes.csv"),
    ("choose-export-monthly", "monthly.csv"),
    ("choose-export-toml", "plan.toml"),
    ("choose-export-toml-baseline", "baseline.toml"),
)


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("memo", path="/memo", layout=layout)


def layout(**query: str) -> Component:
    """Build the page."""
    lang = language_of_request()
    facts = page_facts("memo", lang, query, stream="memo")
    return html.Div(
        [
            facts,
            html.Div(
                [html.H1(lang("memo-title")), html.P(lang("memo-lead"), className="lead")],
                className="page-title memo-top",
            ),
            plain(trouble(lang), className="trouble-place"),
            html.Div(
                [
                    html.Article(id="memo", className="card memo", **attributes({"aria-label": lang("memo-kicker")})),
                    plain(_aside(lang), className="memo-aside", role="region", **{"aria-label": lang("memo-share")}),
                ],
                className="memo-page",
            ),
        ],
        className="page",
    )  # fmt: skip


def _aside(lang: Language) -> list[Component]:
    return [
        html.P(id="status", className="status", role="status"),
        html.Section(
            [
                html.H2(lang("memo-take"), className="panel-heading"),
                _button(lang("memo-docx"), "export:memo.docx", main=True),
                _button(lang("memo-html"), "export:memo.html"),
                _button(lang("memo-print"), "print"),
            ],
            className="card memo-tools",
        ),
        html.Section(
            [
                html.H2(lang("memo-share"), className="panel-heading"),
                html.P(lang("memo-address"), className="field-label"),
                html.P(id="memo-address", className="memo-address", tabIndex="0"),
                _button(lang("choose-link"), "link"),
                html.Span(id="said", className="said", role="status"),
                html.P(lang("memo-link-help"), className="quiet"),
                html.P(
                    lang("memo-own-machine"), className="quiet", hidden=True, **attributes({"data-own-machine": "1"})
                ),
            ],
            className="card memo-tools",
        ),
        html.Section(
            [
                html.H2(lang("memo-files"), className="panel-heading"),
                *(_button(lang(key), f"export:{name}") for key, name in FILES),
            ],
            className="card memo-tools",
        ),
    ]


def _button(label: str, action: str, *, main: bool = False) -> Component:
    return html.Button(
        label, className="button" + (" button-main" if main else ""), **attributes({"data-action": action})
    )
