"""The scenarios of the dilemmas: the plain town with one choice different, made from the registry of choices."""

from __future__ import annotations

from functools import cache
from typing import Any

from language import LANGUAGES, words
from language.fields import key_of, value_words
from sim.inputs.choices import Choices
from sim.inputs.fields import ChoiceNote, leaves, named_values, note_of

BASE = "mid_town"


@cache
def contents() -> dict[str, dict[str, Any]]:
    """Return what a scenario file would hold, by name: ``FIELD/VALUE``.

    Returns
    -------
    dict of str to dict
        In the order of the names; a field with its values together.
    """
    found = {}
    for path, field in leaves(Choices, "choices").items():
        name, note = path.removeprefix("choices."), note_of(field)
        if "." in name or not isinstance(note, ChoiceNote):
            continue
        for value in sorted(note.compared or named_values(field) or (False, True)):
            found[f"{name}/{_stem(value)}"] = {
                **{f"label_{lang}": _label(path, value, lang) for lang in LANGUAGES},
                "extends": BASE,
                "choices": {**dict(note.beside), name: value},
            }
    by_field = sorted(found, key=lambda name: name.partition("/")[0])
    return {name: {"name": name, **found[name]} for name in by_field}


def _stem(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    whole = isinstance(value, float) and value == int(value) and value > 1
    return str(int(value) if whole else value)


def _label(path: str, value: Any, lang: str) -> str:
    said = words(lang)
    return said("choice-set-to", choice=said(key_of(path)), value=value_words(path, value, lang))
