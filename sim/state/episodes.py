"""An episode's life: how it opens, what it holds of others' hours, how it ends, and what is booked when it does."""

from __future__ import annotations

from sim.compiling.kernels import kernel, part, rule
from sim.inputs.calendar import FIRST_MONTH, LAST_AGE
from sim.state import counters as n
from sim.state import events
from sim.state.columns import (
    CLOSED,
    DESK,
    IN_HELP,
    MILD,
    N_EPISODES,
    NEVER,
    NO_CHANNEL,
    PHONE,
    QUESTION,
    SERIOUS,
    SITE,
    UNNOTICED,
    WAITING,
)

# what has been booked about an episode (bits of ``counted``)
BOOKED_REACH, BOOKED_QUESTION, BOOKED_MONTHS, BOOKED_EARLY = 1, 2, 4, 8
WINDOW = 3  # months within which reach and help are measured (given)
QUESTION_WINDOW = 1  # months after the onset month within which a question is answered (given)
MOST_VULNERABLE = 2.0  # vulnerability of the families that are counted apart as most vulnerable (given)
HELP_HORIZON = 12  # months at which the wait for help is cut off (given)


@rule
def bit(organisation):
    """The bit of one organisation in a set of organisations."""
    return 1 << int(organisation)


@rule
def members(organisations):
    """How many organisations a set holds."""
    left = int(organisations)
    count = 0
    while left:
        left &= left - 1
        count += 1
    return count


@rule
def age_of_child(e, month):
    """Age of the child in months; what it had in its last month here for one who has just left."""
    return min(month - (e.leaves - LAST_AGE), LAST_AGE - 1)


@rule
def hours_of_case(severity, rates):
    """Hours a month a case takes: ``hours_per_step * severity`` (ODD 7.12)."""
    return rates.hours_per_step * severity


@part
def open_episode(crowd, onset, row, month):
    """Give an onset of the tape a place among the open episodes; returns it."""
    e = crowd.episodes[crowd.lengths[N_EPISODES]]
    crowd.lengths[N_EPISODES] += 1
    e.key = onset.key
    e.row = row
    e.child = onset.child
    e.family_key = crowd.family_facts[onset.family].key
    e.family = onset.family
    e.domain = onset.domain
    e.band = onset.band
    e.severity = onset.severity
    e.worst = onset.severity
    e.first_severity = onset.severity
    e.status = UNNOTICED
    e.onset = month
    e.leaves = crowd.child_facts[onset.child].birth + LAST_AGE
    e.since = month
    e.known = NEVER
    e.reached = NEVER
    e.helped = NEVER
    e.refused_month = NEVER
    e.refused = 0
    e.helper = -1
    e.post = -1
    e.specialist = -1
    e.special_post = -1
    e.guide = -1
    e.guide_post = -1
    e.source = -1
    e.source_post = -1
    e.next = -1
    e.channel = NO_CHANNEL
    e.dropped = -1
    e.nobody = 0
    e.visited = 0
    e.was_white = 0
    e.new_tie = 0
    e.counted = 0
    e.own_answer = 0
    e.hours = 0.0
    e.special_hours = 0.0
    crowd.children[e.child].domains |= bit(e.domain)
    return e


@rule
def take_hours(network, e, organisation, post, rates):
    """Put a case on a caseworker's desk."""
    e.hours = hours_of_case(e.severity, rates)
    e.helper = organisation
    e.post = post
    network.professionals[post].case_hours += e.hours
    network.organisations[organisation].case_hours += e.hours


@rule
def let_guide_go(network, e):
    """Whoever held a dropped child holds it no more."""
    network.professionals[e.guide_post].coordinating -= 1
    network.organisations[e.guide].coordinating -= 1.0
    e.guide = -1
    e.guide_post = -1


@rule
def refuses_still(e, organisation, month, rates):
    """Whether this door refused the child less than ``cooling_off`` months ago."""
    return e.refused & bit(organisation) != 0 and e.refused_month + rates.cooling_off > month


@rule
def release_hours(network, e):
    """Take a case off the desk, or a child off the list, of whoever holds it."""
    if e.status == IN_HELP:
        network.professionals[e.post].case_hours -= e.hours
        network.organisations[e.helper].case_hours -= e.hours
    elif e.status == WAITING:
        network.organisations[e.helper].list_hours -= e.hours
    if e.guide >= 0:
        let_guide_go(network, e)
    if e.specialist >= 0:
        network.professionals[e.special_post].case_hours -= e.special_hours
        network.organisations[e.specialist].case_hours -= e.special_hours
        e.specialist = -1
        e.special_post = -1
        e.special_hours = 0.0
    e.hours = 0.0


