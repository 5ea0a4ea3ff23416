"""Draws: the streams look independent along every axis of their key, by tests that a linear key fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from scipy import stats

from sim.state import draws

MANY = 8192
BINS = 64
LAGS = (1, 2, 3, 7)
FAINT = 1e-4  # a chance under which a statistic is no luck; all seeds are fixed, so a test passes or it does not

Sequences = list[np.ndarray]


def luck(seed: int = 1, replication: int = 0) -> np.uint64:
    return np.uint64(draws.luck_key(np.uint64(seed), np.uint64(replication)))


def key(agent: int = 0, seed: int = 1, replication: int = 0) -> np.uint64:
    return draws.key_of(int(luck(seed, replication)), draws.CHILD, agent)


def over_seeds() -> Sequences:
    return [np.array([draws.uniform(key(0, seed), draws.SEEK, 5, 0) for seed in range(1, MANY + 1)])]


def over_replications() -> Sequences:
    return [np.array([draws.uniform(key(0, 1, r), draws.SEEK, 5, 0) for r in range(MANY)])]


def over_agents() -> Sequences:
    return [np.array([draws.uniform(key(agent), draws.SEEK, 5, 0) for agent in range(MANY)])]


def over_months() -> Sequences:
    return [
        np.array([draws.uniform(key(agent), draws.SEEK, month, 0) for month in range(-48, 464)]) for agent in range(16)
    ]


def over_items() -> Sequences:
    return [np.array([draws.uniform(key(0), draws.SEEK, 5, item) for item in range(MANY)])]


def over_streams() -> Sequences:
    return [
        np.array([draws.uniform(key(agent), stream, 5, 0) for stream in range(1, 65)]) for agent in range(MANY // 64)
    ]


def by_a_linear_key() -> Sequences:
    """What keys that are added up would give: a lattice."""
    golden = 0.6180339887498949
    return [np.modf(0.3 + 17 * golden + np.arange(MANY) * golden)[0]]


AXES: dict[str, Callable[[], Sequences]] = {
    "seeds": over_seeds,
    "replications": over_replications,
    "agents": over_agents,
    "months": over_months,
    "items": over_items,
    "streams": over_streams,
}


def chi_square(values: np.ndarray, bins: int) -> float:
    """Chance of so uneven a spread, or of so even a one: both are suspect."""
    counts = np.bincount((values * bins).astype(int), minlength=bins)
    p = float(stats.chisquare(counts).pvalue)
    return 2.0 * min(p, 1.0 - p)


def pairs_chi_square(sequences: Sequences) -> float:
    """The same for where a draw and the next one fall together, in a field of 16 by 16."""
    cells = np.concatenate([(s[:-1] * 16).astype(int) * 16 + (s[1:] * 16).astype(int) for s in sequences])
    p = float(stats.chisquare(np.bincount(cells, minlength=256)).pvalue)
    return 2.0 * min(p, 1.0 - p)


def serial_correlation(sequences: Sequences, lag: int) -> float:
    """Chance of so strong a correlation between draws ``lag`` apart."""
    left = np.concatenate([s[:-lag] for s in sequences]) - 0.5
    right = np.concatenate([s[lag:] for s in sequences]) - 0.5
    z = 12.0 * float((left * right).mean()) * np.sqrt(len(left))
    return float(2.0 * stats.norm.sf(abs(z)))


def verdicts(sequences: Sequences) -> Iterator[tuple[str, float]]:
    yield "spread", chi_square(np.concatenate(sequences), BINS)
    yield "pairs", pairs_chi_square(sequences)
    for lag in LAGS:
        yield f"correlation at lag {lag}", serial_correlation(sequences, lag)


@pytest.mark.parametrize("axis", AXES)
def test_neighbouring_keys_share_no_structure(axis: str) -> None:
    for name, chance in verdicts(AXES[axis]()):
        assert chance > FAINT, f"{name} over {axis}: {chance:.2g}"


def test_a_key_that_is_linear_in_its_parts_fails_the_same_tests() -> None:
    assert all(chance <= FAINT for _, chance in verdicts(by_a_linear_key()))


def test_a_weak_dependence_between_neighbours_fails_the_same_tests() -> None:
    """One draw in five is its neighbour's again: the tests have the power to see it."""
    fresh = over_agents()[0]
    again = np.where(over_items()[0] < 0.2, np.roll(fresh, 1), fresh)
    seen = dict(verdicts([again]))
    assert seen["pairs"] <= FAINT
    assert seen["correlation at lag 1"] <= FAINT


