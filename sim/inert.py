"""When a choice has no meaning, and the choices in force once the meaningless ones are put aside.

A choice without meaning must not move a byte of the results. So the model reads :func:`meaningful` choices
only: what a rule below calls inert is put at a neutral value before anybody can read it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.investment import NOTHING, STEPS

if TYPE_CHECKING:
    from sim.choices import Choices
    from sim.context import Context

SHARES = tuple(f"investment.{step}" for step in STEPS)

# What a choice reads as while it is inert: the value that asks for nothing.
NEUTRAL: dict[str, Any] = {
    "start_from": "relabel_existing",
    "director": "none",
    "director_support": "none",
    "governance": "shared",
    "care_coordination": "not_on_agenda",
    "lead_organisation": None,
    "sequence": "form_first",
    "desk": "none",
    "desk_sites": 0,
    "desk_location": "town_centre",
    "open_more_on_success": False,
    "front_offices": "separate",
    "second_line_face": "behind",
    "outreach": 0.0,
    "specialist_help": "refer_on",
    "web": "none",
    "web_chat": False,
    "early_people": "line_managers",
    "meetings_per_year": 2,
    "investment": NOTHING,
    "budget_per_youth": 0.0,
}


@dataclass(frozen=True)
class InertRule:
    """A condition under which some choices have no meaning.

    Parameters
    ----------
    name : str
        What the condition goes by in the catalogue of words (``language/*/no_effect.ftl``).
    fields : tuple of str
        Fields of :class:`Choices`, or ``investment.STEP``.
    holds : callable
        Choices and context to whether the rule holds.
    """

    name: str
    fields: tuple[str, ...]
    holds: Callable[[Choices, Context], bool]


RULES: tuple[InertRule, ...] = (
    InertRule(
        "nobody_invited",
        (*(name for name in NEUTRAL if name != "investment"), *SHARES),
        lambda choices, context: choices.partnership == "none",
    ),
    InertRule("no_lead", ("lead_organisation",), lambda choices, context: not choices.has_lead_rule),
    InertRule(
        "no_desk",
        ("desk_sites", "desk_location", "open_more_on_success", "second_line_face"),
        lambda choices, context: not choices.has_desk,
    ),
    InertRule(
        "no_site",
        ("desk_location", "open_more_on_success", "second_line_face"),
        lambda choices, context: choices.desk_sites == 0,
    ),
    InertRule("one_neighbourhood", ("desk_location",), lambda choices, context: context.neighbourhoods == 1),
    InertRule("no_website", ("web_chat",), lambda choices, context: choices.web == "none"),
    InertRule("no_budget", SHARES, lambda choices, context: choices.budget_per_youth == 0.0),
)


def inert(choices: Choices, context: Context) -> set[str]:
    """Return the full paths of the choices without meaning beside these other choices and this context."""
    return {f"choices.{name}" for rule in RULES if rule.holds(choices, context) for name in rule.fields}


def meaningful(choices: Choices, context: Context) -> Choices:
    """Return the choices with each inert one at its neutral value; what the model reads."""
    names = {path.split(".")[1] for path in inert(choices, context)}
    return choices.model_copy(update={name: NEUTRAL[name] for name in NEUTRAL if name in names})


def conditions(path: str) -> list[str]:
    """Return the names of the rules under which the choice at a path is inert."""
    return [rule.name for rule in RULES if path.removeprefix("choices.") in rule.fields]
