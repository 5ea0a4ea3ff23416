"""Differences in plain words, in two languages."""

from __future__ import annotations

import pytest

from experiments.comparison import Difference
from experiments.dates import iso_date, marks_within, month_words
from experiments.findings import MAIN, finding, in_short, verdict
from experiments.numbers import MINUS, amount, change, futures, span, unit_after
from language.outcomes import OUTCOMES

WHITE = OUTCOMES["white_spots_per_1000"]
REACH = OUTCOMES["reach_all"]
DESK = OUTCOMES["contacts_desk"]
COST = OUTCOMES["cost_per_youth"]


@pytest.mark.parametrize(
    ("outcome", "difference", "lang", "judged", "sentence"),
    [
        (
            WHITE,
            Difference(-54.0, -66.0, -41.0, 20, 2, 18),
            "en",
            "gain",
            "fewer in 18 of 20 futures, on average 54.0 of every 1,000 young people at one moment (41.0 to 66.0); that is better",
        ),
        (
            REACH,
            Difference(-0.031, -0.05, -0.01, 20, 3, 17),
            "nl",
            "loss",
            "lager in 17 van 20 toekomsten, gemiddeld 3,1 procentpunt (1,0 tot 5,0); dat is slechter",
        ),
        (
            DESK,
            Difference(12.0, 8.0, 16.0, 9, 9, 0),
            "en",
            "change",
            "more in 9 of 9 futures, on average 12.0 per 1,000 young people per year (8.0 to 16.0)",
        ),
        (
            REACH,
            Difference(0.004, -0.01, 0.02, 20, 11, 9),
            "en",
            "none",
            f"no difference found (+0.4 points; {MINUS}1.0 to 2.0)",
        ),
        (
            DESK,
            Difference(6.09, 1.59, 10.6, 20, 6, 0),
            "en",
            "change",
            "the same in 14 of 20 futures; about 20.3 more (per 1,000 young people per year) in the other 6",
        ),
        (
            WHITE,
            Difference(-10.0, -19.0, -1.0, 4, 0, 3),
            "en",
            "gain",
            "the same in 1 of 4 futures; about 13.3 fewer (of every 1,000 young people at one moment) in the other 3; that is better",
        ),
        (
            DESK,
            Difference(1.0, -1.1, 3.1, 20, 1, 0),
            "en",
            "none",
            "no difference found (the same in 19 of 20 futures; about 20.0 more (per 1,000 young people per year) in the other one)",
        ),
        (
            REACH,
            Difference(0.02, 0.005, 0.035, 20, 8, 2),
            "nl",
            "gain",
            "gelijk in 10 van 20 toekomsten, hoger in 8 en lager in 2, daar gemiddeld +4,0 procentpunt; dat is beter",
        ),
        (
            WHITE,
            Difference(-54.0, -66.0, -41.0, 20, 1, 15),
            "en",
            "gain",
            "fewer in 15 of 20 futures, on average 54.0 of every 1,000 young people at one moment (41.0 to 66.0); that is better",
        ),
        (
            COST,
            Difference(25.0, 25.0, 25.0, 5, 5, 0),
            "en",
            "loss",
            "costs on average € 25.00 more per young person per year, more in 5 of 5 futures; that is worse",
        ),
        (REACH, Difference(0.0, 0.0, 0.0, 5, 0, 0), "en", "same", "the same in every future"),
        (REACH, Difference(0.1, None, None, 1, 1, 0), "en", "too_few", "one future is too few to say"),
        (
            REACH,
            Difference(None, None, None, 0, 0, 0),
            "nl",
            "too_few",
            "niet in beide te meten",
        ),
    ],
)
def test_a_difference_is_said_as_it_is(outcome, difference, lang, judged, sentence) -> None:  # type: ignore[no-untyped-def]
    found = finding(outcome, difference, lang)
    assert (found.verdict, found.sentence) == (judged, sentence)


def test_a_gain_is_a_change_to_the_better_side() -> None:
    up, down = Difference(1.0, 0.5, 1.5, 9, 9, 0), Difference(-1.0, -1.5, -0.5, 9, 0, 9)
    for outcome in OUTCOMES.values():
        both = {verdict(outcome, up), verdict(outcome, down)}
        assert both == ({"change"} if outcome.better == "neither" else {"gain", "loss"})
        assert verdict(outcome, up) == {"higher": "gain", "lower": "loss", "neither": "change"}[outcome.better]


def test_the_main_outcomes_are_sorted_gains_first() -> None:
    rows = {key: {"x": Difference(0.1, 0.05, 0.15, 9, 9, 0)} for key in MAIN}
    assert list(in_short(rows, "x")) == ["gain", "loss", "change"]
    assert sum(len(labels) for labels in in_short(rows, "x", "nl").values()) == len(MAIN)


def test_numbers_follow_the_language() -> None:
    assert amount(0.5432, REACH) == "54.3%"
    assert amount(0.5432, REACH, "nl") == "54,3%"
    assert amount(1234.5, DESK, "nl") == "1.234"
    assert amount(12.4, OUTCOMES["cost_per_youth"], "nl") == "€ 12,40"
    assert amount(float("nan"), REACH) == amount(None, REACH) == "\N{EN DASH}"
    assert change(-0.0001, REACH) == "0.0 points"
    assert change(-1.2, OUTCOMES["cost_per_youth"]) == f"€ {MINUS}1.20"
    assert span(None, 1.0, REACH) == "\N{EN DASH}"
    assert futures(1) == "1 future"
    assert futures(10_000, "nl") == "10.000 toekomsten"


def test_a_unit_is_not_written_twice() -> None:
    assert unit_after(OUTCOMES["cost_per_helped_child"]) == "per helped child"
    assert unit_after(OUTCOMES["cost_per_youth"], "nl") == "per jeugdige per jaar"
    assert unit_after(REACH) == unit_after(OUTCOMES["reach_gap_migrant"]) == ""
    assert unit_after(WHITE) == "of every 1,000 young people at one moment"


def test_months_are_dates() -> None:
    assert [iso_date(month) for month in (0, 7, 33, 54, 81, 91)] == [
        "2007-06-01",
        "2008-01-01",
        "2010-03-01",
        "2011-12-01",
        "2014-03-01",
        "2015-01-01",
    ]
    assert month_words(90) == "December 2014"
    assert month_words(33, "nl") == "maart 2010"
    assert [mark.month for mark in marks_within(91)] == [7, 33, 54, 81]
    assert marks_within(7) == []
