"""Reputation (ODD 7.13): experience against promise changes trust and awareness, and both travel slowly.

Each family is visited once a quarter with three months' worth of news, a third of the families a month, so that word
travels along social ties at its own slow pace. What people get to know, they get to know from the brand, from a desk
they
pass, from a partner's door they come to anyway, or from others; and they forget.
"""

from __future__ import annotations

import math

from sim import draws
from sim.compiled import kernel, part, rule
from sim.kinds import CLINIC, LAST_AGE, SCHOOLS

QUARTER = 3
YOUTH = 144  # months: own awareness from 12
FRIENDS = 4.0  # of a youth who may know the CJG
TODDLER = 48  # months: until then the clinic sees the child


@rule
def chance_to_hear(brand, near_desk, at_door, others_who_know, rates):
    """Chance a month to get to know the CJG.

    ``1 - exp(-m_awareness * being_seen * (brand + near_desk + at_door) - m_word_of_mouth * word * others)``; ODD 7.13.
    """
    seen = rates.m_awareness * rates.being_seen * (brand + near_desk + at_door)
    heard = rates.m_word_of_mouth * rates.word * others_who_know
    return 1.0 - math.exp(-seen - heard)


@kernel
def _several(chance, months):
    """Chance over several months of something with the same chance in each."""
    keep = 1.0
    for _ in range(months):
        keep *= 1.0 - chance
    return 1.0 - keep


@part
def children_here(crowd, month):
    """Rows between which all children are who live here: their families stand in the order in which they begin."""
    facts = crowd.family_facts
    gone = crowd.lengths[4]
    while gone < facts.shape[0] and facts[gone].end <= month:
        gone += 1
    crowd.lengths[4] = gone
    first = facts[gone].first_child if gone < facts.shape[0] else crowd.children.shape[0]
    low, high = gone, facts.shape[0]
    while low < high:
        middle = (low + high) // 2
        if facts[middle].start > month:
            high = middle
        else:
            low = middle + 1
    last = facts[low].first_child if low < facts.shape[0] else crowd.children.shape[0]
    return first, last


@part
def _has_toddler(crowd, fact, month):
    """Whether a family comes to the clinic: a child expected or under four."""
    for row in range(fact.first_child, fact.first_child + fact.children):
        age = month - crowd.child_facts[row].birth
        if -9 <= age < TODDLER:
            return True
    return False


@part
def _families_hear(crowd, network, town, rates, last_row, month):
    """A third of the families hear three months of news; rows up to ``last_row`` have begun."""
    families = crowd.families
    facts = crowd.family_facts
    clinic_tells = 1.0 if network.organisations[CLINIC].is_partner == 1 else 0.0
    schools_tell = 1.0 if network.organisations[SCHOOLS[0]].is_partner == 1 else 0.0
    fades = _several(rates.fading, QUARTER)
    gone = crowd.lengths[4]
    for row in range(gone + (month - gone) % QUARTER, last_row, QUARTER):
        fact = facts[row]
        if fact.end <= month:
            continue
        family = families[row]
        trust = 0.0
        knowing = 0.0
        tied = 0
        for slot in range(4):
            other = crowd.ties[row, slot]
            if 0 <= other < last_row:
                tied += 1
                trust += families[other].trust
                knowing += families[other].aware
        if tied > 0:
            pull = min(1.0, rates.m_word_of_mouth * rates.word * QUARTER * tied)
            family.trust += pull * (trust / tied - family.trust)
        family.trust += QUARTER * rates.fading * (fact.first_trust - family.trust)
        if family.aware == 1:
            used = month - family.served < 12
            if not used and draws.uniform(fact.key, draws.AWARE, month, 1) < fades:
                family.aware = 0
        elif town.is_open == 1:
            at_door = clinic_tells if _has_toddler(crowd, fact, month) else schools_tell
            place = crowd.places[fact.neighbourhood]
            chance = chance_to_hear(town.brand, place.near_desk * place.footfall_0_4, at_door, knowing, rates)
            chance *= 1.0 - rates.migrant_distrust * fact.migrant
            if draws.uniform(fact.key, draws.AWARE, month, 0) < _several(chance, QUARTER):
                family.aware = 1


@part
def _youths_hear(crowd, network, town, rates, first, last, month):
    schools_tell = 1.0 if network.organisations[SCHOOLS[1]].is_partner == 1 else 0.0
    apart = 2.0 if town.site == 2 else 1.0
    for row in range(first + (month - first) % QUARTER, last, QUARTER):
        fact = crowd.child_facts[row]
        age = month - fact.birth
        if age < YOUTH or age >= LAST_AGE:
            continue
        child = crowd.children[row]
        if child.aware == 1:
            if draws.uniform(fact.key, draws.AWARE_YOUTH, month, 1) < _several(rates.fading, QUARTER):
                child.aware = 0
        elif town.is_open == 1:
            place = crowd.places[crowd.family_facts[fact.family].neighbourhood]
            at_door = schools_tell if fact.outside == 0 and age < 216 else 0.0
            # a second site splits the brand: half of it for each
            brand = town.brand / apart
            chance = chance_to_hear(
                brand, place.near_desk * place.footfall_12_plus, at_door, 4.0 * town.youths_aware, rates
            )
            if draws.uniform(fact.key, draws.AWARE_YOUTH, month, 0) < _several(chance, QUARTER):
                child.aware = 1


@kernel
def spread(crowd, network, town, rates, month):
    """Let trust and awareness travel and fade for a month."""
    first, last = children_here(crowd, month)
    last_row = crowd.child_facts[last].family if last < crowd.children.shape[0] else crowd.families.shape[0]
    _families_hear(crowd, network, town, rates, last_row, month)
    _youths_hear(crowd, network, town, rates, first, last, month)
