"""What the memo says: drawn from the paired differences of the runs, in words, before any layout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dashboard.components.badge import badge_word, verdicts
from dashboard.components.controls import choices, main_choices
from dashboard.components.summary import field_label, town_text, value_text
from dashboard.language import Language
from dashboard.plan.comparison import BASELINE, PLAN, values_in_force
from dashboard.plan.idle import is_without_cjg
from dashboard.plan.spread import spread
from dashboard.plan.towns import town
from experiments.comparison import Difference, paired_difference
from experiments.dates import month_words
from experiments.findings import MAIN, finding, verdict
from experiments.numbers import amount, decimals_of, unit_after
from experiments.patterns.badges import badges
from language.outcomes import OUTCOMES
from sim.compiling.version import MODEL_VERSION
from sim.inputs.parameters import PARAMETERS

if TYPE_CHECKING:
    from dashboard.plan.state import State
    from dashboard.runs.futures import Futures

#: The third finding: what it costs in hours that professionals spend on one another instead of on families.
PRICE = "meeting_hours_share"
OTHER_PRICES = ("cost_per_youth", "white_spots_per_1000")
#: Whose gain or loss is told, whatever it is.
AGES = ("reach_unborn", "reach_0_4", "reach_4_12", "reach_12_18", "reach_18_23")
#: A gap that grows is no loss: who gains less than others does not lose.
GAPS = ("reach_gap_migrant", "reach_gap_vulnerable", "reach_gap_neighbourhood")
GROUPS = (*AGES, *GAPS)
#: What the main outcomes leave out, and a council would want to know.
BESIDES = ("waiting_share", "cost_per_youth")


@dataclass(frozen=True)
class FindingTold:
    """One finding: the outcome, its values, the difference in words, and how far the outcome was tested."""

    outcome: str
    title: str
    sentence: str
    values: str
    tested: str
    verdict: str


@dataclass(frozen=True)
class Memo:
    """A memo in words: headings and sentences, in one language."""

    lang: Language
    title: str
    question: str
    plan: tuple[tuple[str, str], ...]
    plan_note: str
    baseline_plan: tuple[tuple[str, str], ...]
    has_pinned: bool
    later: tuple[str, ...]
    assumed: tuple[tuple[str, str], ...]
    findings: tuple[FindingTold, ...]
    spread: str
    wins: tuple[str, ...]
    loses: tuple[str, ...]
    unmoved: str
    also_worse: tuple[str, ...]
    cannot: tuple[str, ...]
    check: str
    address: str
    fingerprint: str
    futures: int


def memo(found: Mapping[str, Futures], state: State, lang: Language, *, address: str) -> Memo:
    """Write the memo.

    Parameters
    ----------
    found : mapping
        Futures of the baseline and of the plan.
    state : State
    lang : Language
    address : str
        Where this memo can be opened, fingerprint included.
    """
    plan, baseline = found[PLAN], found[BASELINE]
    where = town_text(state.town, lang)
    name = state.name or lang("memo-plan-unnamed")
    differences = {
        each: paired_difference(baseline.at_the_end(each), plan.at_the_end(each)) for each in (*GROUPS, *MAIN, *BESIDES)
    }
    told = tuple(_told(outcome, found, state, lang) for outcome in headline_outcomes(state))
    by_verdict = _sorted(GROUPS, differences)
    others = [each for each in (*MAIN, *BESIDES, *GAPS) if each not in {one.outcome for one in told}]
    worse = _sorted(others, differences).get("loss", [])
    return Memo(
        lang=lang,
        title=lang("memo-heading", plan=name, town=where),
        question=" ".join((
            lang("memo-question-text", first=month_words(0, lang.base),
                 last=month_words(plan.months - 1, lang.base),
                 baseline=lang("memo-baseline-pinned" if state.pinned is not None else "memo-baseline-no-cjg")),
            lang("memo-how", n=len(plan)),
        )),
        plan=_plan_lines(found, state, lang),
        plan_note=lang("choose-no-cjg-same") if is_without_cjg(state) else lang("memo-plan-usual"),
        baseline_plan=_baseline_lines(found, lang) if state.pinned is not None else (),
        has_pinned=state.pinned is not None,
        later=tuple(
            lang("memo-later", month=month_words(month, lang.base), label=field_label(path, lang),
                 value=value_text(path, value, lang))
            for month, path, value in state.plan.changes
        ),
        assumed=(
            *((field_label(path, lang), value_text(path, value, lang)) for path, value in state.assumptions.items()),
            *((field_label(path, lang), lang("memo-drawn")) for path in state.unknown),
        ),
        findings=told,
        spread=spread(state, lang),
        wins=tuple(_line(each, differences[each], lang) for each in by_verdict.get("gain", [])),
        loses=tuple(_line(each, differences[each], lang) for each in by_verdict.get("loss", []) if each in AGES),
        unmoved=_unmoved(by_verdict, lang),
        also_worse=tuple(_line(each, differences[each], lang) for each in worse),
        cannot=_cannot(told, state, lang),
        check=lang("memo-check-text", print=plan.fingerprint, version=MODEL_VERSION, seed=state.seed, n=len(plan),
                   months=plan.months, command=command(state, len(plan), plan.months)),
        address=address,
        fingerprint=plan.fingerprint,
        futures=len(plan),
    )  # fmt: skip


def headline_outcomes(state: State) -> tuple[str, ...]:
    """Return the outcomes of the three findings: the two on the charts, and the price."""
    price = next(each for each in (PRICE, *OTHER_PRICES) if each not in state.panels)
    return (*state.panels, price)


def command(state: State, futures: int, months: int) -> str:
    """Return the command that gives the same numbers."""
    both = f" --uncertainty {state.uncertainty}" if state.uncertainty != "luck" else ""
    return f"cjg run FILE --replications {futures} --months {months} --seed {state.seed}{both}"


def _told(outcome: str, found: Mapping[str, Futures], state: State, lang: Language) -> FindingTold:
    entry = OUTCOMES[outcome]
    plan, baseline = found[PLAN], found[BASELINE]
    difference = paired_difference(baseline.at_the_end(outcome), plan.at_the_end(outcome))
    said = finding(entry, difference, lang.base)
    unit = unit_after(entry, lang.base)

    ends = [_middle(futures.at_the_end(outcome)) for futures in (baseline, plan)]
    digits = decimals_of(entry, *ends)
    before, after = (f"{amount(end, entry, lang.base, decimals=digits)} {unit}".strip() for end in ends)

    values = lang(
        "memo-at-the-end",
        baseline_name=lang("choose-baseline-pinned" if state.pinned is not None else "choose-baseline-no-cjg"),
        baseline=before, plan_name=lang("memo-plan-name"), plan=after, n=len(plan),
        last=month_words(plan.months - 1, lang.base),
    )  # fmt: skip
    return FindingTold(
        outcome, lang.said(entry.label(lang.base)), lang.said(sentence_of(said.sentence)), values,
        lang("memo-tested", badge=badge_word(outcome, lang).lower()), said.verdict,
    )  # fmt: skip


def _middle(values: np.ndarray) -> float | None:
    known = values[np.isfinite(values)]
    return float(np.median(known)) if len(known) else None


def sentence_of(text: str) -> str:
    """Return words as a sentence: with a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:]}."


