"""About: what the model is, how to read a chart, and every number with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.language import Language, language_of_request
from dashboard.markup import plain
from dashboard.shell import page_facts
from experiments.numbers import localised
from sim.parameters import PARAMETERS
from sim.version import MODEL_VERSION

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine


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
                    html.H2(lang("about.read"), className="section-title"),
                    html.P(lang("about.read_text"), className="prose"),
                    html.H2(lang("about.badges"), className="section-title"),
                    html.P(lang("about.badges_text"), className="prose"),
                    html.H2(lang("about.numbers"), className="section-title"),
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


def _numbers(lang: Language) -> Component:
    head = [html.Th(lang(f"about.{key}"), scope="col") for key in ("number", "value", "range", "source")]
    rows = []
    for name, each in PARAMETERS.items():
        low, high = (localised(f"{end:g}", lang.base) for end in each.range)
        rows.append(
            html.Tr(
                [
                    html.Th([lang.either(each.en, each.nl), html.Br(), html.Small(name, lang="en")], scope="row"),
                    html.Td(localised(f"{each.default:g}", lang.base)),
                    html.Td(f"{low} – {high}"),
                    html.Td(each.source, lang="en"),
                ]
            )
        )
    return html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="numbers")
