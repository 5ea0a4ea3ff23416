"""From a state to scenarios: the plan, its baseline, and both under the usual assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.plan.state import Own, State
from dashboard.plan.towns import town, without_cjg
from dashboard.plan.unknown import PROFILE
from language import LANGUAGES, words
from sim.inputs.choices import Choices
from sim.inputs.fields import leaves
from sim.inputs.investment import STEPS
from sim.inputs.organisation_types import DOMAINS
from sim.inputs.scenario import Scenario, ScenarioError

BASELINE, PLAN = "baseline", "plan"
USUAL_BASELINE, USUAL_PLAN = "usual_baseline", "usual_plan"
SHARES = tuple(f"choices.investment.{step}" for step in STEPS)
WITH_DESK = ("choices.desk_sites", "choices.desk_location", "choices.open_more_on_success")
NO_DESK = ("none", "network_only")
CHOICES = tuple(leaves(Choices, "choices"))


def compared(state: State) -> dict[str, Scenario]:
    """Return the scenarios of a state, the baseline first.

    Raises
    ------
    ScenarioError
        When the plan is refused.
    """
    assumed = town_of(state)
    found = {BASELINE: _baseline(assumed, state), PLAN: _plan(assumed, state.plan, state.name or "plan")}
    if state.usual and state.assumptions:
        usual = town(state.town)
        found |= {
            USUAL_BASELINE: _baseline(usual, state),
            USUAL_PLAN: _plan(usual, state.plan, "usual plan"),
        }
    return found


def town_of(state: State) -> Scenario:
    """Return the municipality of a state, with what the user assumes of it."""
    return town(state.town).with_all(_shares_made_whole(state.assumptions))


def _shares_made_whole(assumptions: Mapping[str, Any]) -> dict[str, Any]:
    """Divide what is given of the six shares of problems so that they sum to 1, where they cannot stand as given.

    Who moves one slider after the other does not keep the sum; what counts is how they relate.
    """
    given = {path: value for path, value in assumptions.items() if path.startswith(f"{PROFILE}.")}
    total = sum(given.values())
    whole = len(given) == len(DOMAINS)
    if total <= 0.0 or not (total > 1.0 or (whole and total != 1.0)):
        return dict(assumptions)
    return {**assumptions, **{path: value / total for path, value in given.items()}}


def plan_in(place: Scenario, own: Own, name: str = "plan") -> Scenario:
    """Lay a plan in another municipality: its context and assumptions, this plan's choices in full."""
    return _plan(place, own, name)


def no_cjg_in(place: Scenario, own: Own | None = None) -> Scenario:
    """Return a municipality without a CJG; what a plan changes of the world itself changes here too."""
    choices = without_cjg().model_dump(exclude_unset=True)["choices"]
    given = place.model_dump(exclude_unset=True)
    given |= {"name": "no CJG", "choices": choices}
    given |= {f"label_{lang}": words(lang)("choose-baseline-no-cjg") for lang in LANGUAGES}
    given["changes"] = [
        {"month": month, "field": path, "value": value}
        for month, path, value in (own.changes if own else ())
        if not path.startswith("choices.")
    ]
    return Scenario(**given)


def values_in_force(scenario: Scenario) -> dict[str, Any]:
    """Return every choice and assumption of a scenario by full path, as a page shows it."""
    plain = scenario.to_dict()
    found: dict[str, Any] = {}
    for table in ("choices", "context", "mechanisms"):
        for name, value in plain[table].items():
            if isinstance(value, dict):
                found |= {f"{table}.{name}.{part}": each for part, each in value.items()}
            else:
                found[f"{table}.{name}"] = value
    return found | {f"parameters.{name}": value for name, value in plain["parameters"].items()}


def _baseline(assumed: Scenario, state: State) -> Scenario:
    if state.pinned is not None:
        return _plan(assumed, state.pinned, "pinned plan")
    return no_cjg_in(assumed, state.plan)


def _plan(assumed: Scenario, own: Own, name: str) -> Scenario:
    changes = [{"month": month, "field": path, "value": value} for month, path, value in own.changes]
    fields: dict[str, Any] = {"name": name, "label_en": name, "label_nl": name}
    fields |= _whole_shares(own.choices)
    if changes:
        fields["changes"] = changes
    return assumed.with_all(fields | _set_aside(assumed, fields))


def _whole_shares(choices: Mapping[str, Any]) -> dict[str, Any]:
    """Return the choices; where shares sum to more than 1, the one set last stands and the others make room."""
    shares = {path: float(choices[path]) for path in choices if path in SHARES and choices[path] != "decide"}
    total = sum(shares.values())
    if total <= 1.0:
        return dict(choices)
    *others, last = shares
    room, taken = 1.0 - min(1.0, shares[last]), sum(shares[path] for path in others)
    eased = {path: shares[path] * room / taken for path in others}
    return dict(choices) | eased | {last: min(1.0, shares[last])}


def _set_aside(assumed: Scenario, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the choices that lose their meaning beside others, and are put aside instead of refused."""

    def now(name: str) -> Any:
        return fields.get(f"choices.{name}", getattr(assumed.choices, name))

    aside: dict[str, Any] = {}
    if now("desk") in NO_DESK:
        aside |= dict.fromkeys(WITH_DESK)
        if now("front_offices") == "merged":
            aside["choices.front_offices"] = "separate"
    if now("web") == "none":
        aside["choices.web_chat"] = None
    if "lead_organisation" not in (now("care_coordination"), now("governance")) or now("partnership") == "none":
        aside["choices.lead_organisation"] = None
    return aside


__all__ = [
    "BASELINE",
    "CHOICES",
    "PLAN",
    "USUAL_BASELINE",
    "USUAL_PLAN",
    "ScenarioError",
    "compared",
    "no_cjg_in",
    "plan_in",
    "values_in_force",
]
