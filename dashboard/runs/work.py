"""What a worker does: one run, and what it hands back."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.film.frames import Camera, Film
    from dashboard.people.needs import Groups
    from sim.inputs.scenario import Scenario
    from sim.run.model import CJGModel

Task = Literal["run", "recorded", "film"]
#: What sets a task's result apart from the plain run of the same identity.
MARKS: dict[Task, str] = {"run": "", "recorded": "+", "film": "~"}

#: Memory in which all workers together keep need tapes and burn-ins: enough for some towns of 20 futures.
KEEP_MEGABYTES = 600
GIVE_WAY = 5  # steps by which a worker stands behind the server and the browser where both want a core


def _go_on() -> None:
    """Let a run go on."""


@dataclass(frozen=True)
class Ran:
    """One finished run.

    Attributes
    ----------
    outcomes : float array, shape (outcomes,)
        At the end, in the order of the registry.
    table : float32 array, shape (months, columns)
        Month by month, in the order of :func:`sim.run.future.column_names`.
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
    def story(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """What happened to whom, and what became of each need.

        Raises
        ------
        LookupError
            Of a run that was not recorded.
        """
        if self.events is None or self.needs is None:
            raise LookupError("this run was not recorded")
        return self.events, self.needs

    @property
    def nbytes(self) -> int:
        """Memory held, bytes."""
        told = sum(int(each.memory_usage().sum()) for each in (self.events, self.needs) if each is not None)
        film = 0 if self.film is None else self.film.nbytes
        return self.outcomes.nbytes + self.table.nbytes + told + film + 500


def prepare_worker_for_screens(keep: int) -> None:
    """Set up a worker process: bound what it keeps (bytes), follow the parent, give way to server and browser."""
    from sim.run.workers import prepare_worker

    prepare_worker(keep)
    if hasattr(os, "nice"):  # not on every system
        os.nice(GIVE_WAY)


def run_one(
    scenario: Scenario, replication: int, months: int, seed: int, task: Task, each_month: Callable[[], None] = _go_on
) -> Ran:
    """Do one run.

    Parameters
    ----------
    scenario : Scenario
        As it is in this future.
    replication, months, seed : int
    task : {"run", "recorded", "film"}
    each_month : callable
        Called after every month; an exception from it ends the run.
    """
    from language.checks import check_sentence
    from sim.agents.decide import made_choices
    from sim.observe.checks import checks_of
    from sim.observe.formed_network import network_picture
    from sim.run.future import lived

    started = time.perf_counter()
    recorded = task == "recorded"
    camera: Camera | None = None

    def begin(model: CJGModel) -> None:
        nonlocal camera
        if camera is None:
            from dashboard.film.frames import Camera

            camera = Camera(model)

    def look(model: CJGModel) -> None:
        each_month()
        if camera is not None:
            camera.take()

    with lived(
        scenario, replication, months, seed, record="events" if recorded else None,
        before_month=begin if task == "film" else None, after_month=look,
    ) as future:  # fmt: skip
        model = future.model
        first = recorded and replication == 0
        events, needs, groups = _told(model) if recorded else (None, None, None)
        return Ran(
            future.table[-1, _places_of_outcomes()],
            np.asarray(future.table, np.float32),
            tuple(check_sentence(check, "en") for check in checks_of(model) if not check["holds"]),
            made_choices(scenario, model.scenario),
            time.perf_counter() - started,
            groups,
            network_picture(model) if first else None,
            events if first else None,
            needs if first else None,
            None if camera is None else camera.film(),
        )


@cache
def _places_of_outcomes() -> list[int]:
    """Return the places of the outcomes in a row of the table."""
    from sim.observe.outcomes import NAMES
    from sim.run.future import column_names

    return [column_names().index(name) for name in NAMES]


def _told(model: CJGModel) -> tuple[pd.DataFrame, pd.DataFrame, Groups]:
    """Return what happened to whom, what became of each need, and that by group."""
    from dashboard.people.needs import grouped, needs_of
    from sim.state.events import event_frame

    events = event_frame(model.book.log[: int(model.book.log_length[0])], model.replication)
    needs = needs_of(events, model.tape)
    return events, needs, grouped(needs, model.months)
