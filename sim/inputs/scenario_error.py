"""What is refused of a scenario: in English for whoever reads it as it is, and in codes and facts for all else.

The English text is what the command line prints. Whoever speaks another language, or names fields by their labels,
makes a sentence of each finding: the catalogue of words has a message for every code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a scenario.

    Parameters
    ----------
    code : str
        What is wrong, such as ``"not-allowed"``.
    facts : dict
        What there is to say of it: ``field`` is a full path, ``given`` a value as a file would have it, and a fact with
        the name of a choice is what was chosen.
    since : int
        First month in which it holds; 0 unless a later change brings it.
    """

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    since: int = 0


class ScenarioError(ValueError):
    """A scenario that cannot be read or cannot be run; its text is meant for people.

    Parameters
    ----------
    text : str
        In English.
    *findings : Finding
        The same, to be said otherwise; none where only the text says it.
    """

    def __init__(self, text: str, *findings: Finding) -> None:
        super().__init__(text)
        self.findings = findings

    @classmethod
    def of(cls, problems: Iterable[ScenarioError], between: str = "\n") -> ScenarioError:
        """Return several problems as one, each text once."""
        once = list({str(problem): problem for problem in problems}.values())
        return cls(between.join(map(str, once)), *(each for problem in once for each in problem.findings))

    def told(self, start: str, since: int = 0) -> ScenarioError:
        """Return this problem with a text before it, and the month from which it holds."""
        return ScenarioError(f"{start}{self}", *(replace(each, since=since or each.since) for each in self.findings))
