"""The kernels are plain Python that happens to be compiled: both ways of running them give the same bytes."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from sim.run.simulation import warm_up
from tests.processes import Start, finish

MONTHS = 8
PROGRAM = Path(__file__).with_name("a_small_life.py")


@pytest.fixture(scope="module")
def a_small_life() -> ModuleType:
    spec = importlib.util.spec_from_file_location("a_small_life", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_compiled_and_interpreted_kernels_agree_to_the_bit(a_small_life: ModuleType, checkout: Path) -> None:
    interpreted = subprocess.run(
        [sys.executable, "-W", "error", str(PROGRAM), str(MONTHS)],
        env={**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert interpreted.returncode == 0, interpreted.stderr
    compiled = a_small_life.told_as_hashes(MONTHS)
    assert json.loads(interpreted.stdout) == compiled
    assert compiled["phase"] in ("open", "named"), "the doors are open, so that every kernel has work to do"
    assert int(compiled["events"]) > 300


A_SHORT_SIMULATION = """
import scenarios
import sim

town = scenarios.load("mid_town").with_("context.inhabitants", 500)
results = sim.simulate(town, replications=2, months=4, uncertainty="both", record="events")
print(results.fingerprint, len(results.events))
"""


@pytest.mark.slow
def test_the_interpreter_alone_runs_a_simulation_without_a_warning_to_the_same_numbers(
    checkout: Path, start: Start
) -> None:
    warm_up()  # so that nothing is said about compiling
    told = {}
    for way in ("0", "1"):
        how = {"NUMBA_DISABLE_JIT": way, "PYTHONWARNINGS": "error", "PYTHONPATH": str(checkout)}
        found = finish(start(sys.executable, "-c", A_SHORT_SIMULATION, env={**os.environ, **how}))
        assert (found.returncode, found.stderr) == (0, "")
        told[way] = found.stdout
    assert told["0"] == told["1"]
