"""Choices: what the municipality decides, what sweeps sweep and what a room votes on; and what cannot stand together.

A choice changes who is invited, who meets whom, who is responsible, what opens when and who pays. It is read
by the processes that do these things and by nothing else. A choice without meaning beside the others must not move a
byte of the results: the model reads :func:`meaningful` choices only, in which it stands at a neutral value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from sim.inputs.context import Context
from sim.inputs.fields import DECIDE, ChoiceNote, Table, describe_table
from sim.inputs.investment import NOTHING, STEPS, Investment
from sim.inputs.organisation_types import NAMES, NARROW_CORE, KindId
from sim.inputs.scenario_error import Finding, ScenarioError

CORE: tuple[str, ...] = tuple(NAMES[row] for row in NARROW_CORE)
INVITED_AT_START: dict[str, tuple[str, ...]] = {
    "narrow": CORE,
    "broad": NAMES,
    "growth": CORE,
    "none": (),
    DECIDE: NAMES,
}
# Beside a choice that is left to the municipality, what the scenario leaves out of these follows from the rest, or
# stands at its default, and binds no rule of deciding.
FOLLOWS = ("desk_sites", "lead_organisation", "desk_location", "open_more_on_success", "web_chat")
# The lead when none is named: youth health care 0-4 sees nearly every child.
USUAL_LEAD = "clinic"
MOST_DESKS = 20


def _each_share(given: Any) -> Any:
    """Read "decide" for the investment as "decide" for each of its shares."""
    return dict.fromkeys(STEPS, DECIDE) if isinstance(given, str) and given == DECIDE else given


class Choices(Table):
    """The choices of one municipality; the defaults are those of the plain town ``mid_town``.

    Any field takes ``"decide"``: then the municipality chooses when the model is set up (:mod:`sim.agents.decide`).
    """

    start_from: Annotated[Literal["relabel_existing", "new_design"], ChoiceNote(dilemma="start_from")] = (
        "relabel_existing"
    )
    partnership: Annotated[
        Literal["narrow", "broad", "growth", "none"],
        ChoiceNote(dilemma="partnership", compared=("narrow", "broad", "growth")),
    ] = "growth"
    director: Annotated[
        Literal["alderman", "ggd", "none"],
        ChoiceNote(source="an alderman directs in over 70% of municipalities (survey of over 100)", dilemma="director"),
    ] = "alderman"
    director_support: Annotated[
        Literal["none", "policy_officer", "regional_project_leader"], ChoiceNote(dilemma="director")
    ] = "policy_officer"
    governance: Annotated[
        Literal["shared", "lead_organisation", "administrative_organisation"],
        ChoiceNote(source="three forms of Provan and Kenis (2008)"),
    ] = "shared"
    care_coordination: Annotated[
        Literal[
            "not_on_agenda", "any_core_organisation", "escalation_ladder", "lead_organisation", "municipal_coordinator"
        ],
        ChoiceNote(dilemma="care_coordination"),
    ] = "any_core_organisation"
    lead_organisation: Annotated[
        KindId | None,
        ChoiceNote(compared=("clinic", "ggd", "bjz", "amw"), beside=(("care_coordination", "lead_organisation"),)),
    ] = None
    sequence: Annotated[Literal["form_first", "content_first"], ChoiceNote(dilemma="sequence")] = "form_first"
    desk: Annotated[Literal["none", "shared_building", "network_first", "network_only"], ChoiceNote(dilemma="desk")] = (
        "shared_building"
    )
    desk_sites: Annotated[
        int, Field(ge=0, le=MOST_DESKS), ChoiceNote(unit="number", dilemma="desk_location", compared=(1, 3, 6))
    ] = 1
    desk_location: Annotated[
        Literal["town_centre", "focus_neighbourhood", "where_youth_are"], ChoiceNote(dilemma="desk_location")
    ] = "town_centre"
    open_more_on_success: Annotated[bool, ChoiceNote(dilemma="desk_location")] = False
    front_offices: Annotated[Literal["separate", "merged", "federated"], ChoiceNote(dilemma="front_offices")] = (
        "separate"
    )
    second_line_face: Annotated[Literal["visible", "behind"], ChoiceNote(dilemma="second_line_face")] = "behind"
    outreach: Annotated[
        float, Field(ge=0.0, le=1.0), ChoiceNote(unit="share of hours", dilemma="outreach", compared=(0.0, 0.1, 0.3))
    ] = 0.05
    specialist_help: Annotated[Literal["refer_on", "fly_in"], ChoiceNote(dilemma="specialist_help")] = "refer_on"
    web: Annotated[Literal["none", "one_labelled_site", "separate_sites"], ChoiceNote(dilemma="web")] = (
        "one_labelled_site"
    )
    web_chat: Annotated[bool, ChoiceNote(dilemma="web")] = False
    early_people: Annotated[Literal["line_managers", "informal_leaders"], ChoiceNote()] = "line_managers"
    meetings_per_year: Annotated[int, Field(ge=2, le=24), ChoiceNote(unit="a year", compared=(4, 10, 20))] = 10
    investment: Annotated[Investment, Field(strict=False), BeforeValidator(_each_share)] = Investment()
    budget_per_youth: Annotated[
        float,
        Field(ge=0.0, le=100.0),
        ChoiceNote(unit="euro a youth and year", dilemma="investment", compared=(10.0, 25.0, 40.0)),
    ] = 25.0

    @property
    def has_desk(self) -> bool:
        """Whether a desk for the public belongs to the plan, now or later, or is left to the municipality."""
        return self.desk in ("shared_building", "network_first", DECIDE)

    @property
    def has_lead_rule(self) -> bool:
        """Whether coordination of care or governance is given to one organisation, or may be."""
        rules: tuple[str, ...] = (self.care_coordination, self.governance)
        return "lead_organisation" in rules or DECIDE in rules

    @property
    def left_open(self) -> tuple[str, ...]:
        """The choices left to the municipality, in order; shares as ``investment.STEP``."""
        own = [name for name in type(self).model_fields if getattr(self, name) == DECIDE]
        return (*own, *(f"investment.{step}" for step in STEPS if getattr(self.investment, step) == DECIDE))

    @model_validator(mode="after")
    def _complete(self) -> Choices:
        given = self.model_fields_set
        if "desk_sites" not in given:
            self.__dict__["desk_sites"] = 1 if self.has_desk else 0
        if self.lead_organisation is None and self.has_lead_rule and self.partnership != "none":
            self.__dict__["lead_organisation"] = USUAL_LEAD
        problems = contradictions(self, given)
        if problems:
            raise ScenarioError.of(problems, "; ")
        return self


def contradictions(choices: Choices, given: set[str]) -> list[ScenarioError]:
    """Name each pair of choices that cannot stand together, with what would be allowed.

    Parameters
    ----------
    choices : Choices
        With what follows from other choices filled in.
    given : set of str
        The fields that were given, rather than filled in.

    Returns
    -------
    list of ScenarioError
        One a contradiction; empty when the choices can stand together.
    """
    found: list[ScenarioError] = []

    def refuse(code: str, text: str, *chosen: str, **facts: Any) -> None:
        facts |= {name: getattr(choices, name) for name in chosen}
        found.append(ScenarioError(text, Finding(code, facts)))

    desk = f'choices.desk = "{choices.desk}"'
    needs_desk = 'needs a desk: choices.desk "shared_building" or "network_first"'
    given = {name for name in given if getattr(choices, name) != DECIDE}
    if "lead_organisation" in given and choices.lead_organisation is not None:
        kind = f'choices.lead_organisation = "{choices.lead_organisation}"'
        invited = INVITED_AT_START[choices.partnership]
        if not choices.has_lead_rule:
            refuse(
                "lead-without-rule",
                f"{kind} needs a lead rule, but choices.care_coordination = "
                f'"{choices.care_coordination}" and choices.governance = "{choices.governance}": '
                'set one of them to "lead_organisation" or leave the kind out',
                "lead_organisation", "care_coordination", "governance",
            )  # fmt: skip
        if choices.lead_organisation not in invited:
            who = "one of " + ", ".join(f'"{each}"' for each in invited) if invited else "no kind at all"
            refuse(
                "lead-not-invited",
                f'{kind} is not invited with choices.partnership = "{choices.partnership}", which allows {who}',
                "lead_organisation", "partnership", kinds=invited,
            )  # fmt: skip
    if not choices.has_desk:
        if "desk_sites" in given and choices.desk_sites > 0:
            text = f"choices.desk_sites = {choices.desk_sites} with {desk}: a site {needs_desk}"
            refuse("sites-without-desk", text, "desk_sites", "desk")
        if "desk_location" in given:
            text = f'choices.desk_location = "{choices.desk_location}" with {desk}: a location {needs_desk}'
            refuse("location-without-desk", text, "desk_location", "desk")
        if "open_more_on_success" in given and choices.open_more_on_success:
            text = f"choices.open_more_on_success = true with {desk}: it {needs_desk}"
            refuse("more-without-desk", text, "desk")
        if choices.front_offices == "merged":
            text = f'choices.front_offices = "merged" with {desk}: one entrance {needs_desk}'
            refuse("merged-without-desk", text, "front_offices", "desk")
    if "web_chat" in given and choices.web_chat and choices.web == "none":
        refuse(
            "chat-without-site",
            'choices.web_chat = true with choices.web = "none": a chat needs a site: choices.web '
            '"one_labelled_site" or "separate_sites"',
            "web",
        )
    return found


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


INERT_RULES: tuple[InertRule, ...] = (
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
    return {f"choices.{name}" for rule in INERT_RULES if rule.holds(choices, context) for name in rule.fields}


def meaningful(choices: Choices, context: Context) -> Choices:
    """Return the choices with each inert one at its neutral value; what the model reads."""
    names = {path.split(".")[1] for path in inert(choices, context)}
    return choices.model_copy(update={name: NEUTRAL[name] for name in NEUTRAL if name in names})


def conditions(path: str) -> list[str]:
    """Return the names of the rules under which the choice at a path is inert."""
    return [rule.name for rule in INERT_RULES if path.removeprefix("choices.") in rule.fields]


def describe() -> list[dict[str, Any]]:
    """Describe every choice.

    Returns
    -------
    list of dict
        The keys of :func:`sim.inputs.fields.describe_table`, and inert (names of the rules that leave it no effect).
    """
    rows = describe_table(Choices(), "choices")
    for row in rows:
        row["inert"] = conditions(row["path"])
    return rows
