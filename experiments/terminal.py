"""The console that results are printed on, and the one look of tables on it: no text of a result is ever cut."""

from __future__ import annotations

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from experiments.tables import Table

NO_EDGE = 100_000  # letters; a file or a pipe has no edge at which a line would be broken
#: By the kind of a cell.
STYLES = {"gain": "green", "loss": "red", "change": "yellow", "passed": "green", "failed": "red", "not run": "yellow"}


def console() -> Console:
    """Return a console on standard output; as wide as its tables when it is a file or a pipe."""
    found = Console(highlight=False, markup=False, emoji=False)  # a name in brackets is a name
    if not found.is_terminal:  # whatever COLUMNS says, which is of a terminal
        found.width = NO_EDGE
    return found


def show(table: Table, screen: Console) -> None:
    """Print a table; a cell too wide for a terminal is folded."""
    title = Text(table.caption, no_wrap=True, overflow="ignore") if table.caption else None  # may be wider than it
    grid = Grid(
        title=title, title_justify="left", title_style="bold", header_style="bold", box=SIMPLE_HEAD, show_edge=False,
        pad_edge=False,
    )  # fmt: skip
    for place, head in enumerate(table.heads):
        grid.add_column(Text(head), justify="right" if place in table.numeric else "left", overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(cell) if isinstance(cell, str) else Text(cell.text, STYLES.get(cell.kind, ""))
                       for cell in row))  # fmt: skip
    screen.print(grid)
    screen.print()


def note(text: str, screen: Console) -> None:
    """Print what stands under a table, quietly."""
    screen.print(Text(text, style="dim"))
