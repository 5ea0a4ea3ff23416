"""The three guided questions: a municipality, a baseline, one lever, and what is guessed."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.plan.state import Own, State


@dataclass(frozen=True)
class Guided:
    """A question.

    Attributes
    ----------
    key : str
        Of its texts.
    state : State
        Plan against a pinned baseline that differs in one lever.
    outcome : str
        What is guessed: more or less of it.
    """

    key: str
    state: State
    outcome: str


def _lever(path: str, first: str, second: str) -> tuple[Own, Own]:
    return Own({path: second}), Own({path: first})


_BUILDING = _lever("choices.sequence", "content_first", "form_first")
_TEENS = _lever("choices.partnership", "narrow", "broad")
_WORD = _lever("choices.care_coordination", "any_core_organisation", "municipal_coordinator")

QUESTIONS: tuple[Guided, ...] = (
    Guided(
        "building",
        State(
            plan=_BUILDING[0],
            pinned=_BUILDING[1],
            assumptions={"context.existing_building": "health_centre"},
            panels=("help_all", "agreement_level"),
        ),
        "help_all",
    ),
    Guided(
        "teens",
        State(
            town="contexts/problems_outside_core",
            plan=_TEENS[0],
            pinned=_TEENS[1],
            panels=("reach_12_18", "white_spots_per_1000"),
        ),
        "reach_12_18",
    ),
    Guided(
        "word",
        State(plan=_WORD[0], pinned=_WORD[1], panels=("help_all", "white_spots_per_1000")),
        "white_spots_per_1000",
    ),
)
