"""Shared cases (ODD 7.10): what two professionals who share one learn, trust and practise.

A handover that is accepted is one, and so is the joint meeting that makes a plan. Practice between two organisations
moves by what the people of their shared cases bring (``agreements.py``).
"""

from __future__ import annotations

from sim.compiling.kernels import part, rule
from sim.inputs.calendar import FIRST_MONTH
from sim.inputs.organisation_types import SCHOOLS, VENUE
from sim.state import counters as n
from sim.state.ties import MENDED, bad_experience, good_experience, learn, remember

OF_A_MEETING = 0.5  # what a shared case or a handover adds or costs, of what a meeting does (assumption)


@rule
def practice_of_way(network, o, k):
    """Practice between two organisations; a school that practises with the venue reaches whoever practises with it."""
    practised = network.practised[o, k]
    for school in SCHOOLS:
        if o == school:
            practised = max(practised, min(network.practised[o, VENUE], network.practised[VENUE, k]))
    return practised


@part
def _share(network, o, k, known, identity):
    """Count a case two organisations share, with what its two people bring to it."""
    for swap in range(2):
        a, b = (o, k) if swap == 0 else (k, o)
        network.shared[a, b] += 1.0
        network.shared_known[a, b] += known
        network.shared_identity[a, b] += identity


@rule
def found_out(talked, agreed, trust, people, rates):
    """How far an agreement that stands on paper is known, once two people have shared a case; ODD 7.3.

    ``talked + meeting_gain / 2 * trust / people * (agreed - talked)``: two who trust each other find out what
    was meant, for themselves and not for their colleagues.
    """
    return talked + OF_A_MEETING * rates.meeting_gain * rates.m_meeting * trust / people * (agreed - talked)


@part
def _find_out(network, o, i, k, j, rates):
    """Two who share a case find out what their organisations agreed on paper, where nobody has talked it over."""
    agreed = network.agreed[o, k]
    if network.talked[o, k] < agreed:
        trust = 0.5 * (network.nearest[i, k] + network.nearest[j, o])
        people = max(1.0, 0.5 * (network.organisations[o].posts + network.organisations[k].posts))
        network.talked[o, k] = found_out(network.talked[o, k], agreed, trust, people, rates)
        network.talked[k, o] = network.talked[o, k]


@part
def share_case(network, o, i, k, j, rates, month):
    """Two professionals who share a case come to trust and know each other; a school's, through the venue as well."""
    one = network.professionals[i]
    other = network.professionals[j]
    known = 0.5 * (network.directory[i, k] + network.directory[j, o])
    _find_out(network, o, i, k, j, rates)
    identity = 0.5 * (one.identity_cjg + other.identity_cjg)
    _share(network, o, k, known, identity)
    if practice_of_way(network, o, k) > network.practised[o, k]:
        _share(network, o, VENUE, known, identity)
        _share(network, k, VENUE, known, identity)
    remember(network, i, j)
    good_experience(network, i, j, OF_A_MEETING * rates.meeting_gain * rates.m_meeting, rates, month)
    learn(network, i, j, OF_A_MEETING * rates.meeting_gain * rates.m_knowledge)
    one.good += 1.0
    other.good += 1.0


@part
def after_handover(network, book, o, i, k, j, accepted, rates, learning, month):
    """What a handover does to those it joined: a shared case and a good experience, or a bad one."""
    if accepted:
        share_case(network, o, i, k, j, rates, month)
        if network.professionals[i].central == 1 or network.professionals[j].central == 1:
            book.counts[month - FIRST_MONTH, n.CENTRAL_HANDOVERS] += 1.0
    else:
        loss = OF_A_MEETING * rates.meeting_gain * rates.loss_ratio * (1.0 - MENDED * learning) * rates.m_conflict
        bad_experience(network, i, j, loss, rates, month)
        network.professionals[i].bad += 1.0
