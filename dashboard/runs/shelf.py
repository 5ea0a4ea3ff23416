"""The shelf: finished runs in memory, the last used longest, within a bound."""

from __future__ import annotations

import threading
from collections import OrderedDict

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
        self.most_bytes = most_bytes
        self._runs: OrderedDict[str, Ran] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, identity: str) -> Ran | None:
        """Return a run, or None."""
        with self._lock:
            ran = self._runs.get(identity)
            if ran is not None:
                self._runs.move_to_end(identity)
            return ran

    def put(self, identity: str, ran: Ran) -> None:
        """Keep a run."""
        with self._lock:
            before = self._runs.pop(identity, None)
            self._bytes += ran.nbytes - (before.nbytes if before else 0)
            self._runs[identity] = ran
            while self._bytes > self.most_bytes and len(self._runs) > 1:
                self._bytes -= self._runs.popitem(last=False)[1].nbytes

    @property
    def nbytes(self) -> int:
        """Memory held, bytes."""
        return self._bytes
