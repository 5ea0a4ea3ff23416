"""The registry of outcomes: every name that tables, files, charts and sweeps use, in the order of the ODD.

What an outcome is called and means stands in the catalogue of words (``language/*/outcomes.ftl``), under its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["rate", "difference", "mean", "level", "count", "month"]
Better = Literal["higher", "lower", "neither"]

BANDS: tuple[str, ...] = ("unborn", "0_4", "4_12", "12_18", "18_23", "all")

UNITS: tuple[str, ...] = (
    "share", "difference", "scale", "per_1000", "at_a_time", "at_a_time_under_18", "family_months", "per_site_week",
    "organisations", "sites", "months", "month", "euro_youth", "euro_child",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing that is observed, under the name that every table, chart and file uses.

    Attributes
    ----------
    name : str
        Column name and JSON key.
    kind : {"rate", "difference", "mean", "level", "count", "month"}
        ``rate``: a ratio of counts over the trailing 12 months, with numerator and denominator beside it;
        ``difference``: one rate minus another; ``mean``: an average over the trailing 12 months or over a
        cohort; ``level``: the state in the month itself; ``count``: events of the trailing 12 months per unit
        of population; ``month``: the month in which something first happened (1 + horizon when it never did).
    bounds : tuple of float and (float or None)
        Smallest and largest possible value; None is no upper limit.
    unit : str
        One of :data:`UNITS`.
    better : {"higher", "lower", "neither"}
        Which way most readers would call an improvement.
    """

    name: str
    kind: Kind
    bounds: tuple[float, float | None]
    unit: str
    better: Better


def one(
    name: str, kind: Kind, unit: str, better: Better, *, bounds: tuple[float, float | None] = (0.0, 1.0)
) -> Outcome:
    """Build one entry; by default it lies between 0 and 1."""
    if unit not in UNITS:
        raise ValueError(f"{name}: {unit!r} is no unit")
    return Outcome(name, kind, bounds, unit, better)


def by_band(stem: str, better: Better) -> list[Outcome]:
    """Build a rate for each age band: ``stem_BAND``."""
    return [one(f"{stem}_{band}", "rate", "share", better) for band in BANDS]


UNBOUNDED = (0.0, None)

# -- what families went through

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

# -- what happened behind the doors

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

OUTCOMES: dict[str, Outcome] = {outcome.name: outcome for outcome in (*OUTCOMES_OF_FAMILIES, *OUTCOMES_OF_THE_NETWORK)}

#: All names, in order.
NAMES: tuple[str, ...] = tuple(OUTCOMES)

#: Names with a numerator and a denominator in the monthly table.
RATES: tuple[str, ...] = tuple(name for name, outcome in OUTCOMES.items() if outcome.kind == "rate")
