"""What fills How sure, one part after the other, each from real runs under the same luck."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from dash import html
from dash.development.base_component import Component

from dashboard.components.badge import badge_word, badges_of
from dashboard.components.summary import choice_text, summary_text, town_text
from dashboard.language import Language
from dashboard.markup import attributes, markup
from dashboard.pages.choose_answer import FUTURES
from dashboard.pages.printed import printed
from dashboard.plan.comparison import BASELINE, PLAN, compared, no_cjg_in, plan_in, town_of
from dashboard.plan.idle import is_without_cjg
from dashboard.plan.state import Own, State
from dashboard.plan.towns import LARGEST_TOWN, TOWNS, town
from dashboard.routes.streams import Question, Update, answers
from dashboard.runs.futures import Futures
from dashboard.runs.queue import Urgency
from dashboard.why.parting import first_months
from dashboard.why.players import INVESTMENT, LATER, Player, coalition, players, values_of
from dashboard.why.shapley import MOST_EXACT, along, every_set, exact, from_orders, orders
from experiments.comparison import Difference, paired_difference
from experiments.dates import month_words
from experiments.findings import finding, verdict
from experiments.numbers import change, decimals_of, span, unit_after
from language.outcomes import OUTCOMES
from sim.inputs.scenario import Scenario

DRAWN_FUTURES = 10  # where orders are drawn: there are many more combinations to run
MOST_ORDERS = 12
ELSEWHERE_FUTURES = 10
SIDES = (BASELINE, PLAN)


@answers("sure")
def sure(question: Question) -> Iterator[Update]:
    """Yield the parts of the page."""
    state, lang = question.state, question.lang
    question.leave("ahead")
    question.leave("compare")
    scenarios = {key: each for key, each in compared(state).items() if key in SIDES}
    yield {
        "address": state.to_query(),
        "text": {"about-plan": summary_text(state, lang)},
        "status": lang("choose-progress-wait"),
        "waiting": True,
    }
    found = _asked(question, scenarios, FUTURES, "compare", state.uncertainty).first(FUTURES)
    short = InShort(state, lang)
    yield {"html": {"parting": markup(_parting(found, lang)), **short.shown()}, "futures": FUTURES}
    yield from printed(question)
    yield from _why(question, scenarios)
    yield from _spread(question, scenarios, short)
    yield from _elsewhere(question, found, short)
    yield {"status": lang("choose-progress", n=FUTURES, of=FUTURES)}


def _asked(question: Question, scenarios: Mapping[str, Scenario], count: int, lane: str, uncertainty: str) -> Any:
    return question.ask(scenarios, count, lane=lane, uncertainty=uncertainty, urgency=Urgency.QUESTION)


# -- why ---------


def _why(question: Question, scenarios: Mapping[str, Scenario]) -> Iterator[Update]:
    state, lang = question.state, question.lang
    base_changes = state.pinned.changes if state.pinned is not None else ()
    game = players(scenarios[BASELINE], scenarios[PLAN], state.plan.changes, base_changes)
    if not game or is_without_cjg(state):
        yield {"html": {"why": markup(html.P(lang("sure-why-none")))}}
        return
    place = town_of(state)

    def scenario_of(chosen: frozenset[int]) -> Scenario:
        if not chosen:
            return scenarios[BASELINE]
        if len(chosen) == len(game):
            return scenarios[PLAN]
        return coalition(place, scenarios[BASELINE], [game[player] for player in sorted(chosen)], base_changes)

    values: dict[str, dict[frozenset[int], np.ndarray]] = {outcome: {} for outcome in state.panels}

    futures = FUTURES if len(game) <= MOST_EXACT else DRAWN_FUTURES

    def learn(sets: list[frozenset[int]]) -> None:
        new = [chosen for chosen in sets if chosen not in values[state.panels[0]]]
        wanted = {str(sorted(each)): scenario_of(each) for each in new}
        found = _asked(question, wanted, futures, "why", state.uncertainty).first(futures)
        for chosen in new:
            for outcome in state.panels:
                values[outcome][chosen] = found[str(sorted(chosen))].at_the_end(outcome)

    if len(game) <= MOST_EXACT:
        sets = every_set(len(game))
        for start in range(0, len(sets), 8):
            learn(sets[start : start + 8])
            done = min(len(sets), start + 8)
            yield {"status": lang("sure-why-progress", done=done, of=len(sets)), "waiting": True}
        if len(game) == 1:
            said = lang("sure-why-help-one", futures=futures)
        else:
            said = lang("sure-why-help-exact", n=len(game), sets=len(sets), futures=futures)
        shares: dict[str, tuple[np.ndarray, np.ndarray | None]]
        shares = {outcome: (exact(values[outcome], len(game)), None) for outcome in state.panels}
        yield {"html": {"why": markup(_shares(shares, game, said, lang))}}
        return
    drawn: list[tuple[int, ...]] = []
    source = orders(len(game), state.seed)
    while len(drawn) < MOST_ORDERS:
        drawn += [next(source), next(source)]
        learn([chosen for order in drawn[-2:] for chosen in along(order)])
        said = lang("sure-why-help-drawn", n=len(game), orders=len(drawn), futures=futures)
        shares = {**{outcome: from_orders(values[outcome], drawn) for outcome in state.panels}}
        yield {
            "html": {"why": markup(_shares(shares, game, said, lang))},
            "status": lang("sure-why-orders", done=len(drawn), of=MOST_ORDERS),
            "waiting": True,
        }


def _shares(
    shares: Mapping[str, tuple[np.ndarray, np.ndarray | None]], game: list[Player], said: str, lang: Language
) -> list[Any]:
    return [
        html.P(said, className="quiet"),
        html.Div([_waterfall(outcome, *found, game, lang) for outcome, found in shares.items()], className="two"),
    ]


def _waterfall(outcome: str, shares: np.ndarray, error: np.ndarray | None, game: list[Player], lang: Language) -> Any:
    entry = OUTCOMES[outcome]
    measured = shares[:, np.isfinite(shares).all(axis=0)]
    if measured.size == 0:
        return html.Div([html.H3(lang.said(entry.label(lang.base))), html.P(lang("sure-elsewhere-gone"))])
    gaps = [paired_difference(np.zeros(measured.shape[1]), row) for row in measured]
    total = paired_difference(np.zeros(measured.shape[1]), measured.sum(axis=0))
    widest = max([abs(each.mean or 0.0) for each in (*gaps, total)]) or 1.0
    digits = decimals_of(entry, *(end for each in (*gaps, total) for end in (each.mean, each.low, each.high)))
    order = sorted(range(len(game)), key=lambda player: -abs(gaps[player].mean or 0.0))
    rows = [
        _share_row(_player(game[player], lang), gaps[player], entry, widest, digits, lang,
                   None if error is None else float(error[player]))
        for player in order
    ]  # fmt: skip
    rows.append(_share_row(lang("sure-why-total"), total, entry, widest, digits, lang, None, strong=True))
    head = [html.Th(lang("sure-why-choice"), scope="col"), html.Th(lang("sure-why-adds"), scope="col", colSpan=2)]
    return html.Div(
        [
            html.H3(lang.said(entry.label(lang.base))),
            html.P(lang.said(unit_after(entry, lang.base)), className="panel-unit"),
            html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="numbers shares"),
        ]
    )


def _share_row(
    name: str,
    gap: Difference,
    entry: Any,
    widest: float,
    digits: int,
    lang: Language,
    error: float | None,
    *,
    strong: bool = False,
) -> Any:
    mean = gap.mean or 0.0
    good = {"neither": "change"}.get(entry.better, "gain" if (mean > 0) == (entry.better == "higher") else "loss")
    half = 50.0 * abs(mean) / widest
    style = {"width": f"{half:.1f}%", "left": f"{50.0 if mean >= 0 else 50.0 - half:.1f}%"}
    low_high = span(gap.low, gap.high, entry, lang.base, decimals=digits)
    text = f"{change(mean, entry, lang.base, decimals=digits)} ({low_high})"
    told: list[Component] = [html.Span(text)]
    if error is not None and np.isfinite(error):
        size = change(error, entry, lang.base, signed=False, decimals=digits)
        told.append(html.Small(" " + lang("sure-why-error", error=size)))
    if not gap.found and not strong:
        told = [html.Span(text, className="quiet")]
    return html.Tr(
        [
            html.Th(html.Strong(name) if strong else name, scope="row"),
            html.Td(
                html.Span(html.Span(className=f"share share-{good}", style=style), className="share-place"),
                **attributes({"aria-hidden": "true"}),
            ),
            html.Td(told),
        ]
    )


def _player(player: Player, lang: Language) -> str:
    if player.name == INVESTMENT:
        return lang("sure-investment")
    if player.name == LATER:
        return lang("sure-later")
    return choice_text(player.name, player.choices.get(player.name), lang)


# -- order, spread, elsewhere ---------


def _parting(found: Mapping[str, Futures], lang: Language) -> list[Any]:
    keys = list(SIDES)
    parted = first_months(lambda process, place: found[keys[place]].over_time(process))
    if not parted:
        return [html.P(lang("sure-parting-none"))]
    items = [
        html.Li(
            [
                html.Span(lang.said(month_words(month, lang.base)), className="story-month"),
                html.Span(
                    f"{lang.said(OUTCOMES[process].label(lang.base))}: {lang('sure-higher' if up else 'sure-lower')}"
                ),
            ],
            className="story-line",
        )
        for month, process, up in parted
    ]
    return [html.P(lang("sure-parting-help"), className="quiet"), html.Ol(items, className="story-lines parting")]


class InShort:
    """Four things that could be otherwise, and what each does to the answer: luck, numbers, the place, the rules.

    Parameters
    ----------
    state : State
    lang : Language
    """

    def __init__(self, state: State, lang: Language) -> None:
        self.state, self.lang = state, lang
        self.gaps: dict[str, dict[str, Difference]] = {}
        self.places: dict[str, list[str]] = {outcome: [] for outcome in state.panels}
        self.tried = 0

    def shown(self) -> dict[str, str]:
        """Return the table as far as it is known."""
        lang = self.lang
        rows = [
            html.Tr(
                [
                    html.Th(
                        [
                            html.Strong(lang(f"sure-four-row-{row}")),
                            html.Br(),
                            html.Small(lang(f"sure-four-row-{row}.help")),
                        ],
                        scope="row",
                    ),
                    *(html.Td(told(outcome)) for outcome in self.state.panels),
                ]
            )
            for row, told in (
                ("luck", self._luck), ("numbers", self._numbers), ("place", self._place), ("rules", self._rules)
            )
        ]  # fmt: skip
        return {"four": markup(_table(rows, self.state, lang, "sure-part-four", "sure-four-what"))}

    def _luck(self, outcome: str) -> str:
        gap = self.gaps.get("luck", {}).get(outcome)
        if gap is None:
            return self.lang("sure-four-wait")
        if not gap.found:
            same = gap.higher == gap.lower == 0
            return self.lang("sure-four-luck-same" if same else "sure-four-luck-none", n=gap.n)
        up = (gap.mean or 0.0) > 0
        agree = gap.higher if up else gap.lower
        return self.lang(f"sure-four-luck-{'higher' if up else 'lower'}", agree=agree, n=gap.n)

    def _numbers(self, outcome: str) -> str:
        here, there = (self.gaps.get(key, {}).get(outcome) for key in ("luck", "both"))
        if here is None or there is None:
            return self.lang("sure-four-wait")
        if not here.found and not there.found:
            return self.lang("sure-four-numbers-none")
        return self.lang(f"sure-four-numbers-{holds(outcome, here, there)}")

    def _place(self, outcome: str) -> str:
        if not self.tried:
            return self.lang("sure-four-wait")
        judged = self.places[outcome]
        parts = [
            self.lang(f"sure-four-place-{key}", n=judged.count(key))
            for key in ("holds", "flips", "gone", "new")
            if key in judged
        ]
        return self.lang("sure-four-place-told", of=self.tried, parts=", ".join(parts))

    def _rules(self, outcome: str) -> str:
        found = badges_of(outcome)
        passed, failed = len(found["passed"]), len(found["failed"])
        if not passed + failed:
            return self.lang("sure-four-rules-none")
        return self.lang("sure-four-rules-told", badge=badge_word(outcome, self.lang), n=passed, of=passed + failed)


def _spread(question: Question, scenarios: Mapping[str, Scenario], short: InShort) -> Iterator[Update]:
    lang, state = question.lang, question.state
    rows = []
    for uncertainty in ("luck", "both"):
        found = _asked(question, scenarios, FUTURES, "spread", uncertainty).first(FUTURES)
        cells = [html.Td(_sentence(outcome, found, lang)) for outcome in state.panels]
        short.gaps[uncertainty] = {outcome: _gap(outcome, found) for outcome in state.panels}
        rows.append(html.Tr([html.Th(lang(f"sure-row-{uncertainty}"), scope="row"), *cells]))
        yield {
            "html": {
                "spread": markup(
                    [
                        html.P(lang("sure-spread-help"), className="quiet"),
                        _table(rows, state, lang, "sure-part-spread", "sure-spread"),
                    ]
                ),
                **short.shown(),
            }
        }


def _elsewhere(question: Question, here: Mapping[str, Futures], short: InShort) -> Iterator[Update]:
    lang, state = question.lang, question.state
    first = {outcome: _gap(outcome, here) for outcome in state.panels}
    rows = [_town_row(state.town, here, lambda outcome: lang("sure-elsewhere-here"), state, lang)]
    key = "sure-elsewhere-help" if state.pinned is None else "sure-elsewhere-pinned"
    left_out = ", ".join(town_text(name, lang) for name in towns_left_out(state))
    note = html.P(lang("sure-elsewhere-left-out", towns=left_out), className="quiet") if left_out else None
    for name in other_towns(state):
        batch = _asked(question, in_other_town(state, name), ELSEWHERE_FUTURES, "elsewhere", state.uncertainty)
        found = batch.first(ELSEWHERE_FUTURES)

        judged = {outcome: holds(outcome, first[outcome], _gap(outcome, found)) for outcome in state.panels}
        short.tried += 1
        for outcome, verdict_there in judged.items():
            short.places[outcome].append(verdict_there)

        def judge(outcome: str, judged: Mapping[str, str] = judged) -> str:
            return lang(f"sure-elsewhere-{judged[outcome]}")

        rows.append(_town_row(name, found, judge, state, lang))
        yield {
            "html": {
                "elsewhere": markup(
                    [
                        html.P(lang(key, n=ELSEWHERE_FUTURES, here=FUTURES), className="quiet"),
                        _table(rows, state, lang, "sure-part-elsewhere"),
                        note,
                    ]
                ),
                **short.shown(),
            },
            "status": lang("choose-progress-wait"),
            "waiting": True,
        }


def other_towns(state: State) -> list[str]:
    """Return the other municipalities a plan is tried in, the smallest first."""
    others = [name for name in TOWNS if name != state.town and town(name).context.inhabitants <= LARGEST_TOWN]
    return sorted(others, key=lambda name: town(name).context.inhabitants)


def towns_left_out(state: State) -> list[str]:
    """Return the municipalities a plan is not tried in, because a run there takes longer than anybody waits."""
    return [name for name in TOWNS if name != state.town and town(name).context.inhabitants > LARGEST_TOWN]


def in_other_town(state: State, name: str) -> dict[str, Scenario]:
    """Return the same plan and its baseline in another municipality; assumptions about the model go along."""
    kept = {path: value for path, value in state.assumptions.items() if not path.startswith("context")}
    place = town(name).with_all(kept)
    here = compared(state)
    plan = plan_in(place, _in_full(state.plan, here[PLAN]))
    if state.pinned is None:
        return {BASELINE: no_cjg_in(place, state.plan), PLAN: plan}
    return {BASELINE: plan_in(place, _in_full(state.pinned, here[BASELINE])), PLAN: plan}


def _in_full(own: Own, here: Scenario) -> Own:
    """Return a plan with every choice said, so that another town's own plan does not fill the gaps."""
    choices = {path: value for path, value in values_of(here).items() if value is not None}
    choices.pop("choices.desk_sites", None)  # follows from the size of the place
    return replace(own, choices=choices)


