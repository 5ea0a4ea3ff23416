"""The tables of a store as this release knows them: made where they are missing; those of a newer release are refused.

A release that knows more adds tables and columns, which are empty in what was stored before. An older release goes on
reading such a store as long as the number of its tables is the one it knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Connection, inspect, select, text

from experiments.refusals import Refusal
from experiments.store.tables import metadata, store_version

if TYPE_CHECKING:
    from experiments.store.database import Store

NEWEST = 1  # raised where an older release could no longer read what is stored
FORMERLY = "alembic_version"  # the table that told it in stores of earlier releases
LOCK = 0x636A67  # any number: everybody who changes the tables of a PostgreSQL store takes this one lock


def version_in(connection: Connection) -> int | None:
    """Return the version of the tables, or None in an empty database.

    Raises
    ------
    Refusal
        When the database holds tables of something else.
    """
    names = set(inspect(connection).get_table_names())
    for name, query in ((store_version.name, select(store_version.c.number)),
                        (FORMERLY, text(f"SELECT version_num FROM {FORMERLY}"))):  # fmt: skip
        if name in names and "runs" in names:
            found = connection.execute(query).scalar()
            if found is not None:
                return int(found)
    if names - {FORMERLY}:
        raise Refusal(
            f"--store: the database holds {sorted(names)[0]!r} and is not a store of cjg; name another file or database"
        )
    return None


def bring_up_to_date(store: Store) -> None:
    """Make what is missing of the tables, or refuse.

    Raises
    ------
    Refusal
        When the store is of a newer release, or is no store.
    """
    with store.engine.connect() as connection, connection.begin():
        if version_in(connection) == NEWEST and not _missing(connection):
            return
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        if not store.is_sqlite:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
        found = version_in(connection)  # somebody else may have been first
        if found is not None and found > NEWEST:
            raise Refusal(
                f"the store {store.name} is of a newer release of cjg (tables {found}; this release knows up to "
                f"{NEWEST}): install that release, or name another store"
            )
        metadata.create_all(connection)
        for table, column in _missing(connection):
            kind = column.type.compile(dialect=connection.dialect)
            connection.execute(text(f"ALTER TABLE {table} ADD COLUMN {column.name} {kind}"))
        connection.execute(store_version.delete())
        connection.execute(store_version.insert().values(number=NEWEST))


def _missing(connection: Connection) -> list[tuple[str, Column[Any]]]:
    """Columns that a table of the store has not, such as those of outcomes that the model has learnt to observe."""
    found = inspect(connection)
    there = set(found.get_table_names())
    missing: list[tuple[str, Column[Any]]] = []
    for table in metadata.sorted_tables:
        if table.name in there:
            present = {each["name"] for each in found.get_columns(table.name)}
            missing += [(table.name, column) for column in table.columns if column.name not in present]
        elif table.name != store_version.name:  # a store of an earlier release has another
            missing += [(table.name, column) for column in table.columns]
    return missing
