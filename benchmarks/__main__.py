"""``python -m benchmarks``: measure, print a table, write results/benchmark.json."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from sim.run.simulation import warm_up

from . import dashboard, plain_mesa, report, starts, sweeping, whole_runs, yardstick
from .rows import Row

MILLION = 1_000_000


def parts(times: int, largest: int) -> dict[str, Callable[[], list[Row]]]:
    """What can be measured, by name, in order."""
    return {
        "machine": lambda: yardstick.rows(times),
        "runs": lambda: [row for name in whole_runs.TOWNS for row in whole_runs.one_town(name, times)],
        "split": lambda: whole_runs.by_process("mid_town", times),
        "workers": lambda: whole_runs.two_workers(times),
        "sweeps": lambda: sweeping.rows(min(times, 2)),
        "plain": lambda: plain_mesa.rows(times),
        "scaling": lambda: whole_runs.scaling(largest, times),
        "starts": lambda: starts.later_starts(times),
        "dashboard": dashboard.rows,
        "compile": starts.first_compile,
        "memory": lambda: starts.memory(largest),
    }


def main(arguments: list[str] | None = None) -> None:
    """Read options, measure, report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--times", type=int, default=5, metavar="N", help="best of N (default 5)")
    parser.add_argument("--only", nargs="+", choices=list(parts(1, MILLION)), metavar="PART", help="some parts only")
    parser.add_argument("--quick", action="store_true", help="best of 2, towns up to 180,000, no first compile")
    parser.add_argument("--output", type=Path, default=Path("results/benchmark.json"), metavar="FILE")
    chosen = parser.parse_args(arguments)
    times = 2 if chosen.quick else max(1, chosen.times)
    available = parts(times, 180_000 if chosen.quick else MILLION)
    if chosen.quick:
        del available["compile"]
    warm_up()
    wanted = {"machine", *(chosen.only or available)}
    rows: list[Row] = []
    for name, measure in available.items():
        if name in wanted:
            print(f"measuring: {name} ...", file=sys.stderr, flush=True)
            rows += measure()
    yardstick = rows[0].value
    if yardstick is not None:
        for row in rows:
            row.normalise(yardstick)
    report.show(rows)
    report.write(rows, chosen.output)
    print(f"Written to {chosen.output}.")


if __name__ == "__main__":  # workers import this file again
    main()
