"""Where futures are run: in this process, or on worker processes that serve a whole command."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from sim.run.workers import WarmPool

LONGEST_GOODBYE = 5.0  # seconds


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
        stop(pool.workers, at_once=True)
        raise
    stop(pool.workers)


def stop(pools: list[ProcessPoolExecutor], *, at_once: bool = False) -> None:
    """Stop pools of processes, and wait until the threads that look after them are gone.

    Python wakes such a thread at its own end, through a pipe that the thread closes at its own end. Where both come
    together, Python prints an error about a bad file descriptor after all that the command had to say.

    Parameters
    ----------
    pools : list of ProcessPoolExecutor
    at_once : bool
        End the processes in the middle of what they are at.
    """
    processes = [process for pool in pools for process in (pool._processes or {}).values()]
    managers: list[Any] = [pool._executor_manager_thread for pool in pools]
    for pool in pools:
        pool.shutdown(wait=False, cancel_futures=True)
    if at_once:
        for process in processes:
            process.terminate()
    for process in processes:
        process.join()
    for manager in managers:
        if manager is not None:  # older releases of Python may hang in it after a killed process
            manager.join(LONGEST_GOODBYE)
