"""Whole runs, set-up and outcomes included: cold and warm, by process, over sizes, on two workers."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

import numpy as np

import scenarios
from sim.inputs.calendar import HORIZON
from sim.inputs.scenario import Scenario
from sim.run.kept_starts import starts
from sim.run.model import CJGModel
from sim.run.simulation import run_future, simulate

from .rows import Row, best_of
from .split import seconds_by_process

TOWNS = ("small_rural", "mid_town", "large_city")
SIZES = (12_000, 45_000, 180_000, 600_000, 1_000_000)
WORKERS, REPLICATIONS = 2, 20
TARGET_COLD = {"mid_town": 0.100}
TARGET_WARM = {"mid_town": 0.060}
TARGET_RATE = {"large_city": 25e6}
TARGET_REPLICATIONS = 0.7
TARGET_EXPONENT = 1.0


def run(scenario: Scenario, months: int = HORIZON) -> Any:
    """One future of a scenario, from set-up to outcomes, in this process."""
    return run_future(scenario, 0, months, 1, None, False)


def child_months(scenario: Scenario, months: int = HORIZON) -> int:
    """Children times months of a run, months before June 2007 not counted."""
    youths = CJGModel(scenario, months=months, collect=False).tape.youths
    return int(youths[-months:].sum())


def one_town(name: str, times: int) -> list[Row]:
    """A town cold and warm.

    Parameters
    ----------
    name : str
        Scenario.
    times : int
        Best of so many.

    Returns
    -------
    list of Row
        Seconds and child-months/s; cold counts the months that are reported, though it lives 48 more.
    """
    scenario = scenarios.load(name)
    run(scenario)
    lived = child_months(scenario)
    cold = best_of(times, lambda: run(scenario), before=starts.forget)
    warm = best_of(times, lambda: run(scenario))
    starts.forget()
    return [
        Row(
            "whole run",
            f"{name}, cold",
            cold,
            "s",
            TARGET_COLD.get(name),
            note="tape and four years before drawn",
        ),
        Row("whole run", f"{name}, warm", warm, "s", TARGET_WARM.get(name), note="tape and burn-in kept"),
        Row("whole run", f"{name}, cold, rate", lived / cold, "child-months/s"),
        Row(
            "whole run",
            f"{name}, warm, rate",
            lived / warm,
            "child-months/s",
            TARGET_RATE.get(name),
            at_least=True,
        ),
    ]


def by_process(name: str, times: int) -> list[Row]:
    """Seconds of each process in a warm run, each called from Python, which costs microseconds a call."""
    scenario = scenarios.load(name)
    best: dict[str, float] = {}
    for _ in range(times):
        spent = seconds_by_process(CJGModel(scenario, collect=False))
        best = {process: min(seconds, best.get(process, seconds)) for process, seconds in spent.items()}
    ordered = sorted(best.items(), key=lambda item: -item[1])
    return [Row(f"{name} by process", process, seconds, "s") for process, seconds in ordered]


def two_workers(times: int) -> list[Row]:
    """Twenty replications on two workers that have loaded their kernels: the first, second and third plan they meet."""
    scenario = scenarios.load("mid_town")

    def on_workers(seed: int) -> Any:
        return simulate(scenario, replications=REPLICATIONS, seed=seed, workers=WORKERS)

    simulate(scenarios.load("small_rural"), replications=WORKERS, workers=WORKERS)
    plans = [[best_of(1, partial(on_workers, seed)) for _ in range(2)] for seed in range(101, 101 + times)]
    cold, warm = (min(seconds) for seconds in zip(*plans, strict=True))
    what = f"{REPLICATIONS} x mid_town"
    return [
        Row("two workers", f"{what}, tapes cold", cold, "s", note="workers warm, luck new to them"),
        Row("two workers", f"{what}, tapes warm", warm, "s", TARGET_REPLICATIONS),
    ]


def scaling(largest: int, times: int) -> list[Row]:
    """How cost grows with the number of inhabitants: slope of log seconds on log child-months, warm runs.

    Parameters
    ----------
    largest : int
        Inhabitants of the largest town.
    times : int
        Best of so many for towns under 100,000; larger ones are run once warm.
    """
    plain = scenarios.load("mid_town")
    found, sizes, seconds = [], [], []
    for inhabitants in (size for size in SIZES if size <= largest):
        scenario = plain.with_("context.inhabitants", inhabitants)
        starts.forget()
        cold = best_of(1, partial(run, scenario))
        repeats = times if inhabitants < 100_000 else 1
        warm = best_of(repeats, partial(run, scenario))
        lived = child_months(scenario)
        sizes.append(math.log(lived))
        seconds.append(math.log(warm))
        note = f"cold {cold:.2f} s; {lived / warm / 1e6:.1f} million child-months/s"
        found.append(Row("scaling", f"{inhabitants:,} inhabitants, warm", warm, "s", note=note))
    starts.forget()
    slope = float(np.polyfit(sizes, seconds, 1)[0])
    note = "1 is linear; noise about 0.05"
    return [
        *found,
        Row("scaling", f"exponent, {SIZES[0]:,} to {largest:,}", slope, "", TARGET_EXPONENT, note=note),
    ]
