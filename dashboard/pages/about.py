"""About: what the model is, how to read a chart, and every number with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components.document import DOCUMENTS
from dashboard.language import Language, language_of_request
from dashboard.markup import attributes, plain
from dashboard.shell import page_facts
from experiments.field_words import quantity, source_in_words
from language.parameters import meaning
from sim.compiling.version import MODEL_VERSION
from sim.inputs.parameters import PARAMETERS

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine


#: Parts of this page.
PARTS = ("read", "badges", "numbers")


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("about", path="/about", layout=layout)


def layout(**query: str) -> Component:
    """Build the page."""
    lang = language_of_request()
    return html.Div(
        [
            page_facts("about", lang, query),
            plain(
                [
                    html.H1(lang("about-title")),
                    html.P(lang("about-what"), className="lead"),
                    html.P(lang("about-version", model=MODEL_VERSION), className="quiet"),
                    _contents(lang),
                    html.H2(lang("about-part-read"), id="read", className="section-title"),
                    html.P(lang("about-read-text"), className="prose"),
                    html.H2(lang("about-part-badges"), id="badges", className="section-title"),
                    html.P(lang("about-badges-text"), className="prose"),
                    html.H2(lang("about-part-numbers"), id="numbers", className="section-title"),
                    html.Div(
                        _numbers(lang),
                        className="card scroll",
                        tabIndex="0",
                        role="region",
                        **attributes({"aria-label": lang("about-part-numbers")}),
                    ),
                ]
            ),
        ],
        className="page",
    )


def _contents(lang: Language) -> Component:
    """Build what to jump to: the documents, and the parts of this page."""
    documents = [
        html.Li([html.A(lang(f"about-document-{name}"), href=f"/about/{name}", **attributes({"data-carry": "1"})), ". ",
                 lang(f"about-document-{name}.help")])
        for name in DOCUMENTS
    ]  # fmt: skip
    parts = [html.Li(html.A(lang(f"about-part-{name}"), href=f"#{name}")) for name in PARTS]
    return html.Nav(
        html.Ul([*documents, *parts]),
        className="card about-contents",
        **attributes({"aria-label": lang("about-contents")}),
    )


def _numbers(lang: Language) -> Component:
    head = [html.Th(lang(f"about-column-{key}"), scope="col") for key in ("number", "value", "range", "source")]
    rows = []
    for name, each in PARAMETERS.items():
        value, low, high = (
            quantity(n, each.unit, lang.base, largest=each.range[1]) for n in (each.default, *each.range)
        )
        rows.append(
            html.Tr(
                [
                    html.Th([lang.said(meaning(name, lang.base)), html.Br(), html.Small(name, lang="en")], scope="row"),
                    html.Td(lang.said(value)),
                    html.Td(lang.said(f"{low} – {high}")),
                    html.Td(lang.said(source_in_words(each.source, lang.base))),
                ]
            )
        )
    return html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="numbers")
