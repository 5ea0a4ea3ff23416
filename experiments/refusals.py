"""Exceptions that end a command: input it cannot work with, and work that was stopped but is kept."""

from __future__ import annotations

from collections.abc import Iterable


class Refusal(ValueError):
    """Something asked for cannot be done; the message names what was given, what is allowed and the nearest.

    The command line prints the message on the error stream and ends with exit code 2.
    """


class Kept(Exception):
    """Work was stopped by Ctrl-C, and what was done is kept; the message says where.

    The command line prints the message on the error stream and ends with exit code 130.
    """


def nearest(given: str, allowed: Iterable[str]) -> str:
    """Return ``; did you mean 'x'?`` for the allowed name closest to what was given, or nothing."""
    import difflib

    found = difflib.get_close_matches(given, list(allowed), n=1, cutoff=0.5)
    return f"; did you mean {found[0]!r}?" if found else ""


class Failure(RuntimeError):
    """Something outside the command line went wrong on the way: a disk, a database, a cluster.

    The command line prints the message on the error stream and ends with exit code 1.
    """
