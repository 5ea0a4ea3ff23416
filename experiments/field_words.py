"""Fields, their values, units and sources in words, from the registries of fields and of parameters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from experiments.dates import month_words
from experiments.documents import plain
from experiments.numbers import number
from language import words
from language.numbers import euro, significant
from sim.inputs.fields import DECIDE

if TYPE_CHECKING:
    from sim.inputs.scenario import Scenario

#: Units whose values stand alone: a bare number, a percentage, an amount in euro.
WORDLESS = frozenset({"", "number", "class", "0-1", "share", "chance", "euro"})
SHARES = ("share", "chance", "0-1")
LARGEST_SHARE = 1.0

#: Path -> (label, value -> label of the value).
Labels = Mapping[str, tuple[str, dict[str, str]]]


@cache
def labels_of_fields(lang: str) -> Labels:
    """Return path -> (label, value -> label of the value), from the registries of fields and of parameters."""
    from language.fields import describe
    from language.parameters import meaning
    from sim.inputs.parameters import PARAMETERS

    found: dict[str, tuple[str, dict[str, str]]] = {
        f"parameters.{name}": (meaning(name, lang), {}) for name in PARAMETERS
    }
    for entry in describe():
        values = entry.get("values") or []
        named = {registered(value["value"]): value[f"label_{lang}"] for value in values if isinstance(value, dict)}
        label, unit = entry[f"label_{lang}"], entry.get("unit")
        if unit and lang == "en" and not label.endswith(unit):
            label += f" ({unit})"
        found[entry["path"]] = (label, named)
    return found


def registered(value: Any) -> str:
    """Return a value as it stands in the registry."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def shown_value(value: Any, lang: str) -> str:
    """Return a value that has no label of its own, in the notation of the language."""
    if value is None or value == []:
        return "–"
    if isinstance(value, bool):
        return words(lang)("value-yes" if value else "value-no")
    if isinstance(value, (int, float)):
        return number(value, lang)
    if isinstance(value, list):
        return "; ".join(_one_of_a_list(item, lang) for item in value)
    return str(value)


def _one_of_a_list(item: Any, lang: str) -> str:
    if isinstance(item, dict) and {"month", "field", "value"} <= set(item):
        value = value_label(item["field"], item["value"], lang)
        return f"{month_words(item['month'], lang)}: {field_label(item['field'], lang)} = {value}"
    return shown_value(item, lang)


def field_label(field: str, lang: str) -> str:
    """Return the label of a field, or the field itself where it has none."""
    return labels_of_fields(lang).get(field, (field, {}))[0]


def value_label(field: str, value: Any, lang: str) -> str:
    """Return a value of a field in words: its label where it has one, else the number."""
    value = plain(value)
    if value == DECIDE:
        return words(lang)("value-decide")
    named = labels_of_fields(lang).get(field, ("", {}))[1]
    return named.get(registered(value)) or shown_value(value, lang)


def scenario_label(scenario: Scenario, lang: str) -> str:
    """Return what a scenario is called."""
    return str(getattr(scenario, f"label_{lang}"))


def is_share(unit: str, largest: float | None = None) -> bool:
    """Tell whether a unit is read in percent; what may exceed the whole is not."""
    return unit.startswith(SHARES) and (largest is None or largest <= LARGEST_SHARE)


def unit_key(unit: str) -> str:
    """Return the message of a unit of the registries."""
    return f"quantity-{re.sub(r'[^a-z0-9]+', '-', unit)}"


def unit_words(unit: str, lang: str) -> str:
    """Return what stands behind a number of this unit; the unit itself where it has no words."""
    if unit in WORDLESS:
        return ""
    key = unit_key(unit)
    return words(lang)(key) if key in words(lang) else unit


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
        shown = f"{significant(100 * value, lang, digits=4)}%"
    else:
        shown = significant(value, lang, digits=10 if float(value).is_integer() else 4)
        shown = euro(shown) if unit.startswith("euro") else shown
    return f"{shown} {unit_words(unit, lang)}".rstrip()


def source_key(source: str) -> str:
    """Return the message of a source: its letters and digits, with hyphens."""
    return f"source-{re.sub(r'[^a-z0-9]+', '-', source.lower()).strip('-')}"


def source_in_words(source: str, lang: str) -> str:
    """Return a source as a reader without the specification meets it; as it is named where the catalogue has none.

    Parameters
    ----------
    source : str
        As a registry names it.
    lang : {"en", "nl"}
    """
    key = source_key(source)
    return words(lang)(key) if key in words(lang) else source
