"""What is known of one outcome: its kind, bounds, direction and its words in two languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["rate", "difference", "mean", "level", "count", "month"]
Better = Literal["higher", "lower", "neither"]

BANDS: tuple[str, ...] = ("unborn", "0_4", "4_12", "12_18", "18_23", "all")

#: English and Dutch words for a band, as they stand behind a label.
BAND_WORDS: dict[str, tuple[str, str]] = {
    "unborn": ("before birth", "voor de geboorte"),
    "0_4": ("0 to 4 years", "0 tot 4 jaar"),
    "4_12": ("4 to 12 years", "4 tot 12 jaar"),
    "12_18": ("12 to 18 years", "12 tot 18 jaar"),
    "18_23": ("18 to 23 years", "18 tot 23 jaar"),
    "all": ("all ages", "alle leeftijden"),
}

UNITS: dict[str, tuple[str, str]] = {
    "share": ("share", "aandeel"),
    "difference": ("difference of shares", "verschil in aandeel"),
    "scale": ("scale of 0 to 1", "schaal van 0 tot 1"),
    "per_1000": ("per 1,000 youths and year", "per 1.000 jeugdigen per jaar"),
    "at_a_time": ("at a time per 1,000 youths", "tegelijk per 1.000 jeugdigen"),
    "at_a_time_under_18": ("at a time per 1,000 youths under 18", "tegelijk per 1.000 jeugdigen onder de 18"),
    "family_months": ("family-months per 1,000 youths and year", "gezinsmaanden per 1.000 jeugdigen per jaar"),
    "per_site_week": ("per site and week", "per locatie per week"),
    "organisations": ("organisations", "organisaties"),
    "sites": ("sites", "locaties"),
    "months": ("months", "maanden"),
    "month": ("months after June 2007", "maanden na juni 2007"),
    "euro_youth": ("euro per youth and year", "euro per jeugdige per jaar"),
    "euro_child": ("euro per helped child", "euro per geholpen kind"),
}


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
    unit_en, unit_nl, label_en, label_nl, meaning_en, meaning_nl : str
        Words for people; a meaning is one sentence.
    better : {"higher", "lower", "neither"}
        Which way most readers would call an improvement.
    """

    name: str
    kind: Kind
    bounds: tuple[float, float | None]
    unit_en: str
    unit_nl: str
    label_en: str
    label_nl: str
    meaning_en: str
    meaning_nl: str
    better: Better

    def label(self, lang: str = "en") -> str:
        """Return the label in English or Dutch."""
        return self.label_nl if lang == "nl" else self.label_en

    def meaning(self, lang: str = "en") -> str:
        """Return the sentence of meaning in English or Dutch."""
        return self.meaning_nl if lang == "nl" else self.meaning_en

    def unit(self, lang: str = "en") -> str:
        """Return the unit in English or Dutch."""
        return self.unit_nl if lang == "nl" else self.unit_en


def one(
    name: str,
    kind: Kind,
    unit: str,
    better: Better,
    label: tuple[str, str],
    en: str,
    nl: str,
    *,
    bounds: tuple[float, float | None] = (0.0, 1.0),
) -> Outcome:
    """Build one entry; ``unit`` is a key of UNITS, ``label`` the English and the Dutch label."""
    unit_en, unit_nl = UNITS[unit]
    return Outcome(name, kind, bounds, unit_en, unit_nl, label[0], label[1], en, nl, better)


def by_band(stem: str, better: Better, label: tuple[str, str], en: str, nl: str) -> list[Outcome]:
    """Build a rate for each age band: ``stem_BAND``, with the band behind the label."""
    return [
        one(
            f"{stem}_{band}",
            "rate",
            "share",
            better,
            (f"{label[0]}, {BAND_WORDS[band][0]}", f"{label[1]}, {BAND_WORDS[band][1]}"),
            en,
            nl,
        )
        for band in BANDS
    ]
