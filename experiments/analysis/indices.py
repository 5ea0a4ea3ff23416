"""Sobol and Morris indices of a sampled experiment, through SALib."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import pandas as pd

from experiments.designs.layouts import problem_of

LEAST_BLOCKS = 4  # below this an index says nothing


def sobol_indices(
    values: np.ndarray, factors: Sequence[str], *, second_order: bool = False, seed: int = 1
) -> pd.DataFrame:
    """Return shares of variance.

    Parameters
    ----------
    values : float array, shape (points of the design,)
        An outcome at every point in order; not a number where there is none.
    factors : sequence of str
    second_order : bool
        As of the design.
    seed : int
        Of the bootstrap.

    Returns
    -------
    pandas.DataFrame
        ``factor``, ``first``, ``first_conf``, ``total``, ``total_conf`` (half widths of 95%), and ``n``, the base
        samples that have a value at each of their points. Empty where there are too few or nothing varies.
    """
    from SALib.analyze import sobol

    size = 2 * len(factors) + 2 if second_order else len(factors) + 2
    kept = _complete(values, size)
    names = ["factor", "first", "first_conf", "total", "total_conf", "n"]
    if len(kept) < LEAST_BLOCKS or np.ptp(kept) == 0:
        return pd.DataFrame(columns=names)
    found = sobol.analyze(problem_of(len(factors)), kept.ravel(), calc_second_order=second_order, seed=seed)
    columns = [found["S1"], found["S1_conf"], found["ST"], found["ST_conf"]]
    return pd.DataFrame(dict(zip(names, [list(factors), *columns, len(kept)], strict=True)))


def sobol_pairs(values: np.ndarray, factors: Sequence[str], *, seed: int = 1) -> pd.DataFrame:
    """Return the share of variance that two factors make together, beyond what each makes alone.

    Parameters
    ----------
    values : float array, shape (points of the design,)
        Of a design with ``second_order``.
    factors : sequence of str
    seed : int
        Of the bootstrap.

    Returns
    -------
    pandas.DataFrame
        ``factor``, ``other_factor``, ``second`` and ``second_conf`` (half width of 95%), ``n``; the largest first.
        Empty where there are too few samples or nothing varies.
    """
    from SALib.analyze import sobol

    names = ["factor", "other_factor", "second", "second_conf", "n"]
    kept = _complete(values, 2 * len(factors) + 2)
    if len(kept) < LEAST_BLOCKS or np.ptp(kept) == 0:
        return pd.DataFrame(columns=names)
    found = sobol.analyze(problem_of(len(factors)), kept.ravel(), calc_second_order=True, seed=seed)
    pairs = list(itertools.combinations(range(len(factors)), 2))
    rows = [
        (factors[one], factors[other], found["S2"][one, other], found["S2_conf"][one, other], len(kept))
        for one, other in pairs
    ]
    return pd.DataFrame(rows, columns=names).sort_values("second", ascending=False, ignore_index=True)


def morris_indices(
    positions: np.ndarray, values: np.ndarray, factors: Sequence[str], *, levels: int = 4, seed: int = 1
) -> pd.DataFrame:
    """Return elementary effects.

    Parameters
    ----------
    positions : float array, shape (points, factors)
        In the unit cube.
    values : float array, shape (points,)
    factors : sequence of str
    levels, seed : int

    Returns
    -------
    pandas.DataFrame
        ``factor``, ``mean_absolute`` with its half width ``mean_absolute_conf`` (95%), ``mean``, ``deviation`` (which
        is large where a factor works together with others), ``n`` (trajectories), the largest first.
    """
    from SALib.analyze import morris

    size = len(factors) + 1
    names = ["factor", "mean_absolute", "mean_absolute_conf", "mean", "deviation", "n"]
    kept = _complete(values, size)
    if len(kept) < LEAST_BLOCKS:
        return pd.DataFrame(columns=names)
    whole = np.isfinite(values.reshape(-1, size)).all(axis=1)
    places = positions.reshape(-1, size, len(factors))[whole].reshape(-1, len(factors))
    found = morris.analyze(problem_of(len(factors)), places, kept.ravel(), num_levels=levels, seed=seed)
    columns = [np.asarray(found[key]) for key in ("mu_star", "mu_star_conf", "mu", "sigma")]
    table = pd.DataFrame(dict(zip(names, [list(factors), *columns, len(kept)], strict=True)))
    return table.sort_values("mean_absolute", ascending=False, ignore_index=True)


def _complete(values: np.ndarray, size: int) -> np.ndarray:
    """Return the blocks of points that belong together and all have a value."""
    blocks = np.asarray(values, float).reshape(-1, size)
    kept: np.ndarray = blocks[np.isfinite(blocks).all(axis=1)]
    return kept
