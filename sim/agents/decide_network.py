"""How a municipality chooses whom it works with, who directs and who coordinates, where that is left to it.

Each rule reads the council's own circumstances and what is settled before it. Weights are utilities of a logit
(assumptions; signs from the article on choices and dilemmas): 1 makes a value e times as likely.
"""

from __future__ import annotations

from sim.agents.council import USUAL, Council
from sim.inputs.choices import INVITED_AT_START
from sim.inputs.organisation_types import INDEX, KINDS, LOCAL, NAMES
from sim.processes import direction, money

# Weights of reasons for and against a value, by choice.
NEEDS, ACQUAINTED = 2.0, 2.0  # partnership: needs inside or outside the core; people who know each other
A_DOUBLING = 0.25  # partnership, early_people: against, for each doubling of a mid-sized town
WORKS_ALREADY = 3.0  # start_from, sequence: full collaboration, for what exists and for content
BACKING = 0.4  # director: how far full support, beyond half, moves the chance of an alderman
NOBODY_PAID = 4.0  # director_support: against nobody, full support
MORE_POSTS = 10.0  # director_support: each post that an officer brings more than a regional leader
STRANGERS_AT_TABLE, EACH_STRANGER = 8.0, 0.5  # governance: so many speak for sharing as little as against it
LEAD, OFFICE, PRICE_OF_OFFICE = 1.0, 2.0, 10.0  # governance: each in itself, and an office's part of the money
OFF_AGENDA, PRESSING = 1.5, 3.0  # care_coordination: against leaving it off, in itself and by urgency
ANYBODY, LADDER, PRICE_OF_A_POST = 4.0, 40.0, 2.0  # care_coordination: beyond a mid-sized town's collaboration, its
# families with several problems; and a post's part of the money
KNOWS_NEEDS = 6.0  # lead_organisation: expertise in all needs here
LINE_MANAGERS, INFORMAL_LEADERS = 1.0, 2.0  # early_people: in itself; full collaboration
FORM_FIRST, A_BUILDING_THERE = 1.0, 1.5  # sequence: in itself, and with a building
# meetings_per_year: without urgency, with all of it, and for each partner expected; at least and at most
CALM, PRESSED, EACH_PARTNER, LEAST_MEETINGS, MOST_MEETINGS = 4.0, 8.0, 0.25, 4.0, 16.0
EXPECTED = {"narrow": 5, "growth": 8, "broad": len(NAMES), "none": 0}  # partners within a few years


def partnership(council: Council) -> str:
    """Invite few where needs lie with the core, all where they lie elsewhere and people know each other; else grow.

    Everybody who is asked costs seats and talks: strangers need many. Growing keeps the choice open, and is dear to a
    council that cannot tell yet. Nobody chooses to invite nobody: the agreement of June 2007 binds every municipality.
    """
    lead = council.plan.get("lead_organisation")
    reasons = {
        "narrow": NEEDS * (1.0 - council.outside_the_core) - council.doublings * A_DOUBLING,
        "broad": NEEDS * (council.outside_the_core - 1.0) + ACQUAINTED * (0.5 - council.strangers),
        "growth": council.strangers,
    }
    if lead is not None:  # a lead that is settled has to be among those invited
        reasons = {value: utility for value, utility in reasons.items() if lead in INVITED_AT_START[value]}
    return str(council.weigh("partnership", reasons))


def start_from(council: Council) -> str:
    """Put the name on what works already; design anew where little works and the council wants to be seen doing it."""
    context = council.context
    reasons = {
        "relabel_existing": WORKS_ALREADY * context.existing_collaboration + (context.existing_building != "none"),
        "new_design": context.political_support_at_start + context.urgency_at_start,
    }
    return str(council.weigh("start_from", reasons))


def director(council: Council) -> str:
    """The alderman directs where the council backs it; with little backing it is left to the field, or to the GGD.

    How many do is an input (sourced); support moves it up or down, as much for one council as for another.
    """
    backing = council.context.political_support_at_start - 0.5
    alderman, nobody = council.numbers["alderman_directs"], council.numbers["nobody_directs"]
    luck = council.chance("director") - BACKING * backing
    if luck < alderman:
        return "alderman"
    return "none" if luck >= 1.0 - nobody else "ggd"


