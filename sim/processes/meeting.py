"""Meeting (ODD 7.5): the network forms.

With the hours they have, professionals choose whom to meet: those they share cases with, sit beside, trust, know
through somebody, or can learn from; and those the programme brings them together with. A meeting raises trust and the
directory, or lowers trust where issues are open. Overlap of expertise makes a tie less likely: complementarity, not
likeness.
"""

from __future__ import annotations

import math

import numpy as np

from sim.compiling.kernels import making_kernel, part, rule
from sim.inputs.calendar import FIRST_MONTH
from sim.inputs.organisation_types import CARE, N_KINDS
from sim.state import counters as n
from sim.state import draws, events
from sim.state.columns import COLLEAGUES, TIE_SLOTS
from sim.state.ties import (
    MENDED,
    bad_experience,
    fade_ties,
    gain_of_meeting,
    good_experience,
    holder,
    learn,
    months_since,
    shares_case,
    tie_slot,
    trust_between,
)

HOUR = 1.0  # a meeting of two takes an hour of each (given)
GOOD_MEETING = 0.5  # of the good experience that a resolved case is (assumption)
BY_PLATFORM = 0.5  # more meetings, with a shared agenda that works to the full (assumption)
SESSION_HOURS = 2.0  # a session of the programme (given: a meeting costs its seats)
STRANGERS = 2  # people from anywhere considered beside those at hand
MOST_MEETINGS = 12  # that somebody starts in a month (assumption)
# Items of luck about whom somebody may meet: a friend of a friend, in two steps; who sits beside; strangers; and whom a
# session of the programme brings.
BETWEEN, THROUGH, BESIDE, STRANGER, SESSION = 0, 1, 2, 3, 4000
AT_HAND = TIE_SLOTS + COLLEAGUES + STRANGERS + 2


@rule
def utility_of_meeting(shared, beside, trust, through_somebody, overlap, rates):
    """Why meet this person: ``choice_weight`` times the sum of five reasons, each 0-1; ODD 7.5."""
    return rates.choice_weight * (
        shared
        + rates.m_co_location * beside
        + trust
        + rates.m_closure * through_somebody
        + rates.m_complementarity * (1.0 - overlap)
    )


@rule
def chance_of_friction(open_share, near, consensus, rates):
    """Chance that a meeting goes badly: ``friction`` over shared work, less so apart and with consensus.

    ``friction * m_conflict * open_share``, with the share of issues that are open, times ``1 - consensus`` where they
    share no work; ODD 7.5.
    """
    return rates.friction * rates.m_conflict * open_share * (1.0 if near else 1.0 - consensus)


@rule
def take_after(one, other, trust, rates):
    """Whoever identifies less with the CJG takes after the other, as far as they trust each other; ODD 7.5.

    ``cjg += m_identity * bonding * trust * (the other's - own)``, for the lower of the two.
    """
    pull = rates.m_identity * rates.bonding * trust * (other.identity_cjg - one.identity_cjg)
    if pull > 0.0:
        one.identity_cjg += pull
    else:
        other.identity_cjg -= pull


@part
def meet(network, i, j, town, rates, book, month, item):
    """Two professionals meet."""
    professionals = network.professionals
    one = professionals[i]
    other = professionals[j]
    both = network.organisations[one.organisation].is_partner * network.organisations[other.organisation].is_partner
    shared = shares_case(network, i, j)
    near = shared or (one.in_building == 1 and other.in_building == 1)
    open_share = town.open_issues if both == 1 else 0.0
    gap = months_since(network, i, j, month)
    if draws.uniform(one.key, draws.MEET_BAD, month, item) < chance_of_friction(
        open_share, near, town.consensus, rates
    ):
        loss = rates.meeting_gain * rates.m_meeting * rates.loss_ratio * (1.0 - MENDED * town.learning)
        bad_experience(network, i, j, loss, rates, month)
        one.bad += 1.0
        other.bad += 1.0
        events.meeting_event(book, month, events.CLASHED, professionals, i, j, 0.0)
    else:
        gain = gain_of_meeting(gap, 1.0 if shared else 0.0, rates)
        good_experience(network, i, j, gain * rates.m_meeting, rates, month)
        learn(network, i, j, rates.meeting_gain * rates.m_knowledge)
        if both == 1:
            one.good += GOOD_MEETING
            other.good += GOOD_MEETING
            trust = network.nearest[i, other.organisation] if rates.v_meeting else trust_between(network, i, j)
            take_after(one, other, trust, rates)
        events.meeting_event(book, month, events.MET, professionals, i, j, trust_between(network, i, j))
    one.met += 1
    other.met += 1


