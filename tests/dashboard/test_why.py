"""Shapley shares and the order of parting, on games and series whose answer is known."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from dashboard.plan.comparison import BASELINE, PLAN, compared
from dashboard.plan.state import Own, State
from dashboard.why.parting import first_months
from dashboard.why.players import INVESTMENT, players
from dashboard.why.shapley import along, every_set, exact, from_orders, orders


def game(count: int, futures: int = 4) -> dict[frozenset[int], np.ndarray]:
    """A game with a gain a player and one that the first two have only together."""
    luck = np.arange(futures, dtype=float)
    return {
        chosen: luck + sum(1.0 + player for player in chosen) + (6.0 if {0, 1} <= chosen else 0.0)
        for chosen in every_set(count)
    }


def test_exact_shares_split_what_two_have_only_together_and_sum_to_the_whole() -> None:
    values = game(4)
    shares = exact(values, 4)
    np.testing.assert_allclose(shares.mean(axis=1), [1 + 3, 2 + 3, 3, 4])
    whole = values[frozenset(range(4))] - values[frozenset()]
    np.testing.assert_allclose(shares.sum(axis=0), whole)


def test_drawn_orders_come_near_with_an_error_that_says_how_near() -> None:
    values = game(6)
    drawn = list(islice(orders(6, seed=3), 40))
    assert all(chosen in values for order in drawn for chosen in along(order))
    shares, error = from_orders(values, drawn)
    np.testing.assert_allclose(shares.sum(axis=0), values[frozenset(range(6))] - values[frozenset()])
    assert np.all(np.abs(shares.mean(axis=1) - exact(values, 6).mean(axis=1)) <= 4 * error + 1e-9)


def test_the_seven_shares_are_one_player() -> None:
    state = State(pinned=Own(), plan=Own({"choices.investment.brand": 0.5, "choices.partnership": "narrow"}))
    found = compared(state)
    names = {player.name for player in players(found[BASELINE], found[PLAN], (), ())}
    assert names == {INVESTMENT, "choices.partnership"}


@pytest.mark.parametrize("up", [True, False])
def test_processes_part_in_the_month_from_which_futures_agree(up: bool) -> None:
    baseline = np.zeros((10, 24))
    plan = baseline.copy()
    plan[:, 9:] = 1.0 if up else -1.0
    plan[:, 3] = 5.0  # one month alone is not lasting
    assert first_months(lambda process, side: plan if side else baseline, ("load",)) == [(9, "load", up)]
