"""The stored calibration belongs to the posterior that ships, and the screening covers every free parameter."""

from __future__ import annotations

import numpy as np
import pytest

from experiments import designs
from experiments.calibration.design import names
from experiments.reference_results import CALIBRATION, SCREENING, load_reference, screened
from sim.run.posterior import posterior

NAMES = names()


def test_the_summary_is_of_the_posterior_that_ships() -> None:
    found, sets = load_reference(CALIBRATION), posterior()
    assert found["sets"] == len(sets)
    assert list(found["parameters"]) == NAMES
    for name, entry in found["parameters"].items():
        assert entry["after"] == pytest.approx(np.percentile([each[name] for each in sets], (5, 50, 95)), rel=1e-3)


def test_the_screening_is_of_every_free_parameter_on_every_outcome_of_its_design() -> None:
    found = load_reference(SCREENING)
    assert tuple(found["outcomes"]) == designs.load("global_sensitivity")[0].responses
    for entry in found["outcomes"].values():
        assert set(entry["mu_star"]) == set(NAMES)
    assert screened(found)["seek_base"][0] > 1.0
    assert screened({}) == {}


def test_the_strongest_effect_is_told_in_deviations_of_its_outcome() -> None:
    found = {
        "outcomes": {
            "a": {"deviation": 2.0, "mu_star": {"x": 1.0, "y": 0.0}},
            "b": {"deviation": 0.5, "mu_star": {"x": 1.0, "y": 0.0}},
        }
    }
    assert screened(found) == {"x": (2.0, "b"), "y": (0.0, "b")}
