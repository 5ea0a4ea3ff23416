"""Calibration and measures of fit on cases small enough to check by hand."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.patterns import fuzzy_sets


def test_anchors_stand_at_log_odds_of_three() -> None:
    rising = fuzzy_sets.calibrate([0.0, 5.0, 20.0], 0.0, 5.0, 20.0)
    assert rising == pytest.approx([1 / (1 + np.exp(3)), 0.5, 1 / (1 + np.exp(-3))])
    assert fuzzy_sets.calibrate([20.0, 5.0, 0.0], 20.0, 5.0, 0.0) == pytest.approx(rising)
    with pytest.raises(ValueError, match="must rise or fall"):
        fuzzy_sets.calibrate([1.0], 0.0, 0.0, 1.0)


def test_consistency_and_coverage_by_hand() -> None:
    x, y = [0.2, 0.8, 0.5], [0.4, 0.6, 0.5]
    assert fuzzy_sets.consistency(x, y) == pytest.approx(1.3 / 1.5)
    assert fuzzy_sets.coverage(x, y) == pytest.approx(1.3 / 1.5)
    assert np.isnan(fuzzy_sets.consistency([0.0], [0.5]))
    assert fuzzy_sets.consistency([0.2, np.nan], [0.4, 1.0]) == 1.0


def test_values_that_do_not_differ_are_neither_in_nor_out() -> None:
    assert fuzzy_sets.by_percentiles([3.0, 3.0, 3.0]).tolist() == [0.5, 0.5, 0.5]


def test_all_of_several_sets_is_the_least_and_any_of_them_the_greatest() -> None:
    assert fuzzy_sets.all_of([0.2, 0.9], [0.5, 0.4]).tolist() == [0.2, 0.4]
    assert fuzzy_sets.any_of([0.2, 0.9], [0.5, 0.4]).tolist() == [0.5, 0.9]
