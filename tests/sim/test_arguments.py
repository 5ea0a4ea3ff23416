"""A run refuses what it cannot be, in the same words however it is started."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mesa
import numpy as np
import pytest

import sim
from sim.inputs.scenario import Scenario, ScenarioError
from sim.run.model import CJGModel

Town = Callable[..., Scenario]
STARTS = [CJGModel, sim.simulate]


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"months": -5}, "months = -5: allowed are whole numbers from 1 to 600"),
        ({"months": 0}, "months = 0"),
        ({"months": 601}, "months = 601"),
        ({"months": "x"}, 'months = "x"'),
        ({"months": 2.0}, "months = 2.0"),
        ({"months": True}, "months = true"),
        ({"seed": -1}, "seed = -1"),
        ({"seed": "x"}, 'seed = "x"'),
        ({"seed": 0.5}, r"seed = 0\.5"),
        ({"seed": False}, "seed = false"),
    ],
)
def test_a_number_out_of_range_is_named_with_what_is_allowed(
    town: Town, start: Callable[..., Any], arguments: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        start(town(600), **arguments)


def test_a_replication_is_a_whole_number() -> None:
    with pytest.raises(ValueError, match="replication = -1"):
        CJGModel(replication=-1)


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("narrow", r'a Scenario is expected; scenarios\.load\("narrow"\)'),
        (("name", "narrow"), r'mesa\.batch_run takes lists: write \{"scenario": \[scenario\]\}'),
        (3, "scenario = 3: a Scenario is expected"),
        ("", "a Scenario is expected"),
    ],
)
def test_what_is_no_scenario_is_refused_with_the_way_to_one(
    start: Callable[..., Any], given: object, said: str
) -> None:
    with pytest.raises(ScenarioError, match=said):
        start(given)


def test_batch_run_without_brackets_says_that_it_wants_them(town: Town) -> None:
    with pytest.raises(ScenarioError, match="with brackets"):
        mesa.batch_run(CJGModel, {"scenario": town(600), "months": 2}, display_progress=False)
    rows = mesa.batch_run(CJGModel, {"scenario": [town(600)], "months": 2}, max_steps=3, display_progress=False)
    assert len(rows) == 1


@pytest.mark.parametrize("start", STARTS)
def test_a_change_past_the_horizon_is_refused(town: Town, start: Callable[..., Any]) -> None:
    late = town(600, changes=[{"month": 30, "field": "choices.partnership", "value": "broad"}])
    with pytest.raises(ScenarioError, match="month 30, but a run of 10 months ends before it"):
        start(late, months=10)


def test_a_name_that_two_tables_share_asks_for_the_full_path() -> None:
    with pytest.raises(ScenarioError, match=r'"outreach" may be choices\.outreach or mechanisms\.outreach'):
        CJGModel(outreach=0.2)
    model = CJGModel(inhabitants=600, months=2, **{"choices.outreach": 0.2})
    assert model.scenario.choices.outreach == 0.2


def test_fields_that_need_each_other_are_taken_together() -> None:
    model = CJGModel(inhabitants=600, months=2, desk_sites=0, desk="none")
    assert model.scenario.choices.desk_sites == 0
    assert CJGModel(inhabitants=600, months=2, desk="network_only", desk_location=None).scenario.choices.desk_sites == 0


def test_numbers_of_numpy_are_numbers(town: Town) -> None:
    model = CJGModel(town(600), months=np.int64(2), seed=np.int64(3), replication=np.int64(1))
    model.run_model()
    assert model.month == 1
    assert type(model.months) is int
