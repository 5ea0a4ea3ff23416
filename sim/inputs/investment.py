"""The seven shares of the development budget, one for each of the seven steps."""

from __future__ import annotations

from operator import attrgetter
from typing import Annotated

from pydantic import Field, model_validator

from sim.inputs.fields import DECIDE, ChoiceNote, Table
from sim.inputs.scenario_error import Finding, ScenarioError

STEPS = ("mission", "working_methods", "brand", "staff", "support", "learning", "steering")
SUM_TOLERANCE = 1e-6
_EACH = attrgetter(*STEPS)
Share = Annotated[float, Field(ge=0.0, le=1.0)]


def _step() -> ChoiceNote:
    return ChoiceNote(unit="share", dilemma="investment", source="the seven steps; equal shares are the starting point")


class Investment(Table):
    """Shares of the money left for development; together at most 1, the rest stays unspent.

    A share that is not given takes an equal part of what the given ones leave, so that one emphasis can be
    moved while the whole stays spent. Give all seven to leave money unspent.
    """

    mission: Annotated[Share, _step()] = 1 / 7
    working_methods: Annotated[Share, _step()] = 1 / 7
    brand: Annotated[Share, _step()] = 1 / 7
    staff: Annotated[Share, _step()] = 1 / 7
    support: Annotated[Share, _step()] = 1 / 7
    learning: Annotated[Share, _step()] = 1 / 7
    steering: Annotated[Share, _step()] = 1 / 7

    @model_validator(mode="after")
    def _complete(self) -> Investment:
        given = self.model_fields_set
        named = sum(getattr(self, step) for step in STEPS if step in given and getattr(self, step) != DECIDE)
        if named > 1.0 + SUM_TOLERANCE:
            raise ScenarioError(
                f"the shares given sum to {named:.4g}; together they may be at most 1 "
                "(a share left out takes an equal part of the rest)",
                Finding("investment-sum", {"sum": named}),
            )
        unnamed = [step for step in STEPS if step not in given]
        sharing = len(unnamed) + sum(getattr(self, step) == DECIDE for step in STEPS)
        for step in unnamed:
            self.__dict__[step] = max(0.0, 1.0 - named) / sharing
        return self

    def shares(self) -> tuple[float, ...]:
        """Return the seven shares in the order of the steps."""
        return tuple(map(float, _EACH(self)))


NOTHING = Investment(**dict.fromkeys(STEPS, 0.0))
