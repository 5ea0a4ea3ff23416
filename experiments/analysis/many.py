"""Many comparisons at once: which differences are too clear for luck to have made one of so many."""

from __future__ import annotations

import numpy as np
import pandas as pd

SURE = 0.05


def firm(table: pd.DataFrame) -> pd.Series:
    """Tell for each row whether its difference still stands when all rows of the table are looked at together.

    Holm's procedure: the chance that even one row is called firm although nothing differs is at most 5%. A row with
    the same difference in every pair has no spread to judge it by; its chance is that of so many pairs on one side.

    Parameters
    ----------
    table : pandas.DataFrame
        ``mean``, ``low``, ``high`` (95%, Student t) and ``n``, the pairs behind it; ``freedom`` where that is not one
        less than the pairs.

    Returns
    -------
    pandas.Series of bool
    """
    from scipy.special import stdtr, stdtrit

    mean, n = table["mean"].to_numpy(float), table["n"].to_numpy(float)
    half = (table["high"].to_numpy(float) - table["low"].to_numpy(float)) / 2
    chance = np.ones(len(table))
    exact = (half == 0) & (mean != 0)
    known = np.isfinite(half) & np.isfinite(mean) & (half > 0) & (n > 1)
    freedom = (table["freedom"].fillna(table["n"] - 1) if "freedom" in table else table["n"] - 1).to_numpy(float)
    steps = np.abs(mean[known]) / half[known] * stdtrit(freedom[known], 0.975)
    chance[known] = 2 * stdtr(freedom[known], -steps)
    chance[exact] = 2 * 0.5 ** n[exact]
    order = np.argsort(chance, kind="stable")
    stands = np.zeros(len(table), dtype=bool)
    for place, row in enumerate(order):
        if chance[row] > SURE / (len(table) - place):
            break
        stands[row] = True
    return pd.Series(stands, index=table.index)
