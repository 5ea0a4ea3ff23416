"""Starts that are kept for whoever asks again, in memory that the processes of a machine share.

A process alone may fill all of it. Whoever starts workers tells each its part (:func:`keep_within`); a worker of
somebody else's pool, who was told nothing, reckons with one for each core.
"""

from __future__ import annotations

import os
import re
from collections import OrderedDict
from dataclasses import dataclass, replace
from multiprocessing import parent_process
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .columns import World
    from .tape import Tape

VARIABLE = "CJG_KEEP_MEGABYTES"
USUAL = 400  # megabytes
MEGABYTE = 1_000_000
AROUND = (
    16_000  # bytes a start takes beside its columns: the objects of forty arrays, and what is rounded up (measured)
)


class SettingError(ValueError):
    """A variable of the environment has a value that cannot be used; the text is meant for people."""


@dataclass
class Start:
    """Where a run begins.

    Attributes
    ----------
    tape : Tape
    world : World
        State at the end of the month before ``month``; owned by the run.
    counts : tuple of float arrays
        What the months before were counted as: counters, and reach by neighbourhood.
    month : int
        First month of the run.
    levels : float array, optional
        Levels of the months before, where they were reported.
    council : tuple of float, optional
        Urgency, political support, and the month in which the alderman came, where they have moved.
    go_ahead : int
        Month in which the council agrees under this luck; 0 until a run has found out.
    """

    tape: Tape
    world: World
    counts: tuple[np.ndarray, np.ndarray]
    month: int
    levels: np.ndarray | None = None
    council: tuple[float, float, int] | None = None
    go_ahead: int = 0

    def nbytes(self) -> int:
        """Memory held beside the tape, bytes."""
        levels = 0 if self.levels is None else self.levels.nbytes
        return AROUND + self.world.nbytes() + sum(array.nbytes for array in self.counts) + levels

    def own(self) -> Start:
        """The same with a world of its own to change."""
        return replace(self, world=self.world.copy())


class Kept:
    """Starts by name. What is kept is never changed; whoever gets it has a world of its own.

    Parameters
    ----------
    limit : int, optional
        Bytes; this process's part of the machine's memory when left out. The start that came last stays in any case.

    Attributes
    ----------
    held : int
        Memory of all that is kept, bytes: a running total, in which a tape counts once for all starts that share it.
    """

    def __init__(self, limit: int | None = None) -> None:
        self.held = 0
        self._limit = limit
        self._starts: OrderedDict[str, Start] = OrderedDict()  # those that nobody asked for longest in front
        self._sharing: dict[int, int] = {}  # starts by the id of their tape
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def limit(self) -> int:
        """Bytes.

        Raises
        ------
        SettingError
            When it was not given, and the environment's is no number.
        """
        if self._limit is not None:
            return self._limit
        return bound() // (1 if parent_process() is None else os.cpu_count() or 1)

    def look(self, identity: str) -> Start | None:
        """What is kept itself, to be read and not to be changed; None when there is none, or no longer."""
        return self._starts.get(identity)

    def get(self, identity: str) -> Start | None:
        """A start that was kept, with a world of its own; None when there is none, or no longer."""
        with self._lock:
            start = self._starts.get(identity)
            if start is None:
                return None
            self._starts.move_to_end(identity)
        return start.own()

    def put(self, identity: str, start: Start) -> None:
        """Keep a start for whoever asks again, in place of those that nobody asked for longest."""
        with self._lock:
            if identity in self._starts:
                self._let_go(identity)
            self._starts[identity] = start
            sharing = self._sharing.get(id(start.tape), 0)
            self._sharing[id(start.tape)] = sharing + 1
            self.held += start.nbytes() + (0 if sharing else start.tape.nbytes())
            self._shrink(least=1)

    def make_room(self) -> None:
        """Let go of the one start that is larger than the limit, before another takes memory beside it."""
        with self._lock:
            self._shrink(least=0)

    def limit_to(self, limit: int) -> None:
        """Hold this much from now on, bytes."""
        with self._lock:
            self._limit = limit
            self._shrink(least=0)

    def forget(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._starts.clear()
            self._sharing.clear()
            self.held = 0

    def _shrink(self, least: int) -> None:
        while self.held > self.limit and len(self._starts) > least:
            self._let_go(next(iter(self._starts)))

    def _let_go(self, identity: str) -> None:
        start = self._starts.pop(identity)
        self.held -= start.nbytes()
        left = self._sharing.pop(id(start.tape)) - 1
        if left:
            self._sharing[id(start.tape)] = left
        else:
            self.held -= start.tape.nbytes()


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
        raise SettingError(f'{VARIABLE} = "{text[:80]}": allowed is a whole number of megabytes, from 0 to 999999999')
    return int(text) * MEGABYTE


starts = Kept()


def keep_within(limit: int) -> None:
    """Tell this process how much it may keep, bytes: a part of what its machine may."""
    starts.limit_to(limit)
