"""What Sobol and Morris indices say: which factors an outcome hangs on."""

from __future__ import annotations

from html import escape

import pandas as pd

from experiments.experiment_report.charts import BLUE, Line, forest, unit_of
from experiments.experiment_report.words import factor_label
from experiments.numbers import change, localised
from experiments.page import Page, bullets, card, details, paragraph, table
from sim.outcomes import OUTCOMES

MOST_LINES = 14  # of one chart
MATTERS = 0.05  # a share of variance below this is not told


def shares_in_short(page: Page, rows: pd.DataFrame) -> list[str]:
    """Say which share of the variance of each outcome hangs on which factor."""
    told = []
    for outcome, part in rows.groupby("outcome", sort=False):
        label = OUTCOMES[str(outcome)].label(page.lang)
        clear = part[(part["total"] - part["total_conf"] > 0) & (part["total"] > MATTERS)]
        named = [
            f"{factor_label(row['factor'], page.lang)} {_percent(row['total'], row['total_conf'], page.lang)}"
            for _, row in clear.sort_values("total", ascending=False).head(5).iterrows()
        ]
        nothing = page.say("no factor with a clear share", "geen factor met een duidelijk aandeel")
        told.append(f'<span class="told">{escape(label)}</span>: {escape("; ".join(named) or nothing)}.')
    return [
        paragraph(
            page.say(
                "Share of the variance between settings that would go if the factor were known, with all it does "
                "together with others (total index, 95% interval):",
                "Deel van de variantie tussen instellingen dat zou verdwijnen als de factor bekend was, met "
                "alles wat hij "
                "samen met andere doet (totale index, 95%-interval):",
            )
        ),
        bullets(told),
    ]


def pairs_in_short(page: Page, rows: pd.DataFrame) -> list[str]:
    """Say which share of the variance of each outcome two factors make together."""
    told = []
    for outcome, part in rows.groupby("outcome", sort=False):
        label = OUTCOMES[str(outcome)].label(page.lang)
        clear = part[(part["second"] - part["second_conf"] > 0) & (part["second"] > MATTERS)]
        named = [
            f"{factor_label(row['factor'], page.lang)} × {factor_label(row['other_factor'], page.lang)} "
            f"{_percent(row['second'], row['second_conf'], page.lang)}"
            for _, row in clear.head(5).iterrows()
        ]
        nothing = page.say("no pair with a clear share", "geen paar met een duidelijk aandeel")
        told.append(f'<span class="told">{escape(label)}</span>: {escape("; ".join(named) or nothing)}.')
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
            for _, row in clear.sort_values("mean_absolute", ascending=False).head(5).iterrows()
        ]
        nothing = page.say("no factor that clearly moves it", "geen factor die haar duidelijk beweegt")
        told.append(
            f'<span class="told">{escape(known.label(page.lang))}</span>: {escape("; ".join(named) or nothing)}.'
        )
    return [
        paragraph(
            page.say(
                "What moves each outcome most: mean size of its change when the factor takes one step through "
                "its range "
                "(with the half width of the 95% interval).",
                "Wat elke uitkomst het meest beweegt: de gemiddelde grootte van haar verandering als de factor "
                "één stap "
                "door zijn bereik zet (met de halve breedte van het 95%-interval).",
            )
        ),
        bullets(told),
    ]


def add_indices(page: Page, kind: str, rows: pd.DataFrame) -> None:
    """Add a chart and a table of the indices of every outcome."""
    value, half = ("total", "total_conf") if kind == "sobol" else ("mean_absolute", "mean_absolute_conf")
    cards = []
    for outcome, part in rows.groupby("outcome", sort=False):
        ordered = part.sort_values(value, ascending=False)
        label = OUTCOMES[str(outcome)].label(page.lang)
        unit, scale = (page.say("share of variance", "deel van de variantie"), 1.0)
        if kind == "morris":
            unit, scale = unit_of(str(outcome), page.lang)
        lines = [
            Line(
                factor_label(row["factor"], page.lang), row[value], row[value] - row[half], row[value] + row[half],
                BLUE, bool(row[value] - row[half] > 0),
                f"{localised(f'{scale * row[value]:.3g} ± {scale * row[half]:.2g}', page.lang)}",
            )
            for _, row in ordered.head(MOST_LINES).iterrows()
        ]  # fmt: skip
        columns = [name for name in ordered.columns if name not in ("outcome", "factor")]
        cells = [
            [escape(factor_label(row["factor"], page.lang)),
             *(localised(f"{row[name]:.3g}", page.lang) for name in columns)]
            for _, row in ordered.iterrows()
        ]  # fmt: skip
        shown = table(label, [page.say("Factor", "Factor"), *columns], cells, numeric=range(1, len(columns) + 1))
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
        f'<div class="grid">{"".join(cards)}</div>',
    )  # fmt: skip


def _percent(value: float, half: float, lang: str) -> str:
    return localised(f"{100 * value:.0f}% (± {100 * half:.0f})", lang)
