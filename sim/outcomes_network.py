"""Outcomes of the network behind the doors: agreements, ties, identity, hours, opening and money."""

from __future__ import annotations

from sim.outcome_entry import Outcome, one

UNBOUNDED = (0.0, None)

AGREEMENTS: list[Outcome] = [
    one("load", "level", "share", "lower", bounds=UNBOUNDED),
    one("partners", "level", "organisations", "neither", bounds=UNBOUNDED),
    one("core_partners", "level", "organisations", "neither", bounds=UNBOUNDED),
    one("agreement_level", "level", "share", "higher"),
    one("practice_level", "level", "share", "higher"),
    one("practice_gap", "difference", "difference", "lower", bounds=(-1.0, 1.0)),
    one("goal_consensus", "level", "scale", "higher"),
    one("political_support", "level", "scale", "higher"),
    one("months_to_coordination_rule", "month", "month", "lower", bounds=UNBOUNDED),
]

TIES: list[Outcome] = [
    one("org_density", "level", "share", "neither"),
    one("org_centralisation", "level", "scale", "neither"),
    one("professional_density", "level", "share", "neither"),
    one("mean_trust", "level", "scale", "higher"),
    one("mean_knowledge", "level", "scale", "higher"),
    one("broker_share", "rate", "share", "neither"),
    one("staff_unaware", "level", "share", "lower"),
]

IDENTITY: list[Outcome] = [
    one("identity_cjg", "level", "scale", "neither"),
    one("identity_employer", "level", "scale", "neither"),
    one("dual_identity_share", "level", "share", "neither"),
    one("handover_success_dual", "mean", "share", "higher"),
    one("handover_success_other", "mean", "share", "higher"),
    one("meeting_hours_share", "rate", "share", "lower"),
]

OPENING_AND_MONEY: list[Outcome] = [
    one("months_to_open", "month", "month", "lower", bounds=UNBOUNDED),
    one("months_to_name", "month", "month", "lower", bounds=UNBOUNDED),
    one("opened", "level", "share", "higher"),
    one("named", "level", "share", "higher"),
    one("cost_per_youth", "mean", "euro_youth", "lower", bounds=UNBOUNDED),
    one("partner_hours_cost", "mean", "euro_youth", "lower", bounds=UNBOUNDED),
    one("cost_per_helped_child", "mean", "euro_child", "lower", bounds=UNBOUNDED),
]

OUTCOMES_OF_THE_NETWORK: list[Outcome] = [*AGREEMENTS, *TIES, *IDENTITY, *OPENING_AND_MONEY]
