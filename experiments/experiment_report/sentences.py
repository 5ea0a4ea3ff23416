"""Findings in sentences, derived from the numbers: what got better, worse, and where no difference was found."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, Literal

import pandas as pd

from experiments.experiment_report.words import contrast_label, factor_label, level_label
from experiments.findings import direction
from experiments.numbers import change, points_word, span, style_of
from experiments.page import Page, bullets
from language.outcomes import OUTCOMES, Outcome

Judgement = Literal["gain", "loss", "change", "none", "same", "too_few", "unknown"]
MOST_NAMED = 12  # contrasts told one by one
FEW = 4  # contrasts of which everything is told
NOTHING = 1e-9  # of a regret: rounding


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
        numbers = f"€ {numbers}"
    elif outcome.kind == "month" or outcome.unit == "months":
        numbers += " maanden" if lang == "nl" else " months"
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


def in_a_sentence(page: Page, rows: pd.DataFrame, *, brief: bool = False) -> str:
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
    str
        HTML.
    """
    found: dict[str, list[str]] = {}
    for _, row in rows.iterrows():
        kind = judged(row)
        text = small_label(OUTCOMES[row["outcome"]], page.lang)
        if kind in ("gain", "loss", "change"):
            text += f" {size(row, page.lang)}"
        perhaps = kind in ("gain", "loss", "change") and not row["firm"]
        found.setdefault("perhaps" if perhaps else kind, []).append(escape(text))
    words = {
        "gain": page.say("Better", "Beter"),
        "loss": page.say("Worse", "Slechter"),
        "change": page.say("Different", "Anders"),
        "perhaps": page.say("Possibly luck", "Kan toeval zijn"),
        "none": page.say("No difference found", "Geen verschil gevonden"),
        "same": page.say("The same in every future", "In elke toekomst gelijk"),
        "too_few": page.say("Seen in one future only", "In maar één toekomst gezien"),
        "unknown": page.say("Cannot be compared", "Niet te vergelijken"),
    }
    colours = {"gain": ' class="gain"', "loss": ' class="loss"'}
    parts = []
    for group, word in words.items():
        if group in found:
            told = "; ".join(found[group])
            if brief and group not in ("gain", "loss", "change"):
                told = _outcomes(page, len(found[group]))
            parts.append(f"<span{colours.get(group, '')}>{word}: {told}.</span>")
    return " ".join(parts)


def _outcomes(page: Page, count: int) -> str:
    if count == 1:
        return page.say("1 outcome", "1 uitkomst")
    return page.say(f"{count} outcomes", f"{count} uitkomsten")


def contrasts(page: Page, table: pd.DataFrame) -> tuple[list[str], list[str], list[str]]:
    """Return a sentence for each contrast that changes something, the clearest first, and the names of all others.

    Those that change nothing in any future come apart, as the last list.

    Parameters
    ----------
    page : Page
    table : pandas.DataFrame
        ``differences``, ``main_effects`` or ``slopes``, with ``firm``.
    """
    told, silent, idle = [], [], []
    every = by_contrast(page, table)
    for name, rows in every:
        clear = int(rows["firm"].sum())
        if clear:
            told.append(
                (
                    clear,
                    f'<span class="told">{escape(name)}.</span> {in_a_sentence(page, rows, brief=len(every) > FEW)}',
                )
            )
        elif {judged(row) for _, row in rows.iterrows() if not pd.isna(row["mean"])} == {"same"}:
            idle.append(name)
        else:
            silent.append(name)
    told.sort(key=lambda each: -each[0])
    return [text for _, text in told], silent, idle


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


def under_conditions(page: Page, within: pd.DataFrame, clear: pd.DataFrame) -> list[str]:
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
    list of str
        HTML, one a contrast and condition; a choice is told by the place or circumstance it is in, not the other way
        round.
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
        head = page.say(f"{name}, by {by[0].lower()}{by[1:]}.", f"{name}, naar {by[0].lower()}{by[1:]}.")
        told.append(f'<span class="told">{escape(head)}</span>{bullets(parts)}')
    return told


