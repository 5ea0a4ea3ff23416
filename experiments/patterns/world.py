"""The worlds in which patterns are tested: the model, and its rivals, which have one rule variant switched.

Everything a pattern runs, it runs in one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.refusals import Refusal
from sim.inputs.scenario import Scenario
from sim.observe.measures import columns
from sim.run.ensemble import simulate_ensemble
from sim.run.future import lived
from sim.run.model import CJGModel

if TYPE_CHECKING:
    from sim.run.ensemble_results import EnsembleResults
    from sim.run.workers import WarmPool

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


@dataclass(frozen=True)
class ModelWorld:
    """The model itself, with some fields of every scenario set where asked.

    Parameters
    ----------
    fields : tuple of (str, object)
        Full path and value; what a sabotage, ``--set`` or ``--world`` changes.
    """

    fields: tuple[tuple[str, Any], ...] = ()

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
        """Run one future of one municipality; it travels to worker processes."""
        scenario = scenario.with_all(dict(self.fields)) if self.fields else scenario
        seen = []

        def look(model: CJGModel) -> None:
            said = witness(model) if witness is not None and model.month >= 0 else None
            if said is not None:
                seen.append(said)

        with lived(scenario, replication, months, seed, before_month=act, after_month=look) as future:
            # single precision: a hundred arms of twenty futures are kept while the patterns share them
            return Life(future.table.astype(np.float32), tuple(seen))

    def ensemble(
        self,
        scenario: Scenario,
        replications: int,
        months: int,
        seed: int,
        keep: tuple[int, ...],
        pool: WarmPool | None = None,
    ) -> EnsembleResults:
        """Run many municipalities, and keep the outcomes of some months."""
        scenario = scenario.with_all(dict(self.fields)) if self.fields else scenario
        return simulate_ensemble(scenario, replications=replications, months=months, seed=seed, pool=pool, keep=keep)


MODEL = "model"
#: Without the network: nobody keeps ties.
WITHOUT_TIES = "well_mixed"
#: Name to the fields that are switched (ODD, Rule variants).
WORLDS: dict[str, dict[str, str]] = {
    MODEL: {},
    WITHOUT_TIES: {"rule_variants.meeting": "well_mixed"},
    "threshold": {"rule_variants.joining": "threshold"},
    "reputation": {"rule_variants.trust": "reputation"},
    "satisficing": {"rule_variants.channel": "satisficing"},
}


def world_named(name: str) -> ModelWorld:
    """Return a world by its name.

    Raises
    ------
    Refusal
        For a name that is no world's.
    """
    if name not in WORLDS:
        raise Refusal(f"--world: {name} given; allowed are {', '.join(WORLDS)}")
    return ModelWorld().altered(WORLDS[name])
