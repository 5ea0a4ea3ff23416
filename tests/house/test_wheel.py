"""What a user gets: the wheel, installed in a fresh environment outside the checkout.

The environment holds what the wheel asks for and nothing else, so a dependency that is used and not
declared, a scenario file that is not packed, or an import that leans on the checkout fails here.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.slow

DOCUMENTS = ("odd.md", "glossary.md")  # what the dashboard shows of docs/
ROOMS = ("sim", "language", "scenarios", "experiments", "dashboard")
Command = Callable[..., subprocess.CompletedProcess[str]]


def required_distributions(requirements: list[str]) -> set[str]:
    """Names of the distributions these requirements ask for, and those ask for, without extras."""
    names: set[str] = set()
    waiting = [Requirement(text) for text in requirements]
    while waiting:
        requirement = waiting.pop()
        if requirement.name in names or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        names.add(requirement.name)
        waiting += [Requirement(text) for text in importlib.metadata.requires(requirement.name) or ()]
    return names


def link_distribution(name: str, site_packages: Path) -> None:
    """Make an installed distribution visible in another environment of the same Python."""
    distribution = importlib.metadata.distribution(name)
    tops = {path.parts[0] for path in distribution.files or ()} - {"..", "__pycache__"}
    for top in tops:
        link = site_packages / top
        if not link.exists():
            link.symlink_to(Path(str(distribution.locate_file(top))))


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by way of a source distribution; on a copy, because a build leaves folders behind."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(checkout / name, source)
    (source / "docs").mkdir()
    for name in DOCUMENTS:
        shutil.copy(checkout / "docs" / name, source / "docs")
    for room in ROOMS:
        shutil.copytree(checkout / room, source / room, ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", source / "dist", source],
        check=True,
        capture_output=True,
    )
    (built,) = (source / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of a fresh environment with the wheel in it."""
    home = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(home, symlinks=True)
    python = home / "bin" / "python"
    site_packages = Path(
        subprocess.run(
            [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
    )
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        head = archive.read(metadata).decode().split("\n\n")[0]
    asked = [line.split(":", 1)[1].strip() for line in head.splitlines() if line.startswith("Requires-Dist:")]
    for name in required_distributions(asked):
        link_distribution(name, site_packages)
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", wheel],
        check=True,
    )
    return home / "bin"


@pytest.fixture
def cjg(installed: Path, tmp_path: Path) -> Command:
    """Call the installed command in an empty folder, as a user would."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [installed / "cjg", *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return call


def strict_json(text: str) -> Any:
    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is not JSON")

    return json.loads(text, parse_constant=refuse)


def test_the_wheel_holds_every_module_and_data_file_and_no_tests(checkout: Path, wheel: Path) -> None:
    kept = {".py", ".csv", ".ftl", ".toml", ".html", ".j2", ".css", ".js", ".json", ".svg", ".typed"}
    expected = {
        path.relative_to(checkout).as_posix()
        for room in ROOMS
        for path in (checkout / room).rglob("*")
        if path.suffix in kept and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    beside = {name for name in packed if ".data/data/share/doc/cjg-network/" in name}
    assert {Path(name).name for name in beside} == set(DOCUMENTS)
    assert packed - beside == expected


def test_the_installed_model_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [installed / "python", "-c", "import sim, sys; print(sim.__file__); print(sys.prefix)"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert Path(where[0]).is_relative_to(Path(where[1]))


def test_help_lists_the_commands(cjg: Command) -> None:
    result = cjg("--help")
    assert result.returncode == 0, result.stderr
    for command in ("run", "compare", "scenarios", "parameters"):
        assert command in result.stdout


def test_the_shipped_scenarios_are_there(cjg: Command) -> None:
    result = cjg("scenarios", "--json")
    assert result.returncode == 0, result.stderr
    strict_json(result.stdout)
    for name in ("no_cjg", "small_rural", "mid_town", "large_city", "big_four", "narrow", "broad", "growth"):
        assert f'"{name}"' in result.stdout


def test_the_parameters_are_there(cjg: Command) -> None:
    result = cjg("parameters", "--json", "--lang", "nl")
    assert result.returncode == 0, result.stderr
    assert strict_json(result.stdout)


def test_the_stored_verdicts_behind_the_badges_are_there(installed: Path, tmp_path: Path) -> None:
    lines = "from experiments.reference_results import load_reference; print(len(load_reference()))"
    found = subprocess.run(
        [installed / "python", "-c", lines], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert int(found.stdout) == 34


def test_the_documents_that_the_dashboard_shows_are_there(installed: Path, tmp_path: Path) -> None:
    lines = (
        "from dashboard.components.document import CHECKOUT, DOCUMENTS, document\n"
        "assert not (CHECKOUT / 'docs').exists()\n"
        "print(*(len(document(name).headings) for name in DOCUMENTS))"
    )
    found = subprocess.run(
        [installed / "python", "-c", lines], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert [int(count) > 5 for count in found.stdout.split()] == [True, True]


def test_a_run_and_a_comparison_work_from_an_empty_folder(cjg: Command, tmp_path: Path) -> None:
    run = cjg("run", "small_rural", "--replications", "2", "--months", "6", "--json", "--out", "first")
    assert run.returncode == 0, run.stderr
    result = strict_json(run.stdout)
    assert result["scenario"] == "small_rural"
    assert (result["replications"], result["months"]) == (2, 6)
    assert {path.name for path in (tmp_path / "first").iterdir()} >= {
        "outcomes.csv",
        "outcomes.parquet",
        "monthly.csv",
        "monthly.parquet",
        "scenario.toml",
        "run.json",
        "report.html",
    }

    again = cjg("run", "first/scenario.toml", "--replications", "2", "--months", "6", "--json")
    assert again.returncode == 0, again.stderr
    assert strict_json(again.stdout)["fingerprint"] == result["fingerprint"]

    compared = cjg("compare", "no_cjg", "narrow", "--replications", "2", "--months", "6", "--json")
    assert compared.returncode == 0, compared.stderr
    assert set(strict_json(compared.stdout)) >= {"scenarios", "outcomes", "differences"}


def test_a_design_that_ships_is_swept_into_a_new_store_and_analysed(cjg: Command) -> None:
    small = ("--set", "context.inhabitants=600", "--months", "6", "--replications", "2", "--workers", "1")
    for words in (("sweep", "dilemmas/sequence", *small), ("store", "check"), ("analyse", "sequence")):
        result = cjg(*words)
        assert result.returncode == 0, result.stderr


def test_a_wrong_name_ends_in_a_sentence_and_exit_code_2(cjg: Command, tmp_path: Path) -> None:
    result = cjg("run", "mid_twon", "--out", "nothing")
    assert result.returncode == 2
    assert "mid_town" in result.stderr
    assert "Traceback" not in result.stderr
    assert not any(tmp_path.iterdir())
