"""The table of a scenario that stands for many municipalities: how many of them, and in how many regions."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from sim.inputs.fields import Note, Table

MUNICIPALITIES = 443  # on 1 January 2007 and 2008 (Statistics Netherlands)
ALL = "all"


def _so_many(given: Any) -> Any:
    known = given == ALL if isinstance(given, str) else isinstance(given, int) and not isinstance(given, bool)
    if not known or (given != ALL and not 1 <= given <= MUNICIPALITIES):
        raise ValueError(f'{given!r} given; allowed is a whole number from 1 to {MUNICIPALITIES} or "{ALL}"')
    return given


class Ensemble(Table):
    """Many municipalities instead of one.

    Context fields that the scenario gives hold for each of them; the others are drawn, municipality by municipality,
    by :mod:`sim.state.ensemble_contexts`.
    """

    municipalities: Annotated[
        int | Literal["all"],
        BeforeValidator(_so_many),
        Note(unit="number", source="443 on 1 January 2007 (Statistics Netherlands)"),
    ] = "all"
    regions: Annotated[
        int,
        Field(ge=8, le=MUNICIPALITIES),
        Note(unit="number", source="28-29 health services, 15 youth care agencies (2005-2012)"),
    ] = 29

    @property
    def size(self) -> int:
        """Number of municipalities that are run."""
        return MUNICIPALITIES if isinstance(self.municipalities, str) else self.municipalities
