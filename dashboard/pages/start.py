"""Start: ninety seconds of story, and three questions with a guess first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components.controls import place
from dashboard.components.sparkline import sparkline
from dashboard.components.trouble import trouble
from dashboard.language import Language, language_of_request
from dashboard.markup import markup, plain
from dashboard.pages.start_questions import QUESTIONS, Guided
from dashboard.plan.comparison import BASELINE, PLAN, compared
from dashboard.routes.streams import Question, Update, answers
from dashboard.shell import page_facts
from experiments.comparison import paired_difference
from experiments.findings import finding
from sim.outcomes import OUTCOMES

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

GUESSES = ("more", "no_difference", "fewer")
FUTURES = 20


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("start", path="/", layout=layout)


def layout(**query: str) -> Component:
    """Build the page."""
    lang = language_of_request()
    return html.Div(
        [
            page_facts("start", lang, query, words="choose.", asks="start"),
            plain(
                [
                    html.Section(
                        [
                            html.H1(lang("start.title")),
                            *(html.P(lang(f"start.story_{number}")) for number in (1, 2, 3)),
                            html.Div(
                                [
                                    html.A(lang("start.begin"), href="/choose", className="button button-main"),
                                    html.A(lang("start.mine"), href="/municipality", className="button"),
                                    html.A(lang("start.quiet"), href="/screens", className="button"),
                                ],
                                className="row",
                            ),
                        ],
                        className="hero",
                    ),
                    trouble(lang),
                    html.H2(lang("start.questions"), className="section-title"),
                    html.Div([_card(question, lang) for question in QUESTIONS], className="cards"),
                ]
            ),
        ],
        className="page",
    )


def _card(question: Guided, lang: Language) -> Component:
    options = [(guess, lang(f"start.{guess}")) for guess in GUESSES]
    title = lang(f"start.{question.key}_title")
    return html.Section(
        [
            html.H3(title),
            html.P(lang(f"start.{question.key}_text")),
            html.P(lang("start.guess"), className="field-label"),
            place(
                {
                    "path": f"guess.{question.key}",
                    "kind": "radio",
                    "label": f"{lang('start.guess')}: {title}",
                    "options": options,
                }
            ),
            html.Button(lang("start.see"), className="button button-main", **{"data-action": f"guess:{question.key}"}),
            html.Div(id=f"answer-{question.key}", className="guess-answer", role="status"),
        ],
        className="card question",
    )


@answers("start")
def start(question: Question) -> Iterator[Update]:
    """Answer one question: what happened, and whether it was guessed."""
    lang, engine = question.lang, question.engine
    guided = next((each for each in QUESTIONS if each.key == question.extra.get("question")), None)
    if guided is None:
        return
    guess = question.extra.get("guess")
    target = f"answer-{guided.key}"
    if guess not in GUESSES:
        yield {"html": {target: markup(html.P(lang("start.pick")))}}
        return
    yield {"html": {target: markup(html.P(lang("start.running"), className="loading"))}}
    batch = engine.ask(question.client, compared(guided.state), FUTURES, lane="compare")
    found = batch.first(FUTURES)
    outcome = OUTCOMES[guided.outcome]
    gap = paired_difference(*(found[key].at_the_end(guided.outcome) for key in (BASELINE, PLAN)))
    came = "no_difference" if not gap.found else "more" if (gap.mean or 0.0) > 0 else "fewer"
    sentence = lang.said(finding(outcome, gap, lang.base).sentence)
    picture = sparkline([found[key].band(guided.outcome) for key in (BASELINE, PLAN)])
    yield {
        "html": {
            target: markup(
                [
                    html.P(lang("start.right" if came == guess else "start.wrong"), className="verdict-line"),
                    html.Img(src=picture, alt="", className="answer-picture"),
                    html.P(f"{lang.said(outcome.label(lang.base))}: {sentence}."),
                    html.A(
                        lang("start.open"),
                        href="/choose?" + guided.state.to_query(found[PLAN].fingerprint),
                        className="button",
                    ),
                ]
            )
        }
    }
