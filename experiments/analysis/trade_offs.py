"""Trade-offs: which points of a design no other beats on reach, coordination and cost together (Pareto set)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sim.observe.outcomes import OUTCOMES

#: Reach, coordination and cost. The cost counts what the municipality pays and the hours of the partners.
CRITERIA = ("reach_all", "one_plan_rate", "cost_per_helped_child")


def trade_offs(
    outcomes: pd.DataFrame, criteria: Sequence[str] = CRITERIA, contexts: Sequence[str] = ()
) -> pd.DataFrame:
    """Return for every point whether another one does at least as well on every criterion, and better on one.

    Parameters
    ----------
    outcomes : pandas.DataFrame
        As of :func:`experiments.store.frames.outcomes_frame`.
    criteria : sequence of str
        Outcomes with a better side.
    contexts : sequence of str
        Columns of what nobody chooses: points are held against those of the same context only.

    Returns
    -------
    pandas.DataFrame
        ``point``, ``label``, the mean of each criterion, ``on_front`` (no point beats it on the means), ``share`` (of
        the replications in which it can be judged, those in which no point beats it) and ``n`` (these replications).
        The points that are most often not beaten come first. A point without a value on a criterion is not judged.
    """
    if contexts:
        parts = [trade_offs(part, criteria) for _, part in outcomes.groupby(list(contexts), sort=False)]
        return _sorted(pd.concat([part for part in parts if len(part) > 1] or [parts[0].iloc[:0]]))
    labels = outcomes.drop_duplicates("point").set_index("point")["label"]
    tables = [
        outcomes.pivot_table(index="replication", columns="point", values=name, dropna=False) for name in criteria
    ]
    signs = [1.0 if OUTCOMES[name].better == "higher" else -1.0 for name in criteria]
    values = np.stack([sign * table.to_numpy(float) for sign, table in zip(signs, tables, strict=True)], axis=-1)
    means = np.stack([table.mean(skipna=False).to_numpy(float) for table in tables], axis=-1)
    unbeaten = np.stack([_unbeaten(replication) for replication in values])
    judged = np.isfinite(values).all(axis=-1)
    number = judged.sum(axis=0)
    found = pd.DataFrame({"point": tables[0].columns, "label": labels[tables[0].columns].to_numpy()})
    found[list(criteria)] = means
    found["on_front"] = _unbeaten(means * signs)
    found["share"] = np.where(number > 0, unbeaten.sum(axis=0) / np.maximum(number, 1), np.nan)
    found["n"] = number
    return _sorted(found)


def _sorted(found: pd.DataFrame) -> pd.DataFrame:
    return found.sort_values(["share", "on_front"], ascending=False, kind="stable", ignore_index=True)


def _unbeaten(values: np.ndarray) -> np.ndarray:
    """Tell for each row (higher is better in every column) whether no other row beats it; a gap is never unbeaten."""
    complete = np.asarray(np.isfinite(values).all(axis=1))
    found: np.ndarray = complete.copy()
    for row in np.flatnonzero(complete):
        others = values[complete]
        beats = (others >= values[row]).all(axis=1) & (others > values[row]).any(axis=1)
        found[row] = not beats.any()
    return found
