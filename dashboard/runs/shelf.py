"""The shelf: finished runs in memory, the last used longest, within a bound."""

from __future__ import annotations

import threading
from contextlib import suppress

from cachetools import LRUCache

from dashboard.runs.work import Ran

MOST_BYTES = 250_000_000


class Shelf:
    """Finished runs by identity.

    Parameters
    ----------
    most_bytes : int
        Beyond this, what was not used for longest is forgotten.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._runs: LRUCache[str, Ran] = LRUCache(most_bytes, getsizeof=lambda ran: ran.nbytes)
        self._lock = threading.Lock()

    def get(self, identity: str) -> Ran | None:
        """Return a run, or None."""
        with self._lock:
            return self._runs.get(identity)

    def put(self, identity: str, ran: Ran) -> None:
        """Keep a run, unless it is larger than the shelf."""
        with self._lock, suppress(ValueError):
            self._runs[identity] = ran

    @property
    def nbytes(self) -> int:
        """Memory held, bytes."""
        return int(self._runs.currsize)
