"""Executors of a sweep: processes on this machine, or a Dask cluster."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, cast

from experiments.executors import stop
from experiments.refusals import Failure, Refusal
from experiments.sweeps.runner import Workers
from sim.run.kept_starts import bound
from sim.run.workers import (
    UnguardedScriptError,
    blame_the_script,
    holding_ctrl_c,
    leave_a_script_that_is_imported,
    prepare_worker,
)

# Each worker computes on one core; libraries that would start a thread for every core are told so.
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")

SECONDS_FOR_AN_ANSWER = 60  # of a cluster, whose machines may be busy


@contextmanager
def local_workers(count: int) -> Iterator[Workers]:
    """Offer warm processes on this machine.

    Raises
    ------
    UnguardedScriptError
        When nothing guards the script that asks for them.
    """
    leave_a_script_that_is_imported()
    keep = bound() // count

    def start() -> Executor:
        before = {name: os.environ.get(name) for name in ONE_THREAD}
        os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
        try:
            pool = ProcessPoolExecutor(
                count, mp_context=get_context("spawn"), initializer=prepare_worker, initargs=(keep,)
            )
            with holding_ctrl_c():
                there = [pool.submit(os.getpid) for _ in range(count)]  # start them now, while the variables hold
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
        try:
            if isinstance(there[0].exception(), BrokenExecutor):
                blame_the_script([pool])  # what else ended a worker shows with the work it is given
        except BaseException:
            end(pool)
            raise
        return pool

    def end(executor: Executor) -> None:
        stop([cast("ProcessPoolExecutor", executor)], at_once=True)

    workers = Workers(count, start, end)
    try:
        yield workers
    finally:
        workers.replace()


@contextmanager
def dask_workers(scheduler: str | None, count: int) -> Iterator[Workers]:
    """Offer a Dask cluster: one that runs already, or one started here for the while.

    Parameters
    ----------
    scheduler : str or None
        Address, such as ``tcp://host:8786``.
    count : int
        Workers of a cluster started here.

    Raises
    ------
    Refusal
        When Dask is not installed.
    Failure
        When the cluster does not answer, or does not start.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise Refusal("--executor: dask needs a package: pip install 'cjg-network[dask]'") from None
    leave_a_script_that_is_imported()
    bound()  # a wrong value is refused before anything starts
    cluster: Any = None
    try:
        if scheduler is None:
            cluster = LocalCluster(n_workers=count, threads_per_worker=1, dashboard_address=None)
        client: Any = Client(scheduler or cluster, timeout=SECONDS_FOR_AN_ANSWER)
    except (OSError, ValueError, TimeoutError) as error:
        raise Failure(f"the cluster at {scheduler or 'this machine'} does not answer: {error}") from error
    except RuntimeError as error:  # of a worker started here; what ended it is not known
        raise Failure(f"a worker of the cluster does not start. In a script, {UnguardedScriptError()}") from error
    try:
        threads = sum(client.nthreads().values())
        yield Workers(
            max(1, threads),
            lambda: client.get_executor(pure=False),
            lambda executor: None,
            lambda: _most_on_a_machine(client),
        )
    finally:
        client.close()
        if cluster is not None:
            cluster.close()


def _most_on_a_machine(client: Any) -> int:
    """Return how many workers share the memory of a machine, where most of them do; they come and go."""
    from distributed.comm.addressing import get_address_host

    try:
        machines = Counter(get_address_host(address) for address in client.nthreads())
    except (OSError, TimeoutError):  # the cluster has gone away, which the work that waits there will say
        return 1
    return max(machines.values(), default=1)
