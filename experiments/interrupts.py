"""Ctrl-C and the word to terminate: remembered, and said again where Python dropped them.

Python raises KeyboardInterrupt wherever it happens to be. In the clean-up of an object nobody holds any more, such as
the lock of a module just imported, it is printed and dropped, and a command would go on as if nothing had been said.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

SIGNALS = (signal.SIGINT, signal.SIGTERM)
AGAIN = 0.05  # seconds


class Interrupted(KeyboardInterrupt):
    """Somebody asked to stop: after a KeyboardInterrupt itself Python may end by a signal, whatever the exit code."""


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """Raise KeyboardInterrupt on Ctrl-C and on a word to terminate, and offer a function that tells whether it came."""
    came = False
    if threading.current_thread() is not threading.main_thread():  # only there signals are answered
        yield lambda: came
        return

    def stop(number: int, frame: object) -> None:
        nonlocal came
        came = True
        if _held_back():
            _say_again(stop)
        else:
            raise Interrupted

    def dropped(what: Any) -> None:
        if came and issubclass(what.exc_type, KeyboardInterrupt):
            _say_again(stop)
        else:
            tell(what)

    # A job in the background of a script is started deaf to Ctrl-C, and stays so.
    heard = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, stop) for number in heard}
    tell, sys.unraisablehook = sys.unraisablehook, dropped
    try:
        yield lambda: came
    finally:
        _be_silent(stop)
        sys.unraisablehook = tell
        for number, handler in before.items():
            signal.signal(number, handler)


def _held_back() -> bool:
    """Whether Ctrl-C is held back while a worker starts: another thread may have been handed it all the same."""
    return hasattr(signal, "pthread_sigmask") and signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def _say_again(stop: Callable[[int, object], None]) -> None:
    if hasattr(signal, "setitimer"):  # not on every system
        signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, AGAIN)


def _be_silent(stop: Callable[[int, object], None]) -> None:
    if hasattr(signal, "setitimer") and signal.getsignal(signal.SIGALRM) is stop:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
