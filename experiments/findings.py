"""Differences in plain words: in how many futures, which way, how much, how sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from experiments.comparison import Difference
from experiments.numbers import change, change_in_a_sentence, decimals_of, futures, span, unit_in_a_sentence
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

#: (lower, higher) in English and Dutch, by what is measured.
_DIRECTIONS: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "counted": (("fewer", "more"), ("minder", "meer")),
    "months": (("shorter", "longer"), ("korter", "langer")),
    "month": (("earlier", "later"), ("eerder", "later")),
    "other": (("lower", "higher"), ("lager", "hoger")),
}


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


def direction(outcome: Outcome, *, up: bool, lang: str = "en") -> str:
    """Return the word for more or less of an outcome: fewer, lower, shorter, earlier and their opposites."""
    if outcome.kind == "month":
        measured = "month"
    elif outcome.unit == "months":
        measured = "months"
    else:
        measured = "counted" if outcome.unit in _COUNTED else "other"
    return _DIRECTIONS[measured][lang == "nl"][up]


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
        For example "in 18 of 20 futures fewer; typical gain 54.0 at a time per 1,000 youths (41.0 to 66.0)", or, where
        many futures do not differ, "the same in 14 of 20 futures; about 20 more (sites) in the other 6".
    """
    judged = verdict(outcome, difference)
    dutch = lang == "nl"
    if judged == "same":
        return Finding(judged, "in elke toekomst gelijk" if dutch else "the same in every future")
    if judged == "too_few" or difference.mean is None:
        return Finding("too_few", _too_few(difference.n, dutch))
    digits = decimals_of(outcome, difference.mean, difference.low, difference.high)
    interval = span(difference.low, difference.high, outcome, lang, decimals=digits)
    words = "geen verschil gevonden" if dutch else "no difference found"
    if has_two_peaks(difference):
        told = _two_peaks(outcome, difference, lang)
        side = {"gain": (", a gain", ", winst"), "loss": (", a loss", ", verlies")}.get(judged, ("", ""))[dutch]
        return Finding(judged, f"{words} ({told})" if judged == "none" else f"{told}{side}")
    if judged == "none":
        size = change_in_a_sentence(difference.mean, outcome, lang, decimals=digits)
        return Finding(judged, f"{words} ({size}; {interval})")
    up = difference.mean > 0
    pairs = difference.higher if up else difference.lower
    word = direction(outcome, up=up, lang=lang)
    counted = f"in {pairs} {'van' if dutch else 'of'} {futures(difference.n, lang)} {word}"
    names = {
        "gain": ("typical gain", "doorgaans een winst van"),
        "loss": ("typical loss", "doorgaans een verlies van"),
        "change": ("typical difference", "doorgaans een verschil van"),
    }[judged]
    sizes = sorted((abs(difference.low or 0.0), abs(difference.high or 0.0)))
    size = change_in_a_sentence(abs(difference.mean), outcome, lang, signed=False, decimals=digits)
    interval = "" if sizes[0] == sizes[1] else f" ({span(sizes[0], sizes[1], outcome, lang, decimals=digits)})"
    return Finding(judged, f"{counted}; {names[dutch]} {size}{interval}")


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


def _two_peaks(outcome: Outcome, difference: Difference, lang: str) -> str:
    """Say in how many futures nothing differs, and how much in the others."""
    dutch = lang == "nl"
    among = f"{difference.equal} {'van' if dutch else 'of'} {futures(difference.n, lang)}"
    same = f"gelijk in {among}" if dutch else f"the same in {among}"
    others, typical = difference.n - difference.equal, difference.mean_of_unequal or 0.0
    if difference.higher and difference.lower:
        up, down = (direction(outcome, up=way, lang=lang) for way in (True, False))
        size = change_in_a_sentence(typical, outcome, lang)
        if dutch:
            return f"{same}, {up} in {difference.higher} en {down} in {difference.lower}, daar gemiddeld {size}"
        return f"{same}, {up} in {difference.higher} and {down} in {difference.lower}, there {size} on average"
    word = direction(outcome, up=difference.higher > 0, lang=lang)
    size = change(abs(typical), outcome, lang, signed=False)
    unit = unit_in_a_sentence(outcome, lang)
    word += f" ({unit})" if unit else ""
    if dutch:
        return f"{same}; zo'n {size} {word} in de andere{'' if others == 1 else f' {others}'}"
    return f"{same}; about {size} {word} in the other {'one' if others == 1 else others}"


def _too_few(pairs: int, dutch: bool) -> str:
    if pairs == 0:
        return "niet in beide te meten" if dutch else "not measured in both"
    return "één toekomst zegt te weinig" if dutch else "one future is too few to say"
