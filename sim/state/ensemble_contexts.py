"""The municipalities of an ensemble: how large, in which region, in what circumstances, and which of them merge.

All 443 are drawn, whatever part of them is run: municipality k of a seed is the same in every scenario, in every
replication, and whatever the number that follow. Sources: domain.md 1. Where no figure was found, circumstances follow
size in line with the four towns that ship (assumptions).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist
from typing import Any

import numpy as np

from sim.inputs.context import NATIONAL_PROFILE, Context
from sim.inputs.ensemble_table import MUNICIPALITIES
from sim.state import draws

# 25 cities of 100,000 and more by rank, ``100,000 (25 / rank)^0.631``: they sum to 5.18 million (derived).
CITIES, CITY_FROM, CITY_POWER = 25, 100_000, 0.6312
# 418 others: lognormal, cut off at 900 and 100,000 (derived from shares under 20,000 and under the mean).
TOWN_MEDIAN, TOWN_SPREAD, TOWN_FROM = 22_300.0, 0.67, 900.0
MEAN_INHABITANTS = 37_000.0  # in 2008 (Statistics Netherlands)
# Municipalities on 1 January, by month of the run: the difference is who merged into a neighbour that day.
ON_1_JANUARY = {19: 441, 31: 431, 43: 418, 55: 415, 67: 408, 79: 403}
SIZE_CLASSES = (
    ("under_20000", 0),
    ("20000_50000", 20_000),
    ("50000_100000", 50_000),
    ("from_100000", CITY_FROM),
)
# Circumstances by inhabitants: the four towns that ship (assumptions).
SIZES = (12_000.0, 45_000.0, 180_000.0, 600_000.0)
BY_SIZE = {
    "problem_load": (0.85, 1.0, 1.1, 1.25),
    "migrant_share": (0.05, 0.12, 0.25, 0.50),
    "multi_problem_share": (0.018, 0.025, 0.030, 0.037),  # within 1.4-3.7% (NJi; RVZ 2012)
    "schooled_outside_share": (0.60, 0.15, 0.05, 0.03),
    "travel_minutes": (16.0, 12.0, 16.0, 18.0),
    "existing_collaboration": (0.35, 0.25, 0.25, 0.25),
}
SPREAD = 0.2  # of most of these between municipalities of one size, as a logarithm (assumption)
PROFILE_SPREAD = 0.3  # of each domain's part in the problem profile, as a logarithm (assumption)
YOUTH_SHARE, YOUTH_SPREAD = 0.27, 0.015  # mean sourced (4.5 million of 16.6); spread assumed
BUILDINGS = ("none", "health_centre", "community_school", "welfare_centre")
BUILDING_CHANCES = (0.5, 0.15, 0.25, 0.10)  # assumption: half have no building that organisations share
# Urbanity falls by so many classes on a log scale between these inhabitants (assumption).
NOT_URBAN, URBANITY_RANGE, NOT_URBAN_BELOW, URBAN_FROM = 5.0, 4.0, 8_000, 300_000
FEELING = (4, 4)  # Beta over municipalities of support and of urgency (assumption)
LIMITS = {  # of what is drawn; several lasting problems within 1.4-3.7% (NJi; RVZ 2012)
    "youth_share": (0.15, 0.40),
    "problem_load": (0.0, 3.0),
    "migrant_share": (0.0, 1.0),
    "multi_problem_share": (0.014, 0.037),
    "schooled_outside_share": (0.0, 1.0),
    "travel_minutes": (1.0, 90.0),
    "existing_collaboration": (0.0, 1.0),
}
# Questions of luck about a municipality, in the place of a month: what is asked once; then by the shape of the draw.
ONCE, EVENLY, NORMALLY, BETWEEN = range(4)
SIZE, ORDER, REGION, MERGES = 0, 90, 91, 92
URBAN, BUILT = 0, 1
YOUTHS, LOAD, MIGRANT, SEVERAL, OUTSIDE, TRAVEL, COLLABORATION, PROFILE = 0, 1, 2, 3, 4, 5, 6, 10
SUPPORT, URGENCY = 0, 1


@dataclass(frozen=True)
class Municipality:
    """One municipality of an ensemble.

    Attributes
    ----------
    number : int
        Its place in the order in which municipalities are taken, 0 to 442.
    seed : int
        Seed of its own luck: a run of its context alone with it meets the same children.
    region : int
        Of its health service; the youth care agency's is half of it, rounded down.
    merged : int or None
        Month from which it is part of a neighbour.
    context : dict
        Fields of :class:`sim.inputs.context.Context`.
    """

    number: int
    seed: int
    region: int
    merged: int | None
    context: dict[str, Any]

    @property
    def inhabitants(self) -> int:
        """People living there in 2007."""
        return int(self.context["inhabitants"])

    @property
    def size_class(self) -> str:
        """Name of its class by inhabitants."""
        return size_class(self.inhabitants)


def size_class(inhabitants: float) -> str:
    """Name of the class of a number of inhabitants."""
    return [name for name, least in SIZE_CLASSES if inhabitants >= least][-1]


@lru_cache(maxsize=8)
def municipalities(seed: int, regions: int) -> tuple[Municipality, ...]:
    """Draw all 443 municipalities of a seed, in the order in which they are taken.

    Parameters
    ----------
    seed : int
    regions : int
        Regions of a health service; each gets as many municipalities as another, one more or less.

    Returns
    -------
    tuple of Municipality
    """
    country = draws.luck_key(np.uint64(seed), np.uint64(0))
    keys = [draws.key_of(country, draws.MEMBER, slot) for slot in range(MUNICIPALITIES)]
    sizes = [_inhabitants(slot, key) for slot, key in enumerate(keys)]
    order = _mixed_order(sizes, float(draws.uniform(keys[0], draws.MEMBER, ONCE, ORDER)))
    merged = _mergers(sizes, keys)
    region_of = np.empty(MUNICIPALITIES, np.int64)
    shuffled = sorted(
        range(MUNICIPALITIES), key=lambda slot: float(draws.uniform(keys[slot], draws.MEMBER, ONCE, REGION))
    )
    region_of[shuffled] = np.arange(MUNICIPALITIES) % regions
    neighbours = np.bincount(region_of, minlength=regions)
    found = []
    for number, slot in enumerate(order):
        region = int(region_of[slot])
        context = _circumstances(sizes[slot], keys[slot]) | {"region_size": int(neighbours[region])}
        own_seed = int(keys[slot]) >> 1  # a seed is a positive number of 63 bits
        found.append(Municipality(number, own_seed, region, merged.get(slot), context))
    return tuple(found)


def _inhabitants(slot: int, key: Any) -> int:
    if slot < CITIES:
        return int(CITY_FROM * (CITIES / (slot + 1)) ** CITY_POWER)
    normal = NormalDist()
    low, high = (normal.cdf(math.log(end / TOWN_MEDIAN) / TOWN_SPREAD) for end in (TOWN_FROM, CITY_FROM))
    # one from each of 418 equal parts of the distribution, so that every draw of the country has its shape
    luck = (slot - CITIES + float(draws.uniform(key, draws.MEMBER, ONCE, SIZE))) / (MUNICIPALITIES - CITIES)
    return int(TOWN_MEDIAN * math.exp(TOWN_SPREAD * normal.inv_cdf(low + luck * (high - low))))


def _mixed_order(sizes: list[int], start: float) -> list[int]:
    """Put slots in an order of which every beginning holds all sizes in proportion.

    Ranks by size, turned round by ``start``, are taken in bit-reversed (van der Corput) order.
    """
    ranked = sorted(range(len(sizes)), key=lambda slot: (-sizes[slot], slot))
    turned = [ranked[(rank + int(start * len(sizes))) % len(sizes)] for rank in range(len(sizes))]
    bits = (len(sizes) - 1).bit_length()
    reversed_bits = [int(f"{place:0{bits}b}"[::-1], 2) for place in range(1 << bits)]
    return [turned[place] for place in reversed_bits if place < len(sizes)]


def _mergers(sizes: list[int], keys: list[Any]) -> dict[int, int]:
    """Choose who merges and when: towns, the smaller the likelier, in the numbers counted each 1 January."""
    luck = {
        slot: float(draws.exponential(keys[slot], draws.MEMBER, ONCE, MERGES)) * sizes[slot]
        for slot in range(CITIES, MUNICIPALITIES)
    }
    waiting = iter(sorted(luck, key=lambda slot: luck[slot]))
    found, before = {}, MUNICIPALITIES
    for month, count in ON_1_JANUARY.items():
        for _ in range(before - count):
            found[next(waiting)] = month
        before = count
    return found


def _circumstances(inhabitants: int, key: Any) -> dict[str, Any]:
    """Fields of a context, by size and luck; what is not named here stands at its default."""

    def luck(item: int) -> float:
        return float(draws.uniform(key, draws.MEMBER, EVENLY, item))

    def spread(item: int, width: float = SPREAD) -> float:
        return math.exp(width * float(draws.normal(key, draws.MEMBER, NORMALLY, item)))

    size = math.log(inhabitants)

    def drawn(name: str, factor: float) -> float:
        usual = float(np.interp(size, np.log(SIZES), BY_SIZE[name]))
        return _within(name, usual * factor)

    parts = {
        domain: part * spread(PROFILE + place, PROFILE_SPREAD)
        for place, (domain, part) in enumerate(NATIONAL_PROFILE.items())
    }
    # half a class up or down
    large = math.log(inhabitants / NOT_URBAN_BELOW)
    urbanity = NOT_URBAN - URBANITY_RANGE * large / math.log(URBAN_FROM / NOT_URBAN_BELOW) + luck(URBAN) - 0.5
    building = int(np.searchsorted(np.cumsum(BUILDING_CHANCES), luck(BUILT) * sum(BUILDING_CHANCES)))
    return {
        "inhabitants": inhabitants,
        "urbanity": int(min(NOT_URBAN, max(1, round(urbanity)))),
        "youth_share": _within(
            "youth_share", YOUTH_SHARE + YOUTH_SPREAD * float(draws.normal(key, draws.MEMBER, NORMALLY, YOUTHS))
        ),
        "problem_load": drawn("problem_load", spread(LOAD, SPREAD / 2)),
        "problem_profile": {domain: part / sum(parts.values()) for domain, part in parts.items()},
        "migrant_share": drawn("migrant_share", spread(MIGRANT)),
        "multi_problem_share": drawn("multi_problem_share", spread(SEVERAL, SPREAD / 2)),
        "schooled_outside_share": drawn("schooled_outside_share", spread(OUTSIDE)),
        "travel_minutes": drawn("travel_minutes", spread(TRAVEL)),
        "existing_collaboration": drawn("existing_collaboration", spread(COLLABORATION, 2.0 * SPREAD)),
        "existing_building": BUILDINGS[min(building, len(BUILDINGS) - 1)],
        "political_support_at_start": float(draws.beta_like(key, draws.MEMBER, BETWEEN, SUPPORT, *FEELING)),
        "urgency_at_start": float(draws.beta_like(key, draws.MEMBER, BETWEEN, URGENCY, *FEELING)),
    }


def _within(name: str, value: float) -> float:
    low, high = LIMITS[name]
    return float(min(high, max(low, value)))


def context_of(municipality: Municipality, given: dict[str, Any]) -> Context:
    """Return the context of a municipality, with what a scenario gives for all of them."""
    return Context(**(municipality.context | given))
