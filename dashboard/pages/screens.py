"""The three screens that make a room go quiet: all lights green; same child, same luck; the flip."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components.summary import plan_summary, summary_text, town_text
from dashboard.components.trouble import trouble
from dashboard.language import Language, language_of_request
from dashboard.markup import attributes, markup, plain
from dashboard.pages.choose_answer import difference_in_words, names_of
from dashboard.pages.helped_answer import markup_of_story, organisation_name
from dashboard.pages.printed import printed
from dashboard.pages.sure_answer import holds, in_other_town, other_towns, towns_left_out
from dashboard.people.journey import journeys
from dashboard.people.lights import GREEN, Held, Light, held_by_none, lights
from dashboard.plan.comparison import BASELINE, PLAN, compared
from dashboard.plan.flips import FLIPS
from dashboard.plan.towns import town
from dashboard.routes.streams import Question, Update, answers
from dashboard.runs.queue import Urgency
from dashboard.shell import page_facts
from experiments.comparison import Difference, paired_difference
from experiments.findings import verdict
from experiments.numbers import count, share
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

SIDES = (BASELINE, PLAN)
SCREENS = ("lights", "child", "flip")
FUTURES = 12
ALMOST_ALL = 0.995  # from here on a rounded share would read as all
TRIED = 6  # futures in another municipality, before fresh ones


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("screens", path="/screens", layout=layout)


def layout(**query: str) -> Component:
    """Build the page."""
    lang = language_of_request()
    waiting = html.P(lang("shell-loading"), className="loading")
    return html.Div(
        [
            page_facts("screens", lang, query, stream="screens"),
            plain(
                [
                    html.Div(
                        [
                            html.H1(lang("screens-title")),
                            html.P(lang("screens-lead"), className="lead"),
                            plan_summary(lang),
                        ]
                    ),
                    trouble(lang),
                    html.P(id="status", className="status", role="status"),
                    *(
                        html.Section(
                            [
                                html.P(lang("screens-screen", n=number), className="panel-kicker"),
                                html.H2(lang(f"screens-title-{screen}"), id=f"screen-{screen}-title"),
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
        "status": lang("choose-progress-wait"),
        "waiting": True,
    }
    first = told.first(1)
    one, other = (first[key].runs[0] for key in SIDES)
    found = journeys(one.story, other.story, engine.months)
    title, lamps = _lights(one.events, one.needs, engine.months, names[BASELINE], lang)
    yield {
        "text": {"screen-lights-title": title},
        "html": {"screen-lights": markup(lamps), "screen-child": markup_of_story(found, names, lang)},
    }
    here = many.first(FUTURES)
    yield from _flip(question, here)
    yield {"futures": FUTURES, "status": lang("choose-progress", n=FUTURES, of=FUTURES)}
    yield from printed(question)


def _lights(events: Any, needs: Any, months: int, name: str, lang: Language) -> tuple[str, list[Any]]:
    """Return the title, which claims no more green than is shown, and the screen."""
    family = held_by_none(events, needs, months)
    if family is None:
        return lang("screens-title-lights"), [html.P(lang("screens-lights-none"))]
    shown = lights(events, family.seen)
    green = sum(each.is_green for each in shown)
    all_green = green == len(shown)
    title = lang("screens-title-lights") if all_green else lang("screens-lights-some", n=green, of=len(shown))
    last = lang("screens-nobody" if all_green else "screens-nobody-some")
    seen = lang("screens-family-seen", n=len(family.seen))
    return title, [
        html.Div(
            [
                html.Ul([_light(each, each.kind in family.seen, lang) for each in shown], className="lights"),
                html.P(f"{lang('screens-lights-rule')} {lang('screens-lights-run', name=name)}", className="quiet"),
            ]
        ),
        html.Div(
            [
                html.P(lang("screens-family", months=family.months), className="screen-main"),
                html.P(seen, className="screen-main"),
                html.Ol(_diary(family, lang), className="diary"),
                html.P(last, className="screen-last"),
            ],
            className="unheld",
        ),
    ]


def _light(light: Light, saw: bool, lang: Language) -> Any:
    green = light.is_green
    percent = share(light.soon, lang.base, decimals=1 if ALMOST_ALL <= light.soon < 1.0 else 0)
    told = lang(f"screens-light-{light.measure}", percent=percent, cases=count(light.cases, lang.base))
    return html.Li(
        [
            html.Span(className="lamp" + ("" if green else " lamp-amber"), **attributes({"aria-hidden": "true"})),
            html.Strong(organisation_name(light.kind, lang)),
            html.Span(
                lang("screens-light-green") if green else lang("screens-light-amber", percent=share(GREEN, lang.base)),
                className="lamp-word",
            ),
            html.Span(told, className="lamp-told"),
            html.Span(lang("screens-light-saw"), className="lamp-saw") if saw else None,
        ],
        className="light",
    )


def _diary(family: Held, lang: Language) -> list[Any]:
    def line(month: int, said: str, look: str) -> Any:
        when = html.Span(lang("screens-family-month", n=month), className="diary-month")
        return html.Li([when, " ", html.Span(said)], className=look)

    lines = [
        line(
            month,
            ", ".join(organisation_name(kind, lang) for kind in saw) or lang("screens-family-nobody"),
            "diary-seen" if saw else "diary-nobody",
        )
        for month, saw in enumerate(family.diary)
    ]
    return [*lines, line(family.months, lang(f"screens-family-{family.end}"), "diary-end")]


def _flip(question: Question, here: Mapping[str, Any]) -> Iterator[Update]:
    """Try the plan in the other municipalities, one after the other; where it seems to turn, look again."""
    state, lang = question.state, question.lang
    gaps = {of: _gap(here, of) for of in state.panels}
    tried: list[Tried] = []
    towns = sorted(other_towns(state), key=lambda name: -_elsewhere(state.town, name))
    for name in towns:
        scenarios = in_other_town(state, name)
        batch = question.ask(scenarios, TRIED, lane="elsewhere", urgency=Urgency.QUESTION, unknown=())
        there = batch.first(TRIED)
        turned = [of for of in state.panels if holds(of, gaps[of], _gap(there, of)) == "flips"]
        shown = _fresh(question, scenarios) if turned else there  # one of many towns may seem to turn by luck alone
        confirmed = tuple(of for of in turned if holds(of, gaps[of], _gap(shown, of)) == "flips")
        tried.append(Tried(name, shown, tuple(turned), confirmed))
        yield {
            "html": {"screen-flip": markup(_turned(here, tried, len(towns), question))},
            "status": lang("screens-flip-progress", n=len(tried), of=len(towns)),
            "waiting": len(tried) < len(towns),
        }


@dataclass(frozen=True)
class Tried:
    """What became of the plan in another municipality.

    Attributes
    ----------
    name : str
    found : mapping
        The futures that are told: the fresh ones, where the plan seemed to turn.
    seemed, confirmed : tuple of str
        The outcomes that turned in the first futures, and those of them that turned in the fresh ones too.
    """

    name: str
    found: Mapping[str, Any]
    seemed: tuple[str, ...]
    confirmed: tuple[str, ...]


def _gap(found: Mapping[str, Any], of: str) -> Difference:
    return paired_difference(*(found[key].at_the_end(of) for key in SIDES))


def _elsewhere(one: str, other: str) -> float:
    """Return how far problems sit elsewhere in another town: the part of all needs that lies in another domain."""
    pairs = zip(*(town(name).context.problem_profile.shares() for name in (one, other)), strict=True)
    return round(sum(abs(first - second) for first, second in pairs) / 2, 6)


def _fresh(question: Question, scenarios: Mapping[str, Any]) -> dict[str, Any]:
    """Return futures with another luck than those in which a difference was noticed."""
    state = question.state
    batch = question.ask(scenarios, FUTURES, lane="confirm", seed=state.seed + 1, urgency=Urgency.QUESTION, unknown=())
    return batch.first(FUTURES)


def _turned(here: Mapping[str, Any], tried: list[Tried], of: int, question: Question) -> list[Any]:
    state, lang = question.state, question.lang
    found = next((each for each in tried if each.confirmed), None)
    shown = found or tried[0]  # the first is the neighbour whose problems sit elsewhere
    outcome = found.confirmed[0] if found else state.panels[0]
    named = lang.said(OUTCOMES[outcome].label(lang.base))
    where = town_text(shown.name, lang)
    said = {key: difference_in_words(outcome, each, lang) for key, each in (("here", here), ("there", shown.found))}
    last = [html.P(_verdict(found, tried, of, here, question), className="screen-last")]
    return [
        html.P(lang("screens-flip-lead", here=town_text(state.town, lang), there=where)),
        html.P(lang("screens-flip-here", outcome=named, sentence=said["here"]), className="screen-main"),
        html.Details(
            [
                html.Summary(lang("screens-flip-show", town=where), className="button button-main"),
                html.P(
                    lang("screens-flip-there", outcome=named, sentence=said["there"]),
                    className="screen-main",
                ),
                *last,
                _towns_tried(tried, here, question),
                *_examples(question),
            ],
            className="flip",
        ),
    ]


def _verdict(found: Tried | None, tried: list[Tried], of: int, here: Mapping[str, Any], question: Question) -> str:
    state, lang = question.state, question.lang
    if found is not None:
        outcome = found.confirmed[0]
        judged = verdict(OUTCOMES[outcome], _gap(here, outcome))
        key = {"gain": "screens-flip-wins-here", "loss": "screens-flip-loses-here"}.get(judged, "screens-flip-turns")
        return f"{lang(key)} {lang('screens-flip-confirmed', n=TRIED, fresh=FUTURES)}"
    if len(tried) < of:
        return lang("screens-flip-not-yet", n=len(tried), of=of)
    if all(holds(each, _gap(here, each), _gap(here, each)) == "gone" for each in state.panels):
        return lang("screens-flip-nothing-here")
    return lang("screens-flip-nowhere", n=of)


def _towns_tried(tried: list[Tried], here: Mapping[str, Any], question: Question) -> Any:
    """Return what became of both outcomes in every municipality that was tried, and which were not."""
    state, lang = question.state, question.lang
    head = [
        lang("sure-town"),
        *(lang.said(OUTCOMES[of].label(lang.base)) for of in state.panels),
        lang("screens-tried"),
    ]
    rows = []
    for each in tried:
        cells = []
        for of in state.panels:
            judged = holds(of, _gap(here, of), _gap(each.found, of))
            if of not in each.confirmed and (judged == "flips" or of in each.seemed):
                judged = "seemed"
            cells.append(
                html.Td(
                    [
                        html.Strong(lang(f"sure-elsewhere-{judged}")),
                        html.Br(),
                        difference_in_words(of, each.found, lang),
                    ]
                )
            )
        said = lang("screens-tried-again", n=TRIED, fresh=FUTURES) if each.seemed else count(TRIED, lang.base)
        rows.append(html.Tr([html.Th(town_text(each.name, lang), scope="row"), *cells, html.Td(said)]))
    table = html.Table(
        [html.Thead(html.Tr([html.Th(text, scope="col") for text in head])), html.Tbody(rows)], className="numbers"
    )
    left_out = [town_text(name, lang) for name in towns_left_out(state)]
    heading = lang("screens-towns-tried")
    return html.Div(
        [
            html.H3(heading),
            html.Div(table, className="scroll", tabIndex="0", role="region", **attributes({"aria-label": heading})),
            html.P(lang("sure-elsewhere-left-out", towns=", ".join(left_out)), className="quiet") if left_out else None,
        ],
        className="tried",
    )


def _examples(question: Question) -> list[Any]:
    """Return the plans that were found to turn, to open from here."""
    lang = question.lang
    others = [each for each in FLIPS if each.state.to_query() != question.state.to_query()]
    links = [
        html.Li(html.A(lang(f"screens-example-{each.name}"), href=f"/screens?{each.state.to_query()}#flip"))
        for each in others
    ]
    return [html.P(lang("screens-flip-examples")), html.Ul(links)] if links else []
