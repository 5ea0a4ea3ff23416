"""The worlds that can be put to the patterns, by name: the model, and its rivals, which have one form switched."""

from __future__ import annotations

from experiments.patterns.world import ModelWorld
from experiments.refusals import Refusal

MODEL = "model"
#: Without the network: nobody keeps ties.
WITHOUT_TIES = "well_mixed"
#: Name to the fields that are switched (ODD, Rule variants).
WORLDS: dict[str, dict[str, str]] = {
    MODEL: {},
    WITHOUT_TIES: {"rule_variants.meeting": "well_mixed"},
    "threshold": {"rule_variants.joining": "threshold"},
    "reputation": {"rule_variants.trust": "reputation"},
    "satisficing": {"rule_variants.channel": "satisficing"},
}


def world_named(name: str) -> ModelWorld:
    """Return a world by its name.

    Raises
    ------
    Refusal
        For a name that is no world's.
    """
    if name not in WORLDS:
        raise Refusal(f"--world: {name} given; allowed are {', '.join(WORLDS)}")
    return ModelWorld().altered(WORLDS[name])
