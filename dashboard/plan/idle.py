"""Which controls have no effect on the plan at hand, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.plan.towns import town
from sim.inputs.choices import inert

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.plan.state import Own, State
    from sim.inputs.scenario import Scenario

PARTNERSHIP = "choices.partnership"
#: What works only through a CJG, and so does nothing where none is compared: measured, and measured again by a test.
ONLY_THROUGH_A_CJG = (
    "mechanisms.encounter", "mechanisms.label", "mechanisms.bjz_image", "mechanisms.distance", "mechanisms.awareness",
    "mechanisms.front_door_loss", "mechanisms.urgency", "mechanisms.co_location", "mechanisms.rich_media",
    "mechanisms.outreach", "mechanisms.prevention", "context.travel_minutes", "context.existing_building",
    "context.urgency_at_start", "context.region_size",
)  # fmt: skip


def has_cjg(scenario: Scenario) -> bool:
    """Whether anybody is invited, at the start or by a later change."""
    return any(state.choices.partnership != "none" for state in scenario.states)


def is_without_cjg(state: State) -> bool:
    """Whether nobody is ever invited, in the plan nor in what it is compared with: then the two are the same town."""
    usual = town(state.town).choices.partnership

    def invites(own: Own) -> bool:
        later = [value for _, path, value in own.changes if path == PARTNERSHIP]
        return any(value != "none" for value in (own.choices.get(PARTNERSHIP, usual), *later))

    return not any(invites(own) for own in (state.plan, state.pinned) if own is not None)


def idle(plan: Scenario, compared: Iterable[Scenario]) -> list[str]:
    """Return the paths of the controls that move nothing now.

    Parameters
    ----------
    plan : Scenario
        Whose choices the controls show; one that gains its meaning by a later change is not idle.
    compared : iterable of Scenario
        Every scenario on the page: an assumption works on all of them.
    """
    found = set.intersection(*(inert(state.choices, state.context) for state in plan.states))
    return sorted(found if any(map(has_cjg, compared)) else found | set(ONLY_THROUGH_A_CJG))