def _sorted(outcomes: Sequence[str], differences: Mapping[str, Difference]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in outcomes:
        found.setdefault(verdict(OUTCOMES[each], differences[each]), []).append(each)
    return found


def _line(outcome: str, difference: Difference, lang: Language) -> str:
    entry = OUTCOMES[outcome]
    return lang.said(f"{entry.label(lang.base)}: {finding(entry, difference, lang.base).sentence}.")


def _unmoved(by_verdict: Mapping[str, list[str]], lang: Language) -> str:
    names = [OUTCOMES[each].label(lang.base) for key in ("none", "same", "too_few") for each in by_verdict.get(key, [])]
    return lang("memo-no-difference", names="; ".join(names)) if names else ""


def _cannot(told: Sequence[FindingTold], state: State, lang: Language) -> tuple[str, ...]:
    assumed = sum(each.source == "assumption" for each in PARAMETERS.values())
    lines = [
        lang("memo-cannot-forecast"),
        lang("memo-cannot-numbers", all=len(PARAMETERS), assumed=assumed),
        lang("memo-cannot-quality"),
        lang("memo-cannot-value"),
    ]
    earned = badges(verdicts().values())
    numbers = sorted({number for each in told for number in earned[each.outcome]["failed"]})
    if numbers:
        names = [lang(f"pattern-{number}") for number in numbers]
        lines.append(lang("memo-cannot-failed", names="; ".join(names)))
    return tuple(lines)


# -- the plan in words ---------


def _plan_lines(found: Mapping[str, Futures], state: State, lang: Language) -> tuple[tuple[str, str], ...]:
    """Return the main dilemmas as they stand, and every other choice that differs from the town's."""
    values = values_in_force(found[PLAN].scenario)
    usual = values_in_force(town(state.town))
    shown = [path for path in choices() if path in main_choices() or values.get(path) != usual.get(path)]
    return tuple((field_label(path, lang), value_text(path, values.get(path), lang)) for path in shown)


def _baseline_lines(found: Mapping[str, Futures], lang: Language) -> tuple[tuple[str, str], ...]:
    plan, baseline = (values_in_force(found[key].scenario) for key in (PLAN, BASELINE))
    return tuple(
        (field_label(path, lang), value_text(path, baseline.get(path), lang))
        for path in choices()
        if plan.get(path) != baseline.get(path)
    )
