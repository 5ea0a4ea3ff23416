"""Noticing and seeking (ODD 7.9): own circle first, then a professional who notices, then the family's own step.

A question that family and friends settle is no failure of reach. Needs are noticed where children are seen anyway, and
by outreach; who notices but cannot help acts only if there is somebody to involve. Otherwise the parent (under 12), the
youth (from 16) or either by a fixed draw (between) decides whether and where to ask: a multinomial logit over the doors
they know, the CJG's desk, phone and site as far as these are open and known, and nobody.
"""

from __future__ import annotations

import math

import numpy as np

from sim.compiling.kernels import kernel, making_kernel, part, rule
from sim.inputs.calendar import CONCEIVED, FIRST_MONTH, OWN_SAY_AGE, YOUTH_AGE
from sim.inputs.organisation_types import N_KINDS, SCHOOLS, TEAM
from sim.processes.intake import SAFETY, caseworker, is_competent, link
from sim.state import counters as n
from sim.state import draws, events
from sim.state.columns import (
    CLOSED,
    CRISIS,
    DESK,
    DOOR,
    IN_HELP,
    LABELLED_SITE,
    LOST,
    MERGED,
    MILD,
    N_EPISODES,
    N_MOVING,
    NO_CHANNEL,
    NO_SITE,
    NOTICED,
    OWN_CIRCLE,
    PHONE,
    QUESTION,
    SEEKING,
    SITE,
    UNNOTICED,
    WAITING,
    WENT_OUT,
)
from sim.state.episodes import age_of_child, bit, close_episode, refuses_still

OUTREACH_PER = 100.0  # youths: ``outreach_yield`` is of an hour a month for each hundred of them
# Items of luck about being noticed: where a child is seen anyway, by outreach, and by whose; about a door: which is
# known, and whether one gets through.
SEEN_ANYWAY, BY_OUTREACH, WHOSE = range(3)
KNOWN_DOOR, GETS_THROUGH = 0, 1
FAMILIAR_EACH = 0.25  # how much more familiar doors are for each organisation that helped before (assumption)
SECONDARY_SCHOOL = SCHOOLS[1]


@rule
def decided_by_youth(age, decider):
    """Whether the youth rather than the parent decides: a fixed draw whose odds rise from 12 to 16 years; ODD 7.9."""
    return age >= OWN_SAY_AGE or (age >= YOUTH_AGE and decider < (age - YOUTH_AGE) / (OWN_SAY_AGE - YOUTH_AGE))


@rule
def sharpness(expertise):
    """How sharply a professional sees a need in a domain: half without expertise, whole with it; ODD 7.9."""
    return 0.5 * (1.0 + expertise)


@rule
def chance_to_notice(sensitivity, expertise, how_often, rates):
    """Chance that somebody who sees a child ``how_often`` times a month notices its need; ODD 7.9.

    ``1 - (1 - detection * sensitivity * sharpness) ** how_often``.
    """
    sees = min(1.0, rates.m_detection * rates.detection * sensitivity * sharpness(expertise))
    return 1.0 - math.exp(how_often * math.log(max(1e-12, 1.0 - sees)))


@making_kernel
def notice_table(sensitivity, expertise, who, how_often, rates):
    """That chance for each stage, contact, severity and domain: it does not change within a run."""
    table = np.zeros((who.shape[0], CRISIS + 1, expertise.shape[1], who.shape[1]))
    for stage in range(who.shape[0]):
        for slot in range(who.shape[1]):
            o = who[stage, slot]
            if o < 0:
                continue
            for severity in range(QUESTION, CRISIS + 1):
                for domain in range(expertise.shape[1]):
                    table[stage, severity, domain, slot] = chance_to_notice(
                        sensitivity[o, severity], expertise[o, domain], how_often[stage, slot], rates
                    )
    return table


@rule
def common_utility(severity, trust, lately_refused, rates):
    """What every way of asking shares: severity, trust, and a recent refusal; ODD 7.9."""
    return (
        rates.need_weight * (severity - 1.0)
        + rates.trust_weight * (2.0 * trust - 1.0)
        - rates.trust_weight * (1.0 if lately_refused else 0.0)
    )


@rule
def label_cost(by_youth, aversion, labels, rates):
    """Utility lost to labels; ODD 7.9.

    ``label_weight * 2 * aversion * labels`` (mean aversion is 0.5), times ``youth_shyness`` for a youth.
    """
    return rates.label_weight * 2.0 * aversion * labels * (rates.youth_shyness if by_youth else 1.0)


