"""Pareto sets and robustness on made-up outcomes whose answer is known."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from experiments.analysis import robustness, trade_offs

NONE = np.nan
FIELDS = ["choices.desk", "context.urbanity"]


def outcomes(**by_label: list[tuple[float, float, float]]) -> pd.DataFrame:
    """A row a point and replication: reach, one plan, cost."""
    return pd.DataFrame(
        [
            {
                "point": point, "label": label, "replication": r,
                "reach_all": reach, "one_plan_rate": plan, "cost_per_helped_child": cost,
            }
            for point, (label, rows) in enumerate(by_label.items())
            for r, (reach, plan, cost) in enumerate(rows)
        ]
    )  # fmt: skip


def test_the_front_is_counted_future_by_future_and_a_gap_is_not_judged() -> None:
    frame = outcomes(
        cheap=[(0.5, 0.5, 10), (0.5, 0.5, 10)],
        good=[(0.7, 0.6, 20), (0.7, 0.6, 20)],
        beaten=[(0.6, 0.5, 20), (0.6, 0.5, 20)],
        sometimes=[(0.8, 0.5, 30), (0.6, 0.5, 30)],
        unknown=[(0.9, NONE, 1), (0.9, NONE, 1)],
    )
    found = trade_offs(frame).set_index("label")
    assert found["share"].to_dict() == {
        "cheap": 1.0, "good": 1.0, "sometimes": 0.5, "beaten": 0.0, "unknown": pytest.approx(NONE, nan_ok=True)
    }  # fmt: skip
    assert found["on_front"].to_dict() == {
        "cheap": True, "good": True, "beaten": False, "sometimes": False, "unknown": False
    }  # fmt: skip
    assert found.loc["unknown", "n"] == 0


def test_points_that_are_equal_beat_neither() -> None:
    found = trade_offs(outcomes(a=[(0.5, 0.5, 1)], b=[(0.5, 0.5, 1)]))
    assert found["on_front"].all()


def crossed(values: dict[tuple[str, str], list[float]]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"point": n, "label": "", "choices.desk": desk, "context.urbanity": place, "replication": r, "load": value}
            for n, ((desk, place), row) in enumerate(values.items())
            for r, value in enumerate(row)
        ]
    )


def test_regret_is_what_the_best_of_the_context_gives_more() -> None:
    frame = crossed(
        {
            ("none", "town"): [0.4, 0.4], ("none", "city"): [0.9, 0.7],
            ("shared", "town"): [0.5, 0.5], ("shared", "city"): [0.5, 0.5],
        }
    )  # fmt: skip
    found = robustness(frame, ["choices.desk", "context.urbanity"], ["load"]).set_index("option")
    none, shared = found.loc["desk=none"], found.loc["desk=shared"]
    assert (none["best_in_contexts"], none["contexts"], none["best_in_futures"], none["futures"]) == (1, 2, 2, 4)
    assert (none["max_regret"], none["worst_context"]) == (pytest.approx(0.3), "urbanity=city")
    half = stats.t.ppf(1 - 0.025 / 2, 1) * 0.1  # two contexts, one pair of options each; gaps of 0.4 and 0.2
    assert none["max_regret_low"] == pytest.approx(0.3 - half)
    assert none["max_regret_high"] == pytest.approx(0.3 + half)
    assert np.isnan(shared["max_regret_low"]), "the same in two futures is no proof"
    assert shared["max_regret"] == pytest.approx(0.1)
    assert shared["mean_regret"] == pytest.approx(0.05)


def test_of_equal_options_hardly_any_is_called_worse() -> None:
    draw = np.random.default_rng(3)
    rooms = list(itertools.product(("none", "shared", "first"), ("town", "city", "village", "island")))
    worse = [
        bool((robustness(crossed({room: list(draw.normal(0, 1, 12)) for room in rooms}), FIELDS, ["load"])
              ["max_regret_low"] > 0).any())
        for _ in range(40)
    ]  # fmt: skip
    assert sum(worse) <= 6  # at most 5% of 40, and some luck


def test_a_context_in_which_an_option_has_no_value_is_left_out() -> None:
    frame = crossed(
        {
            ("none", "town"): [0.4, 0.4], ("none", "city"): [NONE, NONE],
            ("shared", "town"): [0.5, NONE], ("shared", "city"): [0.1, 0.1],
        }
    )  # fmt: skip
    found = robustness(frame, ["choices.desk", "context.urbanity"], ["load", "load"]).iloc[0]
    assert (found["contexts"], found["futures"], found["best_in_futures"]) == (1, 1, 1)


def test_without_a_choice_there_is_nothing_to_hold_against_each_other() -> None:
    frame = crossed({("none", "town"): [0.4], ("none", "city"): [0.5]})
    assert robustness(frame, ["context.urbanity"], ["load"]).empty


def test_points_are_held_against_those_of_the_same_place_only() -> None:
    frame = outcomes(a=[(0.5, 0.5, 10)], b=[(0.6, 0.6, 9)], c=[(0.1, 0.1, 90)], alone=[(0.1, 0.1, 99)])
    frame["base"] = ["city", "city", "city", "village"]
    found = trade_offs(frame, contexts=["base"]).set_index("label")
    assert found["on_front"].to_dict() == {"b": True, "a": False, "c": False}
