"""Tables for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from experiments.comparison import differences
from experiments.documents import summaries
from experiments.ensembles import is_ensemble
from experiments.findings import MAIN, finding
from experiments.numbers import amount, futures, span, unit_after
from experiments.terminal import heading
from experiments.uncertainty import in_a_line
from language import words
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    from sim.run.ensemble_results import EnsembleResults
    from sim.run.results import Results

_VERDICT_STYLES = {"gain": "green", "loss": "red", "change": "yellow"}


def plain_table(title: str | None, *columns: str, numeric: Sequence[str] = ()) -> Table:
    """Return an empty table of the house's plain kind."""
    table = Table(
        title=None if title is None else heading(title),
        title_justify="left",
        title_style="bold",
        header_style="bold",
        box=SIMPLE_HEAD,
        pad_edge=False,
    )
    for column in columns:
        table.add_column(Text(column), justify="right" if column in numeric else "left", overflow="fold")
    return table


def _shown(results: Results | EnsembleResults, everything: bool) -> list[str]:
    present = list(results.outcomes.columns)
    return present if everything else [name for name in MAIN if name in present]


def _sizes(results: Results | EnsembleResults, lang: str) -> str:
    return words(lang)(
        "table-size",
        municipalities=results.number if is_ensemble(results) else 0,
        futures=futures(results.replications, lang),
        months=results.months,
        seed=str(results.seed),
    )


def print_run(console: Console, name: str, results: Results | EnsembleResults, *, lang: str, everything: bool) -> None:
    """Print the outcomes of one scenario."""
    heads = [*(words(lang)(key) for key in ("table-mean", "table-median")), "10-90%"]
    columns = (words(lang)("table-outcome"), *heads, words(lang)("table-unit"))
    table = plain_table(f"{name}: {_sizes(results, lang)}", *columns, numeric=heads)
    summary = summaries(results)
    for key in _shown(results, everything):
        outcome, row = OUTCOMES[key], summary[key]
        table.add_row(
            Text(outcome.label(lang)),
            amount(row["mean"], outcome, lang),
            amount(row["p50"], outcome, lang),
            span(row["p10"], row["p90"], outcome, lang),
            unit_after(outcome, lang),
        )
    console.print(table)
    if results.uncertainty != "luck":
        console.print(Text(in_a_line(results.uncertainty, lang)))
    console.print(Text(f"model {results.model_version}, fingerprint {results.fingerprint}", style="dim"))
    if not everything:
        _print_more(console, lang)


def print_comparison(
    console: Console, results: Mapping[str, Results | EnsembleResults], *, lang: str, everything: bool
) -> None:
    """Print every scenario against the first."""
    say = words(lang)
    first_name = next(iter(results))
    first = results[first_name]
    rows = differences(results)
    means = {name: summaries(result) for name, result in results.items()}
    for name, result in results.items():
        if name == first_name:
            continue
        table = plain_table(
            say("table-against", name=name, first=first_name, size=_sizes(result, lang)),
            *(say("table-outcome"), first_name, name, say("table-difference")),
            numeric=(first_name, name),
        )
        for key in _shown(first, everything):
            outcome = OUTCOMES[key]
            found = finding(outcome, rows[key][name], lang)
            table.add_row(
                Text(outcome.label(lang)),
                amount(means[first_name][key]["mean"], outcome, lang),
                amount(means[name][key]["mean"], outcome, lang),
                Text(found.sentence, style=_VERDICT_STYLES.get(found.verdict, "")),
            )
        console.print(table)
        console.print()
    console.print(Text(in_a_line(first.uncertainty, lang)))
    if not everything:
        _print_more(console, lang)


def _print_more(console: Console, lang: str) -> None:
    console.print(Text(words(lang)("table-more"), style="dim"))


def print_parameters(console: Console, rows: Sequence[Mapping[str, Any]], *, lang: str) -> None:
    """Print value, range, unit, source and meaning of every parameter, one table a process."""
    keys = ("table-name", "table-value", "table-range", "table-unit", "table-source", "table-meaning")
    columns = [words(lang)(key) for key in keys]
    for process in dict.fromkeys(row["process"] for row in rows):
        table = plain_table(str(process), *columns, numeric=columns[1:3])
        for row in rows:
            if row["process"] == process:
                low, high = row["range"]
                table.add_row(
                    row["name"],
                    f"{row['default']:g}",
                    f"{low:g}-{high:g}",
                    Text(str(row["unit"])),
                    Text(str(row["source"])),
                    Text(str(row[lang])),
                )
        console.print(table)


def print_scenarios(console: Console, groups: Mapping[str, Sequence[Mapping[str, Any]]], *, lang: str) -> None:
    """Print the scenarios that ship, by group."""
    for group, rows in groups.items():
        table = plain_table(group.replace("_", " "), words(lang)("table-name"), words(lang)("table-what"))
        for row in rows:
            table.add_row(row["name"], Text(str(row[f"label_{lang}"])))
        console.print(table)
