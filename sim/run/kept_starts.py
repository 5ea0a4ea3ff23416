"""Starts that are kept for whoever asks again, in memory that the processes of a machine share.

A process alone may fill all of it. Whoever starts workers tells each its part (:func:`keep_within`); a worker of
somebody else's pool, who was told nothing, reckons with one for each core.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from functools import cached_property
from multiprocessing import parent_process
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from cachetools import LRUCache

if TYPE_CHECKING:
    from sim.state.columns import World
    from sim.state.need_tape import Tape

VARIABLE = "CJG_KEEP_MEGABYTES"
USUAL = 400  # megabytes
SHOWN = 80  # letters of a setting that cannot be used
MEGABYTE = 1_000_000
AROUND = 16_000  # bytes a start takes beside its columns: the objects of forty arrays, rounding (measured)


class SettingError(ValueError):
    """A variable of the environment has a value that cannot be used; the text is meant for people."""


@dataclass
class Start:
    """A steady state that a run begins from: its people and needs, its world, and what was counted so far.

    Attributes
    ----------
    tape : Tape
    world : World
        State at the end of the month before ``month``; owned by the run.
    counts : tuple of float arrays
        What the months before were counted as: counters, and reach by neighbourhood.
    month : int
        First month of the run.
    """

    tape: Tape
    world: World
    counts: tuple[np.ndarray, np.ndarray]
    month: int

    def nbytes(self) -> int:
        """Memory held beside the tape, bytes."""
        return AROUND + self.world.nbytes() + sum(array.nbytes for array in self.counts)

    def own(self) -> Start:
        """The same with a world of its own to change."""
        return replace(self, world=self.world.copy())


def _size(start: Start) -> int:
    return start.nbytes() + start.tape.nbytes()


class Kept:
    """Starts by name. What is kept is never changed; whoever gets it has a world of its own.

    Parameters
    ----------
    limit : int, optional
        Bytes; this process's part of the machine's memory when left out. A start larger than all of it stays until
        another is drawn.
    """

    def __init__(self, limit: int | None = None) -> None:
        self._given = limit
        self._large: dict[str, Start] = {}  # the one that is larger than the limit
        self._lock = Lock()

    @cached_property
    def _starts(self) -> LRUCache[str, Start]:
        limit = self._given
        if limit is None:
            limit = bound() // (1 if parent_process() is None else os.cpu_count() or 1)
        return LRUCache(limit, getsizeof=_size)

    def __len__(self) -> int:
        return len(self._starts) + len(self._large)

    @property
    def limit(self) -> int:
        """Bytes.

        Raises
        ------
        SettingError
            When it was not given, and the environment's is no number.
        """
        return int(self._starts.maxsize)

    @property
    def held(self) -> int:
        """Memory of all that is kept, bytes."""
        return int(self._starts.currsize) + sum(map(_size, self._large.values()))

    def get(self, identity: str) -> Start | None:
        """A start that was kept, with a world of its own; None when there is none, or no longer."""
        with self._lock:
            start: Start | None = self._large.get(identity) or self._starts.get(identity)
        return None if start is None else start.own()

    def put(self, identity: str, start: Start) -> None:
        """Keep a start for whoever asks again, in place of those that nobody asked for longest."""
        with self._lock:
            self._large.clear()
            where = self._starts if _size(start) <= self._starts.maxsize else self._large
            where[identity] = start

    def make_room(self) -> None:
        """Let go of the one start that is larger than the limit, before another takes memory beside it."""
        with self._lock:
            self._large.clear()

    def limit_to(self, limit: int) -> None:
        """Hold this much from now on, bytes; what was kept is let go."""
        with self._lock:
            self._large.clear()
            self._starts = LRUCache(limit, getsizeof=_size)

    def forget(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._large.clear()
            self._starts.clear()


def bound(usual: int = USUAL) -> int:
    """Memory that the processes of this machine may fill with starts together, bytes.

    Parameters
    ----------
    usual : int
        Megabytes, where ``CJG_KEEP_MEGABYTES`` says nothing.

    Raises
    ------
    SettingError
        When ``CJG_KEEP_MEGABYTES`` is no number.
    """
    text = os.environ.get(VARIABLE, "").strip() or str(usual)
    if not re.fullmatch("[0-9]{1,9}", text):
        raise SettingError(
            f'{VARIABLE} = "{text[:SHOWN]}": allowed is a whole number of megabytes, from 0 to 999999999'
        )
    return int(text) * MEGABYTE


starts = Kept()


def keep_within(limit: int) -> None:
    """Tell this process how much it may keep, bytes: a part of what its machine may."""
    starts.limit_to(limit)
