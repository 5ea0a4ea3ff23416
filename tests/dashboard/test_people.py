"""The family of the first screen, month by month, and a municipality of which part is not known."""

from __future__ import annotations

import pytest

import scenarios
from dashboard.people.lights import SEEN_BY, held_by_none
from dashboard.plan.comparison import PLAN, compared
from dashboard.plan.state import State
from dashboard.plan.unknown import MAY_BE_UNKNOWN, PROFILE, drawn, mixed_profile
from dashboard.routes.exports import scenario_file
from dashboard.runs.work import run_one

MONTHS = 40


def test_the_diary_has_every_month_and_those_who_saw_the_family_in_it() -> None:
    scenario = compared(State())[PLAN].with_("context.inhabitants", 1_500)
    ran = run_one(scenario, 0, MONTHS, 1, "recorded")
    assert ran.events is not None
    assert ran.needs is not None
    family = held_by_none(ran.events, ran.needs, MONTHS)
    assert family is not None
    assert len(family.diary) == family.months
    own = ran.events[(ran.events["episode"] == family.episode) & ran.events["what"].astype(str).isin(SEEN_BY)]
    for month, saw in enumerate(family.diary):
        then = own[own["month"] == family.start + month]["organisation"].astype(str)
        assert set(saw) == set(then)
    assert () in family.diary  # a month in which nobody saw the family


def test_everything_that_may_be_left_open_is_drawn_the_same_for_every_plan_and_another_in_each_future() -> None:
    plan = compared(State())[PLAN]
    first, again, other = (drawn(plan, MAY_BE_UNKNOWN, number, 1).context for number in (0, 0, 1))
    assert first == again
    assert first != other
    assert sum(other.problem_profile.shares()) == pytest.approx(1.0)
    assert (
        mixed_profile(0.0)[f"{PROFILE}.health"]
        == scenarios.load("contexts/problems_inside_core").context.problem_profile.health
    )


def test_a_scenario_file_says_what_the_screen_draws_and_it_cannot() -> None:
    state = State(unknown=("context.problem_profile", "context.urbanity"))
    text = scenario_file(compared(state)[PLAN], state, 91)
    assert "numbers are those of a municipality like it, and not those of the screen" in text
    assert "context.urbanity: on the screen from 1 to 5; here 3" in text
    assert "context.problem_profile: on the screen anywhere between" in text
    assert "The numbers of the dashboard" not in text
