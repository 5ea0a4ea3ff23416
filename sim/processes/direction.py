"""Direction (ODD 7.1): urgency, support, and the open issues that somebody must settle.

Urgency rises with the deadline, with incidents, visible waiting and mission, and falls back. Support moves with visible
results, incidents and elections. An issue (who coordinates, who pays, what may be shared, opening hours) is prepared
with hours of direction and settled in a meeting: on the director's authority, or because everybody present agrees.
Settled with little knowledge of the work it may be settled wrongly and reopen. Direction is one budget of effort: what
goes into a building does not go into open issues.
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from sim.compiling.kernels import kernel
from sim.inputs.calendar import DEADLINE
from sim.state import draws
from sim.state.columns import CLOSED, CRISIS, IN_HELP, N_MOVING

OPEN_ISSUES = ("coordination", "payment", "information", "opening_hours")

# Hours a month (assumptions; domain.md 6 has no source for CJG staffing): an alderman's diary, a manager's share, an
# officer who grows with the municipality up to half a post at 80,000 inhabitants, a regional leader shared by four.
ALDERMAN_HOURS = 6.0
MANAGER_HOURS = 16.0  # a month for cooperation (given)
POST_HOURS = 130.0  # a month (given)
OFFICER_POSTS, OFFICER_FULL_AT = 0.5, 80_000
REGIONAL_SHARE = 0.25
# Authority to settle an issue, 0-1, and knowledge of the work, 0-1 (assumptions; the order is the article's).
AUTHORITY = {"ggd": 0.3, "none": 0.0}  # an alderman's is the support of her council
AUTHORITY_TAKEN = 0.2  # of a health service that takes the lead where nobody directs
KNOWLEDGE = {"none": 0.3, "policy_officer": 0.6, "regional_project_leader": 0.75}
KNOWLEDGE_GGD = 0.8
# Items of luck: of the council, about the go-ahead and the opening; of an election, whether it brings another alderman,
# and with how much support. Each meeting of a month keeps so many, for who attends; or for each issue whether it is
# settled by authority and, so many further, by agreement.
TO_START, TO_OPEN = 0, 1
ANOTHER, HER_SUPPORT = 0, 1
A_MEETING, BY_AGREEMENT = 100, 10
CRISIS_MONTHS = 2  # a crisis unhelped this long may become public
NEW_ALDERMAN = 0.5  # chance that an election brings another alderman (assumption)
FRESH_MONTHS = 6  # in which a new alderman asks more than she gives (assumption)
FRESH_SHARE = 0.5  # of the other hours that is left in those months (assumption)
INCIDENTS_PER = 10_000.0  # youths: one public incident among so many is all that a month can press (assumption)
VISIBLE_AT = 60.0  # contacts a year per 1,000 youths that no council overlooks (assumption)
ENOUGH = 2.0  # times the urgency or support that is felt: a half is enough for all that is asked (assumption)
TO_BUILDING = 0.85  # of the effort, form first, or once content stands (assumption)
TO_BUILDING_BEFORE = 0.1  # of the effort, as long as content does not stand (assumption)


def urgency_after(
    urgency: float, month: int, incidents: float, waiting: float, mission: float, rates: SimpleNamespace
) -> float:
    """Urgency a month later.

    ``u - easing * u + (1 - u) * pressure * (deadline + incidents + waiting + mission)``, with ``deadline`` rising as
    the square of the time passed until the end of 2011 and gone afterwards; ODD 7.1.
    """
    deadline = (month / DEADLINE) * (month / DEADLINE) if month <= DEADLINE else 0.0
    reasons = deadline + min(1.0, incidents) + waiting + mission
    return float(min(1.0, max(0.0, urgency - rates.easing * urgency + (1.0 - urgency) * rates.pressure * reasons)))


def support_after(
    support: float,
    at_start: float,
    visible: float,
    told: float,
    incidents: float,
    steering: float,
    rates: SimpleNamespace,
) -> float:
    """Political support a month later; ODD 7.1.

    ``s + easing * (s0 - s) + (1 - s) * pressure * (visible + told) - s * pressure * incidents * (1 - steering / 2)``.
    """
    change = rates.easing * (at_start - support)
    change += (1.0 - support) * rates.pressure * (visible + told)
    change -= support * rates.pressure * min(1.0, incidents) * (1.0 - 0.5 * steering)
    return float(min(1.0, max(0.0, support + change)))


def hours_of_issue(agreed: np.ndarray, rates: SimpleNamespace) -> float:
    """Hours it takes to prepare an issue; ODD 7.1.

    ``issue_hours * sum over those invited of (1 - mean agreement with the others)``: it is prepared with everybody who
    will sit at the table, and those who stand agreed with the others need no round of their own.
    """
    return float(rates.issue_hours * (1.0 - agreed).sum())


@kernel
def watch_incidents(crowd, town, rates, month):
    """Count the unhelped crises that become public this month."""
    public = 0.0
    for place in range(crowd.lengths[N_MOVING]):
        e = crowd.episodes[crowd.moving[place]]
        unhelped = e.status != IN_HELP and e.status != CLOSED
        if unhelped and e.severity == CRISIS and month - e.onset >= CRISIS_MONTHS:
            if draws.uniform(e.key, draws.INCIDENT, month, 0) < rates.incident:
                public += 1.0
    town.incidents = public
