"""Coordination (ODD 7.11): two or more organisations in a family need one who holds the threads.

Who that is follows from the rule in force. It costs hours, out of what a professional has to spare. A plan is made at a
joint meeting and keeps working when the coordinator leaves. Organisations that do not know what the other does
contradict each other: a grey area. The rule also says who picks up a child that is known and dropped.
"""

from __future__ import annotations

import numpy as np

from sim.compiling.kernels import kernel, making_kernel, part, rule
from sim.inputs.calendar import FIRST_MONTH
from sim.inputs.organisation_types import N_KINDS, N_ORGANISATIONS, TEAM
from sim.processes.help import is_second_line
from sim.processes.intake import ASKED_FOR_HOURS, broken_promise, caseworker_of_family
from sim.processes.shared_cases import share_case
from sim.state import counters as n
from sim.state import draws, events
from sim.state.columns import (
    ANY,
    CLOSED,
    IN_HELP,
    LADDER,
    LEAD,
    LOST,
    MUNICIPAL,
    N_EPISODES,
    N_IN_NEED,
    N_JOINT,
    N_JOINT_BEFORE,
    N_MOVING,
    SEEKING,
    WAITING,
)
from sim.state.episodes import bit, let_guide_go, members

MOST_INVOLVED = 8
A_RUNG = 4  # a rung further counts for more than that somebody is not involved yet, which counts for 1
OFF_THE_LADDER = 100  # further than any rung
COORDINATORS_ASKED = 4  # professionals of one organisation asked whether they have the hours (assumption)
# Items of luck about who takes a family up: by the rule, or each organisation by itself; whether an overloaded
# coordinator drops it, whether it moves along the ladder, and who is asked first. About a plan: whether it is made, and
# whether it outlives a change of coordinator.
BY_THE_RULE, BY_ITSELF, IS_DROPPED, MOVES_ALONG, ASKED_FIRST = 0, 1, 100, 101, 102
IS_MADE, IS_LOST = 0, 1


@rule
def chance_to_take_up(knows_others, rates):
    """Chance that a professional who may coordinate does so, not believing that another has.

    ``take_up`` times, for each other organisation, how well the professional knows it: who does not know the others
    assumes that one of them has taken it up; ODD 7.11.
    """
    return rates.take_up * knows_others


@rule
def chance_of_contradiction(bond, has_coordinator, has_plan, rates):
    """Chance that two organisations contradict each other in a month.

    ``conflict * (1 - bond)``, with ``bond`` the stronger of tie and practice; times ``discord`` under a coordinator,
    and times ``discord`` again under a plan; ODD 7.11.
    """
    chance = rates.conflict * rates.m_conflict * (1.0 - bond)
    if has_coordinator:
        chance *= rates.discord
    if has_plan:
        chance *= rates.discord
    return chance


@rule
def chance_of_consent(organisations, trust, rates):
    """Chance that a family lets them share: ``falloff ** organisations * (1 + trust) / 2``; ODD 7.11."""
    chance = 0.5 * (1.0 + trust)
    for _ in range(organisations):
        chance *= rates.consent_falloff
    return chance


@part
def rung_for(network, severity, involved):
    """The partner on the ladder whose rung fits the severity best, one already involved before another; -1 for none."""
    best = OFF_THE_LADDER
    chosen = -1
    for o in range(N_KINDS):
        org = network.organisations[o]
        if org.is_partner == 0 or org.posts == 0:
            continue
        distance = A_RUNG * abs(int(org.rung) - severity) + (0 if involved & bit(o) else 1)
        if distance < best:
            best = distance
            chosen = o
    return chosen


@part
def _somebody_with_hours(network, o, key, rates, month):
    """A professional of ``o`` who can spare the hours of one more family; -1 when nobody can."""
    org = network.organisations[o]
    if org.posts == 0:
        return -1
    start = int(draws.uniform(key, draws.CASEWORKER, ASKED_FOR_HOURS, o) * org.posts)
    for step in range(min(COORDINATORS_ASKED, int(org.posts))):
        i = int(org.first_post + (start + step) % org.posts)
        worker = network.professionals[i]
        if worker.spare >= (worker.coordinating + 1) * rates.coordination_hours:
            return i
    return -1


