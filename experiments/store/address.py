"""Where a store is: a file of SQLite, or the URL of a PostgreSQL database."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from experiments.refusals import Refusal

VARIABLE = "CJG_STORE"
USUAL = "results/store.sqlite"
POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")


def address_of(given: str | None) -> URL:
    """Return the address of the store: as given, else of the environment, else the usual file.

    Parameters
    ----------
    given : str or None
        A path, ``sqlite:///PATH`` or ``postgresql://USER:PASSWORD@HOST:PORT/DATABASE``.

    Raises
    ------
    Refusal
        For an address of another kind.
    """
    text = given or os.environ.get(VARIABLE) or USUAL
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text)))
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise Refusal(f"--store: {_hidden(text)!r} is no address; {_allowed()}") from None
    if url.drivername == "sqlite" and url.database:
        return url
    if url.drivername in POSTGRESQL:
        if find_spec("psycopg") is None:
            raise Refusal("--store: PostgreSQL needs a driver: pip install 'cjg-network[postgresql]'")
        return url.set(drivername="postgresql+psycopg")
    raise Refusal(f"--store: {_hidden(text)!r} given; {_allowed()}")


def told(url: URL) -> str:
    """Return an address for people: a path, or a URL without its password."""
    if url.drivername == "sqlite":
        return url.database or ""
    return url.set(drivername=POSTGRESQL[0]).render_as_string(hide_password=True)


def _hidden(text: str) -> str:
    scheme, _, rest = text.partition("://")
    return f"{scheme}://{rest.rsplit('@', 1)[-1]}"


def _allowed() -> str:
    return "allowed is the path of a file, sqlite:///PATH, or postgresql://USER:PASSWORD@HOST:PORT/DATABASE"
