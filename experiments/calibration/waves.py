"""Waves of history matching: run, emulate, rule out, and look closer at what is left.

The first wave is a Latin hypercube over the whole space. Every later wave takes points that no emulator of the trials
so far rules out. What is left of the space after the last wave is where the posterior comes from.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from experiments.calibration.design import free_parameters, latin_hypercube, to_numbers, to_unit
from experiments.calibration.emulator import Emulator, emulators, names_of, not_implausible
from experiments.calibration.store import Store, Trial
from experiments.calibration.targets import CUT_OFF, TARGETS, implausibility, largest_two
from experiments.calibration.trial import Size, identity, run_trial
from experiments.refusals import Refusal
from sim.compiling.version import MODEL_VERSION
from sim.run.workers import WarmPool

CANDIDATES = 50_000  # looked at in one go
MOST_LOOKS = 60  # goes before a wave is content with what it has found
SEED_OF_A_WAVE = 1_000_000  # trial n of wave w has luck seed + w of these + n
CONFIRMING = 0  # stands in the place of a wave's number where sets are only run again


@dataclass(frozen=True)
class Wave:
    """What a wave came to.

    Attributes
    ----------
    number : int
        From 1.
    trials : list of Trial
    emulators : list of Emulator
        Of all trials so far.
    left : float
        Share of the whole space that they do not rule out.
    """

    number: int
    trials: list[Trial]
    emulators: list[Emulator]
    left: float

    def summary(self) -> dict[str, Any]:
        """Return what is kept of a wave in the reference results."""
        met = [judged(trial)[0] < CUT_OFF for trial in self.trials]
        return {
            "wave": self.number,
            "trials": len(self.trials),
            "met_by_runs": int(sum(met)),
            "left": self.left,
            "seconds": round(sum(trial.seconds for trial in self.trials)),
            "emulators": {
                each.target.name: {
                    "explained": round(each.explained, 3),
                    "within": round(each.within, 3),
                    "active": names_of(each),
                }
                for each in self.emulators
            },
        }


def judged(trial: Trial) -> tuple[float, float]:
    """Return the largest and second largest implausibility of a trial's own runs; infinite where a value is missing."""
    return largest_two(
        {
            target.name: implausibility(target, *trial.found[target.name])
            if target.name in trial.found
            else float("inf")
            for target in TARGETS
        }
    )


def candidates(found: Sequence[Emulator], number: int, seed: int) -> tuple[np.ndarray, float]:
    """Draw points that no emulator rules out.

    Parameters
    ----------
    found : sequence of Emulator
        Without any, nothing is ruled out.
    number : int
        Points wanted.
    seed : int

    Returns
    -------
    points : float array, shape (number or fewer, free parameters)
    left : float
        Share of the points looked at that are not ruled out.

    Raises
    ------
    Refusal
        When the whole space is ruled out.
    """
    rng = np.random.default_rng(seed)
    kept: list[np.ndarray] = []
    looked = 0
    while sum(map(len, kept)) < number and looked < MOST_LOOKS * CANDIDATES:
        unit = rng.random((CANDIDATES, len(free_parameters())))
        kept.append(unit[not_implausible(found, unit, CUT_OFF)])
        looked += CANDIDATES
    points = np.concatenate(kept)
    if not len(points):
        raise Refusal(f"no parameter set out of {looked:,} is left: the fit patterns rule out every one of them")
    return points[:number], len(points) / looked


