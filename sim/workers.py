"""Workers that stay: processes with warm kernels, each keeping the steady states of its own replications.

Replication r always goes to worker r modulo the number of workers, so that a second scenario finds tape and burn-in
where the first left them. Which worker ran what moves no number: see ``draws.py``.
"""

from __future__ import annotations

import atexit
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import connection, get_context, parent_process, resource_tracker
from typing import Any


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


def prepare_worker() -> None:
    """Leave Ctrl-C to the parent, and end with it.

    Ctrl-C reaches every process of a terminal; only the one that waits for the others answers it. A worker whose
    parent was killed would wait for work for ever: it holds an end of the pipe itself on which it would be told.
    """
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

    Parameters
    ----------
    workers : int
        Processes.
    """

    def __init__(self, workers: int) -> None:
        # spawn: a forked child would inherit locks of threads that are not there any more
        context = get_context("spawn")
        self.workers = [ProcessPoolExecutor(1, mp_context=context, initializer=prepare_worker) for _ in range(workers)]

    def submit(self, replication: int, run: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Run something about a replication on the worker that is its own."""
        with holding_ctrl_c():  # the first work starts the process
            return self.workers[replication % len(self.workers)].submit(run, *arguments)

    def close(self) -> None:
        """Stop the workers; work not begun is dropped."""
        for worker in self.workers:
            worker.shutdown(wait=False, cancel_futures=True)


_pools: dict[int, WarmPool] = {}


def warm_pool(workers: int) -> WarmPool:
    """The pool of this many workers, made once a process and closed when it ends."""
    if workers not in _pools:
        _pools[workers] = WarmPool(workers)
    return _pools[workers]


@atexit.register
def close_pools() -> None:
    """Stop every pool."""
    while _pools:
        _pools.popitem()[1].close()
