"""A model small enough to calibrate in seconds: a stand-in for its trials, and kernels that are compiled."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from experiments.calibration import emulator, shipping, waves
from experiments.calibration.targets import TARGETS
from experiments.calibration.trial import Size
from sim.inputs.parameters import PARAMETERS

Trials = list[dict[str, float]]
TWO = TARGETS[:2]  # each target has a Gaussian process to fit


def share_of_range(numbers: Mapping[str, float], name: str) -> float:
    low, high = PARAMETERS[name].range
    return (numbers.get(name, PARAMETERS[name].default) - low) / (high - low)


def pretended(numbers: Mapping[str, float], seed: int, size: Size) -> dict[str, list[float]]:
    """Every target is met in the middle of two ranges; no other parameter does anything."""
    found = {}
    for place, target in enumerate(TWO):
        moved = share_of_range(numbers, ("onset_rate", "initiative")[place]) - 0.5
        found[target.name] = [target.value + 20.0 * target.variance**0.5 * moved, 0.01 * target.variance]
    return found


@pytest.fixture(autouse=True)
def _two_targets(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (emulator, shipping, waves):
        monkeypatch.setattr(module, "TARGETS", TWO)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Trials:
    """Let trials be pretended, and list the parameter sets that were run."""
    told: Trials = []

    def run(numbers: Mapping[str, float], seed: int, size: Size) -> dict[str, list[float]]:
        told.append(dict(numbers))
        return pretended(numbers, seed, size)

    monkeypatch.setattr(waves, "run_trial", run)
    return told


Interrupting = Callable[[int], None]


@pytest.fixture
def stopped_after(monkeypatch: pytest.MonkeyPatch) -> Interrupting:
    """Let Ctrl-C come in the middle of a trial."""

    def arrange(trials: int) -> None:
        count = iter(range(trials))

        def run(numbers: Mapping[str, float], seed: int, size: Size) -> dict[str, list[float]]:
            if next(count, None) is None:
                raise KeyboardInterrupt
            return pretended(numbers, seed, size)

        monkeypatch.setattr(waves, "run_trial", run)

    return arrange
