"""Where to run the model: parameter sets spread evenly over the ranges of the registry."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.stats import qmc

from sim.inputs.parameters import PARAMETERS, Parameter


def free_parameters() -> tuple[Parameter, ...]:
    """Return the parameters that are tuned or assumed, in the order of the registry; the rest stays where it is."""
    return tuple(parameter for parameter in PARAMETERS.values() if parameter.is_free)


def latin_hypercube(number: int, seed: int) -> np.ndarray:
    """Spread points over the unit cube, each parameter in so many equal layers with one point each.

    Returns
    -------
    float array, shape (number, free parameters)
        Between 0 and 1.
    """
    return np.asarray(qmc.LatinHypercube(len(free_parameters()), rng=np.random.default_rng(seed)).random(number))


def to_numbers(unit: np.ndarray) -> dict[str, float]:
    """Return the parameter set at a point of the unit cube, to six digits, within the ranges of the registry."""
    found = {}
    for parameter, place in zip(free_parameters(), unit, strict=True):
        low, high = parameter.range
        found[parameter.name] = min(high, max(low, float(f"{low + float(place) * (high - low):.6g}")))
    return found


def to_unit(sets: Sequence[dict[str, float]]) -> np.ndarray:
    """Return parameter sets as points of the unit cube; a parameter that a set does not name is at its default."""
    free = free_parameters()
    low, high = (np.array([parameter.range[end] for parameter in free]) for end in (0, 1))
    numbers = np.array([[each.get(parameter.name, parameter.default) for parameter in free] for each in sets])
    return np.asarray((numbers.reshape(len(sets), len(free)) - low) / (high - low))
