"""Choices left to the municipality: each is made when the model is set up, and again where a change leaves it open.

After that a decided choice is an ordinary value: nothing in the model can tell it from one that was given.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from sim.agents import decide_doors, decide_money, decide_network
from sim.agents.council import Council
from sim.inputs.choices import FOLLOWS, INVITED_AT_START, Choices
from sim.inputs.fields import DECIDE
from sim.inputs.investment import STEPS
from sim.inputs.organisation_types import NAMES
from sim.inputs.parameters import defaults
from sim.inputs.scenario import Scenario

# In the order of deciding: money first, then whom to work with, then doors, then shares of the money.
RULES: dict[str, Callable[[Council], Any]] = {
    "budget_per_youth": decide_money.budget_per_youth,
    "partnership": decide_network.partnership,
    "start_from": decide_network.start_from,
    "director": decide_network.director,
    "director_support": decide_network.director_support,
    "governance": decide_network.governance,
    "care_coordination": decide_network.care_coordination,
    "lead_organisation": decide_network.lead_organisation,
    "early_people": decide_network.early_people,
    "meetings_per_year": decide_network.meetings_per_year,
    "sequence": decide_network.sequence,
    "desk": decide_doors.desk,
    "desk_sites": decide_doors.desk_sites,
    "desk_location": decide_doors.desk_location,
    "open_more_on_success": decide_doors.open_more_on_success,
    "front_offices": decide_doors.front_offices,
    "second_line_face": decide_doors.second_line_face,
    "outreach": decide_doors.outreach,
    "specialist_help": decide_doors.specialist_help,
    "web": decide_doors.web,
    "web_chat": decide_doors.web_chat,
}


def leaves_open(scenario: Scenario) -> bool:
    """Return whether any choice, now or by a later change, is left to the municipality."""
    return bool(scenario.choices.left_open) or any(change.value == DECIDE for change in scenario.changes)


def decided(scenario: Scenario, luck: int | np.unsignedinteger) -> Scenario:
    """Return the scenario with every choice that was left open made.

    Parameters
    ----------
    scenario : Scenario
    luck : int
        Key of the municipality's luck: :func:`sim.state.draws.luck_key`.

    Returns
    -------
    Scenario
        Valid, and without "decide". What a change gives later for a desk, site or lead that the municipality has
        decided against lapses, as it does when a change takes that desk, site or lead away.
    """
    if not leaves_open(scenario):
        return scenario
    given = scenario.model_dump(exclude_unset=True)
    left = given.get("choices", {})
    numbers = {**defaults(), **scenario.parameters}
    leads = _invited_throughout(scenario)

    def council(month: int, binding: frozenset[str]) -> Council:
        return Council(scenario.context, month, np.uint64(luck), numbers, {}, binding, leads)

    first = council(0, frozenset(name for name, value in left.items() if value != DECIDE))
    standing = _made(left, first)
    given["choices"] = _copy(standing)
    shares = dict(left.get("investment", {}))
    were_open = DECIDE in shares.values()
    kept = []
    for month in sorted({change.month for change in scenario.changes}):
        now = {change.field: change.value for change in scenario.changes if change.month == month}
        of_choices = {path: value for path, value in now.items() if path.startswith("choices.")}
        for path, value in of_choices.items():
            _put(standing, path, value)
            if path.startswith("choices.investment."):
                shares[path.rsplit(".", 1)[1]] = value
        fixed = frozenset(path.split(".")[1] for path, value in of_choices.items() if value != DECIDE)
        standing = _made(standing, council(month, fixed))
        were_open = were_open or DECIDE in shares.values()
        if were_open and any(path.startswith("choices.investment.") for path in of_choices):
            standing["investment"] = _shares(shares, decide_money.weights(first))
            now |= {f"choices.investment.{step}": share for step, share in standing["investment"].items()}
        fits = _fitting(standing)
        if fits.get("front_offices") != standing.get("front_offices"):
            now.setdefault("choices.front_offices", fits["front_offices"])
        standing = fits
        for path, value in now.items():
            made = _get(standing, path) if path.startswith("choices.") else value
            if made is not None:
                kept.append({"month": month, "field": path, "value": made})
    given["changes"] = kept
    return Scenario(**given)


def _invited_throughout(scenario: Scenario) -> tuple[str, ...]:
    """Kinds that exist and are invited under every partnership that a change gives."""
    later = {change.value for change in scenario.changes if change.field == "choices.partnership"} - {"none", DECIDE}
    here = NAMES[: scenario.context.organisations]
    return tuple(name for name in here if all(name in INVITED_AT_START[value] for value in later))


def _made(given: dict[str, Any], council: Council) -> dict[str, Any]:
    """Make each choice that is open, in order; what a choice turns out not to need is left out."""
    result = _copy(given)
    plan = council.plan
    plan.update(Choices().model_dump())
    for name in FOLLOWS:
        plan.pop(name)
    plan.update({name: value for name, value in given.items() if value is not None})
    for name in RULES:
        if given.get(name) == DECIDE:
            del plan[name]
    for name, rule in RULES.items():
        if given.get(name) == DECIDE:
            value = rule(council)
            plan[name] = result[name] = value
            if value is None:
                del result[name]
        elif name == "desk_sites":
            plan.setdefault(name, int(decide_doors.has_desk(council)))
    shares = given.get("investment", {})
    if DECIDE in shares.values():
        result["investment"] = _shares(shares, decide_money.weights(council))
    return result


def _shares(given: dict[str, Any], weights: dict[str, float]) -> dict[str, float]:
    """Divide what the given shares leave over those left open, by weight, and those left out, which weigh 1."""
    fixed = {step: share for step, share in given.items() if share != DECIDE}
    rest = max(0.0, 1.0 - sum(fixed.values()))
    others = {step: weights[step] if step in given else 1.0 for step in STEPS if step not in fixed}
    total = sum(others.values())
    shares = {step: rest * weight / total for step, weight in others.items()}
    return {step: fixed.get(step, shares.get(step, 0.0)) for step in STEPS}


def _fitting(given: dict[str, Any]) -> dict[str, Any]:
    """Leave out what was chosen for a desk, a site or a lead that is not there."""
    result = _copy(given)
    usual = Choices()
    desk = result.get("desk", usual.desk)
    if desk not in ("shared_building", "network_first"):
        for name in ("desk_sites", "desk_location", "open_more_on_success"):
            result.pop(name, None)
        if result.get("front_offices") == "merged":
            result["front_offices"] = "separate"
    if result.get("web", usual.web) == "none":
        result.pop("web_chat", None)
    rules = (result.get("care_coordination"), result.get("governance"))
    invited = INVITED_AT_START[result.get("partnership", usual.partnership)]
    if "lead_organisation" not in rules or result.get("lead_organisation") not in invited:
        result.pop("lead_organisation", None)
    return result


def _copy(given: dict[str, Any]) -> dict[str, Any]:
    return {name: dict(value) if isinstance(value, dict) else value for name, value in given.items()}


def _put(given: dict[str, Any], path: str, value: Any) -> None:
    _, *between, last = path.split(".")
    for step in between:
        given = given.setdefault(step, {})
    given[last] = value


def _get(given: dict[str, Any], path: str) -> Any:
    found: Any = given
    for step in path.split(".")[1:]:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def made_choices(scenario: Scenario, resolved: Scenario) -> dict[str, Any]:
    """Return, by name, what became of the choices that a scenario leaves open at the start."""
    found: dict[str, Any] = {}
    for name in scenario.choices.left_open:
        value: Any = resolved.choices
        for step in name.split("."):
            value = getattr(value, step)
        found[name] = value
    return found
