"""How a municipality chooses its desk, site and ways of working with families, where that is left to it.

Each rule reads the council's own circumstances and what is settled before it. Weights are utilities of a logit
(assumptions; signs from the article on choices and dilemmas): 1 makes a value e times as likely.
"""

from __future__ import annotations

from typing import Any

from sim.agents.council import Council
from sim.inputs.organisation_types import STAFF_YOUTHS


def price_of_a_desk(council: Council) -> float:
    """One desk as a share of the whole budget."""
    return float(council.numbers["desk_price"] / max(1.0, council.plan["budget_per_youth"] * council.youths))


def desk(council: Council) -> str:
    """Share the building that is there; else weigh what one desk takes out of the money, and begin with the network.

    While the grant asks for a walk-in no council plans to go without: half of the money hangs on it. Afterwards it may.
    """
    plan = council.plan
    has_building = council.context.existing_building != "none"
    reasons = {
        "shared_building": 1.5 * has_building + 1.0 - 4.0 * min(1.0, price_of_a_desk(council)),
        "network_first": 0.0,
    }
    binding = council.binding
    bound = (
        plan.get("front_offices") == "merged"
        or "desk_location" in binding
        or ("desk_sites" in binding and plan["desk_sites"] > 0)
        or ("open_more_on_success" in binding and plan["open_more_on_success"])
    )
    if not council.grant_asks_a_desk and not bound:
        reasons["network_only"] = 2.0 * min(1.0, price_of_a_desk(council)) - has_building
        reasons["none"] = -2.0
    return str(council.weigh("desk", reasons))


def has_desk(council: Council) -> bool:
    """Whether a desk belongs to the plan."""
    return council.plan["desk"] in ("shared_building", "network_first")


def desk_sites(council: Council) -> int:
    """One desk for each 12,600 youths, as far as half of the budget goes; at least one, at most 20."""
    if not has_desk(council):
        return 0
    wanted = council.about("desk_sites", council.youths / STAFF_YOUTHS, 1.0, 20.0)
    paid = 0.5 / price_of_a_desk(council)
    return max(1, round(min(wanted, paid)))


def desk_location(council: Council) -> str | None:
    """Stand where needs are if a city has such places, where youths come if a school is shared, else in the middle.

    The further people travel, the more the middle counts.
    """
    if not has_desk(council):
        return None
    context = council.context
    reasons = {
        "town_centre": 0.1 * (context.travel_minutes - 12.0),
        "focus_neighbourhood": 0.5 * (3 - context.urbanity) + 2.0 * (context.problem_load - 1.0),
        "where_youth_are": float(context.existing_building == "community_school") - 0.5,
    }
    return str(council.weigh("desk_location", reasons))


def open_more_on_success(council: Council) -> bool:
    """Leave room for a next desk where neighbourhoods have none yet and a desk takes little of the money."""
    if not has_desk(council):
        return False
    room = council.plan["desk_sites"] < council.context.neighbourhoods
    return bool(
        room and council.weigh("open_more_on_success", {False: 0.0, True: 1.0 - 5.0 * price_of_a_desk(council)})
    )


def front_offices(council: Council) -> str:
    """Keep the doors; join them where people know each other; merge them only where a shared building stands."""
    context = council.context
    reasons = {"separate": 1.5, "federated": 3.0 * context.existing_collaboration}
    if has_desk(council):
        reasons["merged"] = 1.0 * (context.existing_building != "none") - council.strangers
    return str(council.weigh("front_offices", reasons))


def second_line_face(council: Council) -> str:
    """Show the youth care agency where heavy cases weigh; keep it behind where light questions should come in."""
    load = council.context.multi_problem_share / 0.025 * council.context.problem_load
    return str(council.weigh("second_line_face", {"behind": 1.0, "visible": load - 1.0}))


def outreach(council: Council) -> float:
    """Go out where known doors are less familiar (migrant families) and there are hours left; up to a fifth of them."""
    context = council.context
    slack = (1.0 - context.utilisation) / 0.2
    return round(council.about("outreach", (0.03 + 0.2 * context.migrant_share) * slack, 0.0, 0.2), 3)


def specialist_help(council: Council) -> str:
    """Let specialists come where families would travel far and people know each other; else refer on."""
    context = council.context
    reasons = {
        "refer_on": 1.0,
        "fly_in": 0.1 * (context.travel_minutes - 12.0) + 2.0 * (context.existing_collaboration - 0.25),
    }
    return str(council.weigh("specialist_help", reasons))


def web(council: Council) -> str:
    """Put up one site with the name; two where a site is a small part of the money; none where it is a large one."""
    price = price_of_a_desk(council)
    reasons = {"one_labelled_site": 1.0, "separate_sites": -8.0 * price, "none": 2.0 * min(1.0, price) - 2.0}
    if "web_chat" in council.binding and council.plan["web_chat"]:
        del reasons["none"]
    return str(council.weigh("web", reasons))


def web_chat(council: Council) -> bool:
    """Answer on the site where that is a small part of the money; sooner as the years go by."""
    if council.plan["web"] == "none":
        return False
    reasons: dict[Any, float] = {False: 1.0, True: council.month / 60.0 - 8.0 * price_of_a_desk(council)}
    return bool(council.weigh("web_chat", reasons))
