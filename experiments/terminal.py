"""The console that results are printed on, and the plainest table on it: no text of a result is ever cut."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

NO_EDGE = 100_000  # letters; a file or a pipe has no edge at which a line would be broken


def console() -> Console:
    """Return a console on standard output; as wide as its tables when it is a file or a pipe."""
    found = Console(highlight=False, markup=False, emoji=False)  # a name in brackets is a name
    if not found.is_terminal:  # whatever COLUMNS says, which is of a terminal
        found.width = NO_EDGE
    return found


def heading(text: str) -> Text:
    """Return the title of a table, which may be wider than the table."""
    return Text(text, no_wrap=True, overflow="ignore")


def bare_table(*columns: str, title: str | None = None) -> Table:
    """Return an empty table without lines; a cell too wide for a terminal is folded."""
    table = Table(title=None if title is None else heading(title), title_justify="left", box=None, pad_edge=False)
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    return table
