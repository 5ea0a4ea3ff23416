"""Shared cases (ODD 7.10): what two professionals who share one learn, trust and practise.

A handover that is accepted is one, and so is the joint meeting that makes a plan. Practice between two organisations
moves by what the people of their shared cases bring (``agreements.py``).
"""

from __future__ import annotations

from sim import counters as n
from sim.compiled import part, rule
from sim.kinds import SCHOOLS, VENUE
from sim.tape import FIRST_MONTH
from sim.ties import bad_experience, good_experience, learn, remember


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


@part
def share_case(network, o, i, k, j, rates, month):
    """Two professionals who share a case come to trust and know each other; a school's, through the venue as well."""
    one = network.professionals[i]
    other = network.professionals[j]
    known = 0.5 * (network.directory[i, k] + network.directory[j, o])
    if network.on_paper[o, k] == 1:
        # what was carried over on paper nobody has talked about: it is known only among people who know each other
        known *= 0.5 * (network.nearest[i, k] + network.nearest[j, o])
    identity = 0.5 * (one.identity_cjg + other.identity_cjg)
    _share(network, o, k, known, identity)
    if practice_of_way(network, o, k) > network.practised[o, k]:
        _share(network, o, VENUE, known, identity)
        _share(network, k, VENUE, known, identity)
    remember(network, i, j)
    good_experience(network, i, j, 0.5 * rates.meeting_gain * rates.m_meeting, rates, month)
    learn(network, i, j, 0.5 * rates.meeting_gain * rates.m_knowledge)
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
        loss = 0.5 * rates.meeting_gain * rates.loss_ratio * (1.0 - 0.5 * learning) * rates.m_conflict
        bad_experience(network, i, j, loss, rates, month)
        network.professionals[i].bad += 1.0
