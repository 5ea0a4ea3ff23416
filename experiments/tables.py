"""Tables as data, which a page and a terminal show alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell of a table, where that is more than a text.

    Attributes
    ----------
    text : str
    name : str
        What the model calls it.
    meaning : str
    lines : sequence of str
        One below the other.
    under : sequence of Cell
        Smaller, below the text.
    kind : str
        How it is coloured: ``gain``, ``loss``, or a verdict; ``code`` of a fingerprint.
    """

    text: str
    name: str = ""
    meaning: str = ""
    lines: Sequence[str] = ()
    under: Sequence[Cell] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption, the heads of its columns, rows of cells, and which columns stand to the right."""

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str | Cell]]
    numeric: Sequence[int] = ()
