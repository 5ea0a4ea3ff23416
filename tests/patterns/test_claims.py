"""Intervals, and when a claim is borne out."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from experiments.patterns import claims
from experiments.patterns.claims import Claim, headline

VALUES = np.array([0.3, 0.5, 0.4, 0.7, 0.6])


def test_the_interval_is_students() -> None:
    mean, low, high = claims.interval(VALUES)
    expected = stats.t.interval(0.95, len(VALUES) - 1, VALUES.mean(), stats.sem(VALUES))
    assert (mean, low, high) == pytest.approx((0.5, *expected))


def test_missing_values_are_dropped_and_one_value_has_no_interval() -> None:
    assert claims.interval([np.nan, *VALUES]) == pytest.approx(claims.interval(VALUES))
    assert claims.interval([1.0]) == (1.0, None, None)
    assert claims.interval([np.nan]) == (None, None, None)


def test_a_direction_needs_the_whole_interval() -> None:
    assert claims.more("", VALUES, than=0.2).passed
    assert not claims.more("", VALUES, than=0.45).passed
    assert claims.less("", VALUES, than=0.8).passed
    assert not claims.less("", VALUES, than=0.55).passed
    assert claims.no_less("", VALUES, than=0.2).passed
    assert not claims.no_less("", [-0.1, 0.1, 0.2]).passed


def test_a_tolerance_needs_the_mean() -> None:
    assert claims.within("", VALUES, 0.45, 0.55).passed
    assert not claims.within("", VALUES, 0.1, 0.2).passed


@pytest.mark.parametrize("claim", [claims.more, claims.less, claims.no_less, claims.no_gain])
def test_nothing_is_borne_out_by_no_values(claim: object) -> None:
    assert not claim("", [np.nan, np.nan]).passed  # type: ignore[operator]
    assert not claim("", [5.0]).passed  # type: ignore[operator]


def test_two_equal_arms_bear_out_no_difference() -> None:
    equal = np.zeros(20)
    assert not claims.more("", equal).passed
    assert not claims.less("", equal).passed
    assert claims.no_gain("", equal).passed


def test_a_gain_refutes_no_gain() -> None:
    assert not claims.no_gain("", VALUES).passed


def test_welchs_interval_is_that_of_scipy() -> None:
    other = np.array([0.1, 0.2, 0.0])
    claim = claims.more_than("", VALUES, other)
    expected = stats.ttest_ind(VALUES, other, equal_var=False).confidence_interval(0.95)
    assert (claim.low, claim.high) == pytest.approx((expected.low, expected.high))
    assert claim.passed
    assert not claims.more_than("", other, VALUES).passed


def test_the_upper_limit_of_none_in_42_is_seven_in_a_hundred() -> None:
    assert claims.share_at_most("", 0, 42, 0.07).high == pytest.approx(0.0688, abs=1e-3)
    assert claims.share_at_most("", 0, 42, 0.07).passed
    assert not claims.share_at_most("", 0, 20, 0.07).passed
    assert not claims.share_at_most("", 0, 0, 0.07).passed


def test_a_resampled_statistic_is_reproducible_and_can_fail() -> None:
    first, second = (claims.resampled_more("", lambda rows: float(VALUES[rows].max()), 5) for _ in range(2))
    assert first == second
    assert first.passed
    assert not claims.resampled_more("", lambda rows: float(VALUES[rows].max()), 5, than=1.0).passed


def test_the_headline_is_what_failed_and_never_what_was_not_run() -> None:
    good, bad = Claim("good", 1.0, 1.0, 1.0, True), Claim("bad", 1.0, 1.0, 1.0, False)
    missing = Claim("missing", None, None, None, False, run=False)
    assert headline([good, missing, bad]) is bad
    assert headline([missing, good]) is good
    assert headline([missing]) is None


def test_no_claim_rests_on_fewer_than_half_of_its_futures() -> None:
    few = claims.more("more", [1.0, 1.1, *[np.nan] * 3])
    assert not few.passed
    assert not few.run
    assert "only 2 of 5 futures have a value" in few.text
    assert claims.more("more", [1.0, 1.1, 1.2, *[np.nan] * 3]).passed
