"""Waves of history matching: run, emulate, rule out, and look closer at what is left.

The first wave is a Latin hypercube over the whole space. Every later wave takes points that no emulator of the trials
so far rules out. What is left of the space after the last wave is where the posterior comes from.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import qmc

from experiments.calibration.design import free_parameters, names, to_sets, to_unit
from experiments.calibration.emulator import Emulator, emulators, not_implausible
from experiments.calibration.targets import CUT_OFF, TARGETS, implausibility
from experiments.calibration.trial import Size, run_trial
from experiments.output_folder import write_whole
from experiments.refusals import Refusal
from experiments.store.contents import short_hash
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
    trials : pandas.DataFrame
        A row a parameter set: a column for every free parameter, the value that each target took (missing where it
        took none) with its sampling ``_variance``, and ``seconds``.
    emulators : list of Emulator
        Of all trials so far.
    left : float
        Share of the whole space that they do not rule out.
    """

    number: int
    trials: pd.DataFrame
    emulators: list[Emulator]
    left: float

    def summary(self) -> dict[str, Any]:
        """Return what is kept of a wave in the reference results."""
        free = names()
        return {
            "wave": self.number,
            "trials": len(self.trials),
            "met_by_runs": int(met(self.trials).sum()),
            "left": self.left,
            "seconds": round(self.trials["seconds"].sum()),
            "emulators": {
                each.target.name: {
                    "explained": round(each.explained, 3),
                    "within": round(each.within, 3),
                    "active": [free[place] for place in each.active],
                }
                for each in self.emulators
            },
        }


def judged(trials: pd.DataFrame) -> np.ndarray:
    """Return the largest and second largest implausibility of each trial's own runs; infinite where a value is missing.

    Returns
    -------
    float array, shape (trials, 2)
    """
    found = [implausibility(each, trials[each.name], trials[each.variance_column]).fillna(np.inf) for each in TARGETS]
    return np.sort(np.stack(found, axis=1), axis=1)[:, :-3:-1]


def met(trials: pd.DataFrame) -> np.ndarray:
    """Tell which trials meet every target in their own runs."""
    return np.asarray(judged(trials)[:, 0] < CUT_OFF)


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
    """History matching in a folder, where every wave is a table that is written anew after each trial.

    Parameters
    ----------
    folder : pathlib.Path
        Made when it is not there; what an earlier call ran in it is not run again.
    size : int
        Trials in a wave.
    seed : int
    scale : Size
        What a trial runs.
    pool : WarmPool, optional
        Workers; no number depends on them.
    told : callable, optional
        Called with trials done and trials in all of the wave that is being run.

    Raises
    ------
    Refusal
        When the folder cannot be written.
    """

    def __init__(
        self,
        folder: Path,
        *,
        size: int,
        seed: int,
        scale: Size,
        pool: WarmPool | None = None,
        told: Callable[[int, int], None] = lambda done, total: None,
    ) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise Refusal(f"--out: {folder} cannot be written ({error.strerror or error})") from None
        self.folder = folder
        self.size = size
        self.seed = seed
        self.scale = scale
        self.pool = pool
        self.told = told
        self.waves: list[Wave] = []

    @property
    def trials(self) -> pd.DataFrame:
        """All trials so far, in order."""
        return pd.concat([wave.trials for wave in self.waves], ignore_index=True)

    def next_wave(self) -> Wave:
        """Draw a wave, run what of it has not been run, and emulate all trials so far."""
        number = len(self.waves) + 1
        trials = self._run(number, lambda: to_sets(self._drawn(number)), self.scale)
        fitted = emulators(pd.concat([*(wave.trials for wave in self.waves), trials], ignore_index=True), self.seed)
        _, left = candidates(fitted, 200, self.seed + 7 * number)
        wave = Wave(number, trials, fitted, left)
        self.waves.append(wave)
        return wave

    def posterior(self, number: int) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return parameter sets that survived, and the trials of those among them that the model's own runs accept.

        These come first: the last wave's emulators leave them, and their own runs meet every target. Where they are
        too few, points follow that the emulators leave and nobody ran.
        """
        found, trials = self.waves[-1].emulators, self.trials
        accepted = trials[met(trials)]
        accepted = accepted[not_implausible(found, to_unit(accepted), CUT_OFF)]
        accepted = accepted[::-1][:number]  # the last wave first: its luck was drawn after the space had shrunk
        sets = accepted[names()]
        if len(sets) < number:
            points, _ = candidates(found, number - len(sets), self.seed + 13)
            sets = pd.concat([sets, to_sets(points)] if len(sets) else [to_sets(points)], ignore_index=True)
        return sets, accepted

    def confirmed(self, sets: pd.DataFrame, scale: Size) -> pd.DataFrame:
        """Run parameter sets again at another scale, such as that of a whole town and sixty municipalities."""
        return self._run(CONFIRMING, lambda: sets, scale, sets.to_json())

    def _drawn(self, number: int) -> np.ndarray:
        if number == 1:
            return np.asarray(qmc.LatinHypercube(len(free_parameters()), rng=self.seed).random(self.size))
        return candidates(self.waves[-1].emulators, self.size, self.seed + 1000 * number)[0]

    def _run(self, wave: int, drawn: Callable[[], pd.DataFrame], scale: Size, about: str = "") -> pd.DataFrame:
        """Run what of a wave has not been run yet.

        Its sets are kept when first drawn: to fit emulators again could draw others on another machine.
        """
        key = short_hash([MODEL_VERSION, vars(scale), self.seed, self.size, about], 12)
        file = self.folder / f"wave_{wave}_{key}.parquet"
        if file.is_file():
            table = pd.read_parquet(file)
        else:
            found = [column for target in TARGETS for column in (target.name, target.variance_column)]
            table = drawn().reindex(columns=[*names(), *found, "seconds"]).reset_index(drop=True)
            write_whole(file, table.to_parquet())
        first = self.seed + wave * SEED_OF_A_WAVE
        sets = [row.dropna().to_dict() for _, row in table[names()].iterrows()]
        jobs = [(numbers, first + place, scale) for place, numbers in enumerate(sets)]
        waiting = np.flatnonzero(table["seconds"].isna()).tolist()
        for done, (place, row) in enumerate(self._found(jobs, waiting), start=len(jobs) - len(waiting) + 1):
            table.loc[place, list(row)] = list(row.values())
            write_whole(file, table.to_parquet())
            self.told(done, len(jobs))
        return table

    def _found(self, jobs: Sequence[tuple[Any, ...]], waiting: list[int]) -> Iterator[tuple[int, dict[str, float]]]:
        if self.pool is None:
            return ((place, timed_trial(*jobs[place])) for place in waiting)
        return self.pool.as_done(timed_trial, jobs, waiting)


def timed_trial(numbers: dict[str, float], seed: int, size: Size) -> dict[str, float]:
    """Run a trial and take its time; called on workers. Returns what its row in the table of a wave holds."""
    begun = time.perf_counter()
    row: dict[str, float] = {}
    for name, (value, variance) in run_trial(numbers, seed, size).items():
        row |= {name: value, f"{name}_variance": variance}
    return row | {"seconds": round(time.perf_counter() - begun, 2)}
