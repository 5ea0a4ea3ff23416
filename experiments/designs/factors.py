"""Factors: the fields a design varies, and the values they take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.refusals import Refusal
from sim.inputs.fields import kind_of, limits
from sim.inputs.former_names import present_name
from sim.inputs.parameters import PARAMETERS, defaults
from sim.inputs.refusals import FIELDS, NESTED, not_allowed, shown, unknown_field

if TYPE_CHECKING:
    from sim.inputs.scenario import Scenario

RANGE = "range"  # in the place of values: the whole range that the field accepts
BASE = "base"  # a factor of scenarios that a point may start from
EVERY = ("parameters.*", "mechanisms.*")


@dataclass(frozen=True)
class Factor:
    """A field that a design varies: over a list of values, or between two limits.

    Parameters
    ----------
    field : str
        Full path.
    values : tuple
        Empty for a range.
    low, high : float
        Limits of a range.
    whole : bool
        Whether a range holds whole numbers only.
    """

    field: str
    values: tuple[Any, ...] = ()
    low: float = 0.0
    high: float = 0.0
    whole: bool = False

    @property
    def is_range(self) -> bool:
        """Whether this factor lies between limits rather than in a list."""
        return not self.values

    def at(self, position: float) -> Any:
        """Return the value at a position between 0 and 1: lists and whole numbers in equal parts."""
        if self.values:
            return self.values[min(int(position * len(self.values)), len(self.values) - 1)]
        if self.whole:
            count = int(self.high) - int(self.low) + 1
            return int(self.low) + min(int(position * count), count - 1)
        return min(self.high, self.low + position * (self.high - self.low))


def flattened(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield dotted field and setting of a table, whether its names were quoted or opened tables of their own."""
    for name, setting in table.items():
        path = f"{prefix}{name}"
        is_table = isinstance(setting, Mapping) and not _is_field(path)
        if is_table and not set(setting) <= {"low", "high"}:
            yield from flattened(setting, f"{path}.")
        else:
            yield path, setting


def factors_of(table: Mapping[str, Any], *, ranges: bool, kind: str) -> list[Factor]:
    """Read the table of factors.

    Parameters
    ----------
    table : mapping
        Field to list of values, ``{low, high}`` or ``"range"``.
    ranges : bool
        Whether this kind of design samples, so that a range may stand beside lists.
    kind : str
        For the message.

    Raises
    ------
    Refusal
        Naming field, value and what is allowed.
    """
    found: dict[str, Factor] = {}
    for path, setting in flattened(table):
        for field in _fields(path, setting):
            if field in found:
                raise Refusal(f"factors: {field} is given twice; name each field once")
            found[field] = _factor(field, setting, ranges=ranges, kind=kind)
    return list(found.values())


def value_in(scenario: Scenario, field: str) -> Any:
    """Return what a scenario has in a field."""
    table, _, name = field.partition(".")
    if table == "parameters":
        return scenario.parameters.get(name, defaults()[name])
    value: Any = scenario
    for step in field.split("."):
        value = getattr(value, step)
    return value


def _fields(path: str, setting: Any) -> list[str]:
    if path not in EVERY:
        return [present_name(path)]
    if setting != RANGE:
        raise Refusal(f'factors: "{path}" = {shown(setting)}: allowed is "{RANGE}", each over its own range')
    if path == "parameters.*":
        return [f"parameters.{name}" for name in PARAMETERS]
    return [field for field in FIELDS if field.startswith("mechanisms.")]


def _factor(field: str, setting: Any, *, ranges: bool, kind: str) -> Factor:
    if field == BASE:
        return Factor(BASE, _names(setting))
    _check_field(field)
    if isinstance(setting, list):
        return Factor(field, _values(field, setting))
    if not ranges:
        raise Refusal(f"factors: {field} = {shown(setting)}: a {kind} design takes a list of values")
    low, high, whole = limits_of(field)
    if setting != RANGE:
        if not isinstance(setting, Mapping) or set(setting) != {"low", "high"}:
            raise Refusal(
                f"factors: {field} = {shown(setting)}: allowed is a list of values, "
                f'{{low = ..., high = ...}} or "{RANGE}"'
            )
        for limit in ("low", "high"):
            _check_value(field, setting[limit])
        low, high = setting["low"], setting["high"]
        if not low < high:
            raise Refusal(f"factors: {field}: low = {low} must lie below high = {high}")
    return Factor(field, (), float(low), float(high), whole)


def _names(setting: Any) -> tuple[str, ...]:
    names = setting if isinstance(setting, list) else []
    if not names or not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
        raise Refusal(f"factors: {BASE} = {shown(setting)}: allowed is a list of different scenario names or files")
    return tuple(names)


def _is_field(path: str) -> bool:
    table, _, name = path.partition(".")
    return path in FIELDS or (table == "parameters" and bool(name))


def _check_field(field: str) -> None:
    table, _, name = field.partition(".")
    known = field in FIELDS or (table == "parameters" and name in PARAMETERS)
    if not known or table == "ensemble":
        if field in NESTED:
            raise Refusal(f"factors: {field} is a table; name one of its fields, such as {_first_of(field)}")
        raise Refusal(f"factors: {unknown_field(field, PARAMETERS)}")


def _first_of(table: str) -> str:
    return next(field for field in FIELDS if field.startswith(f"{table}."))


def _values(field: str, given: list[Any]) -> tuple[Any, ...]:
    if not given:
        raise Refusal(f"factors: {field} = []: at least one value is needed")
    for position, value in enumerate(given):
        _check_value(field, value)
        if value in given[:position]:
            raise Refusal(f"factors: {field} has {shown(value)} twice; name each value once")
    return tuple(tuple(value) if isinstance(value, list) else value for value in given)


def limits_of(field: str) -> tuple[float, float, bool]:
    """Return the range of a field, and whether it holds whole numbers only.

    Raises
    ------
    Refusal
        When it has none.
    """
    table, _, name = field.partition(".")
    if table == "parameters":
        return (*PARAMETERS[name].range, False)
    low, high = limits(FIELDS[field])
    kind = kind_of(FIELDS[field])
    if low is None or high is None or kind not in ("number", "whole_number"):
        raise Refusal(f"factors: {field} has no range; list its values")
    return low, high, kind == "whole_number"


def _check_value(field: str, value: Any) -> None:
    """Refuse a value that the field never takes; what it takes beside other choices is found out point by point."""
    from pydantic import ValidationError

    from sim.inputs.choices import Choices
    from sim.inputs.context import Context
    from sim.inputs.mechanisms import Mechanisms
    from sim.inputs.rule_variants import RuleVariants

    table, *steps = field.split(".")
    if table == "parameters":
        low, high = PARAMETERS[steps[0]].range
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not low <= value <= high:
            raise Refusal(f"factors: {field} = {shown(value)}: allowed is a number from {low:g} to {high:g}")
        return
    given: Any = value
    for step in reversed(steps):
        given = {step: given}
    try:
        {"choices": Choices, "context": Context, "mechanisms": Mechanisms, "rule_variants": RuleVariants}[table](
            **given
        )
    except ValidationError as error:
        # A finding without a place in the table is about values that cannot stand together.
        if any(list(finding["loc"][: len(steps)]) == steps for finding in error.errors(include_url=False)):
            raise Refusal(f"factors: {not_allowed(field, value)}") from None
