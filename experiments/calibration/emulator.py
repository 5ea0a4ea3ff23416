"""Emulators: what each target would be at a parameter set that was not run, and how far that can be trusted.

Each target has a Gaussian process over the few parameters that move it (found by the lasso over straight and squared
terms); what the others do is in its noise. The sampling variance of trials is known and kept apart, so that the
emulator speaks about the mean over lucks and municipalities.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from experiments.calibration.design import to_unit
from experiments.calibration.targets import TARGETS, Target, implausibility

MOST_ACTIVE = 10
FEWEST = 20  # trials with a value, below which nothing is emulated
FOLDS = 5
LEAST_SHARE = 0.03  # a straight line may expect less than nothing
SPREADS = 1.0  # length scales at the start, in units of half a range


@dataclass
class Emulator:
    """One target's emulator.

    Attributes
    ----------
    target : Target
    active : int array
        Places of the parameters it reads.
    process : GaussianProcessRegressor
    explained : float
        Share of the variance between trials not used that it predicts (cross-validation), sampling noise included.
    within : float
        Share of those trials within three of its standard deviations.
    """

    target: Target
    active: np.ndarray
    process: object
    explained: float
    within: float

    def implausibility(self, unit: np.ndarray) -> np.ndarray:
        """Implausibility at points of the unit cube, shape (points,)."""
        mean, deviation = self.process.predict(unit[:, self.active], return_std=True)  # type: ignore[attr-defined]
        return np.asarray(implausibility(self.target, mean, deviation**2))


def sampling_variance(target: Target, unit: np.ndarray, values: np.ndarray, variances: np.ndarray) -> np.ndarray:
    """Sampling variance of a target in each trial.

    That of a town's few lucks is pooled over trials: two lucks say little about their own spread. That of a share of
    municipalities is ``p (1 - p) / n`` at the share that a straight line through all trials expects: at the target's
    own share it would be too small where most sets lie, and the emulator would take the rest for ignorance.
    """
    from sklearn.linear_model import Ridge

    if not target.name.startswith(("named", "core")):
        return np.full(len(values), variances.mean())
    expected = np.clip(Ridge(1.0).fit(unit, values).predict(unit), LEAST_SHARE, 1.0 - LEAST_SHARE)
    number = target.value * (1.0 - target.value) / variances
    return np.asarray(expected * (1.0 - expected) / number)


def emulators(trials: pd.DataFrame, seed: int) -> list[Emulator]:
    """Fit an emulator for every target that enough trials have a value for.

    Parameters
    ----------
    trials : pandas.DataFrame
        As of :class:`experiments.calibration.waves.Wave`.
    seed : int
        Of the folds.
    """
    found = []
    for target in TARGETS:
        usable = trials[trials[target.name].notna()]
        if len(usable) < FEWEST:
            continue
        unit = to_unit(usable)
        values, variances = usable[target.name].to_numpy(float), usable[target.variance_column].to_numpy(float)
        active = _active(unit, values, seed)
        noise = sampling_variance(target, unit[:, active], values, variances)
        process = _fit(unit[:, active], values, noise)
        explained, within = _tested(unit[:, active], values, noise, process.kernel_, seed)
        found.append(Emulator(target, active, process, explained, within))
    return found


def _active(unit: np.ndarray, values: np.ndarray, seed: int) -> np.ndarray:
    from sklearn.linear_model import LassoCV

    centred = 2.0 * unit - 1.0
    terms = np.hstack([centred, centred**2 - 1.0 / 3.0])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the smallest penalties need not converge: only an order is wanted
        lasso = LassoCV(cv=FOLDS, random_state=seed, max_iter=5000).fit(terms / terms.std(axis=0), values)
    weight = np.abs(lasso.coef_).reshape(2, -1).max(axis=0)
    order = np.argsort(-weight, kind="stable")
    chosen = [place for place in order[:MOST_ACTIVE] if weight[place] > 0.0] or [order[0]]
    return np.sort(np.array(chosen))


def _fit(unit: np.ndarray, values: np.ndarray, noise: np.ndarray, kernel: Any = None) -> Any:
    from sklearn.gaussian_process import GaussianProcessRegressor
    from sklearn.gaussian_process.kernels import RBF, ConstantKernel, WhiteKernel

    optimizer = None
    if kernel is None:
        scales = np.full(unit.shape[1], SPREADS)
        kernel = ConstantKernel(1.0, (1e-2, 1e3)) * RBF(scales, (0.1, 50.0)) + WhiteKernel(0.1, (1e-6, 2.0))
        optimizer = "fmin_l_bfgs_b"
    scale = max(float(values.var()), 1e-12)
    process = GaussianProcessRegressor(kernel, alpha=noise / scale + 1e-10, optimizer=optimizer, normalize_y=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a scale at its bound says that a parameter does little: no harm
        return process.fit(unit, values)


def _tested(unit: np.ndarray, values: np.ndarray, noise: np.ndarray, kernel: object, seed: int) -> tuple[float, float]:
    """Predict each fifth of the trials from the others."""
    fold = np.random.default_rng(seed).permutation(len(values)) % FOLDS
    mean, deviation = np.empty(len(values)), np.empty(len(values))
    for each in range(FOLDS):
        out = fold == each
        process = _fit(unit[~out], values[~out], noise[~out], kernel)
        mean[out], deviation[out] = process.predict(unit[out], return_std=True)
    error = values - mean
    explained = 1.0 - float((error**2).mean() / max(float(values.var()), 1e-12))
    return explained, float((np.abs(error) <= 3.0 * np.sqrt(deviation**2 + noise)).mean())


def not_implausible(found: Sequence[Emulator], unit: np.ndarray, cut_off: float) -> np.ndarray:
    """Tell which points of the unit cube no emulator rules out, shape (points,)."""
    left = np.arange(len(unit))
    for emulator in found:
        if len(left):
            left = left[emulator.implausibility(unit[left]) < cut_off]
    kept = np.zeros(len(unit), bool)
    kept[left] = True
    return kept