@part
def _end_coordination(network, threads, book, row, month):
    if threads.coordinator >= 0:
        network.professionals[threads.coordinator_post].coordinating -= 1
        network.organisations[threads.coordinator].coordinating -= 1.0
        events.family_event(
            book, month, events.COORDINATION_ENDED, row, threads.coordinator, threads.coordinator_post, 0.0
        )
        threads.coordinator = -1
        threads.coordinator_post = -1


@part
def _begin_coordination(network, threads, o, i, book, row, month):
    threads.coordinator = o
    threads.coordinator_post = i
    network.professionals[i].coordinating += 1
    network.organisations[o].coordinating += 1.0
    events.family_event(book, month, events.COORDINATED, row, o, i, 0.0)


@part
def _gather(crowd, month):
    """Which organisations are in each family with an open need; lists these families, and those with two or more."""
    crowd.lengths[N_IN_NEED] = 0
    for q in range(crowd.lengths[N_EPISODES]):
        e = crowd.episodes[q]
        if e.status == CLOSED:
            continue
        threads = crowd.threads[e.family]
        if threads.stamp != month:
            threads.stamp = month
            threads.involved = 0
            threads.second_line = 0
            threads.heaviest = 0
            crowd.in_need[crowd.lengths[N_IN_NEED]] = e.family
            crowd.lengths[N_IN_NEED] += 1
        threads.heaviest = max(threads.heaviest, e.severity)
        if e.status == IN_HELP or e.status == WAITING:
            threads.involved |= bit(e.helper)
            if e.specialist >= 0:
                threads.involved |= bit(e.specialist)
            if (e.status == IN_HELP and is_second_line(e.helper)) or (
                e.specialist >= 0 and is_second_line(e.specialist)
            ):
                threads.second_line = 1
    for q in range(crowd.lengths[N_JOINT]):
        crowd.joint_before[q] = crowd.joint[q]
    crowd.lengths[N_JOINT_BEFORE] = crowd.lengths[N_JOINT]
    crowd.lengths[N_JOINT] = 0
    for q in range(crowd.lengths[N_IN_NEED]):
        row = crowd.in_need[q]
        if members(crowd.threads[row].involved) >= 2:
            crowd.joint[crowd.lengths[N_JOINT]] = row
            crowd.lengths[N_JOINT] += 1


@part
def _coordinate(crowd, network, town, rates, row, involved, workers, count, book, month):
    """Who takes the family up this month, by the rule in force."""
    threads = crowd.threads[row]
    fact = crowd.family_facts[row]
    u = draws.uniform(fact.key, draws.TAKE_UP, month, BY_THE_RULE)
    rule = town.rule
    if rule == LEAD or rule == MUNICIPAL or rule == LADDER:
        o = (
            town.lead
            if rule == LEAD
            else (TEAM if rule == MUNICIPAL else rung_for(network, threads.heaviest, threads.involved))
        )
        if o >= 0 and network.organisations[o].is_partner == 1:
            i = _somebody_with_hours(network, o, fact.key, rates, month)
            if i >= 0:
                if u < rates.take_up:
                    _begin_coordination(network, threads, o, i, book, row, month)
                return
        # whoever should has no hours: what is left is what people do without a rule
    first = int(draws.uniform(fact.key, draws.TAKE_UP, month, ASKED_FIRST) * count)
    for turn in range(count):
        position = (first + turn) % count  # nobody is always asked first
        o = involved[position]
        i = workers[position]
        worker = network.professionals[i]
        knows = 1.0
        bonded = 1.0
        for other in range(count):
            if other != position:
                knows *= network.directory[i, involved[other]]
                bonded *= network.nearest[i, involved[other]]
        if worker.spare < (worker.coordinating + 1) * rates.coordination_hours:
            continue
        chance = chance_to_take_up(knows, rates)
        if rule != ANY or network.organisations[o].is_core == 0:
            # without a mandate only somebody who is trusted by all the others does it
            chance *= bonded
        if draws.uniform(fact.key, draws.TAKE_UP, month, BY_ITSELF + o) < chance:
            _begin_coordination(network, threads, o, i, book, row, month)
            return