def holds(outcome: str, here: Difference, there: Difference) -> str:
    """Return ``holds``, ``flips``, ``gone`` or ``new``: what becomes of a difference in another town."""
    found = [verdict(OUTCOMES[outcome], each) in ("gain", "loss", "change") for each in (here, there)]
    if not any(found):
        return "gone"
    if not found[0]:
        return "new"
    if not found[1]:
        return "gone"
    return "holds" if ((here.mean or 0.0) > 0) == ((there.mean or 0.0) > 0) else "flips"


def _town_row(
    name: str, found: Mapping[str, Futures], judge: Callable[[str], str], state: State, lang: Language
) -> Any:
    cells = []
    for outcome in state.panels:
        word = judge(outcome)
        flips = word == lang("sure-elsewhere-flips")
        cells.append(
            html.Td(
                [
                    html.Span(word, className="holds" + (" holds-flips" if flips else "")),
                    html.Br(),
                    _sentence(outcome, found, lang),
                ]
            )
        )
    return html.Tr([html.Th(town_text(name, lang), scope="row"), *cells])


def _table(rows: list[Any], state: State, lang: Language, heading: str, first: str = "sure-town") -> Any:
    head = [html.Th(lang(first), scope="col", className="corner")]
    head += [html.Th(lang.said(OUTCOMES[outcome].label(lang.base)), scope="col") for outcome in state.panels]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="numbers")
    name = f"{lang(heading)}: {lang('choose-numbers')}"  # the panel around it has the heading alone
    return html.Div(table, className="scroll", tabIndex="0", role="region", **attributes({"aria-label": name}))


def _gap(outcome: str, found: Mapping[str, Futures]) -> Difference:
    return paired_difference(*(found[key].at_the_end(outcome) for key in SIDES))


def _sentence(outcome: str, found: Mapping[str, Futures], lang: Language) -> str:
    return lang.said(finding(OUTCOMES[outcome], _gap(outcome, found), lang.base).sentence)
