"""Differences in plain words: in how many futures, which way, how much, how sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from experiments.comparison import Difference
from experiments.numbers import (
    change,
    change_in_a_sentence,
    decimals_of,
    futures,
    span,
    style_of,
    unit_after,
    unit_in_a_sentence,
)
from language import words
from language.outcomes import OUTCOMES, Outcome

Verdict = Literal["gain", "loss", "change", "none", "same", "too_few"]

#: The order in which verdicts are told.
ORDER: tuple[Verdict, ...] = ("gain", "loss", "change", "none", "same", "too_few")

#: The outcomes a reader meets first, in this order; all others stand in the full table.
MAIN: tuple[str, ...] = (
    "reach_all",
    "help_all",
    "white_spots_per_1000",
    "grey_area_rate",
    "one_plan_rate",
    "agreement_level",
    "practice_level",
    "contacts_desk",
    "handover_success",
    "load",
    "meeting_hours_share",
    "cost_per_helped_child",
)

_COUNTED = (
    "per_1000", "at_a_time", "at_a_time_under_18", "family_months", "per_site_week", "organisations", "sites",
)  # fmt: skip

#: From this share of equal futures on, the others are told apart: a mean over both describes neither.
SHARE_EQUAL = 0.25


@dataclass(frozen=True, slots=True)
class Finding:
    """What may be said of one difference."""

    verdict: Verdict
    sentence: str


def verdict(outcome: Outcome, difference: Difference) -> Verdict:
    """Judge a difference; a gain or loss needs an interval without 0 and an outcome with a better side."""
    if difference.n and difference.higher == difference.lower == 0:
        return "same"
    if difference.low is None:
        return "too_few"
    if not difference.found or difference.mean is None:
        return "none"
    if outcome.better == "neither":
        return "change"
    return "gain" if (difference.mean > 0) == (outcome.better == "higher") else "loss"


def has_two_peaks(difference: Difference) -> bool:
    """Tell whether many futures do not differ at all while others do, so that a mean over all says little."""
    return SHARE_EQUAL * difference.n <= difference.equal < difference.n and difference.equal > 0


@cache
def direction(outcome: Outcome, *, up: bool, lang: str = "en") -> str:
    """Return the word for more or less of an outcome: fewer, lower, shorter, earlier and their opposites."""
    if outcome.kind == "month":
        measured = "month"
    elif outcome.unit == "months":
        measured = "months"
    elif style_of(outcome) == "euro":
        measured = "euro"
    else:
        measured = "counted" if outcome.unit in _COUNTED else "other"
    return words(lang)("finding-direction", measured=measured, way="up" if up else "down")


def finding(outcome: Outcome, difference: Difference, lang: str = "en") -> Finding:
    """Say in words how a scenario differs from the first.

    Parameters
    ----------
    outcome : Outcome
        What was measured.
    difference : Difference
        Paired difference with the first scenario.
    lang : {"en", "nl"}
        Language of the sentence.

    Returns
    -------
    Finding
        For example "fewer in 18 of 20 futures, on average 54.0 of every 1,000 young people at one moment (41.0 to
        66.0); that is better", or, where many futures do not differ, "the same in 14 of 20 futures; about 20 more
        (walk-in centres) in the other 6".
    """
    judged, say = verdict(outcome, difference), words(lang)
    if judged == "same":
        return Finding(judged, say("finding-same"))
    if judged == "too_few" or difference.mean is None:
        return Finding("too_few", say("finding-too-few", pairs=difference.n))
    digits = decimals_of(outcome, difference.mean, difference.low, difference.high)
    if has_two_peaks(difference):
        told = _two_peaks(outcome, difference, lang)
    elif judged == "none":
        size = change_in_a_sentence(difference.mean, outcome, lang, decimals=digits)
        told = f"{size}; {span(difference.low, difference.high, outcome, lang, decimals=digits)}"
    else:
        told = _one_way(outcome, difference, digits, lang)
    if judged == "none":
        return Finding(judged, f"{say('finding-none')} ({told})")
    return Finding(judged, say("finding-and-side", told=told, verdict=judged))


def in_short(rows: Mapping[str, Mapping[str, Difference]], name: str, lang: str = "en") -> dict[Verdict, list[str]]:
    """Sort the main outcomes of one scenario by verdict.

    Parameters
    ----------
    rows : mapping
        Outcome name -> scenario name -> Difference.
    name : str
        The scenario.
    lang : {"en", "nl"}
        Language of the labels.

    Returns
    -------
    dict
        Verdict -> labels of the outcomes; gains first, then losses, then the rest.
    """
    labels: dict[Verdict, list[str]] = {}
    for judged in ORDER:
        for key in MAIN:
            if key in rows and verdict(OUTCOMES[key], rows[key][name]) == judged:
                labels.setdefault(judged, []).append(OUTCOMES[key].label(lang))
    return labels


def _one_way(outcome: Outcome, difference: Difference, digits: int, lang: str) -> str:
    """Say in how many futures an outcome goes the way of its mean, and how far."""
    mean = difference.mean or 0.0
    low, high = sorted((abs(difference.low or 0.0), abs(difference.high or 0.0)))
    interval = "" if low == high else f" ({span(low, high, outcome, lang, decimals=digits)})"
    told = {
        "direction": direction(outcome, up=mean > 0, lang=lang),
        "pairs": difference.higher if mean > 0 else difference.lower,
        "futures": futures(difference.n, lang),
    }
    if style_of(outcome) == "euro":
        size = change(abs(mean), outcome, lang, signed=False, decimals=digits)
        return words(lang)("finding-costs", amount=size, unit=unit_after(outcome, lang), interval=interval, **told)
    size = change_in_a_sentence(abs(mean), outcome, lang, signed=False, decimals=digits)
    return words(lang)("finding-counted", size=f"{size}{interval}", **told)


def _two_peaks(outcome: Outcome, difference: Difference, lang: str) -> str:
    """Say in how many futures nothing differs, and how much in the others."""
    typical = difference.mean_of_unequal or 0.0
    up, down = (direction(outcome, up=way, lang=lang) for way in (True, False))
    among = {"equal": difference.equal, "futures": futures(difference.n, lang)}
    if difference.higher and difference.lower:
        return words(lang)(
            "finding-both-ways",
            size=change_in_a_sentence(typical, outcome, lang),
            more=up, higher=difference.higher, less=down, lower=difference.lower, **among,
        )  # fmt: skip
    size = f"{change(abs(typical), outcome, lang, signed=False)} {up if difference.higher else down}"
    unit = unit_in_a_sentence(outcome, lang)
    others = difference.n - difference.equal
    return words(lang)("finding-in-others", size=f"{size} ({unit})" if unit else size, others=others, **among).strip()
