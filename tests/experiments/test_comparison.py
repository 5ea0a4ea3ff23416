"""Paired differences: who is paired with whom, what is dropped, and what may be said."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from experiments.comparison import Difference, differences, paired_difference
from sim.run.results import Results

values = st.floats(-1e6, 1e6)


def test_the_interval_is_that_of_a_paired_t_test() -> None:
    first, other = [1.0, 2.0, 4.0, 3.5], [1.5, 2.2, 4.9, 3.4]
    found = paired_difference(first, other)
    expected = stats.ttest_rel(other, first).confidence_interval(0.95)
    assert found.mean == pytest.approx(np.mean(np.subtract(other, first)))
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))
    assert (found.n, found.higher, found.lower) == (4, 3, 1)


@given(st.lists(values, min_size=2, max_size=30))
def test_a_scenario_against_itself_differs_by_exactly_0(column: list[float]) -> None:
    assert paired_difference(column, column) == Difference(0.0, 0.0, 0.0, len(column), 0, 0)


@given(st.lists(st.tuples(values, values), min_size=2, max_size=30))
def test_exchanging_the_two_scenarios_only_turns_the_sign(pairs: list[tuple[float, float]]) -> None:
    first, other = zip(*pairs, strict=True)
    there, back = paired_difference(first, other), paired_difference(other, first)
    assert there.mean == pytest.approx(-back.mean, abs=1e-6)  # type: ignore[operator]
    assert there.low == pytest.approx(-back.high, abs=1e-6)  # type: ignore[operator]
    assert (there.higher, there.lower) == (back.lower, back.higher)


def test_a_pair_with_a_missing_value_is_dropped() -> None:
    found = paired_difference([1.0, math.nan, 3.0, 5.0], [2.0, 9.0, math.nan, 7.0])
    assert (found.mean, found.n) == (1.5, 2)


def test_one_pair_has_a_mean_and_no_interval() -> None:
    found = paired_difference([1.0, math.nan], [3.0, 1.0])
    assert found == Difference(2.0, None, None, 1, 1, 0)
    assert not found.found


def test_no_pair_at_all_gives_nothing() -> None:
    assert paired_difference([math.nan], [1.0]) == Difference(None, None, None, 0, 0, 0)


def test_equal_differences_leave_no_doubt() -> None:
    found = paired_difference([0.1, 0.2, 0.3], [1.1, 1.2, 1.3])
    assert found.low == found.mean == found.high == pytest.approx(1.0) or found.found


def test_every_scenario_is_compared_with_the_first_and_the_first_with_itself(
    small_results: dict[str, Results],
) -> None:
    rows = differences(small_results)
    assert list(rows) == list(next(iter(small_results.values())).outcomes.columns)
    for row in rows.values():
        assert list(row) == ["no_cjg", "broad"]
        assert row["no_cjg"].mean in (0.0, None)
