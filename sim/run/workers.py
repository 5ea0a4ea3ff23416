"""Workers that stay: processes with warm kernels, each keeping the steady states of its own replications.

Replication r always goes to worker r modulo the number of workers, so that a second scenario finds tape and burn-in
where the first left them. Which worker ran what moves no number: see ``draws.py``. Together they keep what a process
alone may keep.
"""

from __future__ import annotations

import atexit
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from copy import copy
from multiprocessing import connection, current_process, get_context, parent_process, resource_tracker
from typing import Any

from sim.run.kept_starts import bound, keep_within, starts

UNGUARDED = 66  # exit code of a worker that met the call of its parent while it imported the parent's script
IN_HAND = 2  # jobs that each worker has, so that it does not wait for the next
LONGEST_END = 5.0  # seconds that the end of a broken pool is waited for


class UnguardedScriptError(RuntimeError):
    """A script starts workers as soon as it is imported, and a worker begins by importing it."""

    def __init__(self) -> None:
        super().__init__(
            "put the call under if __name__ == '__main__': in your script, since each worker begins by importing it"
        )


def leave_a_script_that_is_imported() -> None:
    """End this process, without a word, where it is a worker that is still importing its parent's script.

    Whatever it would start would import the script once more; the parent says what is wrong, once.
    """
    if getattr(current_process(), "_inheriting", False):
        raise SystemExit(UNGUARDED)


def blame_the_script(pools: Sequence[ProcessPoolExecutor]) -> None:
    """Say what is wrong where the workers of a broken pool ended because nothing guards the script that started them.

    Raises
    ------
    UnguardedScriptError
    """
    for pool in pools:
        ended = list((pool._processes or {}).values())
        manager: Any = pool._executor_manager_thread
        if pool._broken and manager is not None:
            manager.join(LONGEST_END)  # it takes notice how they ended
        if any(process.exitcode == UNGUARDED for process in ended):
            raise UnguardedScriptError from None


@contextmanager
def holding_ctrl_c() -> Iterator[None]:
    """Hold Ctrl-C back while a worker starts: it inherits that, until it leaves Ctrl-C to its parent.

    Without it a worker that is still importing would answer with a traceback of its own.
    """
    if not hasattr(signal, "pthread_sigmask"):  # not on every system
        yield
        return
    resource_tracker.ensure_running()  # it would let go of Ctrl-C when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def prepare_worker(keep: int) -> None:
    """Leave Ctrl-C to the parent, and end with it.

    Ctrl-C reaches every process of a terminal; only the one that waits for the others answers it. A worker whose
    parent was killed would wait for work for ever: it holds an end of the pipe itself on which it would be told.

    Parameters
    ----------
    keep : int
        Its part of what this machine may keep of towns already drawn, bytes.
    """
    keep_within(keep)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    parent = parent_process()
    if parent is None:
        return

    def follow() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


class WarmPool:
    """A fixed number of single processes, started when first used and kept until closed.

    What this process has kept itself it lets go: from now on they keep it, each a part.

    Parameters
    ----------
    workers : int
        Processes.
    """

    def __init__(self, workers: int) -> None:
        leave_a_script_that_is_imported()
        starts.forget()
        self.workers = _processes(workers, bound() // workers)

    def submit(self, replication: int, run: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Run something about a replication on the worker that is its own."""
        with holding_ctrl_c():  # the first work starts the process
            return self.workers[replication % len(self.workers)].submit(run, *arguments)

    def first(self, workers: int) -> WarmPool:
        """A pool of the first so many of these; those that are missing are added, and each keeps less from then on."""
        missing = workers - len(self.workers)
        if missing > 0:
            keep = bound() // workers
            with self.answering():
                for worker in range(len(self.workers)):
                    self.submit(worker, keep_within, keep)
            self.workers += _processes(missing, keep)
        some = copy(self)
        some.workers = self.workers[:workers]
        return some

    def as_done(
        self, run: Callable[..., Any], jobs: Sequence[tuple[Any, ...]], order: Iterable[int]
    ) -> Iterator[tuple[int, Any]]:
        """Run jobs that no worker is better for than another, and hand over each result as soon as it is there.

        Parameters
        ----------
        run : callable
        jobs : sequence of tuple
            The arguments of each.
        order : iterable of int
            Places of the jobs to run, in the order in which they are begun.

        Yields
        ------
        place : int
        result
        """
        waiting = iter(order)
        running: dict[Future[Any], tuple[int, ProcessPoolExecutor]] = {}

        def give(worker: ProcessPoolExecutor) -> None:
            place = next(waiting, None)
            if place is not None:
                with holding_ctrl_c():
                    running[worker.submit(run, *jobs[place])] = place, worker

        with self.answering():
            try:
                for _ in range(IN_HAND):
                    for worker in self.workers:
                        give(worker)
                while running:
                    finished, _ = wait(running, return_when=FIRST_COMPLETED)
                    for job in finished:
                        place, worker = running.pop(job)
                        give(worker)
                        yield place, job.result()
            finally:
                for job in running:
                    job.cancel()

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Read answers of the workers; where one is lost, this process starts others the next time.

        Raises
        ------
        UnguardedScriptError
            When they were lost because nothing guards the script that started them.
        """
        try:
            yield
        except BrokenProcessPool:
            blame_the_script(self.workers)
            close_pools()
            raise

    def close(self) -> None:
        """Stop the workers; work not begun is dropped."""
        for worker in self.workers:
            worker.shutdown(wait=False, cancel_futures=True)


def _processes(count: int, keep: int) -> list[ProcessPoolExecutor]:
    # spawn: a forked child would inherit locks of threads that are not there any more
    context = get_context("spawn")
    return [
        ProcessPoolExecutor(1, mp_context=context, initializer=prepare_worker, initargs=(keep,)) for _ in range(count)
    ]


_own: list[WarmPool] = []  # at most one


def warm_pool(workers: int) -> WarmPool:
    """So many of this process's own workers, who stay until it ends; whoever asks for more adds to them."""
    if not _own:
        _own.append(WarmPool(workers))
    return _own[0].first(workers)


@atexit.register
def close_pools() -> None:
    """Stop this process's own workers."""
    while _own:
        _own.pop().close()
