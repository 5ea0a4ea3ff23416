"""The shape of a dilemma: a choice with no single right answer, argued from each side."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Side:
    """One side of a dilemma, in an alderman's words.

    Parameters
    ----------
    field : str
        Full path of the choice this side speaks for.
    values : tuple
        The values of that choice it speaks for; for a number, one value typical of the side.
    name_en, name_nl : str
    text_en, text_nl : str
        The argument.
    """

    field: str
    values: tuple[str | float, ...]
    name_en: str
    name_nl: str
    text_en: str
    text_nl: str


@dataclass(frozen=True)
class Dilemma:
    """A dilemma with its sides and what tips the balance.

    Parameters
    ----------
    number : int
        Place in the list.
    id : str
        Identifier; the name of its main choice.
    title_en, title_nl : str
    sides : tuple of Side
    tips_en, tips_nl : str
        What tips the balance.
    must_show : str
        What runs must show for the dilemma to be real; where they do not, that is to be said.
    """

    number: int
    id: str
    title_en: str
    title_nl: str
    sides: tuple[Side, ...]
    tips_en: str
    tips_nl: str
    must_show: str
