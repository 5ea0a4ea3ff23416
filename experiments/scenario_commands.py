"""``cjg scenarios``: list, show and check."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from experiments import options
from sim.inputs.calendar import HORIZON

app = typer.Typer(
    help="List the scenarios that ship; show one in full; check a file of your own.",
    invoke_without_command=True,
    pretty_exceptions_enable=False,
)


@app.callback()
def scenarios(context: typer.Context, as_json: options.AsJson = False, lang: options.Language = "en") -> None:
    """List the scenarios that ship; show one in full; check a file of your own."""
    context.obj = {"as_json": as_json, "lang": lang}
    if context.invoked_subcommand is None:
        _list(as_json, lang)


@app.command("list")
def list_all(context: typer.Context, as_json: options.AsJson = False, lang: options.Language = "en") -> None:
    """List the scenarios that ship, by group."""
    _list(as_json or context.obj["as_json"], lang if lang != "en" else context.obj["lang"])


@app.command()
def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name of a scenario, or a TOML file.", metavar="SCENARIO")],
    assignments: options.Assignments = None,
    as_json: options.AsJson = False,
) -> None:
    """Show a scenario in full, with every default filled in, as TOML or JSON."""
    import scenarios as files

    scenario = options.with_assignments(files.load(name), options.parsed_assignments(assignments))
    if as_json or context.obj["as_json"]:
        typer.echo(_written({**scenario.to_dict(), "fingerprint": scenario.fingerprint()}))
    else:
        typer.echo(scenario.to_toml().rstrip())


@app.command()
def check(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="A TOML file, or the name of a scenario that ships.", metavar="FILE")],
    assignments: options.Assignments = None,
    months: options.Months = HORIZON,
    as_json: options.AsJson = False,
) -> None:
    """Check a scenario file; a mistake is named with the field, the value and what is allowed."""
    import scenarios as files

    scenario = options.with_assignments(files.load(file), options.parsed_assignments(assignments))
    options.checked_horizon(file, scenario, months)
    if as_json or context.obj["as_json"]:
        typer.echo(
            _written({"file": file, "valid": True, "name": scenario.name, "fingerprint": scenario.fingerprint()})
        )
    else:
        typer.echo(f"{file}: valid; scenario {scenario.name!r}, fingerprint {scenario.fingerprint()}")


def _list(as_json: bool, lang: str) -> None:
    import scenarios as files

    groups: dict[str, list[dict[str, Any]]] = {}
    for group, names in files.groups().items():
        groups[group] = []
        for name in names:
            scenario = files.load(name)
            groups[group].append({"name": name, "label_en": scenario.label_en, "label_nl": scenario.label_nl})
    if as_json:
        typer.echo(_written([{"group": group, **row} for group, rows in groups.items() for row in rows]))
        return
    from experiments.tables import Table
    from experiments.terminal import console, show
    from language import words

    heads = [words(lang)("table-name"), words(lang)("table-what")]
    for group, rows in groups.items():
        show(Table(group.replace("_", " "), heads, [[row["name"], row[f"label_{lang}"]] for row in rows]), console())


def _written(document: Any) -> str:
    from experiments.documents import as_json

    return as_json(document)
