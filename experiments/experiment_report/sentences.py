"""Findings in sentences, derived from the numbers: what got better, worse, and where no difference was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import pandas as pd

from experiments.experiment_report.words import contrast_label, factor_label, level_label
from experiments.findings import direction
from experiments.numbers import change, points_word, span, style_of
from experiments.page import Page
from language import words
from language.numbers import euro
from language.outcomes import OUTCOMES, Outcome

Judgement = Literal["gain", "loss", "change", "none", "same", "too_few", "unknown"]
MOST_NAMED = 12  # contrasts told one by one
FEW = 4  # contrasts of which everything is told
NOTHING = 1e-9  # of a regret: rounding
SEEN = ("gain", "loss", "change")


def judged(row: pd.Series) -> Judgement:
    """Judge a row of a table of differences: a gain or a loss needs an interval without 0 and a better side."""
    outcome = OUTCOMES[row["outcome"]]
    if pd.isna(row["mean"]):
        return "unknown"
    if pd.isna(row["low"]):
        return "too_few"
    if row["low"] == row["high"] == 0:
        return "same"
    if row["low"] <= 0 <= row["high"]:
        return "none"
    if outcome.better == "neither":
        return "change"
    return "gain" if (row["mean"] > 0) == (outcome.better == "higher") else "loss"


def size(row: pd.Series, lang: str) -> str:
    """Return the interval of a difference with its direction: ``1.2 to 2.3 fewer``."""
    outcome = OUTCOMES[row["outcome"]]
    low, high = sorted((abs(float(row["low"])), abs(float(row["high"]))))
    numbers = span(low, high, outcome, lang)
    style = style_of(outcome)
    if style in ("percent", "points"):
        numbers += f" {points_word(lang)}"
    elif style == "euro":
        numbers = euro(numbers)
    elif outcome.kind == "month" or outcome.unit == "months":
        numbers += f" {words(lang)('number-months')}"
    return f"{numbers} {direction(outcome, up=row['mean'] > 0, lang=lang)}"


def around_nothing(row: pd.Series, lang: str) -> str:
    """Return the interval of a difference that was not found: ``−0.4 to 1.2``."""
    return span(float(row["low"]), float(row["high"]), OUTCOMES[row["outcome"]], lang)


def small_label(outcome: Outcome, lang: str) -> str:
    """Return a label as it stands inside a sentence."""
    label = outcome.label(lang)
    if label.startswith("Eén"):  # a capital loses its accent, the small letter has it
        return f"é{label[1:]}"
    return label if label[:3].isupper() else label[0].lower() + label[1:]


def judgements(page: Page, rows: pd.DataFrame, *, brief: bool = False) -> list[dict[str, str]]:
    """Return what a contrast does to each outcome: better, worse, otherwise, and where nothing was found.

    Parameters
    ----------
    page : Page
    rows : pandas.DataFrame
        Of one contrast: ``outcome``, ``mean``, ``low``, ``high``, ``firm``.
    brief : bool
        Only count the outcomes on which nothing is clear.

    Returns
    -------
    list of dict
        ``kind`` and ``told``, a sentence.
    """
    found: dict[str, list[str]] = {}
    for _, row in rows.iterrows():
        kind: str = judged(row)
        text = small_label(OUTCOMES[row["outcome"]], page.lang)
        if kind in SEEN:
            text += f" {size(row, page.lang)}"
            kind = kind if row["firm"] else "perhaps"
        found.setdefault(kind, []).append(text)
    told = []
    for kind in (*SEEN, "perhaps", "none", "same", "too_few", "unknown"):
        if kind in found:
            counted_only = brief and kind not in SEEN
            names = page.say("experiment-outcomes", count=len(found[kind])) if counted_only else "; ".join(found[kind])
            told.append({"kind": kind, "told": page.say("experiment-judged", kind=kind, told=names)})
    return told


def contrasts(page: Page, table: pd.DataFrame) -> tuple[list[dict[str, Any]], list[str], list[str]]:
    """Return sentences for each contrast that changes something, the clearest first, and the names of all others.

    Those that change nothing in any future come apart, as the last list.

    Parameters
    ----------
    page : Page
    table : pandas.DataFrame
        ``differences``, ``main_effects`` or ``slopes``, with ``firm``.
    """
    told: list[dict[str, Any]] = []
    silent, idle = [], []
    every = by_contrast(page, table)
    for name, rows in every:
        clear = int(rows["firm"].sum())
        if clear:
            sentences = judgements(page, rows, brief=len(every) > FEW)
            told.append({"clear": clear, "name": f"{name}.", "sentences": sentences})
        elif {judged(row) for _, row in rows.iterrows() if not pd.isna(row["mean"])} == {"same"}:
            idle.append(name)
        else:
            silent.append(name)
    return sorted(told, key=lambda each: -each["clear"]), silent, idle


def by_contrast(page: Page, table: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Return the rows of each contrast under its name."""
    keys = ["point"] if "point" in table else ["factor", "level"]
    return [
        (contrast_name(page, rows.iloc[0]), rows)
        for _, rows in table.assign(**{key: table[key].map(_hashable) for key in keys}).groupby(keys, sort=False)
    ]


