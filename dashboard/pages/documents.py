"""The documents that come along: the complete description of the model, and the glossary."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components.document import DOCUMENTS, document
from dashboard.language import language_of_request
from dashboard.markup import attributes, plain
from dashboard.shell import page_facts

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine


def register(engine: Engine) -> None:
    """Enter a page for each document."""
    for name in DOCUMENTS:
        dash.register_page(f"documents_{name}", path=f"/about/{name}", layout=partial(layout, name))


def layout(name: str, **query: str) -> Component:
    """Build the page of a document."""
    lang = language_of_request()
    found = document(name)
    contents = [
        html.Li(html.A(text, href=f"#{mark}"), className=f"contents-{level}") for level, mark, text in found.headings
    ]
    return html.Div(
        [
            page_facts("documents", lang, query, title=lang("shell-title", page=lang(f"about-document-{name}"))),
            plain(
                [
                    html.P(html.A(lang("about-back"), href="/about", **attributes({"data-carry": "1"}))),
                    html.P(lang("about-in-english"), className="notice") if lang.base == "nl" else None,
                ]
            ),
            html.Div(
                [
                    plain(
                        html.Nav(
                            [html.P(lang("about-contents"), className="field-label"), html.Ul(contents, lang="en")],
                            **attributes({"aria-label": lang("about-contents")}),
                        ),
                        className="document-contents",
                    ),
                    html.Article(className="document", lang="en", **attributes({"data-markup": found.markup})),
                ],
                className="document-page",
            ),
        ],
        className="page",
    )
