"""Outcomes in words: what each is called and means, and its unit."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from language.catalogue import words
from sim.observe import outcomes
from sim.observe.outcomes import BANDS, NAMES, UNITS, Better, Kind

__all__ = ["BANDS", "NAMES", "OUTCOMES", "UNITS", "Better", "Kind", "Outcome", "band_words", "unit_words"]


@dataclass(frozen=True, slots=True)
class Outcome(outcomes.Outcome):
    """One thing that is observed, with its words."""

    def label(self, lang: str = "en") -> str:
        """Return what it is called; of an age band, with the band behind it."""
        stem, band = _parts(self.name)
        label = words(lang)(f"outcome-{stem}")
        return f"{label}, {band_words(band, lang)}" if band else label

    def meaning(self, lang: str = "en") -> str:
        """Return what it means, in a sentence."""
        return words(lang)(f"outcome-{_parts(self.name)[0]}.meaning")

    def unit_words(self, lang: str = "en") -> str:
        """Return its unit."""
        return unit_words(self.unit, lang)


def unit_words(unit: str, lang: str) -> str:
    """Return a unit in words."""
    return words(lang)(f"unit-{unit}")


def band_words(band: str, lang: str) -> str:
    """Return an age band as it stands behind a label."""
    return words(lang)(f"band-{band}")


@cache
def _parts(name: str) -> tuple[str, str]:
    """Return the stem of an outcome by band and its band; the name and nothing where it is none."""
    for band in BANDS:
        stem = name.removesuffix(f"_{band}")
        if stem != name and all(f"{stem}_{each}" in outcomes.OUTCOMES for each in BANDS):
            return stem, band
    return name, ""


OUTCOMES: dict[str, Outcome] = {
    name: Outcome(**{field.name: getattr(known, field.name) for field in fields(known)})
    for name, known in outcomes.OUTCOMES.items()
}
