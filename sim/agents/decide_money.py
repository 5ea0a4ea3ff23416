"""How a municipality settles its budget and its seven shares, where that is left to it."""

from __future__ import annotations

from sim.agents.council import USUAL, Council
from sim.inputs.choices import Choices
from sim.inputs.investment import STEPS

USUAL_BUDGET = float(Choices.model_fields["budget_per_youth"].default)
LEAST_BUDGET, MOST_BUDGET = 5.0, 60.0  # euro a youth and year (assumption)
# The grant's key: what is the same for all, and what problem load and families with a migrant background weigh.
KEY, KEY_LOAD, KEY_MIGRANTS, MOST_KEY = 0.6, 0.2, 0.2, 2.0  # (assumptions)
WILLING, BY_SUPPORT = 0.7, 0.6  # part of that paid without any support, and more with it (assumption)
ENOUGH_WORK, ENOUGH_RANGE = 0.7, 0.25  # utilisation from which staff lack, and further until all do (assumption)
HALF = 0.5  # of each of two reasons for the same step (assumption)
MOST_WEIGHT = 3.0  # of one step, before the shares are made


def budget_per_youth(council: Council) -> float:
    """Pay more where support is larger and the grant's key gives more: needs, and families with a migrant background.

    The national key counts low incomes and minorities; its weights are unknown, so both count for a fifth (assumption).
    """
    context = council.context
    key = KEY + KEY_LOAD * context.problem_load + KEY_MIGRANTS * context.migrant_share / USUAL.migrant_share
    willing = WILLING + BY_SUPPORT * context.political_support_at_start
    middle = USUAL_BUDGET * min(MOST_KEY, key) * willing
    return round(council.about("budget_per_youth", middle, LEAST_BUDGET, MOST_BUDGET), 1)


def weights(council: Council) -> dict[str, float]:
    """Put more where more is lacking: each step weighs 1 and up to 1 more, a fifth up or down by luck."""
    context, plan = council.context, council.plan
    many = plan["partnership"] == "broad"
    lacking = {
        "mission": 1.0 - context.urgency_at_start,
        "working_methods": HALF * many + HALF * (plan["desk"] == "network_first"),
        "brand": float(plan["desk"] == "shared_building"),
        "staff": min(1.0, max(0.0, (context.utilisation - ENOUGH_WORK) / ENOUGH_RANGE)),
        "support": 1.0 - context.political_support_at_start,
        "learning": council.strangers,
        "steering": HALF * many + HALF * (plan["care_coordination"] == "escalation_ladder"),
    }
    return {step: council.about(f"investment.{step}", 1.0 + lacking[step], 0.0, MOST_WEIGHT) for step in STEPS}
