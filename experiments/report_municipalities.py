"""What the report tells of many municipalities: coverage by month, and outcomes by size class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from experiments import municipality_tables
from experiments.dates import month_words
from experiments.figures import coverage_over_time
from experiments.numbers import futures, share
from experiments.page import Page
from experiments.tables import Table
from experiments.uncertainty import on_a_page

if TYPE_CHECKING:
    from sim.run.ensemble_results import EnsembleResults


def introduction(page: Page, results: Mapping[str, EnsembleResults]) -> dict[str, Any]:
    """Return what was run, and how outcomes are summarised."""
    first = next(iter(results.values()))
    lead = page.say(
        "report-lead-many",
        number=first.number,
        start=month_words(0, page.lang),
        last=month_words(first.months - 1, page.lang),
        futures=futures(first.replications, page.lang),
    )
    both = [on_a_page("both", page.lang)] if first.uncertainty == "both" else []
    return {"lead": lead, "said": [], "notes": [page.say("report-note-many"), *both]}


def coverage(page: Page, results: Mapping[str, EnsembleResults]) -> dict[str, Any]:
    """Return the share of municipalities that bear the name, month by month."""
    shares = {name: result.coverage["share"].tolist() for name, result in results.items()}
    last = next(iter(results.values())).months - 1
    told = "; ".join(f"{name} {share(values[-1], page.lang)}" for name, values in shares.items())
    sentence = page.say("report-coverage-end", month=month_words(last, page.lang), shares=told)
    return {
        "chart": page.chart(coverage_over_time(shares, lang=page.lang), sentence),
        "sentence": sentence,
        "tables": {name: municipality_tables.coverage(name, result, page.lang) for name, result in results.items()},
    }


def sizes(page: Page, results: Mapping[str, EnsembleResults]) -> list[Table]:
    """Return means of the main outcomes by size class, a table a scenario."""
    return [municipality_tables.sizes(name, result, page.lang) for name, result in results.items()]
