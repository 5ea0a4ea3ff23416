"""``cjg analyse``: what an experiment found, with its uncertainty."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from experiments import options
from experiments.sweep_commands import StoreAddress

MOST_ROWS = 40


def analyse(
    experiment: Annotated[str, typer.Argument(help="Name or id of an experiment.", metavar="EXPERIMENT")],
    store: StoreAddress = None,
    as_json: options.AsJson = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Folder for the tables as CSV.", show_default=False),
    ] = None,
) -> None:
    """Work out differences, main effects and interactions, or indices, with 95% intervals.

    Every point meets the same luck, so intervals are of paired differences. One that holds 0 says: no difference found
    with so many futures.
    """
    from experiments.analysis.tables import analysed
    from experiments.store import catalogue, open_store

    with open_store(store, must_exist=True) as opened:
        found = catalogue.find(opened, experiment)
        tables = analysed(opened, found)
    if out is not None:
        _write(tables, found.name, out)
    if as_json:
        from experiments.documents import as_json as written

        typer.echo(written({name: table.to_dict("records") for name, table in tables.items()}))
        return
    for name, table in tables.items():
        _show(name, table)


def _show(name: str, table: Any) -> None:
    from rich.table import Table

    from experiments.terminal import console

    shown = Table(*table.columns, title=name.replace("_", " "), box=None, pad_edge=False, title_justify="left")
    for row in table.head(MOST_ROWS).itertuples(index=False):
        shown.add_row(*(_cell(value) for value in row))
    console().print(shown)
    if len(table) > MOST_ROWS:
        console().print(f"... and {len(table) - MOST_ROWS} rows more; --out DIR writes all")


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return "" if value != value else f"{value:.4g}"
    return "" if value is None else str(value)


def _write(tables: dict[str, Any], name: str, out: Path) -> None:
    from experiments.documents import as_json
    from experiments.output_folder import MADE_BY, RECORD, OutputFolder

    with OutputFolder(out) as target:
        for table_name, table in tables.items():
            table.to_csv(target.folder / f"{table_name}.csv", index=False, lineterminator="\n")
        files = sorted([*(path.name for path in target.folder.iterdir()), RECORD])
        record = as_json({"made_by": MADE_BY, "experiment": name, "files": files})
        (target.folder / RECORD).write_text(record + "\n", encoding="utf-8")
        target.put_in_place()
