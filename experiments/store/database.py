"""Open a store, and read and write in it with errors told in words."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Insert, Table, create_engine, event, exc
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL

from experiments.refusals import Failure, Refusal
from experiments.store.address import address_of, told
from experiments.store.schema import bring_up_to_date

PATIENCE = 30.0  # seconds to wait for somebody else's lock
LONGEST_REASON = 200


class Store:
    """A place where runs are kept.

    Parameters
    ----------
    engine : sqlalchemy.Engine
    name : str
        Its address for people.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self.name = name

    @property
    def is_sqlite(self) -> bool:
        """Whether the store is a file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Offer a connection that sees one state of the store."""
        with self.told_of("read"), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Offer a transaction: all of it is written, or nothing."""
        with self.told_of("written"), self.engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    def insert(self, table: Table) -> Insert:
        """Return an insert that leaves a row alone that is there already."""
        insert: Insert = self.plain_insert(table).on_conflict_do_nothing()
        return insert

    def plain_insert(self, table: Table) -> Any:
        """Return the insert of this kind of database, which knows about conflicts."""
        return sqlite.insert(table) if self.is_sqlite else postgresql.insert(table)

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @contextmanager
    def told_of(self, done: str) -> Iterator[None]:
        """Tell in words what the database says in an error."""
        try:
            yield
        except exc.DBAPIError as error:
            if "not a database" in str(error.orig):
                # asked of SQLite: to open and close its file beside it takes away the locks of this whole process
                raise Refusal(f"--store: {self.name!r} is not a store, but another kind of file") from error
            raise Failure(f"the store {self.name} could not be {done}: {reason_of(error)}") from error


def open_store(given: str | None = None, *, must_exist: bool = False) -> Store:
    """Open a store, make it where there is none, and bring an older one up to date.

    Parameters
    ----------
    given : str, optional
        Path or URL; else ``CJG_STORE``, else ``results/store.sqlite``.
    must_exist : bool
        Refuse instead of making a file.

    Raises
    ------
    Refusal
        When the address is wrong, or what is there is no store, or one of a newer release.
    Failure
        When it cannot be reached or written.
    """
    url = address_of(given)
    name = told(url)
    if url.drivername == "sqlite":
        _check_file(Path(url.database or ""), name, must_exist=must_exist)
    store = Store(_engine(url), name)
    try:
        with store.told_of("opened"):
            bring_up_to_date(store)
    except BaseException:
        store.close()
        raise
    return store


def reason_of(error: exc.DBAPIError) -> str:
    """Say in words what a database said."""
    said = " ".join(str(error.orig).split())[:LONGEST_REASON]
    lower = said.lower()
    if "disk is full" in lower or "disk i/o error" in lower or "no space left" in lower:
        return f"the disk is full or failing ({said}); make room and give the same command again"
    if "locked" in lower or "busy" in lower:
        return f"somebody else has held it for over {PATIENCE:.0f} seconds ({said}); give the same command again later"
    if "readonly" in lower or "read-only" in lower or "permission denied" in lower:
        return f"it is read-only ({said})"
    if "unable to open" in lower:
        return f"its file or folder cannot be opened ({said}); to be read it needs a folder that can be written"
    return said


def _check_file(path: Path, name: str, *, must_exist: bool) -> None:
    if must_exist and not path.exists():
        raise Refusal(f"--store: there is no store {name!r}; `cjg sweep` makes one")
    if path.is_dir():
        raise Refusal(f"--store: {name!r} is a folder; name a file in it")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failure(f"the store {name} could not be opened: {error.strerror}") from error


def _engine(url: URL) -> Engine:
    if url.drivername != "sqlite":
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    engine = create_engine(url, connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        _write_ahead(connection)
        # With a write-ahead log this survives a killed process; the last transactions may go in a power cut, whole.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A reader that becomes a writer half-way is turned away at once, so a writer says so from the start.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn on the write-ahead log; two who do so at once are turned away without waiting, so wait here."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "readonly" in str(error):  # a store that can only be read is still worth reading
                return
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.05)
