"""What a pattern is: a target with its source, a test on real runs, and the mechanism without which it must fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from language import words

if TYPE_CHECKING:
    from experiments.patterns.claims import Claim
    from experiments.patterns.laboratory import Laboratory

Kind = Literal["input", "mechanism", "fit", "check"]
KINDS: tuple[Kind, ...] = ("input", "mechanism", "fit", "check")

# Sources, as the specification cites them: the two documents, and the collected evidence.
CHOICES_ARTICLE = "000 (choices and dilemmas)"
SEVEN_STEPS = "003 (seven steps)"


class NotRun(Exception):
    """A test that cannot be carried out, and why; it counts as not passed."""


@dataclass(frozen=True)
class Sabotage:
    """The removal under which a check must fail.

    Attributes
    ----------
    mechanism : str
        Full path of the field that is neutralised.
    value : object
        What it is set to; 0 removes a mechanism.
    why : str
        What the check has to do with it.
    """

    mechanism: str
    why: str
    value: Any = 0.0


@dataclass(frozen=True)
class Pattern:
    """One row of section 8 of the specification.

    Attributes
    ----------
    id : int
        1 to 34.
    kind : {"input", "mechanism", "fit", "check"}
        ``input``: part of the set-up; ``mechanism``: the rule does what its source says; ``fit``: may be used for
        calibration; ``check``: needs at least two processes, and is never tuned on.
    source : str
    outcomes : tuple of str
        The outcomes it speaks about; what the badges are made of.
    test : callable
        Laboratory to claims; the pattern passes when each of them does.
    sabotage : Sabotage or None
        For checks.
    has_figures : bool
        Whether the target is a figure from the field rather than a direction.
    remark : str
        What the kind does not say by itself.
    """

    id: int
    kind: Kind
    source: str
    outcomes: tuple[str, ...]
    test: Callable[[Laboratory], list[Claim]]
    sabotage: Sabotage | None = None
    has_figures: bool = False
    remark: str = ""

    @property
    def name(self) -> str:
        """What it says, in English."""
        return words("en")(f"pattern-{self.id}")

    @property
    def name_nl(self) -> str:
        """What it says, in Dutch."""
        return words("nl")(f"pattern-{self.id}")

    @property
    def target(self) -> str:
        """What must come out, with its tolerance."""
        return words("en")(f"pattern-{self.id}.target")
