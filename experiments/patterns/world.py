"""The world in which patterns are tested: everything a pattern runs, it runs here.

A rival model (a well-mixed one, a mean field) takes part in the same tests by offering the same three methods.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from sim.ensemble import simulate_ensemble
from sim.measures import columns, monthly_series
from sim.model import CJGModel
from sim.scenario import Scenario
from sim.simulation import no_garbage_collection, record_of

if TYPE_CHECKING:
    import pandas as pd

    from sim.workers import WarmPool

COLUMNS: tuple[str, ...] = tuple(columns())
PLACE = {name: position for position, name in enumerate(COLUMNS)}

# What looks at the model at the end of each month and writes down what it saw, or None; and what lays a hand on it
# at the beginning of each. Both travel to workers, so they are functions of a module or small frozen dataclasses.
Witness = Callable[[CJGModel], Any]
Act = Callable[[CJGModel], None]


@dataclass(frozen=True)
class Life:
    """One run.

    Attributes
    ----------
    table : float array, shape (months, columns)
        In the order of ``COLUMNS``.
    seen : tuple
        What the witness wrote down, in the order of the months; months without a word are left out.
    """

    table: np.ndarray
    seen: tuple[Any, ...]


class ManyMunicipalities(Protocol):
    """What patterns read of an ensemble; :class:`sim.EnsembleResults` has it.

    Attributes
    ----------
    municipalities : pandas.DataFrame
        Index (``replication``, ``municipality``): what each is and decided, its months of opening and naming, its core
        parties at month 24, and every outcome at the end.
    monthly : pandas.DataFrame
        Index (``replication``, ``municipality``, ``month``): every outcome, for the months asked for.
    """

    @property
    def municipalities(self) -> pd.DataFrame:
        """See the class."""

    @property
    def monthly(self) -> pd.DataFrame:
        """See the class."""


class World(Protocol):
    """What a model must offer to be put to the patterns."""

    @property
    def name(self) -> str:
        """How it is called."""

    @property
    def silent(self) -> frozenset[str]:
        """Columns it has nothing to say about; a pattern that reads one is not run."""

    def altered(self, fields: Mapping[str, Any]) -> World:
        """Return the same world with fields of every scenario set, whatever a pattern asks."""

    def live(
        self,
        scenario: Scenario,
        replication: int,
        months: int,
        seed: int,
        witness: Witness | None = None,
        act: Act | None = None,
    ) -> Life:
        """Run one future of one municipality; it travels to worker processes."""

    def ensemble(
        self,
        scenario: Scenario,
        replications: int,
        months: int,
        seed: int,
        keep: tuple[int, ...],
        pool: WarmPool | None = None,
    ) -> ManyMunicipalities:
        """Run many municipalities, and keep the outcomes of some months."""


@dataclass(frozen=True)
class ModelWorld:
    """The model itself, with some fields of every scenario set where asked.

    Parameters
    ----------
    fields : tuple of (str, object)
        Full path and value; what a sabotage or ``--set`` changes.
    """

    fields: tuple[tuple[str, Any], ...] = ()
    name: str = "model"
    silent: frozenset[str] = frozenset()

    def altered(self, fields: Mapping[str, Any]) -> ModelWorld:
        """Return the same world with more fields set; the later one wins."""
        return replace(self, fields=tuple({**dict(self.fields), **fields}.items()))

    def live(
        self,
        scenario: Scenario,
        replication: int,
        months: int,
        seed: int,
        witness: Witness | None = None,
        act: Act | None = None,
    ) -> Life:
        """Run one future of one municipality."""
        scenario = scenario.with_all(dict(self.fields)) if self.fields else scenario
        seen = []
        with no_garbage_collection():
            model = CJGModel(scenario, seed=seed, replication=replication, months=months, collect=False)
            while model.running:
                if act is not None:
                    act(model)
                model.step()
                said = witness(model) if witness is not None and model.month >= 0 else None
                if said is not None:
                    seen.append(said)
        series = monthly_series(record_of(model))
        # single precision: a hundred arms of twenty futures are kept while the patterns share them
        table = np.column_stack([series[name] for name in COLUMNS]).astype(np.float32)
        model.let_go()
        return Life(table, tuple(seen))

    def ensemble(
        self,
        scenario: Scenario,
        replications: int,
        months: int,
        seed: int,
        keep: tuple[int, ...],
        pool: WarmPool | None = None,
    ) -> ManyMunicipalities:
        """Run many municipalities."""
        scenario = scenario.with_all(dict(self.fields)) if self.fields else scenario
        return simulate_ensemble(scenario, replications=replications, months=months, seed=seed, pool=pool, keep=keep)