@rule
def encounter_cost(by_youth, encounter, rates):
    """Utility lost to the chance of meeting an acquaintance, felt ``youth_shyness`` times as much by a youth."""
    return rates.label_weight * rates.m_encounter * encounter * (rates.youth_shyness if by_youth else 1.0)


@rule
def desk_utility(by_youth, aversion, minutes, encounter, second_line_seen, anyway, rates):
    """Utility of the desk beside the common part; with no label, image or encounter the same for youth and parent.

    Who comes to the building ``anyway``, for an appointment with the child, is not marked by walking in: neither the
    label nor an acquaintance in the hall says anything.
    """
    marked = 1.0 - anyway
    return (
        rates.cjg_base
        - rates.distance_weight * rates.m_distance * minutes
        - label_cost(by_youth, aversion, marked * rates.m_label + rates.m_bjz_image * second_line_seen, rates)
        - encounter_cost(by_youth, marked * encounter, rates)
    )


@rule
def own_circle_settles(severity, rates):
    """Chance a month that family and friends settle it: questions well, mild problems less, serious ones never."""
    if severity > MILD:
        return 0.0
    return rates.own_circle if severity == QUESTION else rates.own_circle * rates.recovery_falloff


@part
def _somebody_to_involve(e, age, o, i, network, tables):
    """How well the professional who notices could involve somebody competent: the best of directory times link."""
    best = 0.0
    for k in range(N_KINDS + 1):
        if k == o or not is_competent(network.organisations[k], tables, k, e, age):
            continue
        known = network.directory[i, k]
        if known > 0.0:
            best = max(best, known * (0.5 + 0.5 * link(network, o, i, k)))
    return best


@part
def _notice(e, age, child, family, network, town, rates, tables, month):
    """Who notices this month: sets the next step of the episode; True when somebody acts."""
    u = draws.uniform(e.key, draws.NOTICE, month, SEEN_ANYWAY)
    passed = 0.0
    stage = tables.stage[age - CONCEIVED]
    for slot in range(tables.who.shape[1]):
        o = tables.who[stage, slot]
        if o < 0:
            break
        if o == SECONDARY_SCHOOL and child.outside == 1:
            continue  # seen by a school, and a care-and-advice team, that are not this network's
        if e.visited & bit(o) and e.status == LOST and o == e.dropped:
            continue
        if network.organisations[o].posts == 0 or refuses_still(e, o, month, rates):
            continue
        sees = tables.notices[stage, e.severity, e.domain, slot]
        if e.domain == SAFETY:
            # the hard conversation gates safety
            i = caseworker(network.organisations[o], e, o)
            sees = min(1.0, sees * 2.0 * network.professionals[i].hard_conversation)
        passed += (1.0 - passed) * sees
        if u < passed:
            if is_competent(network.organisations[o], tables, o, e, age):
                acts = 1.0
            else:
                i = caseworker(network.organisations[o], e, o)
                somebody = _somebody_to_involve(e, age, o, i, network, tables)
                acts = rates.signal_alone + (1.0 - rates.signal_alone) * somebody
            if draws.uniform(e.key, draws.SIGNAL, month, o) < acts:
                e.next = o
                e.source = -1
                e.channel = NOTICED if e.channel == NO_CHANNEL else e.channel
                return True
            return False
    if town.outreach_hours > 0.0:
        meets = rates.m_outreach * rates.outreach_yield * town.outreach_hours / max(1.0, town.youths / OUTREACH_PER)
        if draws.uniform(e.key, draws.NOTICE, month, BY_OUTREACH) < 1.0 - math.exp(-meets):
            o = _who_went_out(e, age, network, month)
            if o >= 0:
                e.next = o
                e.source = -1
                e.channel = WENT_OUT if e.channel == NO_CHANNEL else e.channel
                return True
    return False


@part
def _who_went_out(e, age, network, month):
    """An organisation whose people are out this month and serve the age, in proportion to its hours outside."""
    total = 0.0
    for o in range(N_KINDS + 1):
        org = network.organisations[o]
        if org.youngest <= age <= org.oldest:
            total += org.outreach
    if total <= 0.0:
        return -1
    left = total * draws.uniform(e.key, draws.NOTICE, month, WHOSE)
    for o in range(N_KINDS + 1):
        org = network.organisations[o]
        if org.youngest <= age <= org.oldest and org.outreach > 0.0:
            left -= org.outreach
            if left <= 0.0:
                return o
    return -1


