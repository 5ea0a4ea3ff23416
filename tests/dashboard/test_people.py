"""The family of the first screen, month by month, and a municipality of which part is not known."""

from __future__ import annotations

import pytest

import scenarios
from dashboard.language import Language
from dashboard.memo.contents import _label
from dashboard.people.journey import journeys
from dashboard.people.lights import SEEN_BY, held_by_none
from dashboard.plan.comparison import BASELINE, PLAN, compared
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


def test_a_story_speaks_of_help_when_help_begins_and_shows_no_worse_case_as_a_better_one() -> None:
    """A place on a list counts as helped in time, as in the outcome; a family's story waits for the help itself."""
    found = compared(State())
    events, needs = [], []
    for key in (BASELINE, PLAN):
        ran = run_one(found[key].with_("context.inhabitants", 3_000), 0, MONTHS, 1, "recorded")
        assert ran.events is not None
        assert ran.needs is not None
        events.append(ran.events)
        needs.append(ran.needs)
    for told, table in zip(events, needs, strict=True):
        begun = told[told["what"] == "helped"].groupby("episode")["month"].min().reindex(table.index)
        assert table["began"].equals(begun.astype(float).rename("began"))
        assert (table["began"] > table["helped"]).any()  # somebody was on a list first
        assert not (table["began"] < table["helped"]).any()
    shown = journeys((events[0], events[1]), (needs[0], needs[1]), MONTHS)
    pairs = [(pair, good) for pair, good in ((shown.one_better, 1), (shown.one_worse, 0)) if pair is not None]
    assert pairs
    for pair, good in pairs:
        soon, late = (month if month is not None else 10_000 for month in (pair.helped[good], pair.helped[1 - good]))
        assert soon + 3 <= late
        over = [month if month is not None else 10_000 for month in pair.ended]
        assert over[good] <= over[1 - good]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_memo_has_a_word_for_everything_that_may_not_be_known(code: str) -> None:
    labels = {path: _label(path, Language(code)) for path in MAY_BE_UNKNOWN}
    assert all(labels.values())
    assert not any("_" in label for label in labels.values())
