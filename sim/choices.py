"""Choices: what the municipality decides, what sweeps sweep and what a room votes on.

A choice changes who is invited, who meets whom, who is responsible, what opens when and who pays. It is read
by the processes that do these things and by nothing else.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from sim.contradictions import contradictions
from sim.fields import DECIDE, ChoiceNote, Table, describe_table
from sim.inert import conditions, inert, meaningful
from sim.investment import STEPS, Investment
from sim.kinds import KindId

__all__ = ["Choices", "KindId", "describe", "inert", "meaningful"]

# The lead when none is named: youth health care 0-4 sees nearly every child.
USUAL_LEAD = "clinic"


def _each_share(given: Any) -> Any:
    """Read "decide" for the investment as "decide" for each of its shares."""
    return dict.fromkeys(STEPS, DECIDE) if isinstance(given, str) and given == DECIDE else given


class Choices(Table):
    """The choices of one municipality; the defaults are those of the plain town ``mid_town``.

    Any field takes ``"decide"``: then the municipality chooses when the model is set up (:mod:`sim.decide`).
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
        int, Field(ge=0, le=20), ChoiceNote(unit="number", dilemma="desk_location", compared=(1, 3, 6))
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
        problems = list(contradictions(self, given))
        if problems:
            raise ValueError("; ".join(problems))
        return self


def describe() -> list[dict[str, Any]]:
    """Describe every choice.

    Returns
    -------
    list of dict
        The keys of :func:`sim.fields.describe_table`, and inert (the names of the rules under which it has no effect).
    """
    rows = describe_table(Choices(), "choices")
    for row in rows:
        row["inert"] = conditions(row["path"])
    return rows
