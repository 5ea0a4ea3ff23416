"""A guided question: the setting, the arguments, a guess, and then what the runs say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components.controls import choices
from dashboard.components.trouble import trouble
from dashboard.language import Language, language_of_request
from dashboard.markup import attributes, plain
from dashboard.pages.not_found import layout as not_found
from dashboard.plan.questions import QUESTIONS, GuidedQuestion
from dashboard.shell import page_facts
from language.dilemmas import argument
from language.outcomes import OUTCOMES
from sim.inputs.dilemmas import DILEMMAS

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("question", path_template="/question/<name>", layout=layout)


def layout(name: str = "", **query: str) -> Component:
    """Build the page of one question."""
    lang = language_of_request()
    asked = QUESTIONS.get(name)
    if asked is None:
        return not_found()
    facts = page_facts(
        "start", lang, query, stream="question",
        extra={"question": name}, question={"state": asked.state.to_json(), "choose_both": lang("start-choose-both")},
    )  # fmt: skip
    return html.Div([facts, plain(_content(asked, lang))], className="page question")


def value_label(path: str, value: str, lang: Language) -> str:
    """Return the label of a value of a choice."""
    return next(lang.of(each, "label") for each in choices()[path]["values"] if each["value"] == value)


def _content(asked: GuidedQuestion, lang: Language) -> list[Component]:
    before, after = (value_label(asked.lever, value, lang) for value in (asked.before, asked.after))
    label = lang.of(choices()[asked.lever], "label")
    return [
        html.A(lang("start-back"), href="/", className="back"),
        html.H1(lang(f"start-question-{asked.name}")),
        html.P(lang(f"start-question-{asked.name}.setting"), className="lead"),
        trouble(lang),
        html.Div(
            [
                html.Section(
                    [
                        html.H2(lang("start-lever")),
                        html.P(lang("start-from-to", lever=label, before=before, after=after)),
                        *_arguments(asked, lang),
                    ],
                    className="card",
                ),
                html.Section(
                    [
                        html.H2(lang("start-guess-heading")),
                        _options("guess-line", lang("start-which"), [
                            (each, lang.said(OUTCOMES[each].label(lang.base))) for each in asked.outcomes
                        ]),
                        _options("guess-way", lang("start-way"), [
                            ("up", lang("start-way-up")), ("down", lang("start-way-down"))
                        ]),
                        html.Button(
                            lang("start-show"), className="button button-main", **attributes({"data-action": "guess"})
                        ),
                        html.P(id="guess-said", className="guess-said", role="alert"),
                    ],
                    className="card guess",
                ),
            ],
            className="question-grid",
        ),
        html.P(id="status", className="status", role="status"),
        html.Section(id="question-result", className="card result", hidden=True, tabIndex="-1",
                     **attributes({"aria-label": lang("start-result")})),
    ]  # fmt: skip


def _arguments(asked: GuidedQuestion, lang: Language) -> list[Component]:
    found = []
    for value in (asked.before, asked.after):
        for side in DILEMMAS[asked.dilemma].sides:
            if side.field == asked.lever and value in side.values:
                name = value_label(asked.lever, value, lang)
                said = argument(DILEMMAS[asked.dilemma], side, lang.base)
                found += [
                    html.P(html.Strong(lang("start-for-before", name=name)), className="argument-name"),
                    html.Blockquote(lang("choose-quoted", text=said)),
                ]
    return found


def _options(name: str, legend: str, options: list[tuple[str, str]]) -> Component:
    """Return a group of buttons to choose one of; a script lays out the inputs."""
    return html.Fieldset(
        [
            html.Legend(legend),
            html.Div(className="radios", **attributes({"data-radios": name, "data-options": _pairs(options)})),
        ],
        className="guess-group",
    )


def _pairs(options: list[tuple[str, str]]) -> str:
    import json

    return json.dumps(options, ensure_ascii=False)
