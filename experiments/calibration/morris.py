"""Morris screening: which free parameters move an outcome at all, over the whole of their ranges.

Elementary effects along trajectories in a grid of four levels (Morris, 1991), with starting points from a Latin
hypercube: one parameter at a time takes a step of two thirds of its range. mu* is the mean size of such an effect,
scaled to the whole range. All points of a trajectory share their luck, so a parameter that is never read has a mu* of
exactly 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.stats import qmc

import scenarios
from experiments.calibration.design import free_parameters, to_numbers
from experiments.calibration.reference import REFERENCE, SCREENING
from experiments.calibration.shipping import as_json
from experiments.patterns.world import PLACE, ModelWorld
from sim.compiling.version import MODEL_VERSION
from sim.inputs.calendar import HORIZON
from sim.run.workers import WarmPool

OUTCOMES = (
    "reach_all",
    "help_all",
    "white_spots_per_1000",
    "one_plan_rate",
    "practice_level",
    "cost_per_helped_child",
)
SCENARIO = "growth"
INHABITANTS = 12_000
MONTHS = HORIZON
LUCKS = 2
LEVELS = 4
STEP = LEVELS / (2 * (LEVELS - 1))  # Morris' own choice: every level is then visited equally often
NOTHING = 0.1  # of an outcome's standard deviation: a parameter below this for every outcome moves nothing


def trajectory(start: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Walk from a grid point through every parameter once.

    Parameters
    ----------
    start : float array
        A point of the unit cube; the nearest grid point is taken.
    seed : int
        Draws the order of the parameters.

    Returns
    -------
    points : float array, shape (parameters + 1, parameters)
    order : int array
        Which parameter takes its step before point k + 1.
    """
    point = np.minimum(np.floor(start * LEVELS), LEVELS - 1) / (LEVELS - 1)
    order = np.random.default_rng(seed).permutation(len(point))
    points = [point]
    for place in order:
        point = point.copy()
        point[place] += STEP if point[place] < 0.5 else -STEP
        points.append(point)
    return np.array(points), order


def effects(points: np.ndarray, order: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return elementary effects, scaled to the whole range, shape (parameters, outcomes).

    Parameters
    ----------
    points, order : arrays
        From :func:`trajectory`.
    values : float array, shape (points, outcomes)
        Where one is missing, so is the effect.
    """
    found = np.empty((points.shape[1], values.shape[1]))
    for step, place in enumerate(order):
        moved = points[step + 1, place] - points[step, place]
        found[place] = (values[step + 1] - values[step]) / moved
    return found


def run_trajectory(points: np.ndarray, seed: int) -> np.ndarray:
    """Run every point of a trajectory under the same lucks; called on workers.

    Returns
    -------
    float array, shape (points, outcomes)
    """
    town = scenarios.load(SCENARIO).with_("context.inhabitants", INHABITANTS)
    columns = [PLACE[name] for name in OUTCOMES]
    found = []
    for point in points:
        scenario = town.with_all({f"parameters.{name}": value for name, value in to_numbers(point).items()})
        lives = [ModelWorld().live(scenario, luck, MONTHS, seed) for luck in range(LUCKS)]
        found.append(np.mean([life.table[-1, columns] for life in lives], axis=0))
    return np.array(found, float)


def screen(
    trajectories: int, seed: int, pool: WarmPool | None = None, told: Callable[[int, int], None] | None = None
) -> dict[str, Any]:
    """Screen every free parameter.

    Parameters
    ----------
    trajectories : int
    seed : int
    pool : WarmPool, optional
        Workers; no number depends on them.
    told : callable, optional
        Called with trajectories done and trajectories in all.

    Returns
    -------
    dict
        For each outcome its standard deviation over all points, and for each parameter mu* and the standard deviation
        of its effects (sigma), in the outcome's own unit.
    """
    free = free_parameters()
    starts = qmc.LatinHypercube(len(free), rng=np.random.default_rng(seed)).random(trajectories)
    walks = [trajectory(start, seed + 1 + number) for number, start in enumerate(starts)]
    values = []
    for found in _all_values([points for points, _ in walks], seed, pool):
        values.append(found)
        if told is not None:
            told(len(values), trajectories)
    each = np.stack([effects(*walk, value) for walk, value in zip(walks, values, strict=True)])
    deviation = np.nanstd(np.concatenate(values), axis=0)
    sizes, spreads = np.nanmean(np.abs(each), axis=0), np.nanstd(each, axis=0)
    return {
        "model_version": MODEL_VERSION,
        "scenario": SCENARIO,
        "inhabitants": INHABITANTS,
        "months": MONTHS,
        "lucks": LUCKS,
        "trajectories": trajectories,
        "seed": seed,
        "nothing_below": NOTHING,
        "outcomes": {
            name: {
                "deviation": _short(deviation[column]),
                "mu_star": {one.name: _short(sizes[row, column]) for row, one in enumerate(free)},
                "sigma": {one.name: _short(spreads[row, column]) for row, one in enumerate(free)},
            }
            for column, name in enumerate(OUTCOMES)
        },
    }


def _all_values(walks: list[np.ndarray], seed: int, pool: WarmPool | None) -> Iterator[np.ndarray]:
    if pool is None:
        for number, points in enumerate(walks):
            yield run_trajectory(points, seed + number)
        return
    jobs = [pool.submit(number, run_trajectory, points, seed + number) for number, points in enumerate(walks)]
    for job in jobs:
        yield job.result()


def _short(value: float) -> float:
    return float(f"{value:.4g}")


def write(folder: Path, found: dict[str, Any], *, ship: bool) -> None:
    """Write a screening into a folder, and on request among the reference results."""
    for each in (folder, *([REFERENCE] if ship else [])):
        (each / SCREENING).write_text(as_json(found), encoding="utf-8")
