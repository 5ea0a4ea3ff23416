"""Screening takes one step a parameter, and knows a slope when it sees one."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from experiments.calibration import morris
from experiments.calibration.design import free_parameters, latin_hypercube, to_unit
from experiments.calibration.reference import screened
from experiments.patterns.world import COLUMNS, PLACE, Life
from sim.inputs.scenario import Scenario


def test_a_trajectory_moves_every_parameter_once_and_stays_in_the_cube() -> None:
    points, order = morris.trajectory(latin_hypercube(1, 2)[0], 5)
    assert sorted(order) == list(range(len(free_parameters())))
    assert points.min() >= 0.0
    assert points.max() <= 1.0
    for before, after, place in zip(points, points[1:], order, strict=False):
        moved = np.flatnonzero(before != after)
        assert moved.tolist() == [place]
        assert abs(after[place] - before[place]) == pytest.approx(morris.STEP)


def test_effects_of_a_plane_are_its_slopes() -> None:
    points, order = morris.trajectory(latin_hypercube(1, 2)[0], 5)
    slopes = np.arange(points.shape[1], dtype=float)
    found = morris.effects(points, order, (points @ slopes)[:, None])
    assert found[:, 0] == pytest.approx(slopes)


def test_a_screening_tells_what_moves_an_outcome_and_what_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [one.name for one in free_parameters()]

    class Plane:
        def live(self, scenario: Scenario, luck: int, months: int, seed: int) -> Life:
            numbers: Mapping[str, float] = scenario.parameters
            table = np.zeros((months, len(COLUMNS)))
            table[-1, PLACE["reach_all"]] = to_unit([dict(numbers)])[0][names.index("onset_rate")]
            table[-1, PLACE["help_all"]] = to_unit([dict(numbers)])[0][names.index("turnover")]
            return Life(table, ())

    monkeypatch.setattr(morris, "ModelWorld", Plane)
    found = morris.screen(4, 1)
    reach, help_ = (found["outcomes"][name]["mu_star"] for name in ("reach_all", "help_all"))
    assert reach["onset_rate"] == pytest.approx(1.0, abs=1e-3)
    assert help_["turnover"] == pytest.approx(1.0, abs=1e-3)
    assert [name for name, size in reach.items() if size > 1e-3] == ["onset_rate"]


def test_the_strongest_effect_is_told_in_deviations_of_its_outcome() -> None:
    found = {
        "outcomes": {
            "a": {"deviation": 2.0, "mu_star": {"x": 1.0, "y": 0.0}},
            "b": {"deviation": 0.5, "mu_star": {"x": 1.0, "y": 0.0}},
        }
    }
    assert screened(found) == {"x": (2.0, "b"), "y": (0.0, "b")}
