"""A worker process and the pipe to it: runs go in, what they found comes back, and a run can be broken off.

A worker says when it is nearly done, and is handed its next run before it is, so that it does not wait between two. A
thread of its own reads the pipe; once a month a run looks whether it is still wanted.
"""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from dashboard.runs.work import prepare_worker_for_screens, run_one

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

RAN, FAILED, BROKEN_OFF, NEARLY_DONE = "ran", "failed", "broken off", "nearly done"
EVERY_RUN = -1
NEARLY = 0.7  # part of a run's months after which the next is asked for
LONGEST_END = 2.0  # seconds in which a worker that is sent home may finish its month


class Worker:
    """One process, as its parent holds it.

    Parameters
    ----------
    keep : int
        Memory in which it keeps towns already drawn, bytes.
    """

    def __init__(self, keep: int) -> None:
        context = get_context("spawn")  # a forked child would inherit locks of threads that are not there any more
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=work, args=(theirs, keep), name="runs", daemon=True)
        self._process.start()
        theirs.close()
        self._sending = threading.Lock()

    @property
    def process_id(self) -> int | None:
        """The operating system's number of the process."""
        return self._process.pid

    def hand(self, number: int, asked: tuple[Any, ...]) -> None:
        """Hand over a run: the arguments of :func:`dashboard.runs.work.run_one` before the last.

        Raises
        ------
        OSError
            When the worker is not there any more.
        """
        with self._sending:
            self._pipe.send((number, asked))

    def break_off(self, number: int) -> None:
        """Ask it to break off a run it was handed; it may have ended by then."""
        with self._sending:
            self._pipe.send((number, None))

    def next_answer(self) -> tuple[int, str, Any]:
        """Wait for the number of a run, what became of it, and what was found.

        Raises
        ------
        EOFError, OSError
            When the worker is not there any more.
        """
        answer: tuple[int, str, Any] = self._pipe.recv()
        return answer

    def close(self) -> None:
        """Send it home; what it was doing is forgotten."""
        with suppress(OSError):  # it is gone
            self.break_off(EVERY_RUN)

    def end(self) -> None:
        """Wait until it is gone."""
        self._process.join(LONGEST_END)
        if self._process.is_alive():
            self._process.terminate()


class BrokenOffError(Exception):
    """Nobody waits for this run any more."""


def work(pipe: Connection, keep: int) -> None:
    """Do what comes in, until the parent is gone."""
    prepare_worker_for_screens(keep)
    coming: SimpleQueue[tuple[int, Any] | None] = SimpleQueue()
    unwanted: set[int] = set()
    threading.Thread(target=_read, args=(pipe, coming, unwanted), daemon=True).start()
    while (handed := coming.get()) is not None:
        number, asked = handed
        try:
            pipe.send(_answer(number, asked, unwanted, lambda number: pipe.send((number, NEARLY_DONE, None))))
        except OSError:
            return
        unwanted.discard(number)


def _read(pipe: Connection, coming: SimpleQueue[tuple[int, Any] | None], unwanted: set[int]) -> None:
    """Read the pipe while runs go on; where the parent is gone, nothing is wanted."""
    try:
        while True:
            number, asked = pipe.recv()
            if asked is not None:
                coming.put((number, asked))
            elif number == EVERY_RUN:
                break
            else:
                unwanted.add(number)
    except (EOFError, OSError):
        pass
    unwanted.add(EVERY_RUN)
    coming.put(None)


def _answer(
    number: int, asked: tuple[Any, Any, Any, Any, Any], unwanted: set[int], nearly_done: Callable[[int], None]
) -> tuple[int, str, Any]:
    passed, months = 0, asked[2]

    def each_month() -> None:
        nonlocal passed
        passed += 1
        if unwanted and (number in unwanted or EVERY_RUN in unwanted):
            raise BrokenOffError
        if passed == int(NEARLY * months):
            nearly_done(number)

    try:
        return number, RAN, run_one(*asked, each_month)
    except BrokenOffError:
        return number, BROKEN_OFF, None
    except OSError:
        raise
    except Exception as problem:
        return number, FAILED, "".join(traceback.format_exception(problem))
