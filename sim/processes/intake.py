"""Intake and handover (ODD 7.10): who is at the door helps if competent and with room, else hands over.

A handover goes to an organisation in the directory of whoever holds the child, warm over a tie or a practised
agreement, or cold; at most three hops a month. It reads room, tie, directory, practice and who sits where, never an
identity. What fails leaves the child with nobody responsible: a white spot in the making.
"""

from __future__ import annotations

from sim.compiling.kernels import kernel, part, rule
from sim.inputs.calendar import FIRST_MONTH, SCHOOL_AGE, YOUTH_AGE
from sim.inputs.organisation_types import DOMAINS, GATE, N_KINDS, TEAM
from sim.processes.identity import DUAL_AT
from sim.processes.recovery import expected_months, healing_rate
from sim.processes.shared_cases import after_handover, practice_of_way, share_case
from sim.state import counters as n
from sim.state import draws, events
from sim.state.columns import (
    CRISIS,
    DESK,
    FEDERATED,
    IN_HELP,
    LOST,
    N_MOVING,
    NEVER,
    PHONE,
    SITE,
    TIE_SLOTS,
    WAITING,
)
from sim.state.episodes import age_of_child, bit, hours_of_case, mark_helped, refuses_still, release_hours, take_hours
from sim.state.ties import holder

SAFETY = DOMAINS.index("safety")  # the domain in which the youth care agency helps itself, as safety authority
HOPS = 3  # a month (given)
COMPETENT = 0.5  # expertise from which an organisation helps in a domain
NEW_TIE = 0.3  # a tie or practice that counts as existing
# Questions of luck about caseworkers, in the place of a month: whom a family meets, and who is asked for hours to
# coordinate.
MEETS_FAMILY, ASKED_FOR_HOURS = 0, 1
COLLEAGUES_ASKED = 4  # caseworkers asked for room before the case goes on the list


@rule
def hand_over(trust, practised, cold):
    """Chance that a handover arrives.

    Parameters
    ----------
    trust : float, 0-1
        Strongest tie of the sender with anybody at the receiver.
    practised : float, 0-1
        How far the agreement between the two organisations is lived.
    cold : float, 0-1
        Chance without tie or agreement.

    Returns
    -------
    float
        ``cold + (1 - cold) * (1 - (1 - trust) * (1 - practised))``; ODD 7.10.
    """
    return cold + (1.0 - cold) * (1.0 - (1.0 - trust) * (1.0 - practised))


@rule
def is_competent(organisation, tables, o, e, age):
    """Whether an organisation helps this need itself: age, severity and expertise; the gate takes all that is heavy."""
    if organisation.posts == 0:
        return False
    if age < organisation.youngest or age > organisation.oldest:
        return False
    if e.severity < organisation.lightest or e.severity > organisation.heaviest:
        return False
    return o == GATE or tables.expertise[o, e.domain] >= COMPETENT


@rule
def caseworker(organisation, e, o):
    """The professional of an organisation whom a family meets: the same one each time; -1 when there is nobody."""
    return caseworker_of_family(organisation, e.family_key, o)


@rule
def caseworker_of_family(organisation, family_key, o):
    """The same, by the family's own key."""
    if organisation.posts == 0:
        return -1
    pick = int(draws.uniform(family_key, draws.CASEWORKER, MEETS_FAMILY, o) * organisation.posts)
    return int(organisation.first_post + pick)


@rule
def link(network, o, i, k):
    """How warm a way leads from a professional to an organisation: tie or practice, or through the venue at school.

    ``1 - (1 - trust) * (1 - practised)``; ODD 7.10.
    """
    return 1.0 - (1.0 - network.nearest[i, k]) * (1.0 - practice_of_way(network, o, k))


@rule
def sees_gate(town, o, k):
    """Whether the youth care agency comes to the team's mind for certain: it sits at the desk, in sight."""
    return town.second_line_seen == 1 and o == TEAM and k == GATE


@part
def receiver(network, e, i, k):
    """Whom a handover goes to: the professional there whom the sender trusts most, else the family's caseworker."""
    best = 0.0
    chosen = -1
    for slot in range(TIE_SLOTS):
        if network.tie_trust[i, slot] > best:
            j = holder(network.professionals, network.tie_to[i, slot])
            if j >= 0 and network.professionals[j].organisation == k:
                best = network.tie_trust[i, slot]
                chosen = j
    return chosen if chosen >= 0 else caseworker(network.organisations[k], e, k)


