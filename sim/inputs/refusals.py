"""Refusals for people: which field, what was given, what is allowed, and the nearest valid name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from sim.inputs.choices import Choices
from sim.inputs.context import Context
from sim.inputs.ensemble_table import Ensemble
from sim.inputs.fields import DECIDE, allowed, leaves, named_values, takes_decide
from sim.inputs.forms import Forms
from sim.inputs.mechanisms import Mechanisms
from sim.inputs.parameters import PARAMETERS

TABLES = ("context", "choices", "mechanisms", "parameters", "forms", "ensemble")
TOP_LEVEL = ("name", "label_nl", "label_en", *TABLES, "changes")
FIELDS: dict[str, FieldInfo] = {
    **leaves(Context, "context"),
    **leaves(Choices, "choices"),
    **leaves(Mechanisms, "mechanisms"),
    **leaves(Forms, "forms"),
    **leaves(Ensemble, "ensemble"),
}
NESTED = ("context.problem_profile", "choices.investment")
LONGEST_SHOWN = 80
MOST_FINDINGS = 10
EXPECTED = {
    "string_type": "a text is expected",
    "string_too_short": "a text of at least one character is expected",
    "string_too_long": "the text is too long",
    "float_type": "a number is expected",
    "finite_number": "a finite number is expected",
    "dict_type": "a table of fields is expected",
}


class ScenarioError(ValueError):
    """A scenario that cannot be read or cannot be run; its text is meant for people."""


def shown(value: Any) -> str:
    """Show a given value as it would stand in a file, cut when very long."""
    if isinstance(value, (dict, list, tuple)) and len(value) > LONGEST_SHOWN:
        return f"a list or table of {len(value)} items"
    try:
        return _cut(_written(value))
    except RecursionError:
        return "a value nested too deeply to show"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "..."


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"' if value.isprintable() else f'"{value.encode("unicode_escape").decode("ascii")}"'
    if isinstance(value, int) and value.bit_length() > 200:
        return "a very large whole number"
    return repr(list(value)) if isinstance(value, tuple) else repr(value)


def did_you_mean(given: str, valid: Iterable[str]) -> str:
    """Return ``; did you mean ...?`` for the nearest valid name, or an empty string."""
    near = difflib.get_close_matches(given[:LONGEST_SHOWN], list(valid), n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""


def unknown_field(path: str, parameters: Iterable[str] = ()) -> str:
    """Say that a path names no field, with the nearest one or what its table holds."""
    refusal = f"{shown(path)} is not a field of a scenario"
    table, _, name = path[:LONGEST_SHOWN].partition(".")
    valid = [*FIELDS, *NESTED, *(f"parameters.{parameter}" for parameter in parameters)]
    inside = {each.partition(".")[2]: each for each in valid if each.startswith(table + ".")}
    anywhere = {each.rsplit(".", 1)[-1]: each for each in (*TOP_LEVEL, *reversed(valid))}
    near = [inside[found] for found in difflib.get_close_matches(name, inside, n=1, cutoff=0.6)]
    if not near:
        # Somebody may have left out the table, or named the wrong one.
        last = path[-LONGEST_SHOWN:].rsplit(".", 1)[-1]
        near = [anywhere[found] for found in difflib.get_close_matches(last, anywhere, n=1, cutoff=0.75)]
    if near:
        return f'{refusal}; did you mean "{near[0]}"?'
    return f"{refusal}; allowed are {', '.join(inside or TOP_LEVEL)}"


def not_allowed(path: str, given: Any) -> str:
    """Say that a field does not take the value given, and what it takes."""
    field = FIELDS[path]
    text = f"{path} = {shown(given)}: allowed is {allowed(field)}"
    if isinstance(given, str):
        text += did_you_mean(given, (*named_values(field), *((DECIDE,) if takes_decide(field) else ())))
    return text


def explain(error: ValidationError, prefix: str = "") -> str:
    """Put pydantic's findings into the words of this house, one finding a line."""
    lines: list[str] = []
    findings = error.errors(include_url=False)
    for finding in findings[:MOST_FINDINGS]:
        parts = ([prefix] if prefix else []) + [str(part) for part in finding["loc"] if isinstance(part, str)]
        path, given = ".".join(parts), finding.get("input")
        if finding["type"] == "extra_forbidden":
            line = unknown_field(path)
        elif finding["type"] == "missing":
            line = f"{path} is missing"
        elif finding["type"] in ("value_error", "assertion_error"):
            text = str(finding["ctx"]["error"]) if "ctx" in finding else finding["msg"]
            line = text if path in ("", *TABLES, "changes") else f"{path}: {text}"
        elif path in FIELDS:
            line = not_allowed(path, given)
        elif path.removeprefix("parameters.") in PARAMETERS:
            low, high = PARAMETERS[path.removeprefix("parameters.")].range
            line = f"{path} = {shown(given)}: allowed is a number from {low:g} to {high:g}"
        elif path == "changes":
            line = f"changes = {shown(given)}: a list of tables with month, field and value is expected"
        elif path == "changes.month":
            line = f"{path} = {shown(given)}: allowed is a whole number from 0 to the last month of the run"
        elif path in (*TABLES, *NESTED) and finding["loc"]:
            line = f"{path} = {shown(given)}: a table of fields is expected"
        else:
            expected = EXPECTED.get(finding["type"], finding["msg"][0].lower() + finding["msg"][1:])
            line = f"{path} = {shown(given)}: {expected}"
        if line not in lines:
            lines.append(line)
    if len(findings) > MOST_FINDINGS:
        lines.append(f"and {len(findings) - MOST_FINDINGS} more")
    return "\n".join(lines)
