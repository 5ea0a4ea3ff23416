"""Which sweeps a store holds, and one of them analysed; read again only when it has grown."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.analysis.tables import Analysis, analysed
from experiments.refusals import Failure, Refusal
from experiments.store import catalogue, frames

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.runs.archive import Archive

PATIENCE = 120.0  # seconds for a large sweep, or a store that somebody else holds
_readers = ThreadPoolExecutor(2, thread_name_prefix="research")
_lock = threading.Lock()
_kept: dict[tuple[str, int], Read] = {}


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
    analysis : Analysis
    fields : pandas.DataFrame
        The points, with the scenario of each.
    """

    experiment: Any
    points: int
    runs: int
    analysis: Analysis
    fields: pd.DataFrame


def sweeps(archive: Archive | None) -> list[dict[str, str]]:
    """Return id and label of every sweep, the last first.

    Raises
    ------
    Unreadable
        When the store cannot be read.
    """
    if archive is None:
        return []

    def look() -> list[dict[str, str]]:
        with archive.opening() as store:
            found = catalogue.everything(store)
        return [{"id": each.id, "label": f"{each.name} ({each.created_at[:10]})"} for each in reversed(found)]

    return _read(look)


def sweep(archive: Archive, key: str) -> Read:
    """Return a sweep, analysed.

    Raises
    ------
    Unreadable, Unfinished
    """

    def look() -> Read:
        with archive.opening() as store:
            experiment = catalogue.find(store, key)
            standing = catalogue.standing(store, experiment)
            if standing.done < standing.runs:
                raise Unfinished(standing.done, standing.runs)
            with _lock:
                known = _kept.get((experiment.id, standing.done))
            if known is not None:
                return known
            found = Read(
                experiment, standing.points, standing.runs, analysed(store, experiment),
                frames.points_frame(store, experiment),
            )  # fmt: skip
        with _lock:
            while len(_kept) > 3:
                _kept.pop(next(iter(_kept)))
            _kept[experiment.id, standing.done] = found
        return found

    return _read(look)


def _read(look: Any) -> Any:
    try:
        return _readers.submit(look).result(timeout=PATIENCE)
    except (Failure, Refusal, TooLate, OSError) as problem:
        raise Unreadable(str(problem)) from problem
