"""What is known of one outcome: its kind, bounds, unit and direction.

What it is called and means stands in the catalogue of words (``language/*/outcomes.ftl``), under its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["rate", "difference", "mean", "level", "count", "month"]
Better = Literal["higher", "lower", "neither"]

BANDS: tuple[str, ...] = ("unborn", "0_4", "4_12", "12_18", "18_23", "all")

UNITS: tuple[str, ...] = (
    "share", "difference", "scale", "per_1000", "at_a_time", "at_a_time_under_18", "family_months", "per_site_week",
    "organisations", "sites", "months", "month", "euro_youth", "euro_child",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that is observed, under the name that every table, chart and file uses.

    Attributes
    ----------
    name : str
        Column name and JSON key.
    kind : {"rate", "difference", "mean", "level", "count", "month"}
        ``rate``: a ratio of counts over the trailing 12 months, with numerator and denominator beside it;
        ``difference``: one rate minus another; ``mean``: an average over the trailing 12 months or over a
        cohort; ``level``: the state in the month itself; ``count``: events of the trailing 12 months per unit
        of population; ``month``: the month in which something first happened (1 + horizon when it never did).
    bounds : tuple of float and (float or None)
        Smallest and largest possible value; None is no upper limit.
    unit : str
        One of :data:`UNITS`.
    better : {"higher", "lower", "neither"}
        Which way most readers would call an improvement.
    """

    name: str
    kind: Kind
    bounds: tuple[float, float | None]
    unit: str
    better: Better


def one(
    name: str, kind: Kind, unit: str, better: Better, *, bounds: tuple[float, float | None] = (0.0, 1.0)
) -> Outcome:
    """Build one entry; by default it lies between 0 and 1."""
    if unit not in UNITS:
        raise ValueError(f"{name}: {unit!r} is no unit")
    return Outcome(name, kind, bounds, unit, better)


def by_band(stem: str, better: Better) -> list[Outcome]:
    """Build a rate for each age band: ``stem_BAND``."""
    return [one(f"{stem}_{band}", "rate", "share", better) for band in BANDS]
