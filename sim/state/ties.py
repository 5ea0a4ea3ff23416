"""Ties between professionals: a sparse set of slots each, trust that rises slowly and falls fast (ODD 7.5).

A tie is to a person: it carries the succession number of whoever held the post, and ends when that person leaves.
"""

from __future__ import annotations

import math

from sim.compiling.kernels import part, rule
from sim.state.columns import COLLEAGUES, TIE_SLOTS

USUAL_TIES = 10.0  # that somebody can keep up across organisations without losing more of each (assumption)
FORGOTTEN = 0.05  # trust below which a tie is gone
MENDED = 0.5  # of a bad experience, that a network which learns to the full does not feel (assumption)
NEVER_MET = 12.0  # months that count as passed for two who never met (assumption)
POST_BITS = 16
PERSON = 1 << POST_BITS  # posts a municipality can have; a person is post + PERSON * succession
POST = PERSON - 1  # bits of a person's number that are the post


@rule
def person(professionals, post):
    """Number of the person who holds a post now."""
    return post + PERSON * int(professionals[post].succession)


@rule
def holder(professionals, code):
    """Post of the person a tie leads to, or -1 when there is none or that person has left."""
    if code < 0:
        return -1
    post = code & POST
    return post if professionals[post].succession == code >> POST_BITS else -1


@rule
def tie_slot(network, i, j):
    """Slot in which ``i`` keeps its tie to ``j``, or -1."""
    code = person(network.professionals, j)
    for slot in range(TIE_SLOTS):
        if network.tie_to[i, slot] == code:
            return slot
    return -1


@rule
def trust_between(network, i, j):
    """Trust of ``i`` in ``j``, 0 where there is no tie."""
    slot = tie_slot(network, i, j)
    if slot < 0:
        return 0.0
    return network.tie_trust[i, slot]


@rule
def months_since(network, i, j, month):
    """Months since the last meeting of a pair; ``NEVER_MET`` where there was none."""
    slot = tie_slot(network, i, j)
    if slot < 0:
        return NEVER_MET
    return float(month - network.tie_month[i, slot])


@part
def set_tie(network, i, j, trust, month):
    """Write a tie, in place of the weakest where all slots are taken; a weaker one than that is not kept."""
    slot = tie_slot(network, i, j)
    if slot < 0:
        weakest = 2.0
        for s in range(TIE_SLOTS):
            value = network.tie_trust[i, s]
            if holder(network.professionals, network.tie_to[i, s]) < 0:
                value = -1.0
            if value < weakest:
                weakest = value
                slot = s
        if trust <= weakest:
            return
        network.tie_to[i, slot] = person(network.professionals, j)
        network.tie_weight[i, slot] = 0.0
    network.tie_trust[i, slot] = trust
    network.tie_month[i, slot] = month
    there = network.professionals[j].organisation
    if trust > network.nearest[i, there]:
        network.nearest[i, there] = trust


@rule
def reputation_after(trust, weight, good, bad, rates):
    """Trust as a reputation (Beta): the share of good experiences among all, behind a first doubt.

    ``trust * n + good`` over ``n + good + bad``, with ``n = 1 / meeting_gain + weight`` the experiences it rests on,
    so that the first good meeting counts about as much as in the other form; ODD 7.5.
    """
    rests_on = 1.0 / rates.meeting_gain + weight
    return (trust * rests_on + good) / (rests_on + good + bad)


@part
def _warm(network, i, j, gain, rates, month):
    """One side of a good experience."""
    there = network.professionals[j].organisation
    if rates.v_meeting:  # well mixed: no tie with a person, only with how people there are
        network.nearest[i, there] += gain * (1.0 - network.nearest[i, there])
        return
    slot = tie_slot(network, i, j)
    if slot < 0:
        set_tie(network, i, j, gain, month)
        return
    trust = network.tie_trust[i, slot]
    if rates.v_trust:
        good = gain / rates.meeting_gain
        trust = reputation_after(trust, network.tie_weight[i, slot], good, 0.0, rates)
        network.tie_weight[i, slot] += good
    else:
        trust += gain * (1.0 - trust)
    network.tie_trust[i, slot] = trust
    network.tie_month[i, slot] = month
    if trust > network.nearest[i, there]:
        network.nearest[i, there] = trust


@part
def good_experience(network, i, j, gain, rates, month):
    """Raise trust on both sides: ``trust + gain * (1 - trust)``, or as a reputation; ODD 7.5."""
    _warm(network, i, j, gain, rates, month)
    _warm(network, j, i, gain, rates, month)


