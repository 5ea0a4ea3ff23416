"""Help (ODD 7.12): recovery by fit, load and coordination; capacity is finite; the rest wait, and waiting needs
escalate.

The youth care agency is a gate: after its assessment a case goes on to providers the province pays, when they have
room. A case that has become too heavy for whoever helps is handed on by its caseworker.
"""

from __future__ import annotations

from sim.compiling.kernels import kernel, part, rule
from sim.inputs.organisation_types import CARE, GATE, SECOND_LINE_ROWS
from sim.processes.intake import SAFETY, admit, caseworker, fly_in, put_on_list, room
from sim.processes.recovery import healing_rate
from sim.state import counters as n
from sim.state import draws, events
from sim.state.columns import CRISIS, IN_HELP, N_EPISODES, N_MOVING, WAITING
from sim.state.episodes import bit, clear_closed, close_episode, hours_of_case

SECOND_LINE = SECOND_LINE_ROWS
LONG_WAIT = 2  # whole months on a list after which each more costs trust


@rule
def is_second_line(o):
    """Whether an organisation's help is second-line care."""
    for other in SECOND_LINE:
        if o == other:
            return True
    return False


@part
def _pass_gate(crowd, network, rates, tables, book, e, month):
    """After its assessment the gate sends a case on to second-line care, or onto that list."""
    events.need_event_between(book, month, events.GATE_PASSED, e, GATE, CARE, e.post, events.NOBODY)
    post = room(network, CARE, caseworker(network.organisations[CARE], e, CARE), hours_of_case(e.severity, rates))
    if post >= 0:
        admit(crowd, network, rates, tables, book, e, CARE, post, month)
    else:
        put_on_list(crowd, network, rates, tables, book, e, CARE, month)


@kernel
def admit_from_lists(crowd, network, town, rates, tables, book, month):
    """Those who wait take the room there is, or the specialist comes: crises first, then in order of onset."""
    for crises in range(2):
        for place in range(crowd.lengths[N_MOVING]):
            e = crowd.episodes[crowd.moving[place]]
            if e.status != WAITING or (e.severity == CRISIS) != (crises == 0):
                continue
            if town.flies_in == 1 and e.source >= 0:
                if fly_in(crowd, network, rates, tables, book, e, e.source, e.source_post, e.helper, month):
                    continue
            asked = caseworker(network.organisations[e.helper], e, e.helper)
            post = room(network, e.helper, asked, hours_of_case(e.severity, rates))
            if post >= 0:
                o = e.helper
                admit(crowd, network, rates, tables, book, e, o, post, month)
            elif month - e.since > LONG_WAIT:
                crowd.families[e.family].trust *= 1.0 - rates.experience


@kernel
def treat(crowd, network, rates, tables, book, month):
    """A month of help for everybody in help."""
    for q in range(crowd.lengths[N_EPISODES]):
        e = crowd.episodes[q]
        if e.status != IN_HELP:
            continue
        threads = crowd.threads[e.family]
        worker = network.professionals[e.post]
        fit = tables.expertise[e.helper, e.domain]
        if e.specialist >= 0:
            fit = max(fit, tables.expertise[e.specialist, e.domain])
        rate = healing_rate(
            e.severity,
            fit,
            worker.strengthening,
            worker.slow,
            threads.plan == 1,
            threads.conflict == month,
            rates,
        )
        if draws.uniform(e.key, draws.HELP, month, 0) < rate:
            worker.good += 1.0
            family = crowd.families[e.family]
            family.familiar |= bit(e.helper)
            # an approachable caseworker leaves more trust behind
            family.trust += rates.experience * 2.0 * worker.approachability * (1.0 - family.trust)
            family.served = month
            close_episode(crowd, network, book, e, month, events.RESOLVED, n.RESOLVED)
            continue
        organisation = network.organisations[e.helper]
        if e.helper == GATE and e.domain != SAFETY:
            if month - e.since >= rates.indication_delay:
                _pass_gate(crowd, network, rates, tables, book, e, month)
        elif e.severity > organisation.heaviest and e.specialist < 0:
            e.source = e.helper
            e.source_post = e.post
            e.next = e.helper
    clear_closed(crowd)
