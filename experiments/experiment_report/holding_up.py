"""Sections about what holds up: settings that no other one beats, and options that do well everywhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from experiments.analysis.robustness import is_choice, settings_of
from experiments.analysis.trade_offs import CRITERIA
from experiments.experiment_report.charts import FEW, SHORT, trade_off_map
from experiments.experiment_report.sentences import robust
from experiments.experiment_report.words import setting_label
from experiments.numbers import amount
from experiments.page import Page, bullets, card, details, paragraph, table
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    from experiments.analysis.tables import Analysis

MOST_NUMBERED = 20  # points of the map that bear the number they have in the table
MOST_ROBUST = 8  # options told one by one


def add_trade_offs(page: Page, analysis: Analysis) -> None:
    """Add which settings no other one beats on reach, coordination and cost together."""
    if "trade_offs" not in analysis.tables:
        return
    rows = analysis.tables["trade_offs"]
    levels = settings_by_point(analysis)
    labels = [setting_label(levels[point], page.lang) for point in rows["point"]]
    fits = len(labels) <= FEW and all(len(label) <= SHORT for label in labels)
    numbered = not fits and len(labels) <= MOST_NUMBERED
    if numbered:
        labels = [f"{number}. {label}" for number, label in enumerate(labels, start=1)]
    names = [OUTCOMES[key].label(page.lang) for key in CRITERIA]
    front = [label for label, on_front in zip(labels, rows["on_front"], strict=True) if on_front]
    apart = ("", "")
    if not all(is_choice(factor) for factor in analysis.factors):
        apart = (
            " Only what is set in the same place and circumstances is held against each other.",
            " Alleen wat op dezelfde plaats en onder dezelfde omstandigheden speelt, is met elkaar vergeleken.",
        )
    numbers = (" Numbers are those of the table.", " Nummers zijn die van de tabel.") if numbered else ("", "")
    always = int((rows["share"] == 1).sum())
    sentence = page.say(
        f"{len(front)} of {len(rows)} are beaten by no other on the means; {always} in every future.",
        f"{len(front)} van {len(rows)} worden op de gemiddelden door geen ander verslagen; {always} in elke toekomst.",
    )
    lines = [
        [
            escape(label),
            *(amount(row[key], OUTCOMES[key], page.lang) for key in CRITERIA),
            page.say("yes", "ja") if row["on_front"] else page.say("no", "nee"),
            f"{100 * row['share']:.0f}%",
        ]
        for label, (_, row) in zip(labels, rows.iterrows(), strict=True)
    ]
    headers = [
        page.say("Setting", "Instelling"), *names, page.say("Beaten by none (means)", "Onverslagen (gemiddelden)"),
        page.say("Share of futures", "Deel van de toekomsten"),
    ]  # fmt: skip
    caption = page.say("Means, and how often no other beats it.", "Gemiddelden, en hoe vaak geen ander het verslaat.")
    shown = table(caption, headers, lines, numeric=range(1, 6))
    page.add(
        "trade-offs",
        page.say("Reach, coordination and cost together", "Bereik, coördinatie en kosten samen"),
        paragraph(
            page.say(
                f"One beats another when it does at least as well on “{names[0]}”, “{names[1]}” and “{names[2]}”, and "
                "better on one of them. The filled points are beaten by no other; a larger point is unbeaten in more "
                f"futures.{numbers[0]}{apart[0]}",
                f"De een verslaat de ander als die het op “{names[0]}”, “{names[1]}” en “{names[2]}” minstens zo goed "
                "doet, en op een ervan beter. De dichte punten worden door geen ander verslagen; een groter punt "
                f"blijft in meer toekomsten onverslagen.{numbers[1]}{apart[1]}",
            )
        ),
        page.chart(trade_off_map(rows, labels, CRITERIA, page.lang, numbered=numbered), sentence, "trade_offs"),
        paragraph(sentence),
        details(page.say("As a table", "Als tabel"), shown) if len(lines) > 8 else shown,
    )


def add_robustness(page: Page, analysis: Analysis) -> None:
    """Add how often each option is the best, and what it can cost to have chosen it."""
    if "robustness" not in analysis.tables:
        return
    rows = analysis.tables["robustness"]
    choices = [factor for factor in analysis.factors if is_choice(factor)]
    places = [factor for factor in analysis.factors if not is_choice(factor)]
    options, contexts = settings_of(analysis.outcomes, choices), settings_of(analysis.outcomes, places)
    cards = []
    for outcome, part in rows.groupby("outcome", sort=False):
        ordered = part.sort_values(["max_regret", "best_in_futures"], ascending=[True, False])
        told = [
            escape(
                robust(
                    page,
                    row,
                    setting_label(options[row["option"]], page.lang),
                    setting_label(contexts[row["worst_context"]], page.lang),
                )
            )
            for _, row in ordered.head(MOST_ROBUST).iterrows()
        ]
        rest = len(ordered) - len(told)
        more = paragraph(page.say(f"and {rest} others: see the table.", f"en {rest} andere: zie de tabel."), "soft")
        cards.append(card(OUTCOMES[str(outcome)].label(page.lang), bullets(told), more if rest > 0 else ""))
    explained = page.say(
        "How often each option is the best, and how much worse than the best it is where that shows most: the regret "
        "of who chose it (in brackets its interval, wide enough for all pairs of options together to be held at 95%). "
        "The smallest regret comes first.",
        "Hoe vaak elke optie de beste is, en hoeveel slechter dan de beste waar dat het meest uitmaakt: de spijt van "
        "wie haar koos (tussen haakjes het interval, zo ruim dat het voor alle paren van opties samen voor 95% geldt). "
        "De minste spijt staat vooraan.",
    )
    page.add(
        "robust",
        page.say("Which choice holds up", "Welke keuze houdt stand"),
        paragraph(explained),
        f'<div class="grid">{"".join(cards)}</div>',
    )


def settings_by_point(analysis: Analysis) -> dict[int, dict[str, object]]:
    """Return the levels of every point."""
    rows = analysis.outcomes.drop_duplicates("point").set_index("point")[list(analysis.factors)]
    return {int(str(point)): dict(row) for point, row in rows.iterrows()}
