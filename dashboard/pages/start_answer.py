"""What fills the start and its questions: one counted fact, and the result against a guess."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from dash import html

from dashboard.components.chart_panel import unit_line
from dashboard.components.sparkline import sparkline
from dashboard.language import Language
from dashboard.markup import attributes, markup
from dashboard.pages.choose_answer import FUTURES
from dashboard.pages.question import value_label
from dashboard.plan.comparison import BASELINE, PLAN, compared
from dashboard.plan.questions import QUESTIONS, GuidedQuestion
from dashboard.plan.state import BadAddressError, State
from dashboard.routes.streams import Question, Update, answers
from experiments.comparison import Difference, paired_difference
from experiments.findings import finding
from experiments.numbers import MISSING, amount, decimals_of, points
from experiments.uncertainty import in_a_line
from language.dilemmas import tips
from language.outcomes import OUTCOMES
from sim.inputs.dilemmas import DILEMMAS

if TYPE_CHECKING:
    from dashboard.runs.futures import Futures

WAYS = ("up", "down")
FACT = "reach_all"


@answers("start")
def start(question: Question) -> Iterator[Update]:
    """Yield the one fact of the story, counted in the usual town."""
    batch = replace(question, state=State()).ask(compared(State()), FUTURES, lane="compare")
    found = batch.first(FUTURES)
    before, after = (round(100 * float(np.nanmedian(found[key].at_the_end(FACT)))) for key in (BASELINE, PLAN))
    yield {"text": {"start-fact": question.lang("start-fact", before=before, after=after, n=FUTURES)}}


@answers("question")
def guided(question: Question) -> Iterator[Update]:
    """Begin the runs while the question is read; once there is a guess, yield the result against it."""
    asked = QUESTIONS.get(str(question.extra.get("question", "")))
    if asked is None:
        raise BadAddressError("question", given=str(question.extra.get("question", ""))[:40])
    lang, state = question.lang, asked.state
    guess = (str(question.extra.get("line", "")), str(question.extra.get("way", "")))
    guessed = guess[0] in asked.outcomes and guess[1] in WAYS
    batch = replace(question, state=state).ask(compared(state), FUTURES, lane="compare")
    if not guessed:
        return
    yield {"status": lang("choose-progress-wait"), "waiting": True}
    found = batch.first(FUTURES)
    print_now = found[PLAN].fingerprint
    yield {
        "html": {"question-result": markup(_result(asked, found, guess, lang))},
        "call": ["showResult"],
        "address": state.to_query(print_now),
        "status": lang("choose-progress-done", of=FUTURES, print=print_now),
    }


def moved(first: np.ndarray, difference: Difference) -> float | None:
    """Return a difference as a part of the baseline, or None where none was found."""
    usual = float(np.nanmean(first)) if np.isfinite(first).any() else 0.0
    if not difference.found or difference.mean is None or usual == 0.0:
        return None
    return difference.mean / abs(usual)


def _result(asked: GuidedQuestion, found: Mapping[str, Futures], guess: tuple[str, str], lang: Language) -> list[Any]:
    differences = {
        each: paired_difference(found[BASELINE].at_the_end(each), found[PLAN].at_the_end(each))
        for each in asked.outcomes
    }
    parts = {each: moved(found[BASELINE].at_the_end(each), differences[each]) for each in asked.outcomes}
    known = {each: part for each, part in parts.items() if part is not None}
    most = max(known, key=lambda each: abs(known[each])) if known else None
    line, way = guess
    return [
        html.H2(lang("start-result")),
        html.P(lang("start-guessed", name=_name(line, lang), way=lang(f"start-goes-{way}"))),
        html.P(_verdict(most, known, line, way, lang), className="result-said"),
        html.Div(_table(asked, found, differences, parts, most, line, lang), className="scroll", tabIndex="0",
                 role="region", **attributes({"aria-label": lang("choose-numbers")})),
        html.P(lang("start-measure", n=FUTURES), className="quiet"),
        html.P(lang.said(in_a_line("luck", lang.base)), className="quiet"),
        html.H3(lang("choose-tips")),
        html.P(lang.said(tips(DILEMMAS[asked.dilemma], lang.base))),
        html.Div(
            [
                html.A(lang("start-on-choose"), href="/choose", className="button button-main",
                       **attributes({"data-carry": "1"})),
                html.A(lang("start-on-memo"), href="/memo", className="button", **attributes({"data-carry": "1"})),
                html.A(lang("start-back"), href="/", className="button"),
            ],
            className="row",
        ),
    ]  # fmt: skip


def _way(part: float) -> str:
    return "up" if part > 0 else "down"


def _verdict(most: str | None, known: Mapping[str, float], line: str, way: str, lang: Language) -> str:
    if most is None:
        return lang("start-no-line")
    goes = _way(known[most])
    told = {"name": _name(most, lang), "way": lang(f"start-goes-{goes}")}
    if most == line:
        return lang("start-right-both" if goes == way else "start-right-line", **told)
    said = lang("start-other-line", **told)
    if line not in known:
        return f"{said} {lang('start-own-none')}"
    own = _way(known[line])
    key = "start-own-right" if own == way else "start-own-wrong"
    return f"{said} {lang(key, way=lang(f'start-goes-{own}'))}"


def _table(
    asked: GuidedQuestion, found: Mapping[str, Futures], differences: Mapping[str, Difference],
    parts: Mapping[str, float | None], most: str | None, line: str, lang: Language,
) -> Any:  # fmt: skip
    before, after = (value_label(asked.lever, value, lang) for value in (asked.before, asked.after))
    head = ["", lang("start-line"), lang("start-before", name=before), lang("start-after", name=after),
            lang("start-moved"), lang("choose-difference")]  # fmt: skip
    rows = []
    for each in asked.outcomes:
        entry = OUTCOMES[each]
        marks = [lang("start-your-guess")] if each == line else []
        marks += [lang("start-moves-most")] if each == most else []
        values = [float(np.nanmedian(found[key].at_the_end(each))) for key in (BASELINE, PLAN)]
        digits = decimals_of(entry, *values)
        middles = [amount(value, entry, lang.base, decimals=digits) for value in values]
        part = parts[each]
        said = MISSING if part is None else f"{points(part, lang.base, decimals=1)}%"
        picture = sparkline([found[key].band(each) for key in (BASELINE, PLAN)])
        rows.append(
            html.Tr(
                [
                    html.Td(html.Img(src=picture, alt="", className="result-picture")),
                    html.Th(
                        [_name(each, lang), html.Br(), html.Small(unit_line(each, lang)), *_tags(marks)],
                        scope="row",
                    ),
                    *(html.Td(value) for value in middles),
                    html.Td(html.Strong(lang.said(said))),
                    html.Td(lang.said(finding(entry, differences[each], lang.base).sentence)),
                ],
                className="row-most" if each == most else "",
            )
        )
    return html.Table(
        [html.Thead(html.Tr([html.Th(text, scope="col") if text else html.Td() for text in head])), html.Tbody(rows)],
        className="numbers result-table",
    )


def _name(outcome: str, lang: Language) -> str:
    return lang.said(OUTCOMES[outcome].label(lang.base))


def _tags(marks: Iterable[str]) -> list[Any]:
    return [part for mark in marks for part in (" ", html.Span(mark, className="tag"))]
