"""``cjg store``: list, show, export, prune, copy and check."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from experiments import options
from experiments.refusals import Failure, Refusal
from experiments.sweep_commands import StoreAddress

if TYPE_CHECKING:
    from experiments.store import Store
    from experiments.store.catalogue import Experiment

app = typer.Typer(
    help="Look into a store of runs, take tables out of it, and keep it in order.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

Named = Annotated[
    str, typer.Argument(help="Name or id of an experiment; of several with a name, the last.", metavar="EXPERIMENT")
]


@app.command("list")
def list_all(store: StoreAddress = None, as_json: options.AsJson = False) -> None:
    """List the experiments of a store, the oldest first."""
    from experiments.store import open_store

    with open_store(store, must_exist=True) as opened:
        rows = [_row(opened, each) for each in _everything(opened)]
        name = opened.name
    if as_json:
        _print(rows)
        return
    if not rows:
        typer.echo(f"{name} holds no experiment yet: cjg sweep makes one")
        return
    from experiments.tables import Table
    from experiments.terminal import console, show

    keys = ("name", "id", "kind", "runs", "done", "failed", "model_version")
    lines = [[*(str(row[key]) for key in keys), _moment(row["created_at"])] for row in rows]
    heads = ("experiment", "id", "kind", "runs", "done", "failed", "model", "entered (UTC)")
    show(Table("", heads, lines, (3, 4, 5)), console())


@app.command()
def show(experiment: Named, store: StoreAddress = None, as_json: options.AsJson = False) -> None:
    """Show one experiment: its design, how far it is, and what failed."""
    from experiments.store import catalogue, open_store

    with open_store(store, must_exist=True) as opened:
        found = catalogue.find(opened, experiment)
        from experiments.store import frames  # brings what takes a second to import

        document = {
            **_row(opened, found),
            "design": found.design.model_dump(mode="json"),
            "skipped": found.skipped,
            "failures": frames.failures(opened, found),
        }
    if as_json:
        _print(document)
        return
    for key in list(document)[: list(document).index("created_at")]:
        typer.echo(f"{key:<14}{document[key]}")
    typer.echo(f"{'created_at':<14}{_moment(document['created_at'])} UTC")
    for field, values in found.design.factors.items():
        typer.echo(f"{'factor':<14}{field} = {values}")
    for each in found.skipped:
        typer.echo(f"{'skipped':<14}{each['label']}: {each['why']}")
    for each in document["failures"]:
        typer.echo(f"{'failure':<14}{each['label']}, replication {each['replication']}: {each['error']}")


@app.command()
def export(
    experiment: Named,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the tables, complete or not at all.")],
    store: StoreAddress = None,
) -> None:
    """Write the tables of an experiment: outcomes and monthly series, as CSV and Parquet."""
    from experiments.store import catalogue, open_store

    with open_store(store, must_exist=True) as opened:
        found = catalogue.find(opened, experiment)
        standing = catalogue.standing(opened, found)
        if not standing.done:
            raise Refusal(f"{experiment!r} has no finished run yet; there is nothing to write")
        from experiments.store.export import write_tables

        write_tables(opened, found, out)
    left = standing.runs - standing.done
    note = f"; {left} of {standing.runs} runs are not finished and not in it" if left else ""
    typer.echo(f"Wrote {standing.done} runs to {out}{note}")


@app.command()
def prune(
    experiments: Annotated[
        list[str] | None, typer.Argument(help="Experiments to take out.", metavar="[EXPERIMENT]...")
    ] = None,
    store: StoreAddress = None,
    other_models: Annotated[
        bool, typer.Option("--other-models", metavar="", help="Take out the experiments of other model versions.")
    ] = False,
    failed: Annotated[bool, typer.Option("--failed", metavar="", help="Take out failed runs.")] = False,
) -> None:
    """Take experiments out, with the runs that no other experiment asks for."""
    from experiments.store import catalogue, open_store, upkeep

    with open_store(store, must_exist=True) as opened:
        gone = {each.id: each for each in (catalogue.find(opened, name) for name in experiments or ())}
        if other_models:
            from sim.compiling.version import MODEL_VERSION

            gone |= {each.id: each for each in _everything(opened) if each.model_version != MODEL_VERSION}
        done = upkeep.prune(opened, list(gone.values()), failed=failed)
    typer.echo(f"Took out {done.experiments} experiments and {done.runs} runs")


@app.command("copy")
def copy_to(
    target: Annotated[str, typer.Argument(help="Store to copy to: a path or a URL.", metavar="TARGET")],
    experiments: Annotated[
        list[str] | None, typer.Argument(help="Experiments; all when none is named.", metavar="[EXPERIMENT]...")
    ] = None,
    store: StoreAddress = None,
) -> None:
    """Copy experiments with their runs to another store; what is there already is left alone."""
    from experiments.store import catalogue, upkeep
    from experiments.store.address import told

    with _opened_as("source, --store", store, must_exist=True) as source:
        wanted = [catalogue.find(source, name) for name in experiments or ()] or _everything(source)
        with _opened_as("target", target) as into:
            if source.engine.url == into.engine.url:
                raise Refusal(f"copy: {told(into.engine.url)!r} is both source (--store) and target")
            copied = upkeep.copy(source, into, wanted)
            typer.echo(f"Copied {len(wanted)} experiments and {copied} runs to {told(into.engine.url)}")


@app.command()
def check(store: StoreAddress = None) -> None:
    """Check a store against itself: every run's identity, outcomes and series."""
    from experiments.store import open_store, upkeep

    with open_store(store, must_exist=True) as opened:
        found = list(upkeep.problems(opened))
        number, done, failed = upkeep.count_runs(opened)
        name = opened.name
    for line in found:
        typer.echo(line)
    if found:
        raise Failure(f"{len(found)} problems in {name}")
    typer.echo(f"{name}: sound; {number} experiments, {done} finished runs, {failed} failed runs")


@contextmanager
def _opened_as(role: str, given: str | None, *, must_exist: bool = False) -> Iterator[Store]:
    """Open one of two stores; every message about it says which of them it is."""
    from experiments.store import open_store

    try:
        opened = open_store(given, must_exist=must_exist)
    except (Refusal, Failure) as problem:
        raise type(problem)(f"copy ({role}): {str(problem).removeprefix('--store: ')}") from problem
    with opened:
        opened.name = f"{opened.name} ({role})"
        yield opened


def _moment(written: str) -> str:
    """Return a time of the store for people, to the minute; all are in UTC."""
    return written[:16].replace("T", " ")


def _everything(store: Store) -> list[Experiment]:
    from experiments.store import catalogue

    return catalogue.everything(store)


def _row(store: Store, experiment: Experiment) -> dict[str, Any]:
    from experiments.store import catalogue

    standing = catalogue.standing(store, experiment)
    return {
        "name": experiment.name,
        "id": experiment.id,
        "kind": experiment.kind,
        "points": standing.points,
        "runs": standing.runs,
        "done": standing.done,
        "failed": standing.failed,
        "months": experiment.months,
        "seed": experiment.seed,
        "replications": experiment.replications,
        "uncertainty": experiment.design.uncertainty,
        "model_version": experiment.model_version,
        "created_at": experiment.created_at,
    }


def _print(document: Any) -> None:
    from experiments.documents import as_json

    typer.echo(as_json(document))
