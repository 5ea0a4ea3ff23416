"""Targets are the fit patterns' and no others; implausibility is what it says."""

from __future__ import annotations

import pytest

from experiments.calibration.targets import BY_NAME, CUT_OFF, TARGETS, Target, implausibility
from experiments.patterns.ensembles import FITTED
from experiments.patterns.registry import BY_ID

ONE = Target("one", 19, 0.5, 0.03, 0.04, "", "", "")


def test_only_fit_patterns_and_the_two_fitted_levels_are_looked_at() -> None:
    for target in TARGETS:
        if target.name.startswith("core_"):
            assert target.pattern == 1
            assert target.name.removeprefix("core_") in FITTED
        else:
            assert BY_ID[target.pattern].kind == "fit"
    assert {target.pattern for target in TARGETS} == {1, 17, 19}
    assert len(BY_NAME) == len(TARGETS) == 7


def test_every_target_has_an_error_and_a_discrepancy_that_says_why() -> None:
    for target in TARGETS:
        assert target.observation > 0
        assert target.discrepancy > 0
        assert target.why
        assert target.source


def test_implausibility_counts_standard_deviations_of_all_that_is_uncertain() -> None:
    assert implausibility(ONE, 0.5) == 0.0
    assert implausibility(ONE, 0.6) == pytest.approx(2.0)
    assert implausibility(ONE, 0.4) == pytest.approx(2.0)
    assert implausibility(ONE, 0.6, 0.12**2) == pytest.approx(0.1 / 0.13)
    assert implausibility(ONE, 0.65) == pytest.approx(CUT_OFF)
