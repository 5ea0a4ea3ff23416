"""Pictures of a report: drawn by a real browser; by one that falls silent they are given up, and nothing stays behind."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from experiments import designs
from experiments.experiment_report import pictures
from experiments.experiment_report.pictures import draw
from experiments.store import open_store
from experiments.sweeps import sweep
from tests.command_line import here
from tests.experiments.sweeping import write_design
from tests.experiments.test_sweeps import inline
from tests.patience import LONGEST, wait_until
from tests.processes import Start, finish

FIGURE = {"data": [{"type": "scatter", "x": [1, 2], "y": [3, 4]}], "layout": {"height": 200}}
FIGURES = {"one": FIGURE, "two": FIGURE}
NEVER_ANSWERS = "touch {here}/started; exec sleep 86397"
ENDS_AT_ONCE = "exit 0"
# It stops itself, the browser and what stands between it and Kaleido. A machine so busy that the first picture does not
# come in time sees a browser that never answers, which ends the same way.
FALLS_SILENT = """chromium "$@" &
until [ -s {here}/charts/one.png ]; do sleep 0.01; done
kill -STOP 0"""


@pytest.fixture
def charts(tmp_path: Path) -> Path:
    (tmp_path / "charts").mkdir()
    return tmp_path / "charts"


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder in which programs put what they need for a while; its path is short, as a browser wants it."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv("TMPDIR", folder)
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


def be_the_browser(script: str, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = here / "browser"
    browser.write_text(f"#!/bin/sh\n{script.format(here=here)}\n", encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(browser))


def left_of(folder: Path) -> list[str]:
    """Programs that were started with a folder for what they need for a while, or with something in it."""
    found = []
    for each in psutil.process_iter():
        try:
            if str(folder) in each.environ().get("TMPDIR", "") and each.pid != os.getpid():
                found.append(" ".join(each.cmdline()))
        except psutil.Error:
            continue
    return [words for words in found if "resource_tracker" not in words]


def test_pictures_are_drawn_by_the_browser_of_the_machine(charts: Path, temporary: Path) -> None:
    assert draw(FIGURES, charts, LONGEST) is None
    assert {path.name for path in charts.iterdir()} == {"one.png", "one.svg", "two.png", "two.svg"}
    assert (charts / "one.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in (charts / "two.svg").read_text(encoding="utf-8")
    assert list(temporary.iterdir()) == []
    assert left_of(temporary) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "silence", "told"),
    [
        (NEVER_ANSWERS, 3.0, "did not answer for 3 seconds"),
        (ENDS_AT_ONCE, LONGEST, "the browser gave up"),
        (FALLS_SILENT, 20.0, "did not answer for 20 seconds"),
    ],
    ids=["one that never answers", "one that ends at once", "one that falls silent after a picture"],
)
def test_a_browser_that_does_not_answer_is_ended_with_all_it_started_and_left_behind(
    charts: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, script: str, silence: float, told: str
) -> None:
    be_the_browser(script, charts.parent, monkeypatch)
    why_not = draw(FIGURES, charts, silence)
    assert why_not is not None
    assert why_not.startswith("No pictures were drawn: ")
    assert told in why_not
    assert list(charts.iterdir()) == []
    assert list(temporary.iterdir()) == []
    assert left_of(temporary) == []


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one small experiment."""
    design, beside = designs.load(str(write_design(tmp_path, replications=2, months=14)))
    with open_store(str(tmp_path / "s.sqlite")) as opened:
        sweep(opened, designs.plan(design, beside, "small"), inline())
    return tmp_path / "s.sqlite"


@pytest.mark.parametrize(
    ("script", "told"), [(NEVER_ANSWERS, "did not answer for 2 seconds"), (None, "none was found")]
)
def test_without_a_browser_that_answers_page_and_tables_are_written_and_a_sentence_says_what_is_missing(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, told: str
) -> None:
    monkeypatch.setattr(pictures, "LONGEST_SILENCE", 2.0 if script else LONGEST)
    if script:
        be_the_browser(script, tmp_path, monkeypatch)
    else:
        monkeypatch.setenv("PATH", "/nowhere")
        monkeypatch.setenv("BROWSER_PATH", "/nowhere/chrome")
    made = here("report", "small", "--store", store, "--out", "out/bare", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert made.stderr.startswith("No pictures were drawn: ")
    assert told in made.stderr
    assert {path.name for path in (tmp_path / "out" / "bare").iterdir()} == {
        "report.html", "design.toml", "tables", "run.json",
    }  # fmt: skip
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["bare"]


def test_ctrl_c_while_a_browser_does_not_answer_leaves_nothing(
    store: Path, tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch, start_cjg: Start
) -> None:
    be_the_browser(NEVER_ANSWERS, tmp_path, monkeypatch)
    program = start_cjg("report", "small", "--store", store, "--out", "out/never")
    wait_until(lambda: (tmp_path / "started").exists() or program.poll() is not None, "a browser")
    assert left_of(temporary)
    os.killpg(program.pid, signal.SIGINT)
    stopped = finish(program)
    assert stopped.returncode == 130
    assert stopped.stderr == "\nStopped; nothing was written.\n"
    assert not (tmp_path / "out").exists()
    assert list(temporary.iterdir()) == []
    assert left_of(temporary) == []
