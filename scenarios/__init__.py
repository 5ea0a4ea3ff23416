"""Scenarios: the files that ship with the model, and the loader that lists and reads them."""

from scenarios.loader import groups, load, names
from sim.inputs.scenario import Scenario, ScenarioError

__all__ = ["Scenario", "ScenarioError", "groups", "load", "names"]
