"""The dilemmas by identifier, for the help of choices, the workshop and the guides."""

from __future__ import annotations

from sim import dilemmas_doors, dilemmas_network, dilemmas_practice
from sim.dilemma import Dilemma, Side

__all__ = ["DILEMMAS", "Dilemma", "Side", "arguments"]

DILEMMAS: dict[str, Dilemma] = {
    dilemma.id: dilemma for dilemma in (*dilemmas_network.TEXTS, *dilemmas_doors.TEXTS, *dilemmas_practice.TEXTS)
}


def arguments(path: str) -> list[Side]:
    """Return the sides that speak for values of the choice at a full path, in order; empty when none does."""
    return [side for dilemma in DILEMMAS.values() for side in dilemma.sides if side.field == path]
