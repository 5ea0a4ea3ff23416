"""Agreements (ODD 7.3): what managers agree in meetings, and what professionals practise in shared cases.

Managers have 16 hours a month for cooperation, a regional body's spread over the municipalities it serves. A seat in
the steering meeting costs hours, and so does convening it; what is left goes into talks of two. Everything that gets
slower with more partners follows from these hours. ``practised`` moves only in shared cases, towards what was agreed,
by knowledge of each other and identification with the CJG; it decays without cases and with the people who leave.
"""

from __future__ import annotations

import math

import numpy as np

from sim.compiling.kernels import kernel, making_kernel, rule
from sim.inputs.calendar import YEAR
from sim.inputs.organisation_types import N_ORGANISATIONS

SEAT_HOURS = 3.0  # a steering meeting with its papers and its travel (assumption)
CONVENING_HOURS = 1.0  # for each seat, whoever convenes (assumption)
ALIGNING_HOURS = 0.5  # with each other party that is not trusted, when nobody convenes (assumption)
MEETING_HOURS = 2.0  # talk in a plenary
REPORTING_HOURS = 3.0  # to inform and answer an office that is none of those who do the work (assumption)
NEUTRAL_TRUST = 0.5  # what an administrative organisation lends to those who do not know each other (assumption)
STANDING = 0.3  # trust or agreement that counts as a standing tie
AGREED = 0.5  # an agreement this far stands (given)
CARRIED_OVER = 0.6  # agreement that standing practice counts as under a new name (assumption)
AGREEMENTS_KEPT, TRUST_KEPT = 0.3, 0.8  # shares left where everything is broken open first (assumptions)
SETTLED = 0.95  # an agreement this far is off the agenda


@rule
def practice_rate(cases, knowledge, identification, rates):
    """Share of the way to the agreement covered in a month.

    Parameters
    ----------
    cases : float
        Shared cases this month for each caseworker of the pair.
    knowledge, identification : float, 0-1
        Of the people who shared them: how well they know each other's organisation; identification with the CJG, or
        the town's habit of working together.

    Returns
    -------
    float
        ``m_practice * (1 - exp(-practising * cases)) * sqrt(knowledge * identification)``; ODD 7.3.
    """
    return rates.m_practice * (1.0 - math.exp(-rates.practising * cases)) * math.sqrt(knowledge * identification)


@rule
def forgetting_rate(cases, leaving, rates):
    """Share of practice lost in a month: with nothing to do together, and with people who leave; ODD 7.3.

    ``m_tie_decay * tie_fading * exp(-practising * cases) + leaving``: practice without cases fades as ties do.
    """
    return min(1.0, rates.m_tie_decay * rates.tie_fading * math.exp(-rates.practising * cases) + leaving)


@kernel
def acquaint(network, means):
    """Means over each organisation's professionals of their strongest tie with each other organisation."""
    trust = means.trust
    trust[:, :] = 0.0
    for o in range(N_ORGANISATIONS):
        org = network.organisations[o]
        for i in range(org.first_post, org.first_post + org.posts):
            for k in range(N_ORGANISATIONS):
                trust[o, k] += network.nearest[i, k] / org.posts


@kernel
def practise(network, town, rates):
    """Move practice for a month, over all pairs of organisations, by what the people of their shared cases bring."""
    among = 0.0
    pairs = 0.0
    practised = network.practised
    leaving = rates.turnover * rates.m_turnover
    for o in range(N_ORGANISATIONS):
        for k in range(o):
            people = max(1.0, 0.5 * (network.organisations[o].posts + network.organisations[k].posts))
            shared = network.shared[o, k]
            cases = shared / people
            both = network.organisations[o].is_partner * network.organisations[k].is_partner
            knowledge = 0.0
            identification = town.habit
            if shared > 0.0:
                knowledge = network.shared_known[o, k] / shared
                if both == 1:
                    identification = max(identification, network.shared_identity[o, k] / shared)
            meant = min(network.agreed[o, k], network.talked[o, k])
            value = practised[o, k]
            value -= forgetting_rate(cases, leaving, rates) * value
            value += practice_rate(cases, knowledge, identification, rates) * max(0.0, meant - value)
            practised[o, k] = min(1.0, max(0.0, value))
            practised[k, o] = practised[o, k]
            if both == 1:
                among += practised[o, k]
                pairs += 1.0
            network.shared_year[o, k] += shared - network.shared_year[o, k] / YEAR
            network.shared_year[k, o] = network.shared_year[o, k]
    network.shared[:, :] = 0.0
    network.shared_known[:, :] = 0.0
    network.shared_identity[:, :] = 0.0
    # what a promise can be held against
    town.kept = among / pairs if pairs > 0.0 else 0.0


@making_kernel
def talk(agreed, talked, talkers, hours, commitment, warmth, gain, consensus):
    """Talks of two: each manager spreads the hours left over the pairs that are not settled.

    A pair talks as long as the one with the fewest hours for it can. Its agreement moves by
    ``1 - exp(-gain * hours * (1 + warmth) / 2 * sqrt(commitment of both) * (1 + consensus) / 2)`` of what is left;
    ODD 7.3. What stands on paper without having been talked over counts as settled.
    """
    open_pairs = np.zeros(agreed.shape[0])
    for a in range(talkers.shape[0]):
        for b in range(talkers.shape[0]):
            o, k = talkers[a], talkers[b]
            if o != k and agreed[o, k] < SETTLED and talked[o, k] >= agreed[o, k]:
                open_pairs[o] += 1.0
    for a in range(talkers.shape[0]):
        for b in range(a):
            o, k = talkers[a], talkers[b]
            if agreed[o, k] >= SETTLED or talked[o, k] < agreed[o, k]:
                continue
            time = min(hours[o] / open_pairs[o], hours[k] / open_pairs[k])
            willing = math.sqrt(commitment[o] * commitment[k]) * 0.5 * (1.0 + consensus)
            step = 1.0 - math.exp(-gain * time * 0.5 * (1.0 + warmth[o, k]) * willing)
            agreed[o, k] += step * (1.0 - agreed[o, k])
            agreed[k, o] = agreed[o, k]
            talked[o, k] = max(talked[o, k], agreed[o, k])
            talked[k, o] = talked[o, k]


@kernel
def fade_agreements(agreed, organisations, trust, watched, fading):
    """Agreements among partners fade, as far as nobody watches: whoever convenes, or the two by their trust.

    ``agreed * (1 - fading * (1 - max(watched, mean trust of the two in each other)))``; ODD 7.3.
    """
    for o in range(N_ORGANISATIONS):
        for k in range(N_ORGANISATIONS):
            if organisations[o].is_partner == 1 and organisations[k].is_partner == 1:
                kept = max(watched, 0.5 * (trust[o, k] + trust[k, o]))
                agreed[o, k] *= 1.0 - fading * (1.0 - kept)
