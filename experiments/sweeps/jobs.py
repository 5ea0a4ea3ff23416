"""The work of a sweep, cut into chunks, and what a worker does with one."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.store.contents import USUAL_PARAMETERS, fingerprint_of, identity_of, packed, parameter_set_of
from experiments.store.recording import RunRecord

if TYPE_CHECKING:
    from experiments.designs import Plan
    from sim.inputs.scenario import Scenario

LARGEST_CHUNK = 20
LONGEST_ERROR = 2_000


class OtherModelError(RuntimeError):
    """A worker runs another model than the sweep is of."""


@dataclass(frozen=True)
class Job:
    """One run to do."""

    identity: str
    mark: str
    scenario: Scenario
    replication: int


@dataclass(frozen=True)
class Chunk:
    """Runs that go to a worker together.

    Attributes
    ----------
    jobs : tuple of Job
    months, seed : int
    model_version : str
    attempt : int
        How many workers have been lost over these runs.
    uncertainty, parameter_set : str
        What varies between replications, and which numbers there are to draw from.
    sharing : int, optional
        How many workers share the memory of a machine, where the worker was not told when it started.
    """

    jobs: tuple[Job, ...]
    months: int
    seed: int
    model_version: str
    attempt: int = 0
    uncertainty: str = "luck"
    parameter_set: str = USUAL_PARAMETERS
    sharing: int | None = None

    def singles(self, attempt: int) -> Iterator[Chunk]:
        """Yield the runs one by one, for another try."""
        for job in self.jobs:
            yield replace(self, jobs=(job,), attempt=attempt)


def jobs_of(plan: Plan, model_version: str) -> dict[str, Job]:
    """Return every run of a plan by identity; points with an equal scenario share theirs."""
    design = plan.design
    numbers = parameter_set_of(design.uncertainty)
    found: dict[str, Job] = {}
    for point in plan.points:
        mark = point.mark
        for replication in range(design.replications):
            identity = identity_of(mark, design.seed, replication, design.months, model_version, numbers)
            found.setdefault(identity, Job(identity, mark, point.scenario, replication))
    return found


def chunks_of(plan: Plan, jobs: Iterable[Job], model_version: str, workers: int) -> list[Chunk]:
    """Cut jobs into chunks.

    Runs of the same town and luck stand together, since they share the need tape and the years before the start,
    which take as long as the run itself. Towards the end of a sweep no worker should wait long for another, so
    chunks are small where there is little to do.
    """
    waiting = list(jobs)
    towns = {job.mark: _town(job.scenario) for job in waiting}
    waiting.sort(key=lambda job: (towns[job.mark], job.replication))
    size = max(1, min(LARGEST_CHUNK, len(waiting) // (4 * workers)))
    chunks: list[Chunk] = []
    current: list[Job] = []
    for job in waiting:
        same = current and (towns[job.mark], job.replication) == (towns[current[-1].mark], current[-1].replication)
        if current and (len(current) >= size or (not same and len(current) > size // 2)):
            chunks.append(_chunk(plan, current, model_version))
            current = []
        current.append(job)
    if current:
        chunks.append(_chunk(plan, current, model_version))
    return chunks


def run_chunk(chunk: Chunk) -> list[RunRecord]:
    """Do the runs of a chunk, in a worker; one that fails is told in its record.

    Raises
    ------
    OtherModelError
        When this worker has another model.
    SettingError
        When its ``CJG_KEEP_MEGABYTES`` is no number.
    """
    from sim.compiling.version import MODEL_VERSION
    from sim.run.kept_starts import bound, keep_within
    from sim.run.simulation import warm_up

    if chunk.model_version != MODEL_VERSION:
        raise OtherModelError(
            f"the worker on {socket.gethostname()} has model {MODEL_VERSION}, the sweep is of {chunk.model_version}: "
            "install the same release on both"
        )
    if chunk.parameter_set != parameter_set_of(chunk.uncertainty):
        raise OtherModelError(
            f"the worker on {socket.gethostname()} draws its numbers from other sets than the sweep: install the same "
            "release on both"
        )
    if chunk.sharing is not None:
        keep_within(bound() // chunk.sharing)
    warm_up()
    return [_run(job, chunk) for job in chunk.jobs]


def _run(job: Job, chunk: Chunk) -> RunRecord:
    from sim.observe.measures import columns
    from sim.observe.outcomes import NAMES
    from sim.run.posterior import in_future
    from sim.run.simulation import run_future

    started = time.perf_counter()
    error = None
    try:
        scenario = in_future(job.scenario, job.replication, chunk.seed, chunk.uncertainty)
        future = run_future(scenario, job.replication, chunk.months, chunk.seed, None, False)
    except Exception as problem:  # whatever it is, the other runs go on
        error = f"{type(problem).__name__}: {problem}"[:LONGEST_ERROR]
    about = _about(job, chunk, time.perf_counter() - started)
    if error is not None:
        return RunRecord(**about, error=error)
    names = tuple(columns())
    places = [names.index(name) for name in NAMES]
    outcomes = np.asarray(future.table[-1], np.float64)[places]
    return RunRecord(
        **about,
        fingerprint=fingerprint_of(NAMES, outcomes),
        outcomes=outcomes,
        columns=names,
        data=packed(future.table),
        broken_checks=tuple((check["name"], check["facts"]) for check in future.checks if not check["holds"]),
        decided=future.decided,
    )


def lost(chunk: Chunk, why: str) -> list[RunRecord]:
    """Return the records of runs over which worker after worker was lost."""
    error = f"{chunk.attempt + 1} workers were lost over this run: {why}"[:LONGEST_ERROR]
    return [RunRecord(**_about(job, chunk, 0.0), error=error) for job in chunk.jobs]


def _about(job: Job, chunk: Chunk, seconds: float) -> dict[str, Any]:
    return {
        "identity": job.identity,
        "scenario": job.mark,
        "seed": chunk.seed,
        "replication": job.replication,
        "months": chunk.months,
        "model_version": chunk.model_version,
        "seconds": seconds,
        "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "host": socket.gethostname()[:100],
        "parameter_set": chunk.parameter_set,
    }


def _chunk(plan: Plan, jobs: list[Job], model_version: str) -> Chunk:
    design = plan.design
    return Chunk(
        tuple(jobs),
        design.months,
        design.seed,
        model_version,
        uncertainty=design.uncertainty,
        parameter_set=parameter_set_of(design.uncertainty),
    )


def _town(scenario: Scenario) -> str:
    """Return what tape and burn-in hang on; equal texts, equal past."""
    return f"{scenario.context.model_dump_json()}{sorted(scenario.parameters.items())}"
