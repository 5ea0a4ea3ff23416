"""Reputation (ODD 7.13): experience against promise changes trust and awareness, and both travel slowly.

Each family is visited twice a year with six months' worth of news, a sixth of the families a month, so that word
travels along social ties at its own slow pace. What people get to know, they get to know from the brand, from a desk
they pass, from a partner's door they come to anyway, or from others; and they forget.
"""

from __future__ import annotations

import math

from sim.compiling.kernels import kernel, part, rule
from sim.inputs.calendar import ADULT_AGE, CONCEIVED, LAST_AGE, SCHOOL_AGE, YEAR, YOUTH_AGE
from sim.inputs.organisation_types import CLINIC, SCHOOLS
from sim.state import draws
from sim.state.columns import FAMILY_TIES, N_GONE, SEPARATE_SITES

NEWS = 6  # months whose news a family hears at once
BLOCK = 64  # rows that hear in the same month: neighbours in memory are visited together
HEARS, FORGETS = 0, 1  # items of luck about getting to know the CJG, and about forgetting it
FRIENDS = 4.0  # of a youth who may know the CJG
SITES_APART = 2.0  # between which a brand is divided (given)


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
    gone = crowd.lengths[N_GONE]
    while gone < facts.shape[0] and facts[gone].end <= month:
        gone += 1
    crowd.lengths[N_GONE] = gone
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
        age = month - crowd.births[row]
        if CONCEIVED <= age < SCHOOL_AGE:
            return True
    return False


@part
def _family_hears(crowd, row, last_row, town, clinic_tells, schools_tell, fades, most, rates, month):
    """Half a year of news for one family."""
    families = crowd.families
    fact = crowd.family_facts[row]
    family = families[row]
    trust = 0.0
    knowing = 0.0
    tied = 0
    for slot in range(FAMILY_TIES):
        other = crowd.ties[row, slot]
        if 0 <= other < last_row:
            tied += 1
            trust += families[other].trust
            knowing += families[other].aware
    if tied > 0:
        pull = min(1.0, rates.m_word_of_mouth * rates.word * NEWS * tied)
        family.trust += pull * (trust / tied - family.trust)
    family.trust += NEWS * rates.fading * (fact.first_trust - family.trust)
    if family.aware == 1:
        used = month - family.served < YEAR
        if not used and draws.uniform(fact.key, draws.AWARE, month, FORGETS) < fades:
            family.aware = 0
    elif town.is_open == 1:
        luck = draws.uniform(fact.key, draws.AWARE, month, HEARS)
        if luck >= NEWS * most:
            return
        at_door = clinic_tells if _has_toddler(crowd, fact, month) else schools_tell
        place = crowd.places[fact.neighbourhood]
        chance = chance_to_hear(town.brand, place.near_desk * place.footfall_0_4, at_door, knowing, rates)
        chance *= 1.0 - rates.migrant_distrust * fact.migrant
        if luck < _several(chance, NEWS):
            family.aware = 1


@part
def _youth_hears(crowd, row, town, schools_tell, fades, most, rates, month):
    """Half a year of news for one youth."""
    child = crowd.children[row]
    fact = crowd.child_facts[row]
    if child.aware == 1:
        if draws.uniform(fact.key, draws.AWARE_YOUTH, month, FORGETS) < fades:
            child.aware = 0
        return
    luck = draws.uniform(fact.key, draws.AWARE_YOUTH, month, HEARS)
    if luck >= NEWS * most:
        return
    place = crowd.places[crowd.family_facts[fact.family].neighbourhood]
    at_door = schools_tell if fact.outside == 0 and month - fact.birth < ADULT_AGE else 0.0
    # a second site splits the brand
    brand = town.brand / (SITES_APART if town.site == SEPARATE_SITES else 1.0)
    others = FRIENDS * town.youths_aware
    chance = chance_to_hear(brand, place.near_desk * place.footfall_12_plus, at_door, others, rates)
    if luck < _several(chance, NEWS):
        child.aware = 1


@kernel
def spread(crowd, network, town, rates, month):
    """Let trust and awareness travel and fade: a month a sixth of the families hears, and of the youths, by blocks."""
    organisations = network.organisations
    clinic_tells = 1.0 if organisations[CLINIC].is_partner == 1 else 0.0
    primary_tells = 1.0 if organisations[SCHOOLS[0]].is_partner == 1 else 0.0
    secondary_tells = 1.0 if organisations[SCHOOLS[1]].is_partner == 1 else 0.0
    fades = _several(rates.fading, NEWS)
    # nobody hears with a better chance than this, so most people's luck settles it without a closer look
    busiest = 0.0
    for place in range(crowd.places.shape[0]):
        footfall = max(crowd.places[place].footfall_0_4, crowd.places[place].footfall_12_plus)
        busiest = max(busiest, crowd.places[place].near_desk * footfall)
    told = max(clinic_tells, primary_tells, secondary_tells)
    most = chance_to_hear(town.brand, busiest, told, FRIENDS, rates)
    first, last = children_here(crowd, month)
    first_row = crowd.lengths[N_GONE]
    last_row = crowd.child_facts[last].family if last < crowd.children.shape[0] else crowd.families.shape[0]
    for block in range(first_row // BLOCK, (last_row + BLOCK - 1) // BLOCK):
        if (month - block) % NEWS == 0:
            for row in range(max(first_row, block * BLOCK), min(last_row, (block + 1) * BLOCK)):
                if crowd.family_facts[row].end > month:
                    _family_hears(crowd, row, last_row, town, clinic_tells, primary_tells, fades, most, rates, month)
    for block in range(first // BLOCK, (last + BLOCK - 1) // BLOCK):
        if (month - block) % NEWS == 0:
            for row in range(max(first, block * BLOCK), min(last, (block + 1) * BLOCK)):
                age = month - crowd.births[row]
                if YOUTH_AGE <= age < LAST_AGE and (town.is_open == 1 or crowd.children[row].aware == 1):
                    _youth_hears(crowd, row, town, secondary_tells, fades, most, rates, month)
