"""A council that chooses: what it knows of its own municipality, what is settled already, and its own luck.

It sees its own context and its own plan, never an outcome, another municipality or a figure of what others chose.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sim.inputs.calendar import GRANT_UNTIL
from sim.inputs.context import NATIONAL_PROFILE, Context
from sim.inputs.organisation_types import NAMES
from sim.state import draws

USUAL = Context()  # a mid-sized town: what a council compares its own with
ABOUT, ABOUT_SPREAD = 0.8, 0.4  # of what circumstances ask: a fifth up or down (assumption)
VALUES = 16  # items of luck that a question keeps: more than any has values
_BASE, _PRIME = 131, 1_000_003  # of the number of a question


@dataclass(frozen=True)
class Council:
    """A municipal council at the moment of a choice: what it knows of its town, and what is settled already.

    Parameters
    ----------
    context : Context
    month : int
        Of the choice; 0 is June 2007.
    luck : uint64
        Key of this municipality's luck.
    numbers : mapping of str to float
        Every parameter by name.
    plan : dict
        Choices that are settled: given by the scenario, or chosen before this one.
    binding : frozenset of str
        Of these, the ones the scenario gives for this very moment: what is chosen has to be able to stand beside them.
    leads : tuple of str
        Kinds that are invited under every partnership the scenario gives for later.
    """

    context: Context
    month: int
    luck: Any
    numbers: Mapping[str, float]
    plan: dict[str, Any]
    binding: frozenset[str] = frozenset()
    leads: tuple[str, ...] = NAMES

    @cached_property
    def key(self) -> Any:
        """Key of the council's own draws."""
        return draws.key_of(self.luck, draws.DECISION, 0)

    def chance(self, question: str, item: int = 0) -> float:
        """A draw of its own for one question: the same whatever else is asked, and in whatever order."""
        return float(draws.uniform(self.key, draws.DECISION, self.month, VALUES * number_of(question) + item))

    def weigh(self, question: str, reasons: Mapping[Any, float]) -> Any:
        """Take the value with the best reasons; how clear reasons are to a council is a matter of luck.

        Each value's reasons, in utilities, get a Gumbel draw of their own (a multinomial logit): one unit more of
        reasons multiplies the odds against another value by e.
        """
        best, most = None, -math.inf
        for item, (value, utility) in enumerate(reasons.items()):
            clarity = -math.log(-math.log(self.chance(question, item)))
            if utility + clarity > most:
                best, most = value, utility + clarity
        return best

    def about(self, question: str, middle: float, low: float, high: float) -> float:
        """A number near what circumstances ask, a fifth up or down by luck, within limits."""
        return min(high, max(low, middle * (ABOUT + ABOUT_SPREAD * self.chance(question))))

    @property
    def youths(self) -> float:
        """Youths in the municipality."""
        return self.context.inhabitants * self.context.youth_share

    @property
    def strangers(self) -> float:
        """How little organisations know and trust each other, 0-1."""
        return 1.0 - self.context.existing_collaboration

    @property
    def doublings(self) -> float:
        """Size as doublings of a mid-sized town of 45,000; negative below it."""
        return math.log2(self.context.inhabitants / USUAL.inhabitants)

    @property
    def outside_the_core(self) -> float:
        """Needs at school, in emotions, circumstances and safety, against the country's share of them (1)."""
        profile = self.context.problem_profile
        names = ("school", "emotions", "circumstances", "safety")
        return float(sum(getattr(profile, name) for name in names) / sum(NATIONAL_PROFILE[name] for name in names))

    @property
    def grant_asks_a_desk(self) -> bool:
        """Whether the grant asks, or will ask, for a walk-in."""
        return self.month <= GRANT_UNTIL


def number_of(question: str) -> int:
    """A stable number of a question, from its name."""
    number = 0
    for letter in question.encode():
        number = (number * _BASE + letter) % _PRIME
    return number
