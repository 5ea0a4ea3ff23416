"""Run a scenario over many futures, on one or several workers, with the same bytes on any number of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future as Job
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from sim.agents.decide import made_choices
from sim.compiling import kernels as compiled
from sim.compiling.version import MODEL_VERSION
from sim.inputs.arguments import MOST_REPLICATIONS, MOST_WORKERS, checked_run, whole_number
from sim.inputs.calendar import HORIZON
from sim.inputs.scenario import Scenario, ScenarioError
from sim.observe.checks import checks_of
from sim.observe.formed_network import network_picture
from sim.observe.outcomes import OUTCOMES
from sim.run.future import column_names, lived
from sim.run.posterior import checked_uncertainty, in_future
from sim.run.results import Results
from sim.run.workers import WarmPool, warm_pool
from sim.state.events import event_frame

EAGER = {  # a small town that within a year starts, meets, agrees and opens: to compile all there is
    "context.inhabitants": 600,
    "context.political_support_at_start": 1.0,
    "context.urgency_at_start": 1.0,
    "choices.meetings_per_year": 24,
    "parameters.go_ahead": 0.6,
    "parameters.building_hours": 200.0,
}
EAGER_MONTHS = 40


@dataclass
class Run:
    """What is kept of one future: monthly table, checks, choices that were left open, and on request more."""

    table: np.ndarray
    checks: list[dict[str, Any]]
    events: pd.DataFrame | None
    network: dict[str, Any] | None
    decided: dict[str, Any]


def run_future(
    scenario: Scenario, replication: int, months: int, seed: int, record: str | None = None, picture: bool = False
) -> Run:
    """Run one replication to its horizon.

    Parameters
    ----------
    scenario : Scenario
    replication, months, seed : int
    record : {None, "events"}
    picture : bool
        Whether to draw up the formed network.
    """
    with lived(scenario, replication, months, seed, record=record) as future:
        model = future.model
        return Run(
            future.table,
            checks_of(model),
            event_frame(model.book.log[: int(model.book.log_length[0])], replication) if record == "events" else None,
            network_picture(model) if picture else None,
            made_choices(scenario, model.scenario),
        )


def simulate(
    scenario: Scenario,
    replications: int = 20,
    months: int = HORIZON,
    seed: int = 1,
    workers: int = 1,
    record: str | None = None,
    uncertainty: str = "luck",
    progress: Callable[[int, int], None] | None = None,
    pool: WarmPool | None = None,
) -> Results:
    """Simulate a municipality over several futures.

    Parameters
    ----------
    scenario : Scenario
    replications : int, 1 to 10,000
        Futures. Replication r meets the same luck whatever the scenario and however many follow.
    months : int, 1 to 600
        Horizon; 91 is June 2007 to December 2014.
    seed : int, 0 or more
    workers : int, 1 or more
        Processes; the numbers do not depend on it.
    record : {None, "events"}
        Write down what happened to whom in replication 0.
    uncertainty : {"luck", "both"}
        ``"luck"``: every future uses the default parameter set. ``"both"``: replication r uses a set of its own out of
        those that survived calibration, the same in every scenario (:func:`sim.run.posterior.parameter_set`).
    progress : callable, optional
        Called with futures done and futures in all.
    pool : WarmPool, optional
        Workers of one's own; otherwise this process keeps a pool for each number of workers asked for.

    Returns
    -------
    Results

    Raises
    ------
    ScenarioError
        When it is no scenario, or a change of it lies at or after the horizon.
    ValueError
        When another argument is out of range; the message names it and what is allowed.
    """
    whole_number("replications", replications, 1, MOST_REPLICATIONS)
    whole_number("workers", workers, 1, MOST_WORKERS)
    checked_run(scenario, months, seed)
    if scenario.ensemble is not None:
        raise ScenarioError(f'"{scenario.name}" is an ensemble of many municipalities: simulate_ensemble runs it')
    if record not in (None, "events"):
        raise ValueError(f'record = {record!r}: allowed are None and "events"')
    checked_uncertainty(uncertainty)
    warm_up()
    futures = []
    for future in _spread(scenario, replications, months, seed, workers, record, uncertainty, pool):
        futures.append(future)
        if progress is not None:
            progress(len(futures), replications)
    return _results(scenario, futures, months, seed, uncertainty)


def _spread(
    scenario: Scenario,
    replications: int,
    months: int,
    seed: int,
    workers: int,
    record: str | None,
    uncertainty: str,
    pool: WarmPool | None,
) -> Iterator[Run]:
    """Futures in order, from this process or from workers."""

    def arguments(r: int) -> tuple[Any, ...]:
        own = in_future(scenario, r, seed, uncertainty)
        return own, r, months, seed, record if r == 0 else None, r == 0

    if workers == 1 and pool is None:
        for r in range(replications):
            yield run_future(*arguments(r))
        return
    pool = pool or warm_pool(workers)
    jobs: list[Job[Run]] = []
    with pool.answering():
        try:
            jobs.extend(pool.submit(r, run_future, *arguments(r)) for r in range(replications))
            for job in jobs:
                yield job.result()
        finally:
            for job in jobs:
                job.cancel()


def _results(scenario: Scenario, futures: list[Run], months: int, seed: int, uncertainty: str) -> Results:
    names = column_names()
    table = np.concatenate([future.table for future in futures])
    index = pd.MultiIndex.from_product([range(len(futures)), range(months)], names=["replication", "month"])
    monthly = pd.DataFrame(table, index=index, columns=list(names))
    last = np.stack([future.table[-1] for future in futures])
    outcomes = pd.DataFrame(last, columns=list(names), index=pd.RangeIndex(len(futures), name="replication"))
    checks = [
        {**first, "holds": all(future.checks[position]["holds"] for future in futures)}
        for position, first in enumerate(futures[0].checks)
    ]
    return Results(
        scenario,
        seed,
        len(futures),
        months,
        uncertainty,
        MODEL_VERSION,
        outcomes[list(OUTCOMES)],
        monthly,
        futures[0].events,
        futures[0].network,
        checks,
        pd.DataFrame([future.decided for future in futures], index=outcomes.index),
    )


def warm_up() -> None:
    """Compile every kernel, with a word about it, before the first run on this machine; nothing afterwards."""
    if compiled.is_compiled():
        return
    compiled.announce()
    run_future(Scenario(name="warming up").with_all(EAGER), 0, EAGER_MONTHS, 1, "events", True)
    compiled.mark_compiled()
