"""Small real results, run once, for all tests of the command line and its pages."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import scenarios
import sim
from sim.run.results import Results
from tests.command_line import here
from tests.processes import Program, Start

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
def start_cjg(start: Start, tmp_path: Path, checkout: Path) -> Start:
    """Start the command line in a process of its own, in an empty folder unless told otherwise."""

    def one(*words: str | Path, cwd: Path = tmp_path, **how: Any) -> Program:
        environment = {**os.environ, "PYTHONPATH": str(checkout), "PYTHONIOENCODING": "utf-8"}
        return start(sys.executable, "-m", "experiments.cli", *words, cwd=cwd, env=environment, **how)

    return one


@pytest.fixture
def cjg(small_results: dict[str, Results], tmp_path: Path) -> CommandLine:
    """Run the command line to its end in an empty folder; after ``small_results``, which compiles the model."""
    return partial(here, cwd=tmp_path)
