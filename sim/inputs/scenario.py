"""Scenario: choices, context and mechanisms together; the one input of a run.

Everything that can be wrong with a scenario is refused here, before anything runs, with a
:class:`ScenarioError` that names the field, the value given, what is allowed and the nearest valid name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, PrivateAttr, ValidationError, field_validator, model_validator

from sim.inputs import choices as choices_module
from sim.inputs import context as context_module
from sim.inputs import mechanisms as mechanisms_module
from sim.inputs import rule_variants as variants_module
from sim.inputs.choices import Choices, meaningful
from sim.inputs.context import Context
from sim.inputs.ensemble_table import Ensemble
from sim.inputs.fields import Table
from sim.inputs.former_names import by_present_names, present_name
from sim.inputs.mechanisms import Mechanisms
from sim.inputs.organisation_types import NAMES
from sim.inputs.parameters import PARAMETERS, defaults
from sim.inputs.refusals import FIELDS, NESTED, TABLES, TOP_LEVEL, explain, not_allowed, shown, unknown_field
from sim.inputs.rule_variants import RuleVariants
from sim.inputs.scenario_error import Finding, ScenarioError
from sim.inputs.scenario_text import as_toml

__all__ = ["Change", "InForce", "Scenario", "ScenarioError", "describe"]

LONGEST_NAME = 200
DIGITS = 16  # of a fingerprint, hexadecimal
# Drawn before month 0, so a later change could not reach it.
DRAWN_BEFORE = ("mechanisms.onset",)
# A choice that was made for another one lapses when a change takes that other one away.
LAPSE_WITH_DESK = ("desk_sites", "desk_location", "open_more_on_success")


class Change(Table):
    """One choice, mechanism or the second line's capacity that is different from a month on.

    Parameters
    ----------
    month : int
        From the start of this month (0 is June 2007).
    field : str
        Full path, such as ``"choices.partnership"``.
    value : bool, int, float, str or tuple of float
    """

    month: int
    field: str
    value: Any

    @field_validator("month")
    @classmethod
    def _not_before_the_start(cls, month: int) -> int:
        if month < 0:
            text = f"month {shown(month)} lies before month 0 (June 2007)"
            raise ScenarioError(text, Finding("before-start", {"month": month}))
        return month

    @field_validator("field")
    @classmethod
    def _may_change(cls, path: str) -> str:
        if path not in FIELDS and path not in NESTED and not path.startswith("parameters."):
            raise unknown_field(path)
        later = path.startswith(("choices.", "mechanisms.")) or path == "context.second_line_capacity"
        if not later or path in NESTED or path in DRAWN_BEFORE:
            raise ScenarioError(
                f'"{path}" cannot change during a run: allowed are the fields of choices and mechanisms '
                '(mechanisms.onset excepted) and "context.second_line_capacity"',
                Finding("not-later", {"field": path}),
            )
        return path

    @field_validator("value", mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        value = _plain(value)
        value = tuple(value) if isinstance(value, list) else value
        if not all(
            isinstance(each, (bool, int, float, str)) for each in (value if isinstance(value, tuple) else [value])
        ):
            text = f"{shown(value)} is not a value a field takes: allowed is a number, a text, true or false"
            raise ScenarioError(text, Finding("no-value", {"given": shown(value)}))
        return value


@dataclass(frozen=True)
class InForce:
    """What holds from a month on, changes included.

    Parameters
    ----------
    month : int
        First month in which it holds.
    context : Context
    choices : Choices
        The meaningful choices: those without meaning stand at their neutral value.
    mechanisms : Mechanisms
    """

    month: int
    context: Context
    choices: Choices
    mechanisms: Mechanisms


class Scenario(Table):
    """The one input of a run.

    Parameters
    ----------
    name : str
        Printable, at most 200 characters.
    label_nl, label_en : str
        What people read; the name when left out.
    context, choices, mechanisms : tables
        Each may be given as a dict.
    parameters : dict of str to float
        Overrides of :data:`sim.inputs.parameters.PARAMETERS`; one that equals the default is none, and is not kept.
    changes : sequence of Change
        In any order; kept sorted by month and field.
    rule_variants : RuleVariants
        How four processes are written down, where the evidence allows more than one way; may be given as a dict.
    ensemble : Ensemble, optional
        Given, the scenario stands for many municipalities: see :func:`sim.simulate_ensemble`.

    Raises
    ------
    ScenarioError
        When anything is unknown, of the wrong type, out of range or contradictory.
    """

    name: str = Field(min_length=1, max_length=LONGEST_NAME)
    label_nl: str = ""
    label_en: str = ""
    context: Annotated[Context, Field(strict=False)] = Context()
    choices: Annotated[Choices, Field(strict=False)] = Choices()
    mechanisms: Annotated[Mechanisms, Field(strict=False)] = Mechanisms()
    parameters: dict[str, float] = Field(default_factory=dict)
    changes: Annotated[tuple[Annotated[Change, Field(strict=False)], ...], Field(strict=False)] = ()
    rule_variants: Annotated[RuleVariants, Field(strict=False)] = RuleVariants()
    ensemble: Annotated[Ensemble | None, Field(strict=False)] = None

    _states: tuple[InForce, ...] = PrivateAttr(default=())

    def __init__(self, **fields: Any) -> None:
        try:
            super().__init__(**by_present_names(fields))
        except ValidationError as error:
            raise explain(error) from None

    @field_validator("name", "label_nl", "label_en")
    @classmethod
    def _readable(cls, text: str) -> str:
        if not text.isprintable():
            said = f"{shown(text)} holds characters that cannot be printed"
            raise ScenarioError(said, Finding("not-printable", {"given": shown(text)}))
        return text

    @field_validator("parameters")
    @classmethod
    def _known_and_within_range(cls, given: dict[str, float]) -> dict[str, float]:
        for name, value in given.items():
            if name not in PARAMETERS:
                raise unknown_field(f"parameters.{name}", PARAMETERS)
            low, high = PARAMETERS[name].range
            if not low <= value <= high:
                raise not_allowed(f"parameters.{name}", value)
        return {name: value for name, value in sorted(given.items()) if value != PARAMETERS[name].default}

    @field_validator("changes")
    @classmethod
    def _one_change_of_a_field_a_month(cls, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        seen: set[tuple[int, str]] = set()
        for change in changes:
            if (change.month, change.field) in seen:
                text = f'two changes of "{change.field}" in month {change.month}: only one is allowed'
                raise ScenarioError(text, Finding("two-changes", {"field": change.field, "month": change.month}))
            seen.add((change.month, change.field))
        return tuple(sorted(changes, key=lambda change: (change.month, change.field)))

    @model_validator(mode="after")
    def _settle(self) -> Scenario:
        for label in ("label_nl", "label_en"):
            if not getattr(self, label):
                self.__dict__[label] = self.name
        self._states = _states(self)
        self._check_that_the_lead_exists()
        return self

    def _check_that_the_lead_exists(self) -> None:
        here = NAMES[: self.context.organisations]
        for state in self._states:
            lead = state.choices.lead_organisation
            if state.choices.has_lead_rule and lead in NAMES and lead not in here:
                raise ScenarioError(
                    f'choices.lead_organisation = "{lead}" does not exist with context.organisations = '
                    f"{self.context.organisations}, which allows one of " + ", ".join(f'"{each}"' for each in here),
                    Finding("no-lead", {"lead_organisation": lead, "kinds": here}),
                )

    def __hash__(self) -> int:
        return hash((self.name, self.fingerprint()))

    def in_force(self, month: int) -> InForce:
        """Return what holds in a month; months before 0 read as month 0."""
        return [state for state in self._states if state.month <= max(0, month)][-1]

    @property
    def states(self) -> tuple[InForce, ...]:
        """What holds from month 0, and from each month in which something changes."""
        return self._states

    def with_(self, path: str, value: Any) -> Scenario:
        """Return this scenario with one field different.

        Parameters
        ----------
        path : str
            ``"name"``, or a full path such as ``"choices.investment.brand"`` or
            ``"parameters.cold_handover"``.
        value : object
            The new value; None takes back what was given, so that the default or what follows from other
            fields holds again.

        Raises
        ------
        ScenarioError
            When the path names no field, or the new scenario would be refused.
        """
        return self.with_all({path: value})

    def with_all(self, fields: Mapping[str, Any]) -> Scenario:
        """Return this scenario with several fields different, accepted or refused together."""
        given = self.model_dump(exclude_unset=True)
        for path, value in fields.items():
            *tables, last = _steps_to(present_name(path))
            place = given
            for table in tables:
                place = place.setdefault(table, {})
                if not isinstance(place, dict):
                    raise ScenarioError(f"{path} cannot be set in {table} = {shown(place)}")
            if value is None:
                place.pop(last, None)
            else:
                place[last] = _plain(value)
        return Scenario(**given)

    def check_horizon(self, months: int) -> None:
        """Refuse a run of so many months when a change falls outside it.

        Raises
        ------
        ScenarioError
            When a change is at or after the last month.
        """
        for change in self.changes:
            if change.month >= months:
                raise ScenarioError(
                    f'changes: "{change.field}" changes in month {change.month}, but a run of {months} months '
                    f"ends before it: allowed are months 0 to {months - 1}",
                    Finding("too-late", {"field": change.field, "month": change.month, "last": months - 1}),
                )

    def fingerprint(self) -> str:
        """Return 16 hexadecimal digits of everything that can move a number; names and labels cannot.

        Two scenarios that differ only in choices without meaning, in a change that changes nothing or in an
        override equal to the default have one fingerprint.
        """
        content = {
            "context": _numbers(self.context.model_dump(exclude_unset=self.ensemble is not None)),
            "parameters": self.parameters,
            "states": [_state_content(state) for state in self._states],
        }
        if self.rule_variants != RuleVariants():
            content["rule_variants"] = self.rule_variants.model_dump()
        if self.ensemble is not None:
            content["ensemble"] = {"municipalities": self.ensemble.size, "regions": self.ensemble.regions}
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False)
        return hashlib.sha256(canonical.encode()).hexdigest()[:DIGITS]

    def to_dict(self) -> dict[str, Any]:
        """Return the scenario fully resolved, every parameter included, as plain values fit for JSON."""
        plain = self.model_dump(mode="json")
        plain["parameters"] = defaults() | self.parameters
        plain["changes"] = [
            {"month": each.month, "field": each.field, "value": _jsonable(each.value)} for each in self.changes
        ]
        if self.ensemble is None:
            del plain["ensemble"]
        else:  # what is not given is drawn for each municipality
            plain["context"] = self.context.model_dump(mode="json", exclude_unset=True)
        return plain

    def to_toml(self) -> str:
        """Return the scenario fully resolved as a file that loads again to an equal scenario."""
        return as_toml(self.to_dict(), self.model_dump(exclude_unset=True), self.choices.has_desk)


def describe() -> list[dict[str, Any]]:
    """Describe every field of choices, context, mechanisms and rule variants."""
    tables = (choices_module, context_module, mechanisms_module, variants_module)
    return [row for table in tables for row in table.describe()]


def _steps_to(path: str) -> list[str]:
    """Split a path into its steps, or refuse it."""
    steps = str(path).split(".")
    known = path in FIELDS or path in TOP_LEVEL or path in NESTED
    if not known and not (len(steps) == 2 and steps[0] == "parameters" and steps[1] in PARAMETERS):
        raise unknown_field(str(path), PARAMETERS)
    return steps


def _plain(value: Any) -> Any:
    """Turn a NumPy number or row, as a design table holds them, into the Python values it stands for."""
    return value.tolist() if hasattr(value, "tolist") else value


def _jsonable(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _numbers(tree: Any) -> Any:
    """Make one number look one way: no negative zero, no tuples."""
    if isinstance(tree, dict):
        return {key: _numbers(value) for key, value in tree.items()}
    if isinstance(tree, (list, tuple)):
        return [_numbers(value) for value in tree]
    return tree + 0.0 if isinstance(tree, float) else tree


def _state_content(state: InForce) -> Any:
    return _numbers(
        {
            "month": state.month,
            "second_line_capacity": state.context.second_line_capacity,
            "choices": state.choices.model_dump(),
            "mechanisms": state.mechanisms.model_dump(),
        }
    )


def _states(scenario: Scenario) -> tuple[InForce, ...]:
    """Apply the changes month by month, refuse a month that contradicts itself, and keep what differs."""
    given: dict[str, dict[str, Any]] = {
        table: getattr(scenario, table).model_dump(exclude_unset=True) for table in TABLES[:3]
    }
    states = [_in_force(0, scenario.context, scenario.choices, scenario.mechanisms)]
    for month in sorted({change.month for change in scenario.changes}):
        changes = {change.field: change.value for change in scenario.changes if change.month == month}
        for path, value in changes.items():
            table, *between, last = path.split(".")
            place = given[table]
            for step in between:
                place = place.setdefault(step, {})
            place[last] = value
        try:
            context = Context(**given["context"])
            mechanisms = Mechanisms(**given["mechanisms"])
            choices = _with_lapses(given["choices"], changes)
        except ValidationError as error:
            table = {"Context": "context", "Mechanisms": "mechanisms", "Choices": "choices"}[error.title]
            raise explain(error, table).told(f"in force from month {month}: ", month) from None
        state = _in_force(month, context, choices, mechanisms)
        if month == 0:
            states = [state]
        elif _state_content(state) | {"month": 0} != _state_content(states[-1]) | {"month": 0}:
            states.append(state)
    return tuple(states)


def _with_lapses(given: dict[str, Any], changes: dict[str, Any]) -> Choices:
    """Read the choices after a change; what was chosen for a desk, site or lead that ends, ends with it."""
    lapsing: list[str] = []
    if changes.get("choices.desk") in ("none", "network_only"):
        lapsing += LAPSE_WITH_DESK
    if changes.get("choices.web") == "none":
        lapsing.append("web_chat")
    if changes.get("choices.partnership") == "none":
        lapsing.append("lead_organisation")
    rules = (given.get("care_coordination"), given.get("governance"))
    if {"choices.care_coordination", "choices.governance"} & set(changes) and "lead_organisation" not in rules:
        lapsing.append("lead_organisation")
    for name in lapsing:
        if f"choices.{name}" not in changes:
            given.pop(name, None)
    return Choices(**given)


def _in_force(month: int, context: Context, choices: Choices, mechanisms: Mechanisms) -> InForce:
    return InForce(month, context, meaningful(choices, context), mechanisms)
