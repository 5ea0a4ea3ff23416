"""What others may rely on: exported names, signatures, columns, and the shape of results."""

from __future__ import annotations

import inspect
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import scenarios
import sim
from experiments.numbers import count
from language import LANGUAGES
from language.checks import check_sentence
from sim import Results, Scenario, ScenarioError, simulate
from sim.observe.measures import columns
from sim.observe.outcomes import NAMES, RATES

Town = Callable[..., Scenario]

SIM = ["CJGModel", "EnsembleResults", "Results", "Scenario", "ScenarioError", "simulate", "simulate_ensemble"]
SCENARIOS = ["Scenario", "ScenarioError", "groups", "load", "names"]
BANDS = ["unborn", "0_4", "4_12", "12_18", "18_23", "all"]
#: The outcomes as the description of the model names them, in its order.
OUTCOMES = [
    *(f"reach_{band}" for band in BANDS),
    *(f"help_{band}" for band in BANDS),
    *(f"cjg_reach_{band}" for band in BANDS),
    *(f"question_answered_{band}" for band in BANDS),
    "own_circle_share",
    "reach_gap_migrant", "reach_gap_vulnerable", "reach_gap_neighbourhood",
    "awareness_parents", "awareness_youth",
    "contacts_desk", "contacts_phone", "contacts_web", "walk_ins_per_desk_week", "desks_open", "sites_closed",
    "walk_in_share_0_4", "walk_in_share_12_plus",
    "fit_of_help", "early_help", "months_to_help",
    "white_spot_rate", "white_spots_per_1000",
    "grey_area_rate", "grey_areas_per_1000",
    "one_plan_rate", "unplanned_families_per_1000",
    "orgs_per_multi_problem_family", "handover_success", "waiting_share", "second_line_waiting",
    "service_use", "second_line_use", "severe_outside_second_line", "light_share_of_use", "light_families_share",
    "load", "partners", "core_partners", "agreement_level", "practice_level", "practice_gap", "goal_consensus",
    "political_support", "months_to_coordination_rule",
    "org_density", "org_centralisation", "professional_density", "mean_trust", "mean_knowledge", "broker_share",
    "staff_unaware",
    "identity_cjg", "identity_employer", "dual_identity_share", "handover_success_dual", "handover_success_other",
    "meeting_hours_share",
    "months_to_open", "months_to_name", "opened", "named",
    "cost_per_youth", "partner_hours_cost", "cost_per_helped_child",
]  # fmt: skip


@pytest.fixture(scope="module")
def results(town: Town) -> Results:
    return simulate(town(900), replications=3, months=16, seed=4)


def test_sim_exports_these_names() -> None:
    assert sorted(sim.__all__) == SIM
    for name in SIM:
        assert getattr(sim, name).__module__.startswith("sim.")
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = sim.no_such_name  # type: ignore[attr-defined]


def test_scenarios_exports_these_names() -> None:
    assert sorted(scenarios.__all__) == SCENARIOS
    assert scenarios.Scenario is Scenario
    assert scenarios.ScenarioError is ScenarioError
    assert {"no_cjg", "narrow", "broad", "growth", "mid_town"} <= set(scenarios.names())


