"""Claims: who is running what, so that two sweeps into one store share the work.

A claim is held for a time and renewed. One whose sweep was killed on this host is void at once, one of another host
when its time is up. Losing a claim does no harm: the same run done twice gives the same numbers, and is kept once.
"""

from __future__ import annotations

import os
import socket
import time
import uuid
from collections.abc import Iterable, Sequence

import psutil
from sqlalchemy import delete, or_, select, update

from experiments.store.database import Store
from experiments.store.tables import DONE, claims, runs

LEASE = 120.0  # seconds; hosts whose clocks differ by more only do some work twice
AT_ONCE = 400  # identities in a statement
CLOCK_MOVES = 10.0  # seconds by which a process seems to begin later when a clock is put right


def new_owner() -> str:
    """Return a name for this sweep: host, process, the second in which the process began, and a word of its own."""
    began = int(psutil.Process().create_time())
    return f"{socket.gethostname()[:100]} {os.getpid()} {began} {uuid.uuid4().hex[:8]}"


def parts(identities: Iterable[str]) -> Iterable[list[str]]:
    """Cut a long list into parts that fit in a statement, in one order for everybody so that no two wait in a ring."""
    ordered = sorted(identities)
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]


def claim(store: Store, identities: Sequence[str], owner: str) -> tuple[set[str], set[str]]:
    """Take runs for oneself.

    Returns
    -------
    mine : set of str
        To be run now.
    done : set of str
        Run by somebody else in the meantime. What is in neither is being run by somebody else.
    """
    now = time.time()
    mine: set[str] = set()
    done: set[str] = set()
    with store.writing() as connection:
        for part in parts(identities):
            insert = store.plain_insert(claims)
            taken = connection.execute(
                insert.values([{"identity": each, "owner": owner, "until": now + LEASE} for each in part])
                .on_conflict_do_update(
                    index_elements=["identity"],
                    set_={"owner": insert.excluded.owner, "until": insert.excluded.until},
                    where=or_(claims.c.until < now, claims.c.owner == owner),
                )
                .returning(claims.c.identity)
            )
            mine.update(taken.scalars())
            there = select(runs.c.identity).where(runs.c.identity.in_(part), runs.c.status == DONE)
            done.update(connection.execute(there).scalars())
        superfluous = mine & done
        for part in parts(superfluous):
            connection.execute(delete(claims).where(claims.c.identity.in_(part)))
    return mine - done, done


def renew(store: Store, owner: str) -> None:
    """Hold on to one's claims for another while."""
    with store.writing() as connection:
        connection.execute(update(claims).where(claims.c.owner == owner).values(until=time.time() + LEASE))


def release(store: Store, owner: str) -> None:
    """Give up one's claims."""
    with store.writing() as connection:
        connection.execute(delete(claims).where(claims.c.owner == owner))


def void_the_dead(store: Store) -> None:
    """Drop the claims of sweeps of this host that are no longer alive."""
    with store.reading() as connection:
        owners = list(connection.execute(select(claims.c.owner).distinct()).scalars())
    dead = [owner for owner in owners if _is_dead(owner)]
    if dead:
        with store.writing() as connection:
            connection.execute(delete(claims).where(claims.c.owner.in_(dead)))


def _is_dead(owner: str) -> bool:
    """Tell whether an owner is a process of this host that has ended; owners of older releases name no beginning."""
    words = owner.split(" ")
    if len(words) < 2 or words[0] != socket.gethostname()[:100] or not words[1].isdigit():
        return False
    try:
        process = psutil.Process(int(words[1]))
        if process.status() == psutil.STATUS_ZOMBIE:
            return True
        # its number may have been given to another
        return len(words) == 4 and process.create_time() > int(words[2]) + CLOCK_MOVES
    except psutil.NoSuchProcess:
        return True
    except psutil.AccessDenied:  # alive, of another user
        return False
