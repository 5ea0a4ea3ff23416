"""The archive: runs kept in the store, by a thread of its own, so that a slow or lost store never holds up a screen."""

from __future__ import annotations

import json
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import select

from dashboard.runs.work import Ran
from experiments.store.contents import fingerprint_of, packed, unpacked
from experiments.store.recording import RunRecord, record
from experiments.store.tables import DONE, outcomes, runs, series, series_columns
from sim.compiling.version import MODEL_VERSION
from sim.observe.measures import columns
from sim.observe.outcomes import NAMES

if TYPE_CHECKING:
    from experiments.store import Store

LOG = logging.getLogger(__name__)
PAUSE = 20.0  # seconds before a store that failed is tried again
AT_ONCE = 60  # runs in a transaction
MOST_WAITING = 2_000  # runs that wait to be written; more are not kept


class Archive:
    """Finds runs in a store and writes new ones, in the background.

    Parameters
    ----------
    opening : callable
        Opens the store; called by the archive's own thread, and again after a failure.
    address : str or None
        Path or URL of the store, for a process that opens it itself.
    """

    def __init__(self, opening: Callable[[], Store], address: str | None = None) -> None:
        self.opening = opening
        self.address = address
        self._store: Store | None = None
        self._door = threading.Lock()
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._new: SimpleQueue[RunRecord] = SimpleQueue()
        self._paused_until = 0.0
        self.trouble = ""
        self._thread = threading.Thread(target=self._serve, name="archive", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """Write what waits, and stop."""
        self._tasks.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=5.0)

    def look_for(self, identities: set[str], found: Callable[[str, Ran], None]) -> None:
        """Look for runs, and hand over each that is there."""
        if identities and time.monotonic() >= self._paused_until:
            self._tasks.put(lambda: self._find(identities, found))

    def keep(self, identity: str, scenario: str, seed: int, replication: int, months: int, ran: Ran) -> None:
        """Write a run when there is time."""
        if self._new.qsize() >= MOST_WAITING or ran.broken:
            return
        self._new.put(
            RunRecord(
                identity,
                scenario,
                seed,
                replication,
                months,
                MODEL_VERSION,
                ran.seconds,
                datetime.now(UTC).isoformat(timespec="seconds"),
                socket.gethostname()[:100],
                fingerprint=fingerprint_of(NAMES, ran.outcomes),
                outcomes=ran.outcomes,
                columns=tuple(columns()),
                data=packed(ran.table),
                decided=ran.decided,
            )
        )

    def _serve(self) -> None:
        while True:
            try:
                task = self._tasks.get(timeout=1.0)
            except Empty:
                self._guard(self._write)
                continue
            if task is None:
                self._guard(self._write)
                if self._store is not None:
                    self._store.close()
                return
            self._guard(task)

    def _guard(self, task: Callable[[], None]) -> None:
        if time.monotonic() < self._paused_until:
            return
        try:
            task()
            self.trouble = ""
        except Exception as problem:  # a store that fails must not take the screens along
            if not self.trouble:
                LOG.warning("the store gave out and is left alone for a while: %s", problem)
            self.trouble = str(problem)
            self._paused_until = time.monotonic() + PAUSE
            self._store = None

    @contextmanager
    def shared(self) -> Iterator[Store]:
        """Lend the store to somebody who reads in it."""
        yield self._opened()

    def _opened(self) -> Store:
        with self._door:
            if self._store is None:
                self._store = self.opening()
            return self._store

    def _find(self, identities: set[str], found: Callable[[str, Ran], None]) -> None:
        here = tuple(columns())
        with self._opened().reading() as connection:
            named = {
                key: tuple(json.loads(names))
                for key, names in connection.execute(select(series_columns.c.id, series_columns.c.names)).all()
            }
            rows = connection.execute(
                select(runs, series.c.columns_id, series.c.data, *(outcomes.c[name] for name in NAMES))
                .select_from(
                    runs.join(series, series.c.identity == runs.c.identity).join(
                        outcomes, outcomes.c.identity == runs.c.identity
                    )
                )
                .where(runs.c.identity.in_(sorted(identities)), runs.c.status == DONE)
            ).mappings()
            for row in rows:
                if named.get(row["columns_id"]) != here:  # of a model that observed something else
                    continue
                values = [np.nan if row[name] is None else row[name] for name in NAMES]
                table = unpacked(row["data"], row["months"], here)
                decided = json.loads(row["decided"]) if row["decided"] else {}
                found(row["identity"], Ran(np.array(values), table, (), decided, row["seconds"]))

    def _write(self) -> None:
        records: list[Any] = []
        while len(records) < AT_ONCE:
            try:
                records.append(self._new.get_nowait())
            except Empty:
                break
        if records:
            record(self._opened(), records)
