"""Tables for the terminal about many municipalities: coverage by date, outcomes by size class, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from experiments.dates import month_words
from experiments.ensembles import CLASSES
from experiments.findings import MAIN
from experiments.numbers import amount, localised
from experiments.tables import plain_table
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    from sim.run.ensemble_results import EnsembleResults

#: Months of which coverage is shown: June and December of each year.
EVERY = 6
SHARES = {
    "share": ("bears the name", "voert de naam"),
    "share_open": ("open", "open"),
    "share_with_desk": ("desk open", "loket open"),
    "share_started": ("started", "begonnen"),
}


def print_ensemble(console: Console, name: str, results: EnsembleResults, *, lang: str) -> None:
    """Print coverage, main outcomes by size class, and shares of what was decided."""
    _print_coverage(console, name, results, lang)
    _print_sizes(console, name, results, lang)
    _print_decided(console, results, lang)


def percent(share: float, lang: str) -> str:
    """Write a share as a whole percentage."""
    return localised(f"{100 * share:.0f}%", lang)


def _print_coverage(console: Console, name: str, results: EnsembleResults, lang: str) -> None:
    dutch = lang == "nl"
    heads = [words[dutch] for words in SHARES.values()]
    count = "gemeenten" if dutch else "municipalities"
    title = f"{name}: dekking" if dutch else f"{name}: coverage"
    table = plain_table(title, "maand" if dutch else "month", count, *heads, numeric=(count, *heads))
    months = sorted({*range(0, results.months, EVERY), results.months - 1})
    for month in months:
        row = results.coverage.loc[month]
        shares = [percent(float(row[share]), lang) for share in SHARES]
        table.add_row(month_words(month, lang), f"{float(row['municipalities']):.0f}", *shares)
    console.print(table)


def _print_sizes(console: Console, name: str, results: EnsembleResults, lang: str) -> None:
    dutch = lang == "nl"
    rows = results.by_size.to_dict("records")
    heads = [f"{CLASSES[str(row['class'])][dutch]} ({row['n']})" for row in rows]
    title = f"{name}: gemiddeld naar grootte" if dutch else f"{name}: means by size"
    table = plain_table(title, "uitkomst" if dutch else "outcome", *heads, numeric=heads)
    for key in MAIN:
        cells = [amount(row[key], OUTCOMES[key], lang) for row in rows]
        table.add_row(Text(OUTCOMES[key].label(lang)), *cells)
    console.print(table)


def _print_decided(console: Console, results: EnsembleResults, lang: str) -> None:
    dutch = lang == "nl"
    if not results.decided:
        return
    choice, what = ("keuze", "wat gemeenten kozen") if dutch else ("choice", "what municipalities chose")
    table = plain_table(None, choice, what)
    for name, values in results.decided.items():
        if set(values) == {"mean", "low", "high"}:
            text = f"{values['mean']:.3g} ({values['low']:.3g} - {values['high']:.3g})"
        else:
            text = ", ".join(f"{value} {percent(share, lang)}" for value, share in values.items())
        table.add_row(name, Text(localised(text, "en") if not dutch else text))
    console.print(table)