@rule
def _may_meet(network, i, j):
    """Somebody else, of another organisation, with an hour to spare."""
    one = network.professionals[i]
    other = network.professionals[j]
    return j != i and one.organisation != other.organisation and other.spare >= HOUR


@part
def _weigh(network, tables, i, j, trust, shared, through_somebody, rates):
    """Weight of a candidate in the race: ``exp(utility)``; 0 for oneself, a colleague, and somebody without an hour."""
    one = network.professionals[i]
    other = network.professionals[j]
    if not _may_meet(network, i, j):
        return 0.0
    beside = 1.0 if one.in_building == 1 and other.in_building == 1 else 0.0
    overlap = tables.overlap[one.organisation, other.organisation]
    return math.exp(utility_of_meeting(shared, beside, trust, through_somebody, overlap, rates))


@part
def those_at_hand(network, tables, i, rates, month, who, weight):
    """Fill ``who`` and ``weight`` with the people a professional may meet this month; returns how many.

    Ties, people a case was shared with, a friend of a friend, somebody beside, and strangers. Somebody who is both a
    tie and beside is considered for each reason.
    """
    professionals = network.professionals
    one = professionals[i]
    count = 0
    filled = 0
    if rates.v_meeting:  # well mixed: somebody from anywhere, whoever it is
        for stranger in range(AT_HAND - 1):
            u = draws.uniform(one.key, draws.CANDIDATE, month, STRANGER + stranger)
            who[stranger] = int(math.floor(u * professionals.shape[0]))
            weight[stranger] = 1.0 if _may_meet(network, i, who[stranger]) else 0.0
        return AT_HAND - 1
    for slot in range(TIE_SLOTS):
        j = holder(professionals, network.tie_to[i, slot])
        if j >= 0:
            filled += 1
            shared = 1.0 if shares_case(network, i, j) else 0.0
            who[count] = j
            weight[count] = _weigh(network, tables, i, j, network.tie_trust[i, slot], shared, 0.0, rates)
            count += 1
    for slot in range(COLLEAGUES):
        j = holder(professionals, network.colleagues[i, slot])
        if j >= 0 and tie_slot(network, i, j) < 0:
            who[count] = j
            weight[count] = _weigh(network, tables, i, j, 0.0, 1.0, 0.0, rates)
            count += 1
    if filled > 0:
        u = draws.uniform(one.key, draws.CANDIDATE, month, BETWEEN)
        v = draws.uniform(one.key, draws.CANDIDATE, month, THROUGH)
        between = holder(professionals, network.tie_to[i, int(math.floor(u * TIE_SLOTS))])
        if between >= 0:
            j = holder(professionals, network.tie_to[between, int(math.floor(v * TIE_SLOTS))])
            if j >= 0:
                who[count] = j
                weight[count] = _weigh(network, tables, i, j, trust_between(network, i, j), 0.0, 1.0, rates)
                count += 1
    for stranger in range(STRANGERS):
        u = draws.uniform(one.key, draws.CANDIDATE, month, STRANGER + stranger)
        j = int(math.floor(u * professionals.shape[0]))
        who[count] = j
        weight[count] = _weigh(network, tables, i, j, trust_between(network, i, j), 0.0, 0.0, rates)
        count += 1
    return count


@part
def choose_partner(network, i, month, item, weight, count):
    """Whom a professional meets: a multinomial logit by one keyed draw over the weights; -1 where there is nobody."""
    total = 0.0
    for k in range(count):
        total += weight[k]
    if total <= 0.0:
        return -1
    left = total * draws.uniform(network.professionals[i].key, draws.MEET_WHOM, month, item)
    chosen = -1
    for k in range(count):
        if weight[k] > 0.0:
            chosen = k
            left -= weight[k]
            if left <= 0.0:
                break
    return chosen


