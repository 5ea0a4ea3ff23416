"""What the memo says: sections of paragraphs and points, and one table, before they are laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dashboard.components.badge import badge_word, verdicts
from dashboard.components.summary import choice_text, told
from dashboard.language import Language
from dashboard.pages.choose_answer import names_of
from dashboard.pages.helped_answer import DIMENSIONS, FEWEST, gap, group_name
from dashboard.people.needs import Groups
from dashboard.plan.comparison import BASELINE, PLAN
from dashboard.plan.state import State
from dashboard.plan.towns import town
from dashboard.runs.futures import Futures
from experiments.comparison import Difference, paired_difference
from experiments.dates import month_words
from experiments.findings import MAIN, finding, verdict
from experiments.numbers import amount
from sim.outcomes import OUTCOMES
from sim.version import MODEL_VERSION

MOST_FINDINGS = 3


@dataclass(frozen=True)
class Section:
    """A heading with paragraphs, then points."""

    heading: str
    paragraphs: Sequence[str] = ()
    points: Sequence[str] = ()


@dataclass(frozen=True)
class Memo:
    """A memo before it is laid out.

    Attributes
    ----------
    title, subtitle, lang : str
    sections : list of Section
    table_heading : str
    table : list of list of str
        The first row is the head.
    closing : Section
    """

    title: str
    subtitle: str
    lang: str
    sections: list[Section] = field(default_factory=list)
    table_heading: str = ""
    table: list[list[str]] = field(default_factory=list)
    closing: Section = field(default_factory=lambda: Section(""))


def memo_of(
    state: State, found: Mapping[str, Futures], groups: Mapping[str, list[Groups]], address: str, lang: Language
) -> Memo:
    """Write the memo.

    Parameters
    ----------
    state : State
    found : mapping of str to Futures
        Baseline and plan.
    groups : mapping of str to list of Groups
        Of recorded futures.
    address : str
        That brings the page back.
    lang : Language
    """
    names = names_of(state, lang)
    place = town(state.town)
    months = found[PLAN].months
    gaps = {outcome: _gap(outcome, found) for outcome in MAIN}
    judged = {outcome: verdict(OUTCOMES[outcome], each) for outcome, each in gaps.items()}
    gains = [outcome for outcome in MAIN if judged[outcome] == "gain"]
    findings = [_sentence(outcome, gaps[outcome], lang) for outcome in gains[:MOST_FINDINGS]]
    losses = [_sentence(outcome, gaps[outcome], lang) for outcome in MAIN if judged[outcome] == "loss"]
    losing = _losing_groups(groups, lang)
    if losing:
        losses.append(lang("memo.losers_groups", groups=", ".join(losing)))
    baseline = told(state.pinned, lang) if state.pinned is not None else lang("choose.baseline_no_cjg")
    span = {"from": lang.said(month_words(0, lang.base)), "to": lang.said(month_words(months - 1, lang.base))}
    subtitle = lang("memo.place", place=lang.either(place.label_en, place.label_nl), futures=len(found[PLAN]), **span)
    passed = sum(bool(entry["passed"]) for entry in verdicts().values())
    cannot = [lang("memo.cannot_1"), lang("memo.cannot_2"), lang("memo.cannot_4")]
    if verdicts():
        cannot.insert(2, lang("memo.cannot_3", passed=passed, all=len(verdicts())))
    return Memo(
        lang("memo.heading", name=names[PLAN]),
        subtitle,
        lang.base,
        [
            Section(lang("memo.question"), [lang("memo.question_text", baseline=baseline)]),
            Section(lang("memo.plan"), _assumed(state, lang), _plan(state, lang)),
            Section(lang("memo.findings"), [] if findings else [lang("memo.findings_none")], findings),
            Section(lang("memo.losers"), [] if losses else [lang("memo.losers_none")], losses),
        ],
        lang("memo.table"),
        _table(found, gaps, names, lang),
        Section(
            lang("memo.cannot"),
            [lang("memo.source_text", model=MODEL_VERSION, print=found[PLAN].fingerprint, address=address)],
            cannot,
        ),
    )


def _gap(outcome: str, found: Mapping[str, Futures]) -> Difference:
    return paired_difference(found[BASELINE].at_the_end(outcome), found[PLAN].at_the_end(outcome))


def _sentence(outcome: str, difference: Difference, lang: Language) -> str:
    entry = OUTCOMES[outcome]
    said = lang("memo.finding", outcome=entry.label(lang.base), sentence=finding(entry, difference, lang.base).sentence)
    return f"{said} {lang('memo.finding_badge', badge=badge_word(outcome, lang).lower())}"


def _plan(state: State, lang: Language) -> list[str]:
    points = [choice_text(path, value, lang) for path, value in state.plan.choices.items()]
    points += [
        lang("memo.plan_later", what=choice_text(path, value, lang), month=month_words(month, lang.base))
        for month, path, value in state.plan.changes
    ]
    return points or [lang("memo.plan_usual")]


def _assumed(state: State, lang: Language) -> list[str]:
    if not state.assumptions:
        return []
    listed = "; ".join(choice_text(path, value, lang) for path, value in state.assumptions.items())
    return [lang("memo.plan_assumed", list=listed)]


def _losing_groups(groups: Mapping[str, list[Groups]], lang: Language) -> list[str]:
    losing = []
    for dimension in DIMENSIONS:
        for group in groups[PLAN][0].counts.get(dimension, {}):
            needs = np.mean([sum(each.counts[dimension].get(group, ())) for each in groups[PLAN]])
            difference = gap(groups, dimension, group)
            if needs >= FEWEST and difference.found and (difference.mean or 0.0) < 0:
                losing.append(group_name(dimension, group, lang))
    return losing


def _table(
    found: Mapping[str, Futures], gaps: Mapping[str, Difference], names: Mapping[str, str], lang: Language
) -> list[list[str]]:
    rows = [[lang("choose.outcome"), names[BASELINE], names[PLAN], lang("choose.difference")]]
    for outcome in MAIN:
        entry = OUTCOMES[outcome]
        middles = [amount(_middle(found[key].at_the_end(outcome)), entry, lang.base) for key in (BASELINE, PLAN)]
        rows.append(
            [lang.said(entry.label(lang.base)), *middles, lang.said(finding(entry, gaps[outcome], lang.base).sentence)]
        )
    return rows


def _middle(values: np.ndarray) -> float | None:
    present = values[np.isfinite(values)]
    return float(np.median(present)) if len(present) else None