@part
def room(network, o, first, needed):
    """A caseworker of ``o`` with room for the hours needed: the one asked first, then colleagues; -1 when none."""
    org = network.organisations[o]
    if first < 0:
        return -1
    for step in range(min(COLLEAGUES_ASKED, int(org.posts))):
        i = int(org.first_post + (first - org.first_post + step) % org.posts)
        if network.professionals[i].case_hours + needed <= network.professionals[i].caseload_limit:
            return i
    return -1


@part
def _length_of_case(network, rates, tables, e, o, post):
    """Months a case is expected to take; at the gate, its assessment only."""
    if o == GATE and e.domain != SAFETY:
        return rates.indication_delay + 1.0
    fit = tables.expertise[o, e.domain]
    worker = network.professionals[post]
    return expected_months(healing_rate(e.severity, fit, worker.strengthening, 1.0, False, False, rates))


@part
def admit(crowd, network, rates, tables, book, e, o, post, month):
    """Help begins."""
    release_hours(network, e)
    e.status = IN_HELP
    e.since = month
    e.nobody = 0
    take_hours(network, e, o, post, rates)
    network.organisations[o].flow += e.hours * _length_of_case(network, rates, tables, e, o, post)
    e.visited |= bit(o)
    mark_helped(book, e, month)
    events.need_event_at(book, month, events.HELPED, e, o, post)


@part
def put_on_list(crowd, network, rates, tables, book, e, o, month):
    """A place on the list: an accepted, responsible state."""
    release_hours(network, e)
    e.status = WAITING
    e.since = month
    e.helper = o
    e.post = -1
    e.nobody = 0
    e.hours = hours_of_case(e.severity, rates)
    network.organisations[o].list_hours += e.hours
    e.visited |= bit(o)
    mark_helped(book, e, month)
    events.need_event_at(book, month, events.WAITED, e, o, events.NOBODY)


@part
def take_in(crowd, network, rates, tables, book, e, o, own, handed_over, month):
    """Help, list or refuse at a competent organisation, whose professional ``own`` is asked; True when accepted.

    A case handed over may be admitted above the caseload limit by that professional's standing at home.
    """
    needed = hours_of_case(e.severity, rates)
    post = room(network, o, own, needed)
    if post < 0 and handed_over:
        j = network.professionals[own]
        within = j.case_hours + needed <= j.hours - j.meeting_hours - j.outreach_hours
        if within and draws.uniform(e.key, draws.STANDING, month, o) < j.exceptions:
            post = own
    if post >= 0:
        admit(crowd, network, rates, tables, book, e, o, post, month)
        return True
    if e.status == IN_HELP or (e.status == WAITING and e.helper != o):
        return False  # keeps the place it has
    org = network.organisations[o]
    # the list of whoever could take the case at all has room for one
    first = org.list_hours <= 0.0 and org.hours >= needed
    if first or org.list_hours + needed <= rates.list_limit * org.hours:
        put_on_list(crowd, network, rates, tables, book, e, o, month)
        return True
    if e.refused_month + rates.cooling_off <= month:
        e.refused = 0
    e.refused |= bit(o)
    e.refused_month = month
    book.counts[month - FIRST_MONTH, n.REFUSED] += 1.0
    events.need_event_at(book, month, events.REFUSED, e, o, events.NOBODY)
    return False