def director_support(council: Council) -> str:
    """Take whoever brings most hours: an officer grows with the municipality, a regional leader is a quarter post.

    A leader has to be shared with neighbours, and gives up some say; without political support nobody is paid.
    """
    context = council.context
    officer = money.officer_posts("policy_officer", context.inhabitants, direction.OFFICER_FULL_AT)
    shared = money.officer_posts("regional_project_leader", context.inhabitants, direction.OFFICER_FULL_AT)
    reasons = {
        "none": -NOBODY_PAID * context.political_support_at_start,
        "policy_officer": MORE_POSTS * (officer - shared),
        "regional_project_leader": 0.0,
    }
    if context.region_size == 1:
        del reasons["regional_project_leader"]
    return str(council.weigh("director_support", reasons))


def governance(council: Council) -> str:
    """Few partners who know each other govern together; many strangers want a lead, or an office where money allows.

    A lead organisation that is settled, beside a rule of coordination that is too and gives it nothing, leads here.
    """
    plan = council.plan
    others = plan.get("care_coordination")
    if "lead_organisation" in council.binding and others not in (None, "lead_organisation"):
        return "lead_organisation"
    partners = EXPECTED[plan["partnership"]]
    crowd = partners * council.strangers  # strangers at the table
    office = money.office_posts(partners) * council.numbers["post_price"]
    means = plan["budget_per_youth"] * council.youths
    reasons = {
        "shared": EACH_STRANGER * (STRANGERS_AT_TABLE - crowd),
        "lead_organisation": LEAD,
        "administrative_organisation": OFFICE - PRICE_OF_OFFICE * office / max(1.0, means),
    }
    return str(council.weigh("governance", reasons))


def care_coordination(council: Council) -> str:
    """Let anyone coordinate where people know each other, a ladder where cases are heavy, a coordinator where paid.

    One organisation coordinates sooner where one leads already. The question seldom stays off the agenda, since it is
    among the tasks the name asks for: only where nobody directs and nothing presses. A lead organisation that is
    settled asks for a rule that gives it something to lead.
    """
    plan, context = council.plan, council.context
    if "lead_organisation" in council.binding and plan["governance"] != "lead_organisation":
        return "lead_organisation"
    post = council.numbers["post_price"] / max(1.0, plan["budget_per_youth"] * council.youths)
    reasons = {
        "not_on_agenda": (plan["director"] == "none") - OFF_AGENDA - PRESSING * context.urgency_at_start,
        "any_core_organisation": ANYBODY * (context.existing_collaboration - USUAL.existing_collaboration),
        "escalation_ladder": LADDER * (context.multi_problem_share - USUAL.multi_problem_share),
        "lead_organisation": float(plan["governance"] == "lead_organisation"),
        "municipal_coordinator": (plan["director"] == "alderman") - PRICE_OF_A_POST * post,
    }
    return str(council.weigh("care_coordination", reasons))


def lead_organisation(council: Council) -> str | None:
    """Ask the invited kind that knows most of the needs here; a local one rather than one shared with the region."""
    plan = council.plan
    invited = INVITED_AT_START[plan["partnership"]]
    if not invited or "lead_organisation" not in (plan["care_coordination"], plan["governance"]):
        return None
    profile = council.context.problem_profile.shares()
    reasons = {}
    for name in invited:
        kind = KINDS[INDEX[name]]
        if kind.staff > 0.0 and name in council.leads:  # a meeting place of others has nobody who could lead
            known = sum(share * expertise for share, expertise in zip(profile, kind.expertise, strict=True))
            reasons[name] = KNOWS_NEEDS * known + (kind.scope == LOCAL)
    return str(council.weigh("lead_organisation", reasons))


def early_people(council: Council) -> str:
    """Begin with the people others turn to where a council can know who they are: small places, old acquaintance."""
    reasons = {
        "line_managers": LINE_MANAGERS,
        "informal_leaders": INFORMAL_LEADERS * council.context.existing_collaboration - council.doublings * A_DOUBLING,
    }
    return str(council.weigh("early_people", reasons))


def meetings_per_year(council: Council) -> int:
    """Meet more often where it presses and more have to be brought together; 4 to 16 a year."""
    expected = EXPECTED[council.plan["partnership"]]
    middle = CALM + PRESSED * council.context.urgency_at_start + EACH_PARTNER * expected
    return round(council.about("meetings_per_year", middle, LEAST_MEETINGS, MOST_MEETINGS))


def sequence(council: Council) -> str:
    """Begin with the form where a building is at hand or it presses; with content where there is trust to build on.

    A form is what council and grant can see, which speaks for it everywhere.
    """
    context = council.context
    reasons = {
        "form_first": FORM_FIRST + A_BUILDING_THERE * (context.existing_building != "none") + context.urgency_at_start,
        "content_first": WORKS_ALREADY * context.existing_collaboration,
    }
    return str(council.weigh("sequence", reasons))
