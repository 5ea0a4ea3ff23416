"""Initiative: size, neighbours and the deadline make municipalities start; those who build share regional attention."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from sim.inputs.mechanisms import Mechanisms
from sim.inputs.organisation_types import ALL_KINDS, INDEX
from sim.inputs.rates import plain_numbers, rates_of
from sim.inputs.scenario import Scenario
from sim.processes import initiative
from sim.processes.initiative import asking, draw_starts, hazard, surroundings
from sim.run.founding import divide_attention
from sim.run.model import CJGModel
from sim.state.ensemble_contexts import municipalities
from sim.state.surroundings import Surroundings

COUNTRY = municipalities(3, 29)
MONTHS = 60


def numbers(**other: float) -> SimpleNamespace:
    return plain_numbers(rates_of(Mechanisms(), other))


def starts(replication: int = 0, months: int = MONTHS, **other: float) -> np.ndarray:
    return draw_starts(COUNTRY, replication, months, numbers(**other))


def test_the_hazard_rises_with_size_neighbours_and_the_deadline() -> None:
    rates = numbers()
    sizes, shares = np.array([10_000.0, 100_000.0]), np.array([0.0, 1.0])
    small, large = hazard(sizes, np.zeros(2), 10, rates)
    alone, among = hazard(np.full(2, 37_000.0), shares, 10, rates)
    assert 0 < small < large
    assert among - alone == pytest.approx(rates.imitation * (1 + rates.deadline_pull * (10 / 54) ** 2))
    assert hazard(sizes, shares, 10, rates)[0] < hazard(sizes, shares, 54, rates)[0]
    assert (hazard(sizes, shares, 54, rates) == hazard(sizes, shares, 80, rates)).all(), "the deadline has passed"


@pytest.mark.parametrize("name", ["initiative", "imitation", "deadline_pull"])
def test_more_reason_to_start_makes_nobody_later(name: str) -> None:
    rates = numbers()
    sooner = starts(**{name: 2.0 * getattr(rates, name)})
    assert (sooner <= starts()).all()
    assert (sooner < starts()).any()


def test_the_weight_of_size_favours_large_municipalities() -> None:
    size = np.array([each.inhabitants for each in COUNTRY])
    # by size alone: neighbours who imitate blur it
    later, sooner = (starts(size_lead=power, imitation=0.0) for power in (0.0, 1.0))
    assert (sooner[size > 37_000] <= later[size > 37_000]).mean() > 0.95
    assert sooner[size > 100_000].mean() < later[size > 100_000].mean()


def test_neighbours_that_start_pull_others_along() -> None:
    """Months of starting are more alike within a region than between regions, because of imitation alone."""
    region = np.array([each.region for each in COUNTRY])

    def likeness(imitation: float) -> float:
        found = []
        for replication in range(12):
            # few start by themselves, so that whoever comes first matters
            months = draw_starts(COUNTRY, replication, 120, numbers(initiative=0.005, imitation=imitation))
            means = np.array([months[region == each].mean() for each in range(29)])
            found.append(means.var() / months.var())
        return float(np.mean(found))

    assert likeness(0.3) > 1.5 * likeness(0.0)


def test_starts_do_not_depend_on_the_horizon_and_differ_between_replications() -> None:
    short, long = starts(months=20), starts(months=60)
    assert (np.minimum(long, 20) == short).all()
    assert (starts(replication=1) != starts()).mean() > 0.5


def test_those_who_build_ask_for_a_full_part() -> None:
    months, group = np.array([0, 5, 60]), np.array([0, 0, 1])
    asked = asking(months, group, 60)
    rest = initiative.AT_REST
    assert asked.shape == (2, 60)
    assert asked[0, 0] == 1 + rest
    assert asked[0, 5] == 2
    assert asked[0, initiative.BUILDING_MONTHS] == 1 + rest
    assert (asked[1] == rest).all()


def test_attention_falls_with_how_many_build_at_once() -> None:
    calm, busy = (
        surroundings(COUNTRY, 0, MONTHS, numbers(initiative=0.005, imitation=0.0)),
        surroundings(COUNTRY, 0, MONTHS, numbers(initiative=0.4)),
    )
    at = 12
    assert np.mean([each.asking_service[at] for each in busy]) > np.mean([each.asking_service[at] for each in calm])
    one = COUNTRY[0]
    same = [each.number for each in COUNTRY if each.region // 2 == one.region // 2]
    assert len({float(calm[number].asking_agency[at]) for number in same}) == 1, "one youth care agency for all"


def test_a_busy_regional_body_gives_each_municipality_less_and_a_local_one_as_much() -> None:
    organisations = CJGModel(Scenario(name="x").with_("context.inhabitants", 600), months=1).world.organisations
    divide_attention(organisations, ALL_KINDS, 10.0, 20.0)
    before = organisations["attention"].copy()
    divide_attention(organisations, ALL_KINDS, 20.0, 40.0)
    for kind in ("ggd", "bjz", "police", "mee", "ggz"):
        assert organisations["attention"][INDEX[kind]] == pytest.approx(before[INDEX[kind]] / 2)
    assert organisations["attention"][INDEX["clinic"]] == before[INDEX["clinic"]]


def test_in_an_ensemble_a_municipality_starts_in_its_month_and_meets_the_attention_there_is() -> None:
    town: dict[str, Any] = {"context.inhabitants": 600}
    around = Surroundings(7, np.full(20, 10.0), np.linspace(10.0, 40.0, 20))
    model = CJGModel(Scenario(name="x").with_all(town), months=20, surroundings=around)
    seen = []
    while model.running:
        model.step()
        seen.append(float(model.world.organisations["attention"][INDEX["bjz"]]))
    assert model.municipality.month_started == 7
    assert seen[0] > seen[-1] > 0
    never = CJGModel(
        Scenario(name="x").with_all(town), months=20, surroundings=Surroundings(None, np.ones(20), np.ones(20))
    )
    while never.running:
        never.step()
    assert never.phase == "not_started"


def test_alone_a_municipality_starts_when_its_council_agrees() -> None:
    eager = Scenario(name="x").with_all({"context.inhabitants": 600, "parameters.go_ahead": 0.6})
    model = CJGModel(eager, months=40)
    while model.running:
        model.step()
    assert model.municipality.month_started is not None
