"""Run many municipalities: starts are drawn for the country, then each municipality is run by itself.

The numbers depend on seed, replication and municipality alone: not on workers, on the order in which municipalities are
run, or on how many of them are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sim.inputs.arguments import MOST_REPLICATIONS, MOST_WORKERS, checked_run, whole_number
from sim.inputs.calendar import HORIZON
from sim.inputs.ensemble_table import Ensemble
from sim.inputs.rates import plain_numbers, rates_of
from sim.inputs.scenario import Scenario, ScenarioError
from sim.processes.initiative import surroundings
from sim.run.ensemble_member import Member, run_member
from sim.run.ensemble_results import EnsembleResults, gather
from sim.run.posterior import checked_uncertainty, in_future
from sim.run.simulation import warm_up
from sim.run.workers import WarmPool, warm_pool
from sim.state.ensemble_contexts import municipalities as all_municipalities

Job = tuple[Any, ...]


def simulate_ensemble(
    scenario: Scenario,
    replications: int = 1,
    months: int = HORIZON,
    seed: int = 1,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    pool: WarmPool | None = None,
    keep: tuple[int, ...] = (),
    uncertainty: str = "luck",
) -> EnsembleResults:
    """Simulate many municipalities over several futures.

    Parameters
    ----------
    scenario : Scenario
        With an ensemble.
    replications : int, 1 to 10,000
        Futures; the municipalities are the same in each, their luck is another.
    months : int, 1 to 600
        Horizon; 91 is June 2007 to December 2014.
    seed : int, 0 or more
        Draws the municipalities and the luck.
    workers : int, 1 or more
        Processes; the numbers do not depend on it.
    progress : callable, optional
        Called with municipalities done and municipalities in all, replications multiplied.
    pool : WarmPool, optional
        Workers of one's own.
    keep : tuple of int
        Months of which every municipality's whole row of the monthly table is kept.
    uncertainty : {"luck", "both"}
        ``"both"``: all municipalities of replication r share a parameter set out of those that survived calibration.

    Returns
    -------
    EnsembleResults

    Raises
    ------
    ScenarioError
        When it is no scenario, or one of a single municipality, or a change of it lies at or after the horizon.
    ValueError
        When another argument is out of range; the message names it and what is allowed.
    """
    whole_number("replications", replications, 1, MOST_REPLICATIONS)
    whole_number("workers", workers, 1, MOST_WORKERS)
    checked_uncertainty(uncertainty)
    scenario, months = checked_run(scenario, months, seed)
    if scenario.ensemble is None:
        raise ScenarioError(f'"{scenario.name}" is one municipality; an ensemble has a table [ensemble]')
    warm_up()
    jobs = _jobs(scenario, scenario.ensemble, replications, months, seed, tuple(keep), uncertainty)
    # the largest first, so that no worker is left with one at the end
    order = sorted(range(len(jobs)), key=lambda place: (-jobs[place][1].inhabitants, place))
    members: list[Member | None] = [None] * len(jobs)
    for done, (place, member) in enumerate(_run(jobs, order, workers, pool), start=1):
        members[place] = member
        if progress is not None:
            progress(done, len(jobs))
    there = [member for member in members if member is not None]
    return gather(scenario, seed, replications, months, there, uncertainty)


def _jobs(
    scenario: Scenario,
    ensemble: Ensemble,
    replications: int,
    months: int,
    seed: int,
    keep: tuple[int, ...],
    uncertainty: str,
) -> list[Job]:
    """Everything to run, by replication and municipality."""
    country = all_municipalities(seed, ensemble.regions)
    jobs: list[Job] = []
    for replication in range(replications):
        own = in_future(scenario, replication, seed, uncertainty)
        rates = plain_numbers(rates_of(own.mechanisms, own.parameters))
        around = surroundings(country, replication, months, rates)
        jobs.extend((own, each, around[each.number], replication, months, keep) for each in country[: ensemble.size])
    return jobs


def _run(jobs: list[Job], order: list[int], workers: int, pool: WarmPool | None) -> Iterator[tuple[int, Member]]:
    """Run jobs in this process or on workers, and hand each result over as soon as it is there."""
    if workers == 1 and pool is None:
        for place in order:
            yield place, run_member(*jobs[place])
        return
    yield from (pool or warm_pool(workers)).as_done(run_member, jobs, order)
