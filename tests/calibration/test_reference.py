"""The stored calibration belongs to the posterior that ships, and the screening covers every free parameter."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.calibration.design import free_parameters
from experiments.calibration.morris import OUTCOMES
from experiments.calibration.reference import load_calibration, load_screening, screened
from sim.run.posterior import posterior

NAMES = [parameter.name for parameter in free_parameters()]


def test_the_summary_is_of_the_posterior_that_ships() -> None:
    found, sets = load_calibration(), posterior()
    assert found["sets"] == len(sets)
    assert list(found["parameters"]) == NAMES
    for name, entry in found["parameters"].items():
        assert entry["after"] == pytest.approx(np.percentile([each[name] for each in sets], (5, 50, 95)), rel=1e-3)


def test_the_screening_is_of_every_free_parameter_on_six_outcomes() -> None:
    found = load_screening()
    assert tuple(found["outcomes"]) == OUTCOMES
    for entry in found["outcomes"].values():
        assert list(entry["mu_star"]) == NAMES
    assert screened(found)["seek_base"][0] > 1.0
    assert screened({}) == {}
