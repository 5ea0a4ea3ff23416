"""The choices that differ between two plans, as players of a game: every set of them is a scenario to run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dashboard.plan.comparison import plan_in
from dashboard.plan.state import Changes, Own
from sim.inputs.choices import SHARES
from sim.inputs.scenario import Scenario

INVESTMENT, LATER = "choices.investment", "changes"
#: What follows from another choice goes with it.
GOES_WITH = {
    "choices.desk_sites": "choices.desk",
    "choices.desk_location": "choices.desk",
    "choices.open_more_on_success": "choices.desk",
    "choices.web_chat": "choices.web",
    "choices.lead_organisation": "choices.care_coordination",
}


@dataclass(frozen=True)
class Player:
    """One choice, or several that go together, with the values it brings.

    Attributes
    ----------
    name : str
        Path of the choice; ``choices.investment`` for the seven shares, ``changes`` for the later changes.
    choices : dict
        Path to the value under the plan.
    changes : tuple
        Later changes it brings.
    """

    name: str
    choices: dict[str, Any]
    changes: Changes = ()


def values_of(scenario: Scenario) -> dict[str, Any]:
    """Return every choice of a scenario by path."""
    found: dict[str, Any] = {}
    for name, value in scenario.choices.model_dump().items():
        if isinstance(value, dict):
            found |= {f"choices.{name}.{part}": each for part, each in value.items()}
        else:
            found[f"choices.{name}"] = value
    return found


def players(baseline: Scenario, plan: Scenario, plan_changes: Changes, baseline_changes: Changes) -> list[Player]:
    """Return what differs between two plans, in the order of the registry."""
    first, second = values_of(baseline), values_of(plan)
    different = {path: value for path, value in second.items() if value != first[path]}
    shares = {f"choices.{name}" for name in SHARES}
    groups: dict[str, dict[str, Any]] = {}
    for path, value in different.items():
        leader = INVESTMENT if path in shares else path
        if path in GOES_WITH and GOES_WITH[path] in different:
            leader = GOES_WITH[path]
        groups.setdefault(leader, {})[path] = value
    found = [Player(name, choices) for name, choices in groups.items()]
    if plan_changes != baseline_changes:
        found.append(Player(LATER, {}, plan_changes))
    return found


def coalition(place: Scenario, baseline: Scenario, joined: Iterable[Player], baseline_changes: Changes) -> Scenario:
    """Return the baseline with some of the players' choices made.

    Parameters
    ----------
    place : Scenario
        The municipality with its assumptions.
    baseline : Scenario
    joined : iterable of Player
    baseline_changes : tuple
        Later changes that hold as long as the plan's do not.
    """
    choices = {path: value for path, value in values_of(baseline).items() if value is not None}
    changes = baseline_changes
    for player in joined:
        choices |= player.choices
        if player.name == LATER:
            changes = player.changes
    choices = {path: value for path, value in choices.items() if value is not None}
    if choices.get("choices.desk") in ("none", "network_only"):
        choices.pop("choices.desk_sites", None)
    elif choices.get("choices.desk_sites") == 0:
        choices.pop("choices.desk_sites")
    return plan_in(place, Own(choices, changes), "coalition")
