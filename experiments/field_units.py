"""Units of fields and of the model's numbers in words, and their values as people read them."""

from __future__ import annotations

import re

from experiments.numbers import localised
from language import words

#: Units whose values stand alone: a bare number, a percentage, an amount in euro.
WORDLESS = frozenset({"", "number", "class", "0-1", "share", "chance", "euro"})
SHARES = ("share", "chance", "0-1")
LARGEST_SHARE = 1.0


def is_share(unit: str, largest: float | None = None) -> bool:
    """Tell whether a unit is read in percent; what may exceed the whole is not."""
    return unit.startswith(SHARES) and (largest is None or largest <= LARGEST_SHARE)


def key_of(unit: str) -> str:
    """Return the message of a unit of the registries."""
    return f"quantity-{re.sub(r'[^a-z0-9]+', '-', unit)}"


def unit_words(unit: str, lang: str) -> str:
    """Return what stands behind a number of this unit; the unit itself where it has no words."""
    if unit in WORDLESS:
        return ""
    key = key_of(unit)
    return words(lang)(key) if key in words(lang) else unit


def quantity(value: float, unit: str, lang: str, *, largest: float | None = None) -> str:
    """Write a value with its unit: ``30% of hours``, ``€ 25 per young person per year``, ``1.2 ×``.

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
