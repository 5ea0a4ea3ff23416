"""What ``cjg run`` and ``cjg compare`` print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from experiments.comparison import differences
from experiments.documents import summaries
from experiments.ensembles import is_ensemble
from experiments.findings import MAIN, finding
from experiments.numbers import amount, futures, span, unit_after
from experiments.tables import Cell, Table
from experiments.terminal import console, note, show
from experiments.uncertainty import in_a_line
from language import words
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    from sim.run.ensemble_results import EnsembleResults
    from sim.run.results import Results


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


def print_run(name: str, results: Results | EnsembleResults, *, lang: str, everything: bool) -> None:
    """Print the outcomes of one scenario."""
    say, screen = words(lang), console()
    rows = []
    for key, row in ((key, summaries(results)[key]) for key in _shown(results, everything)):
        outcome = OUTCOMES[key]
        numbers = [amount(row["mean"], outcome, lang), amount(row["p50"], outcome, lang)]
        numbers.append(span(row["p10"], row["p90"], outcome, lang))
        rows.append([outcome.label(lang), *numbers, unit_after(outcome, lang)])
    heads = [say("table-outcome"), say("table-mean"), say("table-median"), "10-90%", say("table-unit")]
    show(Table(f"{name}: {_sizes(results, lang)}", heads, rows, (1, 2, 3)), screen)
    if results.uncertainty != "luck":
        screen.print(in_a_line(results.uncertainty, lang))
    note(f"model {results.model_version}, fingerprint {results.fingerprint}", screen)
    if not everything:
        note(say("table-more"), screen)


def print_comparison(results: Mapping[str, Results | EnsembleResults], *, lang: str, everything: bool) -> None:
    """Print every scenario against the first."""
    say, screen = words(lang), console()
    first, *others = results
    rows, means = differences(results), {name: summaries(result) for name, result in results.items()}
    for name in others:
        lines: list[list[str | Cell]] = []
        for key in _shown(results[first], everything):
            outcome, found = OUTCOMES[key], finding(OUTCOMES[key], rows[key][name], lang)
            levels = (amount(means[each][key]["mean"], outcome, lang) for each in (first, name))
            lines.append([outcome.label(lang), *levels, Cell(found.sentence, kind=found.verdict)])
        caption = say("table-against", name=name, first=first, size=_sizes(results[name], lang))
        show(Table(caption, [say("table-outcome"), first, name, say("table-difference")], lines, (1, 2)), screen)
    screen.print(in_a_line(results[first].uncertainty, lang))
    if not everything:
        note(say("table-more"), screen)
