"""A dashboard of its own for browser tests: a village, four years, in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

SMALL = {"CJG_TEST_INHABITANTS": "1500", "CJG_TEST_MONTHS": "40"}
LONGEST_START = 300.0


@dataclass
class Served:
    """A running dashboard."""

    address: str
    process: subprocess.Popen[str]

    def workers(self) -> list[int]:
        """Process numbers of its workers."""
        children = subprocess.run(
            ["ps", "-o", "pid=,args=", "--ppid", str(self.process.pid)], capture_output=True, text=True, check=True
        )
        return [int(line.split()[0]) for line in children.stdout.splitlines() if "spawn_main" in line]

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


def serve(folder: Path, *options: str) -> Served:
    """Start ``cjg dashboard`` on a free port and wait until it answers."""
    words = [sys.executable, "-m", "experiments.cli", "dashboard", "--no-browser", "--port", "0"]
    if "--store" not in options:
        words += ["--store", str(folder / "store.sqlite")]
    with (folder / "dashboard.log").open("w") as log:
        process = subprocess.Popen(
            [*words, *options],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env={**os.environ, **SMALL, "PYTHONUNBUFFERED": "1"},
        )
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://\S+/", line)
    assert found, f"the dashboard did not start: {line!r} {(folder / 'dashboard.log').read_text()}"
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(found.group() + "about", timeout=5).close()
            return Served(found.group(), process)
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the dashboard does not answer")
