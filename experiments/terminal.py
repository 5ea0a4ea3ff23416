"""The console that results are printed on."""

from __future__ import annotations

import os

from rich.console import Console

WIDTH_OF_A_FILE = 140


def console() -> Console:
    """Return a console on standard output; wide enough for a table when it is a file or a pipe."""
    found = Console(highlight=False)
    if not found.is_terminal and "COLUMNS" not in os.environ:
        found.width = WIDTH_OF_A_FILE
    return found
