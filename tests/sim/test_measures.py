"""Measures: sums that look back, rates of what they hold, and nothing where there is nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim import simulate
from sim.inputs.calendar import FIRST_MONTH
from sim.inputs.scenario import Scenario
from sim.observe.measures import Record, monthly_series, trailing
from sim.run.future import record_of
from sim.run.model import CJGModel
from sim.state import counters as n

Town = Callable[..., Scenario]


@pytest.mark.parametrize("lag", [0, 1, 3])
def test_a_trailing_sum_looks_back_so_many_months_and_no_further_than_the_start(lag: int) -> None:
    values = np.arange(1.0, 21.0)
    sums = trailing(values, months=4, lag=lag)
    for month in range(20):
        first = month - lag - 3
        if first < 0:
            assert np.isnan(sums[month])
        else:
            assert sums[month] == values[first : month - lag + 1].sum()


def record(months: int, **counts: Any) -> Record:
    """What a run would leave behind that counted this every month."""
    table = np.zeros((months, n.N_COUNTERS))
    for name, value in counts.items():
        table[:, getattr(n, name)] = value
    levels = np.full((months, n.N_LEVELS), np.nan)
    return Record(table, levels, np.zeros((months, 2, 2)), None, None, None, months)


def test_reach_of_a_month_is_about_onsets_of_14_to_3_months_before() -> None:
    one = record(30)
    one.counts[10, n.BASE] = 4.0
    one.counts[10, n.REACHED] = 3.0
    series = monthly_series(one)
    there = np.flatnonzero(~np.isnan(series["reach_all"]))
    assert there.tolist() == list(range(14, 25)), "from month 14 on, and as long as month 10 is looked at"
    assert set(series["reach_all"][there]) == {0.75}
    assert series["reach_unborn"][there[0]] == 0.75
    assert np.isnan(series["reach_0_4"]).all(), "no onsets of that age"


def test_waiting_for_help_is_known_a_year_after_the_onset() -> None:
    one = record(40, SEVERE_ALL=2.0, MONTHS_UNHELPED=5.0)
    series = monthly_series(one)["months_to_help"]
    assert np.isnan(series[:23]).all()
    assert (series[23:] == 2.5).all()


def test_a_milestone_never_reached_counts_one_month_past_the_horizon() -> None:
    series = monthly_series(record(20))
    assert (series["months_to_open"] == 21.0).all()
    assert (series["opened"] == 0.0).all()
    reached = Record(*[getattr(record(20), name) for name in ("counts", "levels", "by_place")], 3, 5, 9, 20)
    series = monthly_series(reached)
    assert series["months_to_open"].tolist() == [21.0] * 5 + [5.0] * 15
    assert series["named"].tolist() == [0.0] * 9 + [1.0] * 11
    assert series["months_to_coordination_rule"][3] == 3.0


def test_who_knows_the_cjg_is_known_in_every_month(town: Town) -> None:
    """From the first quarter on, also in months in which not everybody is counted."""
    monthly = simulate(town(900), replications=1, months=20).monthly.loc[0]
    for name in ("awareness_parents", "awareness_youth"):
        assert monthly[name].loc[2:].notna().all(), name
    for months in (13, 14, 15):
        last = simulate(town(900), replications=1, months=months).outcomes
        assert last[["awareness_parents", "awareness_youth", "service_use", "second_line_use"]].notna().all(axis=None)


def test_what_was_opened_once_stays_opened_in_the_past(town: Town, brisk: dict[str, Any]) -> None:
    """A CJG that ends later was open before: history is not written anew."""
    change = {"month": 20, "field": "choices.partnership", "value": "none"}
    monthly = simulate(town(1500, **{**brisk, "changes": [change]}), replications=1, months=30).monthly.loc[0]
    kept = simulate(town(1500, **brisk), replications=1, months=30).monthly.loc[0]
    assert kept["opened"].iloc[19] == 1.0
    for name in ("opened", "named"):
        assert (monthly[name].iloc[:20] == kept[name].iloc[:20]).all(), name


def test_counters_of_a_run_hold_together(town: Town, brisk: dict[str, Any], run: Callable[..., CJGModel]) -> None:
    model = run(town(4000, **{**brisk, "choices.partnership": "broad"}), months=36)
    kept = record_of(model)
    c = kept.counts.T
    assert len(kept.counts) == 36
    assert kept.months == 36
    for part, whole in (
        (n.HANDOVERS_OK, n.HANDOVERS), (n.KNOWN_WHITE, n.KNOWN_CLOSED), (n.CONFLICT, n.JOINT), (n.ONE_PLAN, n.JOINT_SECOND),
        (n.JOINT_SECOND, n.JOINT), (n.FITTING_HELP, n.HELP_MONTHS), (n.FIRST_0_4_DESK, n.FIRST_0_4),
        (n.FIRST_12_DESK, n.FIRST_12), (n.PARENTS_AWARE, n.PARENTS), (n.USED_SECOND_LINE, n.USED_SERVICE),
        (n.USED_SERVICE, n.YOUTHS_18), (n.SEVERE_OUTSIDE, n.SEVERE_FAMILIES), (n.EARLY_HELP, n.EARLY_STAGE),
        (n.HOURS_MEETING, n.HOURS_ALL),
    ):  # fmt: skip
        assert (c[part] <= c[whole] + 1e-9).all(), (part, whole)
    for band in range(n.BANDS):
        for part in (n.REACHED, n.HELPED):
            assert (c[part + band] <= c[n.BASE + band]).all()
        assert (c[n.CJG_REACHED + band] <= c[n.REACHED + band]).all()
        assert (c[n.ANSWERED + band] <= c[n.QUESTIONS + band]).all()
    places = kept.by_place.sum(axis=1)
    assert (places[:, 0] == c[n.BASE : n.BASE + n.BANDS].sum(axis=0)).all()
    assert (places[:, 1] == c[n.REACHED : n.REACHED + n.BANDS].sum(axis=0)).all()
    assert model.book.counts[:, n.ONSETS].sum() == model.tape.starts[36 - FIRST_MONTH]
