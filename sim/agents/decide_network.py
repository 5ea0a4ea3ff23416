"""How a municipality chooses whom it works with, who directs and who coordinates, where that is left to it.

Each rule reads the council's own circumstances and what is settled before it. Weights are utilities of a logit
(assumptions; signs from the article on choices and dilemmas): 1 makes a value e times as likely.
"""

from __future__ import annotations

from sim.agents.council import Council
from sim.inputs.choices import INVITED_AT_START
from sim.inputs.organisation_types import INDEX, KINDS, LOCAL, NAMES
from sim.processes import direction, money

EXPECTED = {"narrow": 5, "growth": 8, "broad": len(NAMES), "none": 0}  # partners within a few years


def partnership(council: Council) -> str:
    """Invite few where needs lie with the core, all where they lie elsewhere and people know each other; else grow.

    Everybody who is asked costs seats and talks: strangers need many. Growing keeps the choice open, and is dear to a
    council that cannot tell yet. Nobody chooses to invite nobody: the agreement of June 2007 binds every municipality.
    """
    lead = council.plan.get("lead_organisation")
    reasons = {
        "narrow": 2.0 * (1.0 - council.outside_the_core) - council.doublings / 4.0,
        "broad": 2.0 * (council.outside_the_core - 1.0) + 2.0 * (0.5 - council.strangers),
        "growth": council.strangers,
    }
    if lead is not None:  # a lead that is settled has to be among those invited
        reasons = {value: utility for value, utility in reasons.items() if lead in INVITED_AT_START[value]}
    return str(council.weigh("partnership", reasons))


def start_from(council: Council) -> str:
    """Put the name on what works already; design anew where little works and the council wants to be seen doing it."""
    context = council.context
    reasons = {
        "relabel_existing": 3.0 * context.existing_collaboration + (context.existing_building != "none"),
        "new_design": context.political_support_at_start + context.urgency_at_start,
    }
    return str(council.weigh("start_from", reasons))


def director(council: Council) -> str:
    """The alderman directs where the council backs it; with little backing it is left to the field, or to the GGD.

    How many do is an input (sourced); support moves it up or down, as much for one council as for another.
    """
    backing = council.context.political_support_at_start - 0.5
    alderman, nobody = council.numbers["alderman_directs"], council.numbers["nobody_directs"]
    luck = council.chance("director") - 0.4 * backing
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
        "none": -4.0 * context.political_support_at_start,
        "policy_officer": 10.0 * (officer - shared),
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
        "shared": 0.5 * (8.0 - crowd),
        "lead_organisation": 1.0,
        "administrative_organisation": 2.0 - 10.0 * office / max(1.0, means),
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
        "not_on_agenda": (plan["director"] == "none") - 1.5 - 3.0 * context.urgency_at_start,
        "any_core_organisation": 4.0 * (context.existing_collaboration - 0.25),
        "escalation_ladder": 40.0 * (context.multi_problem_share - 0.025),
        "lead_organisation": float(plan["governance"] == "lead_organisation"),
        "municipal_coordinator": (plan["director"] == "alderman") - 2.0 * post,
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
            reasons[name] = 6.0 * known + (kind.scope == LOCAL)
    return str(council.weigh("lead_organisation", reasons))


def early_people(council: Council) -> str:
    """Begin with the people others turn to where a council can know who they are: small places, old acquaintance."""
    reasons = {
        "line_managers": 1.0,
        "informal_leaders": 2.0 * council.context.existing_collaboration - council.doublings / 4.0,
    }
    return str(council.weigh("early_people", reasons))


def meetings_per_year(council: Council) -> int:
    """Meet more often where it presses and more have to be brought together; 4 to 16 a year."""
    middle = 4.0 + 8.0 * council.context.urgency_at_start + 0.25 * EXPECTED[council.plan["partnership"]]
    return round(council.about("meetings_per_year", middle, 4.0, 16.0))


def sequence(council: Council) -> str:
    """Begin with the form where a building is at hand or it presses; with content where there is trust to build on.

    A form is what council and grant can see, which speaks for it everywhere.
    """
    context = council.context
    reasons = {
        "form_first": 1.0 + 1.5 * (context.existing_building != "none") + context.urgency_at_start,
        "content_first": 3.0 * context.existing_collaboration,
    }
    return str(council.weigh("sequence", reasons))