@part
def book_reach(book, crowd, e, closed_in_first_month):
    """Book reach and help of a problem once, in its month of onset."""
    if e.counted & BOOKED_REACH:
        return
    e.counted |= BOOKED_REACH
    if e.first_severity < MILD:
        return
    if closed_in_first_month and e.known == NEVER:
        return
    row = e.onset - FIRST_MONTH
    counts = book.counts
    family = crowd.family_facts[e.family]
    reached = e.reached != NEVER and e.reached - e.onset < WINDOW
    helped = e.helped != NEVER and e.helped - e.onset < WINDOW
    by_cjg = reached and (e.channel == DESK or e.channel == PHONE or e.channel == SITE or e.new_tie == 1)
    counts[row, n.BASE + e.band] += 1.0
    book.by_place[row, family.neighbourhood, 0] += 1.0
    if family.migrant == 1:
        counts[row, n.BASE_MIGRANT] += 1.0
    if family.vulnerability >= MOST_VULNERABLE:
        counts[row, n.BASE_VULNERABLE] += 1.0
    if reached:
        counts[row, n.REACHED + e.band] += 1.0
        book.by_place[row, family.neighbourhood, 1] += 1.0
        if family.migrant == 1:
            counts[row, n.REACHED_MIGRANT] += 1.0
        if family.vulnerability >= MOST_VULNERABLE:
            counts[row, n.REACHED_VULNERABLE] += 1.0
    if helped:
        counts[row, n.HELPED + e.band] += 1.0
    if by_cjg:
        counts[row, n.CJG_REACHED + e.band] += 1.0


@part
def book_question(book, e, month):
    """Book once whether a question was answered within a month, and by whom."""
    if e.counted & BOOKED_QUESTION:
        return
    e.counted |= BOOKED_QUESTION
    if e.first_severity != QUESTION:
        return
    row = e.onset - FIRST_MONTH
    book.counts[row, n.QUESTIONS + e.band] += 1.0
    in_time = e.reached != NEVER and e.reached - e.onset <= QUESTION_WINDOW
    if e.own_answer == 1:
        book.counts[row, n.ANSWERED_OWN] += 1.0
        in_time = True
    if in_time:
        book.counts[row, n.ANSWERED + e.band] += 1.0


@part
def book_months(book, e, months):
    """Book once how long a problem waited for help, cut off at a year."""
    if e.counted & BOOKED_MONTHS:
        return
    e.counted |= BOOKED_MONTHS
    if e.first_severity < MILD:
        return
    row = e.onset - FIRST_MONTH
    book.counts[row, n.SEVERE_ALL] += 1.0
    book.counts[row, n.MONTHS_UNHELPED] += min(HELP_HORIZON, months)


@part
def book_early(book, e, month, in_time):
    """Book once whether help came before a problem of severity 2 or more became serious."""
    if e.counted & BOOKED_EARLY or e.severity < MILD:
        return
    e.counted |= BOOKED_EARLY
    book.counts[month - FIRST_MONTH, n.EARLY_STAGE] += 1.0
    if in_time:
        book.counts[month - FIRST_MONTH, n.EARLY_HELP] += 1.0


@part
def close_episode(crowd, network, book, e, month, ending, counter):
    """End an episode: give back hours, book what is not booked yet. Its place is cleared at the end of the month."""
    release_hours(network, e)
    book_reach(book, crowd, e, month == e.onset)
    book_question(book, e, month)
    book_months(book, e, HELP_HORIZON)
    if e.known != NEVER:
        book.counts[month - FIRST_MONTH, n.KNOWN_CLOSED] += 1.0
        book.counts[month - FIRST_MONTH, n.KNOWN_WHITE] += e.was_white
    book.counts[month - FIRST_MONTH, counter] += 1.0
    crowd.children[e.child].domains &= ~bit(e.domain)
    events.need_event_at(book, month, ending, e, e.helper, e.post)
    e.status = CLOSED
    e.next = -1


@kernel
def clear_closed(crowd):
    """Close the ranks of the open episodes, in their order."""
    kept = 0
    for row in range(crowd.lengths[N_EPISODES]):
        if crowd.episodes[row].status != CLOSED:
            if kept < row:
                crowd.episodes[kept] = crowd.episodes[row]
            kept += 1
    crowd.lengths[N_EPISODES] = kept


@part
def mark_helped(book, e, month):
    """First help begun, or a place accepted: what is booked about it."""
    if e.helped != NEVER:
        return
    e.helped = month
    book_months(book, e, month - e.onset)
    book_early(book, e, month, e.worst < SERIOUS)
    row = month - FIRST_MONTH
    book.counts[row, n.FIRST_HELP] += 1.0
