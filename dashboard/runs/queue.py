"""The queue of runs: what is waited for first goes first, and every client gets a turn."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.inputs.scenario import Scenario


class Urgency(IntEnum):
    """What a run is for; a lower number goes first."""

    FIRST_BANDS = 0
    MORE_FUTURES = 1
    QUESTION = 2
    AHEAD = 3


@dataclass(eq=False)
class Job:
    """One run that somebody waits for.

    Attributes
    ----------
    identity : str
        Name of the run: the same for everybody who asks the same.
    wanted_by : dict
        Batches that wait, each with its urgency.
    is_ending : bool
        Whether a worker was told to break it off.
    """

    identity: str
    scenario: Scenario
    replication: int
    months: int
    seed: int
    task: str
    done: Future[Any] = field(default_factory=Future)
    wanted_by: dict[Any, tuple[str, Urgency]] = field(default_factory=dict)
    is_ending: bool = False

    @property
    def urgency(self) -> Urgency:
        """The greatest urgency with which anybody waits."""
        return min((urgency for _, urgency in self.wanted_by.values()), default=Urgency.AHEAD)


class Queue:
    """Runs that wait, for workers to take.

    Parameters
    ----------
    workers : int
        Replication r is best done by worker r modulo this number, which has its tape and burn-in.

    Attributes
    ----------
    break_off : callable
        Tells whoever does a run to break it off: nobody wants it any more, or something more urgent waits.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._waiting: dict[str, Job] = {}
        self._running: dict[str, Job] = {}
        self._turns: dict[str, int] = {}  # client to the number of its last turn
        self._turn = 0
        self._changed = threading.Condition()
        self._open = True
        self.break_off: Callable[[Job], None] = lambda job: None

    def want(self, batch: Any, client: str, urgency: Urgency, job: Job) -> Job:
        """Ask for a run; the one that waits or runs already is shared."""
        with self._changed:
            found = self._running.get(job.identity) or self._waiting.setdefault(job.identity, job)
            found.wanted_by[batch] = (client, urgency)
            self._changed.notify_all()
            return found

    def make_way(self) -> None:
        """Break off what is done ahead where something that is waited for could be done; it is done later."""
        with self._changed:
            in_the_way = []
            if any(job.urgency < Urgency.AHEAD for job in self._waiting.values()):
                in_the_way = [job for job in self._running.values() if job.urgency >= Urgency.AHEAD]
        self._end(in_the_way)

    def give_up(self, batch: Any) -> None:
        """Withdraw whatever a batch still waits for; a run nobody else wants is dropped, or broken off."""
        with self._changed:
            for job in list(self._waiting.values()):
                if job.wanted_by.pop(batch, None) is not None and not job.wanted_by:
                    del self._waiting[job.identity]
                    job.done.cancel()
            unwanted = [
                job
                for job in self._running.values()
                if job.wanted_by.pop(batch, None) is not None and not job.wanted_by
            ]
        self._end(unwanted)

    def _end(self, jobs: list[Job]) -> None:
        for job in jobs:
            if not job.is_ending:
                job.is_ending = True
                self.break_off(job)

    def waiting(self, identities: set[str]) -> set[str]:
        """Return those runs that nobody has begun."""
        with self._changed:
            return identities & self._waiting.keys()

    def answer(self, identity: str, result: Any) -> None:
        """Settle a waiting run with a result found elsewhere."""
        with self._changed:
            job = self._waiting.pop(identity, None)
        if job is not None:
            job.done.set_result(result)

    def take(self, worker: int, *, wait: bool = True) -> Job | None:
        """Return the next run of a worker; None when the queue is closed, or when there is none and nobody waits."""
        with self._changed:
            while self._open:
                job = self._next(worker)
                if job is not None:
                    del self._waiting[job.identity]
                    self._running[job.identity] = job
                    return job
                if not wait:
                    return None
                self._changed.wait()
            return None

    def put_back(self, job: Job) -> None:
        """Take back a run that was broken off: it waits again if somebody wants it."""
        with self._changed:
            self._running.pop(job.identity, None)
            job.is_ending = False
            if not self._open or not job.wanted_by:
                job.done.cancel()
                return
            self._waiting[job.identity] = job
            self._changed.notify_all()

    def finished(self, job: Job) -> None:
        """Note that a worker is done with a run."""
        with self._changed:
            self._running.pop(job.identity, None)

    def close(self) -> None:
        """Send every worker home."""
        with self._changed:
            self._open = False
            for job in self._waiting.values():
                job.done.cancel()
            self._waiting.clear()
            self._changed.notify_all()

    @property
    def is_open(self) -> bool:
        """Whether runs are still taken."""
        return self._open

    @property
    def length(self) -> int:
        """Runs that wait."""
        return len(self._waiting)

    def _next(self, worker: int) -> Job | None:
        """Of the most urgent runs, one of the client that has waited longest for a turn; its own before another's."""
        best: Job | None = None
        best_rank: tuple[int, int, bool] = (0, 0, False)
        best_client = ""
        for job in self._waiting.values():
            urgency = job.urgency
            client = min((c for c, u in job.wanted_by.values() if u == urgency), key=lambda c: self._turns.get(c, 0))
            rank = (int(urgency), self._turns.get(client, 0), job.replication % self.workers != worker)
            if best is None or rank < best_rank:
                best, best_rank, best_client = job, rank, client
        if best is not None:
            self._turn += 1
            self._turns[best_client] = self._turn
            if len(self._turns) > 1000:
                self._turns = dict(sorted(self._turns.items(), key=lambda each: each[1])[-200:])
        return best
