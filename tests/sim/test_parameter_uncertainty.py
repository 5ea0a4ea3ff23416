"""A future is a pair of parameter set and luck: the set is the replication's own, and the same in every scenario."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

import scenarios
from sim import simulate, simulate_ensemble
from sim.inputs.parameters import PARAMETERS
from sim.inputs.scenario import Scenario
from sim.run import posterior
from sim.run.model import CJGModel

Town = Callable[..., Scenario]
SETS = 200


def test_two_hundred_sets_ship_each_free_and_within_its_range() -> None:
    sets = posterior.posterior()
    assert len(sets) == SETS
    free = [name for name, parameter in PARAMETERS.items() if parameter.is_free]
    for each in sets:
        assert list(each) == free
        for name, value in each.items():
            low, high = PARAMETERS[name].range
            assert low <= value <= high, name
    assert len({tuple(each.values()) for each in sets}) == SETS


def test_two_hundred_replications_meet_every_set_once_in_an_order_of_the_seeds_own() -> None:
    first = [posterior.parameter_set(r, 1) for r in range(SETS)]
    assert sorted(map(repr, first)) == sorted(map(repr, posterior.posterior()))
    assert posterior.parameter_set(SETS + 3, 1) == first[3], "after the last it begins anew"
    assert [posterior.parameter_set(r, 2) for r in range(5)] != first[:5]


def test_a_file_that_does_not_fit_the_registry_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no_such_number"):
        posterior._checked(0, {"no_such_number": "1"})
    with pytest.raises(ValueError, match="cooling_off"):
        posterior._checked(0, {"cooling_off": "3"})  # given, not free
    with pytest.raises(ValueError, match="set 4: cold_handover"):
        posterior._checked(4, {"cold_handover": "0.9"})


def test_a_future_is_the_run_of_its_set_under_its_own_luck(town: Town) -> None:
    both = simulate(town(900), replications=3, months=10, seed=4, uncertainty="both")
    assert both.uncertainty == "both"
    assert both.scenario == town(900), "what was asked for, not what a future made of it"
    for replication in range(3):
        numbers = posterior.parameter_set(replication, 4)
        own = town(900).with_all({f"parameters.{name}": value for name, value in numbers.items()})
        luck = simulate(own, replications=replication + 1, months=10, seed=4)
        pd.testing.assert_series_equal(luck.outcomes.loc[replication], both.outcomes.loc[replication])


def test_the_luck_is_the_same_with_and_without_sets(town: Town) -> None:
    usual = CJGModel(town(900), months=5, seed=4, replication=2)
    own = CJGModel(posterior.in_future(town(900), 2, 4, "both"), months=5, seed=4, replication=2)
    assert np.array_equal(usual.tape.children["birth"], own.tape.children["birth"])
    assert np.array_equal(usual.tape.children["family"], own.tape.children["family"])
    assert usual.rates.tobytes() != own.rates.tobytes()


def test_a_replication_has_the_same_numbers_in_every_scenario() -> None:
    narrow, broad = (posterior.in_future(scenarios.load(name), 7, 1, "both").parameters for name in ("narrow", "broad"))
    assert narrow == broad != {}
    assert posterior.in_future(scenarios.load("broad"), 7, 1, "luck") == scenarios.load("broad")


def test_what_a_scenario_sets_itself_stays_in_every_future() -> None:
    own = scenarios.load("broad").with_("parameters.cold_handover", 0.31)
    for replication in range(5):
        future = posterior.in_future(own, replication, 1, "both")
        assert future.parameters["cold_handover"] == 0.31
        assert future.parameters["onset_rate"] == posterior.parameter_set(replication, 1)["onset_rate"]


def test_futures_with_numbers_of_their_own_differ_more_than_by_luck(town: Town) -> None:
    spread = {
        kind: simulate(town(6000), replications=24, months=36, seed=1, uncertainty=kind).outcomes.std()
        for kind in ("luck", "both")
    }
    known = [name for name in spread["luck"].index if spread["luck"][name] > 0 and spread["both"][name] > 0]
    wider = np.mean([spread["both"][name] > spread["luck"][name] for name in known])
    assert wider > 0.75  # in three years: at two, half of a network has hardly begun to differ
    assert spread["both"]["service_use"] > 1.5 * spread["luck"]["service_use"]


def test_a_run_of_fewer_replications_is_the_beginning_of_a_longer_one(town: Town) -> None:
    short = simulate(town(600), replications=2, months=8, seed=3, uncertainty="both")
    long = simulate(town(600), replications=4, months=8, seed=3, uncertainty="both")
    pd.testing.assert_frame_equal(short.monthly, long.monthly.loc[[0, 1]])


@pytest.mark.slow
def test_workers_move_no_number(town: Town) -> None:
    alone, shared = (
        simulate(town(600), replications=4, months=8, seed=3, workers=workers, uncertainty="both") for workers in (1, 2)
    )
    assert alone.fingerprint == shared.fingerprint


def test_all_municipalities_of_a_replication_share_its_set() -> None:
    few = scenarios.load("ensemble_60").with_all(
        {"ensemble.municipalities": 2, "context.inhabitants": 900, "context.neighbourhoods": 2}
    )
    both = simulate_ensemble(few, replications=2, months=10, seed=3, uncertainty="both")
    assert both.uncertainty == "both"
    own = few.with_all({f"parameters.{name}": value for name, value in posterior.parameter_set(0, 3).items()})
    luck = simulate_ensemble(own, months=10, seed=3)
    pd.testing.assert_frame_equal(luck.outcomes, both.outcomes.loc[[0]], check_index_type=False)
    assert simulate_ensemble(few, replications=2, months=10, seed=3).fingerprint != both.fingerprint


@pytest.mark.parametrize("given", ["none", "", "BOTH", None, 1])
def test_any_other_uncertainty_is_refused_by_name(town: Town, given: object) -> None:
    with pytest.raises(ValueError, match=r'uncertainty = .*"luck" and "both"'):
        simulate(town(600), replications=1, months=2, uncertainty=given)  # type: ignore[arg-type]
    few = scenarios.load("ensemble_60")
    with pytest.raises(ValueError, match=r'uncertainty = .*"luck" and "both"'):
        simulate_ensemble(few, months=2, uncertainty=given)  # type: ignore[arg-type]
