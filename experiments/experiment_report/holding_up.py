"""What holds up: settings that no other one beats, and options that do well everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.analysis.robustness import is_choice, settings_of
from experiments.analysis.trade_offs import CRITERIA
from experiments.experiment_report.charts import FEW, SHORT, trade_off_map
from experiments.experiment_report.sentences import robust
from experiments.experiment_report.words import setting_label
from experiments.numbers import amount, share
from experiments.page import Page
from experiments.tables import Table
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    from experiments.analysis.tables import Analysis

MOST_NUMBERED = 20  # points of the map that bear the number they have in the table
MOST_ROBUST = 8  # options told one by one


def trade_offs(page: Page, analysis: Analysis) -> dict[str, Any] | None:
    """Return which settings no other one beats on reach, coordination and cost together."""
    if "trade_offs" not in analysis.tables:
        return None
    rows = analysis.tables["trade_offs"]
    levels = settings_by_point(analysis)
    labels = [setting_label(levels[point], page.lang) for point in rows["point"]]
    fits = len(labels) <= FEW and all(len(label) <= SHORT for label in labels)
    numbered = not fits and len(labels) <= MOST_NUMBERED
    if numbered:
        labels = [f"{number}. {label}" for number, label in enumerate(labels, start=1)]
    names = [OUTCOMES[key].label(page.lang) for key in CRITERIA]
    sentence = page.say(
        "experiment-trade-offs-found",
        front=int(rows["on_front"].sum()), count=len(rows), always=int((rows["share"] == 1).sum()),
    )  # fmt: skip
    lines = [
        [
            label,
            *(amount(row[key], OUTCOMES[key], page.lang) for key in CRITERIA),
            page.say("report-yes") if row["on_front"] else page.say("report-no"),
            share(row["share"], page.lang),
        ]
        for label, (_, row) in zip(labels, rows.iterrows(), strict=True)
    ]
    heads = [page.say("experiment-setting"), *names]
    heads += [page.say("experiment-unbeaten"), page.say("experiment-share-of-futures")]
    explained = [
        page.say("experiment-trade-offs-explained", **dict(zip(("reach", "plan", "cost"), names, strict=True))),
        page.say("experiment-trade-offs-numbers") if numbered else "",
        "" if all(is_choice(factor) for factor in analysis.factors) else page.say("experiment-trade-offs-apart"),
    ]
    figure = trade_off_map(rows, labels, CRITERIA, page.lang, numbered=numbered)
    return {
        "explained": " ".join(text for text in explained if text),
        "chart": page.chart(figure, sentence, "trade_offs"),
        "sentence": sentence,
        "table": Table(page.say("experiment-trade-offs-caption"), heads, lines, range(1, 6)),
    }


def robustness(page: Page, analysis: Analysis) -> list[dict[str, Any]]:
    """Return how often each option is the best, and what it can cost to have chosen it."""
    if "robustness" not in analysis.tables:
        return []
    rows = analysis.tables["robustness"]
    choices = [factor for factor in analysis.factors if is_choice(factor)]
    places = [factor for factor in analysis.factors if not is_choice(factor)]
    options, contexts = settings_of(analysis.outcomes, choices), settings_of(analysis.outcomes, places)
    cards = []
    for outcome, part in rows.groupby("outcome", sort=False):
        ordered = part.sort_values(["max_regret", "best_in_futures"], ascending=[True, False])
        told = [
            robust(
                page,
                row,
                setting_label(options[row["option"]], page.lang),
                setting_label(contexts[row["worst_context"]], page.lang),
            )
            for _, row in ordered.head(MOST_ROBUST).iterrows()
        ]
        label = OUTCOMES[str(outcome)].label(page.lang)
        cards.append({"label": label, "told": told, "rest": len(ordered) - len(told)})
    return cards


def settings_by_point(analysis: Analysis) -> dict[int, dict[str, object]]:
    """Return the levels of every point."""
    rows = analysis.outcomes.drop_duplicates("point").set_index("point")[list(analysis.factors)]
    return {int(str(point)): dict(row) for point, row in rows.iterrows()}
