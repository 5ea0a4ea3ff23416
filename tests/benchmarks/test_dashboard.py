"""The benchmark ends well without a browser that answers, and its file says that there is no figure."""

from __future__ import annotations

import json
import os
import sys

import pytest

from tests.processes import finish

MEASURE = "from benchmarks.__main__ import main; main(sys.argv[1:])"


@pytest.fixture
def measured(start, checkout, tmp_path):
    """Measure the dashboard in a process of its own, after some words of Python; return the one row it comes to."""

    def of(before="", path=os.environ["PATH"]):
        file = tmp_path / "results" / "benchmark.json"
        words = ["--only", "dashboard", "--times", "1", "--output", file]
        environment = {**os.environ, "PYTHONPATH": str(checkout), "PATH": path}
        program = [sys.executable, "-c", f"import sys\nfrom benchmarks import dashboard\n{before}\n{MEASURE}"]
        found = finish(start(*program, *words, env=environment))
        assert found.returncode == 0, found.stderr
        assert "Traceback" not in found.stderr
        assert list(file.parent.iterdir()) == [file]
        rows = json.loads(file.read_text(), parse_constant=pytest.fail)["rows"]
        (row,) = [each for each in rows if each["group"] == "dashboard"]
        assert (row["value"], row["reached"], row["normalised"]) == (None, None, None)
        (line,) = [line for line in found.stdout.splitlines() if row["name"] in line]
        assert " - " in line.partition(row["name"])[2]
        return row

    return of


def be_the_browser(script, tmp_path):
    """The path on which a script is the first browser."""
    (tmp_path / "bin").mkdir()
    browser = tmp_path / "bin" / "chromium"
    browser.write_text(f"#!/bin/sh\n{script}\n")
    browser.chmod(0o755)
    return f"{tmp_path / 'bin'}:{os.environ['PATH']}"


def test_without_a_browser_the_row_says_so(measured):
    row = measured(path="/nowhere")
    assert row["name"] == "no browser found"
    assert "google-chrome" in row["note"]


@pytest.mark.slow
def test_a_browser_that_does_not_answer_is_given_up_and_the_row_says_so(measured, tmp_path):
    row = measured("dashboard.LONGEST_LAUNCH = 3.0", be_the_browser("exec sleep 86397", tmp_path))
    assert row["name"] == "the browser does not answer"
