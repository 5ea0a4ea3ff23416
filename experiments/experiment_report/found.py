"""What an experiment found: in short, outcome by outcome, and over time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from experiments import report_numbers
from experiments.analysis.remark_words import sentences
from experiments.experiment_report import indices
from experiments.experiment_report.charts import BLUE, GREY, ORANGE, Line, forest, unit_of
from experiments.experiment_report.sentences import (
    MOST_NAMED,
    by_contrast,
    contrast_name,
    contrasts,
    effect,
    judged,
    under_conditions,
)
from experiments.experiment_report.words import factor_label, level_label, short_contrast
from experiments.numbers import change, span
from experiments.page import Page
from experiments.report import by_label
from experiments.tables import Table
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    from experiments.analysis.tables import Analysis
    from experiments.store.catalogue import Experiment
    from sim.run.results import Results

MOST_COURSES = 6  # scenarios drawn over time side by side
MOST_LINES = 14  # of one chart
MOST_PLACES = 6  # conditions of one chart
CONTRASTS = ("differences", "main_effects", "slopes")


def in_short(page: Page, analysis: Analysis, experiment: Experiment) -> dict[str, Any]:
    """Return the findings in sentences: what clearly changes something, where it does otherwise, what does nothing."""
    tables = analysis.tables
    name = next((name for name in CONTRASTS if name in tables), None)
    return {
        "most_named": MOST_NAMED,
        "contrasts": _contrasts_in_short(page, tables[name], experiment) if name else None,
        "interactions": _interactions_in_short(page, analysis) if "interactions" in tables else None,
        "shares": indices.in_short(page, tables),
        "remarks": sentences(analysis.remarks, page.lang),
    }


def outcome_by_outcome(page: Page, analysis: Analysis, experiment: Experiment) -> list[dict[str, Any]]:
    """Return the sections with a chart and a table for every outcome."""
    tables = analysis.tables
    sections = []
    if name := next((name for name in CONTRASTS if name in tables), None):
        sections.append(_contrasts(page, tables[name]))
    both = {"interactions", "effects_within"} <= tables.keys()
    if both and (depends := _within(page, analysis))["cards"]:
        sections.append(depends)
    return sections + [indices.outcome_by_outcome(page, kind, tables[kind]) for kind in indices.KINDS if kind in tables]


def courses(page: Page, results: Mapping[str, Results], experiment: Experiment) -> dict[str, Any] | None:
    """Return the courses over time of a short list of scenarios."""
    if not 1 < len(results) <= MOST_COURSES:
        return None
    named: Any = by_label(results, page.lang)
    return report_numbers.over_time(page, named, experiment.design.responses)


def _contrasts_in_short(page: Page, rows: pd.DataFrame, experiment: Experiment) -> dict[str, Any]:
    told, silent, idle = contrasts(page, rows)
    kind = experiment.design.kind
    how: str = kind
    if kind == "full_factorial" and rows["factor"].nunique() == 1:
        how = "one_factor"
    elif kind == "full_factorial" and experiment.skipped:
        how = "skipped"
    return {"how": how, "told": told, "silent": silent, "idle": idle}


def _interactions_in_short(page: Page, analysis: Analysis) -> dict[str, Any]:
    rows = analysis.tables["interactions"]
    rows = rows[rows["mean"].notna()]
    clear = rows[rows["firm"]]
    told = [] if clear.empty else under_conditions(page, analysis.tables["effects_within"], clear)
    return {"count": len(rows), "clear": len(clear), "told": told}


def _contrasts(page: Page, rows: pd.DataFrame) -> dict[str, Any]:
    cards: list[dict[str, Any]] = []
    names = {index: name for name, part in by_contrast(page, rows) for index in part.index}
    for outcome, part in rows.groupby("outcome", sort=False):
        known = part[part["mean"].notna()]
        title = OUTCOMES[str(outcome)].label(page.lang)
        if known.empty:
            cards.append({"title": title, "chart": None, "said": page.say("experiment-no-value"), "table": None})
            continue
        shown = known
        if len(known) > MOST_LINES:
            shown = known.reindex(known["mean"].abs().sort_values(ascending=False).index)[:MOST_LINES]
        left = len(known) - len(shown)
        lines = [_line(page, row, _short_name(page, row)) for _, row in shown.iterrows()]
        cards.append(
            {
                "title": title,
                "chart": forest(page, lines, *unit_of(str(outcome), page.lang), title=title, name=str(outcome)),
                "said": page.say("experiment-largest", shown=len(shown), left=left) if left else "",
                "table": _table(page, known, names),
            }
        )
    return {
        "identifier": "outcomes",
        "title": page.say("experiment-by-outcome"),
        "explained": f"{page.say('experiment-legend')} {_against(page, rows)}".rstrip(),
        "cards": cards,
    }


def _within(page: Page, analysis: Analysis) -> dict[str, Any]:
    """Return a chart of each clear interaction: what a setting does at each level of the other one."""
    rows, within = analysis.tables["interactions"], analysis.tables["effects_within"]
    cards, seen = [], set()
    for _, row in rows[rows["firm"]].iterrows():
        one, other = row["factor"], row["other_factor"]
        if not one.startswith("choices.") and other.startswith("choices."):
            one, other = other, one
        key = (row["outcome"], one, other)
        if key in seen:
            continue
        seen.add(key)
        part = within[(within["outcome"] == key[0]) & (within["factor"] == one) & (within["within"] == other)]
        part = part[part["mean"].notna()]
        if part["within_level"].nunique() > MOST_PLACES or part.empty:
            continue
        alone = part["level"].map(str).nunique() == 1
        lines = [
            _line(page, each, _under(page, other, each, alone=alone))
            for _, each in part.sort_values(["level"], kind="stable").iterrows()
        ]
        what = contrast_name(page, part.iloc[0]) if alone else factor_label(one, page.lang)
        title = f"{OUTCOMES[str(key[0])].label(page.lang)}. {what}"
        unit = unit_of(str(key[0]), page.lang)
        chart = forest(page, lines, *unit, title=title, name=f"{key[0]}-within")
        cards.append({"title": title, "chart": chart, "said": "", "table": None})
    return {
        "identifier": "depends",
        "title": page.say("experiment-depends"),
        "explained": page.say("experiment-depends-explained"),
        "cards": cards,
    }


def _under(page: Page, condition: str, row: pd.Series, *, alone: bool) -> str:
    place = level_label(condition, row["within_level"], page.lang)
    label = place if condition == "base" else f"{factor_label(condition, page.lang)}: {place}"
    return label if alone else f"{label} – {level_label(row['factor'], row['level'], page.lang)}"


def _short_name(page: Page, row: pd.Series) -> str:
    factor, level = (row["factor"], row["level"]) if "factor" in row else ("scenario", row["label"])
    return short_contrast(factor, level, row["against"], page.lang)


def _against(page: Page, rows: pd.DataFrame) -> str:
    """Say what differences are against, where that is not a number that stands beside each."""
    named = rows if "factor" in rows else rows.assign(factor="scenario")
    first = named.drop_duplicates("factor")
    told = []
    for factor, level in zip(first["factor"], first["against"], strict=True):
        label = level_label(factor, level, page.lang)
        told.append(label if factor == "scenario" else f"{factor_label(factor, page.lang)}: {label}")
    return page.say("experiment-compared-with", names="; ".join(told)) if len(told) <= MOST_LINES else ""


def _line(page: Page, row: pd.Series, label: str) -> Line:
    colour = {"gain": BLUE, "loss": ORANGE}.get(judged(row), GREY)
    low, high = (row["mean"] if pd.isna(row[end]) else row[end] for end in ("low", "high"))
    return Line(label, row["mean"], low, high, colour, bool(row["firm"]), effect(page, row))


def _table(page: Page, rows: pd.DataFrame, names: Mapping[object, str]) -> Table:
    outcome = OUTCOMES[rows["outcome"].iloc[0]]
    cells = [
        [
            names[index],
            change(row["mean"], outcome, page.lang),
            span(row["low"], row["high"], outcome, page.lang),
            page.say("report-yes") if row["firm"] else page.say("report-no"),
            f"{int(row['n'])}",
        ]
        for index, row in rows.iterrows()
    ]
    heads = ("experiment-difference", "table-mean", "report-interval", "experiment-clear")
    return Table(outcome.label(page.lang), [*(page.say(head) for head in heads), "n"], cells, (1, 2, 4))
