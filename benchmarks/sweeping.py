"""Sweeps: the whole pipeline against bare runs, what storing costs, and how long a sweep looks for what is done."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from experiments import designs
from experiments.designs import Plan
from experiments.designs.schema import Design
from experiments.store import Store, catalogue, open_store
from experiments.store.tables import DONE, outcomes, runs
from experiments.sweeps import sweep
from experiments.sweeps.jobs import Chunk, chunks_of, jobs_of
from experiments.sweeps.pools import local_workers
from experiments.sweeps.runner import Workers, state_of
from sim.compiling.version import MODEL_VERSION
from sim.run.kept_starts import starts
from sim.run.simulation import run_future

from .rows import Row

WORKERS = 2
REPLICATIONS = 20
LARGE = 10_000
STORED, POINTS = 100_000, 1_000
LEAST_SHARE = 0.9
MOST_STORING = 0.05
LONGEST_SCAN = 2.0


class InThisProcess(Executor):
    """Runs each chunk at once, so that a sweep and bare runs use one and the same core."""

    def submit(self, run: Any, chunk: Chunk) -> Future[Any]:  # type: ignore[override]
        """Run the chunk."""
        future: Future[Any] = Future()
        future.set_result(run(chunk))
        return future


def plan_of(seed: int, replications: int = REPLICATIONS) -> Plan:
    """Three ways to build a network in mid_town, at another luck for every seed."""
    design, folder = designs.load("dilemmas/partnership")
    return designs.plan(
        design.model_copy(update={"seed": seed, "replications": replications}), folder, "dilemmas/partnership"
    )


def bare(chunks: Sequence[Chunk]) -> None:
    """Do the runs of some chunks and nothing else."""
    for chunk in chunks:
        for job in chunk.jobs:
            run_future(job.scenario, job.replication, chunk.months, chunk.seed, None, False)


def chunks_for(plan: Plan, workers: int) -> list[Chunk]:
    """Return the work as a sweep would cut it."""
    return chunks_of(plan, jobs_of(plan, MODEL_VERSION).values(), MODEL_VERSION, workers)


def rows(times: int) -> list[Row]:
    """Measure, the best of some times.

    Parameters
    ----------
    times : int

    Returns
    -------
    list of Row
    """
    with tempfile.TemporaryDirectory() as folder:
        return [*_one_core(Path(folder), times), *_two_workers(Path(folder), times), *_scan(Path(folder))]


def seconds_in_runs(store: Store) -> float:
    """Return the seconds that the runs of a store took by themselves.

    Both these and the time of the sweep are stretched alike on a machine that has other things to do.
    """
    with store.reading() as connection:
        return float(connection.execute(select(func.sum(runs.c.seconds))).scalar_one())


def _one_core(folder: Path, times: int) -> list[Row]:
    alone, whole, storing, size = float("inf"), float("inf"), float("inf"), 0.0
    number = 3 * REPLICATIONS
    bare(chunks_for(plan_of(99, 1), 1))
    for turn in range(times):
        plan = plan_of(turn + 1)
        starts.forget()
        started = time.perf_counter()
        bare(chunks_for(plan, 1))
        alone = min(alone, time.perf_counter() - started)
        starts.forget()
        file = folder / f"one_{turn}.sqlite"
        started = time.perf_counter()
        with open_store(str(file)) as store:
            sweep(store, plan, Workers(1, InThisProcess, lambda executor: None))
            seconds = time.perf_counter() - started
            storing = min(storing, seconds / seconds_in_runs(store) - 1)
        whole = min(whole, seconds)
        size = file.stat().st_size / number
    return [
        Row("sweep", "bare runs on one core", number / alone, "runs a second", note="mid_town, cold tapes"),
        Row("sweep", "whole pipeline on one core", number / whole, "runs a second"),
        Row("sweep", "storing, on top of bare runs", storing, "", MOST_STORING, note="within the same sweep"),
        Row("sweep", "store, a run", size / 1000, "kB"),
        Row("sweep", f"store, {LARGE:,} runs", size * LARGE / 1e6, "MB", note="extrapolated"),
    ]


def _two_workers(folder: Path, times: int) -> list[Row]:
    number = 3 * REPLICATIONS
    whole, busy = float("inf"), 0.0
    with local_workers(WORKERS) as workers:
        with open_store(str(folder / "before.sqlite")) as store:
            sweep(store, plan_of(98, 4), workers)  # both have loaded their machine code
        for turn in range(times):
            with open_store(str(folder / f"two_{turn}.sqlite")) as store:
                started = time.perf_counter()
                sweep(store, plan_of(turn + 1), workers)
                seconds = time.perf_counter() - started
                whole = min(whole, seconds)
                busy = max(busy, seconds_in_runs(store) / (WORKERS * seconds))
    return [
        Row("sweep", "two workers, whole pipeline", number / whole, "runs a second"),
        Row("sweep", "two workers, share of their time in runs", busy, "", LEAST_SHARE, at_least=True),
        Row("sweep", f"{LARGE:,} runs on two workers", whole / number * LARGE, "s", note="extrapolated"),
    ]


def _scan(folder: Path) -> list[Row]:
    """Time how long a sweep needs to see that everything is there."""
    design = Design(
        name="scan", kind="latin_hypercube", samples=POINTS, replications=STORED // POINTS,
        factors={"parameters.*": "range"},
    )  # fmt: skip
    started = time.perf_counter()
    plan = designs.plan(design, folder, "scan")
    planned = time.perf_counter() - started
    with open_store(str(folder / "scan.sqlite")) as store:
        _fill(store, plan)
        fresh = Plan(plan.design, [type(point)(**_fields(point)) for point in plan.points], [])
        started = time.perf_counter()
        experiment = catalogue.enter(store, fresh, MODEL_VERSION)
        jobs = jobs_of(fresh, MODEL_VERSION)
        state = state_of(store, experiment)
        left = [identity for identity in jobs if identity not in state]
        seconds = time.perf_counter() - started
        assert not left
    return [
        Row("sweep", f"resume scan, {STORED:,} runs stored", seconds, "s", LONGEST_SCAN, note=f"{POINTS:,} points"),
        Row("sweep", f"planning {POINTS:,} points", planned, "s", note="scenarios made and checked"),
    ]


def _fields(point: Any) -> dict[str, Any]:
    """Return what a point is made of, so that a fresh one has to work out its fingerprint again."""
    return {name: getattr(point, name) for name in ("number", "label", "levels", "scenario", "position")}


def _fill(store: Store, plan: Plan) -> None:
    """Enter every run of a plan as done, without running it."""
    catalogue.enter(store, plan, MODEL_VERSION)
    jobs = list(jobs_of(plan, MODEL_VERSION).values())
    about = {
        "seed": plan.design.seed, "months": plan.design.months, "model_version": MODEL_VERSION,
        "parameter_set": "default", "status": DONE, "fingerprint": "0" * 16, "seconds": 0.1,
        "finished_at": "2014-12-31T00:00:00+00:00", "host": "benchmark",
    }  # fmt: skip
    with store.writing() as connection:
        for start in range(0, len(jobs), 2_000):
            part = jobs[start : start + 2_000]
            connection.execute(
                store.insert(runs),
                [
                    {"identity": job.identity, "scenario": job.mark, "replication": job.replication, **about}
                    for job in part
                ],
            )
            connection.execute(store.insert(outcomes), [{"identity": job.identity} for job in part])
