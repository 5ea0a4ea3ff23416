"""The worlds that can be put to the patterns, by name: the model, and its rivals."""

from __future__ import annotations

from collections.abc import Callable

from experiments.patterns.world import ModelWorld, World
from experiments.refusals import Refusal
from experiments.rivals.mean_field import MeanFieldWorld

MODEL = "model"
WORLDS: dict[str, Callable[[], World]] = {MODEL: ModelWorld, "mean_field": MeanFieldWorld}
RIVALS = tuple(name for name in WORLDS if name != MODEL)
LABELS = {name: name.replace("_", " ") for name in WORLDS}


def world_named(name: str) -> World:
    """Return a world by its name.

    Raises
    ------
    Refusal
        For a name that is no world's.
    """
    if name not in WORLDS:
        raise Refusal(f"--world: {name} given; allowed are {', '.join(WORLDS)}")
    return WORLDS[name]()
