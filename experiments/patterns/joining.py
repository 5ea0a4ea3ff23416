"""Patterns of who joins and what is agreed: breadth, relabelling, copying (7, 26, 32)."""

from __future__ import annotations

import numpy as np

from experiments.patterns.claims import Claim, less, more, resampled_more
from experiments.patterns.laboratory import MONTHS, Arm, Laboratory
from experiments.patterns.pattern import CHOICES_ARTICLE, SEVEN_STEPS, Pattern, Sabotage
from experiments.patterns.witnesses import CopiedAgreements

CROSSED_FOR = 12  # months for which the broad one must stay ahead
COPIED_IN = 24


def narrow_or_broad(lab: Laboratory) -> list[Claim]:
    """Pattern 7: what breadth costs, what it brings, and when."""
    arms = {
        (place, partnership): lab.arm({"choices.partnership": partnership}, base=f"contexts/problems_{place}_core")
        for place in ("inside", "outside")
        for partnership in ("narrow", "broad")
    }

    def gap(place: str) -> np.ndarray:
        broad, narrow = (arms[place, each].series("white_spots_per_1000") for each in ("broad", "narrow"))
        return broad - narrow

    def crossing(place: str, rows: np.ndarray) -> float:
        ahead = gap(place)[rows].mean(axis=0) < 0.0
        months = range(12, MONTHS - CROSSED_FOR)
        return float(next((month for month in months if ahead[month : month + CROSSED_FOR].all()), MONTHS + 1))

    practice = {key: np.nan_to_num(arm.series("practice_level"))[:, 24:49].mean(axis=1) for key, arm in arms.items()}
    hours = {key: arm.over("partner_hours_cost", 48) for key, arm in arms.items()}
    return [
        more("practice_level in months 24-48, narrow against broad, problems inside the core",
             practice["inside", "narrow"] - practice["inside", "broad"]),
        more("the same, problems outside the core", practice["outside", "narrow"] - practice["outside", "broad"]),
        less("white_spots_per_1000 in the last two years, broad against narrow, problems outside the core",
             gap("outside")[:, 66:].mean(axis=1)),
        more("partners' hours, euro a youth, broad against narrow", hours["outside", "broad"]
             - hours["outside", "narrow"]),
        resampled_more("months by which broad gets ahead sooner where problems lie outside the core",
                       lambda rows: crossing("inside", rows) - crossing("outside", rows), lab.pairs),
    ]  # fmt: skip


def relabelled(lab: Laboratory) -> list[Claim]:
    """Pattern 26: the name first, and the gap behind it, where there was cooperation to relabel."""
    kept, new = (
        lab.arm({"context.existing_collaboration": 0.5, "choices.start_from": start})
        for start in ("relabel_existing", "new_design")
    )

    def gap(arm: Arm) -> np.ndarray:
        return np.nan_to_num(arm.series("practice_gap"))[:, 24:].mean(axis=1)

    return [
        # a rule lets what is relabelled open with less building: verification, not validation
        less(
            "months to the name, relabelled against new design", kept.at("months_to_name") - new.at("months_to_name")
        ).of_kind("mechanism"),
        more("practice_gap from month 24, relabelled against new design", gap(kept) - gap(new)),
    ]


def copied(lab: Laboratory) -> list[Claim]:
    """Pattern 32: what agreements taken over from elsewhere come to without the meetings behind them."""
    few = {"choices.meetings_per_year": 2}
    own, alone, copy = lab.arm(), lab.arm(few), lab.arm(few, act=CopiedAgreements(COPIED_IN))

    def mean(arm: Arm, outcome: str) -> np.ndarray:
        return np.nan_to_num(arm.series(outcome))[:, 36:].mean(axis=1)

    return [
        more("agreement_level from month 36, copied without meetings against neither",
             mean(copy, "agreement_level") - mean(alone, "agreement_level")),
        less("practice_level from month 36, copied without meetings against its own meetings",
             mean(copy, "practice_level") - mean(own, "practice_level")),
        more("practice_gap from month 36, copied against its own meetings", mean(copy, "practice_gap")
             - mean(own, "practice_gap")),
    ]  # fmt: skip


PATTERNS = (
    Pattern(
        7, "check", CHOICES_ARTICLE,
        ("practice_level", "white_spots_per_1000", "partner_hours_cost"), narrow_or_broad,
        Sabotage("mechanisms.practice", "everything downstream reads practice, not agreements"),
    ),
    Pattern(
        26, "check", CHOICES_ARTICLE, ("practice_gap",), relabelled,
        Sabotage("context.existing_collaboration", "without existing cooperation there is nothing to relabel"),
        remark="the first claim is a mechanism",
    ),
    Pattern(
        32, "check", SEVEN_STEPS, ("agreement_level", "practice_level", "practice_gap"), copied,
        Sabotage("mechanisms.practice", "practice grows in shared cases, towards what was talked over"),
    ),
)  # fmt: skip
