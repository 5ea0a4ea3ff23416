"""How a municipality settles its budget and its seven shares, where that is left to it."""

from __future__ import annotations

from sim.agents.council import Council
from sim.inputs.choices import Choices
from sim.inputs.investment import STEPS

USUAL_BUDGET = float(Choices.model_fields["budget_per_youth"].default)


def budget_per_youth(council: Council) -> float:
    """Pay more where support is larger and the grant's key gives more: needs, and families with a migrant background.

    The national key counts low incomes and minorities; its weights are unknown, so both count for a fifth (assumption).
    """
    context = council.context
    key = 0.6 + 0.2 * context.problem_load + 0.2 * context.migrant_share / 0.12
    willing = 0.7 + 0.6 * context.political_support_at_start
    return round(council.about("budget_per_youth", USUAL_BUDGET * min(2.0, key) * willing, 5.0, 60.0), 1)


def weights(council: Council) -> dict[str, float]:
    """Put more where more is lacking: each step weighs 1 and up to 1 more, a fifth up or down by luck."""
    context, plan = council.context, council.plan
    many = plan["partnership"] == "broad"
    lacking = {
        "mission": 1.0 - context.urgency_at_start,
        "working_methods": 0.5 * many + 0.5 * (plan["desk"] == "network_first"),
        "brand": float(plan["desk"] == "shared_building"),
        "staff": min(1.0, max(0.0, (context.utilisation - 0.7) / 0.25)),
        "support": 1.0 - context.political_support_at_start,
        "learning": council.strangers,
        "steering": 0.5 * many + 0.5 * (plan["care_coordination"] == "escalation_ladder"),
    }
    return {step: council.about(f"investment.{step}", 1.0 + lacking[step], 0.0, 3.0) for step in STEPS}