@pytest.mark.parametrize("first", ["import sim.run.simulation", "import scenarios"])
def test_simulate_is_the_function_whatever_was_imported_before(first: str, checkout: Path) -> None:
    """A module of the same name must not stand in its place."""
    told = subprocess.run(
        [sys.executable, "-c", f"{first}\nimport sim\nprint(callable(sim.simulate), callable(sim.Scenario))"],
        cwd=checkout, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout.split() == ["True", "True"]


def test_simulate_takes_these_arguments() -> None:
    wanted = {"replications": 20, "months": 91, "seed": 1, "workers": 1, "record": None, "uncertainty": "luck",
              "progress": None}  # fmt: skip
    parameters = inspect.signature(simulate).parameters
    assert next(iter(parameters)) == "scenario"
    for name, default in wanted.items():
        assert parameters[name].default == default, name


def test_the_outcomes_are_those_of_the_description_in_its_order() -> None:
    assert list(NAMES) == OUTCOMES
    assert len(OUTCOMES) == len(set(OUTCOMES)) == 85


def test_the_monthly_table_has_each_outcome_and_for_rates_both_parts(results: Results) -> None:
    expected = []
    for name in OUTCOMES:
        expected.append(name)
        if name in RATES:
            expected += [f"{name}_numerator", f"{name}_denominator"]
    assert columns() == list(results.monthly.columns) == expected


def test_rates_are_these() -> None:
    stems = ("reach_", "help_", "cjg_reach_", "question_answered_", "walk_in_share_")
    rates = [name for name in OUTCOMES if name.startswith(stems) and not name.startswith("reach_gap")]
    rates += [name for name in OUTCOMES if name.endswith(("_rate", "_use"))]
    rates += ["own_circle_share", "fit_of_help", "early_help", "handover_success", "waiting_share", "broker_share",
              "severe_outside_second_line", "light_share_of_use", "light_families_share", "meeting_hours_share"]  # fmt: skip
    assert set(RATES) == set(rates)
    assert len(RATES) == len(set(RATES))


def test_results_have_their_indices_and_say_where_they_come_from(results: Results, town: Town) -> None:
    assert list(results.outcomes.columns) == OUTCOMES
    assert results.outcomes.index.name == "replication"
    assert list(results.outcomes.index) == [0, 1, 2]
    assert list(results.monthly.index.names) == ["replication", "month"]
    assert len(results.monthly) == 3 * 16
    assert (results.outcomes.dtypes == np.float64).all()
    assert (results.seed, results.replications, results.months, results.uncertainty) == (4, 3, 16, "luck")
    assert results.scenario == town(900)
    assert results.events is None
    assert len(results.fingerprint) == 16
    assert int(results.fingerprint, 16) >= 0
    release, _, sources = results.model_version.partition("+")
    assert release.count(".") == 2
    assert len(sources) == 12


def test_outcomes_are_the_last_month_of_the_monthly_table(results: Results) -> None:
    last = results.monthly.xs(15, level="month")[OUTCOMES]
    pd.testing.assert_frame_equal(results.outcomes, last, check_names=False, check_index_type=False)


def test_a_summary_has_a_row_an_outcome_and_counts_what_is_there(results: Results) -> None:
    summary = results.summary()
    assert list(summary.index) == OUTCOMES
    assert list(summary.columns) == ["mean", "p10", "p50", "p90", "n"]
    assert summary.loc["reach_all", "n"] == 3
    assert summary.loc["reach_all", "mean"] == pytest.approx(results.outcomes["reach_all"].mean())
    assert summary.loc["months_to_help", "n"] == 0
    assert np.isnan(summary.loc["months_to_help", "mean"])
    assert (summary["p10"].dropna() <= summary["p90"].dropna()).all()


def test_the_network_of_the_first_replication_comes_along(results: Results) -> None:
    network = results.network
    assert network is not None
    assert set(network) == {"organisations", "agreed", "practised", "professionals", "ties"}
    size = len(network["organisations"])
    assert np.shape(network["agreed"]) == np.shape(network["practised"]) == (size, size)
    assert {"kind", "status", "commitment", "load", "is_cjg_team"} == set(network["organisations"][0])
    people = network["professionals"]
    assert {"organisation", "identity_cjg", "identity_employer", "caseload"} == set(people[0])
    assert all(0 <= person["organisation"] < size for person in people)
    assert all(i < j < len(people) and 0.0 <= trust <= 1.0 for i, j, trust in network["ties"])


def test_checks_are_sentences_in_two_languages(results: Results) -> None:
    assert len(results.checks) >= 4
    for check in results.checks:
        assert set(check) == {"name", "facts", "holds"}
        assert check["holds"] is True
        for lang in LANGUAGES:
            sentence = check_sentence(check, lang)
            assert sentence.endswith(".")
            assert all(count(number, lang) in sentence for number in check["facts"].values())


def test_progress_is_told_after_every_future(town: Town) -> None:
    told: list[tuple[int, int]] = []
    simulate(town(600), replications=3, months=2, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(("name", "value"), [
    ("replications", 0), ("replications", 10_001), ("months", 0), ("months", 601), ("seed", -1), ("workers", 0),
    ("record", "all"), ("uncertainty", "none"),
])  # fmt: skip
def test_an_argument_out_of_range_is_refused_by_name(town: Town, name: str, value: object) -> None:
    with pytest.raises(ValueError, match=name):
        simulate(town(600), **{"replications": 1, "months": 2, name: value})  # type: ignore[arg-type]


def test_a_change_after_the_horizon_is_refused(town: Town) -> None:
    late = town(600, changes=[{"month": 5, "field": "choices.outreach", "value": 0.3}])
    with pytest.raises(ScenarioError, match="month 5"):
        simulate(late, replications=1, months=5)


def test_a_run_longer_than_the_regime_goes_on(town: Town) -> None:
    results = simulate(town(500), replications=1, months=120)
    assert results.outcomes["reach_all"].notna().all()
