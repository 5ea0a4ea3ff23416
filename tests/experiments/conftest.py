"""Small real results, run once, for all tests of the command line and its pages."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import scenarios
import sim
from sim.results import Results

TOWN = {"context.inhabitants": 1500}
MONTHS = 24
REPLICATIONS = 2

CommandLine = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def small_results() -> dict[str, Results]:
    """Two scenarios in a tiny town: without a CJG, and a broad one that changes its desk on the way."""
    baseline = scenarios.load("no_cjg").with_all(TOWN)
    change = {"month": 12, "field": "choices.outreach", "value": 0.3}
    broad = scenarios.load("broad").with_all({**TOWN, "changes": [change]})
    return {
        name: sim.simulate(scenario, replications=REPLICATIONS, months=MONTHS, seed=3)
        for name, scenario in {"no_cjg": baseline, "broad": broad}.items()
    }


@pytest.fixture
def cjg(tmp_path: Path, checkout: Path, small_results: dict[str, Results]) -> CommandLine:
    """Run the command line in a process of its own, in an empty folder.

    It comes after ``small_results``, which compiles the model, so that no call here has to wait for that.
    """

    def call(*words: str | Path, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "experiments.cli", *map(str, words)],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(checkout), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=200,
            check=False,
        )

    return call
