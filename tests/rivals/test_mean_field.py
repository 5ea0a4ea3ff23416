"""The mean field loses nobody, stays within bounds, reads choices as the model does, and is the same each time."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import scenarios
from experiments.patterns.world import PLACE
from experiments.rivals import rules
from experiments.rivals.future import Future
from experiments.rivals.mean_field import MeanFieldWorld
from sim import counters as n
from sim import draws
from sim.outcomes import OUTCOMES
from sim.processes import seeking
from sim.rates import plain_numbers, rates_of
from sim.scenario import Scenario

MONTHS = 60
EAGER = {
    "context.inhabitants": 6000,
    "context.political_support_at_start": 0.9,
    "context.urgency_at_start": 0.9,
    "parameters.go_ahead": 0.6,
    "parameters.building_hours": 200.0,
}
SETTINGS: dict[str, dict[str, Any]] = {
    "plain": {},
    "rich": {
        "choices.budget_per_youth": 100.0,
        "choices.partnership": "broad",
        "choices.meetings_per_year": 24,
        "choices.outreach": 0.8,
        "choices.front_offices": "merged",
        "choices.specialist_help": "fly_in",
        "choices.second_line_face": "visible",
        "choices.care_coordination": "municipal_coordinator",
    },
    "crowded": {"context.utilisation": 0.95, "context.problem_load": 3.0, "context.second_line_capacity": (0.2,)},
    "nothing": {"mechanisms.onset": 0.0},
}


@pytest.fixture(scope="module")
def town() -> Scenario:
    return scenarios.load("mid_town").with_all(EAGER)


def table(scenario: Scenario, replication: int = 0, months: int = MONTHS) -> np.ndarray:
    return MeanFieldWorld().live(scenario, replication, months, 1).table


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_need_is_lost_and_none_comes_from_nowhere(town: Scenario, setting: str) -> None:
    luck = int(draws.luck_key(np.uint64(1), np.uint64(0)))
    future = Future(town.with_all(SETTINGS[setting]), luck, MONTHS)
    future.run()
    arisen = future.book[:, n.ONSETS].sum()
    accounted = future.book[:, [n.RESOLVED, n.LEFT, n.MERGED, n.PREVENTED]].sum() + future.needs.open
    assert accounted == pytest.approx(arisen, rel=1e-9, abs=1e-9)
    for stock in future.needs.STOCKS:
        assert getattr(future.needs, stock).min() >= -1e-9, stock


@pytest.mark.parametrize("setting", SETTINGS)
def test_outcomes_stay_within_their_bounds(town: Scenario, setting: str) -> None:
    found = table(town.with_all(SETTINGS[setting]))
    for name, outcome in OUTCOMES.items():
        values = found[:, PLACE[name]]
        values = values[np.isfinite(values)]
        low, high = outcome.bounds
        assert (values >= low - 1e-6).all(), name
        assert high is None or (values <= high + 1e-6).all(), name


def test_an_open_cjg_reaches_people(town: Scenario) -> None:
    found = table(town)
    assert found[-1, PLACE["opened"]] == 1.0
    for name in ("contacts_phone", "cjg_reach_all", "awareness_parents", "partners", "practice_level"):
        assert found[-1, PLACE[name]] > 0.0, name


def test_a_choice_that_is_inert_moves_no_byte(town: Scenario) -> None:
    for rest, inert in (
        ({"choices.desk": "none"}, {"choices.second_line_face": "visible"}),
        ({"choices.partnership": "none"}, {"choices.outreach": 0.7, "choices.budget_per_youth": 80.0}),
    ):
        one = town.with_all(rest)
        assert table(one).tobytes() == table(one.with_all(inert)).tobytes()


@pytest.mark.parametrize(
    "choice",
    [
        {"choices.partnership": "broad"},
        {"choices.director": "none"},
        {"choices.desk": "network_only"},
        {"choices.outreach": 0.4},
        {"choices.meetings_per_year": 4},
        {"choices.care_coordination": "lead_organisation"},
        {"choices.specialist_help": "fly_in"},
    ],
)
def test_a_choice_in_force_moves_the_town_and_not_its_past(town: Scenario, choice: dict[str, Any]) -> None:
    usual = table(town)
    assert not np.array_equal(usual, table(town.with_all(choice)), equal_nan=True)
    ((field, value),) = choice.items()
    later = table(town.with_("changes", [{"month": 30, "field": field, "value": value}]))
    assert np.array_equal(usual[:30], later[:30], equal_nan=True)
    assert not np.array_equal(usual[30:], later[30:], equal_nan=True)


def test_a_future_is_the_same_each_time_and_another_with_other_luck(town: Scenario) -> None:
    first, longer = table(town), table(town, months=MONTHS + 6)
    assert first.tobytes() == table(town).tobytes()
    assert not np.array_equal(first, table(town, replication=1), equal_nan=True)
    rates = [PLACE[name] for name in ("reach_all", "load", "goal_consensus", "contacts_phone")]
    assert np.array_equal(first[:, rates], longer[:MONTHS, rates], equal_nan=True)


def test_without_capacity_and_money_nobody_is_helped(town: Scenario) -> None:
    empty = table(town.with_all({"parameters.capacity": 0.0, "choices.budget_per_youth": 0.0}))
    assert np.nanmax(empty[:, PLACE["help_all"]]) == 0.0
    assert np.nanmax(table(town)[:, PLACE["help_all"]]) > 0.3


def test_rules_read_with_means_are_the_models_own(town: Scenario) -> None:
    record = rates_of(town.mechanisms, town.parameters)
    arguments = (True, 0.4, 11.0, 0.2, 1.0, 0.3)
    assert rules.desk_utility(*arguments, plain_numbers(record)) == seeking.desk_utility(*arguments, record[0])
