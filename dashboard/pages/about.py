"""About: what the model is, how to read a chart, and every number with its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components.document import DOCUMENTS
from dashboard.language import Language, language_of_request
from dashboard.markup import plain
from dashboard.shell import page_facts
from experiments.field_units import quantity
from sim.parameters import PARAMETERS
from sim.version import MODEL_VERSION

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
                    html.H1(lang("about.title")),
                    html.P(lang("about.what"), className="lead"),
                    html.P(lang("about.version", model=MODEL_VERSION), className="quiet"),
                    _contents(lang),
                    html.H2(lang("about.read"), id="read", className="section-title"),
                    html.P(lang("about.read_text"), className="prose"),
                    html.H2(lang("about.badges"), id="badges", className="section-title"),
                    html.P(lang("about.badges_text"), className="prose"),
                    html.H2(lang("about.numbers"), id="numbers", className="section-title"),
                    html.Div(
                        _numbers(lang),
                        className="card scroll",
                        tabIndex="0",
                        role="region",
                        **{"aria-label": lang("about.numbers")},
                    ),
                ]
            ),
        ],
        className="page",
    )


def _contents(lang: Language) -> Component:
    """Build what to jump to: the documents, and the parts of this page."""
    documents = [
        html.Li([html.A(lang(f"about.{name}"), href=f"/about/{name}", **{"data-carry": "1"}), ". ",
                 lang(f"about.{name}_help")])
        for name in DOCUMENTS
    ]  # fmt: skip
    parts = [html.Li(html.A(lang(f"about.{name}"), href=f"#{name}")) for name in PARTS]
    return html.Nav(
        html.Ul([*documents, *parts]), className="card about-contents", **{"aria-label": lang("about.contents")}
    )


def _numbers(lang: Language) -> Component:
    head = [html.Th(lang(f"about.{key}"), scope="col") for key in ("number", "value", "range", "source")]
    rows = []
    for name, each in PARAMETERS.items():
        value, low, high = (
            quantity(n, each.unit, lang.base, largest=each.range[1]) for n in (each.default, *each.range)
        )
        rows.append(
            html.Tr(
                [
                    html.Th([lang.either(each.en, each.nl), html.Br(), html.Small(name, lang="en")], scope="row"),
                    html.Td(lang.said(value)),
                    html.Td(lang.said(f"{low} – {high}")),
                    html.Td(_source(each.source, lang)),
                ]
            )
        )
    return html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="numbers")


#: The words in which the registry names its sources, and how they stand in either language.
SOURCE_WORDS: tuple[tuple[str, str, str], ...] = (
    (r"\bdomain\.md", "field evidence", "veldgegevens"),
    (r"\bassumption\b", "assumption", "aanname"),
    (r"\bsigns? (?=\d)", "direction from decision ", "richting uit besluit "),
    (r"\bsigns?\b", "direction from", "richting uit"),
    (r"\border\b", "order from", "volgorde uit"),
    (r"\bhours\b", "hours from", "uren uit"),
    (r"\bform\b", "form from", "vorm uit"),
    (r"\bgiven\b", "given", "gegeven"),
    (r"\btuned: fit on coverage by name", "tuned on coverage by name", "afgesteld op dekking met de naam"),
    (r"\btuned: practice takes hold with urgency and money", "tuned: practice takes hold with urgency and money",
     "afgesteld: praktijk beklijft met urgentie en geld"),
    (r"\btuned\b", "tuned", "afgesteld"),
    (r"\bpattern\b", "pattern", "patroon"),
    (r"\bover (?=\d)", "over ", "meer dan "),
    (r"\bup to a fifth\b", "up to a fifth", "hoogstens een vijfde"),
    (r"\bbig four first\b", "big four first", "de grote vier eerst"),
    (r"\bweeks at most\b", "weeks at most", "weken hoogstens"),
    (r"\ba year\b", "a year", "per jaar"),
    (r"\bgives the queue of January 2008\b", "gives the queue of January 2008", "geeft de wachtrij van januari 2008"),
    (r"\bnear\b", "near", "rond"),
)  # fmt: skip


def _source(text: str, lang: Language) -> str:
    for pattern, english, dutch in SOURCE_WORDS:
        text = re.sub(pattern, dutch if lang.base == "nl" else english, text)
    return lang.said(text)