@part
def bad_experience(network, i, j, loss, rates, month):
    """Lower trust on both sides: ``trust * (1 - loss)``, or as a reputation; where there was no tie, none is made."""
    for swap in range(2):
        a, b = (i, j) if swap == 0 else (j, i)
        if rates.v_meeting:
            network.nearest[a, network.professionals[b].organisation] *= max(0.0, 1.0 - loss)
            continue
        slot = tie_slot(network, a, b)
        if slot >= 0:
            if rates.v_trust:
                bad = loss / rates.meeting_gain
                weight = network.tie_weight[a, slot]
                network.tie_trust[a, slot] = reputation_after(network.tie_trust[a, slot], weight, 0.0, bad, rates)
                network.tie_weight[a, slot] += bad
            else:
                network.tie_trust[a, slot] *= max(0.0, 1.0 - loss)
            network.tie_month[a, slot] = month


@part
def learn(network, i, j, gain):
    """Each learns who does what in the other's organisation: ``known + gain * (1 - known)``."""
    here = network.professionals[i].organisation
    there = network.professionals[j].organisation
    network.directory[i, there] += gain * (1.0 - network.directory[i, there])
    network.directory[j, here] += gain * (1.0 - network.directory[j, here])


@rule
def shares_case(network, i, j):
    """Whether two professionals lately shared a case."""
    code = person(network.professionals, j)
    for slot in range(COLLEAGUES):
        if network.colleagues[i, slot] == code:
            return True
    return False


@part
def remember(network, i, j):
    """Keep each other among the people a case was lately shared with."""
    for swap in range(2):
        a, b = (i, j) if swap == 0 else (j, i)
        code = person(network.professionals, b)
        if shares_case(network, a, b):
            continue
        a_shared = network.professionals[a].colleagues_met
        network.colleagues[a, a_shared % COLLEAGUES] = code
        network.professionals[a].colleagues_met = a_shared + 1


@rule
def gain_of_meeting(gap, shared, rates):
    """How much of ``meeting_gain`` a meeting yields: ``1 - exp(-(months + shared cases) / spacing)``; ODD 7.5."""
    return rates.meeting_gain * (1.0 - math.exp(-(gap + shared) / rates.spacing))


@part
def _mix(network, keep, known):
    """A month in a well-mixed town: no ties, and everybody trusts and knows every organisation as all do on average."""
    people = network.professionals.shape[0]
    trust = 0.0
    knowledge = 0.0
    for i in range(people):
        for k in range(network.directory.shape[1]):
            trust += network.nearest[i, k]
            knowledge += network.directory[i, k]
    pairs = max(1.0, float(people * network.directory.shape[1]))
    network.nearest[:, :] = keep * trust / pairs
    network.directory[:, :] = known * knowledge / pairs
    network.tie_to[:, :] = -1
    network.tie_trust[:, :] = 0.0
    network.colleagues[:, :] = -1


@rule
def keep_of_tie(held, rates):
    """What is left of a tie after a month without contact, for somebody who holds so many; ODD 7.5.

    ``1 - m_tie_decay * tie_fading * held / USUAL_TIES``: attention is finite, and each tie gets its part of it.
    """
    return max(0.0, 1.0 - rates.tie_fading * rates.m_tie_decay * held / USUAL_TIES)


@part
def fade_ties(network, rates, media):
    """A month without contact: ties and directory fade; a shared platform holds the directory up.

    Also finds each professional's strongest tie with every organisation anew.
    """
    known = max(0.0, 1.0 - rates.tie_fading * rates.m_knowledge * (1.0 - media))
    if rates.v_meeting:
        _mix(network, keep_of_tie(USUAL_TIES, rates), known)
        return
    network.nearest[:, :] = 0.0
    for i in range(network.professionals.shape[0]):
        held = 0
        for slot in range(TIE_SLOTS):
            if network.tie_to[i, slot] >= 0:
                if holder(network.professionals, network.tie_to[i, slot]) >= 0:
                    held += 1
                else:
                    network.tie_to[i, slot] = -1
                    network.tie_trust[i, slot] = 0.0
        keep = keep_of_tie(held, rates)
        for slot in range(TIE_SLOTS):
            if network.tie_to[i, slot] < 0:
                continue
            j = network.tie_to[i, slot] & POST
            trust = network.tie_trust[i, slot] * keep
            if trust < FORGOTTEN:
                network.tie_to[i, slot] = -1
                network.tie_trust[i, slot] = 0.0
                continue
            network.tie_trust[i, slot] = trust
            if rates.v_trust:
                network.tie_weight[i, slot] *= keep
            there = network.professionals[j].organisation
            if trust > network.nearest[i, there]:
                network.nearest[i, there] = trust
        for k in range(network.directory.shape[1]):
            network.directory[i, k] *= known
