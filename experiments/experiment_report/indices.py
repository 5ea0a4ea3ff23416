"""What Sobol and Morris indices say: which factors an outcome depends on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from experiments.experiment_report.charts import BLUE, Line, forest, unit_of
from experiments.experiment_report.words import factor_label
from experiments.numbers import change, decimal, share
from experiments.page import Page
from experiments.tables import Table
from language.numbers import significant
from language.outcomes import OUTCOMES

MOST_LINES = 14  # of one chart
MOST_NAMED = 5  # factors, or pairs, in one sentence
MATTERS = 0.05  # a share of variance below this is not told
ROUGH = 0.25  # a half width of a share above this tells hardly anything
KINDS = ("sobol", "morris")
#: Columns of the tables that are shown.
COLUMNS = (
    "first", "first_conf", "total", "total_conf", "mean_absolute", "mean_absolute_conf", "mean", "deviation", "n",
)  # fmt: skip


def in_short(page: Page, tables: Mapping[str, pd.DataFrame]) -> list[dict[str, Any]]:
    """Say which share of the variance of each outcome depends on which factor or pair, and what moves it most."""
    parts = []
    if "sobol" in tables:
        told = _clear_shares(page, tables["sobol"], "total", ["factor"], page.say("experiment-no-share"))
        parts.append({"explained": page.say("experiment-shares"), "told": told})
    if "sobol_pairs" in tables:
        both = ["factor", "other_factor"]
        told = _clear_shares(page, tables["sobol_pairs"], "second", both, page.say("experiment-no-pair"))
        parts.append({"explained": page.say("experiment-pairs"), "told": told})
    if "morris" in tables:
        parts.append({"explained": page.say("experiment-moves"), "told": _movers(page, tables["morris"])})
    return parts


def too_rough(page: Page, rows: pd.DataFrame) -> list[str]:
    """Say so where the intervals of shares are too wide to go by."""
    widest, samples = float(rows["total_conf"].max()), int(rows["n"].max())
    if not widest > ROUGH:
        return []
    return [page.say("experiment-rough", samples=samples, widest=share(widest, page.lang))]


def outcome_by_outcome(page: Page, kind: str, rows: pd.DataFrame) -> dict[str, Any]:
    """Return the section with a chart and a table of the indices of every outcome."""
    value, half = ("total", "total_conf") if kind == "sobol" else ("mean_absolute", "mean_absolute_conf")
    cards = []
    for outcome, part in rows.groupby("outcome", sort=False):
        ordered = part.sort_values(value, ascending=False)
        title = OUTCOMES[str(outcome)].label(page.lang)
        unit, scale = (
            unit_of(str(outcome), page.lang) if kind == "morris" else (page.say("figure-share-of-variance"), 1.0)
        )
        lines = [
            Line(
                factor_label(row["factor"], page.lang), row[value], *_within(row, value), BLUE,
                bool(row[value] - row[half] > 0),
                " ± ".join(
                    significant(scale * row[each], page.lang, digits=digits) for each, digits in ((value, 3), (half, 2))
                ),
            )
            for _, row in ordered.head(MOST_LINES).iterrows()
        ]  # fmt: skip
        columns = [name for name in ordered.columns if name in COLUMNS]
        cells = [
            [
                factor_label(row["factor"], page.lang),
                *(significant((1 if name == "n" else scale) * row[name], page.lang, digits=3) for name in columns),
            ]
            for _, row in ordered.iterrows()
        ]
        heads = [page.say("experiment-factor"), *(page.say("experiment-index", column=name) for name in columns)]
        cards.append(
            {
                "title": title,
                "chart": forest(page, lines, unit, scale, title=title, name=str(outcome)),
                "said": "",
                "table": Table(f"{title} ({unit})", heads, cells, range(1, len(heads))),
            }
        )
    return {
        "identifier": "outcomes",
        "title": page.say("experiment-by-outcome"),
        "explained": page.say("experiment-legend-indices", kind=kind),
        "cards": cards,
    }


def _clear_shares(
    page: Page, rows: pd.DataFrame, value: str, factors: Sequence[str], nothing: str
) -> list[dict[str, str]]:
    """Name for each outcome the largest shares that are clear of nothing."""
    told = []
    for outcome, part in rows.groupby("outcome", sort=False):
        clear = part[(part[value] - part[f"{value}_conf"] > 0) & (part[value] > MATTERS)]
        named = [
            f"{' × '.join(factor_label(row[each], page.lang) for each in factors)} "
            f"{share(row[value], page.lang)} ({_interval(page, *_within(row, value))})"
            for _, row in clear.sort_values(value, ascending=False).head(MOST_NAMED).iterrows()
        ]
        told.append(_told(page, str(outcome), named, nothing))
    return told


def _movers(page: Page, rows: pd.DataFrame) -> list[dict[str, str]]:
    """Name the factors that move each outcome most."""
    told = []
    for outcome, part in rows.groupby("outcome", sort=False):
        known = OUTCOMES[str(outcome)]
        clear = part[part["mean_absolute"] - part["mean_absolute_conf"] > 0]
        named = []
        for _, row in clear.sort_values("mean_absolute", ascending=False).head(MOST_NAMED).iterrows():
            size, half = (
                change(row[each], known, page.lang, signed=False) for each in ("mean_absolute", "mean_absolute_conf")
            )
            named.append(f"{factor_label(row['factor'], page.lang)} {size} (± {half})")
        told.append(_told(page, str(outcome), named, page.say("experiment-no-mover")))
    return told


def _told(page: Page, outcome: str, named: Sequence[str], nothing: str) -> dict[str, str]:
    return {"name": OUTCOMES[outcome].label(page.lang), "text": f"{'; '.join(named) or nothing}."}


def _within(row: pd.Series, value: str) -> tuple[float, float]:
    """Return the interval of an index; of a share, the part of it in which a share can lie."""
    low, high = row[value] - row[f"{value}_conf"], row[value] + row[f"{value}_conf"]
    return (low, high) if value == "mean_absolute" else (max(0.0, low), min(1.0, high))


def _interval(page: Page, low: float, high: float) -> str:
    return page.say("number-range", low=decimal(100 * low, 0, page.lang), high=share(high, page.lang))
