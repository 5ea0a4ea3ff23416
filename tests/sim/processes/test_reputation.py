"""Reputation: what people get to know, whom they believe, and how slowly both travel."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim.inputs.organisation_types import CLINIC, SCHOOLS
from sim.processes import help as help_process
from sim.processes import reputation
from sim.state import counters as n
from sim.state.columns import IN_HELP

StageFor = Callable[..., Any]


def test_a_chance_to_hear_adds_up_what_is_seen_and_what_is_heard(rates: Any) -> None:
    hear = reputation.chance_to_hear
    assert hear(0.0, 0.0, 0.0, 0.0, rates) == 0.0
    assert hear(1.0, 0.0, 0.0, 0.0, rates) == pytest.approx(1.0 - math.exp(-rates.being_seen))
    assert hear(0.0, 0.0, 0.0, 4.0, rates) == pytest.approx(1.0 - math.exp(-4.0 * rates.word))
    assert hear(0.5, 0.5, 1.0, 0.0, rates) == pytest.approx(1.0 - math.exp(-2.0 * rates.being_seen))


def hearing(stage: Any, months: int = 6) -> tuple[float, float]:
    """Shares of families and of youths of 12 and over who know the CJG after some months."""
    for month in range(stage.month, stage.month + months):
        reputation.spread(stage.crowd, stage.network, stage.town, stage.rates, month)
    model = stage.model
    facts = model.tape.families
    here = (facts["start"] <= stage.month) & (facts["end"] > stage.month)
    age = stage.month - model.tape.children["birth"]
    youths = (age >= 144) & (age < 192)
    return float(model.world.families["aware"][here].mean()), float(model.world.children["aware"][youths].mean())


def test_nobody_hears_of_a_cjg_that_is_not_open(stage: StageFor) -> None:
    set_ = stage(4000, **{"parameters.being_seen": 0.04})
    set_.make_partners()
    set_.town.brand = 1.0
    assert hearing(set_) == (0.0, 0.0)


def test_brand_and_partners_doors_make_it_known(stage: StageFor) -> None:
    def heard(brand: float = 0.0, partner: int | None = None) -> tuple[float, float]:
        set_ = stage(8000, **{"parameters.being_seen": 0.04})
        set_.town.is_open = 1
        set_.town.brand = brand
        if partner is not None:
            set_.make_partners([partner])
        return hearing(set_)

    assert heard() == (0.0, 0.0)
    parents, youths = heard(brand=1.0)
    assert parents > 0.05
    assert youths > 0.05
    by_clinic, by_secondary = heard(partner=CLINIC), heard(partner=SCHOOLS[1])
    assert by_clinic[0] > 0.0 == by_clinic[1]
    assert by_secondary[1] > 0.0 == by_secondary[0]


def test_separate_sites_split_the_brand_for_youths(stage: StageFor) -> None:
    def youths(site: int) -> float:
        set_ = stage(12_000, **{"parameters.being_seen": 0.04})
        set_.town.is_open = 1
        set_.town.brand = 1.0
        set_.town.site = site
        return hearing(set_)[1]

    assert 0.0 < youths(2) < 0.8 * youths(1)


def test_awareness_travels_along_social_ties(stage: StageFor) -> None:
    def of_the_others(word: float) -> float:
        set_ = stage(8000, **{"mechanisms.word_of_mouth": word})
        set_.town.is_open = 1
        families = set_.model.world.families
        families["aware"] = np.arange(len(families)) % 2
        untold = families["aware"] == 0
        for month in range(6):
            reputation.spread(set_.crowd, set_.network, set_.town, set_.rates, month)
        return float(families["aware"][untold].mean())

    assert of_the_others(0.0) == 0.0
    assert 0.0 < of_the_others(1.0) < of_the_others(2.0)


def test_awareness_is_forgotten_by_one_percent_a_month_unless_help_was_met(stage: StageFor) -> None:
    def forgotten(served: int) -> float:
        set_ = stage(12_000)
        families = set_.model.world.families
        families["aware"] = 1
        families["served"] = served
        known, _ = hearing(set_, months=12)
        return 1.0 - known

    assert forgotten(-100) == pytest.approx(1.0 - 0.99**12, abs=0.03)
    assert forgotten(8) == 0.0


def test_trust_falls_back_to_where_it_began(stage: StageFor) -> None:
    set_ = stage(4000, **{"mechanisms.word_of_mouth": 0.0})
    families, facts = set_.model.world.families, set_.model.tape.families
    families["trust"] = 1.0
    here = (facts["start"] <= 0) & (facts["end"] > 12)
    for month in range(6):
        reputation.spread(set_.crowd, set_.network, set_.town, set_.rates, month)
    expected = 1.0 - 0.06 * (1.0 - facts["first_trust"])
    assert np.allclose(families["trust"][here], expected[here])


def test_migrant_families_hear_less(stage: StageFor) -> None:
    set_ = stage(24_000, **{"parameters.being_seen": 0.04, "context.migrant_share": 0.5,
                            "mechanisms.word_of_mouth": 0.0, "parameters.migrant_distrust": 0.5})  # fmt: skip
    set_.town.is_open = 1
    set_.town.brand = 1.0
    hearing(set_, months=12)
    facts = set_.model.tape.families
    here = (facts["start"] <= 0) & (facts["end"] > 12)
    aware = set_.model.world.families["aware"]
    migrant, other = (float(aware[here & (facts["migrant"] == which)].mean()) for which in (1, 0))
    assert 0.3 < migrant / other < 0.75


def test_one_bad_experience_costs_a_family_more_trust_than_a_good_one_wins(rates: Any) -> None:
    usual = 0.5
    won = rates.experience * 2.0 * 0.57 * (1.0 - usual)  # a usually approachable caseworker
    lost = rates.experience * rates.loss_ratio * usual
    assert 2.0 <= lost / won <= 4.0


def test_a_family_that_was_helped_trusts_more_and_knows_the_door(stage: StageFor) -> None:
    set_ = stage(20_000, **{"parameters.help_recovery": 0.6, "mechanisms.recovery": 2.0})
    model = set_.model
    episodes = model.world.episodes[: model.open_needs].copy()
    before = model.world.families["trust"].copy()
    closed_before = set_.count(n.RESOLVED)
    help_process.treat(set_.crowd, set_.network, set_.rates, set_.tables, set_.book, set_.month)
    closed = set_.count(n.RESOLVED) - closed_before
    families = model.world.families
    rose = np.flatnonzero(families["trust"] > before)
    helped = set(episodes["family"][episodes["status"] == IN_HELP].tolist())
    assert closed > 10
    assert 0 < len(rose) <= closed
    assert set(rose.tolist()) <= helped
    assert (families["served"][rose] == set_.month).all()
    assert (families["familiar"][rose] > 0).all()
    gain = (families["trust"] - before)[rose] / (1.0 - before[rose])
    approachable = gain / (2.0 * set_.rates.experience)
    assert (approachable > 0.0).all()
    assert np.median(approachable) < 1.0, "an approachable caseworker leaves more trust behind"
