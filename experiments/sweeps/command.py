"""Carry out ``cjg sweep``: plan, say what it will take or run it, and say how it went."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import typer

from experiments import designs
from experiments.designs.plan import Plan
from experiments.documents import as_json as written
from experiments.interrupts import interruptible
from experiments.progress import Progress, duration
from experiments.refusals import Kept
from experiments.store import Store, catalogue, open_store
from experiments.store.address import address_of, told
from experiments.sweeps.forecast import forecast
from experiments.sweeps.jobs import jobs_of
from experiments.sweeps.pools import dask_workers, local_workers
from experiments.sweeps.runner import Outcome, Workers, state_of, sweep

SOME_FAILED = 3
MOST_TOLD = 5


@dataclass(frozen=True)
class Request:
    """What was asked on the command line."""

    design: str
    store: str | None
    changes: dict[str, Any]
    assignments: dict[str, Any]
    workers: int
    executor: str
    scheduler: str | None
    retry_failed: bool
    dry_run: bool
    quiet: bool
    as_json: bool


def planned(request: Request) -> Plan:
    """Return the plan of the design asked for, with what the command line changes in it."""
    design, folder = designs.load(request.design)
    return designs.plan(design.model_copy(update=request.changes), folder, request.design, request.assignments)


def carry_out(request: Request) -> None:
    """Do what was asked."""
    plan = planned(request)
    if not request.as_json:
        _tell_what_counts(plan)
    from sim.run.simulation import warm_up

    if request.dry_run:
        _say_what_it_takes(plan, request)
        return
    with interruptible() as interrupted, open_store(request.store) as store:
        warm_up()  # once here, with a word about it, so that no worker compiles
        progress = Progress(plan.design.name, log=True, quiet=request.quiet or request.as_json)
        try:
            with progress, _workers(request) as workers:
                outcome = sweep(
                    store,
                    plan,
                    workers,
                    retry_failed=request.retry_failed,
                    progress=progress,
                    interrupted=interrupted,
                )
        except KeyboardInterrupt:
            raise Kept(
                f"Stopped. {progress.done} of {progress.total} runs are in {store.name}; "
                "the same command goes on from there."
            ) from None
        _say_how_it_went(store, outcome, plan, request)
        if outcome.failed or outcome.failed_before:
            raise typer.Exit(SOME_FAILED)


def _workers(request: Request) -> AbstractContextManager[Workers]:
    if request.executor == "dask":
        return dask_workers(request.scheduler, request.workers)
    return local_workers(request.workers)


def _say_what_it_takes(plan: Plan, request: Request) -> None:
    from sim.compiling.version import MODEL_VERSION
    from sim.run.kept_starts import MEGABYTE, USUAL, bound

    keep = bound()
    jobs = jobs_of(plan, MODEL_VERSION)
    there = _there(plan, request.store, MODEL_VERSION)
    left = [job for identity, job in jobs.items() if identity not in there]
    name = told(address_of(request.store))
    expected = forecast(plan, left, MODEL_VERSION, request.workers)
    document = {
        "design": plan.design.name,
        "kind": plan.design.kind,
        "points": len(plan.points),
        "asked": len(plan.points) + len(plan.skipped),
        "skipped": [asdict(each) for each in plan.skipped],
        "together": plan.design.together,
        "replications": plan.design.replications,
        "months": plan.design.months,
        "uncertainty": plan.design.uncertainty,
        "runs": len(jobs),
        "in_store": len(jobs) - len(left),
        "to_run": len(left),
        "workers": request.workers,
        "expected_seconds": expected.seconds,
        "expected_bytes": expected.bytes,
        "timed_runs": expected.timed,
        "kept_bytes": None if request.scheduler else keep,
        "kept_bytes_a_worker": None if request.scheduler else keep // request.workers,
        "store": name,
    }
    if request.as_json:
        typer.echo(written(document))
        return
    shared = plan.runs - len(jobs)
    typer.echo(f"{plan.design.name}: {plan.design.question_en or plan.design.kind}")
    typer.echo(
        f"{len(plan.points)} points x {plan.design.replications} replications = {plan.runs} runs of "
        f"{plan.design.months} months" + (f"; {shared} of them equal another, and are run once" if shared else "")
    )
    if plan.design.draws_numbers:
        typer.echo("Each replication has a set of the model's numbers of its own, the same at every point.")
    typer.echo(f"In {name} already: {len(jobs) - len(left)}; to run: {len(left)}")
    if left:
        typer.echo(
            f"About {duration(expected.seconds)} with {request.workers} workers (reckoned from {expected.timed} timed "
            f"runs), and {expected.bytes / 1e6:.1f} MB in the store"
        )
    if request.scheduler:
        typer.echo(
            "Towns already drawn are kept in the memory of the cluster's machines: on each as much as its "
            f"CJG_KEEP_MEGABYTES says, or {USUAL} MB, shared by its workers"
        )
    else:
        typer.echo(
            f"Towns already drawn are kept in up to {keep / MEGABYTE:.0f} MB of memory on this machine "
            f"(CJG_KEEP_MEGABYTES), {keep / MEGABYTE / request.workers:.0f} MB a worker"
        )


def _there(plan: Plan, given: str | None, model_version: str) -> set[str]:
    """Return the identities of the plan's runs that are in the store; a dry run makes no store and enters nothing."""
    url = address_of(given)
    if url.drivername == "sqlite" and not Path(url.database or "").exists():
        return set()
    with open_store(given) as store:
        key = catalogue.key_of(plan, model_version)
        entered = next((each for each in catalogue.everything(store) if each.id == key), None)
        return set() if entered is None else set(state_of(store, entered))


