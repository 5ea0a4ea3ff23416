"""Every code block of README and docs runs as it stands, in the order of its page, in an empty folder."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import scenarios
from experiments import options
from tests.command_line import here

TOP = Path(__file__).resolve().parents[2]
PAGES = [TOP / "README.md", TOP / "CONTRIBUTING.md", *sorted((TOP / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.DOTALL | re.MULTILINE)

# Blocks of these kinds are shown, not run: equations, output, drawings.
SHOWN = {"text", "console", "json", "mermaid", "math"}


def blocks(page: Path, kind: str) -> list[str]:
    return [body for found, body in BLOCK.findall(page.read_text(encoding="utf-8")) if found == kind]


def run_shell_line(line: str, folder: Path) -> None:
    program, *arguments = shlex.split(line, comments=True)
    if program == "make":  # what the target does is tested elsewhere, or is this very suite
        subprocess.run(["make", "--dry-run", *arguments], cwd=TOP, check=True, capture_output=True)
        return
    assert program == "cjg", f"a page may show `make` and `cjg`, not: {line}"
    result = here(*arguments, cwd=folder)
    assert result.returncode == 0, f"{line}\n{result.stderr}"


def test_every_block_is_of_a_kind_that_is_tested_or_meant_to_be_shown() -> None:
    known = SHOWN | {"sh", "python", "toml"}
    strange = {
        (page.name, kind)
        for page in PAGES
        for kind, _ in BLOCK.findall(page.read_text(encoding="utf-8"))
        if kind not in known
    }
    assert not strange


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "sh")], ids=lambda page: page.name)
def test_the_commands_of_a_page_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "cores", lambda: 1)  # so that no line starts workers: others test that
    for block in blocks(page, "sh"):
        for line in block.replace("\\\n", " ").splitlines():
            if line.strip() and not line.lstrip().startswith("#"):
                run_shell_line(line, tmp_path)


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=lambda page: page.name)
def test_the_python_of_a_page_runs(page: Path, tmp_path: Path) -> None:
    script = tmp_path / "page.py"
    script.write_text("\n".join(blocks(page, "python")), encoding="utf-8")
    result = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "toml")], ids=lambda page: page.name)
def test_the_scenario_files_of_a_page_load(page: Path, tmp_path: Path) -> None:
    for number, block in enumerate(blocks(page, "toml")):
        file = tmp_path / f"block_{number}.toml"
        file.write_text(block, encoding="utf-8")
        scenarios.load(str(file))
