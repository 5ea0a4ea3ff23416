"""What calibration may look at: the fit patterns, their figures, and how exactly a model should meet them.

Nothing else is read here: a check pattern that calibration had seen would test nothing any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from experiments.patterns.ensembles import CORE_SHARES, FITTED, TOLERANCE

CUT_OFF = 3.0  # of implausibility: by Pukelsheim's rule, at least 95% of any one-peaked distribution lies within


@dataclass(frozen=True)
class Target:
    """One figure to be met.

    Attributes
    ----------
    name : str
    pattern : int
    value : float
    observation : float
        Standard error of the figure itself: half the tolerance that its source gives, which is two of them.
    discrepancy : float
        Standard deviation of what the model would miss at its best parameters, in our judgement (assumption).
    en : str
        What it is, in words.
    why : str
        What the discrepancy stands for.
    source : str
    """

    name: str
    pattern: int
    value: float
    observation: float
    discrepancy: float
    en: str
    why: str
    source: str

    @property
    def variance(self) -> float:
        """Variance of observation and discrepancy together."""
        return self.observation**2 + self.discrepancy**2

    @property
    def variance_column(self) -> str:
        """Column of the sampling variance in a table of trials, beside that of the value."""
        return f"{self.name}_variance"


TARGETS: tuple[Target, ...] = (
    Target(
        "named_early", 17, 33 / 443, 0.01, 0.01, "municipalities with the name, October 2008",
        "33 centres were counted, and some municipalities may have had two", "domain.md P1",
    ),
    Target(
        "named_late", 17, 335 / 418, 0.02, 0.02, "municipalities with the name, 1 January 2011",
        "municipalities reported their own centres", "domain.md P2",
    ),
    Target(
        "worried", 19, 0.275, 0.0125, 0.0125, "families with a child under 18 in which a need arose this year",
        "a parent who worries and a need that arises are not the same", "domain.md P19",
    ),
    Target(
        "service_use", 19, 0.19, 0.015, 0.01, "youths under 18 with any service in the year",
        "the survey counts some services that the model has not", "domain.md P19",
    ),
    Target(
        "second_line_share", 19, 1 / 3, 0.04, 0.03, "second line as a share of them",
        "the survey's second line has more kinds of care", "domain.md P19",
    ),
    *(
        Target(
            f"core_{kind}", 1, CORE_SHARES[kind], TOLERANCE / 2, 0.03,
            f"open at month 24: share in which {kind} is core",
            "who answered such a survey counts as core whom the model may not", "000 fig. 1",
        )
        for kind in FITTED
    ),
)  # fmt: skip
BY_NAME = {target.name: target for target in TARGETS}


def implausibility(target: Target, expected: Any, variance: Any = 0.0) -> Any:
    """Distance of expected values from a target, in standard deviations.

    Parameters
    ----------
    target : Target
    expected : float or array of float
        From an emulator, or from runs.
    variance : float or array of float
        How uncertain that is: of the emulator, or of a run's few municipalities and lucks.

    Returns
    -------
    float or array of float
        ``|z - E| / sqrt(var_observation + var_discrepancy + variance)``.
    """
    return np.abs(target.value - expected) / np.sqrt(target.variance + variance)
