"""Machine code is compiled once for each set of sources, wherever they lie."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sim.compiled import cache_folder, source_hash
from sim.simulation import warm_up

A_RUN = "import sim.compiled as c; from sim.simulation import warm_up; warm_up(); print(c.HERE, c.cache_folder())"
ROOMS = ("sim", "scenarios")


@pytest.fixture
def elsewhere(tmp_path: Path, checkout: Path) -> Path:
    for room in ROOMS:
        shutil.copytree(checkout / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def kernels(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*.nb*")}


def test_the_same_sources_elsewhere_compile_nothing(elsewhere: Path) -> None:
    warm_up()
    before = kernels(cache_folder())
    assert len(before) > 10
    told = subprocess.run(
        [sys.executable, "-c", A_RUN], cwd=elsewhere, env={**os.environ, "PYTHONPATH": str(elsewhere)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.split() == [str(elsewhere / "sim"), str(cache_folder())]
    assert kernels(cache_folder()) == before


def test_other_sources_have_machine_code_of_their_own(elsewhere: Path) -> None:
    file = elsewhere / "sim" / "version.py"
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", "import sim.compiled as c; print(c.source_hash(), c.cache_folder())"],
        cwd=elsewhere, env={**os.environ, "PYTHONPATH": str(elsewhere)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    other, folder = told.stdout.split()
    assert other != source_hash()
    assert folder != str(cache_folder())
