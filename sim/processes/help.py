"""Help (ODD 7.12): recovery by fit, load and coordination; capacity is finite; the rest wait, and waiting needs escalate.

The youth care agency is a gate: after its assessment a case goes on to providers the province pays, when they have room. A
case that has become too heavy for whoever helps is handed on by its caseworker.
"""

from __future__ import annotations

from .. import counters as n
from .. import draws, events
from ..columns import IN_HELP, WAITING
from ..compiled import kernel
from ..episodes import bit, close_episode, hours_of_case
from ..kinds import CARE, GATE
from .intake import admit, put_on_list, room

SAFETY = 5
SECOND_LINE = (CARE, 13)


@kernel
def is_second_line(o):
    """Whether an organisation's help is second-line care."""
    for other in SECOND_LINE:
        if o == other:
            return True
    return False


@kernel
def healing_rate(severity, fit, strengthening, slow, has_plan, in_conflict, rates):
    """Chance that a month of help resolves a need; ODD 7.12.

    Parameters
    ----------
    severity : int, 1-4
    fit : float, 0-1
        Expertise of the helper (or of the specialist who flies in) in the domain.
    strengthening : float, 0-1
        The caseworker's competence in strengthening clients.
    slow : float, 0-1
        Share of the case hours an overloaded caseworker finds.
    has_plan, in_conflict : bool
        A joint plan speeds up as much as half a month of conflicting advice slows down.

    Returns
    -------
    float
        ``help_recovery * falloff ** (severity - 1) * (1 + fit) / 2 * (1 + strengthening) / 1.5 * slow``, times
        ``discord`` in a month of conflict, times ``2 - (1 + discord) / 2`` with a plan.
    """
    rate = rates.help_recovery * rates.m_recovery * 0.5 * (1.0 + fit) * (1.0 + strengthening) / 1.5 * slow
    for _ in range(severity - 1):
        rate *= rates.recovery_falloff
    if in_conflict:
        rate *= rates.discord
    elif has_plan:
        rate *= 2.0 - 0.5 * (1.0 + rates.discord)
    return min(1.0, rate)


@kernel
def _pass_gate(crowd, network, tables, rates, book, e, month):
    """After its assessment the gate sends a case on to second-line care, or onto that list."""
    events.tell_episode(book, month, events.GATE_PASSED, e, GATE, CARE, e.post, -1)
    post = room(network, CARE, e, hours_of_case(e.severity, rates))
    if post >= 0:
        admit(crowd, network, tables, rates, book, e, CARE, post, month)
    else:
        put_on_list(crowd, network, tables, rates, book, e, CARE, month)


@kernel
def admit_from_lists(crowd, network, rates, tables, book, month):
    """Those who wait take the room there is: crises first, then in order of onset."""
    for crises in range(2):
        for q in range(crowd.lengths[0]):
            e = crowd.episodes[crowd.queue[q]]
            if e.status != WAITING or (e.severity == 4) != (crises == 0):
                continue
            post = room(network, e.helper, e, hours_of_case(e.severity, rates))
            if post >= 0:
                o = e.helper
                admit(crowd, network, tables, rates, book, e, o, post, month)


@kernel
def treat(crowd, network, rates, tables, book, month):
    """A month of help for everybody in help."""
    kept = 0
    for q in range(crowd.lengths[0]):
        slot = crowd.queue[q]
        e = crowd.episodes[slot]
        if e.status != IN_HELP:
            crowd.queue[kept] = slot
            kept += 1
            continue
        family = crowd.families[e.family]
        worker = network.professionals[e.post]
        fit = tables.expertise[e.helper, e.domain]
        if e.specialist >= 0:
            fit = max(fit, tables.expertise[e.specialist, e.domain])
        rate = healing_rate(
            e.severity, fit, worker.strengthening, worker.slow, family.plan == 1, family.conflict == month, rates
        )
        if draws.uniform(e.key, draws.HELP, month, 0) < rate:
            worker.good += 1.0
            family.familiar |= bit(e.helper)
            family.trust += rates.experience * (1.0 - family.trust)
            family.served = month
            close_episode(crowd, network, book, slot, month, events.RESOLVED, n.RESOLVED)
            continue
        organisation = network.organisations[e.helper]
        if e.helper == GATE and e.domain != SAFETY:
            if month - e.since >= rates.indication_delay:
                _pass_gate(crowd, network, tables, rates, book, e, month)
        elif e.severity > organisation.heaviest and e.specialist < 0:
            e.source = e.helper
            e.source_post = e.post
            e.next = e.helper
        crowd.queue[kept] = slot
        kept += 1
    crowd.lengths[0] = kept


