"""First compile, cached start, help, and peak memory: each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .rows import Row

HERE = Path(__file__).resolve().parent.parent
MEMORY_TARGET = 700.0  # MB, for a million inhabitants
HELP_TARGET = 0.3
MEGABYTE = 1e6

ONE_RUN = """
import sys, time
started = time.perf_counter()
import scenarios
from sim import simulate
scenario = scenarios.load("mid_town").with_("context.inhabitants", int(sys.argv[1]))
simulate(scenario, replications=1, months=int(sys.argv[2]))
seconds = time.perf_counter() - started
try:
    # of this program alone: what getrusage says begins with the peak of the process that started it
    lines = open("/proc/self/status").read().splitlines()
    peak = next(1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
except OSError:
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(seconds, peak)
"""


def one_run(inhabitants: int, months: int, cache: str | None = None) -> tuple[float, float, float]:
    """Run once in a fresh process.

    Parameters
    ----------
    inhabitants, months : int
    cache : str, optional
        Folder for compiled kernels, in place of the usual one.

    Returns
    -------
    tuple of float
        Seconds with the start of Python, seconds from the first import, peak memory in MB.
    """
    environment = {**os.environ, **({"CJG_CACHE": cache} if cache else {})}
    started = time.perf_counter()
    command = [sys.executable, "-c", ONE_RUN, str(inhabitants), str(months)]
    done = subprocess.run(command, cwd=HERE, env=environment, check=True, capture_output=True, text=True)
    inside, peak = done.stdout.split()[-2:]
    return time.perf_counter() - started, float(inside), float(peak) / MEGABYTE


def first_compile() -> list[Row]:
    """A start with an empty cache, and the next one."""
    with tempfile.TemporaryDirectory() as folder:
        cold, _, _ = one_run(600, 3, folder)
        warm, _, _ = one_run(600, 3, folder)
    return [
        Row("starts", "first use: compile everything", cold, "s", note="once after installing"),
        Row("starts", "later start, smallest run", warm, "s", note="Python, imports, kernels from the cache"),
    ]


def later_starts(times: int) -> list[Row]:
    """A start with the usual cache for a whole mid_town run, and ``cjg --help``."""
    town = min(one_run(45_000, 91)[0] for _ in range(times))
    command = [sys.executable, "-c", "from experiments.cli import main; main()", "--help"]
    helps = []
    for _ in range(times):
        started = time.perf_counter()
        subprocess.run(command, cwd=HERE, check=True, capture_output=True)
        helps.append(time.perf_counter() - started)
    return [
        Row("starts", "start and one mid_town run", town, "s"),
        Row("starts", "cjg --help", min(helps), "s", HELP_TARGET),
    ]


def memory(largest: int) -> list[Row]:
    """Peak memory of one run, in its own process."""
    table = [Row("memory", "mid_town (45,000 inhabitants)", one_run(45_000, 91)[2], "MB")]
    if largest >= 1_000_000:
        table.append(Row("memory", "1,000,000 inhabitants", one_run(1_000_000, 91)[2], "MB", MEMORY_TARGET))
    return table
