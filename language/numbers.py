"""Numbers as a language writes them. Whoever writes a number for a reader asks here; Babel knows the signs.

Babel's own writer takes six times as long, and a chart over time holds a thousand numbers: so Python writes the digits,
and Babel says what stands between them.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from babel.core import Locale

MINUS = "\N{MINUS SIGN}"
EURO = "€ "  # in both languages with a space: what readers of these pages know


@cache
def _signs(lang: str) -> dict[int, str]:
    symbols = Locale.parse(lang).number_symbols["latn"]
    return str.maketrans({",": symbols["group"], ".": symbols["decimal"], "-": MINUS})


def separators(lang: str) -> str:
    """Return the decimal sign and the one between thousands, as Plotly asks for them: ``.,``."""
    return ".,".translate(_signs(lang))


def decimal(value: float, digits: int, lang: str, *, signed: bool = False) -> str:
    """Return a number with so many decimals; what rounds to zero has no sign.

    Examples
    --------
    >>> decimal(1204.5, 1, "nl")
    '1.204,5'
    """
    text = f"{value:{'+' if signed else ''},.{digits}f}"
    return (text if text.strip("+-0.,") else text.lstrip("+-")).translate(_signs(lang))


def count(value: float, lang: str) -> str:
    """Return a whole number with its thousands apart: ``1,204``."""
    return decimal(value, 0, lang)


def significant(value: float, lang: str, *, digits: int = 6) -> str:
    """Return a number in so many digits at most, without what it does not need, and never as a power of ten.

    Examples
    --------
    >>> significant(45_130, "nl", digits=3)
    '45.100'
    """
    text = f"{value:,.{digits}g}"
    if "e" in text:
        text = f"{Decimal(text):,f}"
    return text.translate(_signs(lang))


def euro(text: str) -> str:
    """Return an amount that is written already with the sign of the euro: ``€ 12.40``."""
    return f"{EURO}{text}"
