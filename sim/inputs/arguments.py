"""What a run accepts: checked in one place, for :func:`sim.simulate` and for :class:`sim.run.model.CJGModel`."""

from __future__ import annotations

import secrets
from typing import Any

import numpy as np

from sim.inputs.parameters import PARAMETERS
from sim.inputs.refusals import FIELDS, NESTED, shown
from sim.inputs.scenario import Scenario
from sim.inputs.scenario_error import ScenarioError

MOST_REPLICATIONS = 10_000
MOST_MONTHS = 600
MOST_WORKERS = 512
LARGEST_SEED = 2**63 - 1
DRAWN_SEED_BITS = 53  # so that a table of floats, or a browser, hands a drawn seed back as it was


def whole_number(name: str, value: Any, low: int, high: int) -> int:
    """Return a whole number within its limits as Python's own.

    Raises
    ------
    ValueError
        Naming the argument, the value given and what is allowed.
    """
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or not low <= value <= high:
        raise ValueError(f"{name} = {shown(value)}: allowed are whole numbers from {low:,} to {high:,}")
    return int(value)


def a_scenario(given: Any) -> Scenario:
    """Return what was given if it is a scenario, or say how to get one.

    Raises
    ------
    ScenarioError
        For a name or a path, for a part of a scenario that ``mesa.batch_run`` took apart, and for all else.
    """
    if isinstance(given, Scenario):
        return given
    said = f"scenario = {shown(given)}: a Scenario is expected"
    if isinstance(given, str):
        raise ScenarioError(f"{said}; scenarios.load({shown(given)}) loads one by name or path")
    if isinstance(given, tuple) and len(given) == 2 and given[0] in Scenario.model_fields:
        raise ScenarioError(f'{said}; mesa.batch_run takes lists: write {{"scenario": [scenario]}}, with brackets')
    raise ScenarioError(said)


def checked_run(scenario: Any, months: Any, seed: Any, replication: Any = 0) -> tuple[Scenario, int]:
    """Check what every run needs, however it is started.

    Parameters
    ----------
    scenario : Scenario
        None of its changes may lie at or after the horizon.
    months : int, 1 to 600
    seed, replication : int, 0 or more

    Returns
    -------
    scenario : Scenario
    months : int

    Raises
    ------
    ScenarioError
        When it is no scenario, or one of its changes lies past the horizon.
    ValueError
        When a number is out of range.
    """
    scenario = a_scenario(scenario)
    months = whole_number("months", months, 1, MOST_MONTHS)
    whole_number("seed", seed, 0, LARGEST_SEED)
    whole_number("replication", replication, 0, LARGEST_SEED)
    scenario.check_horizon(months)
    return scenario, months


def a_seed(given: Any) -> Any:
    """Return what was given; for None, which asks for any future, a seed that nobody can foretell."""
    return secrets.randbits(DRAWN_SEED_BITS) if given is None else given


def full_path(name: str) -> str:
    """Return the full path of a field given by its bare name.

    Raises
    ------
    ScenarioError
        When several tables have a field of that name; the message names each.
    """
    if "." in name:
        return name
    known = (*FIELDS, *NESTED, *(f"parameters.{parameter}" for parameter in PARAMETERS))
    found = [path for path in known if path.partition(".")[2] == name]
    if len(found) > 1:
        raise ScenarioError(f'"{name}" may be {" or ".join(found)}: give the full path')
    return found[0] if found else name