@pytest.mark.parametrize(
    "other",
    [
        lambda agent: draws.uniform(key(agent, seed=2), draws.SEEK, 5, 0),
        lambda agent: draws.uniform(key(agent, replication=1), draws.SEEK, 5, 0),
        lambda agent: draws.uniform(key(agent), draws.SEEK, 6, 0),
        lambda agent: draws.uniform(key(agent), draws.SEEK + 1, 5, 0),
        lambda agent: draws.uniform(key(agent), draws.SEEK, 5, 1),
        lambda agent: draws.uniform(key(agent + MANY), draws.SEEK, 5, 0),
    ],
    ids=["seed", "replication", "month", "stream", "item", "agent"],
)
def test_two_worlds_that_differ_in_one_part_of_the_key_are_unrelated(other: Callable[[int], float]) -> None:
    here = over_agents()[0]
    there = np.array([other(agent) for agent in range(MANY)])
    cells = (here * 16).astype(int) * 16 + (there * 16).astype(int)
    p = float(stats.chisquare(np.bincount(cells, minlength=256)).pvalue)
    assert 2.0 * min(p, 1.0 - p) > FAINT


def test_no_two_questions_get_the_same_bits() -> None:
    seen = {
        int(draws.bits(key(agent), stream, month, item))
        for agent in range(16)
        for stream in (draws.SEEK, draws.CHANNEL, draws.MEET_WHOM)
        for month in range(-48, 91)
        for item in range(16)
    }
    assert len(seen) == 16 * 3 * 139 * 16


def test_a_draw_is_a_function_of_its_key_alone() -> None:
    first = [draws.uniform(key(agent), draws.SEEK, 5, 0) for agent in range(64)]
    backwards = [draws.uniform(key(agent), draws.SEEK, 5, 0) for agent in reversed(range(64))]
    assert first == backwards[::-1]


def unmix(word: int) -> int:
    """Undo one round of mixing, to find the key behind any bits."""

    def unshift(value: int, by: int) -> int:
        found = value
        for _ in range(64 // by + 1):
            found = value ^ (found >> by)
        return found

    word = unshift(word, 31)
    word = unshift(word * pow(int(draws._MULTIPLY_2), -1, 2**64) % 2**64, 27)
    return unshift(word * pow(int(draws._MULTIPLY_1), -1, 2**64) % 2**64, 30)


@pytest.mark.parametrize("wanted", [0, 2**64 - 1], ids=["all zeros", "all ones"])
def test_the_lowest_and_the_highest_bits_stay_strictly_between_0_and_1(wanted: int) -> None:
    offset = int(draws.bits(np.uint64(0), draws.SEEK, 5, 0))  # mix(0 + word)
    behind = np.uint64((unmix(wanted) - unmix(offset)) % 2**64)
    assert int(draws.bits(behind, draws.SEEK, 5, 0)) == wanted
    u = draws.uniform(behind, draws.SEEK, 5, 0)
    assert 0.0 < u < 1.0
    assert np.isfinite(draws.exponential(behind, draws.SEEK, 5, 0))


@pytest.mark.parametrize(
    ("draw", "law"),
    [
        (draws.exponential, stats.expon()),
        (draws.normal, stats.norm()),
    ],
    ids=["exponential", "normal"],
)
def test_the_other_draws_follow_their_laws(draw: Callable[..., float], law: stats.rv_continuous) -> None:
    values = [draw(key(agent), draws.SEEK, 5, 0) for agent in range(MANY)]
    assert stats.kstest(values, law.cdf).pvalue > FAINT


@pytest.mark.parametrize(("a", "b"), [(2, 4), (3, 3), (4, 3)])
def test_the_share_draw_follows_a_beta_law(a: int, b: int) -> None:
    values = [draws.beta_like(key(agent), draws.PEOPLE, 5, 3, a, b) for agent in range(2000)]
    assert stats.kstest(values, stats.beta(a, b).cdf).pvalue > FAINT
