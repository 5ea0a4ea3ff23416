"""Numbers as people read them: percentages, euros and decimals in English or Dutch notation."""

from __future__ import annotations

import math

from sim.outcome_entry import UNITS
from sim.outcomes import Outcome

MISSING = "\N{EN DASH}"
MINUS = "\N{MINUS SIGN}"

#: How a unit is written: its style by the English unit of the registry.
STYLES: dict[str, str] = {
    UNITS["share"][0]: "percent",
    UNITS["difference"][0]: "points",
    UNITS["scale"][0]: "scale",
    UNITS["euro_youth"][0]: "euro",
    UNITS["euro_child"][0]: "euro",
}


def style_of(outcome: Outcome) -> str:
    """Return ``percent``, ``points``, ``scale``, ``euro`` or ``plain``."""
    return STYLES.get(outcome.unit_en, "plain")


def localised(text: str, lang: str) -> str:
    """Turn English separators into Dutch ones where asked, and the hyphen into a minus sign."""
    if lang == "nl":
        text = text.replace(",", "\0").replace(".", ",").replace("\0", ".")
    return text.replace("-", MINUS)


def is_missing(value: float | None) -> bool:
    """Tell whether there is no number."""
    return value is None or not math.isfinite(value)


def _decimals(size: float) -> int:
    return 0 if size >= 100 or size == 0 else 1 if size >= 10 else 2


def _bare(value: float, outcome: Outcome, lang: str, sign: str = "") -> str:
    style = style_of(outcome)
    if style in ("percent", "points"):
        text = f"{100 * value:{sign}.1f}"
    elif style == "scale":
        text = f"{value:{sign}.2f}"
    else:
        decimals = _decimals(abs(value))
        if style == "euro" and decimals:
            decimals = 2
        text = f"{value:{sign},.{decimals}f}"
    if float(text.replace(",", "")) == 0:
        text = text.lstrip("+-")
    return localised(text, lang)


def amount(value: float | None, outcome: Outcome, lang: str = "en") -> str:
    """Write a value of an outcome: ``54.3%``, ``€ 12.40``, ``0.43``, ``1,204``."""
    if value is None or is_missing(value):
        return MISSING
    text = _bare(value, outcome, lang)
    style = style_of(outcome)
    if style == "percent":
        return f"{text}%"
    if style == "points":
        return f"{text} {points_word(lang)}"
    return f"€ {text}" if style == "euro" else text


def points_word(lang: str) -> str:
    """Return the word for percentage points."""
    return "procentpunt" if lang == "nl" else "points"


def span(low: float | None, high: float | None, outcome: Outcome, lang: str = "en") -> str:
    """Write a range without its unit: ``50.1 to 54.2``."""
    if low is None or high is None or is_missing(low) or is_missing(high):
        return MISSING
    to = "tot" if lang == "nl" else "to"
    return f"{_bare(low, outcome, lang)} {to} {_bare(high, outcome, lang)}"


def change(value: float | None, outcome: Outcome, lang: str = "en", *, signed: bool = True) -> str:
    """Write a difference with its unit: ``+3.2 points``, ``€ −1.20``, ``−0.04``."""
    if value is None or is_missing(value):
        return MISSING
    text = _bare(value, outcome, lang, "+" if signed else "")
    style = style_of(outcome)
    if style in ("percent", "points"):
        return f"{text} {points_word(lang)}"
    return f"€ {text}" if style == "euro" else text


def unit_after(outcome: Outcome, lang: str = "en") -> str:
    """Return what still has to stand behind :func:`amount`: the unit without the sign that is written already."""
    unit = outcome.unit(lang)
    return {"percent": "", "points": "", "euro": unit.removeprefix("euro ")}.get(style_of(outcome), unit)


def futures(count: int, lang: str = "en") -> str:
    """Write a number of futures: ``1 future``, ``1,000 futures``."""
    words = ("toekomst", "toekomsten") if lang == "nl" else ("future", "futures")
    return f"{localised(f'{count:,}', lang)} {words[count != 1]}"
