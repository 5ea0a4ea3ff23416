"""Numbers as people read them: percentages, euros and decimals in the notation of the language."""

from __future__ import annotations

import math
from functools import cache

from language import numbers as written
from language import words
from language.numbers import MINUS, decimal, euro
from language.outcomes import Outcome, unit_words

__all__ = ["MINUS", "MISSING", "decimal"]

MISSING = "\N{EN DASH}"

#: How a unit is written: its style.
STYLES: dict[str, str] = {
    "share": "percent",
    "difference": "points",
    "scale": "scale",
    "euro_youth": "euro",
    "euro_child": "euro",
}


def style_of(outcome: Outcome) -> str:
    """Return ``percent``, ``points``, ``scale``, ``euro`` or ``plain``."""
    return STYLES.get(outcome.unit, "plain")


def is_missing(value: float | None) -> bool:
    """Tell whether there is no number."""
    return value is None or not math.isfinite(value)


def _decimals(size: float) -> int:
    return 0 if size >= 100 or size == 0 else 1 if size >= 10 else 2


def decimals_of(outcome: Outcome, *values: float | None) -> int:
    """Return the decimals of numbers that stand side by side: those that the largest of them takes."""
    style = style_of(outcome)
    if style in ("percent", "points"):
        return 1
    if style == "scale":
        return 2
    known = [abs(value) for value in values if value is not None and math.isfinite(value)]
    decimals = _decimals(max(known, default=0.0))
    return 2 if style == "euro" and decimals else decimals


def _bare(value: float, outcome: Outcome, lang: str, *, signed: bool = False, decimals: int | None = None) -> str:
    percent = style_of(outcome) in ("percent", "points")
    digits = decimals_of(outcome, value) if decimals is None else decimals
    return decimal(100 * value if percent else value, digits, lang, signed=signed)


def amount(value: float | None, outcome: Outcome, lang: str = "en", *, decimals: int | None = None) -> str:
    """Write a value of an outcome: ``54.3%``, ``€ 12.40``, ``0.43``, ``1,204``."""
    if value is None or is_missing(value):
        return MISSING
    text = _bare(value, outcome, lang, decimals=decimals)
    style = style_of(outcome)
    if style == "percent":
        return f"{text}%"
    if style == "points":
        return f"{text} {points_word(lang)}"
    return euro(text) if style == "euro" else text


def points_word(lang: str) -> str:
    """Return the word for percentage points."""
    return words(lang)("number-points")


def span(
    low: float | None, high: float | None, outcome: Outcome, lang: str = "en", *, decimals: int | None = None
) -> str:
    """Write a range without its unit, both ends with the same decimals: ``50.1 to 54.2``; one number where it is so."""
    if low is None or high is None or is_missing(low) or is_missing(high):
        return MISSING
    digits = decimals_of(outcome, low, high) if decimals is None else decimals
    if low == high:
        return _bare(low, outcome, lang, decimals=digits)
    ends = (_bare(end, outcome, lang, decimals=digits) for end in (low, high))
    return _range(lang).format(*ends)


@cache
def _range(lang: str) -> str:
    return words(lang)("number-range", low="{0}", high="{1}")  # asked once: charts write a thousand ranges


def change(
    value: float | None, outcome: Outcome, lang: str = "en", *, signed: bool = True, decimals: int | None = None
) -> str:
    """Write a difference with its unit where that is a sign or points: ``+3.2 points``, ``€ −1.20``, ``−0.04``."""
    if value is None or is_missing(value):
        return MISSING
    text = _bare(value, outcome, lang, signed=signed, decimals=decimals)
    style = style_of(outcome)
    if style in ("percent", "points"):
        return f"{text} {points_word(lang)}"
    return euro(text) if style == "euro" else text


def unit_after(outcome: Outcome, lang: str = "en") -> str:
    """Return what still has to stand behind :func:`amount`: the unit without the sign that is written already."""
    unit = outcome.unit_words(lang)
    return {"percent": "", "points": "", "euro": unit.removeprefix("euro ")}.get(style_of(outcome), unit)


def unit_in_a_sentence(outcome: Outcome, lang: str = "en") -> str:
    """Return what stands behind a difference of an outcome inside a sentence; nothing behind points."""
    if style_of(outcome) == "scale":
        return words(lang)("number-on-a-scale")
    if outcome.kind == "month":  # a difference of two dates is a number of months
        return unit_words("months", lang)
    return unit_after(outcome, lang)


def change_in_a_sentence(
    value: float | None, outcome: Outcome, lang: str = "en", *, signed: bool = True, decimals: int | None = None
) -> str:
    """Write a difference as a sentence has it, unit and all: ``+3.93 of every 1,000 young people at one moment``."""
    text = change(value, outcome, lang, signed=signed, decimals=decimals)
    return text if text == MISSING else f"{text} {unit_in_a_sentence(outcome, lang)}".rstrip()


def share(value: float | None, lang: str = "en", *, decimals: int = 0) -> str:
    """Write a share as a percentage: ``89%``."""
    if value is None or is_missing(value):
        return MISSING
    return f"{decimal(100 * value, decimals, lang)}%"


def points(value: float | None, lang: str = "en", *, decimals: int = 0, signed: bool = True) -> str:
    """Write a difference of two shares as a bare number of percentage points: ``+9``."""
    if value is None or is_missing(value):
        return MISSING
    return decimal(100 * value, decimals, lang, signed=signed)


def count(value: float, lang: str = "en") -> str:
    """Write a whole number with its thousands apart: ``1,204``."""
    return written.count(value, lang)


def number(value: float, lang: str = "en") -> str:
    """Write a number of no known unit, without what it does not need: ``0.35``, ``45,000``."""
    return written.significant(value, lang)


@cache
def futures(count: int, lang: str = "en") -> str:
    """Write a number of futures: ``1 future``, ``1,000 futures``."""
    return words(lang)("number-futures", count=count)
