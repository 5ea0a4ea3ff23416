"""The mean field as a world: the same scenarios, needs and outcomes as the model, and nobody in it (docs/rivals.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.patterns import witnesses
from experiments.patterns.pattern import NotRun
from experiments.patterns.world import COLUMNS, Act, Life, ManyMunicipalities, Witness
from experiments.rivals.future import Future, untold_columns
from experiments.rivals.many import many_municipalities
from experiments.rivals.rules import SPREAD, above
from experiments.rivals.town import OTHERS
from sim import draws
from sim.arguments import checked_run
from sim.decide import decided
from sim.measures import monthly_series
from sim.scenario import Scenario

if TYPE_CHECKING:
    from sim.workers import WarmPool


def _in(month: int, value: Callable[[Future], float]) -> Callable[[Future], float | None]:
    return lambda future: value(future) if future.month == month else None


# What a mean can say for a witness that looks inside the model; any other asks for somebody who is not there.
SAYS: dict[Any, Callable[[Any], Callable[[Future], Any]]] = {
    witnesses.FamilyTrust: lambda asked: _in(asked.month, lambda future: future.town.family_trust),
    witnesses.CommitmentOfDoors: lambda asked: _in(asked.month, lambda future: future.steering.commitment),
    witnesses.SiteMoney: lambda asked: _in(
        asked.month, lambda future: future.steering.spending.sites / max(1.0, future.town.youths)
    ),
    witnesses.CorePractice: lambda asked: (
        lambda future: future.town.practised if asked.first <= future.month <= asked.last else None
    ),
    witnesses.sessions_and_trust: lambda asked: lambda future: (future.steering.meetings, future.town.trust * OTHERS),
}


def _succeed_together(asked: witnesses.JointSuccess) -> Callable[[Future], None]:
    """Every invited pair shares a case that goes well, in the mean."""

    def act(future: Future) -> None:
        town, invited = future.town, future.steering.invited
        if future.month + 1 == asked.month:
            town.arrived += 0.5 * invited * (invited - 1)
            town.trust += 0.5 * town.rates.meeting_gain * town.rates.m_meeting * (1.0 - town.trust)

    return act


def _copy(asked: witnesses.CopiedAgreements) -> Callable[[Future], None]:
    """Every invited pair stands as far as a successful one's, on paper."""

    def act(future: Future) -> None:
        steering = future.steering
        if future.month + 1 == asked.month and steering.invited:
            steering.on_paper = max(steering.on_paper, 1.0 - above(asked.level, steering.agreed, SPREAD))
            steering.agreed = max(steering.agreed, asked.level)

    return act


DOES: dict[Any, Callable[[Any], Callable[[Future], None]]] = {
    witnesses.JointSuccess: _succeed_together,
    witnesses.CopiedAgreements: _copy,
}


def _translated(asked: Any, known: Mapping[Any, Callable[[Any], Any]], what: str) -> Any:
    """Return what a mean offers in the place of a witness or an act.

    Raises
    ------
    NotRun
        Where it has nothing to offer.
    """
    if asked is None:
        return None
    kind = asked if asked in known else type(asked)
    if kind not in known:
        name = getattr(asked, "__name__", type(asked).__name__)
        raise NotRun(f"{name} {what} single agents, pairs or kinds; a mean field has none")
    return known[kind](asked)


@dataclass(frozen=True)
class MeanFieldWorld:
    """A mean field per age band, with some fields of every scenario set where asked.

    Parameters
    ----------
    fields : tuple of (str, object)
        Full path and value.
    """

    fields: tuple[tuple[str, Any], ...] = ()
    name: str = "mean_field"

    @property
    def silent(self) -> frozenset[str]:
        """Columns a mean has nothing to say about."""
        return untold_columns()

    def altered(self, fields: Mapping[str, Any]) -> MeanFieldWorld:
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
        says = _translated(witness, SAYS, "looks at")
        does = _translated(act, DOES, "lays a hand on")
        scenario = scenario.with_all(dict(self.fields)) if self.fields else scenario
        scenario, months = checked_run(scenario, months, seed, replication)
        luck = draws.luck_key(np.uint64(seed), np.uint64(replication))
        future = Future(decided(scenario, luck), int(luck), months)
        seen: list[Any] = []

        def look(future: Future) -> None:
            said = says(future)
            if said is not None:
                seen.append(said)

        future.run(look if says is not None else None, does)
        series = monthly_series(future.record())
        return Life(np.column_stack([series[name] for name in COLUMNS]).astype(np.float32), tuple(seen))

    def ensemble(
        self,
        scenario: Scenario,
        replications: int,
        months: int,
        seed: int,
        keep: tuple[int, ...],
        pool: WarmPool | None = None,
    ) -> ManyMunicipalities:
        """Run many municipalities, one after another: a mean is quick."""
        scenario = scenario.with_all(dict(self.fields)) if self.fields else scenario
        return many_municipalities(scenario, replications, months, seed, keep, pool)
