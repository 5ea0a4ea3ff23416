"""Small towns that live for a year or two in milliseconds, once the kernels are compiled."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim.model import CJGModel
from sim.results import Results
from sim.scenario import Scenario

Town = Callable[..., Scenario]
Run = Callable[..., CJGModel]


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    """Compile before the first test, so that no test's own time is about the compiler."""
    from sim.simulation import warm_up

    warm_up()


@pytest.fixture(scope="session")
def town() -> Town:
    """Make a scenario of a small town from fields by their full path."""

    def make(inhabitants: int = 1500, **fields: Any) -> Scenario:
        paths = {name.replace("__", "."): value for name, value in fields.items()}
        return Scenario(name="small town").with_all({"context.inhabitants": inhabitants, **paths})

    return make


@pytest.fixture(scope="session")
def run() -> Run:
    """Run one future and hand back the model at its horizon."""

    def live(scenario: Scenario, months: int = 24, **options: Any) -> CJGModel:
        model = CJGModel(scenario, months=months, collect=False, **options)
        while model.running:
            model.step()
        return model

    return live


@pytest.fixture(scope="session")
def digest() -> Callable[..., str]:
    """Hash results, or arrays, byte by byte; one way to write "not a number"."""

    def of(*parts: Any) -> str:
        found = hashlib.sha256()
        for part in parts:
            frames = (part.outcomes, part.monthly) if isinstance(part, Results) else (part,)
            for frame in frames:
                numbers = np.ascontiguousarray(np.asarray(frame, np.float64)).copy()
                numbers[np.isnan(numbers)] = np.nan
                found.update(numbers.tobytes())
        return found.hexdigest()[:16]

    return of


@pytest.fixture(scope="session")
def brisk() -> dict[str, Any]:
    """Fields with which a small town has a working network within a year: everything that costs time is at its least."""
    return {
        "context.political_support_at_start": 1.0,
        "context.urgency_at_start": 1.0,
        "context.existing_building": "health_centre",
        "context.existing_collaboration": 0.5,
        "context.region_size": 1,
        "choices.budget_per_youth": 100.0,
        "choices.meetings_per_year": 24,
        "parameters.go_ahead": 0.6,
        "parameters.building_hours": 200.0,
        "parameters.knot_hours": 20.0,
        "parameters.agreement_gain": 0.2,
        "parameters.persuasion": 0.2,
        "parameters.being_seen": 0.04,
    }
