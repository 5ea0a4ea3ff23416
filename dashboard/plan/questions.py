"""The guided questions of the start: a municipality, a baseline, one lever, and what may be guessed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dashboard.plan.state import Own, State


@dataclass(frozen=True)
class GuidedQuestion:
    """A question that can be asked before the answer is shown.

    Attributes
    ----------
    name : str
        Key of its texts.
    dilemma : str
        Whose arguments stand beside it.
    lever : str
        The one choice that differs between baseline and plan.
    before, after : str
        Its value in the baseline and in the plan.
    outcomes : tuple of str
        Which lines may be guessed.
    town : str
    assumptions : dict
        What makes the municipality the one of the question.
    """

    name: str
    dilemma: str
    lever: str
    before: str
    after: str
    outcomes: tuple[str, ...]
    town: str = "mid_town"
    assumptions: dict[str, Any] = field(default_factory=dict)

    @property
    def state(self) -> State:
        """The plan against the baseline, with the first two outcomes on the charts."""
        return State(
            town=self.town,
            assumptions=dict(self.assumptions),
            plan=Own({self.lever: self.after}),
            pinned=Own({self.lever: self.before}),
            panels=(self.outcomes[0], self.outcomes[1]),
        )


QUESTIONS: dict[str, GuidedQuestion] = {
    each.name: each
    for each in (
        GuidedQuestion(
            "building", "sequence", "choices.sequence", "content_first", "form_first",
            ("reach_all", "practice_level", "awareness_parents", "months_to_open"),
            assumptions={"context.existing_building": "community_school"},
        ),
        GuidedQuestion(
            "teenagers", "partnership", "choices.partnership", "narrow", "broad",
            ("reach_12_18", "white_spots_per_1000", "practice_level", "meeting_hours_share"),
            town="contexts/problems_outside_core",
        ),
        GuidedQuestion(
            "family", "care_coordination", "choices.care_coordination", "any_core_organisation",
            "municipal_coordinator",
            ("reach_all", "one_plan_rate", "grey_area_rate", "meeting_hours_share"),
        ),
    )
}  # fmt: skip
