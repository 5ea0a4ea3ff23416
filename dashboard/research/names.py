"""What the points of a sweep are called: fields and their values in words, values in the order of the registry."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from dashboard.components.controls import Row, choices, context_fields, options
from dashboard.components.summary import choice_text, field_label
from dashboard.language import Language
from dashboard.plan.towns import TOWNS
from experiments.designs.layouts import TOGETHER
from experiments.experiment_report.words import factor_label, level_label
from experiments.field_words import is_share
from language.numbers import significant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.research.sweeps import Read

SCENARIOS = ("base", "scenario")  # factors whose values are scenarios


def factor_name(factor: str, lang: Language) -> str:
    """Return what people call a factor, or factors that are drawn as one."""
    if TOGETHER in factor:
        return " + ".join(factor_name(each, lang) for each in factor.split(TOGETHER))
    return lang.said(factor_label(factor, lang.base)) if factor in SCENARIOS else field_label(factor, lang)


def value_name(factor: str, value: Any, lang: Language) -> str:
    """Return what people call a value of a factor."""
    if factor in SCENARIOS:
        return lang.said(_scenario_name(str(value), lang.base))
    if isinstance(value, float):
        row = _row(factor)
        share = row is not None and is_share(str(row["unit"]))
        return f"{significant(100 * value, lang.base, digits=3)}%" if share else significant(value, lang.base, digits=3)
    text = choice_text(factor, value, lang)
    return text.partition(": ")[2] or text


def in_order(factor: str, values: Iterable[Any]) -> list[Any]:
    """Return the different values of a factor in the order of its registry: numbers upwards, names as they are listed.

    A value that no registry lists comes last, where it first came.
    """
    found = list(dict.fromkeys(values))
    if all(isinstance(each, (int, float)) for each in found):
        return sorted(found)
    listed = list(TOWNS) if factor in SCENARIOS else _listed(factor)
    return sorted(found, key=lambda each: listed.index(str(each)) if str(each) in listed else len(listed))


def point_names(found: Read, lang: Language, *, short: bool = False) -> dict[int, str]:
    """Return every point of a sweep in words.

    Parameters
    ----------
    found : Read
    lang : Language
    short : bool
        Leave out what each value is a value of.
    """
    factors, fields = found.factors, found.fields
    alone = found.experiment.design.kind == "one_at_a_time"
    first = fields.iloc[0]
    names: dict[int, str] = {}
    for number, row in fields.iterrows():
        told = [name for name in factors if _known(row[name]) and not (alone and row[name] == first[name])]
        parts = [_part(name, row[name], lang, bare=short and not alone) for name in told]
        names[int(str(number))] = (" · " if short else "; ").join(parts) or lang("research-nothing-changed")
    return names


def _part(factor: str, value: Any, lang: Language, *, bare: bool) -> str:
    said = value_name(factor, value, lang)
    # a bare number would not say of what it is one
    nameless = isinstance(value, (bool, int, float))
    return said if factor in SCENARIOS or (bare and not nameless) else f"{factor_name(factor, lang)}: {said}"


@cache
def _scenario_name(name: str, lang: str) -> str:
    """Return the label of a scenario, whose file is read once."""
    return level_label("scenario", name, lang)


@cache
def _row(factor: str) -> Row | None:
    return next((row for row in (*choices().values(), *context_fields()) if row["path"] == factor), None)


def _listed(factor: str) -> list[str]:
    row = _row(factor)
    return [str(value) for value, _ in options(row, Language("en"))] if row and row["type"] == "choice" else []


def _known(value: Any) -> bool:
    return value is not None and value == value