class Matching:
    """History matching in a folder.

    Parameters
    ----------
    store : Store
    size : int
        Trials in a wave.
    seed : int
    scale : Size
        What a trial runs.
    pool : WarmPool, optional
        Workers; no number depends on them.
    told : callable, optional
        Called with trials done and trials in all of the wave that is being run.
    """

    def __init__(
        self,
        store: Store,
        *,
        size: int,
        seed: int,
        scale: Size,
        pool: WarmPool | None = None,
        told: Callable[[int, int], None] | None = None,
    ) -> None:
        self.store = store
        self.size = size
        self.seed = seed
        self.scale = scale
        self.pool = pool
        self.told = told
        self.waves: list[Wave] = []

    @property
    def trials(self) -> list[Trial]:
        """All trials so far, in order."""
        return [trial for wave in self.waves for trial in wave.trials]

    def next_wave(self) -> Wave:
        """Draw a wave, run what of it has not been run, and emulate all trials so far."""
        number = len(self.waves) + 1
        points = self._drawn(number)
        trials = self._run(number, points)
        fitted = emulators([*self.trials, *trials], self.seed)
        _, left = candidates(fitted, 200, self.seed + 7 * number)
        wave = Wave(number, trials, fitted, left)
        self.waves.append(wave)
        return wave

    def posterior(self, number: int) -> tuple[list[dict[str, float]], int]:
        """Return parameter sets that survived, and how many of them the model's own runs accept.

        Those come first that the last wave's emulators leave and whose own runs meet every target; where these are
        too few, points follow that the emulators leave and nobody ran.
        """
        found = self.waves[-1].emulators
        met = [trial for trial in self.trials if judged(trial)[0] < CUT_OFF]
        sets = [trial.numbers for trial in met]
        if sets:
            kept = not_implausible(found, to_unit(sets), CUT_OFF)
            sets = [each for each, keep in zip(sets, kept, strict=True) if keep]
        by_runs = sets[::-1][:number]  # the last wave first: its luck was drawn after the space had shrunk
        missing = number - len(by_runs)
        points, _ = candidates(found, missing, self.seed + 13) if missing else (np.empty((0, 0)), 0.0)
        return [*by_runs, *map(to_numbers, points)], len(by_runs)

    def confirmed(self, sets: Sequence[dict[str, float]], scale: Size) -> list[Trial]:
        """Run parameter sets again at another scale, such as that of a whole town and sixty municipalities."""
        return self._run(CONFIRMING, list(sets), scale)

    def _drawn(self, number: int) -> list[dict[str, float]]:
        """Parameter sets of a wave: kept when first drawn, so that taking up again means the same sets."""
        before = ",".join(trial.identity for trial in self.trials)
        content = f"{MODEL_VERSION} {self.scale} {self.seed} {self.size} {number} {before}"
        key = f"wave_{number}_{hashlib.sha256(content.encode()).hexdigest()[:12]}"
        drawn = self.store.design(key)
        if drawn is None:
            if number == 1:
                points = latin_hypercube(self.size, self.seed)
            else:
                points, _ = candidates(self.waves[-1].emulators, self.size, self.seed + 1000 * number)
            drawn = [to_numbers(point) for point in points]
            self.store.keep_design(key, drawn)
        return [dict(each) for each in drawn]

    def _run(self, wave: int, points: list[dict[str, float]], scale: Size | None = None) -> list[Trial]:
        scale = scale or self.scale
        first = self.seed + wave * SEED_OF_A_WAVE
        keys = [identity(numbers, first + place, scale) for place, numbers in enumerate(points)]
        waiting = [place for place, key in enumerate(keys) if self.store.get(key) is None]
        done = len(points) - len(waiting)
        for place, found, seconds in self._found(waiting, points, first, scale):
            self.store.add(Trial(keys[place], wave, place, points[place], found, round(seconds, 2)))
            done += 1
            if self.told is not None:
                self.told(done, len(points))
        trials = [self.store.get(key) for key in keys]
        return [trial for trial in trials if trial is not None]

    def _found(
        self, waiting: list[int], points: list[dict[str, float]], first: int, scale: Size
    ) -> Iterator[tuple[int, dict[str, list[float]], float]]:
        if self.pool is None:
            for place in waiting:
                yield (place, *timed_trial(points[place], first + place, scale))
            return
        jobs = [(numbers, first + place, scale) for place, numbers in enumerate(points)]
        for place, (found, seconds) in self.pool.as_done(timed_trial, jobs, waiting):
            yield place, found, seconds


def timed_trial(numbers: dict[str, float], seed: int, size: Size) -> tuple[dict[str, list[float]], float]:
    """Run a trial and take its time; called on workers."""
    begun = time.perf_counter()
    found = run_trial(numbers, seed, size)
    return found, time.perf_counter() - begun
