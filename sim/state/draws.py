"""Keyed random numbers: the same child meets the same luck in every scenario (ODD element 4, stochasticity).

A draw is a pure function of (seed, replication, stream, agent, month, item). Nothing is consumed, so nothing can get
out of step: the order of agents, the number of workers and the choices of a municipality leave every other draw as it
was. Keys are hashed, never added up: an agent's key is two mixing rounds over (luck, agent), a draw two more over
(key, stream, month, item), so neighbouring seeds, agents, months and items share no structure.

The mixing function is the finaliser of splitmix64 (Steele, Lea and Flood, 2014).
"""

from __future__ import annotations

import math

import numpy as np

from sim.compiling.kernels import kernel, making_kernel, rule, rule_of, wraps_around

_MULTIPLY_1 = np.uint64(0xBF58476D1CE4E5B9)
_MULTIPLY_2 = np.uint64(0x94D049BB133111EB)
_WEYL = np.uint64(0x9E3779B97F4A7C15)
_S27, _S30, _S31, _S12, _S48, _S32 = (np.uint64(n) for n in (27, 30, 31, 12, 48, 32))
_MONTH_OFFSET = 4096  # keeps months before June 2007 positive
_TO_UNIT = 1.0 / 4503599627370496.0  # 2 ** -52

# Streams: one number for each kind of question asked of chance. Never renumber: it would change every result.
FAMILY, CHILD, NEED, PEOPLE, PLACE = 1, 2, 3, 4, 5
COURSE, OWN_CIRCLE, NOTICE, SIGNAL, SEEK, CHANNEL, DOOR, DECIDER = 10, 11, 12, 13, 14, 15, 16, 17
DIRECTORY, ARRIVE, STANDING, CASEWORKER, PICK_UP, INCIDENT = 20, 21, 22, 23, 24, 25
TAKE_UP, PLAN, CONFLICT, CONSENT, HELP = 30, 31, 32, 33, 35
MEET_HOURS, MEET_WHOM, MEET_BAD, CANDIDATE, TURNOVER, SUCCESSOR = 40, 41, 42, 43, 44, 45
AWARE, AWARE_YOUTH, PREVENT = 50, 51, 52
ISSUE, ISSUE_WRONG, ISSUE_REOPEN, ELECTION, ATTEND, GO_AHEAD, LEAD_TAKEN, THRESHOLD = (
    60, 61, 62, 63, 65, 66, 67, 68,
)  # fmt: skip
MEMBER, INITIATIVE, DECISION, POSTERIOR = 80, 81, 82, 83

# Who holds a key of PEOPLE: a post is its organisation's row times MOST_POSTS and its place there; then each
# organisation, each pair of kinds, and both branches of youth health care. Of PLACE: each neighbourhood by its row, and
# the municipality. No two may share a number.
MOST_POSTS = 4096
ORGANISATIONS, PAIRS, PAIRS_A_ROW, BOTH_BRANCHES = 900_000, 910_000, 64, 920_000
MUNICIPALITY = 1_000_000

_TERMS = 64  # items that a draw from sums of exponentials keeps for itself
_SECOND_SUM = 32  # of these, the first of the second sum


@rule
def mix(x):
    """One round of the splitmix64 finaliser over an unsigned 64-bit number."""
    x = (x ^ (x >> _S30)) * _MULTIPLY_1
    x = (x ^ (x >> _S27)) * _MULTIPLY_2
    return x ^ (x >> _S31)


@kernel
@wraps_around
def luck_key(seed, replication):
    """Key of one luck: two rounds over seed and replication."""
    return mix(mix(np.uint64(seed) + _WEYL) ^ mix(np.uint64(replication) * _WEYL + _MULTIPLY_1))


@kernel
@wraps_around
def agent_key(luck, stream, agent):
    """Key of one agent (family, child, episode, post, organisation) under one luck."""
    return mix(luck ^ mix((np.uint64(stream) << _S48) + np.uint64(agent) * _WEYL + _MULTIPLY_2))


@rule_of("uint64(uint64, int64, int64, int64)")
@wraps_around
def bits(key, stream, month, item):
    """64 random bits for one question asked of chance by the holder of ``key``."""
    word = (np.uint64(stream) << _S48) ^ (np.uint64(month + _MONTH_OFFSET) << _S32) ^ np.uint64(item)
    return mix(key + mix(word + _WEYL))


@rule_of("float64(uint64, int64, int64, int64)")
def uniform(key, stream, month, item):
    """A number strictly between 0 and 1.

    Parameters
    ----------
    key : uint64
        From :func:`agent_key`.
    stream, month, item : int
        The question, the month (0 = June 2007, may be negative) and a stable number of what it is about.
    """
    return (np.float64(bits(key, stream, month, item) >> _S12) + 0.5) * _TO_UNIT


@making_kernel
def uniforms(key, stream, month, first, count):
    """:func:`uniform` for ``count`` items from ``first`` on: one call for all who are asked the same."""
    found = np.empty(count)
    for item in range(count):
        found[item] = uniform(np.uint64(key), stream, month, first + item)
    return found


@rule_of("float64(uint64, int64, int64, int64)")
def exponential(key, stream, month, item):
    """A draw from the exponential distribution with mean 1."""
    return -math.log(uniform(key, stream, month, item))


@kernel
def normal(key, stream, month, item):
    """A standard normal draw (Box-Muller over two items)."""
    radius = math.sqrt(-2.0 * math.log(uniform(key, stream, month, 2 * item)))
    return radius * math.cos(2.0 * math.pi * uniform(key, stream, month, 2 * item + 1))


@rule_of("float64(uint64, int64, int64, int64, int64, int64)")
def beta_like(key, stream, month, item, a, b):
    """A draw on (0, 1) with the mean and spread of a Beta(a, b), as the ratio of sums of exponentials (whole a, b)."""
    left = 0.0
    for i in range(a):
        left += exponential(key, stream, month, _TERMS * item + i)
    right = 0.0
    for i in range(b):
        right += exponential(key, stream, month, _TERMS * item + _SECOND_SUM + i)
    return left / (left + right)


def key_of(luck: int | np.unsignedinteger, stream: int, agent: int) -> np.uint64:
    """:func:`agent_key` for callers outside a kernel: compiled code hands numbers back as plain integers."""
    return np.uint64(agent_key(np.uint64(luck), stream, agent))
