"""Carry out ``cjg report``: analyse, write the page, its tables and its pictures."""

from __future__ import annotations

from pathlib import Path

import typer

from experiments.analysis.tables import analysed
from experiments.experiment_report import contents, pictures, repeating
from experiments.experiment_report.found import MOST_COURSES
from experiments.files import REPORT, versions
from experiments.output_folder import OutputFolder
from experiments.page import Page
from experiments.store import Store, catalogue, frames
from experiments.store.catalogue import Experiment

TABLES, PICTURES = "tables", "charts"


def carry_out(subject: contents.Subject, *, out: Path | None, lang: str, with_pictures: bool) -> None:
    """Write the report of an experiment into a folder, complete or not at all."""
    target = out or Path("results") / subject.experiment.name
    page = contents.page_of(subject, lang)
    with OutputFolder(target) as output:
        why_not = write(output, page, subject, with_pictures=with_pictures)
        output.put_in_place(
            {
                "experiment": subject.experiment.id,
                "name": subject.experiment.name,
                "model_version": subject.experiment.model_version,
                "seed": subject.experiment.seed,
                "uncertainty": subject.experiment.design.uncertainty,
                "fingerprint": subject.fingerprint,
            }
        )
    typer.echo(f"{page.say('table-report')}: {target / REPORT}")
    if why_not:
        typer.echo(why_not, err=True)


def subject_of(store: Store, experiment: Experiment, where: str | None = None) -> contents.Subject:
    """Analyse an experiment, and read from the store what a report tells beside the analysis.

    Parameters
    ----------
    store : Store
    experiment : Experiment
    where : str, optional
        Condition of the boxes, as of ``--where``.
    """
    analysis = analysed(store, experiment, where=where)
    scenarios = catalogue.scenarios_of(store, experiment)
    few = experiment.kind == "scenarios" and len(scenarios) <= MOST_COURSES
    return contents.Subject(
        experiment,
        analysis,
        scenarios,
        frames.results_of(store, experiment) if few else {},
        frames.broken_checks(store, experiment),
        catalogue.fingerprint(store, experiment),
        versions(),
    )


def write(output: OutputFolder, page: Page, subject: contents.Subject, *, with_pictures: bool) -> str | None:
    """Write page, design, tables and pictures; return why there are no pictures where there are none."""
    output.write(REPORT, page.html())
    output.write(repeating.DESIGN_FILE, repeating.design_text(subject.experiment.design))
    for name, table in {**subject.analysis.tables, "outcomes": subject.analysis.outcomes}.items():
        output.write_table(f"{TABLES}/{name}", table)
    if not with_pictures:
        return None
    folder = output.folder / PICTURES
    folder.mkdir()
    why_not = pictures.draw(page.figures, folder)
    if why_not:
        folder.rmdir()
    return why_not