def _by_condition(page: Page, outcome: str, rows: pd.DataFrame, condition: str) -> str:
    label = OUTCOMES[outcome].label(page.lang)
    effects = [
        f"{effect(page, row)} {page.say('in', 'in')} “{level_label(condition, row['within_level'], page.lang)}”"
        if condition == "base"
        else f"{effect(page, row)} {page.say('at', 'bij')} {level_label(condition, row['within_level'], page.lang)}"
        for _, row in rows.iterrows()
    ]
    return escape(f"{label}: {'; '.join(effects)}.")


def effect(page: Page, row: pd.Series) -> str:
    """Say what one row of a table of differences shows: a difference with its interval, or why none is told."""
    kind = judged(row)
    if kind == "unknown":
        return page.say("cannot be compared", "niet te vergelijken")
    if kind == "same":
        return page.say("the same in every future", "in elke toekomst gelijk")
    if kind == "none":
        words = page.say("no difference found", "geen verschil gevonden")
        return f"{words} ({around_nothing(row, page.lang)})"
    if kind == "too_few":
        seen = change(row["mean"], OUTCOMES[row["outcome"]], page.lang)
        return page.say(f"{seen} in one future, too few to say", f"{seen} in één toekomst; dat zegt te weinig")
    return size(row, page.lang)


def robust(page: Page, row: pd.Series, option: str, context: str) -> str:
    """Say how often an option is best, and how much less it gives than the best where that shows most."""
    outcome = OUTCOMES[row["outcome"]]
    best = page.say(
        f"{option}: best in {row['best_in_futures']} of {row['futures']} futures",
        f"{option}: het best in {row['best_in_futures']} van {row['futures']} toekomsten",
    )
    if row["max_regret"] == 0:
        return best + page.say(", and on average the best everywhere.", ", en gemiddeld overal het best.")
    most = change(row["max_regret"], outcome, page.lang, signed=False)
    where = page.say(f", in: {context}", f", in: {context}") if context else ""
    if pd.isna(row["max_regret_low"]):
        return best + page.say(
            f"; at its worst {most} worse than the best{where}, in too few futures to be sure.",
            f"; op zijn slechtst {most} slechter dan de beste{where}, in te weinig toekomsten om zeker te zijn.",
        )
    if not row["max_regret_low"] > NOTHING * abs(row["max_regret"]):
        return best + page.say("; no clear difference with the best.", "; geen duidelijk verschil met de beste.")
    within = span(row["max_regret_low"], row["max_regret_high"], outcome, page.lang)
    return best + page.say(
        f"; at its worst {most} ({within}) worse than the best{where}.",
        f"; op zijn slechtst {most} ({within}) slechter dan de beste{where}.",
    )


def counted(page: Page, tables: Sequence[pd.DataFrame]) -> str:
    """Say how many differences with an interval were looked at, and how many luck alone would bring forward."""
    looked = sum(int(table["low"].notna().sum()) for table in tables)
    seen = sum(int((table.apply(judged, axis=1).isin(("gain", "loss", "change"))).sum()) for table in tables)
    clear = sum(int(table["firm"].sum()) for table in tables)
    luck = max(1, round(0.05 * looked))
    return page.say(
        f"{looked} differences were looked at. A 95% interval misses once in twenty, so about {luck} would seem to "
        f"differ by luck alone. {seen} have an interval without zero; {clear} of these are too clear to come from luck "
        "among so many (Holm). The others stand under “possibly luck”.",
        f"Er is naar {looked} verschillen gekeken. Een 95%-interval zit er één op de twintig keer naast, dus zo'n "
        f"{luck} zouden door toeval alleen lijken te verschillen. {seen} hebben een interval zonder nul; {clear} "
        "daarvan zijn te duidelijk om toeval te zijn, ook bij zo veel vergelijkingen (Holm). De andere staan "
        "onder ‘kan toeval zijn’.",
    )


def _hashable(value: Any) -> Any:
    return str(value) if isinstance(value, list) else value
