"""Units of fields and of the model's numbers in two languages, and their values as people read them."""

from __future__ import annotations

from experiments.numbers import localised

#: What stands behind a number, by the unit of the registries: English, Dutch.
WORDS: dict[str, tuple[str, str]] = {
    "": ("", ""),
    "number": ("", ""),
    "class": ("", ""),
    "0-1": ("", ""),
    "share": ("", ""),
    "share of hours": ("of hours", "van de uren"),
    "share of capacity": ("of capacity", "van de capaciteit"),
    "share of normal budget": ("of a normal budget", "van een normaal budget"),
    "share a month": ("a month", "per maand"),
    "share a tie a month": ("a tie a month", "per band per maand"),
    "share a meeting": ("a meeting", "per overleg"),
    "share an hour": ("an hour", "per uur"),
    "share a case": ("a case", "per zaak"),
    "chance": ("", ""),
    "chance a month": ("a month", "per maand"),
    "factor": ("×", "×"),
    "factor a step": ("× a step", "× per stap"),
    "1 = national": ("× national", "× landelijk"),
    "1 = 2007": ("× 2007", "× 2007"),
    "exponent": ("as exponent", "als exponent"),
    "variance": ("as variance", "als variantie"),
    "utility": ("utility", "nut"),
    "utility a step": ("utility a step", "nut per stap"),
    "utility a minute": ("utility a minute", "nut per minuut"),
    "needs an hour": ("needs an hour", "vragen per uur"),
    "a year": ("a year", "per jaar"),
    "people": ("inhabitants", "inwoners"),
    "minutes": ("minutes", "minuten"),
    "months": ("months", "maanden"),
    "hours": ("hours", "uur"),
    "hours a month": ("hours a month", "uur per maand"),
    "hours a party": ("hours a party", "uur per partij"),
    "euro": ("", ""),
    "euro a year": ("a year", "per jaar"),
    "euro an hour": ("an hour", "per uur"),
    "euro a youth and year": ("a youth and year", "per jeugdige per jaar"),
}
SHARES = ("share", "chance", "0-1")
LARGEST_SHARE = 1.0


def is_share(unit: str, largest: float | None = None) -> bool:
    """Tell whether a unit is read in percent; what may exceed the whole is not."""
    return unit.startswith(SHARES) and (largest is None or largest <= LARGEST_SHARE)


def unit_words(unit: str, lang: str) -> str:
    """Return what stands behind a number of this unit; the unit itself where it has no words."""
    return WORDS.get(unit, (unit, unit))[lang == "nl"]


def quantity(value: float, unit: str, lang: str, *, largest: float | None = None) -> str:
    """Write a value with its unit: ``30% of hours``, ``€ 25 a youth and year``, ``1.2 ×``.

    Parameters
    ----------
    value : float
    unit : str
        As the registry names it.
    lang : {"en", "nl"}
    largest : float, optional
        The end of the field's range: a share that may exceed 1 is no percentage.
    """
    if is_share(unit, largest):
        shown = f"{localised(f'{100 * value:,.4g}', lang)}%"
    else:
        shown = localised(f"{value:,.10g}" if float(value).is_integer() else f"{value:,.4g}", lang)
        shown = f"€ {shown}" if unit.startswith("euro") else shown
    return f"{shown} {unit_words(unit, lang)}".rstrip()
