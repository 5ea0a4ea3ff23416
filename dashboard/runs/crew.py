"""The crew: worker processes that stay warm, one thread in front of each, and another worker when one dies."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from dashboard.runs.queue import Job, Queue
from dashboard.runs.work import prepare_worker, run_one

LOG = logging.getLogger(__name__)


class WorkerLostError(RuntimeError):
    """A worker died twice over the same run."""


class Crew:
    """Workers that take runs from a queue, one at a time, so that a run nobody wants any more is never begun.

    Parameters
    ----------
    queue : Queue
        With as many lanes as there are to be workers.
    """

    def __init__(self, queue: Queue) -> None:
        self.queue = queue
        self.lost = 0
        self._processes = [self._worker() for _ in range(queue.workers)]
        self._threads = [
            threading.Thread(target=self._serve, args=(number,), name=f"worker {number}", daemon=True)
            for number in range(queue.workers)
        ]

    def start(self) -> None:
        """Begin to take runs."""
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Stop; a run under way is finished and forgotten."""
        self.queue.close()
        for process in self._processes:
            process.shutdown(wait=False, cancel_futures=True)

    @property
    def process_ids(self) -> list[int]:
        """The operating system's numbers of the worker processes."""
        return [pid for executor in self._processes for pid in (executor._processes or {})]

    @staticmethod
    def _worker() -> ProcessPoolExecutor:
        # spawn: a forked child would inherit locks of threads that are not there any more
        return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=prepare_worker)

    def _serve(self, number: int) -> None:
        while (job := self.queue.take(number)) is not None:
            try:
                result = self._run(number, job)
            except BaseException as problem:  # whatever it is, the ones who wait are told, and the next run goes on
                self.queue.finished(job)
                job.done.set_exception(problem)
            else:
                self.queue.finished(job)
                job.done.set_result(result)

    def _run(self, number: int, job: Job) -> object:
        for attempt in (1, 2):
            try:
                asked = (job.scenario, job.replication, job.months, job.seed, job.task)
                return self._processes[number].submit(run_one, *asked).result()
            except BrokenProcessPool:
                self.lost += 1
                LOG.warning("a worker died; another one is started (%s)", "again" if attempt == 1 else "given up")
                self._processes[number].shutdown(wait=False)
                self._processes[number] = self._worker()
        raise WorkerLostError(f"two workers died over run {job.replication} of {job.scenario.name!r}")
