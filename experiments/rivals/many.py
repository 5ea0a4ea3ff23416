"""An ensemble of mean fields: starts, circumstances and decisions as in the model, each municipality by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.patterns.pattern import NotRun
from experiments.rivals.future import Future
from sim import counters as n
from sim import draws
from sim.arguments import checked_run
from sim.decide import decided, made_choices
from sim.ensemble_contexts import Municipality, municipalities
from sim.ensemble_member import Member, columns_of_a_month, member_scenario
from sim.ensemble_results import EnsembleResults, gather
from sim.measures import monthly_series
from sim.processes.initiative import surroundings
from sim.rates import plain_numbers, rates_of
from sim.scenario import Scenario, ScenarioError
from sim.surroundings import Surroundings

if TYPE_CHECKING:
    from sim.workers import WarmPool


class WithoutKinds(pd.DataFrame):
    """A table of municipalities that says so when it is asked which kinds are core."""

    @property
    def _constructor(self) -> type[WithoutKinds]:
        return WithoutKinds

    def __getitem__(self, key: Any) -> Any:
        asked = key if isinstance(key, list) else [key]
        if any(isinstance(name, str) and name.startswith("core_") and name not in self.columns for name in asked):
            raise NotRun("which kinds are core parties; a mean field counts partners only")
        return super().__getitem__(key)


def many_municipalities(
    scenario: Scenario, replications: int, months: int, seed: int, keep: tuple[int, ...], pool: WarmPool | None
) -> EnsembleResults:
    """Run an ensemble; the municipalities and their months of starting are the model's.

    Raises
    ------
    ScenarioError
        When the scenario has no ensemble.
    """
    scenario, months = checked_run(scenario, months, seed)
    if scenario.ensemble is None:
        raise ScenarioError(f'"{scenario.name}" is one municipality; an ensemble has a table [ensemble]')
    country = municipalities(seed, scenario.ensemble.regions)
    rates = plain_numbers(rates_of(scenario.mechanisms, scenario.parameters))
    jobs: list[Any] = []
    for replication in range(replications):
        around = surroundings(country, replication, months, rates)
        here = country[: scenario.ensemble.size]
        jobs += [(scenario, each, around[each.number], replication, months, keep) for each in here]
    if pool is None:
        members = [_member(*job) for job in jobs]
    else:
        waiting = [pool.submit(place, _member, *job) for place, job in enumerate(jobs)]
        members = [job.result() for job in waiting]
    found = gather(scenario, seed, replications, months, members)
    found.municipalities = WithoutKinds(found.municipalities)
    return found


def _member(
    ensemble: Scenario,
    municipality: Municipality,
    around: Surroundings,
    replication: int,
    months: int,
    keep: tuple[int, ...],
) -> Member:
    """Run one municipality to the horizon, or until it merges."""
    months = months if municipality.merged is None else min(months, municipality.merged)
    own = member_scenario(ensemble, municipality)
    own = own.with_("changes", [change for change in own.changes if change.month < months])
    luck = draws.luck_key(np.uint64(municipality.seed), np.uint64(replication))
    resolved = decided(own, luck)
    future = Future(resolved, int(luck), months, around)
    future.run()
    series = monthly_series(future.record())
    table = [series[name] for name in columns_of_a_month()]
    steering = future.steering
    facts = {
        "inhabitants": resolved.context.inhabitants,
        "size_class": municipality.size_class,
        "region": municipality.region,
        "merged": municipality.merged,
        "youths": future.town.youths,
        **made_choices(own, resolved),
        "month_started": steering.month_started,
        "month_opened": steering.month_opened,
        "month_named": steering.month_named,
        "month_coordination": steering.month_coordination,
    }
    return Member(
        facts,
        np.array([column[-1] for column in table]),
        future.levels[:, n.L_DESKS] > 0.0,
        {month: np.array([column[month] for column in table]) for month in keep if month < months},
        [],
    )
