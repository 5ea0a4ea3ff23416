"""Fields of a scenario in words: what each is called, what it changes, and what its values are called."""

from __future__ import annotations

from functools import cache
from typing import Any

from language.catalogue import LANGUAGES, words
from language.lists import listed
from sim.inputs import scenario
from sim.inputs.fields import DECIDE
from sim.inputs.organisation_types import INDEX


def key_of(path: str) -> str:
    """Return the message of a field: its path, with hyphens."""
    return path.replace(".", "-")


def value_label(path: str, value: str, lang: str) -> str:
    """Return what a named value of a field is called; an organisation by its own name where the field has none."""
    key = f"{key_of(path)}.value-{value}"
    return words(lang)(key if key in words(lang) or value not in INDEX else f"organisation-{value}")


def value_words(path: str, value: Any, lang: str) -> str:
    """Return any value of a field in words: its label, yes or no, or the number as the language writes it."""
    if isinstance(value, bool):
        return words(lang)("value-yes" if value else "value-no")
    if value == DECIDE:
        return words(lang)("value-decide")
    if isinstance(value, str):
        return value_label(path, value, lang)
    return words(lang)("value-number", value=value)


def no_effect(row: dict[str, Any], lang: str) -> str:
    """Return in a sentence when a choice has no effect; nothing where it always may have one."""
    say = words(lang)
    conditions = [say(f"no-effect-{name}") for name in row.get("inert", ())]
    if not conditions:
        return ""
    return words(lang)("no-effect", when=listed(conditions, lang, "or"))


@cache
def describe() -> list[dict[str, Any]]:
    """Describe every choice, context field, mechanism and rule variant, in words.

    Returns
    -------
    list of dict
        The keys of :func:`sim.inputs.scenario.describe`, and ``label_*``, ``help_*``, ``automatic_*`` (what an absent
        value follows from; empty where that is one fixed value) and ``inert_*`` (when it has no effect) of each
        language; ``values`` are tables with ``value`` and ``label_*``.
    """
    return [_in_words(row) for row in scenario.describe()]


def _in_words(row: dict[str, Any]) -> dict[str, Any]:
    path, found = str(row["path"]), dict(row)
    key = key_of(path)
    found["values"] = [
        {"value": value, **{f"label_{lang}": value_label(path, value, lang) for lang in LANGUAGES}}
        for value in row["values"]
    ]
    for lang in LANGUAGES:
        said = words(lang)
        found |= {
            f"label_{lang}": said(key),
            f"help_{lang}": said(f"{key}.help"),
            f"automatic_{lang}": said(f"{key}.automatic") if f"{key}.automatic" in said else "",
            f"inert_{lang}": no_effect(row, lang),
        }
    return found
