"""What fills Choose and compare: first bands at once, then all futures, and what they say in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

from dash import html

from dashboard.components.badge import badge, badge_word
from dashboard.components.chart_panel import SIDES, band_table, unit_line
from dashboard.components.sparkline import sparkline
from dashboard.components.summary import choice_text, summary_text
from dashboard.components.thumbnails import SHOWN
from dashboard.language import Language
from dashboard.markup import markup
from dashboard.pages.choose_ahead import likely_next
from dashboard.plan.comparison import BASELINE, PLAN, USUAL_BASELINE, USUAL_PLAN, compared, values_in_force
from dashboard.plan.idle import has_cjg, idle
from dashboard.plan.spread import spread
from dashboard.plan.state import State
from dashboard.plan.towns import LARGEST_TOWN
from dashboard.routes.streams import Question, Update, answers
from dashboard.runs.engine import FIRST_BANDS
from dashboard.runs.queue import Urgency
from experiments.comparison import paired_difference
from experiments.figures import over_time
from experiments.findings import finding
from experiments.numbers import amount, change_in_a_sentence, decimals_of
from language.outcomes import OUTCOMES
from sim.compiling.version import MODEL_VERSION

if TYPE_CHECKING:
    from dashboard.runs.futures import Futures

FUTURES = 20
A_PRINT = re.compile("[0-9a-f]{16}")


@answers("choose")
def choose(question: Question) -> Iterator[Update]:
    """Yield what the page shows, in the order in which it is known."""
    engine, state, lang = question.engine, question.state, question.lang
    scenarios = compared(state)
    plan = scenarios[PLAN]
    batch = question.ask(scenarios, FUTURES, lane="compare")
    question.leave("ahead")  # after: what was begun ahead and is wanted now goes on
    yield {
        "controls": values_in_force(plan),
        "inert": idle(plan, scenarios.values()),
        "html": {"no-cjg-note": "" if has_cjg(plan) else markup(html.P(lang("choose-no-cjg"), className="notice"))},
        "address": state.to_query(),
        "status": lang("choose-progress-long" if plan.context.inhabitants > LARGEST_TOWN else "choose-progress-wait"),
        "waiting": True,
    }
    if not batch.is_ready(FUTURES):
        found = batch.first(FIRST_BANDS)
        yield _drawing(found, state, lang, of=FUTURES)
    found = batch.first(FUTURES)
    print_now = found[PLAN].fingerprint
    yield _drawing(found, state, lang, of=FUTURES) | {
        "address": state.to_query(print_now),
        "status": lang("choose-progress-done", of=FUTURES, print=print_now),
    }
    afterwards = _afterwards(found, state, lang)
    afterwards["html"]["print-note"] = print_note(question, print_now)
    trouble = engine.archive.trouble if engine.archive is not None else ""
    afterwards["text"]["store-note"] = lang("shell-store-trouble") if trouble else ""
    yield afterwards
    if engine.is_idle:
        question.ask(likely_next(state), FUTURES, lane="ahead", urgency=Urgency.AHEAD)


@answers("hint")
def hint(question: Question) -> Iterator[Update]:
    """Begin with the plan a slider is held at, in case it is let go there."""
    held = compared(replace(question.state, usual=False))
    question.ask(held, FUTURES, lane="ahead", urgency=Urgency.AHEAD)
    return iter(())


def names_of(state: State, lang: Language) -> dict[str, str]:
    """Return how the lines are called, in the order in which they are drawn."""
    baseline = lang("choose-baseline-pinned" if state.pinned is not None else "choose-baseline-no-cjg")
    plan = state.name or lang("choose-plan")
    return {
        BASELINE: baseline,
        PLAN: plan,
        USUAL_BASELINE: lang("choose-usual-baseline", name=baseline),
        USUAL_PLAN: lang("choose-usual-baseline", name=plan),
    }


def _drawing(found: Mapping[str, Futures], state: State, lang: Language, *, of: int) -> Update:
    names = names_of(state, lang)
    count = len(found[PLAN])
    changes = [month for month, _, _ in state.plan.changes]
    figures, texts = {}, {"picture-print": picture_print(found, state, lang)}
    is_same = found[BASELINE].scenario.fingerprint() == found[PLAN].scenario.fingerprint()
    for side, outcome in zip(SIDES, state.panels, strict=True):
        entry = OUTCOMES[outcome]
        bands = {escape(names[key], quote=False): futures.band(outcome) for key, futures in found.items()}
        figures[f"graph-{side}"] = over_time(entry, bands, lang=lang.base, changes=changes)
        texts[f"panel-said-{side}"] = lang("choose-same-plan") if is_same else _sentence(outcome, found, names, lang)
        texts[f"panel-title-{side}"] = lang.said(entry.label(lang.base))
        texts[f"at-hand-{side}"] = _at_hand(outcome, found, lang)
        texts[f"panel-unit-{side}"] = unit_line(outcome, lang)
        texts[f"panel-legend-{side}"] = lang("choose-legend", n=count)
    return {
        "figure": figures,
        "text": texts,
        "futures": count,
        "status": lang("choose-progress", n=count, of=of),
        "waiting": count < of,
    }


def picture_print(found: Mapping[str, Futures], state: State, lang: Language) -> str:
    """Say what a picture shows, so that it can be traced wherever it ends up."""
    plan = found[PLAN]
    about = summary_text(state, lang)
    if state.assumptions:
        assumed = "; ".join(choice_text(path, value, lang) for path, value in state.assumptions.items())
        about += f" {lang('choose-assumptions')}: {assumed}."
    run = lang("choose-picture-print", n=len(plan), months=plan.months, seed=state.seed, print=plan.fingerprint,
               model=MODEL_VERSION)  # fmt: skip
    return f"{about} {spread(state, lang)} {run}"


def _afterwards(found: Mapping[str, Futures], state: State, lang: Language) -> Update:
    """Return what may come a moment later: thumbnails, tables, badges."""
    names = names_of(state, lang)
    texts = {"spread": spread(state, lang)}
    parts, pictures = {}, {}
    for side, outcome in zip(SIDES, state.panels, strict=True):
        bands = {names[key]: futures.band(outcome) for key, futures in found.items()}
        parts[f"panel-table-{side}"] = markup(band_table(outcome, bands, lang))
        parts[f"panel-badge-{side}"] = markup(badge(outcome, lang))
    for outcome in SHOWN:
        pictures[f"thumb-{outcome}"] = sparkline([found[key].band(outcome) for key in (BASELINE, PLAN)])
        texts[f"thumb-said-{outcome}"] = difference_in_words(outcome, found, lang)
    parts["all-outcomes"] = markup(_table(found, names, lang))
    return {"text": texts, "html": parts, "picture": pictures}


def difference_in_words(outcome: str, found: Mapping[str, Futures], lang: Language) -> str:
    """Say how plan and baseline differ in an outcome."""
    difference = paired_difference(found[BASELINE].at_the_end(outcome), found[PLAN].at_the_end(outcome))
    return lang.said(finding(OUTCOMES[outcome], difference, lang.base).sentence)


def inside(name: str) -> str:
    """Return the name of a baseline as it stands inside a sentence."""
    return name[:1].lower() + name[1:]


def _sentence(outcome: str, found: Mapping[str, Futures], names: Mapping[str, str], lang: Language) -> Any:
    said = difference_in_words(outcome, found, lang)
    return lang("choose-versus", plan=names[PLAN], baseline=inside(names[BASELINE]), sentence=said)


def _at_hand(outcome: str, found: Mapping[str, Futures], lang: Language) -> str:
    """Say an outcome in a line, for a screen on which the chart and the control are not seen together."""
    entry = OUTCOMES[outcome]
    before, after = (found[key].at_the_end(outcome) for key in (BASELINE, PLAN))
    difference = paired_difference(before, after)
    name = lang.said(entry.label(lang.base))
    if not difference.found or difference.mean is None:
        same = not difference.higher and not difference.lower
        return lang("choose-at-hand-same" if same else "choose-at-hand-none", name=name)
    size = change_in_a_sentence(difference.mean, entry, lang.base)
    return lang("choose-at-hand", name=name, size=size)


def _table(found: Mapping[str, Futures], names: Mapping[str, str], lang: Language) -> Any:
    head = [lang("choose-outcome"), names[BASELINE], names[PLAN], lang("choose-difference"), lang("choose-tested")]
    rows = []
    middles = [found[key].outcomes.median() for key in (BASELINE, PLAN)]
    for outcome, entry in OUTCOMES.items():
        ends = [float(middle[outcome]) for middle in middles]
        digits = decimals_of(entry, *ends)
        values = [amount(end, entry, lang.base, decimals=digits) for end in ends]
        rows.append(
            html.Tr(
                [
                    html.Th([lang.said(entry.label(lang.base)), html.Br(), html.Small(unit_line(outcome, lang))],
                            scope="row"),
                    *(html.Td(value) for value in values),
                    html.Td(difference_in_words(outcome, found, lang)),
                    html.Td(badge_word(outcome, lang)),
                ]
            )
        )  # fmt: skip
    return html.Table(
        [html.Thead(html.Tr([html.Th(text, scope="col") for text in head])), html.Tbody(rows)], className="numbers"
    )


def print_note(question: Question, now: str) -> str:
    """Say whether the numbers are those an address was made with; nothing where it names none."""
    expected, lang = str(question.extra.get("expected", "")), question.lang
    if not expected:
        return ""
    same = expected == now
    key = "choose-same-print" if same else "choose-other-print" if A_PRINT.fullmatch(expected) else "choose-no-print"
    text = lang(key, then=expected[:16], now=now)
    return markup(html.P(text, className="notice" + ("" if same else " notice-trouble")))
