"""Claims: one statement with its statistic, its 95% interval, and whether the interval bears it out.

A direction is borne out by the whole interval, never by the mean alone; a figure with a tolerance by the mean.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from experiments.comparison import CONFIDENCE, mean_of
from experiments.patterns.pattern import Kind

RESAMPLES = 2000


@dataclass(frozen=True)
class Claim:
    """One statement, tested.

    Attributes
    ----------
    text : str
    simulated, low, high : float or None
        Statistic and interval; None where there is none.
    passed : bool
    kind : str or None
        Where it differs from that of its pattern.
    run : bool
        Whether it could be tested at all.
    """

    text: str
    simulated: float | None
    low: float | None
    high: float | None
    passed: bool
    kind: Kind | None = None
    run: bool = True

    def of_kind(self, kind: Kind) -> Claim:
        """Return the same claim with a kind of its own."""
        return replace(self, kind=kind)


def interval(values: ArrayLike) -> tuple[float | None, float | None, float | None]:
    """Return mean and Student-t interval (95%) of the values; missing ones are dropped."""
    found = mean_of(np.atleast_1d(values))
    return found.mean, found.low, found.high


def _borne_out(text: str, values: ArrayLike, holds: Callable[[float, float], bool]) -> Claim:
    """Put the ends of an interval to a test; where most futures have no value, nothing has been tested."""
    numbers = np.atleast_1d(np.asarray(values, dtype=float))
    there = int(np.isfinite(numbers).sum())
    if 2 * there < len(numbers):
        short = f"{text}; not run: only {there} of {len(numbers)} futures have a value"
        return Claim(short, None, None, None, False, run=False)
    mean, low, high = interval(numbers)
    return Claim(text, mean, low, high, low is not None and high is not None and holds(low, high))


def more(text: str, values: ArrayLike, than: float = 0.0) -> Claim:
    """Claim that the mean lies above a bound: the whole interval must."""
    return _borne_out(text, values, lambda low, high: low > than)


def less(text: str, values: ArrayLike, than: float = 0.0) -> Claim:
    """Claim that the mean lies below a bound: the whole interval must."""
    return _borne_out(text, values, lambda low, high: high < than)


def no_less(text: str, values: ArrayLike, than: float = 0.0) -> Claim:
    """Claim that the mean lies not below a bound: nowhere may the interval."""
    return _borne_out(text, values, lambda low, high: low >= than)


def no_gain(text: str, values: ArrayLike) -> Claim:
    """Claim that nothing is gained: an interval wholly above 0 refutes it, and so does having no values."""
    mean, low, high = interval(values)
    return Claim(text, mean, low, high, low is not None and low <= 0.0)


def more_than(text: str, one: ArrayLike, other: ArrayLike) -> Claim:
    """Claim that one mean exceeds another where nothing pairs the values (Welch's interval)."""
    first, second = (np.asarray(each, dtype=float) for each in (one, other))
    first, second = first[np.isfinite(first)], second[np.isfinite(second)]
    if min(len(first), len(second)) < 2:
        return Claim(text, None, None, None, False)
    gap = float(first.mean() - second.mean())
    if np.ptp(first) == np.ptp(second) == 0.0:
        return Claim(text, gap, gap, gap, gap > 0.0)
    from scipy.stats import ttest_ind

    low, high = map(float, ttest_ind(first, second, equal_var=False).confidence_interval(CONFIDENCE))
    return Claim(text, gap, low, high, low > 0.0)


def within(text: str, values: ArrayLike, lowest: float, highest: float) -> Claim:
    """Claim that the mean lies within a tolerance."""
    mean, low, high = interval(values)
    return Claim(text, mean, low, high, mean is not None and lowest <= mean <= highest)


def exactly(text: str, value: float, holds: bool) -> Claim:
    """Claim about a rule or a table, which no luck touches."""
    return Claim(text, value, value, value, holds)


def share_at_most(text: str, cases: int, of: int, highest: float) -> Claim:
    """Claim that a share is below a limit: so must be its exact (Clopper-Pearson) one-sided upper limit."""
    if of == 0:
        return Claim(text, None, None, None, False)
    from scipy.stats import binomtest

    upper = float(binomtest(cases, of, alternative="less").proportion_ci(CONFIDENCE, method="exact").high)
    return Claim(text, cases / of, 0.0, upper, upper < highest)


def resampled_more(text: str, statistic: Callable[[np.ndarray], float], pairs: int, than: float = 0.0) -> Claim:
    """Claim about a statistic that is no mean: its percentile interval over resampled pairs lies above a bound.

    Parameters
    ----------
    text : str
    statistic : callable
        Rows (replications, with repetition) to a number.
    pairs : int
    than : float
    """
    rng = np.random.default_rng(1)  # resampling only: the runs themselves draw by key
    drawn = [statistic(rng.integers(0, pairs, pairs)) for _ in range(RESAMPLES)]
    tail = 100.0 * (1.0 - CONFIDENCE) / 2.0
    low, high = (float(bound) for bound in np.percentile(drawn, [tail, 100.0 - tail]))
    return Claim(text, float(statistic(np.arange(pairs))), low, high, low > than)


def headline(claims: list[Claim]) -> Claim | None:
    """Return the claim a row of the table shows: the first that fails, else the first."""
    failing = [claim for claim in claims if claim.run and not claim.passed]
    tested = [claim for claim in claims if claim.run]
    return next(iter(failing or tested), None)


def plain(claim: Claim) -> dict[str, Any]:
    """Return a claim as it stands in the JSON."""
    found: dict[str, Any] = {
        "claim": claim.text,
        "simulated": claim.simulated,
        "low": claim.low,
        "high": claim.high,
        "passed": claim.passed,
    }
    return found | ({"kind": claim.kind} if claim.kind else {}) | ({} if claim.run else {"run": False})