@part
def _plan(crowd, network, town, rates, row, involved, workers, count, book, month):
    """Whether those involved come to one plan this month; the joint meeting it takes is a case they share."""
    threads = crowd.threads[row]
    fact = crowd.family_facts[row]
    if threads.plan == 1 and not threads.involved & ~threads.plan_members:
        return
    if threads.consent == 0 or members(threads.involved) > members(threads.plan_members):
        yes = chance_of_consent(count, crowd.families[row].trust, rates)
        if draws.uniform(fact.key, draws.CONSENT, month, 0) >= yes:
            return  # a plan made before stays with those it was made with
        threads.consent = 1
    i = threads.coordinator_post
    c = threads.coordinator
    ready = 0.0
    others = 0
    for position in range(count):
        k = involved[position]
        if k == c:
            continue
        others += 1
        warm = 1.0 - (1.0 - network.nearest[i, k]) * (1.0 - network.practised[c, k])
        if town.information_open == 1:
            warm = network.nearest[i, k]  # nobody has said what may be shared: only people who know each other do
        ready += network.directory[i, k] * warm
    if others == 0:
        return
    if draws.uniform(fact.key, draws.PLAN, month, IS_MADE) < rates.plan_rate * ready / others:
        threads.plan = 1
        threads.plan_members = threads.involved
        for position in range(count):
            if involved[position] != c:
                share_case(network, c, i, involved[position], workers[position], rates, month)
        events.family_event(book, month, events.PLAN_MADE, row, c, i, 1.0 * count)


@part
def _contradict(crowd, network, town, rates, row, involved, workers, count, book, month):
    """Pairs of organisations that give conflicting advice; what that does to those who gave it, and to the family."""
    threads = crowd.threads[row]
    fact = crowd.family_facts[row]
    planned = threads.plan == 1 and not threads.involved & ~threads.plan_members
    for a in range(count):
        for b in range(a + 1, count):
            k = involved[a]
            m = involved[b]
            i = workers[a]
            j = workers[b]
            bond = max(max(network.nearest[i, m], network.nearest[j, k]), network.practised[k, m])
            chance = chance_of_contradiction(bond, threads.coordinator >= 0, planned, rates)
            if draws.uniform(fact.key, draws.CONFLICT, month, k * N_ORGANISATIONS + m) < chance:
                threads.conflict = month
                network.professionals[i].bad += 1.0
                network.professionals[j].bad += 1.0
                events.family_event_between(book, month, events.ADVICE_CONFLICTED, row, k, m, i, j)
    if threads.conflict == month:
        family = crowd.families[row]
        broken = 0.0
        for a in range(count):
            broken = max(broken, broken_promise(network, family, involved[a], town))
        family.trust *= max(0.0, 1.0 - rates.experience * rates.loss_ratio * (1.0 + broken))


@making_kernel
def hold_threads(crowd, network, town, rates, book, month):
    """Every family with several organisations: coordinator, plan, contradictions; and who lets go."""
    _gather(crowd, month)
    counts = book.counts[month - FIRST_MONTH]
    involved = np.zeros(MOST_INVOLVED, np.int64)
    workers = np.zeros(MOST_INVOLVED, np.int64)
    for q in range(crowd.lengths[N_JOINT]):
        row = crowd.joint[q]
        threads = crowd.threads[row]
        fact = crowd.family_facts[row]
        count = 0
        for o in range(N_ORGANISATIONS):
            if threads.involved & bit(o) and count < MOST_INVOLVED:
                org = network.organisations[o]
                if org.posts > 0:
                    involved[count] = o
                    workers[count] = caseworker_of_family(org, fact.key, o)
                    count += 1
        if threads.joint_last != month - 1:
            threads.joint_since = month
        threads.joint_last = month
        if threads.coordinator >= 0:
            _let_go(network, threads, fact, town, rates, book, row, month)
        if threads.coordinator < 0:
            _coordinate(crowd, network, town, rates, row, involved, workers, count, book, month)
        if threads.coordinator >= 0:
            _plan(crowd, network, town, rates, row, involved, workers, count, book, month)
        _contradict(crowd, network, town, rates, row, involved, workers, count, book, month)
        counts[n.JOINT] += 1.0
        if threads.conflict == month:
            counts[n.CONFLICT] += 1.0
        if threads.joint_since < month:
            counts[n.JOINT_SECOND] += 1.0
            if threads.coordinator >= 0 and threads.plan == 1 and not threads.involved & ~threads.plan_members:
                counts[n.ONE_PLAN] += 1.0


