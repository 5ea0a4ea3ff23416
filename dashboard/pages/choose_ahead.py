"""What a user may do next: the other values of the main dilemmas, computed while they read."""

from __future__ import annotations

from dataclasses import replace

from dashboard.components.controls import choices, main_choices
from dashboard.plan.comparison import PLAN, ScenarioError, compared
from dashboard.plan.state import State
from sim.inputs.scenario import Scenario


def likely_next(state: State) -> dict[str, Scenario]:
    """Return the plans one move away on the main dilemmas, by that move."""
    found: dict[str, Scenario] = {}
    plain = replace(state, usual=False)
    for path in main_choices():
        for each in choices()[path]["values"]:
            plan = replace(state.plan, choices=state.plan.choices | {path: each["value"]})
            try:
                found[f"{path}={each['value']}"] = compared(replace(plain, plan=plan))[PLAN]
            except ScenarioError:
                continue
    return found