@part
def moved_share(e, organisations, town, tables):
    """Share of the doors a family would think of that partners, as far as they are doors, gave up for a shared desk."""
    share = 0.0
    if town.doors == MERGED and town.desks > 0:
        before = 0.0
        for o in range(N_KINDS):
            upto = tables.doors_cumulated[e.band_now, e.domain, o]
            if organisations[o].is_partner == 1:
                share += organisations[o].front_door * (upto - before)
            before = upto
    return share


@part
def comes_anyway(e, age, network, tables):
    """Chance that parents were in the CJG's building in the past year, with their child, at somebody there."""
    anyway = 0.0
    for o in range(N_KINDS):
        if tables.comes[age - CONCEIVED, o] > anyway:
            i = caseworker(network.organisations[o], e, o)
            if i >= 0 and network.professionals[i].in_building == 1:
                anyway = tables.comes[age - CONCEIVED, o]
    return anyway


@part
def _ask(
    e, age, child_fact, child, family_fact, family, place, network, town, rates, tables, base_door, base_cjg, month,
):  # fmt: skip
    """The family's own step: which channel it takes, or ``NO_CHANNEL``."""
    by_youth = decided_by_youth(age, child_fact.decider)
    lately = e.refused_month + rates.cooling_off > month
    common = math.exp(common_utility(e.severity, family.trust, lately, rates))
    familiar = bin_share(family.familiar)
    w_door = base_door * common * tables.doors_total[e.band_now, e.domain] * (1.0 + familiar)
    if family_fact.migrant == 1:
        w_door *= 1.0 - rates.migrant_distrust * (1.0 - familiar)
    w_desk = 0.0
    moved = moved_share(e, network.organisations, town, tables)
    aware = child.aware if by_youth else family.aware
    knows = town.is_open == 1 and aware == 1
    beside = 0.0
    if moved > 0.0 or (knows and town.desks > 0):
        seen = town.second_line_seen
        anyway = 0.0 if by_youth else comes_anyway(e, age, network, tables)
        beside = desk_utility(by_youth, family_fact.aversion, place.desk_minutes, place.encounter, seen, anyway, rates)
    if moved > 0.0:
        # who knows the old door finds it at the shared desk: its way, its hours, its sign and who sits there
        w_desk = w_door * moved * town.desk_hours * math.exp(beside - rates.cjg_base)
        w_door *= 1.0 - moved
    w_phone = 0.0
    w_site = 0.0
    if knows:
        label = math.exp(-label_cost(by_youth, family_fact.aversion, rates.m_label, rates))
        far = base_cjg * common
        w_phone = far * label * town.answers
        if town.desks > 0:
            w_desk += town.desk_hours * common * math.exp(beside)
        if town.site != NO_SITE:
            w_site = far * town.answers * town.web_growth * (label if town.site == LABELLED_SITE else 1.0)
    if rates.v_channel:
        for channel in (DOOR, DESK, PHONE, SITE):
            w = (
                w_door
                if channel == DOOR
                else (w_desk if channel == DESK else (w_phone if channel == PHONE else w_site))
            )
            if draws.uniform(e.key, draws.CHANNEL, month, channel) * (1.0 + w) < w:
                return channel
        return NO_CHANNEL
    total = w_door + w_desk + w_phone + w_site
    if draws.uniform(e.key, draws.SEEK, month, 0) * (1.0 + total) >= total:
        return NO_CHANNEL
    # an exponential race: each channel has its own luck, so a change in one does not stir the others
    best = draws.exponential(e.key, draws.CHANNEL, month, DOOR) / max(w_door, 1e-300)
    channel = DOOR
    for other in (DESK, PHONE, SITE):
        w = w_desk if other == DESK else (w_phone if other == PHONE else w_site)
        if w > 0.0:
            time = draws.exponential(e.key, draws.CHANNEL, month, other) / w
            if time < best:
                best = time
                channel = other
    return channel


@rule
def bin_share(familiar):
    """How familiar doors already are to a family: a quarter for each organisation that helped before, at most 1."""
    count = 0
    left = int(familiar)
    while left:
        left &= left - 1
        count += 1
    return min(1.0, FAMILIAR_EACH * count)


