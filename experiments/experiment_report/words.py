"""What varies, in words: fields, their values, and the points of a design."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

from experiments.designs.factors import limits_of
from experiments.designs.layouts import TOGETHER
from experiments.documents import plain
from experiments.field_words import field_label, labels_of_fields, scenario_label, value_label
from experiments.refusals import Refusal
from language import words
from language.lists import listed
from sim.inputs.fields import DECIDE

WRITTEN_DIGITS, USUAL_DECIMALS = 4, 6


def factor_label(factor: str, lang: str) -> str:
    """Return what people call a factor, or factors that are drawn as one."""
    if TOGETHER in factor:
        return listed([factor_label(each, lang) for each in factor.split(TOGETHER)], lang)
    special = {"base": "experiment-place", "scenario": "report-scenario"}
    return words(lang)(special[factor]) if factor in special else field_label(factor, lang)


def level_label(factor: str, value: Any, lang: str) -> str:
    """Return what people call a value of a factor; of a scenario or a town, its label."""
    if factor in ("base", "scenario"):
        return _scenario_label(str(value), lang)
    number = _as_given(plain(value), factor)
    if isinstance(number, float) and float(f"{number:.{WRITTEN_DIGITS}g}") != number:
        number = round(number, _decimals(factor))  # drawn, not written by anybody: more digits tell nothing
    return value_label(factor, number, lang)


def _as_given(value: Any, factor: str) -> Any:
    """Return a number, or yes and no, that stands as a text since it shares its column with "decide"."""
    if not isinstance(value, str) or value == DECIDE or value in labels_of_fields("en").get(factor, ("", {}))[1]:
        return value
    try:
        return {"true": True, "false": False}[value] if value in ("true", "false") else float(value)
    except ValueError:
        return value


@cache
def _decimals(factor: str) -> int:
    """Return the decimals that tell apart a hundredth of the range of a factor."""
    try:
        low, high, _ = limits_of(factor)
    except (KeyError, Refusal):  # what has no range is listed, as somebody wrote it
        return USUAL_DECIMALS
    return max(0, 2 - math.floor(math.log10(high - low)))


def contrast_label(factor: str, level: Any, against: Any, lang: str) -> str:
    """Return a difference in words: ``Partnership: Broad instead of Narrow``."""
    first, other = (level_label(factor, value, lang) for value in (against, level))
    if _is_number(level):
        text = f"{first} → {other}"
    else:
        text = words(lang)("experiment-instead", other=other, first=first)
    return text if factor == "scenario" else f"{factor_label(factor, lang)}: {text}"


def short_contrast(factor: str, level: Any, against: Any, lang: str) -> str:
    """Return a difference for a chart, which says elsewhere what it is against: ``Partnership: Broad``."""
    if factor == "scenario":
        return level_label(factor, level, lang)
    if _is_number(level):
        return contrast_label(factor, level, against, lang)
    return f"{factor_label(factor, lang)}: {level_label(factor, level, lang)}"


def _is_number(value: Any) -> bool:
    return isinstance(plain(value), int | float) and not isinstance(plain(value), bool)


def setting_label(levels: Mapping[str, Any], lang: str) -> str:
    """Return some fields with their values in words."""
    if set(levels) == {"scenario"}:
        return level_label("scenario", levels["scenario"], lang)
    parts = []
    for factor, value in levels.items():
        text = level_label(factor, value, lang)
        parts.append(text if factor == "base" else f"{factor_label(factor, lang)}: {text}")
    return "; ".join(parts)


def _scenario_label(name: str, lang: str) -> str:
    """Return the label of a scenario that ships; of another one its name."""
    import scenarios

    if name not in scenarios.names():
        return name
    return scenario_label(scenarios.load(name), lang)
