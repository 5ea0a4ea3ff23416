"""What a user does not know of their municipality: drawn anew in every future, the same for plan and baseline."""

from __future__ import annotations

import zlib

import numpy as np

from dashboard.plan.towns import town
from sim.inputs.context import Context
from sim.inputs.fields import leaves, named_values
from sim.inputs.scenario import Scenario

#: Usual range of each context field that may be left open, within what the field takes (assumptions).
RANGES: dict[str, tuple[float, float]] = {
    "context.youth_share": (0.24, 0.31),
    "context.problem_load": (0.7, 1.4),
    "context.migrant_share": (0.03, 0.3),
    "context.multi_problem_share": (0.014, 0.037),
    "context.existing_collaboration": (0.1, 0.5),
    "context.political_support_at_start": (0.3, 0.7),
    "context.travel_minutes": (6.0, 20.0),
    "context.urbanity": (1, 5),
}
#: Where problems sit: one of the two towns that differ in it, or anything between them.
PROFILE = "context.problem_profile"
PROFILE_ENDS = ("contexts/problems_inside_core", "contexts/problems_outside_core")
BUILDING = "context.existing_building"
#: Everything that may be left open.
MAY_BE_UNKNOWN: tuple[str, ...] = (*RANGES, PROFILE, BUILDING)
_FIELDS = leaves(Context, "context")


def drawn(scenario: Scenario, unknown: tuple[str, ...], replication: int, seed: int) -> Scenario:
    """Return a scenario as it is in one future, with what is unknown drawn from its range.

    Parameters
    ----------
    scenario : Scenario
    unknown : tuple of str
        Full paths, each in MAY_BE_UNKNOWN.
    replication, seed : int
        The same numbers draw the same municipality, whatever the plan.
    """
    if not unknown:
        return scenario
    values: dict[str, float | str] = {}
    for path in unknown:
        part = float(np.random.default_rng([seed, replication, zlib.crc32(path.encode())]).random())
        if path == PROFILE:
            values |= mixed_profile(part)
        elif path == BUILDING:
            buildings = named_values(_FIELDS[path])
            values[path] = buildings[int(part * len(buildings))]
        else:
            low, high = RANGES[path]
            whole = _FIELDS[path].annotation is int
            values[path] = round(low + part * (high - low)) if whole else round(low + part * (high - low), 4)
    return scenario.with_all(values)


def profile_of(name: str) -> dict[str, float]:
    """Return where problems sit in a town, by full path."""
    return {f"{PROFILE}.{domain}": float(share) for domain, share in town(name).context.problem_profile}


def mixed_profile(part: float) -> dict[str, float]:
    """Return a profile so far on the way from the one end to the other; its shares sum to 1."""
    one, other = (profile_of(name) for name in PROFILE_ENDS)
    mixed = {path: round((1 - part) * share + part * other[path], 4) for path, share in one.items()}
    last = next(reversed(mixed))
    mixed[last] = round(1.0 - sum(share for path, share in mixed.items() if path != last), 4)
    return mixed
