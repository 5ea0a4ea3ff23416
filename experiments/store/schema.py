"""The version of a store's tables: brought up to date by Alembic, or refused when it is of a newer release."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from experiments.refusals import Refusal

if TYPE_CHECKING:
    from experiments.store.database import Store

# The last of migrations/versions; a test holds it to that, so that opening a store need not load Alembic.
NEWEST = "0001"
MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 0x636A67  # any number: everybody who migrates a PostgreSQL store takes this one lock


def version_in(connection: Connection) -> str | None:
    """Return the version of the tables, or None in an empty database.

    Raises
    ------
    Refusal
        When the database holds tables of something else.
    """
    names = set(inspect(connection).get_table_names())
    if "alembic_version" in names:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if found is not None and "runs" in names:
            return str(found)
    if names - {"alembic_version"}:
        raise Refusal(
            f"--store: the database holds {sorted(names)[0]!r} and is not a store of cjg; name another file or database"
        )
    return None


def check_and_migrate(store: Store) -> None:
    """Bring the tables up to date, or refuse.

    Raises
    ------
    Refusal
        When the store is of a newer release, or is no store.
    """
    with store.engine.connect() as connection, connection.begin():
        if version_in(connection) == NEWEST:
            return
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        if not store.is_sqlite:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
        found = version_in(connection)  # somebody else may have been first
        if found == NEWEST:
            return
        _migrate(connection, found, store.name)


def _migrate(connection: Connection, found: str | None, name: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise Refusal(
            f"the store {name} is of a newer release of cjg (tables {found}; this release knows up to {NEWEST}): "
            "install that release, or name another store"
        )
    config.attributes["connection"] = connection
    command.upgrade(config, NEWEST)
