"""A dashboard of its own for browser tests: a village, four years, in a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

from tests.patience import LONGEST
from tests.processes import Program, begin, end, finish

SMALL = {"CJG_TEST_INHABITANTS": "1500", "CJG_TEST_MONTHS": "40"}
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SETTLED = "!['running', undefined].includes(document.documentElement.dataset.end)"


@dataclass
class Served:
    """A running dashboard."""

    address: str
    process: Program

    def workers(self) -> list[int]:
        """Process numbers of its workers."""
        children = subprocess.run(
            ["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=True
        )
        return [int(line.split()[0]) for line in children.stdout.splitlines() if "spawn_main" in line]

    def stop(self) -> None:
        self.process.terminate()
        finish(self.process)
        end(self.process)


def serve(folder: Path, *options: str) -> Served:
    """Start ``cjg dashboard`` on a free port and wait until it answers."""
    words = [sys.executable, "-m", "experiments.cli", "dashboard", "--no-browser", "--port", "0"]
    if "--store" not in options:
        words += ["--store", str(folder / "store.sqlite")]
    with (folder / "dashboard.log").open("w") as log:
        process = begin(*words, *options, stderr=log, env={**os.environ, **SMALL, "PYTHONUNBUFFERED": "1"})
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://\S+/", line)
    assert found, f"the dashboard did not start: {line!r} {(folder / 'dashboard.log').read_text()}"
    urllib.request.urlopen(
        found.group() + "about", timeout=LONGEST
    ).close()  # it listens already, and answers when it can
    return Served(found.group(), process)


def settle(page: Page) -> None:
    """Wait until the page has all it asked for."""
    page.wait_for_function("window.cjg && window.cjg.page")
    if page.evaluate("Boolean(window.cjg.page.stream || window.cjg.page.asks)"):
        page.wait_for_function(SETTLED)


def moved(page: Page, act: Any) -> None:
    """Do something and wait for all futures of what it leads to."""
    before = int(page.evaluate("document.documentElement.dataset.asked"))
    act()
    page.wait_for_function(f"Number(document.documentElement.dataset.asked) > {before}")
    page.wait_for_function(SETTLED)


def violations(page: Page, *, besides: str = "") -> list[str]:
    """What axe finds on a page, apart from what a selector names."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    where = {"include": ["html"], "exclude": [besides] if besides else []}
    found = page.evaluate(f"async () => (await axe.run({json.dumps(where)}, {json.dumps(RULES)})).violations")
    return [f"{each['id']}: {each['nodes'][0]['html'][:200]} ({len(each['nodes'])})" for each in found]
