"""Where futures are run: in this process, or on a pool of worker processes that serves a whole command."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager


@contextmanager
def workers_for_a_command(workers: int) -> Iterator[Executor | None]:
    """Offer a pool that lasts from the first scenario to the last, so that workers start and warm up once.

    Parameters
    ----------
    workers : int
        Processes; with one there is no pool, and the work stays in this process.

    Yields
    ------
    concurrent.futures.Executor or None
        Processes are started when the first work is handed in. When the command is stopped, they are ended
        at once: what they were at is not kept.
    """
    if workers == 1:
        yield None
        return
    # Spawned, not forked: a copy of a process that runs compiled code and threads is not safe to go on with.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_leave_ctrl_c_to_the_parent) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in multiprocessing.active_children():
                process.terminate()
            raise


def _leave_ctrl_c_to_the_parent() -> None:
    """Ignore Ctrl-C in a worker: a terminal sends it to all, and one message is enough."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
