"""The doors of a municipality's CJG: how they are built, opened, staffed, reviewed and shown (ODD 7.4)."""

from __future__ import annotations

import numpy as np

from sim.agents.municipality_state import MunicipalityState
from sim.inputs.calendar import FIRST_MONTH, GRANT_UNTIL, LAST_CALL, WEEKS_A_YEAR, YEAR
from sim.inputs.choices import MOST_DESKS, Choices
from sim.inputs.organisation_types import GATE, N_KINDS, TEAM
from sim.processes import direction, money, opening
from sim.processes.direction import OPEN_ISSUES
from sim.processes.opening import HOURS_UNSETTLED
from sim.state import counters as n
from sim.state import draws, events
from sim.state.columns import ANY, LADDER, LEAD, MUNICIPAL, UNDECIDED
from sim.state.model_state import ModelState

RULES = {
    "not_on_agenda": UNDECIDED,
    "any_core_organisation": ANY,
    "escalation_ladder": LADDER,
    "lead_organisation": LEAD,
    "municipal_coordinator": MUNICIPAL,
}


class Doors:
    """Building, desks, number and site of one CJG, and what families meet of them.

    Attributes
    ----------
    desks : int
        Open now.
    house : {"", "back_office", "desk"}
        Where people of several organisations sit together.
    dear_years : int
        Reviews in a row at which contacts cost too much.
    """

    def __init__(self, municipality: MunicipalityState) -> None:
        self.municipality = municipality
        self.model: ModelState = municipality.model
        self.desks = 0
        self.house = ""
        self.sites_chosen = 0
        self.sites_closed = 0
        self.last_desk_change = 0
        self.dear_years = 0
        self.location_chosen = ""
        self.shown: dict[str, float] = {}
        self.staffed = (-1.0, -1.0)

    @property
    def choices(self) -> Choices:
        """The choices in force this month."""
        return self.model.in_force.choices

    def open_and_close(self) -> None:
        """A month of opening and closing."""
        model, municipality = self.model, self.municipality
        if not municipality.has_started:
            return
        self.open_when_ready()
        self.take_the_name()
        if municipality.is_open:
            at = model.month - FIRST_MONTH
            contacts = model.book.counts[at - YEAR : at, n.CONTACT_DESK].sum()
            if model.month >= municipality.month_opened + YEAR:
                self.review_desks(float(contacts), may_close=model.month > GRANT_UNTIL)
        self.show()

    def close_all(self) -> None:
        """Nobody is invited any more: desks, number and site close, and everybody goes back."""
        self.set_desks(0)
        self.leave_building()
        self.show()
        for name in ("rule", "open_issues", "outreach"):
            self.model.world.town[name] = 0
        self.shown = {}

    def hours_to_build(self) -> float:
        """Project hours the place asks for."""
        model = self.model
        building = model.scenario.context.existing_building
        return opening.hours_to_build(self.choices, building, self.municipality.relabelled, model.month, model.numbers)

    def open_when_ready(self) -> None:
        """Open as soon as the place stands, the sequence allows it and the council agrees."""
        model = self.model
        if self.municipality.is_open:
            self.follow_the_choice_of_desk()
            return
        if self.municipality.built < self.hours_to_build():
            return
        if self.choices.sequence == "content_first" and not self.municipality.content_stands():
            return
        if model.chance(draws.GO_AHEAD, direction.TO_OPEN) >= model.numbers.go_ahead * min(
            1.0, direction.ENOUGH * self.municipality.political_support
        ):
            return
        self.municipality.month_opened = model.month
        model.world.organisations["is_partner"][TEAM] = 1
        model.world.organisations["commitment"][TEAM] = 1.0
        if self.choices.desk == "shared_building":
            self.move_in()
        elif self.choices.desk == "network_only":
            self.share_back_office()
        model.tell(events.OPENED)

    @property
    def wants_a_desk(self) -> bool:
        """Whether a shared building is chosen but not there, and none has been closed for its cost."""
        return bool(self.choices.desk == "shared_building" and self.house != "desk" and self.sites_closed == 0)

    def follow_the_choice_of_desk(self) -> None:
        """Close what is not chosen any more; open what is, when its conditions hold."""
        if self.house == "desk" and self.choices.desk in ("none", "network_only"):
            self.set_desks(0)
            self.leave_building()
        if self.choices.desk == "network_only" and self.house == "":
            self.share_back_office()
        elif self.house == "desk" and self.desks > 0 and self.choices.desk_location != self.location_chosen:
            self.set_desks(self.desks)
        elif self.house == "desk" and self.choices.desk_sites != self.sites_chosen and self.sites_closed == 0:
            self.sites_chosen = int(self.choices.desk_sites)
            self.set_desks(self.sites_chosen)
        elif self.wants_a_desk and self.municipality.built >= self.hours_to_build():
            self.move_in()
        elif self.choices.desk == "network_first" and self.house == "" and self.sites_closed == 0:
            self.open_desk_of_a_network()

    def move_in(self) -> None:
        """Open the building: desks for families, seats for partners' people."""
        self.house = "desk"
        self.sites_chosen = int(self.choices.desk_sites)
        for row in np.flatnonzero(self.model.world.organisations["is_partner"][:N_KINDS]):
            self.place_people(int(row))
        self.set_desks(self.sites_chosen)

    def share_back_office(self) -> None:
        """A network without a desk: one of each partner's people works in a shared back office."""
        self.house = "back_office"
        for row in np.flatnonzero(self.model.world.organisations["is_partner"][:N_KINDS]):
            self.place_people(int(row))

    def leave_building(self) -> None:
        """Everybody goes back to their own place of work."""
        self.house = ""
        self.model.world.professionals["in_building"] = 0

    def open_desk_of_a_network(self) -> None:
        """A network opens its desk when agreements stand, or when the grant bites."""
        world = self.model.world
        inside = np.flatnonzero(world.organisations["is_partner"][:N_KINDS])
        stands = opening.core_pairs_agreed(world.agreed, inside) >= opening.CONTENT_SHARE
        bites = LAST_CALL <= self.model.month <= GRANT_UNTIL
        if stands or bites:
            self.move_in()

    def place_people(self, row: int) -> None:
        """Seat a partner's people in the shared building: a third of those with a front door, nine tenths if merged."""
        world = self.model.world
        org = world.organisations[row]
        if self.house == "" or (row == GATE and self.choices.second_line_face == "behind"):
            return
        share = opening.SEATED_MERGED if self.choices.front_offices == "merged" else opening.SEATED
        seats = int(np.ceil(share * org.posts)) if org.front_door > opening.HAS_A_DOOR else 0
        if self.house == "back_office":
            seats = min(1, int(org.posts))
        world.professionals["in_building"][org.first_post : org.first_post + seats] = 1
        team = world.organisations[TEAM]
        world.professionals["in_building"][team.first_post : team.first_post + team.posts] = 1

    def set_desks(self, desks: int) -> None:
        """Open or close desks up to a number."""
        model = self.model
        what = events.SITE_OPENED if desks > self.desks else events.SITE_CLOSED
        if desks != self.desks:
            model.tell(what, amount=float(desks))
        self.desks = desks
        self.last_desk_change = model.month
        self.location_chosen = self.choices.desk_location
        rows = opening.place_desks(model.places, self.choices.desk_location, desks)
        walk_ins = model.contacts_last_year() / WEEKS_A_YEAR / max(1, desks)
        opening.set_distances(model.places, rows, float(model.scenario.context.inhabitants), walk_ins)

    def review_desks(self, contacts: float, may_close: bool) -> None:
        """Once a year: a next desk where the first is full, one fewer where contacts cost too much year after year."""
        model = self.model
        years, months = divmod(model.month - self.last_desk_change, YEAR)
        if self.desks == 0 or years == 0 or months != 0:
            return
        price = opening.cost_of_contact(self.municipality.spending.minimum + self.municipality.spending.desks, contacts)
        self.dear_years = self.dear_years + 1 if price > model.numbers.contact_price_limit else 0
        if may_close and self.dear_years >= opening.DEAR_YEARS:
            self.sites_closed += 1
            self.set_desks(self.desks - 1)
            if self.desks == 0:
                self.leave_building()
        elif self.choices.open_more_on_success and contacts / self.desks > opening.NEXT_SITE_AT:
            affordable = (
                self.municipality.spending.invested + self.municipality.spending.unspent > model.numbers.desk_price
            )
            if affordable and self.desks < MOST_DESKS:
                self.set_desks(self.desks + 1)

    def take_the_name(self) -> None:
        """Carry the name once open and with the functions together; relabelled, the paper will do."""
        if (
            self.municipality.month_named is None
            and self.municipality.is_open
            and self.municipality.functions_bundled()
        ):
            self.municipality.month_named = self.model.month
            self.model.tell(events.NAMED)

    def what_stands(self) -> dict[str, float]:
        """What the crowd meets of the municipality, by column of the town."""
        choices = self.choices
        spending = self.municipality.spending
        effects = self.municipality.effects
        rates = self.model.numbers
        is_open = self.municipality.is_open
        gate_inside = self.model.world.organisations["is_partner"][GATE] == 1
        settled = self.municipality.issues["coordination"] is not None
        return {
            "is_open": is_open,
            "means": money.effect_of(spending.spent / max(1.0, self.model.youths), rates),
            # a number without anybody paid to answer it is no channel
            "answers": spending.minimum / (money.MINIMAL_DESK * rates.desk_price),
            "desks": self.desks,
            "desk_hours": spending.desk_hours
            * (1.0 if self.municipality.issues["opening_hours"] is not None else HOURS_UNSETTLED),
            "site": opening.SITES[choices.web] if spending.sites > 0.0 else 0,
            "chat": choices.web_chat,
            "second_line_seen": gate_inside and self.desks > 0 and choices.second_line_face == "visible",
            "doors": opening.DOORS[choices.front_offices] if is_open else 0,
            "rule": RULES[choices.care_coordination] if settled else UNDECIDED,
            "lead": self.municipality.lead,
            "information_open": self.municipality.issues["information"] is None,
            "flies_in": choices.specialist_help == "fly_in",
            "open_issues": len(self.municipality.open_issues) / len(OPEN_ISSUES),
            "consensus": self.municipality.consensus,
            "outreach": choices.outreach,
            "media": effects["working_methods"],
            "staff": effects["staff"],
            "steering": effects["steering"],
            "mission": min(1.0, effects["mission"] * (1.0 + effects["staff"])),
            "learning": min(1.0, effects["learning"] * (1.0 + effects["working_methods"])),
            "brand": effects["brand"] if is_open else 0.0,
            "promise": effects["brand"] if is_open else 0.0,
        }

    def show(self) -> None:
        """Write into the town as the crowd meets it what has changed since last month."""
        town = self.model.world.town
        stands = self.what_stands()
        for name, value in stands.items():
            if self.shown.get(name) != value:
                town[name] = value
        self.shown = stands
        self.staff_the_team()

    def staff_the_team(self) -> None:
        """Spread the hours the money buys over the CJG's own posts."""
        model = self.model
        coordinators = self.municipality.spending.coordinator_hours if self.municipality.is_open else 0.0
        hours = self.municipality.spending.team_hours + coordinators if self.municipality.is_open else 0.0
        if (hours, coordinators) == self.staffed:
            return
        self.staffed = (hours, coordinators)
        team = model.world.organisations[TEAM]
        people = model.world.professionals[team.first_post : team.first_post + team.posts]
        people["hours"] = hours / team.posts
        people["dedicated"] = coordinators / team.posts
        model.world.organisations["hours"][TEAM] = hours
