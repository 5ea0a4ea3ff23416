"""The order in which processes parted: for each, the first month from which two plans clearly differ."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

#: Months in a row in which a difference must hold.
LASTING = 3
#: Of all futures, the share that must differ to the same side.
AGREEING = 0.9

#: What is looked at: from what people do, by way of what they know and agree, to what families meet.
PROCESSES: tuple[str, ...] = (
    "political_support",
    "partners",
    "meeting_hours_share",
    "mean_knowledge",
    "mean_trust",
    "goal_consensus",
    "agreement_level",
    "practice_level",
    "identity_cjg",
    "awareness_parents",
    "awareness_youth",
    "contacts_desk",
    "contacts_web",
    "handover_success",
    "one_plan_rate",
    "load",
    "reach_all",
    "help_all",
    "white_spots_per_1000",
    "grey_area_rate",
)


def first_months(
    series: Callable[[str, int], np.ndarray], processes: tuple[str, ...] = PROCESSES
) -> list[tuple[int, str, bool]]:
    """Return month, process and whether it is higher in the second plan, the earliest first.

    Parameters
    ----------
    series : callable
        Process and 0 (baseline) or 1 (plan) to its values, shape (futures, months).
    processes : tuple of str
    """
    found = []
    for process in processes:
        baseline, plan = np.nan_to_num(series(process, 0)), np.nan_to_num(series(process, 1))
        gap = plan - baseline
        needed = AGREEING * len(gap)
        for up in (True, False):
            holds = ((gap > 0) if up else (gap < 0)).sum(axis=0) >= needed
            lasting = np.convolve(holds, np.ones(LASTING), mode="valid") >= LASTING
            if lasting.any():
                found.append((int(np.argmax(lasting)), process, up))
                break
    return sorted(found, key=lambda each: each[0])