def _say_how_it_went(store: Store, outcome: Outcome, plan: Plan, request: Request) -> None:
    from experiments.store import frames

    experiment = outcome.experiment
    failed = frames.failures(store, experiment) if outcome.failed or outcome.failed_before else []
    if request.as_json:
        document = {key: value for key, value in asdict(outcome).items() if key != "experiment"}
        about: dict[str, Any] = {"experiment": experiment.id, "name": experiment.name, "store": store.name}
        skipped = [asdict(each) for each in plan.skipped]
        typer.echo(written({**about, **document, "skipped": skipped, "failures": failed}))
        return
    rate = f" ({outcome.added / outcome.seconds:.1f} a second)" if outcome.added else ""
    typer.echo(
        f"{experiment.name} ({experiment.id}): {outcome.runs} runs; {outcome.kept} were there, {outcome.added} added "
        f"in {duration(outcome.seconds)}{rate}"
        + (f", {outcome.others} added meanwhile by another sweep" if outcome.others else "")
    )
    for each in failed[:MOST_TOLD]:
        typer.echo(f"failed: {each['label']}, replication {each['replication']}: {each['error']}", err=True)
    if failed:
        typer.echo(
            f"{len(failed)} runs failed; they are kept with their error. --retry-failed runs them again.", err=True
        )
    typer.echo(f"Tables: cjg store export {experiment.name} --store {store.name} --out DIR")


def _tell_what_counts(plan: Plan) -> None:
    """Say which combinations are skipped, which factors are drawn as one, and how many settings asked for count."""
    for each in plan.skipped[:MOST_TOLD]:
        typer.echo(f"skipped: {each.label}: {each.why}", err=True)
    for fields in plan.design.together:
        typer.echo(f"drawn as one, from the combinations that can exist: {', '.join(fields)}", err=True)
    asked = len(plan.points) + len(plan.skipped)
    if plan.skipped:
        typer.echo(f"{asked} settings were asked for; {len(plan.points)} can stand and count.", err=True)
    elif plan.design.is_sampled:
        typer.echo(f"{asked} settings were asked for, and all count.", err=True)
