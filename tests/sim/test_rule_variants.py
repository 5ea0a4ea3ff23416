"""Other variants of four rules, and a world with fewer organisations: each is what it says, and the default is untouched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim.inputs.organisation_types import N_KINDS, VENUE
from sim.inputs.rates import plain_numbers, rates_of
from sim.inputs.rule_variants import RuleVariants
from sim.inputs.scenario import Scenario, ScenarioError
from sim.processes import joining
from sim.run.model import CJGModel
from sim.state import ties

OTHERS = {"joining": "threshold", "trust": "reputation", "channel": "satisficing", "meeting": "well_mixed"}
Town = Callable[..., Scenario]
Run = Callable[..., CJGModel]


def numbers(scenario: Scenario) -> Any:
    return rates_of(scenario.mechanisms, {}, scenario.rule_variants)[0]


def test_every_form_has_a_default_and_one_other() -> None:
    assert RuleVariants().numbers() == dict.fromkeys(OTHERS, 0.0)
    assert RuleVariants(**OTHERS).numbers() == dict.fromkeys(OTHERS, 1.0)


def test_the_forms_that_hold_by_default_leave_the_scenario_what_it_was() -> None:
    plain = Scenario(name="x")
    assert plain.with_("rule_variants.trust", "asymmetric").fingerprint() == plain.fingerprint()
    assert plain.with_("rule_variants.trust", "reputation").fingerprint() != plain.fingerprint()


def test_a_form_is_settled_before_the_start() -> None:
    with pytest.raises(ScenarioError, match=r"rule_variants\.trust"):
        Scenario(name="x", changes=[{"month": 3, "field": "rule_variants.trust", "value": "reputation"}])
    with pytest.raises(ScenarioError, match='"asymmetric", "reputation"'):
        Scenario(name="x").with_("rule_variants.trust", "blind")


@pytest.mark.parametrize("name", OTHERS)
def test_each_other_form_moves_what_happens(name: str, town: Town, run: Run, brisk: Any) -> None:
    scenario = town(3000, **brisk)
    usual, other = run(scenario), run(scenario.with_(f"rule_variants.{name}", OTHERS[name]))
    assert not np.array_equal(usual.book.counts, other.book.counts, equal_nan=True)


def test_a_reputation_moves_less_the_more_experiences_it_rests_on() -> None:
    rates = numbers(Scenario(name="x", rule_variants={"trust": "reputation"}))
    first = ties.reputation_after(0.0, 0.0, 1.0, 0.0, rates)
    assert first == pytest.approx(rates.meeting_gain / (1.0 + rates.meeting_gain)), "near a first meeting's gain"
    young, old = (ties.reputation_after(0.5, weight, 1.0, 0.0, rates) for weight in (0.0, 50.0))
    assert 0.5 < old < young
    assert ties.reputation_after(0.5, 0.0, 0.0, 2.0, rates) < 0.5


def test_behind_a_threshold_an_organisation_wants_all_or_nothing() -> None:
    rates = plain_numbers(rates_of(Scenario(name="x").mechanisms, {}, RuleVariants(joining="threshold")))
    usual = plain_numbers(rates_of(Scenario(name="x").mechanisms, {}))
    up, down = (joining.commitment_after(0.5, 0.0, own, rates) for own in (0.4, 0.6))
    assert up == pytest.approx(0.5 + 0.5 * rates.persuasion)
    assert down == pytest.approx(0.5 - 0.5 * rates.persuasion)
    assert joining.commitment_after(0.5, 0.0, 0.4, usual) == pytest.approx(0.5), "odds of a half keep it at a half"


def test_well_mixed_professionals_keep_no_ties_and_are_all_alike(town: Town, run: Run, brisk: Any) -> None:
    model = run(town(3000, **brisk, **{"rule_variants.meeting": "well_mixed"}), months=30)
    world = model.world
    assert (world.tie_to == -1).all()
    assert world.nearest.max() > 0.0
    model = CJGModel(model.scenario, months=30, collect=False)
    model.step()
    # alike at the month's start; what a month then adds is small
    assert np.ptp(model.world.nearest) < 0.5


@pytest.mark.parametrize("organisations", [5, 9])
def test_with_fewer_kinds_in_the_world_nobody_knocks_at_who_is_not_there(
    organisations: int, town: Town, run: Run, brisk: Any
) -> None:
    model = run(town(3000, **brisk, **{"context.organisations": organisations}), months=30)
    gone = np.arange(N_KINDS) >= organisations
    of = model.world.organisations
    assert (of["posts"][:N_KINDS][gone] == 0).all()
    assert (of["is_partner"][:N_KINDS][gone] == 0).all()
    assert all(row < organisations for row in model.municipality.invited)
    e = model.world.episodes[: model.open_needs]
    assert not np.isin(e["helper"], np.flatnonzero(gone)).any()
    present = np.flatnonzero(~gone & (np.arange(N_KINDS) != VENUE))
    assert (of["hours"][present] > 0.0).all()


def test_the_same_need_meets_fewer_organisations_with_more_hours_each(town: Town) -> None:
    all_of_them, few = (
        CJGModel(town(6000, **{"context.organisations": number}), months=2, collect=False) for number in (14, 6)
    )
    assert len(all_of_them.tape.onsets) == len(few.tape.onsets)
    hours = [model.world.organisations["hours"][:6].sum() for model in (all_of_them, few)]
    assert hours[1] > hours[0]
