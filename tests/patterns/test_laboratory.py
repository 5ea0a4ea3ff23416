"""Arms are run once, shared, paired, and altered only where they are asked to be."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

import scenarios
from experiments.patterns.claims import Claim, more
from experiments.patterns.laboratory import Laboratory
from experiments.patterns.pattern import NotRun, Sabotage
from experiments.patterns.registry import BY_ID
from experiments.patterns.verdicts import document, judge, run
from experiments.patterns.witnesses import FamilyTrust, WorriedParents
from experiments.patterns.world import PLACE, ModelWorld
from sim.run.simulation import simulate


def test_an_arm_is_the_same_as_a_plain_simulation(lab: Laboratory, tiny: ModelWorld) -> None:
    scenario = scenarios.load("mid_town").with_all(dict(tiny.fields))
    results = simulate(scenario, replications=2, months=91, seed=1)
    for outcome in ("reach_all", "load", "partners"):
        np.testing.assert_allclose(lab.arm().at(outcome), results.outcomes[outcome], rtol=1e-6)


def test_an_arm_is_run_once_and_more_pairs_run_only_what_is_missing(tiny: ModelWorld) -> None:
    lab = Laboratory(tiny, pairs=2)
    first = lab.arm()
    assert lab.futures_run == 2
    assert np.array_equal(lab.arm({"choices.outreach": 0.05}).table, first.table, equal_nan=True)
    assert lab.futures_run == 2
    assert np.array_equal(lab.arm(pairs=3).table[:2], first.table, equal_nan=True)
    assert lab.futures_run == 3


def test_who_looks_moves_no_number(lab: Laboratory) -> None:
    arm = lab.arm(witness=FamilyTrust(90))
    assert np.array_equal(arm.table, lab.arm().table, equal_nan=True)
    assert ((arm.said() > 0.0) & (arm.said() < 1.0)).all()


def test_worried_parents_are_a_share(lab: Laboratory) -> None:
    said = lab.arm(witness=WorriedParents(54)).said()
    assert ((said > 0.05) & (said < 0.6)).all()


def test_months_without_a_value_are_left_out_of_a_mean(lab: Laboratory) -> None:
    arm = lab.arm()
    series = arm.series("reach_all")
    assert np.isnan(series[:, 0]).all()
    np.testing.assert_allclose(arm.over("reach_all", 0), np.nanmean(series, axis=1))
    assert arm.table.shape == (2, 91, len(PLACE))


def test_an_altered_world_overrides_what_a_pattern_asks(lab: Laboratory) -> None:
    altered = lab.altered({"mechanisms.onset": 0.0})
    assert altered.arm({"mechanisms.onset": 1.0}).at("load").sum() == 0.0
    assert lab.arm({"mechanisms.onset": 1.0}).at("load").sum() > 0.0


def test_a_pattern_can_fail_and_an_impossible_one_does(lab: Laboratory) -> None:
    def impossible(lab: Laboratory) -> list[Claim]:
        return [more("an arm above itself", lab.arm().at("load") - lab.arm().at("load"))]

    verdict = judge(replace(BY_ID[5], test=impossible), lab)
    assert not verdict.passed
    assert verdict.word == "failed"


def test_a_missing_piece_is_not_run_and_never_passed(lab: Laboratory) -> None:
    def missing(lab: Laboratory) -> list[Claim]:
        raise NotRun("no such thing")

    verdict = judge(replace(BY_ID[1], test=missing), lab)
    assert (verdict.passed, verdict.word, verdict.note) == (False, "not run", "not run: no such thing")


def test_a_contradiction_between_set_fields_and_an_arm_is_not_run(lab: Laboratory) -> None:
    verdict = judge(BY_ID[11], lab.altered({"choices.desk": "none", "choices.desk_sites": 0}))
    assert verdict.word == "not run" or not verdict.passed


def test_a_sabotage_that_bites_is_told_from_one_that_does_not(lab: Laboratory) -> None:
    def busy(lab: Laboratory) -> list[Claim]:
        return [more("there is work", lab.arm(pairs=2, months=30).series("load")[:, 12:].min(axis=0))]

    bites = replace(BY_ID[5], test=busy, sabotage=Sabotage("mechanisms.onset", "needs are the work"))
    idle = replace(BY_ID[5], test=busy, sabotage=Sabotage("mechanisms.closure", "nothing to do with it"))
    found = document(run([bites, idle], lab, sabotage=True))
    assert [entry["passed"] for entry in found] == [True, True]
    assert [entry["sabotage"]["passed"] for entry in found] == [False, True]
    assert [entry["sabotage"]["bites"] for entry in found] == [True, False]
