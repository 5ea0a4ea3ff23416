"""Demography (ODD 7.7): who comes and who goes.

Conceptions, births and ageing are drawn once on the need tape and are the same in every scenario. What is left to a
month is that those who turn 23 leave with whatever need is still open, and that children are counted.
"""

from __future__ import annotations

from .. import counters as n
from .. import events
from ..columns import Book, Crowd, Network, Tables
from ..compiled import kernel
from ..episodes import close_episode
from ..kinds import LAST_AGE
from ..tape import FIRST_MONTH


@kernel
def _leave(crowd, network, book, month):
    kept = 0
    for k in range(crowd.lengths[0]):
        slot = crowd.queue[k]
        e = crowd.episodes[slot]
        if crowd.child_facts[e.child].birth + LAST_AGE <= month:
            close_episode(crowd, network, book, slot, month, events.LEFT, n.LEFT)
        else:
            crowd.queue[kept] = slot
            kept += 1
    crowd.lengths[0] = kept


def age(crowd: Crowd, network: Network, tables: Tables, book: Book, month: int, youths: int) -> None:
    """Let the month's 23-year-olds leave and count who is here.

    Parameters
    ----------
    crowd, network, tables, book
    month : int
        0 = June 2007.
    youths : int
        Children present this month, from the tape.
    """
    _leave(crowd, network, book, month)
    book.counts[month - FIRST_MONTH, n.YOUTHS] = youths
