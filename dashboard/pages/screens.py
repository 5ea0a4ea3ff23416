"""The three screens that make a room go quiet: all lights green; same child, same luck; the flip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components.summary import plan_summary, summary_text
from dashboard.components.trouble import trouble
from dashboard.language import Language, language_of_request
from dashboard.markup import markup, plain
from dashboard.pages.choose_answer import difference_in_words, names_of
from dashboard.pages.helped_answer import markup_of_story, organisation_name
from dashboard.pages.printed import printed
from dashboard.pages.sure_answer import holds, in_other_town, other_towns
from dashboard.people.journey import journeys
from dashboard.people.lights import held_by_none, lights
from dashboard.plan.comparison import BASELINE, PLAN, compared
from dashboard.plan.towns import town
from dashboard.routes.streams import Question, Update, answers
from dashboard.runs.queue import Urgency
from dashboard.shell import page_facts
from experiments.comparison import paired_difference
from experiments.numbers import localised
from sim.outcomes import OUTCOMES

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

SIDES = (BASELINE, PLAN)
SCREENS = ("lights", "child", "flip")
FUTURES = 12
GREEN = 0.9


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("screens", path="/screens", layout=layout)


def layout(**query: str) -> Component:
    """Build the page."""
    lang = language_of_request()
    waiting = html.P(lang("shell.loading"), className="loading")
    return html.Div(
        [
            page_facts("screens", lang, query, stream="screens", words="choose."),
            plain(
                [
                    html.Div(
                        [
                            html.H1(lang("screens.title")),
                            html.P(lang("screens.lead"), className="lead"),
                            plan_summary(lang),
                        ]
                    ),
                    trouble(lang),
                    html.P(id="status", className="status", role="status"),
                    *(
                        html.Section(
                            [
                                html.P(lang("screens.screen", n=number), className="panel-kicker"),
                                html.H2(lang(f"screens.{screen}_title")),
                                html.Div(waiting, id=f"screen-{screen}"),
                            ],
                            className=f"card screen screen-{screen}",
                            id=screen,
                        )
                        for number, screen in enumerate(SCREENS, start=1)
                    ),
                ]
            ),
        ],
        className="page",
    )


@answers("screens")
def screens(question: Question) -> Iterator[Update]:
    """Yield the three screens."""
    engine, state, lang = question.engine, question.state, question.lang
    scenarios = {key: each for key, each in compared(state).items() if key in SIDES}
    told = question.ask(scenarios, 1, lane="recorded", urgency=Urgency.QUESTION, task="recorded")
    many = question.ask(scenarios, FUTURES, lane="compare", urgency=Urgency.QUESTION)
    names = names_of(state, lang)
    yield {
        "address": state.to_query(),
        "text": {"about-plan": summary_text(state, lang)},
        "status": lang("choose.progress_wait"),
        "waiting": True,
    }
    first = told.first(1)
    one, other = (first[key].runs[0] for key in SIDES)
    found = journeys((one.events, other.events), (one.needs, other.needs), engine.months)
    yield {
        "html": {
            "screen-lights": markup(_lights(one, engine.months, lang)),
            "screen-child": markup_of_story(found, names, lang),
        }
    }
    here = many.first(FUTURES)
    yield {"html": {"screen-flip": markup(_flip(question, here))}, "futures": FUTURES,
           "status": lang("choose.progress", n=FUTURES, of=FUTURES)}  # fmt: skip
    yield from printed(question)


def _lights(ran: Any, months: int, lang: Language) -> list[Any]:
    family = held_by_none(ran.events, ran.needs, months)
    if family is None:
        return [html.P(lang("screens.lights_none"))]
    reports = []
    for each in lights(ran.events, [kind for _, kind in family.seen]):
        green = each.soon >= GREEN
        percent = localised(f"{100 * each.soon:.0f}", lang.base)
        reports.append(
            html.Li(
                [
                    html.Span(className="lamp" + ("" if green else " lamp-amber"), **{"aria-hidden": "true"}),
                    html.Strong(organisation_name(each.kind, lang)),
                    html.Span(lang("screens.light_green" if green else "screens.light_amber"), className="lamp-word"),
                    html.Span(
                        lang(
                            f"screens.light_{each.measure}",
                            percent=percent,
                            cases=localised(f"{each.cases:,}", lang.base),
                        ),
                        className="lamp-told",
                    ),
                ],
                className="light",
            )
        )
    diary = [
        html.Li(
            [
                html.Span(lang("screens.family_month", n=month), className="diary-month"),
                html.Span(", ".join(organisation_name(kind, lang) for kind in saw) or lang("screens.family_nobody")),
            ],
            className="diary-seen" if saw else "diary-nobody",
        )
        for month, saw in enumerate(family.diary)
    ]
    return [
        html.Div([html.Ul(reports, className="lights"), html.P(lang("screens.lights_rule"), className="quiet")]),
        html.Div(
            [
                html.P(lang("screens.family", months=family.months), className="screen-main"),
                html.P(lang("screens.family_seen", n=len(family.seen)), className="screen-main"),
                html.Ol(diary, className="diary"),
                html.P(lang("screens.nobody"), className="screen-last"),
            ],
            className="unheld",
        ),
    ]


def _flip(question: Question, here: Mapping[str, Any]) -> list[Any]:
    state, lang = question.state, question.lang
    outcome = state.panels[0]

    def gap(found: Mapping[str, Any], of: str) -> Any:
        return paired_difference(*(found[key].at_the_end(of) for key in SIDES))

    nearest = None
    for name in other_towns(state):
        scenarios = in_other_town(state, name)
        batch = question.ask(scenarios, FUTURES // 2, lane="elsewhere", urgency=Urgency.QUESTION, unknown=())
        there = batch.first(FUTURES // 2)
        turned = [of for of in state.panels if holds(of, gap(here, of), gap(there, of)) == "flips"]
        if turned:  # among many towns one seems to turn by luck alone: fresh futures have to agree
            fresh = _fresh(question, scenarios)
            for of in turned:
                if holds(of, gap(here, of), gap(fresh, of)) == "flips":
                    return _turned(of, here, name, fresh, lang, turned=True)
        nearest = nearest or (name, there)
    if nearest is None:
        return [html.P(lang("screens.flip_weaker"))]
    return _turned(outcome, here, nearest[0], nearest[1], lang, turned=False)


def _fresh(question: Question, scenarios: Mapping[str, Any]) -> dict[str, Any]:
    """Return futures with another luck than those in which a difference was noticed."""
    state = question.state
    batch = question.ask(scenarios, FUTURES, lane="confirm", seed=state.seed + 1, urgency=Urgency.QUESTION, unknown=())
    return batch.first(FUTURES)


def _turned(
    outcome: str, here: Mapping[str, Any], name: str, there: Mapping[str, Any], lang: Language, *, turned: bool
) -> list[Any]:
    place = town(name)
    where, named = lang.either(place.label_en, place.label_nl), lang.said(OUTCOMES[outcome].label(lang.base))
    here_said = lang("screens.flip_here", outcome=named, sentence=difference_in_words(outcome, here, lang))
    there_said = lang(
        "screens.flip_there", outcome=named, town=where, sentence=difference_in_words(outcome, there, lang)
    )
    verdict = lang("screens.flip_yes" if turned else "screens.flip_weaker")
    return [
        html.P(lang("screens.flip_lead")),
        html.P(here_said, className="screen-main"),
        html.Details(
            [
                html.Summary(lang("screens.flip_show"), className="button button-main"),
                html.P(there_said, className="screen-main"),
                html.P(verdict, className="screen-last"),
            ],
            className="flip",
        ),
    ]
