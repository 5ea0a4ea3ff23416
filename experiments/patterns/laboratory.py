"""The laboratory: arms of paired futures, run once and shared by every pattern that asks for them.

Replication r meets the same luck in every arm, so arms are compared pair by pair. An arm is known by what can move
its numbers (world, scenario fingerprint, months, seed, who looks and who interferes); asking for more pairs later
runs only those that are missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

import scenarios
from experiments.patterns.pattern import NotRun
from experiments.patterns.world import PLACE, Act, Life, ModelWorld, Witness
from sim.inputs.calendar import HORIZON
from sim.inputs.scenario import Scenario, ScenarioError

if TYPE_CHECKING:
    import pandas as pd

    from sim.run.ensemble_results import EnsembleResults
    from sim.run.workers import WarmPool

PAIRS = 20
MONTHS = HORIZON
LAST = MONTHS - 1
ENSEMBLE_REPLICATIONS = 8
ENSEMBLE = "ensemble_60"
KEPT = (18, 30, 54, 78)  # months of an ensemble that patterns look at


@lru_cache(maxsize=64)
def _shipped(name: str) -> Scenario:
    return scenarios.load(name)


class Arm:
    """The futures of one scenario.

    Parameters
    ----------
    lives : list of Life
        One a replication, in order.
    """

    def __init__(self, lives: list[Life]) -> None:
        self.table = np.stack([life.table for life in lives]).astype(np.float64)
        self.seen = [life.seen for life in lives]

    def series(self, outcome: str) -> np.ndarray:
        """Return an outcome month by month, shape (replications, months)."""
        return self.table[:, :, PLACE[outcome]]

    def at(self, outcome: str, month: int = LAST) -> np.ndarray:
        """Return an outcome in a month (rates look back over twelve), shape (replications,)."""
        return self.series(outcome)[:, month]

    def over(self, outcome: str, first: int, last: int = LAST) -> np.ndarray:
        """Return an outcome's mean over months, those without a value left out, shape (replications,)."""
        part = self.series(outcome)[:, first : last + 1]
        known = np.isfinite(part)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(np.where(known, part, 0.0).sum(axis=1) / known.sum(axis=1))

    def said(self) -> np.ndarray:
        """Return the mean of what the witness wrote down, shape (replications,); not a number where nothing was."""
        return np.array([np.mean(seen) if seen else np.nan for seen in self.seen])


class Laboratory:
    """Where arms are run.

    Parameters
    ----------
    world : ModelWorld, optional
        The model as it is by default.
    seed : int
    pool : WarmPool, optional
        Workers to use, on which no number depends; without them, futures run in this process.
    pairs : int
        Futures an arm has unless a pattern asks for another number.
    """

    def __init__(
        self,
        world: ModelWorld | None = None,
        *,
        seed: int = 1,
        pool: WarmPool | None = None,
        pairs: int = PAIRS,
    ) -> None:
        self.world = world if world is not None else ModelWorld()
        self.seed = seed
        self.pool = pool
        self.pairs = pairs
        self.futures_run = 0
        self._lives: dict[Any, list[Life]] = {}
        self._ensemble: EnsembleResults | None = None

    def altered(self, fields: Mapping[str, Any]) -> Laboratory:
        """Return a laboratory with the same workers whose world is altered; it shares no runs with this one."""
        return Laboratory(self.world.altered(fields), seed=self.seed, pool=self.pool, pairs=self.pairs)

    def arm(
        self,
        fields: Mapping[str, Any] | None = None,
        *,
        base: str = "mid_town",
        pairs: int | None = None,
        months: int = MONTHS,
        witness: Witness | None = None,
        act: Act | None = None,
    ) -> Arm:
        """Run a shipped scenario with some fields set, or hand back the runs that were made of it before.

        Parameters
        ----------
        fields : mapping of str to object, optional
            Full path to value.
        base : str
            Name of a shipped scenario.
        pairs, months : int
        witness : callable, optional
            Looks at the model at the end of each month from month 0.
        act : callable, optional
            Lays a hand on the model at the beginning of each month.

        Raises
        ------
        NotRun
            When the world's own fields and the arm's contradict each other.
        """
        pairs = pairs or self.pairs
        scenario = _shipped(base)
        scenario = scenario.with_all(dict(fields)) if fields else scenario
        lives = self._lives.setdefault((scenario.fingerprint(), months, witness, act), [])
        wanted = range(len(lives), pairs)
        arguments = (months, self.seed, witness, act)
        try:
            if self.pool is None:
                for r in wanted:
                    lives.append(self.world.live(scenario, r, *arguments))
            else:
                jobs = [self.pool.submit(r, self.world.live, scenario, r, *arguments) for r in wanted]
                lives.extend([job.result() for job in jobs])
        except ScenarioError as error:
            raise NotRun(f"the fields set contradict an arm: {error}") from None
        self.futures_run += len(wanted)
        return Arm(lives[:pairs])

    @property
    def municipalities(self) -> pd.DataFrame:
        """The ensemble that decides for itself: a row a municipality, outcomes at the end.

        Raises
        ------
        NotRun
            When the world's own fields contradict those of the ensemble.
        """
        return self._many().municipalities

    def municipalities_at(self, month: int) -> pd.DataFrame:
        """Return the same with the outcomes of one of the months kept; who had merged by then is left out."""
        found = self._many()
        then = found.monthly.xs(month, level="month")
        facts = found.municipalities.drop(columns=list(then.columns), errors="ignore")
        return facts.join(then, how="inner")

    def _many(self) -> EnsembleResults:
        if self._ensemble is None:
            try:
                self._ensemble = self.world.ensemble(
                    _shipped(ENSEMBLE), ENSEMBLE_REPLICATIONS, MONTHS, self.seed, KEPT, self.pool
                )
            except ScenarioError as error:
                raise NotRun(f"the fields set contradict the ensemble: {error}") from None
        return self._ensemble
