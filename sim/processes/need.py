"""Need (ODD 7.8): onsets from the tape, recovery by itself, escalation when unhelped.

Onsets are the same in every scenario. An onset in a domain in which the child's earlier need is still open, or beyond three
open needs, is the same trouble going on: it joins the open one and is counted as joined. Recurrence is on the tape.
"""

from __future__ import annotations

from .. import counters as n
from .. import draws, events
from ..columns import SEEKING, WAITING, IN_HELP, OWN_CIRCLE, UNNOTICED, LOST, Book, Crowd, Network
from ..compiled import kernel
from ..episodes import bit, book_early, close_episode, members, open_episode
from ..tape import FIRST_MONTH, Tape

OPEN_AT_ONCE = 3  # needs a child can have open (given)
YEAR = 12


@kernel
def recovery_rate(severity, rates):
    """Chance to get over it unhelped: ``recovery * falloff ** (severity - 1)``; ODD 7.8."""
    rate = rates.recovery * rates.m_recovery
    for _ in range(severity - 1):
        rate *= rates.recovery_falloff
    return min(1.0, rate)


@kernel
def prevented(onset, family, town, rates, month):
    """Whether a need is prevented: nothing unless the mechanism is switched on, for there is no evidence that it is.

    The chance is ``m_prevention`` times how far the CJG practises what it agreed, for families who know it.
    """
    if rates.m_prevention <= 0.0 or family.aware == 0:
        return False
    return draws.uniform(onset.key, draws.PREVENT, month, 0) < rates.m_prevention * town.kept


@kernel
def _arise(onsets, first, last, crowd, town, rates, book, month):
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
        open_episode(crowd, onset, row, month)
        e = crowd.episodes[crowd.queue[crowd.lengths[0] - 1]]
        if month - family.last_open > YEAR:
            family.worst = 0
        family.last_open = month
        family.worst = max(family.worst, e.severity)
        if e.severity >= 3:
            book_early(book, e, month, False)
        events.tell_episode(book, month, events.ONSET, e, -1, -1, -1, -1)


@kernel
def _take_course(crowd, network, rates, book, month):
    kept = 0
    episodes = crowd.episodes
    for k in range(crowd.lengths[0]):
        slot = crowd.queue[k]
        e = episodes[slot]
        if e.status != IN_HELP and e.onset < month:
            u = draws.uniform(e.key, draws.COURSE, month, 0)
            if u < recovery_rate(e.severity, rates):
                close_episode(crowd, network, book, slot, month, events.RESOLVED, n.RESOLVED)
                continue
            if e.severity < 4 and u > 1.0 - rates.escalation * rates.m_escalation:
                e.severity += 1
                e.worst = max(e.worst, e.severity)
                family = crowd.families[e.family]
                family.worst = max(family.worst, e.severity)
                if e.severity >= 3:
                    book_early(book, e, month, False)
                events.tell_episode(book, month, events.ESCALATED, e, -1, -1, -1, -1)
        crowd.families[e.family].last_open = month
        crowd.queue[kept] = slot
        kept += 1
    crowd.lengths[0] = kept


def arise(tape: Tape, crowd: Crowd, network: Network, town, rates, book: Book, month: int) -> None:
    """Let this month's needs arise and the unhelped ones take their course.

    Parameters
    ----------
    tape : Tape
    crowd, network, book
    town, rates : record
    month : int
    """
    at = month - FIRST_MONTH
    _take_course(crowd, network, rates, book, month)
    _arise(tape.onsets, int(tape.starts[at]), int(tape.starts[at + 1]), crowd, town, rates, book, month)
