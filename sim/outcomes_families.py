"""Outcomes of what families went through: reach, use of the CJG, help, coordination and care."""

from __future__ import annotations

from sim.outcome_entry import Outcome, by_band, one

UNBOUNDED = (0.0, None)

REACH: list[Outcome] = [
    *by_band("reach", "higher"),
    *by_band("help", "higher"),
    *by_band("cjg_reach", "higher"),
    *by_band("question_answered", "higher"),
    one("own_circle_share", "rate", "share", "neither"),
    one("reach_gap_migrant", "difference", "difference", "lower", bounds=(-1.0, 1.0)),
    one("reach_gap_vulnerable", "difference", "difference", "lower", bounds=(-1.0, 1.0)),
    one("reach_gap_neighbourhood", "difference", "difference", "lower", bounds=(-1.0, 1.0)),
]

CHANNELS: list[Outcome] = [
    one("awareness_parents", "level", "share", "higher"),
    one("awareness_youth", "level", "share", "higher"),
    one("contacts_desk", "count", "per_1000", "neither", bounds=UNBOUNDED),
    one("contacts_phone", "count", "per_1000", "neither", bounds=UNBOUNDED),
    one("contacts_web", "count", "per_1000", "neither", bounds=UNBOUNDED),
    one("walk_ins_per_desk_week", "mean", "per_site_week", "neither", bounds=UNBOUNDED),
    one("desks_open", "level", "sites", "neither", bounds=UNBOUNDED),
    one("sites_closed", "level", "sites", "neither", bounds=UNBOUNDED),
    one("walk_in_share_0_4", "rate", "share", "neither"),
    one("walk_in_share_12_plus", "rate", "share", "neither"),
]

HELP: list[Outcome] = [
    one("fit_of_help", "rate", "share", "higher"),
    one("early_help", "rate", "share", "higher"),
    one("months_to_help", "mean", "months", "lower", bounds=(0.0, 12.0)),
    one("white_spot_rate", "rate", "share", "lower"),
    one("white_spots_per_1000", "mean", "at_a_time", "lower", bounds=UNBOUNDED),
    one("grey_area_rate", "rate", "share", "lower"),
    one("grey_areas_per_1000", "count", "family_months", "lower", bounds=UNBOUNDED),
    one("one_plan_rate", "rate", "share", "higher"),
    one("unplanned_families_per_1000", "mean", "at_a_time", "lower", bounds=UNBOUNDED),
    one("orgs_per_multi_problem_family", "mean", "organisations", "neither", bounds=UNBOUNDED),
    one("handover_success", "rate", "share", "higher"),
    one("waiting_share", "rate", "share", "lower"),
    one("second_line_waiting", "mean", "at_a_time_under_18", "lower", bounds=(0.0, 1000.0)),
    one("service_use", "rate", "share", "neither"),
    one("second_line_use", "rate", "share", "neither"),
    one("severe_outside_second_line", "rate", "share", "neither"),
    one("light_share_of_use", "rate", "share", "neither"),
    one("light_families_share", "rate", "share", "neither"),
]

OUTCOMES_OF_FAMILIES: list[Outcome] = [*REACH, *CHANNELS, *HELP]
