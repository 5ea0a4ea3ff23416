"""Model months as dates, and the dates a reader looks for: grant, elections, deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from language import words
from language.dates import month_and_year
from sim.inputs.calendar import ELECTIONS, GRANT_FROM, GRANT_UNTIL, HORIZON

START_YEAR = 2007
START_MONTH = 6  # month 0 is June 2007


@dataclass(frozen=True, slots=True)
class Mark:
    """A date that is drawn as an upright line in every chart over time."""

    month: int
    key: str

    def label(self, lang: str, line_break: str = " ") -> str:
        """Return its name, with a break where it may be broken in two."""
        return words(lang)(self.key).replace(" / ", line_break)


MARKS: tuple[Mark, ...] = (
    Mark(GRANT_FROM, "mark-grant-from"),
    Mark(ELECTIONS[0], "mark-election"),
    Mark(GRANT_UNTIL, "mark-grant-until"),
    Mark(ELECTIONS[1], "mark-election"),
    Mark(HORIZON, "mark-youth-act"),
)


def year_and_month(month: int) -> tuple[int, int]:
    """Return calendar year and month (1-12) of a model month."""
    months = START_MONTH - 1 + month
    return START_YEAR + months // 12, months % 12 + 1


@cache
def iso_date(month: int) -> str:
    """Return the first day of a model month as ``YYYY-MM-DD``."""
    return date(*year_and_month(month), 1).isoformat()


@cache
def month_words(month: int, lang: str = "en") -> str:
    """Return a model month in words: ``June 2007`` or ``juni 2007``."""
    return month_and_year(date(*year_and_month(month), 1), lang)


def marks_within(months: int) -> list[Mark]:
    """Return the marks that fall within a run of this many months."""
    return [mark for mark in MARKS if mark.month < months]
