"""The crew: worker processes that stay warm, one thread in front of each, and another worker when one dies."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from itertools import count

from dashboard.runs.queue import Job, Queue
from dashboard.runs.work import KEEP_MEGABYTES
from dashboard.runs.worker import BROKEN_OFF, NEARLY_DONE, RAN, Worker
from sim.run.kept_starts import bound

LOG = logging.getLogger(__name__)
MOST_DEATHS = 2  # of workers over one run


class WorkerLostError(RuntimeError):
    """A worker died twice over the same run."""


class RunFailedError(RuntimeError):
    """A run broke off by itself; the text is the worker's."""


class Crew:
    """Workers that take runs from a queue; a run that nobody wants any more is broken off.

    Parameters
    ----------
    queue : Queue
        With as many lanes as there are to be workers.

    Raises
    ------
    SettingError
        When ``CJG_KEEP_MEGABYTES`` is no number.
    """

    def __init__(self, queue: Queue) -> None:
        self.queue = queue
        self.lost = 0
        self.keep = bound(KEEP_MEGABYTES) // queue.workers
        self._posts = [_Post(self, number) for number in range(queue.workers)]
        queue.break_off = self._break_off

    def start(self) -> None:
        """Begin to take runs."""
        for post in self._posts:
            post.start()

    def close(self) -> None:
        """Stop; runs under way are forgotten."""
        self.queue.close()
        for post in self._posts:
            post.worker.close()
        for post in self._posts:
            post.worker.end()

    def _break_off(self, job: Job) -> None:
        for post in self._posts:
            post.break_off(job)


class _Post:
    """A worker, the thread in front of it, and the runs it holds."""

    def __init__(self, crew: Crew, place: int) -> None:
        self.crew = crew
        self.queue = crew.queue
        self.place = place
        self.worker = Worker(crew.keep)
        self._numbers = count(1)
        self._held: dict[int, Job] = {}  # in the order in which they were handed over
        self._nearly_done = 0  # number of a run
        self._deaths: dict[str, int] = {}
        self._thread = threading.Thread(target=self._serve, name=f"worker {place}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def break_off(self, job: Job) -> None:
        number = next((number for number, held in tuple(self._held.items()) if held is job), None)
        if number is None:  # another worker's, not handed over yet, or answered by now
            return
        with suppress(OSError):  # it died: the thread in front of it will see
            self.worker.break_off(number)

    def _serve(self) -> None:
        while self._fill():
            try:
                number, became, found = self.worker.next_answer()
            except (EOFError, OSError):
                if not self.queue.is_open:
                    return
                self._replace()
                continue
            if became == NEARLY_DONE:
                self._nearly_done = number
            else:
                self._settle(self._held.pop(number), became, found)

    def _fill(self) -> bool:
        """Hand over the next run where the last is done or nearly so; wait for one where there is none.

        Returns
        -------
        bool
            Whether the worker has something to do.
        """
        if all(number == self._nearly_done for number in self._held):
            job = self.queue.take(self.place, wait=not self._held)
            if job is not None:
                self._hand(job)
        return bool(self._held)

    def _hand(self, job: Job) -> None:
        number = next(self._numbers)
        self._held[number] = job
        with suppress(OSError):  # it died: seen when its answer is read
            self.worker.hand(number, (job.scenario, job.replication, job.months, job.seed, job.task))
        if job.is_ending:  # since it was taken from the queue
            self.break_off(job)

    def _settle(self, job: Job, became: str, found: object) -> None:
        self._deaths.pop(job.identity, None)
        if became == BROKEN_OFF:
            self.queue.put_back(job)
            return
        self.queue.finished(job)
        if became == RAN:
            job.done.set_result(found)
        else:
            job.done.set_exception(RunFailedError(str(found)))

    def _replace(self) -> None:
        """Put another worker in the place of one that died, and hand it what the other held."""
        self.crew.lost += 1
        held, self._held = list(self._held.values()), {}
        self._nearly_done = 0
        self.worker = Worker(self.crew.keep)
        for position, job in enumerate(held):
            if position == 0:  # the one it was at
                self._deaths[job.identity] = self._deaths.get(job.identity, 0) + 1
            if self._deaths.get(job.identity, 0) < MOST_DEATHS:
                LOG.warning("a worker died; another one takes its place, and run %s is tried again", job.replication)
                self._hand(job)
                continue
            LOG.warning("two workers died over run %s; it is given up", job.replication)
            del self._deaths[job.identity]
            self.queue.finished(job)
            job.done.set_exception(
                WorkerLostError(f"two workers died over run {job.replication} of {job.scenario.name!r}")
            )
