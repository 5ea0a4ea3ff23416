"""Model months as dates, and the dates a reader looks for: grant, elections, deadline."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sim.inputs.calendar import ELECTIONS, GRANT_FROM, GRANT_UNTIL, HORIZON

START_YEAR = 2007
START_MONTH = 6  # month 0 is June 2007

#: Names of the months in two languages, January first.
MONTH_NAMES: tuple[tuple[str, str], ...] = (
    ("January", "januari"),
    ("February", "februari"),
    ("March", "maart"),
    ("April", "april"),
    ("May", "mei"),
    ("June", "juni"),
    ("July", "juli"),
    ("August", "augustus"),
    ("September", "september"),
    ("October", "oktober"),
    ("November", "november"),
    ("December", "december"),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A date that is drawn as an upright line in every chart over time; ``<br>`` breaks its name in two."""

    month: int
    en: str
    nl: str


MARKS: tuple[Mark, ...] = (
    Mark(GRANT_FROM, "grant<br>begins", "begin<br>subsidie"),
    Mark(ELECTIONS[0], "election", "verkiezing"),
    Mark(GRANT_UNTIL, "grant ends,<br>deadline", "einde subsidie,<br>deadline"),
    Mark(ELECTIONS[1], "election", "verkiezing"),
    Mark(HORIZON, "youth act", "Jeugdwet"),
)


def year_and_month(month: int) -> tuple[int, int]:
    """Return calendar year and month (1-12) of a model month."""
    months = START_MONTH - 1 + month
    return START_YEAR + months // 12, months % 12 + 1


@cache
def iso_date(month: int) -> str:
    """Return the first day of a model month as ``YYYY-MM-DD``."""
    year, number = year_and_month(month)
    return f"{year:04d}-{number:02d}-01"


@cache
def month_words(month: int, lang: str = "en") -> str:
    """Return a model month in words: ``June 2007`` or ``juni 2007``."""
    year, number = year_and_month(month)
    return f"{MONTH_NAMES[number - 1][lang == 'nl']} {year}"


def marks_within(months: int) -> list[Mark]:
    """Return the marks that fall within a run of this many months."""
    return [mark for mark in MARKS if mark.month < months]
