"""The floor of :mod:`benchmarks.yardstick` in plain Mesa: the least that a child costs as an ordinary agent.

Each child is a ``mesa.Agent`` that a month makes older and asks one question of chance; nothing else happens. Whatever
a plain model does with its children comes on top, so the whole model is at least so many times as fast as it.
"""

from __future__ import annotations

import mesa

import scenarios

from .rows import Row, best_of
from .whole_runs import child_months, run

CHILDREN, MONTHS = 20_000, 8
CHANCE = 0.02


class Child(mesa.Agent):
    """A child that grows older and may need something."""

    def __init__(self, model: Town) -> None:
        super().__init__(model)
        self.age = self.needs = 0

    def step(self) -> None:
        """A month."""
        self.age += 1
        if self.random.random() < CHANCE:
            self.needs += 1


class Town(mesa.Model):
    """Children, and nothing that happens to them."""

    def __init__(self, children: int = CHILDREN) -> None:
        super().__init__(seed=1)
        Child.create_agents(self, children)

    def step(self) -> None:
        """A month of every child."""
        self.agents.do("step")


def rows(times: int) -> list[Row]:
    """Measure the floor, and how far the whole model lies above it.

    Parameters
    ----------
    times : int
        Best of so many.
    """
    plain, town = Town(), scenarios.load("mid_town")
    floor = CHILDREN / best_of(times * MONTHS, plain.step)
    run(town)
    whole = child_months(town) / best_of(times, lambda: run(town))
    return [
        Row("plain Mesa", "floor in plain Mesa", floor, "child-months/s", note="age a child, ask chance one question"),
        Row("plain Mesa", "whole model over that floor, mid_town warm", whole / floor, "times"),
    ]