@part
def _invite(network, invited):
    """Fill ``invited`` with the professionals of partners, whom the programme brings together; returns how many."""
    count = 0
    for i in range(network.professionals.shape[0]):
        o = network.professionals[i].organisation
        if o != CARE and network.organisations[o].is_partner == 1 and network.professionals[i].hours > 0.0:
            invited[count] = i
            count += 1
    return count


@part
def hold_session(network, invited, town, rates, book, month, number):
    """A session of the programme: each professional of a partner who has two hours is seated beside somebody."""
    count = _invite(network, invited)
    if count < 2:
        return
    for position in range(count):
        i = invited[position]
        one = network.professionals[i]
        if one.hours - one.meeting_hours - one.outreach_hours - one.case_hours < SESSION_HOURS:
            continue
        one.meeting_hours += SESSION_HOURS
        one.spare = max(0.0, one.spare - SESSION_HOURS)
        u = draws.uniform(one.key, draws.CANDIDATE, month, SESSION + number)
        j = invited[int(math.floor(u * count))]
        other = network.professionals[j]
        if j != i and other.organisation != one.organisation:
            if other.hours - other.case_hours >= SESSION_HOURS:
                meet(network, i, j, town, rates, book, month, SESSION + number)


@part
def _somebody_beside(network, i, month, beside, count):
    """A random neighbour in the shared building, or -1."""
    one = network.professionals[i]
    if one.in_building == 0 or count == 0:
        return -1
    return beside[int(math.floor(draws.uniform(one.key, draws.CANDIDATE, month, BESIDE) * count))]


@making_kernel
def meet_each_other(network, town, rates, tables, book, month):
    """A month of meetings, after a month's fading."""
    platform = town.media * rates.m_rich_media
    fade_ties(network, rates, min(1.0, platform))
    if town.meetings > 0:
        invited = np.zeros(network.professionals.shape[0], np.int64)
        for number in range(town.meetings):
            hold_session(network, invited, town, rates, book, month, number)
    professionals = network.professionals
    who = np.zeros(AT_HAND, np.int64)
    weight = np.zeros(AT_HAND)
    beside = np.zeros(professionals.shape[0], np.int64)
    n_beside = 0
    for i in range(professionals.shape[0]):
        if professionals[i].in_building == 1 and town.is_open == 1:
            beside[n_beside] = i
            n_beside += 1
    for i in range(professionals.shape[0]):
        one = professionals[i]
        if one.organisation == CARE:
            continue
        u = draws.uniform(one.key, draws.MEET_HOURS, month, 0)
        # a shared agenda makes it easier to find the hour
        wanted = int(math.floor(one.network_hours / (2.0 * HOUR) * (1.0 + BY_PLATFORM * platform) + u))
        if wanted == 0:
            continue
        count = those_at_hand(network, tables, i, rates, month, who, weight)
        j = -1 if rates.v_meeting else _somebody_beside(network, i, month, beside, n_beside)
        if j >= 0:
            who[count] = j
            weight[count] = _weigh(network, tables, i, j, trust_between(network, i, j), 0.0, 0.0, rates)
            count += 1
        for item in range(min(wanted, MOST_MEETINGS)):
            if one.spare < HOUR:
                break
            k = choose_partner(network, i, month, item, weight, count)
            if k < 0:
                break
            j = who[k]
            other = professionals[j]
            if other.spare < HOUR:
                weight[k] = 0.0
                continue
            one.spare -= HOUR
            other.spare -= HOUR
            one.meeting_hours += HOUR
            other.meeting_hours += HOUR
            meet(network, i, j, town, rates, book, month, item)
    hours = 0.0
    partners = 0.0
    for i in range(professionals.shape[0]):
        one = professionals[i]
        o = one.organisation
        others = one.meeting_hours + one.outreach_hours + one.coordinating * rates.coordination_hours
        one.caseload_limit = max(0.0, min(one.caseload_limit, one.hours - others))
        if o == CARE:
            continue
        hours += one.meeting_hours
        if o < N_KINDS:
            partners += one.outreach_hours + one.coordinating * rates.coordination_hours
            partners += one.meeting_hours if network.organisations[o].is_partner == 1 else 0.0
    row = book.counts[month - FIRST_MONTH]
    row[n.HOURS_MEETING] += hours
    row[n.PARTNER_HOURS] += partners
