"""Carry out ``run`` and ``compare``: load, run, write, print."""

from __future__ import annotations

import logging
import shlex
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from experiments.documents import as_json as written
from experiments.documents import compare_document, run_document
from experiments.ensembles import check_alike, is_ensemble
from experiments.options import Command, Settings, checked_horizon, parsed_assignments, with_assignments
from experiments.output_folder import OutputFolder
from experiments.runs import run_all, unique_names
from language import words

if TYPE_CHECKING:
    from sim.inputs.scenario import Scenario
    from sim.run.ensemble_results import EnsembleResults
    from sim.run.results import Results


def carry_out(
    command: Command,
    names: Sequence[str],
    assignments: list[str] | None,
    settings: Settings,
    *,
    as_json: bool,
    everything: bool,
    out: Path | None,
) -> None:
    """Run the named scenarios and show or write the results.

    Parameters
    ----------
    command : {"run", "compare"}
        Which document and table to make.
    names : sequence of str
        Scenario names or files.
    assignments : list of str or None
        ``FIELD=VALUE`` texts, made in every scenario.
    settings : Settings
        How to run.
    as_json : bool
        Print JSON alone.
    everything : bool
        Show all outcomes in the table.
    out : pathlib.Path or None
        Where to write files.
    """
    scenarios = load_all(names, parsed_assignments(assignments))
    for name, scenario in zip(names, scenarios.values(), strict=True):
        checked_horizon(name, scenario, settings.months)
    check_alike(scenarios)
    settings = settings.for_scenarios(scenarios.values())
    _show_messages_of_the_model()
    with ExitStack() as stack:
        target = stack.enter_context(OutputFolder(out)) if out is not None else None
        results = run_all(scenarios, settings)
        document = document_of(command, results)
        if target is not None:
            from experiments.files import write_all

            write_all(
                target,
                results,
                document,
                command=command_text(command, names, assignments, settings),
                lang=settings.lang,
                uncertainty=settings.uncertainty,
            )
    if as_json:
        typer.echo(written(document))
    else:
        _print(command, results, settings.lang, everything)
    if out is not None:
        typer.echo(f"{words(settings.lang)('table-report')}: {out / 'report.html'}", err=as_json)


def load_all(names: Sequence[str], assignments: dict[str, Any]) -> dict[str, Scenario]:
    """Load scenarios and make the assignments in each; repeated names are numbered."""
    import scenarios

    loaded = [with_assignments(scenarios.load(name), assignments) for name in names]
    return dict(zip(unique_names(scenario.name for scenario in loaded), loaded, strict=True))


def document_of(command: Command, results: Mapping[str, Results | EnsembleResults]) -> dict[str, Any]:
    """Return the document that ``--json`` prints."""
    if command == "compare":
        return compare_document(results)
    name, only = next(iter(results.items()))
    return run_document(name, only)


def command_text(command: Command, names: Sequence[str], assignments: list[str] | None, settings: Settings) -> str:
    """Return the command that gives the same numbers again."""
    words = ["cjg", command, *names]
    for text in assignments or ():
        words += ["--set", text]
    words += ["--replications", str(settings.replications), "--months", str(settings.months)]
    words += ["--seed", str(settings.seed)]
    if settings.uncertainty != "luck":
        words += ["--uncertainty", settings.uncertainty]
    return shlex.join(words)


def _print(command: Command, results: Mapping[str, Results | EnsembleResults], lang: str, everything: bool) -> None:
    from experiments.municipality_tables import tables
    from experiments.run_tables import print_comparison, print_run
    from experiments.terminal import console, show

    if command == "compare":
        print_comparison(results, lang=lang, everything=everything)
    else:
        name, only = next(iter(results.items()))
        print_run(name, only, lang=lang, everything=everything)
    for name, result in results.items():
        for table in tables(name, result, lang) if is_ensemble(result) else ():
            show(table, console())


def _show_messages_of_the_model() -> None:
    """Let the model say on the error stream what takes long, such as a first compilation."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("sim")
    if not logger.handlers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
