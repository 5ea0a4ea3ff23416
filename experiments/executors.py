"""Where futures are run: in this process, or on worker processes that serve a whole command."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager

from sim.workers import WarmPool


@contextmanager
def workers_for_a_command(workers: int) -> Iterator[WarmPool | None]:
    """Offer workers that last from the first scenario to the last, so that they warm up once.

    Parameters
    ----------
    workers : int
        Processes; with one there is no pool, and the work stays in this process.

    Yields
    ------
    WarmPool or None
        When the command is stopped, its workers are ended at once: what they were at is not kept.
    """
    if workers == 1:
        yield None
        return
    pool = WarmPool(workers)
    try:
        yield pool
    except BaseException:
        pool.close()
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    pool.close()
