"""Controls generated from the registry: one for each choice, context field and mechanism."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.language import Language
from dashboard.markup import attributes
from experiments.field_words import is_share, unit_words
from language.fields import describe
from language.numbers import EURO
from language.parameters import meaning
from sim.inputs.dilemmas import DILEMMAS
from sim.inputs.fields import DECIDE
from sim.inputs.parameters import PARAMETERS

Row = Mapping[str, Any]

#: The dilemmas that stand open on the page; the choices of all others are folded away.
MAIN_DILEMMAS = 6
LONGEST_SLIDER = 60  # a whole number with a wider range is typed in
GROUPS = ("network", "doors", "practice", "money")


@cache
def choices() -> dict[str, Row]:
    """Return the description of every choice by path."""
    return {row["path"]: row for row in _of("choices")}


@cache
def main_choices() -> tuple[str, ...]:
    """Return the choices of the first dilemmas, each named like its dilemma."""
    first = [dilemma.id for dilemma in DILEMMAS.values() if dilemma.number <= MAIN_DILEMMAS]
    return tuple(f"choices.{name}" for name in first)


def folded_choices(group: str) -> list[Row]:
    """Return the other choices of a group, in order."""
    return [row for path, row in choices().items() if path not in main_choices() and _group_of(row) == group]


@cache
def context_fields() -> tuple[Row, ...]:
    """Return the description of every context field."""
    return _of("context")


@cache
def mechanisms() -> tuple[Row, ...]:
    """Return the description of every mechanism."""
    return _of("mechanisms")


def _of(table: str) -> tuple[Row, ...]:
    return tuple(row for row in describe() if row["path"].startswith(f"{table}."))


def parameter_facts(lang: Language) -> dict[str, dict[str, Any]]:
    """Return label, range, step, usual value and unit of every number of the model, for the script that shows some."""
    return {
        f"parameters.{name}": {
            "label": lang.said(meaning(name, lang.base)),
            "low": each.range[0],
            "high": each.range[1],
            "step": _step(*each.range),
            "usual": each.default,
            **unit_facts(each.unit, lang, largest=each.range[1]),
        }
        for name, each in PARAMETERS.items()
    }


def control(row: Row, lang: Language, *, open_sides: bool = False) -> Component:
    """Build the place of one field's control, with its label and line of help; a script builds the control in it.

    Parameters
    ----------
    row : mapping
        Its description.
    lang : Language
    open_sides : bool
        Whether its values stand open, one under the other, instead of in a list.
    """
    path = row["path"]
    heading = html.Div(
        [
            html.Span(lang.of(row, "label"), className="field-label"),
            html.Span(lang("choose-inert"), className="inert-note", hidden=True),
        ],
        className="field-head",
    )
    return html.Div(
        [heading, html.P(lang.of(row, "help"), className="field-help"), place(_spec(row, lang, open_sides=open_sides))],
        className="field",
        **attributes({"data-field": path}),
    )


def place(spec: Mapping[str, Any]) -> Component:
    """Return the place in which a script builds a control of the browser's own.

    Such a control answers in the time of one event, works with every keyboard and screen reader, and weighs nothing.

    Parameters
    ----------
    spec : mapping
        ``path``, ``kind`` (radio, select, switch, slider, typed, series), ``label``, and per kind ``options`` (value,
        text), ``groups`` (heading, options), or ``low``, ``high``, ``step`` and ``unit``.
    """
    return html.Div(className="control", **attributes({"data-spec": json.dumps(spec, ensure_ascii=False)}))


def _spec(row: Row, lang: Language, *, open_sides: bool) -> dict[str, Any]:
    kind = _kind(row)
    spec: dict[str, Any] = {"path": row["path"], "kind": kind, "label": lang.of(row, "label")}
    if kind == "radio":
        spec |= {"kind": "radio" if open_sides else "select", "options": options(row, lang)}
    elif kind == "switch":
        spec |= {"options": [("true", lang("choose-yes")), ("false", lang("choose-no"))]}
    elif kind in ("slider", "typed"):
        low, high = float(row["minimum"]), float(row["maximum"])
        whole = row["type"] == "whole_number"
        spec |= {"low": low, "high": high, "step": 1 if whole else _step(low, high)}
        spec |= unit_facts(row["unit"], lang)
    return spec


def unit_facts(unit: str, lang: Language, *, largest: float | None = None) -> dict[str, Any]:
    """Return what a script needs to write a number with its unit as :func:`experiments.field_words.quantity` does."""
    return {
        "percent": is_share(unit, largest),
        "before": EURO if unit.startswith("euro") else "",
        "unit": lang.said(unit_words(unit, lang.base)),
    }


def options(row: Row, lang: Language) -> list[tuple[str, str]]:
    """Return the values of a choice with their labels; "decide" last, where the field takes it."""
    found = [(each["value"], lang.of(each, "label")) for each in row["values"]]
    return [*found, (DECIDE, lang("choose-decide"))] if row["may_decide"] else found


def _kind(row: Row) -> str:
    if row["type"] == "choice":
        return "radio"
    if row["type"] == "yes_no":
        return "switch"
    if row["type"] == "series":
        return "series"
    wide = row["maximum"] is None or row["maximum"] - row["minimum"] > LONGEST_SLIDER
    return "typed" if row["type"] == "whole_number" and wide else "slider"


def _group_of(row: Row) -> str:
    number = DILEMMAS[row["dilemma"]].number if row["dilemma"] else 0
    return GROUPS[(number > 5) + (number > 10) + (number > 12)]


def _step(low: float, high: float) -> float:
    """Return a round step that makes 100 to 250 stops of a range."""
    if high <= low:  # a number that has one value
        return 1.0
    rough = (high - low) / 200
    size = 10.0 ** math.floor(math.log10(rough))
    return next(round(each * size, 6) for each in (1, 2, 5, 10) if each * size >= rough * 0.99)
