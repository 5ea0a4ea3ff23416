"""What a worker does: one run, and what it hands back."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.film.frames import Film
    from dashboard.people.needs import Groups
    from sim.scenario import Scenario

Task = Literal["run", "recorded", "film"]
#: What sets a task's result apart from the plain run of the same identity.
MARKS: dict[Task, str] = {"run": "", "recorded": "+", "film": "~"}

#: Memory in which a worker keeps need tapes and burn-ins, beside its own: enough for some towns of 20 futures.
KEEP_MEGABYTES = "250"


@dataclass(frozen=True)
class Ran:
    """One finished run.

    Attributes
    ----------
    outcomes : float array, shape (outcomes,)
        At the end, in the order of the registry.
    table : float32 array, shape (months, columns)
        Month by month, in the order of :func:`sim.measures.columns`.
    broken : tuple of str
        Checks that did not hold.
    decided : dict
        Choices that were left to the municipality.
    seconds : float
    groups : Groups or None
        How needs ended by group, of a run that was recorded.
    network : dict or None
        The formed network, of the first run that was recorded.
    events, needs : pandas.DataFrame or None
        What happened to whom, and what became of each need, of the first run that was recorded.
    film : Film or None
        The network month by month, of a run that was filmed.
    """

    outcomes: np.ndarray
    table: np.ndarray
    broken: tuple[str, ...]
    decided: dict[str, Any]
    seconds: float
    groups: Groups | None = None
    network: dict[str, Any] | None = None
    events: pd.DataFrame | None = None
    needs: pd.DataFrame | None = None
    film: Film | None = None

    @property
    def nbytes(self) -> int:
        """Memory held, bytes."""
        told = sum(int(each.memory_usage().sum()) for each in (self.events, self.needs) if each is not None)
        film = 0 if self.film is None else self.film.nbytes
        return self.outcomes.nbytes + self.table.nbytes + told + film + 500


def prepare_worker() -> None:
    """Set up a worker process: leave Ctrl-C to the parent, import the model, bound what it keeps."""
    os.environ.setdefault("CJG_KEEP_MEGABYTES", KEEP_MEGABYTES)
    from sim.workers import leave_interrupts_to_the_parent

    leave_interrupts_to_the_parent()


def run_one(scenario: Scenario, replication: int, months: int, seed: int, task: Task) -> Ran:
    """Do one run.

    Parameters
    ----------
    scenario : Scenario
        As it is in this future.
    replication, months, seed : int
    task : {"run", "recorded", "film"}
    """
    from sim.measures import columns
    from sim.outcomes import NAMES
    from sim.simulation import run_future

    if task == "film":
        return _filmed(scenario, replication, months, seed)
    recorded = task == "recorded"
    started = time.perf_counter()
    future = run_future(scenario, replication, months, seed, "events" if recorded else None, recorded)
    first = recorded and replication == 0
    groups = needs = None
    if recorded and future.events is not None:
        from dashboard.people.needs import grouped, needs_of, tape_of

        needs = needs_of(future.events, tape_of(scenario, replication, months, seed))
        groups = grouped(needs, months)
    names = list(columns())
    places = [names.index(name) for name in NAMES]
    return Ran(
        np.asarray(future.table[-1], np.float64)[places],
        np.asarray(future.table, np.float32),
        tuple(check["en"] for check in future.checks if not check["holds"]),
        future.decided,
        time.perf_counter() - started,
        groups,
        future.network if first else None,
        future.events if first else None,
        needs if first else None,
    )


def _filmed(scenario: Scenario, replication: int, months: int, seed: int) -> Ran:
    """Do one run, the same as without a camera, and take a picture of its network each month."""
    from dashboard.film.frames import Camera
    from sim.audience import checks_of
    from sim.decide import made_choices
    from sim.measures import columns, monthly_series
    from sim.model import CJGModel
    from sim.outcomes import NAMES
    from sim.simulation import no_garbage_collection, record_of

    started = time.perf_counter()
    with no_garbage_collection():
        model = CJGModel(scenario, seed=seed, replication=replication, months=months, collect=False)
        camera = Camera(model)
        while model.running:
            model.step()
            camera.take()
    series = monthly_series(record_of(model))
    names = list(columns())
    table = np.column_stack([series[name] for name in names])
    return Ran(
        np.asarray(table[-1], np.float64)[[names.index(name) for name in NAMES]],
        np.asarray(table, np.float32),
        tuple(check["en"] for check in checks_of(model) if not check["holds"]),
        made_choices(scenario, model.scenario),
        time.perf_counter() - started,
        film=camera.film(),
    )
