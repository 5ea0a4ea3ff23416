"""Which sweeps a store holds, one of them read, and what it found about one outcome; done again only when it has grown.

Reading ten thousand runs takes a second, and what a sweep says about all its outcomes a minute: so the runs are read
first, and analysed for the one outcome that is looked at.
"""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass, replace
from multiprocessing import TimeoutError as TooLateThere
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from experiments.analysis.tables import Analysis, analysed
from experiments.refusals import Failure, Refusal
from experiments.store import catalogue, frames, open_store
from experiments.store.tables import points
from sim.compiling.version import MODEL_VERSION
from sim.inputs.scenario import Scenario
from sim.run.workers import prepare_worker

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.runs.archive import Archive

ABOUT = ("label", "fingerprint")  # columns of a point that are no fields
PATIENCE = 300.0  # seconds for a large sweep on a busy machine, or a store that somebody else holds
_readers = ThreadPoolExecutor(2, thread_name_prefix="research")
_lock = threading.Lock()
_kept: dict[tuple[str, int], Read] = {}
_analysed: dict[tuple[str, int, str], Analysis] = {}
_analysts: list[Any] = []  # at most one
MOST_KEPT = 3
GIVE_WAY = 5  # steps behind the server
MOST_ANALYSED = 24


class Unreadable(RuntimeError):
    """The store cannot be read."""


class Unfinished(RuntimeError):
    """A sweep has runs to go."""

    def __init__(self, done: int, runs: int) -> None:
        super().__init__(f"{done} of {runs}")
        self.done, self.runs = done, runs


@dataclass(frozen=True)
class Read:
    """A sweep as it was read.

    Attributes
    ----------
    experiment : Experiment
    points, runs : int
    outcomes : pandas.DataFrame
        The runs, as of :func:`experiments.store.frames.outcomes_frame`.
    fields : pandas.DataFrame
        The points, with the values and the scenario of each.
    """

    experiment: Any
    points: int
    runs: int
    outcomes: pd.DataFrame
    fields: pd.DataFrame

    @property
    def factors(self) -> list[str]:
        """Fields in which the points differ."""
        return [str(name) for name in self.fields if name not in ABOUT and self.fields[name].nunique(dropna=False) > 1]

    @property
    def is_of_this_model(self) -> bool:
        """Whether running a point again gives the numbers of the sweep."""
        return bool(self.experiment.model_version == MODEL_VERSION)


def sweeps(archive: Archive | None) -> list[dict[str, Any]]:
    """Return id and label of every sweep, and whether it was run by another model than this one; the last first.

    Raises
    ------
    Unreadable
        When the store cannot be read.
    """
    if archive is None:
        return []

    def look() -> list[dict[str, Any]]:
        with archive.shared() as store:
            found = catalogue.everything(store)
        return [
            {
                "id": each.id,
                "label": f"{each.name} ({each.created_at[:10]})",
                "other_model": each.model_version != MODEL_VERSION,
            }
            for each in reversed(found)
        ]

    return _read(look)


def sweep(archive: Archive, key: str) -> Read:
    """Return a sweep as it stands.

    Raises
    ------
    Unreadable, Unfinished
    """

    def look() -> Read:
        with archive.shared() as store:
            experiment = catalogue.find(store, key)
            standing = catalogue.standing(store, experiment)
            if standing.done < standing.runs:
                raise Unfinished(standing.done, standing.runs)
            with _lock:
                known = _kept.get((experiment.id, standing.done))
            if known is not None:
                return known
            found = Read(
                experiment, standing.points, standing.runs, frames.outcomes_frame(store, experiment),
                frames.points_frame(store, experiment),
            )  # fmt: skip
        with _lock:
            while len(_kept) >= MOST_KEPT:
                _kept.pop(next(iter(_kept)))
            _kept[experiment.id, standing.done] = found
        return found

    return _read(look)


def findings(archive: Archive, found: Read, outcome: str) -> Analysis:
    """Return what a sweep found about one outcome.

    Raises
    ------
    Unreadable
    """
    key = (found.experiment.id, found.runs, outcome)
    with _lock:
        known = _analysed.get(key)
    if known is not None:
        return known
    try:
        analysis = _analyst().apply_async(_work_out, (archive.address, found.experiment.id, outcome)).get(PATIENCE)
    except (Failure, Refusal, TooLateThere, OSError) as problem:
        raise Unreadable(str(problem)) from problem
    with _lock:
        while len(_analysed) >= MOST_ANALYSED:
            _analysed.pop(next(iter(_analysed)))
        _analysed[key] = analysis
    return analysis


def stop_analysing() -> None:
    """End the process that analyses, whatever it is at."""
    with _lock:
        for pool in _analysts:
            pool.terminate()
        _analysts.clear()


def _analyst() -> Any:
    """Return the process that analyses: apart, since seconds of Python in the server would hold up every page."""
    with _lock:
        if not _analysts:
            _analysts.append(get_context("spawn").Pool(1, initializer=_give_way))
        return _analysts[0]


def _give_way() -> None:
    prepare_worker(keep=0)  # it runs nothing
    if hasattr(os, "nice"):  # not on every system
        os.nice(GIVE_WAY)


def _work_out(address: str | None, key: str, outcome: str) -> Analysis:
    with open_store(address) as store:
        experiment = catalogue.find(store, key)
        only = experiment.design.model_copy(update={"responses": (outcome,)})
        return analysed(store, replace(experiment, design=only))


def scenario_of(archive: Archive, key: str, number: int) -> tuple[Any, Scenario | None]:
    """Return a sweep, and the scenario of one of its points; none where it has no such point.

    Raises
    ------
    Unreadable
    """

    def look() -> tuple[Any, Scenario | None]:
        with archive.shared() as store:
            try:
                experiment = catalogue.find(store, key)
            except Refusal:  # no such sweep
                return None, None
            with store.reading() as connection:
                held = connection.execute(
                    select(points.c.fields).where(points.c.experiment == experiment.id, points.c.number == number)
                ).scalar()
        return experiment, None if held is None else Scenario.model_validate_json(held)

    return _read(look)


def _read(look: Any) -> Any:
    try:
        return _readers.submit(look).result(timeout=PATIENCE)
    except (Failure, Refusal, TooLate, OSError) as problem:
        raise Unreadable(str(problem)) from problem
