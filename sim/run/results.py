"""Results: outcomes, monthly series, events, the formed network and the checks an audience can see."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from sim.inputs.scenario import DIGITS, Scenario

PERCENTILES = {"p10": 10, "p50": 50, "p90": 90}


@dataclass
class Results:
    """Outcomes, monthly series and checks of a scenario over its replications; events and network of the first.

    Attributes
    ----------
    scenario : Scenario
    seed, replications, months : int
    uncertainty : str
        ``"luck"``: the default parameter set throughout; ``"both"``: replication r has a set of its own.
    model_version : str
    outcomes : pandas.DataFrame
        Index ``replication``; a column per outcome (missing where there is no denominator): the last row of
        ``monthly``.
    monthly : pandas.DataFrame
        Index (``replication``, ``month``); a column per outcome, and for rates its numerator and denominator.
    events : pandas.DataFrame or None
        What happened to whom, for replication 0, when recorded.
    network : dict or None
        Organisations, agreements, practice, professionals and ties at the end of replication 0.
    checks : list of dict
        What was checked at the end of every run: ``en``, ``nl`` and whether it ``holds``.
    decided : pandas.DataFrame
        Index ``replication``; a column per choice that the scenario leaves to the municipality, with what it chose.
    """

    scenario: Scenario
    seed: int
    replications: int
    months: int
    uncertainty: str
    model_version: str
    outcomes: pd.DataFrame
    monthly: pd.DataFrame
    events: pd.DataFrame | None = None
    network: dict[str, Any] | None = None
    checks: list[dict[str, Any]] = field(default_factory=list)
    decided: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def fingerprint(self) -> str:
        """Hash of every outcome's bytes, 16 hexadecimal digits: the same on every number of workers."""
        numbers = np.ascontiguousarray(self.outcomes.to_numpy(np.float64)) + 0.0
        numbers[np.isnan(numbers)] = np.nan  # one way to write "not a number"
        return hashlib.sha256(numbers.tobytes()).hexdigest()[:DIGITS]

    def summary(self) -> pd.DataFrame:
        """Mean, 10th, 50th and 90th percentile over futures, and how many futures have a value.

        Returns
        -------
        pandas.DataFrame
            Index outcome; columns ``mean``, ``p10``, ``p50``, ``p90``, ``n``.
        """
        return summary_of(self.outcomes)


def summary_of(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Mean, 10th, 50th and 90th percentile of each column over its rows, and how many have a value."""
    rows = {}
    for name in outcomes.columns:
        values = outcomes[name].dropna().to_numpy()
        row: dict[str, float] = {"mean": float(values.mean()) if len(values) else np.nan}
        for label, percentile in PERCENTILES.items():
            row[label] = float(np.percentile(values, percentile)) if len(values) else np.nan
        row["n"] = len(values)
        rows[name] = row
    frame = pd.DataFrame.from_dict(rows, orient="index")
    frame.index.name = "outcome"
    frame["n"] = frame["n"].astype(int)
    return frame
