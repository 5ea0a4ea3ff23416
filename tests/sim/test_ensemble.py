"""Ensembles: the same municipalities whatever is run beside them, and tables that say what became of them."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import Future
from typing import Any

import numpy as np
import pandas as pd
import pytest

import scenarios
from sim import EnsembleResults, Scenario, ScenarioError, simulate, simulate_ensemble
from sim.inputs.context import Context
from sim.inputs.mechanisms import Mechanisms
from sim.inputs.organisation_types import NAMES
from sim.inputs.rates import plain_numbers, rates_of
from sim.observe.outcomes import OUTCOMES
from sim.processes.initiative import surroundings
from sim.run.ensemble_member import Member, member_scenario, run_member
from sim.run.ensemble_results import gather
from sim.run.future import column_names
from sim.run.workers import WarmPool
from sim.state.ensemble_contexts import ON_1_JANUARY, SIZE_CLASSES, municipalities, size_class

#: Everybody lives in a small place, so that a test takes seconds; all else is drawn.
SMALL = {"context.inhabitants": 1200, "context.neighbourhoods": 3}
MONTHS = 30


def ensemble(size: int, **fields: Any) -> Scenario:
    return scenarios.load("ensemble_60").with_all({**SMALL, "ensemble.municipalities": size, **fields})


@pytest.fixture(scope="module")
def results() -> EnsembleResults:
    return simulate_ensemble(ensemble(8), replications=2, months=MONTHS, seed=5, keep=(12, 29))


# -- the municipalities -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2, 77])
def test_sizes_have_the_shape_of_the_country(seed: int) -> None:
    sizes = np.array([each.inhabitants for each in municipalities(seed, 29)])
    assert len(sizes) == 443
    assert sizes.mean() == pytest.approx(37_000, rel=0.03)
    assert sizes.sum() == pytest.approx(16.4e6, rel=0.03)
    assert (sizes >= 100_000).sum() == 25
    assert sizes[sizes >= 100_000].sum() == pytest.approx(5.18e6, rel=0.01)
    assert (sizes < 20_000).mean() == pytest.approx(0.42, abs=0.03)
    assert (sizes < 37_000).mean() == pytest.approx(0.75, abs=0.03)


def test_youths_are_a_quarter_or_so_of_the_people() -> None:
    country = municipalities(1, 29)
    youths = sum(each.inhabitants * each.context["youth_share"] for each in country)
    assert youths == pytest.approx(4.5e6, rel=0.03)


def test_municipalities_merge_in_the_numbers_counted_each_january() -> None:
    country = municipalities(1, 29)
    merged = Counter(each.merged for each in country)
    count = 443
    for month, left in ON_1_JANUARY.items():
        assert merged[month] == count - left
        count = left
    assert merged[None] == 403
    gone = [each.inhabitants for each in country if each.merged is not None]
    assert np.mean(gone) < 22_000, "small ones merge sooner"
    assert max(gone) < 100_000


def test_every_beginning_of_the_order_has_all_sizes_in_proportion() -> None:
    for seed in range(4):
        sizes = [each.inhabitants for each in municipalities(seed, 29)]
        for first in (30, 60, 120):
            assert np.mean([size < 20_000 for size in sizes[:first]]) == pytest.approx(0.42, abs=0.08)
            assert 1 <= sum(size >= 100_000 for size in sizes[:first]) <= round(25 * first / 443) + 2


def test_regions_are_of_one_size_and_a_municipality_knows_its_own() -> None:
    country = municipalities(1, 29)
    counts = Counter(each.region for each in country)
    assert set(counts.values()) == {15, 16}
    assert all(each.context["region_size"] == counts[each.region] for each in country)


@pytest.mark.parametrize("seed", range(3))
def test_every_context_is_one_a_scenario_could_give(seed: int) -> None:
    contexts = [Context(**each.context) for each in municipalities(seed, 8)]
    assert {context.urbanity for context in contexts} == {1, 2, 3, 4, 5}
    assert len({context.existing_building for context in contexts}) == 4
    assert np.mean([context.problem_load for context in contexts]) == pytest.approx(1.0, abs=0.1)


def test_size_classes_divide_all_sizes() -> None:
    assert [size_class(size) for size in (500, 19_999, 20_000, 50_000, 100_000, 10**6)] == [
        "under_20000", "under_20000", "20000_50000", "50000_100000", "from_100000", "from_100000",
    ]  # fmt: skip


def test_what_a_scenario_gives_holds_for_every_municipality_and_the_rest_is_drawn() -> None:
    country = municipalities(1, 29)
    members = [member_scenario(ensemble(3, **{"context.utilisation": 0.9}), each) for each in country[:3]]
    assert {member.context.utilisation for member in members} == {0.9}
    assert {member.context.inhabitants for member in members} == {1200}
    assert len({member.context.existing_collaboration for member in members}) == 3
    assert all(member.ensemble is None for member in members)


# -- the same whatever is run beside it ---------------------------------------------------------------------------------------------


def test_a_municipality_is_the_same_whatever_the_number_that_follow(results: EnsembleResults) -> None:
    fewer = simulate_ensemble(ensemble(3), replications=1, months=MONTHS, seed=5)
    same = results.municipalities.loc[(slice(0, 0), slice(0, 2)), :]
    pd.testing.assert_frame_equal(fewer.municipalities, same, check_dtype=False)


def test_workers_and_order_move_no_number(results: EnsembleResults) -> None:
    class Backwards(WarmPool):
        """Workers that finish in another order: the last one given is the first one done."""

        def __init__(self) -> None:
            self.workers = [self, self]

        def submit(self, run: Any, *arguments: Any) -> Future[Any]:  # type: ignore[override]
            done: Future[Any] = Future()
            done.set_result(run(*arguments))
            return done

    others = simulate_ensemble(ensemble(8), replications=2, months=MONTHS, seed=5, pool=Backwards())
    assert others.fingerprint == results.fingerprint
    pd.testing.assert_frame_equal(others.municipalities, results.municipalities)


@pytest.mark.slow
def test_two_workers_give_the_same_bytes(results: EnsembleResults) -> None:
    others = simulate_ensemble(ensemble(8), replications=2, months=MONTHS, seed=5, workers=2)
    assert others.fingerprint == results.fingerprint


def test_the_same_municipalities_are_compared_between_scenarios(results: EnsembleResults) -> None:
    narrow = simulate_ensemble(ensemble(8, **{"choices.partnership": "narrow"}), replications=1, months=MONTHS, seed=5)
    same = ["inhabitants", "region", "merged", "urbanity", "youths", "month_started", "director"]
    pd.testing.assert_frame_equal(
        narrow.municipalities[same], results.municipalities.loc[(slice(0, 0), slice(None)), same]
    )


def test_a_longer_run_begins_like_a_shorter_one(results: EnsembleResults) -> None:
    longer = simulate_ensemble(ensemble(3), replications=1, months=MONTHS + 6, seed=5, keep=(29,))
    last = results.outcomes.loc[(0, [0, 1, 2]), "reach_all"].to_numpy()
    assert longer.monthly["reach_all"].to_numpy() == pytest.approx(last)


# -- what it leaves behind -----------------------------------------------------------------------------------------------------------


def test_the_table_of_municipalities_has_an_index_and_every_column(results: EnsembleResults) -> None:
    table = results.municipalities
    assert table.index.names == ["replication", "municipality"]
    assert len(table) == 16
    assert set(OUTCOMES) <= set(table.columns)
    assert {"inhabitants", "size_class", "region", "merged", "month_started", "month_opened", "month_named"} <= set(
        table
    )
    assert {f"core_{name}" for name in NAMES} | {f"core_later_{name}" for name in NAMES} <= set(table)
    assert set(results.scenario.choices.left_open) <= set(table)
    assert not (table[list(results.scenario.choices.left_open)] == "decide").any().any()
    open_ones = table[table["month_opened"].notna()]
    assert (open_ones["month_started"] <= open_ones["month_opened"]).all()


def test_coverage_is_the_share_that_bears_the_name_among_those_that_exist(results: EnsembleResults) -> None:
    coverage = results.coverage
    assert coverage.index.tolist() == list(range(MONTHS))
    assert coverage.loc[[0, 16], "date"].tolist() == ["2007-06", "2008-10"]
    assert (coverage["share"] <= coverage["share_open"] + 1e-12).all()
    assert (coverage["share_open"] <= coverage["share_started"] + 1e-12).all()
    named = results.municipalities["month_named"]
    exists = ~(results.municipalities["merged"] < MONTHS).fillna(False)
    assert coverage["share"].iloc[-1] == pytest.approx(float((named.notna() & exists).sum() / exists.sum()))


def bare_members(merged: tuple[int | None, ...], months: int) -> list[Member]:
    """Members that lived through nothing."""
    names = ("month_started", "month_opened", "month_named", "month_coordination")
    left = dict.fromkeys(ensemble(2).choices.left_open, "narrow")
    return [
        Member(
            {"size_class": "under_20000", "merged": each, **dict.fromkeys(names), **left},
            np.zeros(len(column_names())),
            np.zeros(months if each is None else each, bool),
            {},
            [],
        )
        for each in merged
    ]


def test_a_merged_municipality_stops_counting() -> None:
    found = gather(ensemble(2), 5, 1, 24, bare_members(merged=(None, 19), months=24))
    assert found.coverage["municipalities"].iloc[[18, 19, 23]].tolist() == [2, 1, 1]
    assert len(found.existing) == len(found.municipalities) - 1
    assert found.by_size["n"].sum() == 1


def test_a_municipality_is_run_until_it_merges() -> None:
    country = municipalities(5, 29)
    one = next(each for each in country if each.merged == 19)
    around = surroundings(country, 0, 24, plain_numbers(rates_of(Mechanisms(), {})))
    member = run_member(ensemble(443), one, around[one.number], 0, 24, (5, 20))
    assert len(member.has_desk) == 19
    assert list(member.kept) == [5]


def test_a_change_after_a_merger_does_not_reach_who_merged() -> None:
    country = municipalities(5, 29)
    one = next(each for each in country if each.merged == 19)
    around = surroundings(country, 0, 24, plain_numbers(rates_of(Mechanisms(), {})))
    later = ensemble(443, changes=[{"month": 21, "field": "choices.outreach", "value": 0.3}])
    plain, changed = (run_member(each, one, around[one.number], 0, 24, ()) for each in (ensemble(443), later))
    assert np.array_equal(plain.outcomes, changed.outcomes, equal_nan=True)


def test_tables_by_size_count_every_municipality_once(results: EnsembleResults) -> None:
    table = results.by_size
    assert table["class"].tolist() == [name for name, _ in SIZE_CLASSES]
    assert table["n"].sum() == 8
    assert set(OUTCOMES) <= set(table.columns)


def test_whole_rows_are_kept_for_months_asked_for(results: EnsembleResults) -> None:
    assert results.monthly.index.names == ["replication", "municipality", "month"]
    assert len(results.monthly) == 16 * 2
    last = results.monthly.xs(29, level="month")["load"]
    pd.testing.assert_series_equal(last, results.municipalities["load"])


def test_summaries_and_checks_are_over_all_municipalities(results: EnsembleResults) -> None:
    summary = results.summary()
    assert summary.loc["load", "n"] == 16
    assert summary.loc["load", "mean"] == pytest.approx(results.municipalities["load"].mean())
    assert results.checks
    assert all(check["holds"] for check in results.checks)
    assert set(results.decided) == set(results.scenario.choices.left_open)


def test_without_anybody_invited_nobody_starts() -> None:
    none = scenarios.load("no_cjg").choices
    plain = ensemble(2)
    scenario = Scenario(name="none", context=plain.context, choices=none, ensemble=plain.ensemble)
    found = simulate_ensemble(scenario, months=12, seed=5)
    assert found.coverage["share"].max() == 0
    assert found.municipalities["month_started"].isna().all()


# -- refusals ------------------------------------------------------------------------------------------------------------------------


def test_a_town_and_an_ensemble_are_not_taken_for_each_other() -> None:
    with pytest.raises(ScenarioError, match="simulate_ensemble"):
        simulate(scenarios.load("ensemble_60"), replications=1, months=3)
    with pytest.raises(ScenarioError, match="one municipality"):
        simulate_ensemble(scenarios.load("mid_town"), months=3)
    with pytest.raises(ValueError, match="replications"):
        simulate_ensemble(scenarios.load("ensemble_60"), replications=0)


def test_an_ensemble_scenario_is_written_with_what_it_gives_alone() -> None:
    scenario = ensemble(4, **{"context.utilisation": 0.9})
    assert "urbanity" not in scenario.to_toml()
    assert scenario.fingerprint() != ensemble(5, **{"context.utilisation": 0.9}).fingerprint()
    assert scenario.fingerprint() != ensemble(4).fingerprint()
    assert scenario.to_dict()["context"] == {"inhabitants": 1200, "neighbourhoods": 3, "utilisation": 0.9}
