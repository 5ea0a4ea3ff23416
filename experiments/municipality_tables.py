"""Tables of many municipalities, on a terminal and on a page: coverage, outcomes by size class, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.dates import month_words
from experiments.ensembles import class_words
from experiments.findings import MAIN
from experiments.numbers import amount, share
from experiments.tables import Table
from language import words
from language.numbers import significant
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    from sim.run.ensemble_results import EnsembleResults

#: Months of which coverage is shown: June and December of each year.
EVERY = 6
SHARES = ("share", "share_open", "share_with_desk", "share_started")


def tables(name: str, results: EnsembleResults, lang: str) -> list[Table]:
    """Return all of them."""
    return [coverage(name, results, lang), sizes(name, results, lang), *decided(results, lang)]


def coverage(name: str, results: EnsembleResults, lang: str) -> Table:
    """Return the shares of municipalities that bear the name, are open, have a desk, have started."""
    say = words(lang)
    rows = []
    for month in sorted({*range(0, results.months, EVERY), results.months - 1}):
        row = results.coverage.loc[month]
        shares = [share(float(row[each]), lang) for each in SHARES]
        rows.append([month_words(month, lang), f"{float(row['municipalities']):.0f}", *shares])
    heads = [say("table-month"), say("table-municipalities")]
    heads += [say("municipality-share", share=each) for each in SHARES]
    return Table(say("report-coverage-caption", name=name), heads, rows, range(1, len(heads)))


def sizes(name: str, results: EnsembleResults, lang: str) -> Table:
    """Return means of the main outcomes by size class."""
    classes: list[dict[Any, Any]] = results.by_size.to_dict("records")
    heads = [words(lang)("table-outcome"), *(f"{class_words(row['class'], lang)} ({row['n']})" for row in classes)]
    rows = [[OUTCOMES[key].label(lang), *(amount(row[key], OUTCOMES[key], lang) for row in classes)] for key in MAIN]
    return Table(words(lang)("report-sizes-caption", name=name), heads, rows, range(1, len(heads)))


def decided(results: EnsembleResults, lang: str) -> list[Table]:
    """Return what municipalities chose of what was left to them; nothing where nothing was."""
    rows = []
    for name, values in results.decided.items():
        if set(values) == {"mean", "low", "high"}:
            mean, low, high = (significant(values[each], lang, digits=3) for each in ("mean", "low", "high"))
            rows.append([name, f"{mean} ({low} - {high})"])
        else:
            rows.append([name, ", ".join(f"{value} {share(part, lang)}" for value, part in values.items())])
    return [Table("", [words(lang)("table-choice"), words(lang)("table-chosen")], rows)] if rows else []
