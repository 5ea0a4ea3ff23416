"""Ctrl-C and the word to terminate, remembered: an exception alone can be lost.

Python raises KeyboardInterrupt wherever it happens to be. In the clean-up of an object nobody holds any more it is
printed and dropped, and the sweep would go on as if nothing had been said.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """Raise KeyboardInterrupt on Ctrl-C and on a word to terminate, and offer a function that tells whether it came."""
    came = False

    def stop(number: int, frame: object) -> NoReturn:
        nonlocal came
        came = True
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in SIGNALS}
    try:
        yield lambda: came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
