"""What a user does not know of their municipality: drawn anew in every future, the same for plan and baseline."""

from __future__ import annotations

import numpy as np

from sim.context import Context
from sim.fields import leaves
from sim.scenario import Scenario

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
_FIELDS = leaves(Context, "context")


def drawn(scenario: Scenario, unknown: tuple[str, ...], replication: int, seed: int) -> Scenario:
    """Return a scenario as it is in one future, with what is unknown drawn from its range.

    Parameters
    ----------
    scenario : Scenario
    unknown : tuple of str
        Full paths, each in RANGES.
    replication, seed : int
        The same numbers draw the same municipality, whatever the plan.
    """
    if not unknown:
        return scenario
    values = {}
    for path in unknown:
        low, high = RANGES[path]
        place = sorted(RANGES).index(path)
        part = float(np.random.default_rng([seed, replication, place]).random())
        whole = _FIELDS[path].annotation is int
        values[path] = round(low + part * (high - low)) if whole else round(low + part * (high - low), 4)
    return scenario.with_all(values)
