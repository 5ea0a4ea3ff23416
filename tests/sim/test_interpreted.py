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
