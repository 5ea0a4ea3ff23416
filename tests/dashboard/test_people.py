"""The family of the first screen, month by month, and a municipality of which part is not known."""

from __future__ import annotations

import numpy as np
import pytest

import scenarios
import sim
from dashboard.components.summary import field_label
from dashboard.language import Language
from dashboard.markup import markup
from dashboard.pages import screens
from dashboard.pages.sure_answer import in_other_town
from dashboard.people.journey import journeys
from dashboard.people.lights import SEEN_BY, held_by_none, lights
from dashboard.people.needs import FATES, HELPED, fate
from dashboard.plan.comparison import BASELINE, PLAN, compared
from dashboard.plan.flips import FLIPS, Flip
from dashboard.plan.state import State
from dashboard.plan.unknown import MAY_BE_UNKNOWN, PROFILE, drawn, mixed_profile
from dashboard.routes.exports import scenario_file
from dashboard.runs.work import run_one
from experiments.comparison import paired_difference
from sim.run.future import column_names
from sim.state.episodes import WINDOW

MONTHS = 40


def test_the_diary_has_every_month_and_those_who_saw_the_family_in_it() -> None:
    scenario = compared(State())[PLAN].with_("context.inhabitants", 1_500)
    ran = run_one(scenario, 0, MONTHS, 1, "recorded")
    assert ran.events is not None
    assert ran.needs is not None
    family = held_by_none(ran.events, ran.needs, MONTHS)
    assert family is not None
    assert family.months == int(ran.needs.loc[family.episode, ["helped", "ended"]].min()) - family.start
    assert set(family.seen) == {kind for month in family.diary for kind in month}
    assert len(family.seen) >= 3
    own = ran.events[(ran.events["episode"] == family.episode) & ran.events["what"].astype(str).isin(SEEN_BY)]
    for month, saw in enumerate(family.diary):
        then = own[own["month"] == family.start + month]["organisation"].astype(str)
        assert set(saw) == set(then)
    assert () in family.diary  # a month in which nobody saw the family


@pytest.mark.parametrize("town", ["mid_town", "small_rural"])
def test_the_first_screen_says_all_green_only_where_every_light_is(town: str) -> None:
    """The small town of these tests has an amber light, and the screen counts; a real one has a story all in green."""
    for inhabitants, months in ((1_500, MONTHS), (None, 91)):
        scenario = compared(State(town=town))[BASELINE]
        scenario = scenario.with_("context.inhabitants", inhabitants) if inhabitants else scenario
        ran = run_one(scenario, 0, months, 1, "recorded")
        assert ran.events is not None
        assert ran.needs is not None
        title, screen = screens._lights(ran.events, ran.needs, months, "No CJG", Language("en"))
        family = held_by_none(ran.events, ran.needs, months)
        assert family is not None
        shown = lights(ran.events, family.seen)
        told = markup(screen)
        assert (title == "All lights green") == all(each.is_green for each in shown)
        assert ("Nobody did anything wrong." in told) == ("lamp-amber" not in told) == (title == "All lights green")
        assert f"Seen by {len(family.seen)} organisations" in told
        assert told.count("diary-month") == family.months + 1
        if inhabitants is None:
            assert title == "All lights green"


@pytest.mark.parametrize("flip", FLIPS, ids=lambda flip: flip.name)
@pytest.mark.parametrize("seed", [2, 3])  # the two other lucks the screen speaks of
def test_the_plan_offered_as_a_flip_turns_in_the_other_town(flip: Flip, seed: int) -> None:
    signs = []
    for place in (compared(flip.state), in_other_town(flip.state, flip.elsewhere)):
        first, second = (
            sim.simulate(place[key], replications=20, months=91, seed=seed).outcomes[flip.outcome]
            for key in (BASELINE, PLAN)
        )
        difference = paired_difference(first, second)
        assert difference.found
        signs.append((difference.mean or 0.0) > 0)
    assert signs == [True, False]


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
    text = " ".join(scenario_file(compared(state)[PLAN], state, 91, Language("en")).replace("# ", "").split())
    assert "numbers are those of a municipality like it, and not those of the screen" in text
    assert "context.urbanity: on the screen from 1 to 5; here 3" in text
    assert "context.problem_profile: on the screen anywhere between" in text
    assert "The numbers of the dashboard" not in text


@pytest.mark.parametrize("replication", [0, 1])
def test_who_was_helped_in_time_is_the_same_on_every_page_and_in_the_outcome(replication: int) -> None:
    town = scenarios.load("mid_town").with_("context.inhabitants", 12_000)
    ran = run_one(town, replication, 60, 1, "recorded")
    outcomes = dict(zip(column_names(), ran.table[-1], strict=True))
    assert ran.groups is not None
    assert sum(ran.groups.counts["all"]["all"]) == outcomes["help_all_denominator"] > 500
    assert ran.groups.share("all", "all") == pytest.approx(outcomes["help_all"], abs=1e-6)
    for band in ("0_4", "4_12", "12_18", "18_23"):
        assert ran.groups.share("band", band) == pytest.approx(outcomes[f"help_{band}"], abs=1e-6)


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
        became, until = fate(table), table["month"] + WINDOW
        assert (became == FATES.index("begun")).sum() == (table["began"] < until).sum()
        assert np.isin(became, [FATES.index(each) for each in HELPED]).sum() == (table["helped"] < until).sum()
        assert (became == FATES.index("listed")).any()
    shown = journeys((events[0], needs[0]), (events[1], needs[1]), MONTHS)
    pairs = [(pair, good) for pair, good in ((shown.one_better, 1), (shown.one_worse, 0)) if pair is not None]
    assert pairs
    for pair, good in pairs:
        soon, late = (month if month is not None else 10_000 for month in (pair.helped[good], pair.helped[1 - good]))
        assert soon + 3 <= late
        over = [month if month is not None else 10_000 for month in pair.ended]
        assert over[good] <= over[1 - good]


@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_memo_has_a_word_for_everything_that_may_not_be_known(code: str) -> None:
    labels = {path: field_label(path, Language(code)) for path in MAY_BE_UNKNOWN}
    assert all(labels.values())
    assert not any("_" in label for label in labels.values())
