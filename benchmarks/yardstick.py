"""Yardstick and floor: how fast this machine mixes numbers, and the least a child-month can cost."""

from __future__ import annotations

import numba
import numpy as np

from sim.state import draws

from .rows import Row, best_of

STEPS = 20_000_000
CHILDREN, MONTHS = 20_000, 91


@numba.njit(nogil=True)
def chain(seed: int, steps: int) -> int:
    """Mix a number again and again: each step waits for the one before."""
    x = np.uint64(seed)
    for _ in range(steps):
        x = draws.mix(x)
    return int(x)


@numba.njit(nogil=True)
def age_and_draw(keys: np.ndarray, ages: np.ndarray, months: int, chance: float) -> int:
    """Age every child each month and ask chance one question about it."""
    hits = 0
    for month in range(months):
        for child in range(len(keys)):
            ages[child] += 1
            if draws.uniform(keys[child], draws.NEED, month, 0) < chance:
                hits += 1
    return hits


def rows(times: int) -> list[Row]:
    """Measure both.

    Parameters
    ----------
    times : int
        Best of so many.

    Returns
    -------
    list of Row
        ``yardstick`` (steps/s) first, then ``floor`` (child-months/s).
    """
    chain(1, 10)
    steps = STEPS / best_of(times, lambda: chain(1, STEPS))
    keys = np.arange(CHILDREN, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    ages = np.zeros(CHILDREN, np.int64)
    age_and_draw(keys, ages, 1, 0.02)
    floor = CHILDREN * MONTHS / best_of(times, lambda: age_and_draw(keys, ages, MONTHS, 0.02))
    return [
        Row("machine", "yardstick", steps, "steps/s", note="dependent splitmix64 steps"),
        Row("machine", "floor", floor, "child-months/s", note="age a child, make one keyed draw"),
    ]
