"""What the report tells in numbers: findings in words, differences, courses over time, the full table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from experiments import figures
from experiments.comparison import Difference
from experiments.dates import month_words
from experiments.documents import summaries
from experiments.experiment_report.charts import Line, forest, unit_of
from experiments.figures import MOST_BANDS, bands, look
from experiments.findings import MAIN, Verdict, finding, has_two_peaks, verdict
from experiments.findings import in_short as by_verdict
from experiments.numbers import amount, change, futures, is_missing, span, unit_after
from experiments.page import Page
from experiments.tables import Cell, Table
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    import pandas as pd

    from sim.run.results import Results

Differences = Mapping[str, Mapping[str, Difference]]
Summary = Mapping[str, Mapping[str, float | int | None]]

#: Months between the lines of the tables under the charts: a year.
EVERY = 12


def in_short(page: Page, results: Mapping[str, Results], rows: Differences) -> dict[str, Any]:
    """Return which main outcomes got better and worse: what holds for every scenario first, then what differs."""
    first, *others = results
    measured = {name: summaries(result) for name, result in results.items()}
    lines = [
        [
            OUTCOMES[key].label(page.lang),
            *(_one_sided(page, key, name, measured) or _glance(page, key, rows[key][name]) for name in others),
        ]
        for key in MAIN
        if key in rows
    ]
    return {
        "tallies": tallies(page, rows, others),
        "table": Table(page.say("report-short-caption", first=first), [page.say("table-outcome"), *others], lines),
        "count": len(rows),
        "expected": round(0.05 * len(rows)),
    }


def tallies(page: Page, rows: Differences, others: Sequence[str]) -> list[dict[str, Any]]:
    """Say which main outcomes got better and worse: once for what all scenarios share, then one by one.

    Returns
    -------
    list of dict
        ``one``, a scenario with its look, or None for all of them; ``told``.
    """
    by_name = {name: by_verdict(rows, name, page.lang) for name in others}
    shared: dict[Verdict, list[str]] = {}
    if len(others) > 1:
        for judged, labels in by_name[others[0]].items():
            common = [label for label in labels if all(label in by_name[name].get(judged, ()) for name in others)]
            if common:
                shared[judged] = common
    lines: list[dict[str, Any]] = [{"one": None, "told": _tally(page, shared)}] if shared else []
    for position, name in enumerate(others, start=1):
        own = {
            judged: rest
            for judged, labels in by_name[name].items()
            if (rest := [label for label in labels if label not in shared.get(judged, ())])
        }
        if own:
            lines.append({"one": {"name": name, "look": look(position)}, "told": _tally(page, own)})
    return lines


def main_differences(page: Page, results: Mapping[str, Results], rows: Differences) -> dict[str, Any]:
    """Return a small chart and a sentence for each main outcome, and one table with all of them."""
    first, *others = results
    measured = {name: summaries(result) for name, result in results.items()}
    cards, lines = [], []
    for key in (key for key in MAIN if key in rows):
        outcome = OUTCOMES[key]
        label = outcome.label(page.lang)
        found: list[dict[str, Any]] = []
        drawn: list[Line] = []
        for position, name in enumerate(others, start=1):
            one, difference = finding(outcome, rows[key][name], page.lang), rows[key][name]
            sentence = _one_sided(page, key, name, measured) or one.sentence
            found.append({"one": {"name": name, "look": look(position)}, "verdict": one.verdict, "sentence": sentence})
            if difference.mean is not None:
                low, high = (difference.mean if end is None else end for end in (difference.low, difference.high))
                drawn.append(
                    Line(
                        name, difference.mean, low, high, look(position).colour,
                        one.verdict in ("gain", "loss", "change"), sentence, look(position).symbol,
                    )
                )  # fmt: skip
            lines.append(
                [
                    label,
                    name,
                    change(difference.mean, outcome, page.lang),
                    span(difference.low, difference.high, outcome, page.lang),
                    *(str(number) for number in (difference.higher, difference.lower, difference.n)),
                ]
            )
        unit = unit_of(key, page.lang)  # an empty chart would look like no difference
        chart = forest(page, drawn, *unit, title=label, of=outcome) if drawn else None
        cards.append({"label": label, "chart": chart, "found": found, "desks": _closed(page, key, results)})
    heads = (
        "table-outcome", "report-scenario", "report-mean-difference", "report-interval", "report-futures-higher",
        "report-futures-lower", "report-futures",
    )  # fmt: skip
    caption = page.say("report-differences-caption", first=first)
    return {"cards": cards, "table": Table(caption, [page.say(head) for head in heads], lines, range(2, 7))}


def over_time(page: Page, results: Mapping[str, Results], keys: Sequence[str] = MAIN) -> dict[str, Any]:
    """Return a chart, a sentence and a table over time for each of some outcomes, by default the main ones."""
    courses = []
    pins = sorted({change.month for result in results.values() for change in result.scenario.changes})
    present = next(iter(results.values())).monthly.columns
    for key in (key for key in keys if key in present):
        outcome = OUTCOMES[key]
        label = outcome.label(page.lang)
        by_name = {name: bands(result.monthly, key) for name, result in results.items()}
        last = max(int(course.index[-1]) for course in by_name.values())
        figure = figures.over_time(outcome, by_name, lang=page.lang, changes=pins)
        sentence = _at_the_end(page, key, by_name, last)
        courses.append(
            {
                "label": label,
                "meaning": outcome.meaning(page.lang),
                "chart": page.chart(figure, f"{label}. {sentence}", f"{key}-over-time"),
                "sentence": sentence,
                "desks": _closed(page, key, results),
                "table": _course_table(page, key, by_name, last),
            }
        )
    return {"courses": courses, "bands": len(results) <= MOST_BANDS, "pins": bool(pins)}


def main_outcomes(page: Page, results: Results) -> Table:
    """Return the main outcomes of a single scenario, with their meaning."""
    summary = summaries(results)
    rows: list[list[str | Cell]] = []
    for key in (key for key in MAIN if key in summary):
        outcome, row = OUTCOMES[key], summary[key]
        meaning = f"{outcome.meaning(page.lang)} {_closed(page, key, {'': results})}".rstrip()
        rows.append(
            [
                Cell(outcome.label(page.lang), meaning=meaning),
                amount(row["p50"], outcome, page.lang),
                span(row["p10"], row["p90"], outcome, page.lang),
            ]
        )
    heads = [page.say("table-outcome"), page.say("report-middle"), "10-90%"]
    return Table(page.say("report-main-caption"), heads, rows, (1, 2))


def all_outcomes(page: Page, results: Mapping[str, Results], rows: Differences) -> Table:
    """Return every outcome with name, meaning, values and, in a comparison, what differs."""
    measured = {name: summaries(result) for name, result in results.items()}
    first = next(iter(results))
    lines, last_meaning = [], ""
    for key in measured[first]:
        outcome = OUTCOMES[key]
        meaning = outcome.meaning(page.lang)
        # age bands share a meaning; once is enough
        cells = [Cell(outcome.label(page.lang), name=key, meaning="" if meaning == last_meaning else meaning)]
        last_meaning = meaning
        for name in results:
            row = measured[name][key]
            under = []
            if row["n"]:
                under.append(Cell(span(row["p10"], row["p90"], outcome, page.lang)))
            if rows and name != first and rows[key][name].n:
                under.append(_glance(page, key, rows[key][name]))
            cells.append(Cell(amount(row["mean"], outcome, page.lang), under=under))
        lines.append(cells)
    caption = page.say("report-all-caption", first=first if rows else "none")
    return Table(caption, [page.say("table-outcome"), *results], lines)


def _glance(page: Page, key: str, difference: Difference) -> Cell:
    """Say in a few words what was found: ``better, +3.2 points``."""
    outcome = OUTCOMES[key]
    judged = verdict(outcome, difference)
    if judged == "too_few":
        return Cell(finding(outcome, difference, page.lang).sentence)
    size = change(difference.mean, outcome, page.lang)
    if has_two_peaks(difference):
        size = change(difference.mean_of_unequal, outcome, page.lang)
        unequal = difference.n - difference.equal
        size = page.say("finding-glance-in", size=size, unequal=unequal, n=difference.n)
    text = page.say("finding-glance", verdict=judged, size=size)
    return Cell(text, kind=judged if judged in ("gain", "loss") else "")


def _tally(page: Page, labels: Mapping[Verdict, list[str]]) -> str:
    """Name outcomes by verdict: ``Better: help; reach. Worse: load.``."""
    return " ".join(
        f"{page.say('finding-verdict', verdict=judged)}: {'; '.join(found)}." for judged, found in labels.items()
    )


def _one_sided(page: Page, key: str, name: str, measured: Mapping[str, Summary]) -> str:
    """Say what was measured where only one side has a value; nothing where there is something to compare."""
    first = next(iter(measured))
    here, there = measured[name][key], measured[first][key]
    if bool(here["n"]) == bool(there["n"]):
        return ""
    level = amount((here if here["n"] else there)["mean"], OUTCOMES[key], page.lang)
    return page.say("report-only-here" if here["n"] else "report-only-there", level=level, first=first)


def _closed(page: Page, key: str, results: Mapping[str, Results]) -> str:
    """Say beside the contacts at the desk in how many futures no desk was left, which a median of 0 does not tell."""
    if key != "contacts_desk":
        return ""
    told = []
    for name, result in results.items():
        outcomes = result.outcomes
        closed = int(((outcomes["sites_closed"] > 0) & (outcomes["desks_open"] == 0)).sum())
        if closed:
            among = futures(len(outcomes), page.lang)
            told.append(page.say("report-desks-closed-in", name=name, closed=closed, futures=among).strip())
    return page.say("report-desks-closed", where="; ".join(told)) if told else ""


def _at_the_end(page: Page, key: str, courses: Mapping[str, pd.DataFrame], last: int) -> str:
    told = "; ".join(f"{name} {_value_and_band(page, key, course, last)}" for name, course in courses.items())
    values = f"{told} {unit_after(OUTCOMES[key], page.lang)}".rstrip()
    return page.say("report-time-end", month=month_words(last, page.lang), values=f"{values}.")


def _value_and_band(page: Page, key: str, course: pd.DataFrame, month: int) -> str:
    outcome = OUTCOMES[key]
    if month not in course.index:
        return amount(None, outcome, page.lang)
    low, middle, high = course.to_numpy()[course.index.tolist().index(month)].tolist()
    text = amount(middle, outcome, page.lang)
    return text if is_missing(middle) else f"{text} ({span(low, high, outcome, page.lang)})"


def _course_table(page: Page, key: str, courses: Mapping[str, pd.DataFrame], last: int) -> Table:
    rows = [
        [month_words(month, page.lang), *(_value_and_band(page, key, course, month) for course in courses.values())]
        for month in sorted({*range(EVERY, last + 1, EVERY), last})
    ]
    caption = page.say("report-time-caption", outcome=OUTCOMES[key].label(page.lang))
    return Table(caption, [page.say("table-month"), *courses], rows)
