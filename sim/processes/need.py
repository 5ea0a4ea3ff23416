"""Need (ODD 7.8): onsets from the tape, recovery by itself, escalation when unhelped.

Onsets are the same in every scenario. An onset in a domain in which the child's earlier need is still open, or beyond
three open needs, is the same trouble going on: it joins the open one and is counted as joined. Recurrence is on the
tape.
"""

from __future__ import annotations

from sim.compiling.kernels import kernel, rule
from sim.inputs.calendar import FIRST_MONTH, YEAR
from sim.processes.recovery import recovery_rate
from sim.state import counters as n
from sim.state import draws, events
from sim.state.columns import CLOSED, CRISIS, IN_HELP, N_EPISODES, SERIOUS
from sim.state.episodes import bit, book_early, close_episode, members, open_episode

OPEN_AT_ONCE = 3  # needs a child can have open (given)


@rule
def prevented(onset, family, town, rates, month):
    """Whether a need is prevented: nothing unless the mechanism is switched on, for there is no evidence that it is.

    The chance is ``m_prevention`` times how far the CJG practises what it agreed, for families who know it.
    """
    if rates.m_prevention <= 0.0 or family.aware == 0:
        return False
    return draws.uniform(onset.key, draws.PREVENT, month, 0) < rates.m_prevention * town.kept


@kernel
def arise(onsets, first, last, crowd, town, rates, book, month):
    """Let this month's needs arise, as the tape has them."""
    counts = book.counts[month - FIRST_MONTH]
    for row in range(first, last):
        onset = onsets[row]
        child = crowd.children[onset.child]
        family = crowd.families[onset.family]
        counts[n.ONSETS] += 1.0
        if prevented(onset, family, town, rates, month):
            counts[n.PREVENTED] += 1.0
            continue
        if child.domains & bit(onset.domain) or members(child.domains) >= OPEN_AT_ONCE:
            counts[n.MERGED] += 1.0
            continue
        e = open_episode(crowd, onset, row, month)
        threads = crowd.threads[onset.family]
        if month - threads.stamp > YEAR:
            threads.worst = 0  # a year without any open need
        threads.worst = max(threads.worst, e.severity)
        if e.severity >= SERIOUS:
            book_early(book, e, month, False)
        events.need_event(book, month, events.ONSET, e)


@kernel
def take_course(crowd, network, rates, book, month):
    """Let unhelped needs recover by themselves, or get worse."""
    for q in range(crowd.lengths[N_EPISODES]):
        e = crowd.episodes[q]
        if e.status == CLOSED or e.status == IN_HELP or e.onset == month:
            continue
        u = draws.uniform(e.key, draws.COURSE, month, 0)
        if u < recovery_rate(e.severity, rates):
            close_episode(crowd, network, book, e, month, events.RESOLVED, n.RESOLVED)
        elif e.severity < CRISIS and u > 1.0 - rates.escalation * rates.m_escalation:
            e.severity += 1
            e.worst = max(e.worst, e.severity)
            threads = crowd.threads[e.family]
            threads.worst = max(threads.worst, e.severity)
            if e.severity >= SERIOUS:
                book_early(book, e, month, False)
            events.need_event(book, month, events.ESCALATED, e)
