"""One parameter set put to the model: a town for needs and use, a small ensemble for coverage and core parties.

Every set has lucks and municipalities of its own, so that an emulator over many sets averages these out rather than
learns the luck of one country.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import pandas as pd

import scenarios
from experiments.calibration.targets import BY_NAME
from experiments.patterns.ensembles import CORE_AT, END_OF_2010, FITTED, OCTOBER_2008
from experiments.patterns.levels import SURVEYED
from experiments.patterns.witnesses import WorriedParents
from experiments.patterns.world import PLACE, ModelWorld
from sim.compiling.version import MODEL_VERSION
from sim.run.ensemble import simulate_ensemble

TOWN = ("worried", "service_use", "second_line_share")


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

    inhabitants: int = 12_000
    lucks: int = 2
    municipalities: int = 12


def identity(numbers: Mapping[str, float], seed: int, size: Size) -> str:
    """Return what settles the outcome of a trial, as 16 hexadecimal digits: model, parameter set, seed and size."""
    content = {"model": MODEL_VERSION, "numbers": dict(sorted(numbers.items())), "seed": seed, "size": asdict(size)}
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


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
    scenario = scenarios.load("mid_town").with_all(fields | {"context.inhabitants": size.inhabitants})
    lives = [
        ModelWorld().live(scenario, luck, SURVEYED + 1, seed, WorriedParents(SURVEYED)) for luck in range(size.lucks)
    ]
    rows = np.stack([life.table[SURVEYED] for life in lives]).astype(float)
    use = rows[:, PLACE["service_use"]]
    seen = {
        "worried": np.array([life.seen[0] for life in lives]),
        "service_use": use,
        "second_line_share": rows[:, PLACE["second_line_use"]] / use,
    }
    return {name: _mean(values) for name, values in seen.items() if np.isfinite(values).all()}


def _mean(values: np.ndarray) -> list[float]:
    return [float(values.mean()), float(values.var(ddof=1) / len(values)) if len(values) > 1 else 0.0]


def _many(fields: dict[str, Any], seed: int, size: Size) -> dict[str, list[float]]:
    scenario = scenarios.load("ensemble_60").with_all(fields | {"ensemble.municipalities": size.municipalities})
    frame = simulate_ensemble(scenario, months=END_OF_2010 + 1, seed=seed).municipalities
    found = {}
    for name, month in (("named_early", OCTOBER_2008), ("named_late", END_OF_2010)):
        there = frame[~(frame["merged"] <= month).fillna(False).astype(bool)]
        if len(there):
            found[name] = _share((there["month_named"] <= month).fillna(False), BY_NAME[name].value)
    opened = frame[(frame["month_opened"] <= CORE_AT).fillna(False).astype(bool)]
    for kind in FITTED:
        if len(opened):
            found[f"core_{kind}"] = _share(opened[f"core_{kind}"], BY_NAME[f"core_{kind}"].value)
    return found


def _share(yes: pd.Series, expected: float) -> list[float]:
    """Share, and the variance that so many municipalities would give it were the target true."""
    return [float(yes.astype(float).mean()), expected * (1.0 - expected) / len(yes)]
