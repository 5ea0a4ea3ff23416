"""The municipalities a plan can be laid in: shipped scenarios of one town each."""

from __future__ import annotations

import os
from functools import cache

import scenarios
from scenarios.loader import groups
from sim.inputs.scenario import Scenario

#: For tests: run every town with so many inhabitants.
INHABITANTS = "CJG_TEST_INHABITANTS"

LARGEST_TOWN = 400_000  # inhabitants; beyond, twenty runs take longer than most people wait at a screen


def _names() -> tuple[str, ...]:
    found = groups()
    towns = [name for name in found["presets"] if name != "no_cjg"]
    contexts = [name for name in found["contexts"] if not name.endswith(("_narrow", "_broad", "_growth"))]
    return (*towns, *contexts)


#: Names of the towns, in the order in which people meet them.
TOWNS: tuple[str, ...] = tuple(sorted(_names(), key=lambda name: name != "mid_town"))


@cache
def town(name: str) -> Scenario:
    """Return a town with the plan it starts from."""
    loaded = scenarios.load(name)
    few = os.environ.get(INHABITANTS)
    return loaded.with_("context.inhabitants", int(few)) if few else loaded


@cache
def without_cjg() -> Scenario:
    """Return the scenario whose choices are those of a municipality without a CJG."""
    return scenarios.load("no_cjg")
