"""Shapley shares: what each choice adds, averaged over every order in which the choices could be made.

With few players every set is run and the shares are exact for these futures; with more, orders are drawn and the error
of drawing is stated. Shares always sum to the whole difference, future by future.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from math import factorial

import numpy as np

MOST_EXACT = 5
Set = frozenset[int]


def every_set(count: int) -> list[Set]:
    """Return every set of players, the smallest first."""
    return [frozenset(chosen) for size in range(count + 1) for chosen in combinations(range(count), size)]


def exact(values: Mapping[Set, np.ndarray], count: int) -> np.ndarray:
    """Return each player's share.

    Parameters
    ----------
    values : mapping of frozenset to float array, shape (futures,)
        The outcome of every set.
    count : int
        Players.

    Returns
    -------
    float array, shape (count, futures)
    """
    shares = np.zeros((count, len(values[frozenset()])))
    for player in range(count):
        for others in every_set(count):
            if player in others:
                continue
            weight = factorial(len(others)) * factorial(count - len(others) - 1) / factorial(count)
            shares[player] += weight * (values[others | {player}] - values[others])
    return shares


def orders(count: int, seed: int) -> Iterator[tuple[int, ...]]:
    """Yield orders of the players without end: each drawn order is followed by its reverse, which halves the error."""
    generator = np.random.default_rng(seed)
    while True:
        order = tuple(int(player) for player in generator.permutation(count))
        yield order
        yield order[::-1]


def along(order: tuple[int, ...]) -> list[Set]:
    """Return the sets that an order passes through, the empty one first."""
    return [frozenset(order[:size]) for size in range(len(order) + 1)]


def from_orders(values: Mapping[Set, np.ndarray], drawn: list[tuple[int, ...]]) -> tuple[np.ndarray, np.ndarray]:
    """Return each player's share by drawn orders, and the standard error of drawing.

    Returns
    -------
    tuple of float array, shape (players, futures), and float array, shape (players,)
    """
    count = len(drawn[0])
    added = np.zeros((len(drawn), count, len(values[frozenset()])))
    for place, order in enumerate(drawn):
        for before, after, player in zip(along(order)[:-1], along(order)[1:], order, strict=True):
            added[place, player] = values[after] - values[before]
    pairs = added.mean(axis=2).reshape(len(drawn) // 2, 2, count).mean(axis=1)
    error = pairs.std(axis=0, ddof=1) / np.sqrt(len(pairs)) if len(pairs) > 1 else np.full(count, np.nan)
    return added.mean(axis=0), error
