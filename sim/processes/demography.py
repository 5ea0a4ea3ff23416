"""Demography (ODD 7.7): who comes and who goes.

Conceptions, births and ageing are drawn once on the need tape and are the same in every scenario. What is left to a
month is that those who turn 23 leave with whatever need is still open, and that children are counted.
"""

from __future__ import annotations

from sim.compiling.kernels import kernel
from sim.inputs.calendar import FIRST_MONTH
from sim.state import counters as n
from sim.state import events
from sim.state.columns import N_EPISODES
from sim.state.episodes import close_episode


@kernel
def leave(crowd, network, book, month, youths):
    """Let the month's 23-year-olds leave with what is still open, and count who is here."""
    for q in range(crowd.lengths[N_EPISODES]):
        e = crowd.episodes[q]
        if e.leaves <= month:
            close_episode(crowd, network, book, e, month, events.LEFT, n.LEFT)
    book.counts[month - FIRST_MONTH, n.YOUTHS] = youths
