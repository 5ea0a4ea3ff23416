"""Fuzzy-set comparative analysis, as far as a pattern needs it: calibration, consistency, coverage.

The direct method of calibration and the two measures of fit are Ragin's (2008): membership is the logistic of the
distance to the crossover, scaled so that the anchors of full membership and full non-membership stand at log odds of
3 and -3; consistency of "X is sufficient for Y" is ``sum(min(x, y)) / sum(x)``, its coverage
``sum(min(x, y)) / sum(y)``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

FULL_LOG_ODDS = 3.0


def calibrate(values: ArrayLike, out: float, crossover: float, full: float) -> np.ndarray:
    """Return membership 0-1 by the direct method.

    Parameters
    ----------
    values : array_like
        Missing values stay missing.
    out, crossover, full : float
        Anchors of full non-membership, of the crossover (membership 0.5) and of full membership; in rising or in
        falling order.

    Raises
    ------
    ValueError
        When the anchors are not in order.
    """
    if not (out < crossover < full or out > crossover > full):
        raise ValueError(f"anchors {out:g}, {crossover:g}, {full:g} must rise or fall strictly")
    distance = np.asarray(values, dtype=float) - crossover
    towards_full = np.sign(distance) == np.sign(full - crossover)
    span = np.where(towards_full, full - crossover, crossover - out)
    return np.asarray(1.0 / (1.0 + np.exp(-FULL_LOG_ODDS * distance / span)))


def by_percentiles(values: ArrayLike) -> np.ndarray:
    """Calibrate on the cases themselves: out, crossover and full at the 10th, 50th and 90th percentile.

    Values that hardly differ have no member and no non-member: 0.5 throughout.
    """
    numbers = np.asarray(values, dtype=float)
    out, crossover, full = np.nanpercentile(numbers, [10, 50, 90])
    if not out < crossover < full:
        return np.where(np.isnan(numbers), np.nan, 0.5)
    return calibrate(numbers, out, crossover, full)


def all_of(*sets: ArrayLike) -> np.ndarray:
    """Membership in each of several sets: the least."""
    return np.minimum.reduce([np.asarray(each, dtype=float) for each in sets])


def any_of(*sets: ArrayLike) -> np.ndarray:
    """Membership in at least one of several sets: the greatest."""
    return np.maximum.reduce([np.asarray(each, dtype=float) for each in sets])


def consistency(condition: ArrayLike, outcome: ArrayLike) -> float:
    """How far the condition is a subset of the outcome, 0-1; not a number when nobody is in it."""
    x, y = _known(condition, outcome)
    return float(np.minimum(x, y).sum() / x.sum()) if x.sum() > 0.0 else float("nan")


def coverage(condition: ArrayLike, outcome: ArrayLike) -> float:
    """How much of the outcome the condition accounts for, 0-1; not a number when nobody has the outcome."""
    x, y = _known(condition, outcome)
    return float(np.minimum(x, y).sum() / y.sum()) if y.sum() > 0.0 else float("nan")


def _known(condition: ArrayLike, outcome: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    x, y = np.asarray(condition, dtype=float), np.asarray(outcome, dtype=float)
    known = np.isfinite(x) & np.isfinite(y)
    return x[known], y[known]
