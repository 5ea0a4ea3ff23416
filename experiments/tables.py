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
    months = "maanden" if lang == "nl" else "months"
    many = ""
    if is_ensemble(results):
        many = f"{results.number} {'gemeenten' if lang == 'nl' else 'municipalities'}, "
    return f"{many}{futures(results.replications, lang)}, {results.months} {months}, seed {results.seed}"


def print_run(console: Console, name: str, results: Results | EnsembleResults, *, lang: str, everything: bool) -> None:
    """Print the outcomes of one scenario."""
    dutch = lang == "nl"
    mean, middle, range_ = ("gemiddeld", "mediaan", "10-90%") if dutch else ("mean", "median", "10-90%")
    table = plain_table(
        f"{name}: {_sizes(results, lang)}",
        "uitkomst" if dutch else "outcome",
        mean,
        middle,
        range_,
        "eenheid" if dutch else "unit",
        numeric=(mean, middle, range_),
    )
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
    dutch = lang == "nl"
    first_name = next(iter(results))
    first = results[first_name]
    rows = differences(results)
    means = {name: summaries(result) for name, result in results.items()}
    against = "tegenover" if dutch else "against"
    for name, result in results.items():
        if name == first_name:
            continue
        table = plain_table(
            f"{name} {against} {first_name}: {_sizes(result, lang)}",
            "uitkomst" if dutch else "outcome",
            first_name,
            name,
            "verschil (95%-interval)" if dutch else "difference (95% interval)",
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
    text = (
        "Alle uitkomsten: --all, --json of --out MAP." if lang == "nl" else "All outcomes: --all, --json or --out DIR."
    )
    console.print(Text(text, style="dim"))


def print_parameters(console: Console, rows: Sequence[Mapping[str, Any]], *, lang: str) -> None:
    """Print value, range, unit, source and meaning of every parameter, one table a process."""
    dutch = lang == "nl"
    columns = (
        ("naam", "waarde", "bereik", "eenheid", "bron", "betekenis")
        if dutch
        else ("name", "value", "range", "unit", "source", "meaning")
    )
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
    dutch = lang == "nl"
    for group, rows in groups.items():
        table = plain_table(group.replace("_", " "), "naam" if dutch else "name", "wat" if dutch else "what")
        for row in rows:
            table.add_row(row["name"], Text(str(row["label_nl" if dutch else "label_en"])))
        console.print(table)
