"""Money (ODD 7.4): the claims on a municipality's budget, in their order, and what the rest buys.

First the walk-in the grant asks for (without one the earmarked part of the grant is lost), then coordinators, desks and
sites, direction and project time. The rest, times the seven shares, is investment with diminishing returns on euros;
what is not claimed or invested is reported as unspent.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

from sim.inputs.calendar import GRANT_FROM, GRANT_UNTIL
from sim.inputs.choices import Choices
from sim.inputs.investment import STEPS
from sim.processes.direction import OFFICER_POSTS, POST_HOURS, REGIONAL_SHARE

THEMES = STEPS  # what an investment has an effect on, in the order of its shares
EARMARKED = 0.5  # part of the budget tied to the walk-in until 2012 (assumption; amounts unknown in domain.md 6)
MINIMAL_DESK = 0.4  # of a desk's price: a walk-in in a partner's building, or a number with somebody behind it
SITE_PRICE = {"none": 0.0, "one_labelled_site": 0.3, "separate_sites": 0.8}  # of a desk's price (assumption)
CHAT_PRICE = 0.2
COORDINATION_SHARE = 0.3  # of what is left after the minimum, at most, for municipal coordinators (assumption)
PROJECT_SHARE = 0.2  # of what is left, for project time while there is something to build (assumption)
ADMINISTRATION_POSTS, FOR_PARTNERS = 0.5, 10.0  # of an administrative organisation, for each ten partners (assumption)
STAFFING = 0.7  # of the money for desks and sites that is people (assumption)
NORMAL_DEVELOPMENT = 10.0  # euro a youth and year: a normal development budget (assumption)


@dataclass
class Spending:
    """Where a year's money goes, euro a year.

    Attributes
    ----------
    desk_hours : float, 0-1
        Part of the week the desks can be open.
    team_hours, coordinator_hours, project_hours : float
        Hours a month bought.
    """

    budget: float = 0.0
    lost: float = 0.0
    minimum: float = 0.0
    coordinators: float = 0.0
    desks: float = 0.0
    sites: float = 0.0
    direction: float = 0.0
    project: float = 0.0
    invested: float = 0.0
    unspent: float = 0.0
    desk_hours: float = 0.0
    team_hours: float = 0.0
    coordinator_hours: float = 0.0
    project_hours: float = 0.0

    @property
    def spent(self) -> float:
        """Euro a year that leave the municipality."""
        return self.budget - self.lost - self.unspent


def effect_of(euro_per_youth: float, rates: SimpleNamespace) -> float:
    """Effect of an investment, 0-1: ``x / (x + half_effect)`` with ``x`` in normal development budgets; ODD 7.4."""
    x = max(0.0, euro_per_youth) / NORMAL_DEVELOPMENT
    return float(x / (x + rates.half_effect))


def claims(
    choices: Choices,
    youths: float,
    month: int,
    rates: SimpleNamespace,
    *,
    is_open: bool,
    building: bool,
    desks: int,
    direction_posts: float,
    coordinates: bool,
    payment_settled: bool,
) -> Spending:
    """Settle the claims on a year's budget, in their order.

    Parameters
    ----------
    choices : Choices
        Budget, desk, web, governance, support and investment.
    youths : float
    month : int
    rates : record
    is_open, building : bool
        Whether the CJG is open; whether there is still something to build.
    desks : int
        Open now.
    direction_posts : float
        Posts behind the director and of an administrative organisation.
    coordinates : bool
        Whether municipal coordinators are the rule in force.
    payment_settled : bool
        Whether it is settled who pays: until then desks beyond the minimum and coordinators are not paid.

    Returns
    -------
    Spending
    """
    s = Spending(budget=choices.budget_per_youth * youths)
    # a plan for a walk-in will do until the CJG opens
    walk_in = choices.desk in ("shared_building", "network_first") and (desks > 0 or not is_open)
    if GRANT_FROM <= month <= GRANT_UNTIL and not walk_in:
        s.lost = EARMARKED * s.budget
    left = s.budget - s.lost
    if is_open:
        s.minimum = min(left, MINIMAL_DESK * rates.desk_price)
        left -= s.minimum
    if coordinates and payment_settled:
        s.coordinators = COORDINATION_SHARE * left
        left -= s.coordinators
    if is_open and payment_settled:
        s.desks = min(left, desks * rates.desk_price - (s.minimum if desks else 0.0)) if desks else 0.0
        left -= s.desks
        s.sites = min(left, (SITE_PRICE[choices.web] + CHAT_PRICE * choices.web_chat) * rates.desk_price)
        left -= s.sites
    s.direction = min(left, direction_posts * rates.post_price)
    left -= s.direction
    if building:
        s.project = PROJECT_SHARE * left
        left -= s.project
    s.invested = left * sum(choices.investment.shares())
    s.unspent = left - s.invested
    if desks:
        s.desk_hours = min(1.0, (s.minimum + s.desks) / (desks * rates.desk_price))
    people = (s.minimum + s.desks + s.sites) * STAFFING
    s.team_hours = people / rates.post_price * POST_HOURS
    s.coordinator_hours = s.coordinators / rates.post_price * POST_HOURS
    s.project_hours = s.project / rates.post_price * POST_HOURS
    return s


def office_posts(partners: float) -> float:
    """Posts of an administrative organisation, by the number of partners it works for."""
    return ADMINISTRATION_POSTS * partners / FOR_PARTNERS


def officer_posts(director_support: str, inhabitants: float, full_at: float) -> float:
    """Posts behind the director: an officer grows with the municipality, a regional leader is shared by four."""
    if director_support == "policy_officer":
        return OFFICER_POSTS * min(1.0, inhabitants / full_at)
    if director_support == "regional_project_leader":
        return REGIONAL_SHARE
    return 0.0
