"""Patterns of levels: attendance, use, and the second line as a control (18, 19, 24)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

import scenarios
from experiments.patterns.claims import Claim, exactly, interval, more, within
from experiments.patterns.laboratory import Laboratory
from experiments.patterns.pattern import Pattern, Sabotage
from experiments.patterns.witnesses import WorriedParents
from sim.inputs.calendar import DEADLINE
from sim.inputs.organisation_types import ALL_KINDS, CLINIC
from sim.state.life_course import CLINIC_VISITS, contact_table

SURVEYED = DEADLINE  # December 2011, the year of the survey
POINT = 0.005  # half a percentage point: as exactly as the figures are given
QUARTER = 0.25
CONSTANT = {"context.second_line_capacity": (1.0,)}
ROOMIER = {"context.second_line_capacity": (1.2,)}


def attendance(lab: Laboratory) -> list[Claim]:
    """Pattern 18: the contact table every run reads."""
    stage, who, how_often = contact_table(ALL_KINDS)
    seen = {age: stage[age + 9] for age in CLINIC_VISITS}
    kept = {age: float(how_often[at][who[at] == CLINIC].sum()) for age, at in seen.items()}
    first = float(np.mean([share for age, share in kept.items() if age < 12]))
    last = kept[max(CLINIC_VISITS)]
    return [
        exactly("appointments kept in the first year", first, abs(first - 0.99) <= POINT),
        exactly("appointments kept near the fourth birthday", last, abs(last - 0.85) <= POINT),
        exactly("the table knows age and organisation, nothing of a family", float(how_often.ndim),
                how_often.ndim == 2),
    ]  # fmt: skip


def need_and_use(lab: Laboratory) -> list[Claim]:
    """Pattern 19: worried parents, youths in services, and the second line's part."""
    seen = surveyed(lab)
    return [
        within("families with a child under 18 in which a need arose this year", seen["worried"], 0.25, 0.30),
        within("youths under 18 with any service in the year", seen["service_use"], 0.16, 0.22),
        within("second line as a share of them", seen["second_line_share"], 1 / 3 - 0.08, 1 / 3 + 0.08),
    ]


def surveyed(lab: Laboratory, fields: Mapping[str, Any] | None = None, **run: Any) -> dict[str, np.ndarray]:
    """Return what the survey asked, in every future of an arm: ``run`` is as of :meth:`Laboratory.arm`."""
    arm = lab.arm(fields, witness=WorriedParents(SURVEYED), **run)
    use = arm.at("service_use", SURVEYED)
    return {"worried": arm.said(), "service_use": use, "second_line_share": arm.at("second_line_use", SURVEYED) / use}


def second_line_is_the_provinces(lab: Laboratory) -> list[Claim]:
    """Pattern 24: no choice moves the second line's queue as money does."""
    pairs = max(2, lab.pairs // 2)
    waiting = "second_line_waiting"
    usual = lab.arm(CONSTANT, pairs=pairs).over(waiting, 60)
    relief = usual - lab.arm(ROOMIER, pairs=pairs).over(waiting, 60)
    claims = [more("second_line_waiting per 1,000 that 20% more capacity takes away", relief)]
    quarter = QUARTER * float(relief.mean())
    moved = []
    for group, names in scenarios.groups().items():
        if not group.startswith("dilemma_"):
            continue
        for name in names:
            mean, low, high = interval(lab.arm(CONSTANT, base=name, pairs=pairs).over(waiting, 60) - usual)
            if mean is not None and low is not None and high is not None:
                nearest = 0.0 if low <= 0.0 <= high else min(abs(low), abs(high))
                moved.append((max(abs(low), abs(high)), abs(mean), nearest, name))
    highest, mean, low, name = max(moved)
    text = f"largest effect of a choice either way, per 1,000 (a quarter of that is {quarter:.3g}): {name}"
    return [*claims, Claim(text, mean, low, highest, highest < quarter)]


PATTERNS = (
    Pattern(
        18, "input", "domain.md P21", ("reach_0_4",), attendance,
        has_figures=True,
    ),
    Pattern(
        19, "fit", "domain.md P19",
        ("service_use", "second_line_use"), need_and_use, has_figures=True,
    ),
    Pattern(
        24, "check", "domain.md P23",
        ("second_line_waiting",), second_line_is_the_provinces,
        Sabotage("mechanisms.prevention", "a negative control fails when a CJG is made to prevent need: switched on, "
                 "since it stands at 0", 2.0),
    ),
)  # fmt: skip
