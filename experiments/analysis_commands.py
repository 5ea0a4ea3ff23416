"""``cjg analyse`` and ``cjg report``: what an experiment found, as tables and as a page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from experiments import options
from experiments.sweep_commands import StoreAddress

MOST_ROWS = 40  # of a table on a terminal

Where = Annotated[
    str | None,
    typer.Option(
        "--where",
        metavar="OUTCOME<NUMBER",
        help="Look for the conditions under which an outcome lies below (<) or above (>) a number; by default for "
        "those of the worst quarter on each response.",
        show_default=False,
    ),
]


def analyse(
    experiment: Annotated[str, typer.Argument(help="Name or id of an experiment.", metavar="EXPERIMENT")],
    store: StoreAddress = None,
    where: Where = None,
    as_json: options.AsJson = False,
    lang: options.Language = "en",
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Folder for the tables as CSV.", show_default=False),
    ] = None,
) -> None:
    """Work out differences, effects, indices, boxes, trade-offs and robustness, with 95% intervals.

    Every point meets the same luck, so intervals are of paired differences. One that holds 0 says: no difference found
    with so many futures.
    """
    from experiments.store import catalogue, open_store

    with open_store(store, must_exist=True) as opened:
        found = catalogue.find(opened, experiment)  # refused before what takes seconds to import
        from experiments.analysis import remark_words
        from experiments.analysis.box_words import box_sentences
        from experiments.analysis.tables import analysed

        analysis = analysed(opened, found, where=where)
    tables, design = analysis.tables, found.design
    remarks = remark_words.sentences(analysis.remarks, lang)
    sentences = box_sentences(analysis, lang)
    if out is not None:
        _write(tables, found.name, design.uncertainty, out)
    if as_json:
        from experiments.documents import as_json as written

        document: dict[str, Any] = {name: table.to_dict("records") for name, table in tables.items()}
        document["uncertainty"] = design.uncertainty
        document["remarks"] = [
            {**remark.as_dict(), "sentence": sentence}
            for remark, sentence in zip(analysis.remarks, remarks, strict=True)
        ]
        typer.echo(written(document | ({"box_sentences": sentences} if sentences else {})))
        return
    for name, table in tables.items():
        _show(name, table)
    for sentence in [*remarks, *sentences]:
        typer.echo(sentence)
    from experiments.uncertainty import in_a_line

    typer.echo(in_a_line(design.uncertainty, lang, drawn=design.is_sampled))


def report(
    experiment: Annotated[str, typer.Argument(help="Name or id of an experiment.", metavar="EXPERIMENT")],
    store: StoreAddress = None,
    where: Where = None,
    lang: options.Language = "en",
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Folder of the report; by default results/NAME.", show_default=False),
    ] = None,
    without_pictures: Annotated[
        bool,
        typer.Option("--without-pictures", metavar="", help="Draw no PNG and SVG; the page has its charts anyway."),
    ] = False,
) -> None:
    """Write what an experiment found as one page of HTML, with its tables as CSV and its charts as PNG and SVG.

    The page needs no network and no other file. Pictures need a Chrome or Chromium; without one the rest is written.
    """
    from experiments.store import catalogue, open_store

    with open_store(store, must_exist=True) as opened:
        found = catalogue.find(opened, experiment)  # refused before what takes seconds to import
        from experiments.experiment_report import command

        subject = command.subject_of(opened, found, where)
    command.carry_out(subject, out=out, lang=lang, with_pictures=not without_pictures)


def _show(name: str, table: Any) -> None:
    from experiments.tables import Table
    from experiments.terminal import console, show

    screen = console()
    most = MOST_ROWS if screen.is_terminal else len(table)
    rows = [[_cell(value) for value in row] for row in table.head(most).itertuples(index=False)]
    show(Table(name.replace("_", " "), list(table.columns), rows), screen)
    if len(table) > most:
        screen.print(f"... and {len(table) - most} rows more; a pipe or --out DIR has all")


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return "" if value != value else f"{value:.4g}"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _write(tables: dict[str, Any], name: str, uncertainty: str, out: Path) -> None:
    from experiments.output_folder import OutputFolder

    with OutputFolder(out) as target:
        for table_name, table in tables.items():
            target.write_table(table_name, table)
        target.put_in_place({"experiment": name, "uncertainty": uncertainty})
