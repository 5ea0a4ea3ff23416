"""The house has the rooms it says it has, and imports go down only."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOMS = ("sim", "language", "scenarios", "experiments", "dashboard")
LONGEST_MODULE = 440


@pytest.fixture(scope="module")
def pyproject(checkout: Path) -> dict[str, Any]:
    return tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))


def test_imports_go_down_the_house(checkout: Path) -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([linter, "--no-cache"], cwd=checkout, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_command_that_imports_upwards_would_be_noticed(checkout: Path, tmp_path: Path) -> None:
    """The contracts are put to the proof on a small house that breaks each of them."""
    for room in ROOMS:
        (tmp_path / room).mkdir()
        (tmp_path / room / "__init__.py").touch()
    for room in ("run", "agents", "mesa", "observe", "processes", "state", "inputs", "compiling"):
        (tmp_path / "sim" / room).mkdir()
        (tmp_path / "sim" / room / "__init__.py").touch()
    (tmp_path / "sim" / "state" / "looking_up.py").write_text("import sim.run\n", encoding="utf-8")
    (tmp_path / "sim" / "run" / "one.py").write_text("import sim.run.two\n", encoding="utf-8")
    (tmp_path / "sim" / "run" / "two.py").write_text("import sim.run.one\n", encoding="utf-8")
    (tmp_path / "sim" / "run" / "drawing.py").write_text("import plotly\nimport scenarios\n", encoding="utf-8")
    (tmp_path / "scenarios" / "showing.py").write_text("import rich\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_bytes((checkout / "pyproject.toml").read_bytes())
    linter = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([linter, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    for breach in (
        "sim.run.drawing -> plotly",
        "sim.run.drawing -> scenarios",
        "sim.state.looking_up -> sim.run",
        "No cycles are allowed in sim.run",
        "scenarios.showing -> rich",
    ):
        assert breach in result.stdout


def test_every_package_is_named_in_pyproject(checkout: Path, pyproject: dict[str, Any]) -> None:
    found = {
        ".".join(init.parent.relative_to(checkout).parts)
        for room in ROOMS
        for init in (checkout / room).rglob("__init__.py")
    }
    assert found == set(pyproject["tool"]["setuptools"]["packages"])


def test_a_module_fits_in_a_head(checkout: Path) -> None:
    lengths = {
        str(module.relative_to(checkout)): len(module.read_text(encoding="utf-8").splitlines())
        for room in (*ROOMS, "benchmarks")
        for module in (checkout / room).rglob("*.py")
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_the_citation_files_give_the_released_version(checkout: Path, pyproject: dict[str, Any]) -> None:
    version = pyproject["project"]["version"]
    assert f"\nversion: {version}\n" in (checkout / "CITATION.cff").read_text(encoding="utf-8")
    assert f'"version": "{version}"' in (checkout / "codemeta.json").read_text(encoding="utf-8")
