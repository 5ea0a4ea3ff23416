"""What Sobol and Morris indices say: which factors an outcome hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd

from experiments.experiment_report.charts import BLUE, Line, forest, unit_of
from experiments.experiment_report.words import factor_label
from experiments.numbers import change, localised
from experiments.page import Page, bullets, card, details, paragraph, table
from language import words
from language.outcomes import OUTCOMES

MOST_LINES = 14  # of one chart
MOST_NAMED = 5  # factors, or pairs, in one sentence
MATTERS = 0.05  # a share of variance below this is not told
ROUGH = 0.25  # a half width of a share above this tells hardly anything
#: Columns of the tables that are shown, English and Dutch.
HEADERS = {
    "first": ("First order", "Eerste orde"),
    "first_conf": ("± first", "± eerste"),
    "total": ("Total", "Totaal"),
    "total_conf": ("± total", "± totaal"),
    "mean_absolute": ("Mean size", "Gemiddelde grootte"),
    "mean_absolute_conf": ("±", "±"),
    "mean": ("Mean", "Gemiddelde"),
    "deviation": ("Spread", "Spreiding"),
    "n": ("n", "n"),
}


def _clear_shares(page: Page, rows: pd.DataFrame, share: str, factors: Sequence[str], nothing: str) -> list[str]:
    """Name for each outcome the largest shares that are clear of nothing."""
    told = []
    for outcome, part in rows.groupby("outcome", sort=False):
        label = OUTCOMES[str(outcome)].label(page.lang)
        clear = part[(part[share] - part[f"{share}_conf"] > 0) & (part[share] > MATTERS)]
        named = [
            f"{' × '.join(factor_label(row[each], page.lang) for each in factors)} "
            f"{_percent(row[share], *_within(row, share), page.lang)}"
            for _, row in clear.sort_values(share, ascending=False).head(MOST_NAMED).iterrows()
        ]
        told.append(f'<span class="told">{escape(label)}</span>: {escape("; ".join(named) or nothing)}.')
    return told


def shares_in_short(page: Page, rows: pd.DataFrame) -> list[str]:
    """Say which share of the variance of each outcome hangs on which factor."""
    nothing = page.say("no factor with a clear share", "geen factor met een duidelijk aandeel")
    told = _clear_shares(page, rows, "total", ["factor"], nothing)
    return [
        paragraph(
            page.say(
                "Share of the variance between settings in which the factor has a part, alone or together with others "
                "(total index, 95% interval). What factors do together counts for each of them, so shares may add up "
                "to more than 100%.",
                "Deel van de variantie tussen instellingen waaraan de factor bijdraagt, alleen of samen met andere "
                "(totale index, 95%-interval). Wat factoren samen doen telt bij elk van hen mee, dus de delen kunnen "
                "optellen tot meer dan 100%.",
            )
        ),
        bullets(told),
    ]


def too_rough(page: Page, rows: pd.DataFrame) -> list[str]:
    """Say so where the intervals of shares are too wide to go by."""
    widest, samples = float(rows["total_conf"].max()), int(rows["n"].max())
    if not widest > ROUGH:
        return []
    return [
        page.say(
            f"With {samples} base samples shares are rough: the widest interval is ± {100 * widest:.0f}%. A design "
            "with more samples tells factors apart.",
            f"Met {samples} basispunten zijn de delen ruw: het breedste interval is ± {100 * widest:.0f}%. Een ontwerp "
            "met meer punten houdt factoren uit elkaar.",
        )
    ]


def pairs_in_short(page: Page, rows: pd.DataFrame) -> list[str]:
    """Say which share of the variance of each outcome two factors make together."""
    nothing = page.say("no pair with a clear share", "geen paar met een duidelijk aandeel")
    told = _clear_shares(page, rows, "second", ["factor", "other_factor"], nothing)
    return [
        paragraph(
            page.say(
                "Of this, what two factors make together, beyond what each makes alone (second-order index, 95% "
                "interval):",
                "Wat daarvan twee factoren samen maken, boven wat elk alleen maakt (index van de tweede orde, "
                "95%-interval):",
            )
        ),
        bullets(told),
    ]


def screening_in_short(page: Page, rows: pd.DataFrame) -> list[str]:
    """Say which factors move each outcome most."""
    told = []
    for outcome, part in rows.groupby("outcome", sort=False):
        known = OUTCOMES[str(outcome)]
        clear = part[part["mean_absolute"] - part["mean_absolute_conf"] > 0]
        named = [
            f"{factor_label(row['factor'], page.lang)} "
            f"{change(row['mean_absolute'], known, page.lang, signed=False)} "
            f"(± {change(row['mean_absolute_conf'], known, page.lang, signed=False)})"
            for _, row in clear.sort_values("mean_absolute", ascending=False).head(MOST_NAMED).iterrows()
        ]
        nothing = page.say("no factor that clearly moves it", "geen factor die haar duidelijk beweegt")
        told.append(
            f'<span class="told">{escape(known.label(page.lang))}</span>: {escape("; ".join(named) or nothing)}.'
        )
    return [
        paragraph(
            page.say(
                "What moves each outcome most: mean size of its change over the whole range of the factor, reckoned "
                "from steps through that range (with the half width of the 95% interval).",
                "Wat elke uitkomst het meest beweegt: de gemiddelde grootte van haar verandering over het hele bereik "
                "van de factor, berekend uit stappen door dat bereik (met de halve breedte van het 95%-interval).",
            )
        ),
        bullets(told),
    ]


def add_indices(page: Page, kind: str, rows: pd.DataFrame) -> None:
    """Add a chart and a table of the indices of every outcome."""
    value, half = ("total", "total_conf") if kind == "sobol" else ("mean_absolute", "mean_absolute_conf")
    what = {
        "sobol": ("the total index", "de totale index"),
        "morris": ("the mean size of the change", "de gemiddelde grootte van de verandering"),
    }[kind]
    cards = []
    for outcome, part in rows.groupby("outcome", sort=False):
        ordered = part.sort_values(value, ascending=False)
        label = OUTCOMES[str(outcome)].label(page.lang)
        unit, scale = (words(page.lang)("figure-share-of-variance"), 1.0)
        if kind == "morris":
            unit, scale = unit_of(str(outcome), page.lang)
        lines = [
            Line(
                factor_label(row["factor"], page.lang), row[value], *_within(row, value),
                BLUE, bool(row[value] - row[half] > 0),
                f"{localised(f'{scale * row[value]:.3g} ± {scale * row[half]:.2g}', page.lang)}",
            )
            for _, row in ordered.head(MOST_LINES).iterrows()
        ]  # fmt: skip
        columns = [name for name in ordered.columns if name in HEADERS]
        cells = [
            [escape(factor_label(row["factor"], page.lang)),
             *(localised(f"{(1 if name == 'n' else scale) * row[name]:.3g}", page.lang) for name in columns)]
            for _, row in ordered.iterrows()
        ]  # fmt: skip
        headers = [page.say("Factor", "Factor"), *(page.say(*HEADERS[name]) for name in columns)]
        shown = table(f"{label} ({unit})", headers, cells, numeric=range(1, len(columns) + 1))
        cards.append(
            card(
                label,
                page.chart(
                    forest(lines, unit, page.lang, scale=scale),
                    f"{label}. " + ". ".join(f"{line.label}: {line.told}" for line in lines),
                    str(outcome),
                ),
                details(page.say("As a table", "Als tabel"), shown),
            )
        )
    page.add(
        "outcomes", page.say("Outcome by outcome", "Uitkomst voor uitkomst"),
        paragraph(
            page.say(
                f"The dot is {what[0]}, the line its 95% interval. A hollow dot: the interval includes zero.",
                f"De stip is {what[1]}, de lijn het 95%-interval daarvan. Een open stip: nul ligt binnen het interval.",
            )
        ),
        f'<div class="grid">{"".join(cards)}</div>',
    )  # fmt: skip


def _within(row: pd.Series, value: str) -> tuple[float, float]:
    """Return the interval of an index; of a share, the part of it in which a share can lie."""
    low, high = row[value] - row[f"{value}_conf"], row[value] + row[f"{value}_conf"]
    return (low, high) if value == "mean_absolute" else (max(0.0, low), min(1.0, high))


def _percent(value: float, low: float, high: float, lang: str) -> str:
    to = "tot" if lang == "nl" else "to"
    return localised(f"{100 * value:.0f}% ({100 * low:.0f} {to} {100 * high:.0f}%)", lang)
