"""What a Latin hypercube says: how much an outcome moves from one end of each factor to the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.linalg import lstsq, matrix_rank, pinv

COLUMNS = ["outcome", "factor", "level", "against", "mean", "low", "high", "n", "freedom", "explained"]


def slopes(outcomes: pd.DataFrame, factors: Sequence[str], responses: Sequence[str]) -> pd.DataFrame:
    """Fit a straight line over all factors at once to the points of a drawn design.

    Parameters
    ----------
    outcomes : pandas.DataFrame
        As of :func:`experiments.store.frames.outcomes_frame`; of each point the mean over replications is taken.
    factors, responses : sequence of str
        Columns.

    Returns
    -------
    pandas.DataFrame
        ``outcome``, ``factor``; for a number, the change from its lowest to its highest value drawn (``against`` and
        ``level``), for a list, of each ``level`` ``against`` the first; ``mean`` with its 95% interval ``low`` and
        ``high`` (which allows for points that scatter more in one place than in another), ``n`` (points), ``freedom``
        (points beyond those that the lines use up) and ``explained``, the share of variance between points that the
        lines explain: where it is small, so is what they tell. An outcome that does not vary, or has too few points to
        tell the factors apart, has no row.
    """
    rows: list[dict[str, Any]] = []
    grouped = outcomes.groupby("point", sort=True)
    points = grouped[list(factors)].first().join(grouped[list(responses)].mean(skipna=False))
    for response in responses:
        known = points[points[response].notna()]
        columns, about = _columns(known, factors)
        y = known[response].to_numpy(float)
        if not about or len(y) <= len(about) + 1 or np.ptp(y) == 0 or matrix_rank(columns) < columns.shape[1]:
            continue
        rows += _fitted(columns, y, [{"outcome": response, **each} for each in about])
    return pd.DataFrame(rows, columns=COLUMNS)


def _columns(points: pd.DataFrame, factors: Sequence[str]) -> tuple[np.ndarray, list[dict[str, Any]]]:
    """Return the matrix of the fit, a column of ones in front, and what each other column is about."""
    columns, about = [np.ones(len(points))], []
    for factor in factors:
        values = points[factor]
        if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
            least, most = float(values.min()), float(values.max())
            if least < most:
                columns.append((values.to_numpy(float) - least) / (most - least))
                about.append({"factor": factor, "level": most, "against": least})
            continue
        levels = sorted(set(values), key=str)
        for level in levels[1:]:
            columns.append((values == level).to_numpy(float))
            about.append({"factor": factor, "level": level, "against": levels[0]})
    return np.stack(columns, axis=1), about


def _fitted(columns: np.ndarray, y: np.ndarray, about: list[dict[str, Any]]) -> list[dict[str, Any]]:
    from scipy.special import stdtrit

    slope = lstsq(columns, y, rcond=None)[0]
    rest = y - columns @ slope
    inverse = pinv(columns.T @ columns)
    leverage = np.clip(np.einsum("ij,jk,ik->i", columns, inverse, columns), 0.0, 0.999)
    scatter = columns * (rest / (1 - leverage))[:, None]  # HC3: honest about small samples
    error = np.sqrt(np.maximum(0.0, np.diag(inverse @ scatter.T @ scatter @ inverse)))
    half = float(stdtrit(len(y) - len(slope), 0.975)) * error
    spread = float(((y - y.mean()) ** 2).sum())
    explained = 1 - float((rest**2).sum()) / spread
    return [
        {
            **each,
            "mean": slope[place],
            "low": slope[place] - half[place],
            "high": slope[place] + half[place],
            "n": len(y),
            "freedom": len(y) - len(slope),
            "explained": explained,
        }
        for place, each in enumerate(about, start=1)
    ]