@part
def _pick_door(e, child_fact, organisations, town, tables, month):
    """Which known door that is still there: familiarity times fit of expertise, by one keyed draw."""
    left = draws.uniform(e.key, draws.DOOR, month, KNOWN_DOOR) * (1.0 - moved_share(e, organisations, town, tables))
    merged = town.doors == MERGED and town.desks > 0
    before = 0.0
    for o in range(N_KINDS):
        upto = tables.doors_cumulated[e.band_now, e.domain, o]
        gone = organisations[o].front_door if merged and organisations[o].is_partner == 1 else 0.0
        left -= (upto - before) * (1.0 - gone)
        if left <= 0.0:
            return -1 if o == SECONDARY_SCHOOL and child_fact.outside == 1 else o
        before = upto
    return -1


@kernel
def notice_and_seek(crowd, network, town, rates, tables, book, month):
    """Give every unhelped need its chance to be settled, noticed or brought somewhere this month.

    Also lists which episodes are on the move, for the processes that follow: most are in help and stay there.
    """
    counts = book.counts[month - FIRST_MONTH]
    base_door = math.exp(rates.seek_base)
    base_cjg = math.exp(rates.cjg_base)
    moving = 0
    for q in range(crowd.lengths[N_EPISODES]):
        e = crowd.episodes[q]
        if e.status == CLOSED or (e.status == IN_HELP and e.next < 0):
            continue
        crowd.moving[moving] = q
        moving += 1
        if e.status == IN_HELP:
            continue  # on the way to somebody heavier
        e.next = -1
        family_fact = crowd.family_facts[e.family]
        waiting = e.status == WAITING and family_fact.shopper == 1
        if (e.status == WAITING and not waiting) or e.guide >= 0:
            continue
        child_fact = crowd.child_facts[e.child]
        family = crowd.families[e.family]
        age = age_of_child(e, month)
        e.band_now = tables.band[age - CONCEIVED]
        if not waiting and e.status != LOST:
            if draws.uniform(e.key, draws.OWN_CIRCLE, month, 0) < own_circle_settles(e.severity, rates):
                e.own_answer = 1
                events.need_event(book, month, events.OWN_CIRCLE, e)
                close_episode(crowd, network, book, e, month, events.RESOLVED, n.RESOLVED)
                continue
            if e.status == UNNOTICED:
                e.status = OWN_CIRCLE
        if not waiting and _notice(e, age, child_fact, family, network, town, rates, tables, month):
            events.need_event_at(book, month, events.NOTICED, e, e.next, events.NOBODY)
        else:
            place = crowd.places[family_fact.neighbourhood]
            child = crowd.children[e.child]
            channel = _ask(
                e,
                age,
                child_fact,
                child,
                family_fact,
                family,
                place,
                network,
                town,
                rates,
                tables,
                base_door,
                base_cjg,
                month,
            )
            if channel == SITE and e.severity == QUESTION:
                # information found alone: the question is answered, nobody has been spoken to
                counts[n.CONTACT_SITE] += 1.0
                e.channel = SITE if e.channel == NO_CHANNEL else e.channel
                e.reached = month
                close_episode(crowd, network, book, e, month, events.RESOLVED, n.RESOLVED)
                continue
            _knock(e, child_fact, family, network, town, tables, counts, channel, rates, month)
            if e.next >= 0:
                events.need_event_at(book, month, events.ASKED, e, e.next, events.NOBODY)
    crowd.lengths[N_MOVING] = moving


@part
def _gets_through(e, family, town, month):
    """Whether somebody on the site gets to speak to anybody: without a chat only those who trust help leave word."""
    return town.chat == 1 or draws.uniform(e.key, draws.DOOR, month, GETS_THROUGH) < family.trust


@part
def _knock(e, child_fact, family, network, town, tables, counts, channel, rates, month):
    """Turn the channel chosen into a door to knock at, and count first contacts and contacts of the CJG."""
    if channel == NO_CHANNEL:
        return
    door = TEAM
    if channel == DOOR:
        door = _pick_door(e, child_fact, network.organisations, town, tables, month)
        if door < 0:
            return
    elif channel == SITE and not _gets_through(e, family, town, month):
        counts[n.CONTACT_SITE] += 1.0
        return
    if refuses_still(e, door, month, rates) or (e.status == WAITING and door == e.helper):
        return
    if channel == DESK:
        counts[n.CONTACT_DESK] += 1.0
    elif channel == PHONE:
        counts[n.CONTACT_PHONE] += 1.0
    elif channel == SITE:
        counts[n.CONTACT_SITE] += 1.0
    if e.channel == NO_CHANNEL:
        e.channel = channel
    e.next = door
    e.source = -1
    if e.status != WAITING:
        e.status = SEEKING if e.status != LOST else LOST