@part
def _let_go(network, threads, fact, town, rates, book, row, month):
    """Overloaded coordinators drop families first; the ladder hands a family on when its severity has moved."""
    worker = network.professionals[threads.coordinator_post]
    owed = worker.coordinating * rates.coordination_hours
    if worker.spare < owed:
        if draws.uniform(fact.key, draws.TAKE_UP, month, IS_DROPPED) < 1.0 - worker.spare / owed:
            _end_coordination(network, threads, book, row, month)
            return
    if town.rule == LADDER:
        o = rung_for(network, threads.heaviest, threads.involved)
        if o >= 0 and o != threads.coordinator:
            if draws.uniform(fact.key, draws.TAKE_UP, month, MOVES_ALONG) < rates.take_up:
                i = _somebody_with_hours(network, o, fact.key, rates, month)
                if i >= 0:
                    before = threads.coordinator_post
                    bond = max(network.nearest[before, o], network.practised[threads.coordinator, o])
                    _end_coordination(network, threads, book, row, month)
                    _begin_coordination(network, threads, o, i, book, row, month)
                    if draws.uniform(fact.key, draws.PLAN, month, IS_LOST) >= bond:
                        threads.plan = 0
                        threads.plan_members = 0


@kernel
def release_finished(crowd, network, book, month):
    """Families in which fewer than two organisations are left need no coordinator and no joint plan any more."""
    for q in range(crowd.lengths[N_JOINT_BEFORE]):
        row = crowd.joint_before[q]
        threads = crowd.threads[row]
        if threads.joint_last == month:
            continue
        _end_coordination(network, threads, book, row, month)
        threads.plan = 0
        threads.plan_members = 0
        threads.consent = 0


@part
def _responsible_for(network, town, e):
    """Which organisation the rule makes answer for a child that is known and dropped; -1 for none."""
    if town.rule == LEAD:
        return town.lead if network.organisations[town.lead].is_partner == 1 else -1
    if town.rule == MUNICIPAL:
        return TEAM
    if town.rule == LADDER:
        return rung_for(network, e.severity, e.visited)
    if town.rule == ANY and e.dropped >= 0 and network.organisations[e.dropped].is_core == 1:
        return e.dropped
    return -1


@kernel
def pick_up_the_dropped(crowd, network, town, rates, book, month):
    """Children known and dropped are picked up only by whom the rule in force makes responsible, and who sees them."""
    for place in range(crowd.lengths[N_MOVING]):
        e = crowd.episodes[crowd.moving[place]]
        if e.guide >= 0 and e.next < 0:
            # held by somebody who tries again each month, as long as there are hours for it
            worker = network.professionals[e.guide_post]
            if worker.spare < worker.coordinating * rates.coordination_hours:
                e.dropped = e.guide
                let_guide_go(network, e)
                e.status = LOST
                events.need_event_at(book, month, events.LOST, e, e.dropped, events.NOBODY)
                continue
            e.source = e.guide
            e.source_post = e.guide_post
            e.next = e.guide
            continue
        if e.status != LOST or e.next >= 0:
            continue
        o = _responsible_for(network, town, e)
        if o < 0:
            continue
        if e.visited & bit(o):
            seen = 1.0
        else:
            seen = max(network.practised[e.dropped, o], town.steering) if e.dropped >= 0 else town.steering
        seen = max(seen, town.steering)
        if draws.uniform(e.key, draws.PICK_UP, month, 0) >= rates.take_up * seen:
            continue
        i = _somebody_with_hours(network, o, e.key, rates, month)
        if i < 0:
            continue
        network.professionals[i].coordinating += 1
        network.organisations[o].coordinating += 1.0
        e.guide = o
        e.guide_post = i
        e.status = SEEKING
        e.source = o
        e.source_post = i
        e.next = o
        events.need_event_at(book, month, events.FOUND, e, o, i)
