"""Outcomes from counts: the one place where a numerator meets its denominator (ODD 4, observation).

Rates look back over twelve months. Reach and help are booked by month of onset, so that the rate of month T is about
onsets in T-14 to T-3: each has had its three months, and nothing done in month T can touch it. Where there is no
denominator, or the run is too short to look back that far, the value is not a number: never 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sim.inputs.calendar import YEAR
from sim.observe.outcomes import OUTCOMES
from sim.state import counters as n
from sim.state.episodes import HELP_HORIZON, WINDOW

BAND_NAMES = ("unborn", "0_4", "4_12", "12_18", "18_23")
LEAST_IN_PLACE = 5.0  # onsets in a neighbourhood and year below which its reach says nothing


@dataclass(frozen=True)
class Record:
    """What one run leaves behind, before it is made into outcomes.

    Attributes
    ----------
    counts : float array, shape (months, counters)
        From month 0.
    levels : float array, shape (months, levels)
    by_place : float array, shape (months, neighbourhoods, 2)
    coordination, opened, named : int or None
        Months in which it happened first.
    months : int
    """

    counts: np.ndarray
    levels: np.ndarray
    by_place: np.ndarray
    coordination: int | None
    opened: int | None
    named: int | None
    months: int


def trailing(values: np.ndarray, months: int = YEAR, lag: int = 0) -> np.ndarray:
    """Sums over the ``months`` months that end ``lag`` months before each month; not a number where that reaches
    before 0.

    Parameters
    ----------
    values : float array, shape (months, ...)
    months, lag : int

    Returns
    -------
    float array, the shape of ``values``
    """
    total = np.full(values.shape, np.nan)
    summed = np.concatenate([np.zeros((1, *values.shape[1:])), np.cumsum(values, axis=0)])
    first = months - 1 + lag
    if first < len(values):
        stop = len(values) - lag
        total[first:] = summed[months : stop + 1] - summed[: stop - months + 1]
    return total


def _ratio(top: np.ndarray, bottom: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(bottom > 0.0, top / bottom, np.nan)


class Series(dict[str, np.ndarray]):
    """Monthly series by column name: ``NAME``, and for rates ``NAME_numerator`` and ``NAME_denominator``."""

    def rate(self, name: str, top: np.ndarray, bottom: np.ndarray) -> None:
        """Add a rate with its parts."""
        self[name] = _ratio(top, bottom)
        self[f"{name}_numerator"] = top
        self[f"{name}_denominator"] = bottom


def monthly_series(record: Record) -> Series:
    """All outcomes, month by month.

    Parameters
    ----------
    record : Record

    Returns
    -------
    Series
        Arrays of length ``record.months``, in the order of :data:`sim.observe.outcomes.OUTCOMES`.
    """
    year = trailing(record.counts)
    cohort = trailing(record.counts, lag=WINDOW)
    questions = trailing(record.counts, lag=2)
    slow = trailing(record.counts, lag=HELP_HORIZON)
    found = Series()
    _reach(found, cohort, questions, record)
    _use(found, year, record)
    _help(found, year, slow)
    _network(found, year, record)
    _milestones(found, record)
    _money(found, year)
    ordered = Series()
    for name in OUTCOMES:
        ordered[name] = found[name]
        for part in (f"{name}_numerator", f"{name}_denominator"):
            if part in found:
                ordered[part] = found[part]
    return ordered


def _banded(found: Series, name: str, top: np.ndarray, bottom: np.ndarray) -> None:
    for band, label in enumerate(BAND_NAMES):
        found.rate(f"{name}_{label}", top[:, band], bottom[:, band])
    found.rate(f"{name}_all", top.sum(axis=1), bottom.sum(axis=1))


def _reach(found: Series, cohort: np.ndarray, questions: np.ndarray, record: Record) -> None:
    def bands(table: np.ndarray, first: int) -> np.ndarray:
        return table[:, first : first + n.BANDS]

    base = bands(cohort, n.BASE)
    _banded(found, "reach", bands(cohort, n.REACHED), base)
    _banded(found, "help", bands(cohort, n.HELPED), base)
    _banded(found, "cjg_reach", bands(cohort, n.CJG_REACHED), base)
    _banded(found, "question_answered", bands(questions, n.ANSWERED), bands(questions, n.QUESTIONS))
    found.rate("own_circle_share", questions[:, n.ANSWERED_OWN], bands(questions, n.QUESTIONS).sum(axis=1))
    reached, everybody = bands(cohort, n.REACHED).sum(axis=1), base.sum(axis=1)
    for name, of, to in (
        ("migrant", n.BASE_MIGRANT, n.REACHED_MIGRANT),
        ("vulnerable", n.BASE_VULNERABLE, n.REACHED_VULNERABLE),
    ):
        rest = _ratio(reached - cohort[:, to], everybody - cohort[:, of])
        found[f"reach_gap_{name}"] = rest - _ratio(cohort[:, to], cohort[:, of])
    places = trailing(record.by_place, lag=WINDOW)
    enough = np.where(places[:, :, 0] >= LEAST_IN_PLACE, places[:, :, 0], 0.0)
    by_place = _ratio(places[:, :, 1], enough)
    any_place = ~np.isnan(by_place).all(axis=1)
    worst = np.full(len(by_place), np.nan)
    worst[any_place] = np.nanmin(by_place[any_place], axis=1)
    found["reach_gap_neighbourhood"] = _ratio(reached, everybody) - worst


def _use(found: Series, year: np.ndarray, record: Record) -> None:
    counts = record.counts
    quarter = trailing(counts, months=n.QUARTER)  # everybody is counted once a quarter
    found["awareness_parents"] = _ratio(quarter[:, n.PARENTS_AWARE], quarter[:, n.PARENTS])
    found["awareness_youth"] = _ratio(quarter[:, n.YOUTHS_AWARE], quarter[:, n.YOUTHS_12_16])
    per_thousand = year[:, n.YOUTHS] / YEAR / 1000.0
    for name, counter in (
        ("contacts_desk", n.CONTACT_DESK),
        ("contacts_phone", n.CONTACT_PHONE),
        ("contacts_web", n.CONTACT_SITE),
    ):
        found[name] = _ratio(year[:, counter], per_thousand)
    found["walk_ins_per_desk_week"] = _ratio(year[:, n.CONTACT_DESK], year[:, n.DESK_WEEKS])
    found["desks_open"] = record.levels[:, n.L_DESKS]
    found["sites_closed"] = record.levels[:, n.L_SITES_CLOSED]
    found.rate("walk_in_share_0_4", year[:, n.FIRST_0_4_DESK], year[:, n.FIRST_0_4])
    found.rate("walk_in_share_12_plus", year[:, n.FIRST_12_DESK], year[:, n.FIRST_12])


def _help(found: Series, year: np.ndarray, slow: np.ndarray) -> None:
    thousand_months = year[:, n.YOUTHS] / 1000.0
    thousands = thousand_months / YEAR
    found.rate("fit_of_help", year[:, n.FITTING_HELP], year[:, n.HELP_MONTHS])
    found.rate("early_help", year[:, n.EARLY_HELP], year[:, n.EARLY_STAGE])
    found["months_to_help"] = _ratio(slow[:, n.MONTHS_UNHELPED], slow[:, n.SEVERE_ALL])
    found.rate("white_spot_rate", year[:, n.KNOWN_WHITE], year[:, n.KNOWN_CLOSED])
    found["white_spots_per_1000"] = _ratio(year[:, n.WHITE_NOW], thousand_months)
    found.rate("grey_area_rate", year[:, n.CONFLICT], year[:, n.JOINT])
    found["grey_areas_per_1000"] = _ratio(year[:, n.CONFLICT], thousands)
    found.rate("one_plan_rate", year[:, n.ONE_PLAN], year[:, n.JOINT_SECOND])
    found["unplanned_families_per_1000"] = _ratio(year[:, n.JOINT_SECOND] - year[:, n.ONE_PLAN], thousand_months)
    found["orgs_per_multi_problem_family"] = _ratio(year[:, n.MULTI_PROBLEM_ORGANISATIONS], year[:, n.MULTI_PROBLEM])
    found.rate("handover_success", year[:, n.HANDOVERS_OK], year[:, n.HANDOVERS])
    in_first_line = year[:, n.WAITING_FIRST] + year[:, n.HELPED_FIRST]
    found.rate("waiting_share", year[:, n.WAITING_FIRST], in_first_line)
    found["second_line_waiting"] = _ratio(year[:, n.WAITING_SECOND_LONG], year[:, n.YOUTHS_18] / 1000.0)
    found.rate("service_use", year[:, n.USED_SERVICE], year[:, n.YOUTHS_18])
    found.rate("second_line_use", year[:, n.USED_SECOND_LINE], year[:, n.YOUTHS_18])
    found.rate("severe_outside_second_line", year[:, n.SEVERE_OUTSIDE], year[:, n.SEVERE_FAMILIES])
    found.rate("light_share_of_use", year[:, n.HELP_MONTHS_LIGHT], year[:, n.HELP_MONTHS])
    found.rate("light_families_share", year[:, n.FAMILIES_HELPED_LIGHT], year[:, n.FAMILIES_HELPED])
    found["load"] = _ratio(year[:, n.HOURS_USED], year[:, n.HOURS_ABLE])


def _network(found: Series, year: np.ndarray, record: Record) -> None:
    levels = record.levels
    for name, level in (
        ("partners", n.L_PARTNERS),
        ("core_partners", n.L_CORE),
        ("agreement_level", n.L_AGREEMENT),
        ("practice_level", n.L_PRACTICE),
        ("goal_consensus", n.L_CONSENSUS),
        ("political_support", n.L_SUPPORT),
        ("org_density", n.L_DENSITY),
        ("org_centralisation", n.L_CENTRALISATION),
        ("professional_density", n.L_PROFESSIONAL_DENSITY),
        ("mean_trust", n.L_TRUST),
        ("mean_knowledge", n.L_KNOWLEDGE),
        ("staff_unaware", n.L_UNAWARE),
        ("identity_cjg", n.L_IDENTITY_CJG),
        ("identity_employer", n.L_IDENTITY_EMPLOYER),
        ("dual_identity_share", n.L_DUAL),
    ):
        found[name] = levels[:, level]
    found["practice_gap"] = found["agreement_level"] - found["practice_level"]
    found.rate("broker_share", year[:, n.CENTRAL_HANDOVERS], year[:, n.HANDOVERS_OK])
    found.rate("meeting_hours_share", year[:, n.HOURS_MEETING], year[:, n.HOURS_ALL])
    dual, other = (
        year[:, n.DUAL_HANDOVERS_1 : n.DUAL_HANDOVERS_1 + n.SPANS],
        year[:, n.OTHER_HANDOVERS_1 : n.OTHER_HANDOVERS_1 + n.SPANS],
    )
    weights = np.where((dual > 0.0) & (other > 0.0), dual, 0.0)  # matched on months in post: spans both have
    for name, ok, of in (
        ("handover_success_dual", year[:, n.DUAL_OK_1 : n.DUAL_OK_1 + n.SPANS], dual),
        ("handover_success_other", year[:, n.OTHER_OK_1 : n.OTHER_OK_1 + n.SPANS], other),
    ):
        shares = np.nan_to_num(_ratio(ok, of))
        found[name] = _ratio((weights * shares).sum(axis=1), weights.sum(axis=1))


def _milestones(found: Series, record: Record) -> None:
    months = np.arange(record.months)
    for name, month in (
        ("months_to_coordination_rule", record.coordination),
        ("months_to_open", record.opened),
        ("months_to_name", record.named),
    ):
        never = float(1 + record.months)
        found[name] = np.full(record.months, never) if month is None else np.where(months >= month, float(month), never)
    for name, month in (("opened", record.opened), ("named", record.named)):
        found[name] = np.zeros(record.months) if month is None else (months >= month).astype(float)


def _money(found: Series, year: np.ndarray) -> None:
    youths = year[:, n.YOUTHS] / YEAR
    found["cost_per_youth"] = _ratio(year[:, n.EURO], youths)
    found["partner_hours_cost"] = _ratio(year[:, n.PARTNER_EURO], youths)
    found["cost_per_helped_child"] = _ratio(year[:, n.EURO] + year[:, n.PARTNER_EURO], year[:, n.FIRST_HELP])


def columns(names: Iterable[str] = tuple(OUTCOMES)) -> list[str]:
    """Column names of the monthly table."""
    empty = Record(
        np.zeros((1, n.N_COUNTERS)), np.zeros((1, n.N_LEVELS)), np.zeros((1, 1, 2)), None, None, None, 1
    )  # fmt: skip
    wanted = set(names)
    return [name for name in monthly_series(empty) if _base(name) in wanted]


def _base(column: str) -> str:
    return column.removesuffix("_numerator").removesuffix("_denominator")
