"""Sections of the report about many municipalities: coverage by month, and outcomes by size class."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from experiments.dates import month_words
from experiments.ensemble_tables import SHARES, share_words
from experiments.ensembles import class_words
from experiments.figures import coverage_over_time
from experiments.findings import MAIN
from experiments.numbers import amount, futures, share
from experiments.page import Page, details, paragraph, table
from experiments.uncertainty import on_a_page
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    from sim.run.ensemble_results import EnsembleResults

EVERY = 6


def introduction(page: Page, results: Mapping[str, EnsembleResults]) -> str:
    """Return what was run, and how outcomes are summarised."""
    first = next(iter(results.values()))
    start, last = month_words(0, page.lang), month_words(first.months - 1, page.lang)
    luck = futures(first.replications, page.lang)
    return "\n".join(
        [
            paragraph(
                page.say(
                    f"{first.number} municipalities, month by month from {start} to {last}, in {luck}. Each has a "
                    "context of its own, starts in its own time, and makes the choices that are left to it.",
                    f"{first.number} gemeenten, maand voor maand van {start} tot en met {last}, in {luck}. Elke "
                    "gemeente heeft een eigen uitgangssituatie, begint in haar eigen tijd en maakt zelf de keuzes die "
                    "aan haar zijn.",
                ),
                "lead",
            ),
            paragraph(
                page.say(
                    "Outcomes are summarised over the municipalities that exist at the end, each counting once. Where "
                    "this page speaks of futures, each municipality of each future counts as one.",
                    "Uitkomsten zijn samengevat over de gemeenten die aan het einde bestaan; elke telt één keer. Waar "
                    "deze pagina van toekomsten spreekt, telt elke gemeente in elke toekomst als één.",
                ),
                "note",
            ),
            *([paragraph(on_a_page(first.uncertainty, page.lang), "note")] if first.uncertainty == "both" else []),
        ]
    )


def add_coverage(page: Page, results: Mapping[str, EnsembleResults]) -> None:
    """Add the share of municipalities that bear the name, month by month."""
    shares = {name: result.coverage["share"].tolist() for name, result in results.items()}
    figure = coverage_over_time(shares, lang=page.lang)
    first = next(iter(results.values()))
    last = month_words(first.months - 1, page.lang)
    said = "; ".join(f"{name} {share(values[-1], page.lang)}" for name, values in shares.items())
    sentence = page.say(f"In {last} the name is borne by: {said}.", f"In {last} voert de naam: {said}.")
    months = sorted({*range(0, first.months, EVERY), first.months - 1})
    parts = [page.chart(figure, sentence), paragraph(sentence)]
    for name, result in results.items():
        rows = [
            [month_words(month, page.lang), *(share(result.coverage[each][month], page.lang) for each in SHARES)]
            for month in months
        ]
        heads = [page.say("Month", "Maand"), *share_words(page.lang)]
        caption = page.say(f"{name}: share of the municipalities that exist", f"{name}: deel van de gemeenten")
        parts.append(details(f"{name}: {page.say('as a table', 'als tabel')}", table(escape(caption), heads, rows)))
    page.add("coverage", page.say("Coverage", "Dekking"), *parts)


def add_sizes(page: Page, results: Mapping[str, EnsembleResults]) -> None:
    """Add means of the main outcomes by size class."""
    parts = []
    for name, result in results.items():
        classes: list[dict[Any, Any]] = result.by_size.to_dict("records")
        heads = [f"{class_words(row['class'], page.lang)} ({row['n']})" for row in classes]
        rows = [
            [
                escape(OUTCOMES[key].label(page.lang)),
                *(amount(row[key], OUTCOMES[key], page.lang) for row in classes),
            ]
            for key in MAIN
        ]
        caption = page.say(
            f"{name}: means of the main outcomes (number of municipalities)",
            f"{name}: gemiddelden van de hoofduitkomsten (aantal gemeenten)",
        )
        heads = [page.say("Outcome", "Uitkomst"), *heads]
        parts.append(table(escape(caption), heads, rows, numeric=range(1, len(heads))))
    page.add("sizes", page.say("By size", "Naar grootte"), *parts)
