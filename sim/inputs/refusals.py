"""Refusals for people: which field, what was given, what is allowed, and the nearest valid name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from sim.inputs.choices import Choices
from sim.inputs.context import Context
from sim.inputs.ensemble_table import Ensemble
from sim.inputs.fields import DECIDE, allowance, allowed, leaves, named_values, takes_decide
from sim.inputs.mechanisms import Mechanisms
from sim.inputs.parameters import PARAMETERS
from sim.inputs.rule_variants import RuleVariants
from sim.inputs.scenario_error import Finding, ScenarioError

TABLES = ("context", "choices", "mechanisms", "parameters", "rule_variants", "ensemble")
TOP_LEVEL = ("name", "label_nl", "label_en", *TABLES, "changes")
FIELDS: dict[str, FieldInfo] = {
    **leaves(Context, "context"),
    **leaves(Choices, "choices"),
    **leaves(Mechanisms, "mechanisms"),
    **leaves(RuleVariants, "rule_variants"),
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
    near = _nearest(given[:LONGEST_SHOWN], valid)
    return f'; did you mean "{near}"?' if near else ""


def _nearest(given: str, valid: Iterable[str], cutoff: float = 0.6) -> str:
    return next(iter(difflib.get_close_matches(given, list(valid), n=1, cutoff=cutoff)), "")


def unknown_field(path: str, parameters: Iterable[str] = ()) -> ScenarioError:
    """Say that a path names no field, with the nearest one or what its table holds."""
    text = f"{shown(path)} is not a field of a scenario"
    table, _, name = path[:LONGEST_SHOWN].partition(".")
    valid = [*FIELDS, *NESTED, *(f"parameters.{parameter}" for parameter in parameters)]
    inside = {each.partition(".")[2]: each for each in valid if each.startswith(table + ".")}
    anywhere = {each.rsplit(".", 1)[-1]: each for each in (*TOP_LEVEL, *reversed(valid))}
    # Somebody may have left out the table, or named the wrong one.
    near = inside.get(_nearest(name, inside)) or anywhere.get(
        _nearest(path[-LONGEST_SHOWN:].rsplit(".", 1)[-1], anywhere, 0.75), ""
    )
    text += f'; did you mean "{near}"?' if near else f"; allowed are {', '.join(inside or TOP_LEVEL)}"
    return ScenarioError(text, Finding("no-field", {"given": shown(path), "nearest": near}))


def not_allowed(path: str, given: Any) -> ScenarioError:
    """Say that a field or parameter does not take the value given, and what it takes."""
    facts: dict[str, Any] = {"field": path, "given": shown(given), "nearest": ""}
    if path not in FIELDS:
        low, high = PARAMETERS[path.removeprefix("parameters.")].range
        facts |= {"kind": "number", "low": low, "high": high, "decide": False}
        return ScenarioError(
            f"{path} = {shown(given)}: allowed is a number from {low:g} to {high:g}", Finding("not-allowed", facts)
        )
    field, likely = FIELDS[path], ""
    if isinstance(given, str):
        valid = (*named_values(field), *((DECIDE,) if takes_decide(field) else ()))
        facts["nearest"], likely = _nearest(given[:LONGEST_SHOWN], valid), did_you_mean(given, valid)
    text = f"{path} = {shown(given)}: allowed is {allowed(field)}{likely}"
    return ScenarioError(text, Finding("not-allowed", facts | allowance(field)))


def explain(error: ValidationError, prefix: str = "") -> ScenarioError:
    """Put what pydantic found into the words of this house, each a line and a finding."""
    found = error.errors(include_url=False)
    problems = [_explained(each, prefix) for each in found[:MOST_FINDINGS]]
    if len(found) > MOST_FINDINGS:
        more = len(found) - MOST_FINDINGS
        problems.append(ScenarioError(f"and {more} more", Finding("more", {"count": more})))
    return ScenarioError.of(problems)


def _explained(found: ErrorDetails, prefix: str) -> ScenarioError:
    parts = ([prefix] if prefix else []) + [str(part) for part in found["loc"] if isinstance(part, str)]
    path, given = ".".join(parts), found.get("input")
    if found["type"] == "extra_forbidden":
        return unknown_field(path)
    if found["type"] == "missing":
        return _malformed(path, f"{path} is missing")
    if found["type"] in ("value_error", "assertion_error"):
        problem = found["ctx"]["error"] if "ctx" in found else found["msg"]
        start = "" if path in ("", *TABLES, "changes") else f"{path}: "
        return problem.told(start) if isinstance(problem, ScenarioError) else _malformed(path, f"{start}{problem}")
    if path in FIELDS or path.removeprefix("parameters.") in PARAMETERS:
        return not_allowed(path, given)
    if path == "changes":
        expected = "a list of tables with month, field and value is expected"
    elif path == "changes.month":
        expected = "allowed is a whole number from 0 to the last month of the run"
    elif path in (*TABLES, *NESTED) and found["loc"]:
        expected = "a table of fields is expected"
    else:
        expected = EXPECTED.get(found["type"], found["msg"][0].lower() + found["msg"][1:])
    return _malformed(path, f"{path} = {shown(given)}: {expected}")


def _malformed(path: str, text: str) -> ScenarioError:
    """Return what is wrong with the form of a file; no page can send it, so that it has no facts of its own."""
    return ScenarioError(text, Finding("malformed", {"field": path, "text": text}))
