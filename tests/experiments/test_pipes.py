"""Tables in a real pipe: every row, and every text in full, whatever its length."""

from __future__ import annotations

import json
import os
import pty
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import scenarios
from experiments import designs
from experiments.store import open_store
from experiments.sweeps import sweep
from language.parameters import meaning
from sim.inputs.parameters import PARAMETERS
from tests.experiments.conftest import CommandLine
from tests.experiments.sweeping import write_design
from tests.experiments.test_sweeps import inline
from tests.processes import Start

LONG = "a-name-that-somebody-gave-with-much-care-so-that-it-says-all-there-is-to-say-about-what-was-swept"
SMALL = ("--set", "context.inhabitants=1500", "--months", "24", "--replications", "2", "--workers", "1")


@pytest.fixture(autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever starts the tests may have a terminal of any width; no pipe has one."""
    monkeypatch.setenv("COLUMNS", "80")


def lines_of(cjg: CommandLine, *words: str | Path) -> list[str]:
    found = cjg(*words)
    assert found.returncode == 0, found.stderr
    assert "…" not in found.stdout
    return found.stdout.splitlines()


def stands(lines: list[str], *texts: str) -> bool:
    """Whether one line has all of these in full."""
    return any(all(text in line for text in texts) for line in lines)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an experiment of a long name and tables of many rows."""
    folder = tmp_path_factory.mktemp("pipes")
    file = write_design(folder, replications=2, months=14)
    file.write_text(file.read_text(encoding="utf-8").replace('"small"', f'"{LONG}"'), encoding="utf-8")
    design, beside = designs.load(str(file))
    with open_store(str(folder / "s.sqlite")) as opened:
        sweep(opened, designs.plan(design, beside, LONG), inline())
    return folder / "s.sqlite"


def test_an_analysis_has_every_row_of_every_table(cjg: CommandLine, store: Path) -> None:
    tables = json.loads(cjg("analyse", LONG, "--store", store, "--json").stdout)
    lines = lines_of(cjg, "analyse", LONG, "--store", store)
    assert max(len(rows) for rows in tables.values() if isinstance(rows, list)) > 40
    assert all(remark["sentence"] in lines for remark in tables.pop("remarks"))
    for name, rows in tables.items():
        if isinstance(rows, list):
            first = [line.strip() for line in lines].index(name.replace("_", " ")) + 3  # heads, and a line under them
            for row, line in zip(rows, lines[first : first + len(rows)], strict=True):
                for value in row.values():
                    assert not isinstance(value, str) or value in line


def test_experiments_and_designs_are_listed_in_full(cjg: CommandLine, store: Path) -> None:
    (row,) = json.loads(cjg("store", "list", "--store", store, "--json").stdout)
    assert stands(lines_of(cjg, "store", "list", "--store", store), LONG, row["id"], row["model_version"])
    lines = lines_of(cjg, "sweep")
    for design in json.loads(cjg("sweep", "--json").stdout):
        assert stands(lines, design["name"], design["question_en"])


def test_parameters_and_scenarios_are_listed_in_full(cjg: CommandLine) -> None:
    lines = lines_of(cjg, "parameters", "--lang", "nl")
    for name, each in PARAMETERS.items():
        assert stands(lines, f"{name} ", meaning(name, "nl"), each.source)
    lines = lines_of(cjg, "scenarios")
    for name in scenarios.names():
        assert stands(lines, f"{name} ", scenarios.load(name).label_en)


def test_outcomes_differences_and_verdicts_stand_each_on_a_line(cjg: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "town.toml"
    file.write_text(f'extends = "broad"\nname = "{LONG}[bold]"\n', encoding="utf-8")
    assert stands(lines_of(cjg, "run", file, *SMALL), f"{LONG}[bold]: 2 futures, 24 months")
    lines = lines_of(cjg, "compare", "no_cjg", file, *SMALL, "--all")
    assert stands(lines, "Outcome", "no_cjg", f"{LONG}[bold]", "Difference (95% interval)")
    told = lines_of(cjg, "patterns", "--only", "18", "--pairs", "2", "--workers", "1")
    (verdict,) = json.loads(cjg("patterns", "--only", "18", "--pairs", "2", "--workers", "1", "--json").stdout)
    assert stands(told, verdict["name"], verdict["verdict"], verdict["source"])


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    """Both ends of a terminal."""
    ours, theirs = pty.openpty()
    yield ours, theirs
    os.close(ours)


def test_a_terminal_folds_a_long_text_and_loses_nothing_of_it(
    terminal: tuple[int, int], store: Path, start_cjg: Start
) -> None:
    ours, theirs = terminal
    start_cjg("store", "list", "--store", store, stdout=theirs)
    os.close(theirs)
    said = b""
    try:
        while part := os.read(ours, 1000):
            said += part
    except OSError:  # the other end is closed: all has been said
        pass
    lines = re.sub(r"\x1b\[[0-9;]*m", "", said.decode()).splitlines()
    assert max(map(len, lines)) <= 80
    width = next(line.index("id ") for line in lines if line.startswith("experiment "))
    assert "".join(line[:width].strip() for line in lines).endswith(LONG)
