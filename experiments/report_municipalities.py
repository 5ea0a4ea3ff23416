"""What the report tells of many municipalities: coverage by month, and outcomes by size class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from experiments.dates import month_words
from experiments.ensemble_tables import EVERY, SHARES, share_words
from experiments.ensembles import class_words
from experiments.figures import coverage_over_time
from experiments.findings import MAIN
from experiments.numbers import amount, futures, share
from experiments.page import Page, Table
from experiments.uncertainty import on_a_page
from language.outcomes import OUTCOMES

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
    months = sorted({*range(0, last + 1, EVERY), last})
    heads = [page.say("table-month"), *share_words(page.lang)]
    return {
        "chart": page.chart(coverage_over_time(shares, lang=page.lang), sentence),
        "sentence": sentence,
        "tables": {
            name: Table(
                page.say("report-coverage-caption", name=name),
                heads,
                [
                    [
                        month_words(month, page.lang),
                        *(share(result.coverage[each][month], page.lang) for each in SHARES),
                    ]
                    for month in months
                ],
            )
            for name, result in results.items()
        },
    }


def sizes(page: Page, results: Mapping[str, EnsembleResults]) -> list[Table]:
    """Return means of the main outcomes by size class, a table a scenario."""
    tables = []
    for name, result in results.items():
        classes: list[dict[Any, Any]] = result.by_size.to_dict("records")
        heads = [
            page.say("table-outcome"),
            *(f"{class_words(row['class'], page.lang)} ({row['n']})" for row in classes),
        ]
        rows = [
            [OUTCOMES[key].label(page.lang), *(amount(row[key], OUTCOMES[key], page.lang) for row in classes)]
            for key in MAIN
        ]
        tables.append(Table(page.say("report-sizes-caption", name=name), heads, rows, range(1, len(heads))))
    return tables
