"""What a sweep will take: some of its runs are timed, and the rest reckoned from them."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from experiments.sweeps.jobs import Chunk, Job, chunks_of
from experiments.sweeps.pools import local_workers

if TYPE_CHECKING:
    from experiments.designs import Plan
    from experiments.store.recording import RunRecord
    from experiments.sweeps.runner import Workers

MOST_TIMED = 4  # chunks of which a run or two is timed
LONGEST_TIMING = 20.0  # seconds after which no other is begun
ROW_BYTES = 1_500  # of a run in the tables, beside its series; measured on stores of some thousand runs


@dataclass(frozen=True)
class Forecast:
    """What is left to do.

    Attributes
    ----------
    seconds : float
        With the workers asked for.
    bytes : float
        On disk.
    timed : int
        Runs that were timed.
    """

    seconds: float
    bytes: float
    timed: int


def forecast(plan: Plan, jobs: list[Job], model_version: str, workers: int) -> Forecast:
    """Time some runs and reckon the rest.

    They are timed in a worker, whose start counts too. The first run of a town and luck draws what the next ones
    share, so both are timed.
    """
    if not jobs:
        return Forecast(0.0, 0.0, 0)
    chunks = chunks_of(plan, jobs, model_version, workers)
    step = max(1, len(chunks) // MOST_TIMED)
    chosen = chunks[step // 2 :: step][:MOST_TIMED]
    seconds, runs, sizes, timed = 0.0, 0, [], 0
    with local_workers(1) as worker:
        start = _time(worker, chosen[0], 0)[0]  # each worker loads the machine code, once
        start -= _time(worker, chosen[0], 0)[0]
        started = time.monotonic()
        for chunk in chosen:
            if runs and time.monotonic() - started > LONGEST_TIMING:
                break
            last = len(chunk.jobs) - 1
            first, record = _time(worker, chunk, last)
            following = _time(worker, chunk, 0)[0] if last else 0.0
            seconds += first + following * last
            runs += len(chunk.jobs)
            sizes.append(len(record.data))
            timed += 1 + bool(last)
    each = sum(sizes) / len(sizes) + ROW_BYTES
    return Forecast(max(0.0, start) + seconds / runs * len(jobs) / workers, len(jobs) * each, timed)


def _time(worker: Workers, chunk: Chunk, place: int) -> tuple[float, RunRecord]:
    begun = time.perf_counter()
    (record,) = worker.submit(replace(chunk, jobs=(chunk.jobs[place],))).result()
    return time.perf_counter() - begun, record
