"""A run that begins at the council's go-ahead is the run that lived every month before it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

import scenarios
from sim.head_start import WAITING, lived
from sim.kept import starts
from sim.model import CJGModel
from sim.scenario import Scenario
from sim.steady import identity_of

MONTHS = 48
SMALL = scenarios.load("small_rural").with_("context.inhabitants", 6_000)
PLANS = {
    "as it is": SMALL,
    "outreach": SMALL.with_("choices.outreach", 0.2),
    "health service": SMALL.with_("choices.director", "ggd"),
    "new design": SMALL.with_("choices.start_from", "new_design"),
    "everybody": SMALL.with_("choices.partnership", "broad"),
    "left open": SMALL.with_("choices.sequence", "decide"),
    "late change": SMALL.with_("changes", [{"month": 40, "field": "choices.outreach", "value": 0.3}]),
}
OTHERWISE = {
    "nobody": SMALL.with_("choices.partnership", "none"),
    "early change": SMALL.with_("changes", [{"month": 1, "field": "choices.outreach", "value": 0.3}]),
    "other hours of the second line": SMALL.with_(
        "changes", [{"month": 0, "field": "context.second_line_capacity", "value": [0.05]}]
    ),
    "early mechanism": SMALL.with_("changes", [{"month": 1, "field": "mechanisms.conflict", "value": 0.0}]),
}


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    starts.forget()
    yield
    starts.forget()


def every_month(scenario: Scenario, replication: int) -> CJGModel:
    model = CJGModel(scenario, seed=1, replication=replication, months=MONTHS, collect=False)
    while model.running:
        model.step()
    return model


def months_lived(scenario: Scenario, replication: int) -> int:
    found: list[int] = []
    lived(scenario, 1, replication, MONTHS, lambda: found.append(1))
    return len(found)


def is_the_same(one: CJGModel, other: CJGModel) -> bool:
    tables = [(one.book, other.book, name) for name in ("counts", "levels", "by_place")]
    tables += [(one.world, other.world, name) for name in vars(one.world)]
    return all(np.array_equal(getattr(a, name).tobytes(), getattr(b, name).tobytes()) for a, b, name in tables)


@pytest.mark.parametrize("replication", [0, 1])
def test_every_plan_goes_on_from_the_same_months_to_the_byte(replication: int) -> None:
    for scenario in (*PLANS.values(), *PLANS.values()):
        assert is_the_same(lived(scenario, 1, replication, MONTHS), every_month(scenario, replication))


def test_the_third_run_under_one_luck_begins_at_the_go_ahead() -> None:
    first, second, *rest = PLANS.values()
    started = every_month(first, 0).municipality.month_started
    assert started is not None
    assert started > 1
    assert months_lived(first, 0) == MONTHS
    assert months_lived(second, 0) == MONTHS
    assert [months_lived(scenario, 0) for scenario in rest] == [MONTHS - started] * len(rest)


@pytest.mark.parametrize("name", list(OTHERWISE))
def test_a_run_that_differs_before_the_go_ahead_lives_every_month(name: str) -> None:
    for scenario in list(PLANS.values())[:3]:
        lived(scenario, 1, 0, MONTHS)
    before = every_month(OTHERWISE[name], 0)
    found: list[int] = []
    model = lived(OTHERWISE[name], 1, 0, MONTHS, lambda: found.append(1))
    assert len(found) == MONTHS
    assert is_the_same(model, before)


def test_what_one_run_does_reaches_no_other() -> None:
    for _ in range(3):
        model = lived(SMALL, 1, 0, MONTHS)
    start = starts.get(identity_of(SMALL, int(model.tape.luck), MONTHS) + WAITING)
    assert start is not None
    model.world.families["trust"] = 0.0
    start.world.families["trust"] = 0.0
    assert is_the_same(lived(SMALL, 1, 0, MONTHS), every_month(SMALL, 0))


def test_the_go_ahead_is_known_as_long_as_anything_of_its_town_is_kept() -> None:
    """Where there is room for one start only, what waits at the go-ahead takes the place of what it began from."""
    first, second, *rest = PLANS.values()
    started = every_month(first, 0).municipality.month_started
    assert started is not None
    starts.forget()
    usual = starts.limit
    starts.limit_to(0)
    try:
        lived(first, 1, 0, MONTHS)
        lived(second, 1, 0, MONTHS)
        assert len(starts) == 1
        assert [months_lived(scenario, 0) for scenario in rest] == [MONTHS - started] * len(rest)
    finally:
        starts.limit_to(usual)
