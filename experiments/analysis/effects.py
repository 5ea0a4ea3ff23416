"""Differences and effects under common random numbers.

Replication r meets the same luck at every point, so each effect is worked out within a replication, and its interval
is that of the mean over replications (Student t, 95%): luck that touches all points alike falls away.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence, Set
from typing import Any

import numpy as np
import pandas as pd

from experiments.comparison import Difference, mean_of, paired_difference

COLUMNS = ["mean", "low", "high", "n"]

#: Factor -> numbers of the points at which it means nothing, such as a location without a desk.
Idle = Mapping[str, Set[int]]
NOWHERE: Idle = {}


def differences_from_first(outcomes: pd.DataFrame, responses: Sequence[str]) -> pd.DataFrame:
    """Compare every point with the first, replication by replication.

    Parameters
    ----------
    outcomes : pandas.DataFrame
        As of :func:`experiments.store.frames.outcomes_frame`.
    responses : sequence of str
        Outcomes.

    Returns
    -------
    pandas.DataFrame
        ``outcome``, ``point``, ``label``, ``against``, ``mean``, ``low``, ``high``, ``n`` (pairs).
    """
    labels = outcomes.drop_duplicates("point").set_index("point")["label"]
    rows = []
    for response in responses:
        table = _table(outcomes, response)
        first = table.columns[0]
        for point in table.columns[1:]:
            about = {"outcome": response, "point": point, "label": labels[point], "against": labels[first]}
            rows.append(about | _numbers(paired_difference(table[first], table[point])))
    return pd.DataFrame(rows, columns=["outcome", "point", "label", "against", *COLUMNS])


def main_effects(
    outcomes: pd.DataFrame,
    factors: Sequence[str],
    responses: Sequence[str],
    *,
    matched: bool = False,
    idle: Idle = NOWHERE,
) -> pd.DataFrame:
    """Return what each level of each factor changes against the factor's first level.

    Parameters
    ----------
    outcomes : pandas.DataFrame
    factors, responses : sequence of str
        Columns.
    matched : bool
        Average over those combinations of the other factors that have both levels: right where points of a full
        factorial were skipped. Otherwise over all points, which a balanced design allows.
    idle : mapping of str to set of int
        Points at which a factor means nothing: they do not count for what it changes.

    Returns
    -------
    pandas.DataFrame
        ``outcome``, ``factor``, ``level``, ``against``, ``mean``, ``low``, ``high``, ``n`` (replications).
    """
    rows = []
    for response, factor in itertools.product(responses, factors):
        meant = _meant(outcomes, [factor], idle)
        cells = _cells(meant, [factor], factors, response, matched=matched)
        first, *others = _levels(meant, factor)
        for level in others:
            about = {"outcome": response, "factor": factor, "level": level, "against": first}
            gaps = _contrast(cells, {(level,): 1, (first,): -1})
            rows.append(about | _numbers(_over_replications(gaps)))
    return pd.DataFrame(rows, columns=["outcome", "factor", "level", "against", *COLUMNS])


def interactions(
    outcomes: pd.DataFrame,
    factors: Sequence[str],
    responses: Sequence[str],
    *,
    matched: bool = False,
    idle: Idle = NOWHERE,
) -> pd.DataFrame:
    """Return how much one factor's effect differs with another's level: the difference of two differences.

    Returns
    -------
    pandas.DataFrame
        ``outcome``, ``factor``, ``level``, ``other_factor``, ``other_level``, ``mean``, ``low``, ``high``, ``n``: the
        effect of ``level`` at ``other_level`` less its effect at the other factor's first level.
    """
    rows = []
    for response, (one, other) in itertools.product(responses, itertools.combinations(factors, 2)):
        meant = _meant(outcomes, [one, other], idle)
        cells = _cells(meant, [one, other], factors, response, matched=matched)
        first, *levels = _levels(meant, one)
        other_first, *other_levels = _levels(meant, other)
        for level, other_level in itertools.product(levels, other_levels):
            weights = {
                (level, other_level): 1,
                (first, other_level): -1,
                (level, other_first): -1,
                (first, other_first): 1,
            }
            about = {
                "outcome": response,
                "factor": one,
                "level": level,
                "other_factor": other,
                "other_level": other_level,
            }
            rows.append(about | _numbers(_over_replications(_contrast(cells, weights))))
    return pd.DataFrame(rows, columns=["outcome", "factor", "level", "other_factor", "other_level", *COLUMNS])


def effects_within(
    outcomes: pd.DataFrame,
    factors: Sequence[str],
    responses: Sequence[str],
    *,
    matched: bool = False,
    idle: Idle = NOWHERE,
) -> pd.DataFrame:
    """Return what each level of a factor changes at each level of another one: an effect under a condition.

    Returns
    -------
    pandas.DataFrame
        ``outcome``, ``factor``, ``level``, ``against``, ``within``, ``within_level``, ``mean``, ``low``, ``high``,
        ``n``: for every ordered pair of factors, over all settings of the rest.
    """
    rows = []
    for response, (factor, within) in itertools.product(responses, itertools.permutations(factors, 2)):
        meant = _meant(outcomes, [factor], idle)
        cells = _cells(meant, [factor, within], factors, response, matched=matched)
        first, *levels = _levels(meant, factor)
        for place, level in itertools.product(_levels(meant, within), levels):
            about = {"outcome": response, "factor": factor, "level": level, "against": first}
            gaps = _contrast(cells, {(level, place): 1, (first, place): -1})
            rows.append(about | {"within": within, "within_level": place} | _numbers(_over_replications(gaps)))
    names = ["outcome", "factor", "level", "against", "within", "within_level", *COLUMNS]
    return pd.DataFrame(rows, columns=names)


def _table(outcomes: pd.DataFrame, response: str) -> pd.DataFrame:
    return outcomes.pivot_table(index="replication", columns="point", values=response, dropna=False, sort=True)


def _meant(outcomes: pd.DataFrame, factors: Sequence[str], idle: Idle) -> pd.DataFrame:
    """Return the runs of points at which each of some factors means something; all where one never does."""
    nothing = set().union(*(idle.get(factor, set()) for factor in factors))
    meant = outcomes[~outcomes["point"].isin(nothing)] if nothing else outcomes
    return meant if len(meant) else outcomes


def _levels(outcomes: pd.DataFrame, factor: str) -> list[Any]:
    return list(outcomes[factor].drop_duplicates())


def _cells(
    outcomes: pd.DataFrame, chosen: list[str], factors: Sequence[str], response: str, *, matched: bool
) -> pd.DataFrame:
    """Return a row per replication (and setting of the other factors), a column per combination of levels."""
    others = [factor for factor in factors if factor not in chosen] if matched else []
    grouped = outcomes.groupby([*others, "replication", *chosen], sort=False, observed=True)[response]
    # A mean over those points that happen to have a value would compare unlike with unlike: one missing, all missing.
    means = grouped.agg(lambda values: values.mean() if values.notna().all() else np.nan)
    return means.unstack(chosen) if len(chosen) > 1 else means.unstack(chosen[0])


def _contrast(cells: pd.DataFrame, weights: dict[tuple[Any, ...], int]) -> pd.Series:
    total: pd.Series | None = None
    for levels, weight in weights.items():
        name = levels if len(levels) > 1 else levels[0]
        if name not in cells.columns:
            return pd.Series(np.nan, index=cells.index)
        column: pd.Series = cells[name] * weight
        total = column if total is None else total + column
    assert total is not None
    return total


def _over_replications(gaps: pd.Series) -> Difference:
    level = "replication" if isinstance(gaps.index, pd.MultiIndex) else None
    values = gaps.groupby(level=level).mean() if level else gaps
    return mean_of(values)


def _numbers(difference: Difference) -> dict[str, Any]:
    return {name: getattr(difference, name) for name in COLUMNS}
