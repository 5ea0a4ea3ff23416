"""Sections of what was found: in short, outcome by outcome, and over time."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from experiments.analysis import remark_words
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
from experiments.page import Page, bullets, card, details, paragraph, table
from experiments.report import by_label
from experiments.report_numbers import add_over_time
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    from experiments.analysis.tables import Analysis
    from experiments.store.catalogue import Experiment
    from sim.run.results import Results

MOST_COURSES = 6  # scenarios drawn over time side by side
MOST_LINES = 14  # of one chart
MOST_PLACES = 6  # conditions of one chart
CONTRASTS = ("differences", "main_effects", "slopes")


def add_in_short(page: Page, analysis: Analysis, experiment: Experiment) -> None:
    """Add the findings in sentences: what clearly changes something, where it does otherwise, and what does nothing."""
    tables = analysis.tables
    parts: list[str] = []
    if name := next((name for name in CONTRASTS if name in tables), None):
        parts += _contrasts_in_short(page, tables[name], experiment.design.kind, skipped=bool(experiment.skipped))
    if "interactions" in tables:
        parts += _interactions_in_short(page, analysis)
    if "sobol" in tables:
        parts += indices.shares_in_short(page, tables["sobol"])
    if "sobol_pairs" in tables:
        parts += indices.pairs_in_short(page, tables["sobol_pairs"])
    if "morris" in tables:
        parts += indices.screening_in_short(page, tables["morris"])
    if not parts:
        parts = [paragraph(page.say("Nothing here can be compared.", "Hier is niets te vergelijken."))]
    remarks = [escape(sentence) for sentence in remark_words.sentences(analysis.remarks, page.lang)]
    if remarks:
        parts.append(bullets(remarks, "soft"))
    page.add("short", page.say("In short", "In het kort"), *parts)


def add_details(page: Page, analysis: Analysis, experiment: Experiment) -> None:
    """Add a chart and a table for every outcome."""
    tables = analysis.tables
    if name := next((name for name in CONTRASTS if name in tables), None):
        _add_contrasts(page, tables[name], experiment)
    if "effects_within" in tables:
        _add_within(page, analysis)
    for kind in ("sobol", "morris"):
        if kind in tables:
            indices.add_indices(page, kind, tables[kind])


def add_courses(page: Page, results: Mapping[str, Results], experiment: Experiment) -> None:
    """Add the courses over time of a short list of scenarios."""
    if 1 < len(results) <= MOST_COURSES:
        named = by_label(results, page.lang)
        add_over_time(page, named, experiment.design.responses)  # type: ignore[arg-type]  # towns, no ensembles


def _contrasts_in_short(page: Page, rows: pd.DataFrame, kind: str, *, skipped: bool) -> list[str]:
    told, silent, idle = contrasts(page, rows)
    opening = {
        "scenarios": page.say("At the end of the run, compared with the first scenario:",
                              "Aan het einde van de run, vergeleken met het eerste scenario:"),
        "one_at_a_time": page.say("At the end of the run, each change alone, compared with the base:",
                                  "Aan het einde van de run, elke wijziging apart, vergeleken met het uitgangspunt:"),
        "latin_hypercube": page.say("From one end of each range to the other, all else drawn as well (straight lines):",
                                    "Van het ene eind van elk bereik naar het andere, al het andere ook geloot (rechte "
                                    "lijnen):"),
    }.get(kind, page.say("At the end of the run, averaged over all other settings:",
                         "Aan het einde van de run, gemiddeld over alle andere instellingen:"))  # fmt: skip
    if kind == "full_factorial" and rows["factor"].nunique() == 1:
        opening = page.say("At the end of the run:", "Aan het einde van de run:")
    elif kind == "full_factorial" and skipped:
        opening = page.say(
            "At the end of the run, averaged over those other settings beside which both can stand:",
            "Aan het einde van de run, gemiddeld over de andere instellingen waarbij beide kunnen bestaan:",
        )
    parts = [paragraph(opening)]
    if told:
        parts.append(bullets(told[:MOST_NAMED]))
    else:
        parts.append(
            paragraph(
                page.say("No clear difference was found on any outcome.",
                         "Op geen enkele uitkomst is een duidelijk verschil gevonden.")
            )
        )  # fmt: skip
    if len(told) > MOST_NAMED:
        more = page.say(f"{len(told) - MOST_NAMED} more with a clear difference",
                        f"Nog {len(told) - MOST_NAMED} met een duidelijk verschil")  # fmt: skip
        parts.append(details(more, bullets(told[MOST_NAMED:])))
    if silent:
        words = page.say("No clear difference on any outcome:", "Op geen enkele uitkomst een duidelijk verschil:")
        parts.append(paragraph(f"{words} {'; '.join(silent)}.", "soft"))
    if idle:
        words = page.say("The same in every future, on every outcome:", "In elke toekomst gelijk, op elke uitkomst:")
        parts.append(paragraph(f"{words} {'; '.join(idle)}.", "soft"))
    return parts


def _interactions_in_short(page: Page, analysis: Analysis) -> list[str]:
    rows = analysis.tables["interactions"]
    rows = rows[rows["mean"].notna()]
    clear = rows[rows["firm"]]
    title = f"<h3>{page.say('Does it depend on the other settings?', 'Hangt het af van de andere instellingen?')}</h3>"
    if rows.empty:
        words = page.say(
            "That cannot be told: the combinations it takes cannot stand, or have no value.",
            "Dat is niet te zeggen: de combinaties die ervoor nodig zijn, kunnen niet bestaan of hebben geen waarde.",
        )
        return [title, paragraph(words)]
    if clear.empty:
        return [
            title,
            paragraph(
                page.say(
                    f"Of {len(rows)} interactions of two settings none is clear: no difference found.",
                    f"Van de {len(rows)} wisselwerkingen tussen twee instellingen is er geen duidelijk: geen verschil "
                    "gevonden.",
                )
            ),
        ]
    told = under_conditions(page, analysis.tables["effects_within"], clear)
    rest = paragraph(
        page.say(
            f"{len(clear)} of {len(rows)} interactions of two settings are clear; of the others no difference was "
            "found "
            "that stands among so many.",
            f"Duidelijk zijn {len(clear)} van de {len(rows)} wisselwerkingen tussen twee instellingen; bij de andere "
            "is geen verschil gevonden dat bij zo veel vergelijkingen standhoudt.",
        ),
        "soft",
    )
    more = []
    if len(told) > MOST_NAMED:
        more = [details(page.say(f"{len(told) - MOST_NAMED} more", f"Nog {len(told) - MOST_NAMED}"),
                        bullets(told[MOST_NAMED:]))]  # fmt: skip
    return [title, bullets(told[:MOST_NAMED]), *more, rest]


def _add_contrasts(page: Page, rows: pd.DataFrame, experiment: Experiment) -> None:
    cards = []
    names = {index: name for name, part in by_contrast(page, rows) for index in part.index}
    for outcome, part in rows.groupby("outcome", sort=False):
        known = part[part["mean"].notna()]
        shown = known.reindex(known["mean"].abs().sort_values(ascending=False).index)[:MOST_LINES]
        if len(known) <= MOST_LINES:
            shown = known
        label = OUTCOMES[str(outcome)].label(page.lang)
        if known.empty:
            text = page.say("There is nothing to compare: no value on one side or both.",
                            "Er is niets te vergelijken: aan een kant of beide is er geen waarde.")  # fmt: skip
            cards.append(card(label, paragraph(text, "soft")))
            continue
        lines = [_line(page, row, _short_name(page, row)) for _, row in shown.iterrows()]
        unit, scale = unit_of(str(outcome), page.lang)
        picture = page.chart(
            forest(lines, unit, page.lang, scale=scale),
            f"{label}. " + ". ".join(f"{each.label}: {each.told}" for each in lines),
            str(outcome),
        )
        left = len(known) - len(shown)
        rest = page.say(f"The {len(shown)} largest; {left} smaller ones stand in the table.",
                        f"De {len(shown)} grootste; {left} kleinere staan in de tabel.")  # fmt: skip
        cards.append(
            card(
                label,
                picture,
                paragraph(rest, "soft") if left else "",
                details(page.say("As a table", "Als tabel"), _table(page, known, names)),
            )
        )
    page.add(
        "outcomes",
        page.say("Outcome by outcome", "Uitkomst voor uitkomst"),
        paragraph(f"{_legend(page)} {_against(page, rows)}"),
        f'<div class="grid">{"".join(cards)}</div>',
    )


def _add_within(page: Page, analysis: Analysis) -> None:
    """Add a chart of each clear interaction: what a setting does at each level of the other one."""
    rows, within = analysis.tables["interactions"], analysis.tables["effects_within"]
    clear = rows[rows["firm"]]
    cards = []
    seen = set()
    for _, row in clear.iterrows():
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
        unit, scale = unit_of(str(key[0]), page.lang)
        label = OUTCOMES[str(key[0])].label(page.lang)
        what = contrast_name(page, part.iloc[0]) if alone else factor_label(one, page.lang)
        title = f"{label}. {what}"
        cards.append(
            card(
                title,
                page.chart(
                    forest(lines, unit, page.lang, scale=scale),
                    f"{title}. " + ". ".join(f"{each.label}: {each.told}" for each in lines),
                    f"{key[0]}-within",
                ),
            )
        )
    if cards:
        page.add(
            "depends",
            page.say("What depends on what", "Wat waarvan afhangt"),
            paragraph(
                page.say(
                    "Each clear interaction: what a setting does, under each of the other settings named in front.",
                    "Elke duidelijke wisselwerking: wat een instelling doet, onder elk van de andere instellingen die "
                    "vooraan "
                    "staan.",
                )
            ),
            f'<div class="grid">{"".join(cards)}</div>',
        )


def _legend(page: Page) -> str:
    return page.say(
        "The dot is the mean difference over all futures, the line its 95% interval. Blue is better, orange "
        "worse, grey "
        "neither. A hollow dot: no difference found, or one that may be luck among so many.",
        "De stip is het gemiddelde verschil over alle toekomsten, de lijn het 95%-interval daarvan. Blauw is "
        "beter, oranje "
        "slechter, grijs geen van beide. Een open stip: geen verschil gevonden, of een dat bij zo veel vergelijkingen "
        "toeval kan zijn.",
    )


def _under(page: Page, condition: str, row: pd.Series, *, alone: bool) -> str:
    place = level_label(condition, row["within_level"], page.lang)
    label = place if condition == "base" else f"{factor_label(condition, page.lang)}: {place}"
    return label if alone else f"{label} – {level_label(row['factor'], row['level'], page.lang)}"


def _short_name(page: Page, row: pd.Series) -> str:
    if "factor" in row:
        return short_contrast(row["factor"], row["level"], row["against"], page.lang)
    return short_contrast("scenario", row["label"], row["against"], page.lang)


def _against(page: Page, rows: pd.DataFrame) -> str:
    """Say what differences are against, where that is not a number that stands beside each."""
    named = rows if "factor" in rows else rows.assign(factor="scenario")
    first = named.drop_duplicates("factor")
    told = []
    for factor, level in zip(first["factor"], first["against"], strict=True):
        label = level_label(factor, level, page.lang)
        text = label if factor == "scenario" else f"{factor_label(factor, page.lang)}: {label}"
        told.append(text)
    words = page.say("Each is compared with", "Elk is vergeleken met")
    return f"{words} {'; '.join(told)}." if len(told) <= MOST_LINES else ""


def _line(page: Page, row: pd.Series, label: str) -> Line:
    kind = judged(row)
    colour = {"gain": BLUE, "loss": ORANGE}.get(kind, GREY)
    low, high = (row["mean"] if pd.isna(row[end]) else row[end] for end in ("low", "high"))
    return Line(label, row["mean"], low, high, colour, bool(row["firm"]), effect(page, row))


def _table(page: Page, rows: pd.DataFrame, names: Mapping[object, str]) -> str:
    outcome = OUTCOMES[rows["outcome"].iloc[0]]
    cells = [
        [
            escape(names[index]),
            change(row["mean"], outcome, page.lang),
            span(row["low"], row["high"], outcome, page.lang),
            page.say("yes", "ja") if row["firm"] else page.say("no", "nee"),
            f"{int(row['n'])}",
        ]
        for index, row in rows.iterrows()
    ]
    headers = page.say("Difference|Mean|95% interval|Clear among all|n", "Verschil|Gemiddeld|95%-interval|Duidelijk|n")
    return table(outcome.label(page.lang), headers.split("|"), cells, numeric=(1, 2, 4))
