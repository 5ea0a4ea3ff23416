from __future__ import annotations

import sys
from collections import Counter

import pytest

from benchmarks.existing_services import measure, town
from benchmarks.plain_agents import Child
from benchmarks.plain_comparison import compare
from benchmarks.plain_mesa import PlainTown

REPLICATIONS = 3
# relative; three towns of 9,000 leave a few per cent of noise in the rarer rates
TOLERANCES = {
    "onsets_per_child_year": 1e-9,
    "helped_within_3_months": 0.10,
    "own_circle_share": 0.06,
    "service_use": 0.10,
    "second_line_use": 0.20,
    "second_line_share_of_help": 0.25,
}


@pytest.fixture(scope="module")
def both():
    return compare(REPLICATIONS)


@pytest.mark.parametrize("name", TOLERANCES)
def test_the_plain_version_tells_the_same_story(both, name):
    assert both.plain[name] == pytest.approx(both.model[name], rel=TOLERANCES[name])


def test_the_rates_compared_are_those_of_a_town_with_needs_and_help(both):
    assert 0.1 < both.model["onsets_per_child_year"] < 1.0
    assert 0.2 < both.model["helped_within_3_months"] < 0.9
    assert 0.0 < both.model["second_line_use"] < both.model["service_use"] < 0.5


def test_a_quiet_child_costs_the_plain_version_one_call_that_does_nothing():
    services, _ = measure(town(3_000))
    plain = PlainTown(services)
    plain.month += 1
    plain.come_and_go()
    called = Counter()
    sys.setprofile(lambda frame, event, argument: called.update([frame.f_code.co_name]) if event == "call" else None)
    try:
        plain.agents_by_type[Child].do("step")
    finally:
        sys.setprofile(None)
    assert called.pop("step") == len(plain.children) > 500
    assert called.total() < 20  # Mesa's own, for all children together


def test_a_plain_town_keeps_its_books():
    services, _ = measure(town(3_000))
    plain = PlainTown(services, months=24)
    while plain.running:
        plain.step()
    here = [need for child in plain.children.values() for need in child.needs]
    assert len(plain.children) == services.tape.youths[48 + 23]
    for organisation in plain.organisations:
        held = [sum(n.hours for n in organisation.cases if n.post == at) for at in range(len(organisation.posts))]
        assert [worker.case_hours for worker in organisation.posts] == pytest.approx(held)
        assert organisation.list_hours == pytest.approx(sum(need.hours for need in organisation.waiting))
        assert all(need in here for need in organisation.cases + organisation.waiting)
