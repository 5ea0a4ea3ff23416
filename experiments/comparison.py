"""Paired differences: the same children, the same luck, another choice.

Replication r meets the same luck in every scenario, so a scenario is compared with the first one replication
by replication, and the interval is that of the mean of those differences (Student t, 95%).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike

if TYPE_CHECKING:
    from sim.run.ensemble_results import EnsembleResults
    from sim.run.results import Results

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Difference:
    """How one outcome of one scenario differs from that of the first.

    Attributes
    ----------
    mean : float or None
        Mean of the paired differences; None without a pair.
    low, high : float or None
        95% interval of that mean; None under two pairs.
    n : int
        Pairs in which both scenarios have a value.
    higher, lower : int
        Pairs in which this scenario has the higher, the lower value.
    """

    mean: float | None
    low: float | None
    high: float | None
    n: int
    higher: int
    lower: int

    @property
    def equal(self) -> int:
        """Pairs in which both scenarios have exactly the same value."""
        return self.n - self.higher - self.lower

    @property
    def mean_of_unequal(self) -> float | None:
        """Mean over the pairs that differ at all; None without such a pair."""
        unequal = self.higher + self.lower
        return None if self.mean is None or unequal == 0 else self.mean * self.n / unequal

    @property
    def found(self) -> bool:
        """Whether the interval excludes 0."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)

    def numbers(self) -> dict[str, float | int | None]:
        """Return mean, low, high and n, as they stand in the JSON."""
        return {key: value for key, value in asdict(self).items() if key in ("mean", "low", "high", "n")}


def paired_difference(first: ArrayLike, other: ArrayLike) -> Difference:
    """Compare two columns of outcomes, replication by replication.

    Parameters
    ----------
    first, other : array_like, shape (replications,)
        Values of the first and of the other scenario; NaN where there is none.

    Returns
    -------
    Difference
        Of ``other - first``; pairs with a missing value are dropped.
    """
    return mean_of(np.asarray(other, dtype=float) - np.asarray(first, dtype=float))


def mean_of(values: ArrayLike, confidence: float = CONFIDENCE) -> Difference:
    """Return the mean of differences with its interval; missing ones are dropped."""
    gaps = np.asarray(values, dtype=float)
    gaps = gaps[np.isfinite(gaps)]
    n = len(gaps)
    if n == 0:
        return Difference(None, None, None, 0, 0, 0)
    higher, lower = int((gaps > 0).sum()), int((gaps < 0).sum())
    if np.ptp(gaps) == 0:  # equal gaps: rounding in the mean must not blur an exact 0
        mean, half = float(gaps[0]), 0.0
    else:
        from scipy.special import stdtrit  # the quantile of scipy.stats.t, at a tenth of the import time

        mean = float(gaps.mean())
        half = float(stdtrit(n - 1, 0.5 + confidence / 2) * gaps.std(ddof=1) / np.sqrt(n))
    if n < 2:
        return Difference(mean, None, None, n, higher, lower)
    return Difference(mean, mean - half, mean + half, n, higher, lower)


def differences(results: Mapping[str, Results | EnsembleResults]) -> dict[str, dict[str, Difference]]:
    """Compare every scenario with the first one, itself included.

    Parameters
    ----------
    results : mapping of str to Results or EnsembleResults
        By display name; the first one is the baseline. Of ensembles, a pair is one municipality in one replication.

    Returns
    -------
    dict
        Outcome name -> scenario name -> Difference.
    """
    tables = {name: result.outcomes for name, result in results.items()}
    baseline = next(iter(tables.values()))
    return {
        outcome: {
            name: paired_difference(baseline[outcome], outcomes[outcome].reindex(baseline.index))
            for name, outcomes in tables.items()
        }
        for outcome in baseline.columns
    }
