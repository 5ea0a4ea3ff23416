"""How a municipality chooses its desk, site and ways of working with families, where that is left to it.

Each rule reads the council's own circumstances and what is settled before it. Weights are utilities of a logit
(assumptions; signs from the article on choices and dilemmas): 1 makes a value e times as likely.
"""

from __future__ import annotations

from typing import Any

from sim.agents.council import USUAL, Council
from sim.inputs.choices import MOST_DESKS
from sim.inputs.organisation_types import STAFF_YOUTHS

# Weights of reasons for and against a value, by choice.
# desk: a building that is there, a shared building in itself, one at the price of all the money; and, where the grant
# asks for none, a network alone where a desk would take all the money, and nothing at all
A_BUILDING_THERE, SHARED_BUILDING, ITS_PRICE, NETWORK_ONLY, NO_DESK_AT_ALL = 1.5, 1.0, 4.0, 2.0, -2.0
PAID_BY = 0.5  # desk_sites: of the budget, that goes into desks at most
A_MINUTE = 0.1  # of travel beyond a mid-sized town's: for the middle of town, and for specialists who come
A_CLASS, LOAD, ELSEWHERE = 0.5, 2.0, -0.5  # desk_location: of urbanity, and of problem load; where youths are
NEXT_DESK, PRICE_OF_NEXT = 1.0, 5.0  # open_more_on_success
KEEP_DOORS, JOIN_DOORS, MERGE_DOORS = 1.5, 3.0, 1.0  # front_offices: in itself, with full collaboration, a building
BEHIND = 1.0  # second_line_face
DECIMALS = 3  # of the share of the hours
LEAST_OUT, OUT_TO_MIGRANTS, MOST_OUT = 0.03, 0.2, 0.2  # outreach: of the hours
USUAL_SLACK = 0.2  # outreach: of the hours of a mid-sized town, that nobody claims
REFER_ON, COLLABORATION = 1.0, 2.0  # specialist_help: in itself; beyond a mid-sized town's, to fly in
LABELLED, PRICE_OF_A_SITE, WITHOUT_SITE = 1.0, 8.0, 2.0  # web, web_chat
NO_CHAT, CHAT_MONTHS = 1.0, 60.0  # web_chat: in itself; months until time alone speaks for it as much as 1


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
        "shared_building": A_BUILDING_THERE * has_building
        + SHARED_BUILDING
        - ITS_PRICE * min(1.0, price_of_a_desk(council)),
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
        reasons["network_only"] = NETWORK_ONLY * min(1.0, price_of_a_desk(council)) - has_building
        reasons["none"] = NO_DESK_AT_ALL
    return str(council.weigh("desk", reasons))


def has_desk(council: Council) -> bool:
    """Whether a desk belongs to the plan."""
    return council.plan["desk"] in ("shared_building", "network_first")


def desk_sites(council: Council) -> int:
    """One desk for each 12,600 youths, as far as half of the budget goes; at least one, at most 20."""
    if not has_desk(council):
        return 0
    wanted = council.about("desk_sites", council.youths / STAFF_YOUTHS, 1.0, MOST_DESKS)
    paid = PAID_BY / price_of_a_desk(council)
    return max(1, round(min(wanted, paid)))


def desk_location(council: Council) -> str | None:
    """Stand where needs are if a city has such places, where youths come if a school is shared, else in the middle.

    The further people travel, the more the middle counts.
    """
    if not has_desk(council):
        return None
    context = council.context
    reasons = {
        "town_centre": A_MINUTE * (context.travel_minutes - USUAL.travel_minutes),
        "focus_neighbourhood": A_CLASS * (USUAL.urbanity - context.urbanity)
        + LOAD * (context.problem_load - USUAL.problem_load),
        "where_youth_are": float(context.existing_building == "community_school") + ELSEWHERE,
    }
    return str(council.weigh("desk_location", reasons))


def open_more_on_success(council: Council) -> bool:
    """Leave room for a next desk where neighbourhoods have none yet and a desk takes little of the money."""
    if not has_desk(council):
        return False
    room = council.plan["desk_sites"] < council.context.neighbourhoods
    return bool(
        room
        and council.weigh(
            "open_more_on_success", {False: 0.0, True: NEXT_DESK - PRICE_OF_NEXT * price_of_a_desk(council)}
        )
    )


def front_offices(council: Council) -> str:
    """Keep the doors; join them where people know each other; merge them only where a shared building stands."""
    context = council.context
    reasons = {"separate": KEEP_DOORS, "federated": JOIN_DOORS * context.existing_collaboration}
    if has_desk(council):
        reasons["merged"] = MERGE_DOORS * (context.existing_building != "none") - council.strangers
    return str(council.weigh("front_offices", reasons))


def second_line_face(council: Council) -> str:
    """Show the youth care agency where heavy cases weigh; keep it behind where light questions should come in."""
    load = council.context.multi_problem_share / USUAL.multi_problem_share * council.context.problem_load
    return str(council.weigh("second_line_face", {"behind": BEHIND, "visible": load - 1.0}))


def outreach(council: Council) -> float:
    """Go out where known doors are less familiar (migrant families) and there are hours left; up to a fifth of them."""
    context = council.context
    slack = (1.0 - context.utilisation) / USUAL_SLACK
    middle = (LEAST_OUT + OUT_TO_MIGRANTS * context.migrant_share) * slack
    return round(council.about("outreach", middle, 0.0, MOST_OUT), DECIMALS)


def specialist_help(council: Council) -> str:
    """Let specialists come where families would travel far and people know each other; else refer on."""
    context = council.context
    reasons = {
        "refer_on": REFER_ON,
        "fly_in": A_MINUTE * (context.travel_minutes - USUAL.travel_minutes)
        + COLLABORATION * (context.existing_collaboration - USUAL.existing_collaboration),
    }
    return str(council.weigh("specialist_help", reasons))


def web(council: Council) -> str:
    """Put up one site with the name; two where a site is a small part of the money; none where it is a large one."""
    price = price_of_a_desk(council)
    reasons = {
        "one_labelled_site": LABELLED,
        "separate_sites": -PRICE_OF_A_SITE * price,
        "none": WITHOUT_SITE * min(1.0, price) - WITHOUT_SITE,
    }
    if "web_chat" in council.binding and council.plan["web_chat"]:
        del reasons["none"]
    return str(council.weigh("web", reasons))


def web_chat(council: Council) -> bool:
    """Answer on the site where that is a small part of the money; sooner as the years go by."""
    if council.plan["web"] == "none":
        return False
    chat = council.month / CHAT_MONTHS - PRICE_OF_A_SITE * price_of_a_desk(council)
    reasons: dict[Any, float] = {False: NO_CHAT, True: chat}
    return bool(council.weigh("web_chat", reasons))
