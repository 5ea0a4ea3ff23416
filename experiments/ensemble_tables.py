"""Tables for the terminal about many municipalities: coverage by date, outcomes by size class, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from experiments.dates import month_words
from experiments.ensembles import class_words
from experiments.findings import MAIN
from experiments.numbers import amount, localised, share
from experiments.tables import plain_table
from language import words
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    from sim.run.ensemble_results import EnsembleResults

#: Months of which coverage is shown: June and December of each year.
EVERY = 6
SHARES = ("share", "share_open", "share_with_desk", "share_started")


def print_ensemble(console: Console, name: str, results: EnsembleResults, *, lang: str) -> None:
    """Print coverage, main outcomes by size class, and shares of what was decided."""
    _print_coverage(console, name, results, lang)
    _print_sizes(console, name, results, lang)
    _print_decided(console, results, lang)


def share_words(lang: str) -> list[str]:
    """Return what the shares of coverage are called."""
    return [words(lang)("municipality-share", share=each) for each in SHARES]


def _print_coverage(console: Console, name: str, results: EnsembleResults, lang: str) -> None:
    say = words(lang)
    heads = [say("table-municipalities"), *share_words(lang)]
    table = plain_table(say("table-coverage", name=name), say("table-month"), *heads, numeric=heads)
    for month in sorted({*range(0, results.months, EVERY), results.months - 1}):
        row = results.coverage.loc[month]
        shares = [share(float(row[each]), lang) for each in SHARES]
        table.add_row(month_words(month, lang), f"{float(row['municipalities']):.0f}", *shares)
    console.print(table)


def _print_sizes(console: Console, name: str, results: EnsembleResults, lang: str) -> None:
    rows = results.by_size.to_dict("records")
    heads = [f"{class_words(str(row['class']), lang)} ({row['n']})" for row in rows]
    say = words(lang)
    table = plain_table(say("table-sizes", name=name), say("table-outcome"), *heads, numeric=heads)
    for key in MAIN:
        cells = [amount(row[key], OUTCOMES[key], lang) for row in rows]
        table.add_row(Text(OUTCOMES[key].label(lang)), *cells)
    console.print(table)


def _print_decided(console: Console, results: EnsembleResults, lang: str) -> None:
    if not results.decided:
        return
    table = plain_table(None, words(lang)("table-choice"), words(lang)("table-chosen"))
    for name, values in results.decided.items():
        if set(values) == {"mean", "low", "high"}:
            mean, low, high = (localised(f"{values[each]:.3g}", lang) for each in ("mean", "low", "high"))
            text = f"{mean} ({low} - {high})"
        else:
            text = ", ".join(f"{value} {share(part, lang)}" for value, part in values.items())
        table.add_row(name, Text(text))
    console.print(table)
