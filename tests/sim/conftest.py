"""Small towns that live for a year or two in milliseconds, once the kernels are compiled."""

from __future__ import annotations

import hashlib
import importlib
import sys
from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Any

import numpy as np
import pytest
from numba import config

from sim.inputs.scenario import Scenario
from sim.run.model import CJGModel
from sim.run.results import Results

Town = Callable[..., Scenario]
Run = Callable[..., CJGModel]


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    """Compile before the first test, so that no test's own time is about the compiler."""
    from sim.run.simulation import warm_up

    warm_up()


@cache
def plain_modules() -> dict[str, ModuleType]:
    """The model's modules once more, with their kernels left as plain Python."""

    def ours() -> dict[str, ModuleType]:
        return {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "sim"}

    compiled = ours()
    for name in compiled:
        del sys.modules[name]
    config.DISABLE_JIT = True
    try:
        for name in compiled:
            importlib.import_module(name)
        return ours()
    finally:
        config.DISABLE_JIT = False
        for name in ours():
            del sys.modules[name]
        sys.modules.update(compiled)


class Rules:
    """A module of rules: compiled where Python may call them, plain where they are part of a kernel only."""

    def __init__(self, module: ModuleType) -> None:
        self.module = module

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.module, name)
        if getattr(found, "targetoptions", {}).get("no_cpython_wrapper"):
            return getattr(plain_modules()[self.module.__name__], name)
        return found


@pytest.fixture(autouse=True)
def _rules_that_can_be_called(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test call every rule by its module, compiled or not."""
    for name, value in vars(request.module).copy().items():
        if isinstance(value, ModuleType) and value.__name__.startswith("sim."):
            monkeypatch.setattr(request.module, name, Rules(value))


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
        "parameters.issue_hours": 4.0,
        "parameters.agreement_gain": 0.2,
        "parameters.persuasion": 0.2,
        "parameters.being_seen": 0.04,
    }
