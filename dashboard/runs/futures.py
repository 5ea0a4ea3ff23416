"""Some futures of one scenario, and what a screen draws from them."""

from __future__ import annotations

import hashlib
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.observe.measures import columns
from sim.observe.outcomes import NAMES, OUTCOMES
from sim.run.results import summary_of

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.runs.work import Ran
    from sim.inputs.scenario import Scenario

LEVELS = (0.1, 0.5, 0.9)
PLACES = [NAMES.index(outcome) for outcome in OUTCOMES]  # of the registry's outcomes in a run's


@cache
def place_of(column: str) -> int:
    """Return the place of a column in a monthly table."""
    return tuple(columns()).index(column)


class Futures:
    """The futures of one scenario.

    Parameters
    ----------
    scenario : Scenario
    runs : list of Ran
        Replication 0 and on.
    months, seed : int
    uncertainty : str
    """

    def __init__(self, scenario: Scenario, runs: list[Ran], months: int, seed: int, uncertainty: str) -> None:
        self.scenario = scenario
        self.runs = runs
        self.months = months
        self.seed = seed
        self.uncertainty = uncertainty
        self._bands: dict[str, pd.DataFrame] = {}

    def __len__(self) -> int:
        return len(self.runs)

    def at_the_end(self, outcome: str) -> np.ndarray:
        """Return an outcome at the end, a number a future."""
        place = NAMES.index(outcome)
        return np.array([ran.outcomes[place] for ran in self.runs])

    def over_time(self, column: str) -> np.ndarray:
        """Return a series of every future, shape (futures, months)."""
        place = place_of(column)
        return np.stack([ran.table[:, place] for ran in self.runs]).astype(np.float64)

    def band(self, outcome: str) -> pd.DataFrame:
        """Return the 10th, 50th and 90th percentile over futures, month by month."""
        import pandas as pd

        if outcome not in self._bands:
            values = quantiles(self.over_time(outcome))
            months = pd.RangeIndex(self.months, name="month")
            self._bands[outcome] = pd.DataFrame(values, index=months, columns=["p10", "p50", "p90"])
        return self._bands[outcome]

    @property
    def outcomes(self) -> pd.DataFrame:
        """All outcomes at the end: a row a future."""
        import pandas as pd

        table = np.stack([ran.outcomes for ran in self.runs])
        return pd.DataFrame(table, columns=list(NAMES), index=pd.RangeIndex(len(self.runs), name="replication"))

    def summary(self) -> Any:
        """Return mean, percentiles and number of every outcome at the end."""
        return summary_of(self.outcomes)

    @cached_property
    def fingerprint(self) -> str:
        """Hash of every outcome's bytes: that of the same run by ``cjg run``."""
        numbers = np.array([ran.outcomes[PLACES] for ran in self.runs], np.float64) + 0.0
        numbers[np.isnan(numbers)] = np.nan
        return hashlib.sha256(numbers.tobytes()).hexdigest()[:16]

    @property
    def broken_checks(self) -> list[str]:
        """Checks that did not hold in some future."""
        return sorted({sentence for ran in self.runs for sentence in ran.broken})


def quantiles(values: np.ndarray) -> np.ndarray:
    """Return the 10th, 50th and 90th percentile of each column, without its missing values.

    Parameters
    ----------
    values : float array, shape (futures, months)

    Returns
    -------
    float array, shape (months, 3)
        As ``numpy.nanquantile`` gives them, at a fiftieth of its time.
    """
    ordered = np.sort(values, axis=0)  # what is missing comes last
    present = np.isfinite(values).sum(axis=0)
    found = np.full((values.shape[1], len(LEVELS)), np.nan)
    months = np.flatnonzero(present)
    for column, level in enumerate(LEVELS):
        at = (present[months] - 1) * level
        low = np.floor(at).astype(int)
        high = np.minimum(low + 1, present[months] - 1)
        part = at - low
        found[months, column] = ordered[low, months] * (1 - part) + ordered[high, months] * part
    return found
