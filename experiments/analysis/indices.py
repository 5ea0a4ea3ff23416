"""Sobol and Morris indices of a sampled experiment, through SALib."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pandas as pd

from experiments.designs.layouts import problem_of

LEAST_SAMPLES = 16  # below this shares of variance are wrong more often than their intervals say
LEAST_WALKS = 4
OFF = 0.2  # an estimate that lies so far outside what is possible comes from too few samples


class Rough(ValueError):
    """An estimate came out as what no share of variance can be: there are too few samples to divide the variance."""


def sobol_indices(
    values: np.ndarray, factors: Sequence[str], *, second_order: bool = False, seed: int = 1
) -> pd.DataFrame:
    """Return shares of variance.

    Parameters
    ----------
    values : float array, shape (points of the design,)
        An outcome at every point in order.
    factors : sequence of str
        A name for each axis.
    second_order : bool
        As of the design.
    seed : int
        Of the bootstrap.

    Returns
    -------
    pandas.DataFrame
        ``factor``, ``first``, ``first_conf``, ``total``, ``total_conf`` (half widths of 95%), and ``n``, the base
        samples. Estimates a little below 0 or above 1 are put there, where every share lies. Empty where there are too
        few samples or nothing varies, or where a point has no value: the estimate holds over all that were drawn.

    Raises
    ------
    Rough
        When an estimate lies clearly below 0 or above 1, or a first-order index clearly above the total one.
    """
    names = ["factor", "first", "first_conf", "total", "total_conf", "n"]
    samples = _samples(values, 2 * len(factors) + 2 if second_order else len(factors) + 2)
    if samples == 0:
        return pd.DataFrame(columns=names)
    found = _analysed(values, len(factors), second_order=second_order, seed=seed)
    first, total = found["S1"], found["ST"]
    if (first - total > OFF).any():
        raise Rough(f"a first-order index lies {(first - total).max():.2f} above the total one")
    if total.sum() < 1 - OFF:  # together factors make all of the variance, or more
        raise Rough(f"the total indices come to {total.sum():.2f}")
    columns = [_shares(first), found["S1_conf"], _shares(total), found["ST_conf"]]
    return pd.DataFrame(dict(zip(names, [list(factors), *columns, samples], strict=True)))


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
        Empty as :func:`sobol_indices` is, and with a single axis.

    Raises
    ------
    Rough
        As of :func:`sobol_indices`.
    """
    names = ["factor", "other_factor", "second", "second_conf", "n"]
    samples = _samples(values, 2 * len(factors) + 2)
    pairs = list(itertools.combinations(range(len(factors)), 2))
    if samples == 0 or not pairs:
        return pd.DataFrame(columns=names)
    found = _analysed(values, len(factors), second_order=True, seed=seed)
    both = _shares(np.array([found["S2"][pair] for pair in pairs]))
    rows = [
        (factors[one], factors[other], share, found["S2_conf"][one, other], samples)
        for share, (one, other) in zip(both, pairs, strict=True)
    ]
    return pd.DataFrame(rows, columns=names).sort_values("second", ascending=False, ignore_index=True)


def morris_indices(
    positions: np.ndarray,
    values: np.ndarray,
    factors: Sequence[str],
    *,
    lists: Collection[str] = (),
    levels: int = 4,
    seed: int = 1,
) -> pd.DataFrame:
    """Return elementary effects.

    Parameters
    ----------
    positions : float array, shape (points, axes)
        In the unit cube.
    values : float array, shape (points,)
    factors : sequence of str
        A name for each axis.
    lists : collection of str
        Those that go from one value to another: their effects are differences between two values, those of ranges are
        reckoned over the whole range.
    levels, seed : int

    Returns
    -------
    pandas.DataFrame
        ``factor``, ``mean_absolute`` with its half width ``mean_absolute_conf`` (95%), ``mean``, ``deviation`` (which
        is large where a factor works together with others), ``n`` (trajectories), the largest first. Empty as
        :func:`sobol_indices` is.
    """
    from SALib.analyze import morris

    names = ["factor", "mean_absolute", "mean_absolute_conf", "mean", "deviation", "n"]
    walks = _samples(values, len(factors) + 1, LEAST_WALKS)
    if walks == 0:
        return pd.DataFrame(columns=names)
    found = morris.analyze(problem_of(len(factors)), positions, np.asarray(values, float), num_levels=levels, seed=seed)
    step = levels / (2 * (levels - 1))  # of each walk on an axis; SALib divides by it
    sizes = np.array([step if factor in lists else 1.0 for factor in factors])
    columns = [sizes * np.asarray(found[key]) for key in ("mu_star", "mu_star_conf", "mu", "sigma")]
    table = pd.DataFrame(dict(zip(names, [list(factors), *columns, walks], strict=True)))
    return table.sort_values("mean_absolute", ascending=False, ignore_index=True)


def _samples(values: np.ndarray, size: int, least: int = LEAST_SAMPLES) -> int:
    """Return how many blocks of points there are to divide a variance by; 0 where that cannot be done."""
    known = np.asarray(values, float)
    number = len(known) // size
    return number if number >= least and bool(np.isfinite(known).all()) and np.ptp(known) > 0 else 0


def _analysed(values: np.ndarray, axes: int, *, second_order: bool, seed: int) -> Mapping[str, np.ndarray]:
    from SALib.analyze import sobol

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a part of the sample in which nothing varies: what comes of it is checked
        found: Mapping[str, np.ndarray] = sobol.analyze(
            problem_of(axes), np.asarray(values, float), calc_second_order=second_order, seed=seed
        )
    return found


def _shares(estimates: np.ndarray) -> np.ndarray:
    """Return estimates as shares, or refuse those that are none."""
    if not ((estimates >= -OFF) & (estimates <= 1 + OFF)).all():
        raise Rough(f"estimates from {estimates.min():.2f} to {estimates.max():.2f}")
    shares: np.ndarray = np.clip(estimates, 0.0, 1.0)
    return shares
