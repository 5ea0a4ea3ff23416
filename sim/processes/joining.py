"""Joining (ODD 7.2): invited organisations decide to commit, to stay or to leave.

They weigh urgency, trust in those already in, funding, shared cases, company and consensus against the front door and the
autonomy they lose; with hysteresis. Core status follows from attendance. A late entrant knows nobody and shakes
consensus for a while. Under the growth model the yearly review invites the kind in whose domain and age most unreached
episodes lie.
"""

from __future__ import annotations

from types import SimpleNamespace
import math
from typing import TYPE_CHECKING

import numpy as np

from ..columns import LOST, SEEKING, UNNOTICED, OWN_CIRCLE
from ..compiled import kernel
from ..kinds import N_KINDS, VENUE

if TYPE_CHECKING:
    from ..model import CJGModel

SIGNS_AT = 0.3  # an agreement this far is signed
STAYS_ABOVE, JOINS_ABOVE = 0.15, 0.35  # commitment: hysteresis between leaving and joining (assumption)
FIRST_REVIEW, REVIEW_EVERY = 18, 12  # months after the start (assumption; the review is yearly)


def reasons_to_join(
    urgency: float, trust: float, funding: float, shared_cases: float, company: float, consensus: float, rates: SimpleNamespace
) -> float:
    """Utility of committing before losses: ``join_base + join_weight * (sum of six reasons, each 0-1)``; ODD 7.2."""
    reasons = urgency + trust + funding + shared_cases + company + consensus
    return float(rates.join_base + rates.join_weight * reasons)


def loss_of_door(front_door: float, given_up: float, rates: SimpleNamespace) -> float:
    """Utility lost with the front door: ``door_loss * front_door * share given up``; ODD 7.2."""
    return float(rates.door_loss * rates.m_front_door_loss * front_door * given_up)


def commitment_after(commitment: float, utility: float, rates: SimpleNamespace) -> float:
    """Commitment after a meeting: a step ``persuasion`` towards the logistic of the utility; ODD 7.2."""
    wanted = 1.0 / (1.0 + math.exp(-utility))
    return float(commitment + rates.persuasion * (wanted - commitment))


@kernel
def unreached_by_kind(crowd, tables, organisations, month):
    """Expertise summed over unreached episodes that each kind could help with, or notice; ODD 7.2."""
    totals = np.zeros(N_KINDS)
    for q in range(crowd.lengths[0]):
        e = crowd.episodes[crowd.queue[q]]
        if e.severity < 2 or month - e.onset < 3:
            continue
        if e.status != LOST and e.status != UNNOTICED and e.status != OWN_CIRCLE and e.status != SEEKING:
            continue
        age = min(month - crowd.child_facts[e.child].birth, 275)
        for o in range(N_KINDS):
            org = organisations[o]
            if org.youngest <= age <= org.oldest and (o == VENUE or org.posts > 0):
                totals[o] += tables.expertise[o, e.domain]
    return totals


def decide(model: CJGModel) -> None:
    """Invite, and let those invited decide in the months they meet."""
    municipality = model.municipality
    if not municipality.has_started:
        return
    municipality.invite()
    if model.organised:
        for partner in model.partner_organisations:
            partner.weigh_joining()
