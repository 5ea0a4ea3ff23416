"""The shipped posterior: parameter sets that survived calibration, one of them for each future (ODD 4, stochasticity).

A future is a pair (parameter set, luck). With ``uncertainty = "luck"`` every future uses the default set; with
``"both"`` replication r uses the same set in every scenario, so that scenarios are still compared pair by pair.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

import numpy as np

from sim.inputs.parameters import PARAMETERS
from sim.inputs.refusals import shown
from sim.inputs.scenario import Scenario
from sim.state import draws

LUCK, BOTH = "luck", "both"
UNCERTAINTIES = (LUCK, BOTH)


def checked_uncertainty(given: object) -> str:
    """Return ``"luck"`` or ``"both"``.

    Raises
    ------
    ValueError
        For anything else.
    """
    if not isinstance(given, str) or given not in UNCERTAINTIES:
        raise ValueError(f'uncertainty = {shown(given)}: allowed are "luck" and "both"')
    return given


@lru_cache(maxsize=1)
def posterior() -> tuple[dict[str, float], ...]:
    """Return the parameter sets that ship, in the order of their file.

    Returns
    -------
    tuple of dict
        Name to value; every set names the same parameters, each free and within its range.

    Raises
    ------
    ValueError
        When the file does not fit the registry of parameters; the message names the first thing that does not.
    """
    text = files("sim").joinpath("data", "posterior.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    if not rows:
        raise ValueError("posterior: the file holds no parameter set")
    return tuple(_checked(number, row) for number, row in enumerate(rows))


def _checked(number: int, row: dict[str, str]) -> dict[str, float]:
    found = {}
    for name, text in row.items():
        if name not in PARAMETERS or not PARAMETERS[name].is_free:
            raise ValueError(f"posterior, column {name!r}: no free parameter of that name")
        value, (low, high) = float(text), PARAMETERS[name].range
        if not low <= value <= high:
            raise ValueError(f"posterior, set {number}: {name} = {value:g} lies outside {low:g} to {high:g}")
        found[name] = value
    return found


@lru_cache(maxsize=64)
def _order(seed: int) -> tuple[int, ...]:
    """Places of the sets in the order in which a seed's replications take them."""
    key = draws.luck_key(np.uint64(seed), np.uint64(0))
    luck = [float(draws.uniform(np.uint64(key), draws.POSTERIOR, 0, place)) for place in range(len(posterior()))]
    return tuple(int(place) for place in np.argsort(luck))


def parameter_set(replication: int, seed: int) -> dict[str, float]:
    """Return the parameter set of one replication.

    Parameters
    ----------
    replication : int
        As many replications as there are sets meet each set once; after that the same order begins anew.
    seed : int

    Returns
    -------
    dict of str to float
    """
    order = _order(seed)
    return dict(posterior()[order[replication % len(order)]])


def in_future(scenario: Scenario, replication: int, seed: int, uncertainty: str) -> Scenario:
    """Return the scenario as one replication meets it.

    Parameters
    ----------
    scenario : Scenario
        A parameter that it sets itself stays as set, in every future.
    replication, seed : int
    uncertainty : {"luck", "both"}

    Returns
    -------
    Scenario
        With ``"luck"`` the scenario that was given.
    """
    if uncertainty == LUCK:
        return scenario
    numbers = parameter_set(replication, seed) | scenario.parameters
    return scenario.with_all({f"parameters.{name}": value for name, value in numbers.items()})
