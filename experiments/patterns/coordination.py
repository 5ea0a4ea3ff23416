"""Patterns of coordination of care (8, 9, 28)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.patterns.claims import Claim, less, more, no_less
from experiments.patterns.laboratory import Arm, Laboratory
from experiments.patterns.pattern import CHOICES_ARTICLE, SEVEN_STEPS, Pattern, Sabotage
from experiments.patterns.witnesses import HeavyCoordination

# Thin, but not empty: where nobody knows anybody no rule can make a plan.
THIN = {"context.existing_collaboration": 0.1, "mechanisms.knowledge": 0.25}
FULL = {
    "context.existing_collaboration": 0.8,
    "mechanisms.knowledge": 2.0,
    "choices.investment.working_methods": 0.4,
    "choices.investment.learning": 0.4,
}


def any_organisation_and_directories(lab: Laboratory) -> list[Claim]:
    """Pattern 8: one plan under the rule that anybody may coordinate, against a lead organisation."""

    def gap(fields: Mapping[str, object]) -> np.ndarray:
        anybody, lead = (
            lab.arm({**fields, "choices.care_coordination": rule}).over("one_plan_rate", 48)
            for rule in ("any_core_organisation", "lead_organisation")
        )
        return anybody - lead

    thin, full = gap(THIN), gap(FULL)
    return [
        less("one_plan_rate, any organisation against a lead, directories thin", thin),
        no_less("one_plan_rate, any organisation against a lead, directories full", full),
        more("that difference, full against thin", full - thin),
    ]


def ladder_and_the_heaviest(lab: Laboratory) -> list[Claim]:
    """Pattern 9: families coordinated by the heaviest rung."""
    seen = HeavyCoordination(60)
    ladder, anybody, lead = (
        lab.arm({"choices.care_coordination": rule}, witness=seen).said()
        for rule in ("escalation_ladder", "any_core_organisation", "lead_organisation")
    )
    return [
        more("families coordinated by the heaviest rung, ladder against any organisation", ladder - anybody),
        more("the same, ladder against a lead organisation", ladder - lead),
    ]


def flown_in(lab: Laboratory) -> list[Claim]:
    """Pattern 28: what fly-in does to handovers, plans and the specialists' queue."""
    referred, flown = (
        lab.arm({"choices.partnership": "broad", "choices.specialist_help": help_})
        for help_ in ("refer_on", "fly_in")
    )  # fmt: skip

    def lost(arm: Arm) -> np.ndarray:
        return arm.over("handover_success_denominator", 60) - arm.over("handover_success_numerator", 60)

    return [
        less("handovers lost in a year, fly-in against refer on", lost(flown) - lost(referred)),
        more("one_plan_rate, fly-in against refer on", flown.over("one_plan_rate", 60)
             - referred.over("one_plan_rate", 60)),
        more("second_line_waiting, fly-in against refer on", flown.over("second_line_waiting", 60)
             - referred.over("second_line_waiting", 60)),
    ]  # fmt: skip


PATTERNS = (
    Pattern(
        8, "mechanism", CHOICES_ARTICLE, ("one_plan_rate", "mean_knowledge"), any_organisation_and_directories,
    ),
    Pattern(
        9, "mechanism", CHOICES_ARTICLE, ("one_plan_rate",), ladder_and_the_heaviest,
    ),
    Pattern(
        28, "check", SEVEN_STEPS,
        ("handover_success", "one_plan_rate", "second_line_waiting"), flown_in,
        Sabotage("mechanisms.practice", "a specialist comes only to a partner with whom agreements are practised"),
    ),
)  # fmt: skip