@part
def _next_organisation(e, age, o, i, seen, network, town, tables, rates, month):
    """Whom the holder of a child thinks of: the best linked, most expert organisation in the directory; -1 for
    nobody.
    """
    best = 0.0
    chosen = -1
    federated = town.doors == FEDERATED and network.organisations[o].is_partner == 1
    for k in range(N_KINDS + 1):
        if k == o or seen & bit(k):
            continue
        org = network.organisations[k]
        if refuses_still(e, k, month, rates):
            continue
        if not is_competent(org, tables, k, e, age):
            continue
        known = network.directory[i, k]
        if sees_gate(town, o, k):
            known = 1.0
        if federated and org.is_partner == 1:
            known = max(known, network.practised[o, k])
        if draws.uniform(e.key, draws.DIRECTORY, month, k) >= known:
            continue
        full = org.list_hours > rates.list_limit * org.hours
        score = (1.0 - rates.cold_handover + link(network, o, i, k)) * tables.expertise[k, e.domain]
        if full:
            score *= rates.cold_handover
        if score > best:
            best = score
            chosen = k
    if chosen < 0 and o != TEAM and not seen & bit(TEAM):
        # nobody comes to mind, but the CJG's team may know the way
        team = network.organisations[TEAM]
        if town.is_open == 1 and team.posts > 0:
            if draws.uniform(e.key, draws.DIRECTORY, month, TEAM) < network.directory[i, TEAM] * town.answers:
                chosen = TEAM
    return chosen


@part
def _is_new_tie(network, o, i, k):
    """Whether two CJG organisations are linked by a tie or practice that did not exist at month 0."""
    if network.organisations[o].is_partner == 0 or network.organisations[k].is_partner == 0:
        return False
    by_tie = network.nearest[i, k] >= NEW_TIE and network.nearest_first[i, k] < NEW_TIE
    by_practice = network.practised[o, k] >= NEW_TIE and network.practised_first[o, k] < NEW_TIE
    return by_tie or by_practice


@part
def _count_handover(book, network, j, accepted, month):
    """Count a handover, apart for receivers high on both identities, by their months in post."""
    row = month - FIRST_MONTH
    book.counts[row, n.HANDOVERS] += 1.0
    book.counts[row, n.HANDOVERS_OK] += 1.0 if accepted else 0.0
    if j < 0:
        return
    receiver = network.professionals[j]
    months = month - receiver.since
    span = 0 if months < n.SECOND_SPAN else (1 if months < n.THIRD_SPAN else 2)
    dual = receiver.identity_cjg >= DUAL_AT and receiver.identity_employer >= DUAL_AT
    at = n.DUAL_HANDOVERS_1 if dual else n.OTHER_HANDOVERS_1
    ok = n.DUAL_OK_1 if dual else n.OTHER_OK_1
    book.counts[row, at + span] += 1.0
    book.counts[row, ok + span] += 1.0 if accepted else 0.0


@part
def _hold_against_promise(crowd, e, town, rates):
    """A first contact at the CJG is held against what its brand promised: what is not kept costs trust."""
    if e.channel == DESK or e.channel == PHONE or e.channel == SITE:
        broken = max(0.0, town.promise - town.kept)
        crowd.families[e.family].trust *= max(0.0, 1.0 - rates.experience * rates.loss_ratio * broken)


@rule
def broken_promise(network, family, o, town):
    """What of the brand's promise an organisation that carries the name breaks, to a family that knows the name."""
    if network.organisations[o].is_partner == 0 or town.is_open == 0 or family.aware == 0:
        return 0.0
    return max(0.0, town.promise - town.kept)


@part
def _lose(crowd, network, e, o, i, town, rates, book, month):
    """Nobody is responsible any more: trust falls, and further where the CJG had promised more than it keeps."""
    if e.guide >= 0:
        return  # somebody holds the child until it is placed
    if e.status == IN_HELP or e.status == WAITING:
        return  # keeps the place it has
    family = crowd.families[e.family]
    broken = broken_promise(network, family, o, town)
    family.trust *= max(0.0, 1.0 - rates.experience * rates.loss_ratio * (1.0 + broken))
    e.status = LOST
    e.dropped = o
    e.since = month
    events.need_event_at(book, month, events.LOST, e, o, i)


@rule
def may_fly_in(network, o, k):
    """Whether a specialist of ``k`` comes to a family at ``o``.

    Between partners that practise their agreement, from a heavier rung to a lighter one, and not past the gate.
    """
    both = network.organisations[o].is_partner * network.organisations[k].is_partner
    heavier = network.organisations[o].rung < network.organisations[k].rung
    return both == 1 and heavier and k != GATE and network.practised[o, k] >= NEW_TIE


