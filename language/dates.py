"""Dates as a language writes them, from Babel."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel.dates import format_date


@cache
def month_and_year(day: date, lang: str) -> str:
    """Return month and year of a day.

    Examples
    --------
    >>> month_and_year(date(2007, 6, 1), "nl")
    'juni 2007'
    """
    return format_date(day, "LLLL y", locale=lang)
