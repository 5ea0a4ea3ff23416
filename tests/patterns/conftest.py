"""A laboratory whose towns live for a few milliseconds, once the kernels are compiled."""

from __future__ import annotations

import pytest

from experiments.patterns.laboratory import Laboratory
from experiments.patterns.world import ModelWorld
from sim.run.simulation import warm_up

TINY = {"context.inhabitants": 1200}


@pytest.fixture(scope="session")
def tiny() -> ModelWorld:
    warm_up()
    return ModelWorld().altered(TINY)


@pytest.fixture(scope="session")
def lab(tiny: ModelWorld) -> Laboratory:
    return Laboratory(tiny, pairs=2)
