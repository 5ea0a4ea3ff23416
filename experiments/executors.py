"""Where futures are run: in this process, or on worker processes that serve a whole command."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

from sim.workers import WarmPool


class CommandPool(WarmPool):
    """Warm workers that leave Ctrl-C to the command: a terminal sends it to all, and one message is enough.

    Parameters
    ----------
    workers : int
        Processes, started when the first work is handed in.
    """

    def __init__(self, workers: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.workers = [
            ProcessPoolExecutor(1, mp_context=context, initializer=_ignore_ctrl_c) for _ in range(workers)
        ]


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
    pool = CommandPool(workers)
    try:
        yield pool
    except BaseException:
        pool.close()
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    pool.close()


def _ignore_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
