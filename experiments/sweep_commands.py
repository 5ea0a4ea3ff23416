"""``cjg sweep``: run a design into a store."""

from __future__ import annotations

from typing import Annotated

import typer

from experiments import options
from experiments.refusals import Refusal

INSTEAD = ", instead of the design's."

StoreAddress = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PATH|URL",
        help="File of the store, or postgresql://USER:PASSWORD@HOST/DATABASE; by default CJG_STORE, else "
        "results/store.sqlite.",
        show_default=False,
    ),
]


def sweep(
    design: Annotated[
        str | None, typer.Argument(help="Name of a design that ships, or a TOML file.", metavar="DESIGN")
    ] = None,
    store: StoreAddress = None,
    assignments: options.Assignments = None,
    replications: Annotated[
        int | None, options.count("--replications", f"Futures of every point{INSTEAD}", 1, options.MAX_REPLICATIONS)
    ] = None,
    months: Annotated[int | None, options.count("--months", f"Months{INSTEAD}", 1, options.MAX_MONTHS)] = None,
    seed: Annotated[int | None, options.count("--seed", f"Luck{INSTEAD}", 0, options.MAX_SEED)] = None,
    uncertainty: Annotated[
        str | None,
        options.among(
            "--uncertainty",
            f"What varies between futures: chance alone, or chance and the model's numbers together (both){INSTEAD}",
            *options.KINDS_OF_UNCERTAINTY,
        ),
    ] = None,
    workers: options.Workers = None,
    executor: Annotated[
        str, options.among("--executor", "Processes of this machine, or a Dask cluster.", "local", "dask")
    ] = "local",
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="Of a Dask cluster that runs, such as tcp://host:8786; without it, one is started here.",
            show_default=False,
        ),
    ] = None,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", metavar="", help="Run again what failed in an earlier sweep.")
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", metavar="", help="Say how many runs, how long and how much to store; run nothing."),
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", metavar="", help="Show no progress.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """Run a design into a store; what is there is not run again. Without a design, list those that ship.

    Stopped in whatever way, the same command goes on where it was. Exit code 3: some runs failed, and are kept with
    their error.
    """
    if design is None:
        _list(as_json)
        return
    if scheduler is not None and executor != "dask":
        raise Refusal("--scheduler belongs to --executor dask")
    from experiments.sweeps.command import Request, carry_out

    changes = {"replications": replications, "months": months, "seed": seed, "uncertainty": uncertainty}
    carry_out(
        Request(
            design, store, {name: value for name, value in changes.items() if value is not None},
            options.parsed_assignments(assignments), workers or options.cores(), executor, scheduler,
            retry_failed=retry_failed, dry_run=dry_run, quiet=quiet, as_json=as_json,
        )
    )  # fmt: skip


def _list(as_json: bool) -> None:
    from experiments import designs

    loaded = {name: designs.load(name)[0] for name in designs.names()}
    if as_json:
        from experiments.documents import as_json as written

        rows = [
            {"name": name, "kind": each.kind, "question_en": each.question_en, "question_nl": each.question_nl}
            for name, each in loaded.items()
        ]
        typer.echo(written(rows))
        return
    from experiments.tables import Table
    from experiments.terminal import console, show

    lines = [[name, each.kind, each.question_en] for name, each in loaded.items()]
    show(Table("", ["design", "kind", "question"], lines), console())
