"""One parameter set put to the model: a town for needs and use, a small ensemble for coverage and core parties.

Every set has lucks and municipalities of its own, so that an emulator over many sets averages these out rather than
learns the luck of one country.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

import scenarios
from experiments.calibration.targets import BY_NAME
from experiments.patterns.ensembles import END_OF_2010, FITTED, OCTOBER_2008, core_when_open, named_by
from experiments.patterns.laboratory import Laboratory
from experiments.patterns.levels import SURVEYED, surveyed
from sim.run.ensemble import simulate_ensemble


@dataclass(frozen=True)
class Size:
    """How much is run for a parameter set.

    Attributes
    ----------
    inhabitants : int
        Of a town that is otherwise ``mid_town``.
    lucks : int
        Futures of that town.
    municipalities : int
        Of the ensemble; 0 leaves it out.
    """

    inhabitants: int
    lucks: int
    municipalities: int


USUAL = Size(inhabitants=12_000, lucks=2, municipalities=12)
FULL = Size(inhabitants=45_000, lucks=2, municipalities=60)


def run_trial(numbers: Mapping[str, float], seed: int, size: Size) -> dict[str, list[float]]:
    """Run the model with one parameter set.

    Parameters
    ----------
    numbers : mapping of str to float
        Parameter to value.
    seed : int
        Luck, and which municipalities there are.
    size : Size

    Returns
    -------
    dict of str to list
        Target to what was found and its sampling variance; a target without a value (nothing open by then) is absent.
    """
    fields = {f"parameters.{name}": value for name, value in numbers.items()}
    found = _town(fields, seed, size)
    if size.municipalities:
        found |= _many(fields, seed, size)
    return found


def _town(fields: dict[str, Any], seed: int, size: Size) -> dict[str, list[float]]:
    lab = Laboratory(seed=seed, pairs=size.lucks)
    seen = surveyed(lab, fields | {"context.inhabitants": size.inhabitants}, months=SURVEYED + 1)
    return {name: _mean(values) for name, values in seen.items() if np.isfinite(values).all()}


def _mean(values: np.ndarray) -> list[float]:
    return [float(values.mean()), float(values.var(ddof=1) / len(values)) if len(values) > 1 else 0.0]


def _many(fields: dict[str, Any], seed: int, size: Size) -> dict[str, list[float]]:
    scenario = scenarios.load("ensemble_60").with_all(fields | {"ensemble.municipalities": size.municipalities})
    frame = simulate_ensemble(scenario, months=END_OF_2010 + 1, seed=seed).municipalities
    shares = {"named_early": named_by(frame, OCTOBER_2008), "named_late": named_by(frame, END_OF_2010)}
    shares |= {f"core_{kind}": core for kind, core in core_when_open(frame).items() if kind in FITTED}
    return {name: _share(yes, BY_NAME[name].value) for name, yes in shares.items() if len(yes)}


def _share(yes: pd.Series, expected: float) -> list[float]:
    """Share, and the variance that so many municipalities would give it were the target true."""
    return [float(yes.astype(float).mean()), expected * (1.0 - expected) / len(yes)]
