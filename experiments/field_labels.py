"""Fields and their values in words of two languages, from the registries of fields and of parameters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from experiments.dates import month_words
from experiments.documents import plain
from experiments.numbers import number
from language import words
from sim.inputs.fields import DECIDE

if TYPE_CHECKING:
    from sim.inputs.scenario import Scenario

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
        named = {key_of(value["value"]): value[f"label_{lang}"] for value in values if isinstance(value, dict)}
        label, unit = entry[f"label_{lang}"], entry.get("unit")
        if unit and lang == "en" and not label.endswith(unit):
            label += f" ({unit})"
        found[entry["path"]] = (label, named)
    return found


def key_of(value: Any) -> str:
    """Return the value as it stands in the registry."""
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
    return named.get(key_of(value)) or shown_value(value, lang)


def scenario_label(scenario: Scenario, lang: str) -> str:
    """Return what a scenario is called."""
    return str(getattr(scenario, f"label_{lang}"))
