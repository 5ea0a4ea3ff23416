"""The dilemmas: choices with no single right answer, each with the sides that argue for its values.

What they are called and argue stands in the catalogue of words (``language/*/dilemmas.ftl``), under their identifier.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Side:
    """One side of a dilemma.

    Parameters
    ----------
    field : str
        Full path of the choice this side speaks for.
    values : tuple
        The values of that choice it speaks for; for a number, one value typical of the side.
    """

    field: str
    values: tuple[str | float, ...]


@dataclass(frozen=True)
class Dilemma:
    """A dilemma with its sides.

    Parameters
    ----------
    id : str
        Identifier; the name of its main choice.
    sides : tuple of Side
    """

    id: str
    sides: tuple[Side, ...]

    @property
    def number(self) -> int:
        """Place in the list, from 1."""
        return list(DILEMMAS).index(self.id) + 1


_IN_ORDER = (
    Dilemma(
        "partnership",
        (
            Side("choices.partnership", ("narrow",)),
            Side("choices.partnership", ("broad",)),
            Side("choices.partnership", ("growth",)),
        ),
    ),
    Dilemma(
        "director",
        (
            Side("choices.director", ("alderman",)),
            Side("choices.director", ("none", "ggd")),
            Side("choices.director_support", ("policy_officer", "regional_project_leader")),
        ),
    ),
    Dilemma(
        "care_coordination",
        (
            Side("choices.care_coordination", ("any_core_organisation",)),
            Side("choices.care_coordination", ("escalation_ladder",)),
            Side("choices.care_coordination", ("lead_organisation",)),
            Side("choices.care_coordination", ("municipal_coordinator",)),
        ),
    ),
    Dilemma("sequence", (Side("choices.sequence", ("form_first",)), Side("choices.sequence", ("content_first",)))),
    Dilemma(
        "start_from", (Side("choices.start_from", ("relabel_existing",)), Side("choices.start_from", ("new_design",)))
    ),
    Dilemma(
        "desk", (Side("choices.desk", ("shared_building",)), Side("choices.desk", ("network_first", "network_only")))
    ),
    Dilemma(
        "desk_location",
        (
            Side("choices.desk_location", ("town_centre",)),
            Side("choices.desk_location", ("focus_neighbourhood",)),
            Side("choices.desk_location", ("where_youth_are",)),
        ),
    ),
    Dilemma(
        "front_offices",
        (
            Side("choices.front_offices", ("merged",)),
            Side("choices.front_offices", ("federated",)),
            Side("choices.front_offices", ("separate",)),
        ),
    ),
    Dilemma("web", (Side("choices.web", ("one_labelled_site",)), Side("choices.web", ("separate_sites",)))),
    Dilemma(
        "second_line_face",
        (Side("choices.second_line_face", ("visible",)), Side("choices.second_line_face", ("behind",))),
    ),
    Dilemma("outreach", (Side("choices.outreach", (0.3,)), Side("choices.outreach", (0.0,)))),
    Dilemma(
        "specialist_help",
        (Side("choices.specialist_help", ("refer_on",)), Side("choices.specialist_help", ("fly_in",))),
    ),
    Dilemma(
        "investment",
        (
            Side("choices.investment.mission", (0.4,)),
            Side("choices.investment.working_methods", (0.4,)),
            Side("choices.investment.brand", (0.4,)),
            Side("choices.investment.staff", (0.4,)),
            Side("choices.investment.support", (0.4,)),
            Side("choices.investment.learning", (0.4,)),
            Side("choices.investment.steering", (0.4,)),
        ),
    ),
)

DILEMMAS: dict[str, Dilemma] = {dilemma.id: dilemma for dilemma in _IN_ORDER}
