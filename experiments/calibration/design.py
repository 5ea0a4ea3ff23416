"""Parameter sets as tables, a column for every free parameter of the registry, and as points of the unit cube."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sim.inputs.parameters import PARAMETERS, Parameter


def free_parameters() -> tuple[Parameter, ...]:
    """Return the parameters that are tuned or assumed, in the order of the registry; the rest stays where it is."""
    return tuple(parameter for parameter in PARAMETERS.values() if parameter.is_free)


def names() -> list[str]:
    """Return their names: the columns of a table of parameter sets."""
    return [parameter.name for parameter in free_parameters()]


def _ranges() -> np.ndarray:
    return np.array([parameter.range for parameter in free_parameters()], dtype=float).T


def to_sets(unit: np.ndarray) -> pd.DataFrame:
    """Return the parameter sets at points of the unit cube, to six digits, within the ranges of the registry."""
    low, high = _ranges()
    written = np.vectorize(lambda value: float(f"{value:.6g}"), otypes=[float])(low + unit * (high - low))
    return pd.DataFrame(np.clip(written, low, high), columns=names())


def to_unit(sets: pd.DataFrame) -> np.ndarray:
    """Return parameter sets as points of the unit cube; a parameter that a set does not name is at its default."""
    low, high = _ranges()
    numbers = sets.reindex(columns=names()).fillna({each.name: each.default for each in free_parameters()})
    return np.asarray((numbers.to_numpy(float) - low) / (high - low))
