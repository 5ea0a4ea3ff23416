"""A row of the benchmark: what was measured, what it should be, and whether it is."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass
class Row:
    """One measured figure.

    Attributes
    ----------
    group, name : str
        Where it stands in the table, and what it is.
    value : float or None
        None where it could not be measured; the note says why.
    unit : str
    target : float or None
        What it should reach; None where nothing was promised.
    at_least : bool
        Whether more is better (a rate) rather than less (a time).
    normalised : float or None
        Times: seconds times yardstick, in millions of yardstick steps; rates: per million yardstick
        steps. To compare machines.
    note : str
    """

    group: str
    name: str
    value: float | None
    unit: str
    target: float | None = None
    at_least: bool = False
    normalised: float | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.value is not None and not math.isfinite(self.value):  # nothing that JSON or a reader knows
            self.value = None

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None without a target or a value."""
        if self.target is None or self.value is None:
            return None
        return self.value >= self.target if self.at_least else self.value <= self.target

    def normalise(self, yardstick: float) -> None:
        """Express a time, or a rate, in steps of the yardstick."""
        if self.value is None:
            return
        if self.unit == "s":
            self.normalised = self.value * yardstick / 1e6
        elif self.unit.endswith("/s"):
            self.normalised = self.value / yardstick * 1e6

    def as_dict(self) -> dict[str, object]:
        """The row as it stands in the JSON file."""
        return {**asdict(self), "reached": self.reached}


def best_of(times: int, run: Callable[[], object], before: Callable[[], object] | None = None) -> float:
    """Shortest wall-clock time of several runs, seconds.

    Parameters
    ----------
    times : int
    run : callable
        What is timed.
    before : callable, optional
        Called before each run, outside the clock.

    Returns
    -------
    float
    """
    best = float("inf")
    for _ in range(times):
        if before is not None:
            before()
        gc.collect()
        started = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - started)
    return best
