"""Neighbourhoods: where families live, how far things are, where needs and young people gather (ODD element 5).

The shape is assumed: neighbourhoods on a spiral around the town centre, distances scaled so that the mean journey to
the centre takes the context's ``travel_minutes``; needs differ between neighbourhoods, more so in cities.
"""

from __future__ import annotations

import math

import numpy as np

from sim.inputs.context import Context
from sim.state import draws

NEIGHBOURHOOD = np.dtype(
    (
        np.record,
        np.dtype(
            [
                ("share", "f8"),  # of families
                ("need", "f8"),  # multiplier, mean 1
                ("migrant_share", "f8"),
                ("x", "f8"),  # minutes from the centre
                ("y", "f8"),
                ("footfall_0_4", "f8"),  # relative, mean 1
                ("footfall_12_plus", "f8"),
                ("desk_minutes", "f8"),  # to the nearest open desk
                ("encounter", "f8"),  # chance of meeting an acquaintance at that desk
                ("near_desk", "f8"),  # 1 where a desk stands
            ],
            align=True,
        ),
    )
)
UNREACHABLE = 1e9  # minutes to a desk where there is none
LEAST_SPREAD, SPREAD_A_CLASS, CLASSES = 0.10, 0.05, 6  # of needs, more with each class of urbanity (assumptions)
LEAST_SHARE = 0.5  # of families, and of young parents who come by, before all are brought to 1 (assumption)
MIGRANTS_APART = 2.0  # times as unevenly spread as needs (assumption)
LEAST_FOOTFALL, FROM_THE_EDGE = 0.3, 1.6  # of youths, who gather towards the centre (assumptions)
SIZE, NEED, MIGRANTS, PARENTS, YOUTHS = (
    0,
    1,
    2,
    6,
    7,
)  # items of luck; a normal draw takes two: twice its own and the next
_GOLDEN_ANGLE = math.pi * (3.0 - math.sqrt(5.0))


def draw_neighbourhoods(context: Context, luck: np.uint64) -> np.ndarray:
    """Draw the map of a municipality.

    Parameters
    ----------
    context : Context
    luck : uint64

    Returns
    -------
    record array, shape (context.neighbourhoods,)
        Shares sum to 1; need, migrant share and footfall average to the municipality's over families.
    """
    n = context.neighbourhoods
    places = np.zeros(n, NEIGHBOURHOOD)
    # 1 is most urban: needs and migrant families are more concentrated in cities (assumption, spread 0.15-0.35)
    spread = LEAST_SPREAD + SPREAD_A_CLASS * (CLASSES - context.urbanity)
    for row in range(n):
        key = draws.key_of(luck, draws.PLACE, row)
        place = places[row]
        place.share = LEAST_SHARE + draws.uniform(key, draws.PLACE, 0, SIZE)
        place.need = math.exp(spread * draws.normal(key, draws.PLACE, 0, NEED))
        place.migrant_share = math.exp(MIGRANTS_APART * spread * draws.normal(key, draws.PLACE, 0, MIGRANTS))
        radius = math.sqrt((row + 0.5) / n)
        place.x = radius * math.cos(row * _GOLDEN_ANGLE)
        place.y = radius * math.sin(row * _GOLDEN_ANGLE)
        place.footfall_0_4 = LEAST_SHARE + draws.uniform(key, draws.PLACE, 0, PARENTS)
        place.footfall_12_plus = (LEAST_FOOTFALL + draws.uniform(key, draws.PLACE, 0, YOUTHS)) * (
            FROM_THE_EDGE - radius
        )
    places["share"] /= places["share"].sum()
    for name in ("need", "footfall_0_4", "footfall_12_plus"):
        places[name] /= (places[name] * places["share"]).sum()
    places["migrant_share"] *= context.migrant_share / (places["migrant_share"] * places["share"]).sum()
    np.minimum(places["migrant_share"], 1.0, out=places["migrant_share"])
    to_centre = np.hypot(places["x"], places["y"])
    scale = context.travel_minutes / (to_centre * places["share"]).sum()
    places["x"] *= scale
    places["y"] *= scale
    places["desk_minutes"] = UNREACHABLE
    return places


def minutes_between(places: np.ndarray) -> np.ndarray:
    """Travel minutes between the middles of neighbourhoods, shape (n, n); half a step within one's own."""
    dx = places["x"][:, None] - places["x"][None, :]
    dy = places["y"][:, None] - places["y"][None, :]
    minutes = np.hypot(dx, dy)
    own = 0.5 * np.hypot(places["x"], places["y"]).max() / math.sqrt(len(places))
    np.fill_diagonal(minutes, own)
    return np.asarray(minutes)
