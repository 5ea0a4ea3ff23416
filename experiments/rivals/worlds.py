"""The worlds that can be put to the patterns, by name: the model, its rivals, and the model in other forms."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from experiments.patterns.world import ModelWorld, World
from experiments.refusals import Refusal
from experiments.rivals.mean_field import MeanFieldWorld

MODEL = "model"
#: The model with another form of one process (ODD, section 6): what depends on how a rule is written down?
FORMS: dict[str, tuple[str, str]] = {
    "threshold": ("forms.joining", "threshold"),
    "reputation": ("forms.trust", "reputation"),
    "satisficing": ("forms.channel", "satisficing"),
}
WORLDS: dict[str, Callable[[], World]] = {
    MODEL: ModelWorld,
    "well_mixed": lambda: ModelWorld().altered({"forms.meeting": "well_mixed"}),
    "mean_field": MeanFieldWorld,
    **{name: partial(ModelWorld().altered, dict([form])) for name, form in FORMS.items()},
}
#: Without the network: nobody keeps ties, or there is nobody at all.
RIVALS = ("well_mixed", "mean_field")
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
