"""The benchmark ends well without a browser that answers, and its file says that there is no figure."""

from __future__ import annotations

import json
import sys

import pytest

from benchmarks import dashboard
from benchmarks.__main__ import main


def measured(tmp_path, capsys):
    """What the benchmark of the dashboard wrote, and printed."""
    path = tmp_path / "results" / "benchmark.json"
    main(["--only", "dashboard", "--times", "1", "--output", str(path)])
    assert list(path.parent.iterdir()) == [path]
    found = json.loads(path.read_text(), parse_constant=pytest.fail)["rows"]
    (row,) = [each for each in found if each["group"] == "dashboard"]
    assert (row["value"], row["reached"], row["normalised"]) == (None, None, None)
    (line,) = [line for line in capsys.readouterr().out.splitlines() if row["name"] in line]
    assert "- " in line.partition(row["name"])[2]
    return row


def be_the_browser(script, tmp_path, monkeypatch):
    (tmp_path / "bin").mkdir()
    browser = tmp_path / "bin" / "chromium"
    browser.write_text(f"#!/bin/sh\n{script}\n")
    browser.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")


def test_without_a_browser_the_row_says_so(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    row = measured(tmp_path, capsys)
    assert row["name"] == "no browser found"
    assert "google-chrome" in row["note"]


def test_without_playwright_the_row_says_so(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "playwright.sync_api", None)
    assert measured(tmp_path, capsys)["name"] == "Playwright is not installed"


@pytest.mark.slow
@pytest.mark.parametrize("script", ["exec sleep 86397", "exit 1"], ids=["never answers", "ends at once"])
def test_a_browser_that_does_not_answer_is_given_up_and_the_row_says_so(tmp_path, capsys, monkeypatch, script):
    monkeypatch.setattr(dashboard, "LONGEST_LAUNCH", 3.0)
    be_the_browser(script, tmp_path, monkeypatch)
    assert measured(tmp_path, capsys)["name"] == "the browser does not answer"


@pytest.mark.slow
def test_a_browser_that_falls_silent_while_it_is_measured_is_ended(tmp_path, capsys, monkeypatch):
    ended = []
    end = dashboard.end_what_lives_in
    monkeypatch.setattr(dashboard, "end_what_lives_in", lambda folder: ended.append(folder) or end(folder))
    monkeypatch.setattr(dashboard, "LONGEST_LAUNCH", 900.0)
    monkeypatch.setattr(dashboard, "LONGEST_SILENCE", 0.01)  # nobody answers so soon
    assert measured(tmp_path, capsys)["name"] == "the browser does not answer"
    assert len(ended) == 2  # when it was silent, and what was left
