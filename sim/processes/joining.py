"""Joining (ODD 7.2): invited organisations decide to commit, to stay or to leave.

They weigh urgency, trust in those already in, funding, shared cases, company and consensus against the front door and
the autonomy they lose; with hysteresis. Core status follows from attendance. A late entrant shakes consensus for a
while. Under the growth model the yearly review invites the kind in whose domain and age most unreached episodes lie.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from sim.compiling.kernels import making_kernel
from sim.inputs.organisation_types import N_KINDS, VENUE
from sim.state.columns import LOST, MILD, N_EPISODES, OWN_CIRCLE, SEEKING, UNNOTICED
from sim.state.episodes import age_of_child

SIGNS_AT = 0.3  # an agreement this far is signed
STAYS_ABOVE, JOINS_ABOVE = 0.15, 0.35  # commitment: hysteresis between leaving and joining (assumption)
CORE_MONTHS = 6  # whose meetings decide who is core (given)
MISSED_AFTER = 3  # months open from which an unreached problem counts in the review (assumption)
FIRST_REVIEW, REVIEW_EVERY = 18, 12  # months after the start (assumption; the review is yearly)


def reasons_to_join(
    urgency: float,
    trust: float,
    funding: float,
    shared_cases: float,
    company: float,
    consensus: float,
    rates: SimpleNamespace,
) -> float:
    """Utility of committing before losses: ``join_base + join_weight * (sum of six reasons, each 0-1)``; ODD 7.2."""
    reasons = urgency + trust + funding + shared_cases + company + consensus
    return float(rates.join_base + rates.join_weight * reasons)


def loss_of_door(front_door: float, given_up: float, rates: SimpleNamespace) -> float:
    """Utility lost with the front door: ``door_loss * front_door * share given up``; ODD 7.2."""
    return float(rates.door_loss * rates.m_front_door_loss * front_door * given_up)


def loss_of_say(given_up: float, rates: SimpleNamespace) -> float:
    """Utility lost with autonomy, which weighs as a whole front door does: ``door_loss * share given up``; ODD 7.2."""
    return float(rates.door_loss * given_up)


def commitment_after(commitment: float, utility: float, own: float, rates: SimpleNamespace) -> float:
    """Commitment after a meeting: a step ``persuasion`` towards the logistic of the utility; ODD 7.2.

    Where organisations have a threshold, towards 1 while the utility's logistic exceeds the organisation's ``own``
    (0-1), and else towards 0.
    """
    wanted = 1.0 / (1.0 + math.exp(-utility))
    if rates.v_joining:
        wanted = 1.0 if wanted > own else 0.0
    return float(commitment + rates.persuasion * (wanted - commitment))


@dataclass(frozen=True)
class Situation:
    """What every organisation sees when it weighs joining: the same for all in a month, so looked up once.

    Attributes
    ----------
    inside : int
        Partners now.
    invited : int
        Organisations invited.
    urgency, consensus : float, 0-1
        As they stand before the meeting: all weigh at once.
    is_partner, commitment : list
        Where each organisation stands; only its own weighing moves them.
    trust : list of float
        Each organisation's mean trust in the partners, 0-1.
    shared_cases : list of float
        Cases shared with those invited in a year, for each of its professionals.
    funding : float, 0-1
    door_given_up, autonomy_given_up : float, 0-1
        What partners would give up of their front doors, and, all but the lead, of their say.
    lead : int
        Row of the organisation that leads, -1 for none.
    """

    inside: int
    invited: int
    urgency: float
    consensus: float
    is_partner: list[int]
    commitment: list[float]
    trust: list[float]
    shared_cases: list[float]
    funding: float
    door_given_up: float
    autonomy_given_up: float
    lead: int


@making_kernel
def unreached_by_kind(crowd, tables, organisations, month):
    """Expertise summed over unreached episodes that each kind could help with, or notice; ODD 7.2."""
    totals = np.zeros(N_KINDS)
    for q in range(crowd.lengths[N_EPISODES]):
        e = crowd.episodes[q]
        if e.severity < MILD or month - e.onset < MISSED_AFTER:
            continue
        if e.status != LOST and e.status != UNNOTICED and e.status != OWN_CIRCLE and e.status != SEEKING:
            continue
        age = age_of_child(e, month)
        for o in range(N_KINDS):
            org = organisations[o]
            if org.youngest <= age <= org.oldest and (o == VENUE or org.posts > 0):
                totals[o] += tables.expertise[o, e.domain]
    return totals