@part
def fly_in(crowd, network, rates, tables, book, e, o, i, k, month):
    """Keep the family with its first professional and let the specialist come, or be waited for together.

    False where the first professional has no room, or the family keeps the place it has.
    """
    needed = hours_of_case(e.severity, rates)
    if (
        not may_fly_in(network, o, k)
        or network.professionals[i].case_hours + needed > network.professionals[i].caseload_limit
    ):
        return False
    j = room(network, k, receiver(network, e, i, k), needed)
    if j < 0:
        if e.status == IN_HELP or e.status == WAITING:
            return False
        e.source = o
        e.source_post = i
        put_on_list(crowd, network, rates, tables, book, e, k, month)
        return True
    e.new_tie = 1 if _is_new_tie(network, o, i, k) else e.new_tie
    admit(crowd, network, rates, tables, book, e, o, i, month)
    e.specialist = k
    e.special_post = j
    e.special_hours = needed
    e.visited |= bit(k)
    network.professionals[j].case_hours += needed
    network.organisations[k].case_hours += needed
    events.need_event_between(book, month, events.FLOWN_IN, e, o, k, i, j)
    share_case(network, o, i, k, j, rates, month)
    return True


@part
def handle(crowd, network, town, rates, tables, book, e, month):
    """One child at one door, and at most three hops from there."""
    age = age_of_child(e, month)
    o = e.next
    i = e.source_post if e.source >= 0 else caseworker(network.organisations[o], e, o)
    e.next = -1
    if i < 0:
        return
    if e.known == NEVER:
        e.known = month
        _count_first_contact(book, e, age, month)
        _hold_against_promise(crowd, e, town, rates)
    handed_over = e.source >= 0
    seen = bit(o)
    own = not handed_over or e.guide == o
    if own and not refuses_still(e, o, month, rates) and is_competent(network.organisations[o], tables, o, e, age):
        if take_in(crowd, network, rates, tables, book, e, o, i, False, month):
            e.reached = month if e.reached == NEVER else e.reached
            return
    e.visited |= bit(o)
    for _hop in range(HOPS):
        k = _next_organisation(e, age, o, i, seen, network, town, tables, rates, month)
        if k < 0:
            break
        seen |= bit(k)
        e.reached = month if e.reached == NEVER else e.reached
        j = receiver(network, e, i, k)
        if town.flies_in == 1 and fly_in(crowd, network, rates, tables, book, e, o, i, k, month):
            return
        events.need_event_between(book, month, events.SENT_ON, e, o, k, i, j)
        chance = hand_over(network.nearest[i, k], practice_of_way(network, o, k), rates.cold_handover)
        arrived = draws.uniform(e.key, draws.ARRIVE, month, k) < chance
        new_tie = _is_new_tie(network, o, i, k)
        accepted = False
        if arrived:
            e.visited |= bit(k)
            events.need_event_between(book, month, events.ARRIVED, e, o, k, i, j)
            if is_competent(network.organisations[k], tables, k, e, age):
                accepted = take_in(crowd, network, rates, tables, book, e, k, j, True, month)
        to_guide = arrived and k == TEAM and not accepted
        if not to_guide:
            _count_handover(book, network, j, accepted, month)
            after_handover(network, book, o, i, k, j, accepted, rates, town.learning, month)
        if accepted:
            e.new_tie = 1 if new_tie else e.new_tie
            return
        if not arrived:
            break
        o = k
        i = j
    _lose(crowd, network, e, o, i, town, rates, book, month)


@part
def _count_first_contact(book, e, age, month):
    row = month - FIRST_MONTH
    at_desk = 1.0 if e.channel == DESK else 0.0
    if age < SCHOOL_AGE:
        book.counts[row, n.FIRST_0_4] += 1.0
        book.counts[row, n.FIRST_0_4_DESK] += at_desk
    elif age >= YOUTH_AGE:
        book.counts[row, n.FIRST_12] += 1.0
        book.counts[row, n.FIRST_12_DESK] += at_desk


@kernel
def receive(crowd, network, town, rates, tables, book, month):
    """Everybody at a door this month: crises first, then in order of onset."""
    for crises in range(2):
        for place in range(crowd.lengths[N_MOVING]):
            e = crowd.episodes[crowd.moving[place]]
            if e.next >= 0 and (e.severity == CRISIS) == (crises == 0):
                handle(crowd, network, town, rates, tables, book, e, month)
