"""Dilemmas in words: the question, each side with its argument, and what tips the balance."""

from __future__ import annotations

from language.catalogue import words
from sim.inputs.dilemmas import Dilemma, Side


def title(dilemma: Dilemma, lang: str) -> str:
    """Return the question."""
    return words(lang)(f"dilemma-{dilemma.id}")


def tips(dilemma: Dilemma, lang: str) -> str:
    """Return what tips the balance."""
    return words(lang)(f"dilemma-{dilemma.id}.tips")


def side_name(dilemma: Dilemma, side: Side, lang: str) -> str:
    """Return what a side is called."""
    return words(lang)(f"dilemma-{dilemma.id}.side-{_place(dilemma, side)}")


def argument(dilemma: Dilemma, side: Side, lang: str) -> str:
    """Return the argument of a side."""
    return words(lang)(f"dilemma-{dilemma.id}.argument-{_place(dilemma, side)}")


def _place(dilemma: Dilemma, side: Side) -> int:
    return dilemma.sides.index(side) + 1
