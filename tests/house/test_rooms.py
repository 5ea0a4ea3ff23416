"""The house has the rooms it says it has, and imports go down only."""

from __future__ import annotations

import ast
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
    (tmp_path / "sim" / "drawing.py").write_text("import plotly\nimport scenarios\n", encoding="utf-8")
    (tmp_path / "scenarios" / "showing.py").write_text("import rich\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_bytes((checkout / "pyproject.toml").read_bytes())
    linter = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([linter, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    for breach in ("sim.drawing -> plotly", "sim.drawing -> scenarios", "scenarios.showing -> rich"):
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


@pytest.mark.parametrize(
    "module", ["observation.py", "processes/help.py", "processes/intake.py", "processes/reputation.py"]
)
def test_outcomes_help_intake_and_reputation_never_read_a_choice(checkout: Path, module: str) -> None:
    """They know what stands in the world, not what was chosen: no choice may touch an outcome."""
    tree = ast.parse((checkout / "sim" / module).read_text(encoding="utf-8"))
    words = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    words |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    words |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            words |= {node.module or "", *(alias.name for alias in node.names)}
    assert not {word for word in words if word.lower() in {"choices", "scenario", "sim.choices", "sim.scenario"}}
