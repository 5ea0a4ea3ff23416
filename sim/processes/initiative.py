"""Initiative (ODD 7.0): when each municipality of an ensemble starts, and how busy its regional bodies are meanwhile.

A municipality starts with a hazard of own size, imitation in its region and nearness of the deadline; its building time
does the rest. Months of starting hang on each other in a region and on nothing that happens to families, so they are
drawn for the whole country first; after that every municipality is run by itself. A regional body divides its managers
over those who ask for them: a municipality that builds asks for a full part, any other for half of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

import numpy as np

from sim.inputs.calendar import DEADLINE
from sim.state import draws
from sim.state.ensemble_contexts import MEAN_INHABITANTS, Municipality
from sim.state.surroundings import Surroundings

BUILDING_MONTHS = 24  # a municipality asks for a full part of attention so long after its start (assumption)
AT_REST = 0.5  # of a full part, before the start and afterwards (assumption)
SERVICES_PER_AGENCY = 2  # health services in the region of one youth care agency (28-29 to 15; domain.md 1)


def hazard(size: np.ndarray, started: np.ndarray, month: int, rates: SimpleNamespace) -> np.ndarray:
    """Rate of starting in a month.

    Parameters
    ----------
    size : float array
        Inhabitants.
    started : float array
        Share of the others in the region that have started, 0-1.
    month : int
    rates : record

    Returns
    -------
    float array
        ``(initiative + imitation * started) * (size / 37,000)^size_lead * (1 + deadline_pull * min(1, t / 54)^2)``.
    """
    near = min(1.0, max(0.0, month) / DEADLINE)
    own = rates.initiative + rates.imitation * started
    return np.asarray(own * (size / MEAN_INHABITANTS) ** rates.size_lead * (1.0 + rates.deadline_pull * near * near))


def draw_starts(
    municipalities: Sequence[Municipality], replication: int, months: int, rates: SimpleNamespace
) -> np.ndarray:
    """Months in which municipalities start; ``months`` for those that have not by then.

    Each starts when its hazard, summed up, passes an exponential draw of its own: whatever makes starting likelier
    makes it earlier, for everybody.
    """
    size = np.array([each.inhabitants for each in municipalities], float)
    region = np.array([each.region for each in municipalities])
    luck = [draws.luck_key(np.uint64(each.seed), np.uint64(replication)) for each in municipalities]
    keys = [draws.key_of(each, draws.INITIATIVE, 0) for each in luck]
    patience = np.array([float(draws.exponential(key, draws.INITIATIVE, 0, 0)) for key in keys])
    others = np.maximum(1, np.bincount(region)[region] - 1)
    starts = np.full(len(size), months)
    summed = np.zeros(len(size))
    for month in range(months):
        has_started = starts < months
        share = (np.bincount(region, weights=has_started)[region] - has_started) / others
        summed += hazard(size, share, month, rates)
        starts[~has_started & (summed >= patience)] = month
    return starts


def asking(starts: np.ndarray, group: np.ndarray, months: int) -> np.ndarray:
    """Municipalities that ask a regional body for attention, shape (groups, months), in full parts.

    ``sum of 1 while building, else AT_REST``, over the municipalities the body serves.
    """
    month = np.arange(months)
    building = (month >= starts[:, None]) & (month < starts[:, None] + BUILDING_MONTHS)
    parts = np.where(building, 1.0, AT_REST)
    total = np.zeros((int(group.max()) + 1, months))
    np.add.at(total, group, parts)
    return total


def surroundings(
    municipalities: Sequence[Municipality], replication: int, months: int, rates: SimpleNamespace
) -> list[Surroundings]:
    """Draw what each municipality of an ensemble meets of the others, in their order."""
    starts = draw_starts(municipalities, replication, months, rates)
    service = np.array([each.region for each in municipalities])
    agency = service // SERVICES_PER_AGENCY
    at_service, at_agency = asking(starts, service, months), asking(starts, agency, months)
    return [
        Surroundings(int(start) if start < months else None, at_service[own], at_agency[wider])
        for start, own, wider in zip(starts, service, agency, strict=True)
    ]
