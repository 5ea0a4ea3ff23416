"""Start: a story of ninety seconds, three questions to guess at, and the ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components.trouble import trouble
from dashboard.language import LANGUAGES, Language, language_of_request
from dashboard.markup import attributes, plain
from dashboard.pages import start_answer  # noqa: F401  registers the answers of these pages
from dashboard.plan.questions import QUESTIONS
from dashboard.shell import NAMES, page_facts

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

#: The screens for a room: key of the texts, path.
SCREENS = (("lights", "/screens#lights"), ("luck", "/screens#child"), ("flip", "/screens#flip"))
OWN = (("own-town", "/municipality"), ("own-plan", "/choose"))


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("start", path="/", layout=layout)


def layout(**query: str) -> Component:
    """Build the page."""
    lang = language_of_request()
    return html.Div([page_facts("start", lang, query, stream="start"), plain(_content(lang))],
                    className="page start")  # fmt: skip


def _content(lang: Language) -> list[Component]:
    return [
        html.Div(
            [
                html.H1(lang("start-title")),
                *(html.P(lang(f"start-story-{part}")) for part in (1, 2, 3)),
                html.P(lang("start-fact-wait"), id="start-fact", className="start-fact", role="status"),
                html.Div(
                    [
                        html.Span(lang("start-language"), className="quiet"),
                        *(_language(code, lang) for code in LANGUAGES),
                    ],
                    className="row",
                ),
            ],
            className="start-story",
        ),
        trouble(lang),
        html.H2(lang("start-guess-heading")),
        html.P(lang("start-guess-lead"), className="lead"),
        html.Div(
            [
                _card(
                    lang(f"start-question-{name}"),
                    lang(f"start-question-{name}.line"),
                    f"/question/{name}",
                    lang("start-take"),
                )
                for name in QUESTIONS
            ],
            className="cards",
        ),
        html.H2(lang("start-own-heading")),
        html.Div([_link(key, path, lang) for key, path in OWN], className="cards cards-two"),
        html.H2(lang("start-screens-heading")),
        html.P(lang("start-screens-lead"), className="lead"),
        html.Div([_link(key, path, lang) for key, path in SCREENS], className="cards"),
    ]


def _language(code: str, lang: Language) -> Component:
    on = code == lang.base
    return html.Button(
        NAMES[code], className="button" + (" button-main" if on else ""), lang=code,
        **attributes({"data-action": f"language:{code}", "aria-pressed": "true" if on else "false"}),
    )  # fmt: skip


def _card(title: str, line: str, path: str, action: str) -> Component:
    return html.A(
        [html.Strong(f"“{title}”"), html.Span(line), html.Span(action, className="card-go")],
        href=path, className="card card-link",
    )  # fmt: skip


def _link(key: str, path: str, lang: Language) -> Component:
    return html.A(
        [html.Strong(lang(f"start-link-{key}")), html.Span(lang(f"start-link-{key}.help"))], href=path,
        className="card card-link", **attributes({"data-carry": "1"}),
    )  # fmt: skip