def contrast_name(page: Page, row: pd.Series) -> str:
    """Return what a row compares, in words."""
    if "factor" in row:
        return contrast_label(row["factor"], row["level"], row["against"], page.lang)
    return contrast_label("scenario", row["label"], row["against"], page.lang)


def under_conditions(page: Page, within: pd.DataFrame, clear: pd.DataFrame) -> list[dict[str, Any]]:
    """Say what a contrast does under each condition, for every pair of factors that work together on an outcome.

    Parameters
    ----------
    page : Page
    within : pandas.DataFrame
        ``effects_within``.
    clear : pandas.DataFrame
        Rows of ``interactions`` that are firm.

    Returns
    -------
    list of dict
        ``name`` and ``effects``, one a contrast and condition; a choice is told by the place or circumstance it is in,
        not the other way round.
    """
    found: dict[tuple[Any, ...], dict[str, pd.DataFrame]] = {}
    for _, row in clear.iterrows():
        one, other = (row["factor"], row["level"]), (row["other_factor"], row["other_level"])
        if not one[0].startswith("choices.") and other[0].startswith("choices."):
            one, other = other, one
        found.setdefault((*one, other[0]), {})[row["outcome"]] = within[
            (within["outcome"] == row["outcome"])
            & (within["factor"] == one[0])
            & (within["level"] == one[1])
            & (within["within"] == other[0])
        ]
    told = []
    for (_, _, condition), by_outcome in found.items():
        name = contrast_name(page, next(iter(by_outcome.values())).iloc[0])
        by = factor_label(condition, page.lang)
        parts = [_by_condition(page, outcome, rows, condition) for outcome, rows in by_outcome.items()]
        condition_label = f"{by[0].lower()}{by[1:]}"
        told.append({"name": page.say("experiment-by", name=name, condition=condition_label), "effects": parts})
    return told


def _by_condition(page: Page, outcome: str, rows: pd.DataFrame, condition: str) -> str:
    told = []
    for _, row in rows.iterrows():
        level = level_label(condition, row["within_level"], page.lang)
        if condition == "base":
            told.append(page.say("experiment-in-place", effect=effect(page, row), place=level))
        else:
            told.append(page.say("experiment-at", effect=effect(page, row), level=level))
    return f"{OUTCOMES[outcome].label(page.lang)}: {'; '.join(told)}."


def effect(page: Page, row: pd.Series) -> str:
    """Say what one row of a table of differences shows: a difference with its interval, or why none is told."""
    kind = judged(row)
    if kind == "unknown":
        return page.say("experiment-effect-unknown")
    if kind == "same":
        return page.say("finding-same")
    if kind == "none":
        return f"{page.say('finding-none')} ({around_nothing(row, page.lang)})"
    if kind == "too_few":
        seen = change(row["mean"], OUTCOMES[row["outcome"]], page.lang)
        return page.say("experiment-effect-in-one", seen=seen)
    return size(row, page.lang)


def robust(page: Page, row: pd.Series, option: str, context: str) -> str:
    """Say how often an option is best, and how much less it gives than the best where that shows most."""
    outcome = OUTCOMES[row["outcome"]]
    facts: dict[str, Any] = {
        "option": option,
        "best": int(row["best_in_futures"]),
        "futures": int(row["futures"]),
        "most": change(row["max_regret"], outcome, page.lang, signed=False),
        "where": page.say("experiment-robust-where", context=context) if context else "",
    }
    if row["max_regret"] == 0:
        return page.say("experiment-robust-always", **facts)
    if pd.isna(row["max_regret_low"]):
        return page.say("experiment-robust-unsure", **facts)
    if not row["max_regret_low"] > NOTHING * abs(row["max_regret"]):
        return page.say("experiment-robust-close", **facts)
    interval = span(row["max_regret_low"], row["max_regret_high"], outcome, page.lang)
    return page.say("experiment-robust-worse", interval=interval, **facts)


def counted(page: Page, tables: Sequence[pd.DataFrame]) -> str:
    """Say how many differences with an interval were looked at, and how many luck alone would bring forward."""
    looked = sum(int(table["low"].notna().sum()) for table in tables)
    return page.say(
        "experiment-counted",
        looked=looked,
        luck=max(1, round(0.05 * looked)),
        seen=sum(int(table.apply(judged, axis=1).isin(SEEN).sum()) for table in tables),
        clear=sum(int(table["firm"].sum()) for table in tables),
    )


def _hashable(value: Any) -> Any:
    return str(value) if isinstance(value, list) else value
