"""Patterns of direction: authority, order of steps, urgency, form of governance (5, 6, 14, 16)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np

from experiments.patterns.claims import Claim, less, more
from experiments.patterns.laboratory import LAST, Arm, Laboratory
from experiments.patterns.pattern import CHOICES_ARTICLE, SEVEN_STEPS, Pattern, Sabotage
from experiments.patterns.witnesses import FamilyTrust

RULES = ("any_core_organisation", "escalation_ladder", "lead_organisation", "municipal_coordinator")
LATE = 60  # five years of nobody deciding who coordinates
TAKES_HOLD = 0.4  # of the pairs of partners, at month 60 (given)
GOVERNANCE = ("shared", "lead_organisation", "administrative_organisation")


def authority_and_date(lab: Laboratory) -> list[Claim]:
    """Pattern 5: who decides soonest, and whether the date matters more than the rule."""
    months = {
        director: lab.arm({"choices.director": director}).at("months_to_coordination_rule")
        for director in ("alderman", "ggd", "none")
    }
    claims = [
        more("months to the rule, health service against alderman", months["ggd"] - months["alderman"]),
        more("months to the rule, nobody against health service", months["none"] - months["ggd"]),
    ]
    for outcome in ("white_spots_per_1000", "grey_areas_per_1000"):
        at_once = [lab.arm({"choices.care_coordination": rule}).over(outcome, 48) for rule in RULES]
        late = [
            lab.arm(
                {
                    "choices.care_coordination": "not_on_agenda",
                    "changes": [{"month": LATE, "field": "choices.care_coordination", "value": rule}],
                }
            ).over(outcome, 48)
            for rule in RULES
        ]
        by_date = np.mean(late, axis=0) - np.mean(at_once, axis=0)
        gaps = [one - other for one, other in combinations(at_once, 2)]
        by_rule = np.mean([np.sign(gap.mean()) * gap for gap in gaps], axis=0)
        claims.append(
            more(f"{outcome}: five years' delay less the mean difference between two rules", by_date - by_rule)
        )
    return claims


def form_or_content_first(lab: Laboratory) -> list[Claim]:
    """Pattern 6: what each order brings sooner, and what it risks."""
    form, content = (
        lab.arm({"choices.sequence": sequence}, witness=FamilyTrust(LAST))
        for sequence in ("form_first", "content_first")
    )

    def contacts(arm: Arm) -> np.ndarray:
        return sum((arm.over(f"contacts_{channel}", 24, 54) for channel in ("desk", "phone", "web")), np.zeros(1))

    weak = {"context.political_support_at_start": 0.1}
    form_weak, content_weak = (
        lab.arm({**weak, "choices.sequence": sequence}).at("opened") for sequence in ("form_first", "content_first")
    )
    practice = [np.nan_to_num(arm.series("practice_level"))[:, 24:61].mean(axis=1) for arm in (form, content)]
    return [
        more("contacts with the CJG to December 2011, form first against content first",
             contacts(form) - contacts(content)),
        more("practice_level in months 24-60, content first against form first", practice[1] - practice[0]),
        less("families' trust in help, December 2014, form first against content first", form.said() - content.said()),
        more("with little political support: share never opened, content first against form first",
             form_weak - content_weak),
    ]  # fmt: skip


def no_urgency(lab: Laboratory) -> list[Claim]:
    """Pattern 14: what any investment comes to without urgency."""

    def practice(fields: Mapping[str, object]) -> np.ndarray:
        return np.nan_to_num(lab.arm(fields).at("practice_level", 60))

    claims, urged = [], []
    for step in ("mission", "staff", "learning"):
        invested = {"choices.budget_per_youth": 100.0, f"choices.investment.{step}": 0.7}
        without = practice({**invested, "mechanisms.urgency": 0.0})
        text = f"practice_level at month 60 without urgency, 100 euro a youth, most on {step}"
        claims.append(less(text, without, TAKES_HOLD))
        urged.append(practice(invested))
    best = max(urged, key=lambda levels: float(levels.mean()))
    return [*claims, more("practice_level at month 60 with urgency and the same money, the best of the three", best,
                          TAKES_HOLD)]  # fmt: skip


def governance_by_number(lab: Laboratory) -> list[Claim]:
    """Pattern 16: which form does best, with the number of organisations varied in the world at fixed need.

    Everybody who exists is invited; what those who are not there would have done comes to the others, with capacity to
    match.
    """

    def practice(organisations: int, trust: float, governance: str) -> np.ndarray:
        fields = {
            "choices.partnership": "broad",
            "context.organisations": organisations,
            "context.existing_collaboration": trust,
            "choices.governance": governance,
        }
        return np.nan_to_num(lab.arm(fields).series("practice_level"))[:, 36:73].mean(axis=1)

    arms = [
        ("five organisations and dense trust", "shared", (5, 0.6)),
        ("nine organisations", "lead_organisation", (9, 0.25)),
        ("fourteen organisations", "administrative_organisation", (14, 0.25)),
    ]
    claims = []
    for where, best, (organisations, trust) in arms:
        levels = {form: practice(organisations, trust, form) for form in GOVERNANCE}
        claims += [
            more(f"practice_level in months 36-72, {where}: {best} against {other}", levels[best] - levels[other])
            for other in GOVERNANCE
            if other != best
        ]
    return claims


PATTERNS = (
    Pattern(
        5, "check", CHOICES_ARTICLE, ("months_to_coordination_rule", "white_spots_per_1000", "grey_areas_per_1000"),
        authority_and_date, Sabotage("mechanisms.urgency", "direction works in proportion to urgency"),
    ),
    Pattern(
        6, "check", CHOICES_ARTICLE, ("months_to_open", "opened", "practice_level"), form_or_content_first,
        Sabotage("mechanisms.meeting", "agreements and ties come from meetings"),
    ),
    Pattern(
        14, "mechanism", SEVEN_STEPS,
        ("practice_level",), no_urgency,
    ),
    Pattern(
        16, "check", f"{SEVEN_STEPS}, Provan and Kenis 2008", ("practice_level", "agreement_level"),
        governance_by_number,
        Sabotage("mechanisms.meeting", "a form of governance works through meetings"),
    ),
)  # fmt: skip
