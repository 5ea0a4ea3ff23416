"""The municipality: it directs, pays, invites, convenes, opens and closes, in plain Python (ODD 7.1 to 7.4).

Few think, many flow. What it decides changes who meets whom and what is open; whether that helps anybody is
measured elsewhere, from what families went through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import mesa
import numpy as np

from . import draws, events
from .kinds import HEALTH_SERVICE, INDEX, N_KINDS, NAMES, NARROW_CORE, TEAM
from .municipality_doors import OpensDoors
from .municipality_meetings import Convenes
from .processes import agreements, direction, money, opening
from .processes.direction import AUTHORITY, KNOTS, KNOWLEDGE

if TYPE_CHECKING:
    from .model import CJGModel

DOOR_GIVEN_UP = {"separate": 0.0, "federated": 0.15, "merged": 1.0}  # share of a front door (assumption)
A_TASK = 0.2  # share of its say that an organisation gives up with each task another has for it (assumption)


class Municipality(Convenes, OpensDoors, mesa.Agent):
    """The municipality: it directs, pays, opens and closes; whether that helps anybody is for others to say."""

    def __init__(self, model: CJGModel) -> None:
        super().__init__(model)
        context = model.scenario.context
        self.landscape = context.landscape
        self.urgency = context.urgency_at_start
        self.political_support = context.political_support_at_start
        self.support_at_start = context.political_support_at_start
        self.consensus = context.existing_collaboration
        self.month_started: int | None = None
        self.relabelled = 0.0  # cooperation that was carried over under the new name, 0-1
        self.month_opened = 10**9
        self.month_named: int | None = None
        self.month_coordination: int | None = None
        self.lead_taken_by: str | None = None
        self.gave_up = False
        self.knots: dict[str, int | None] = dict.fromkeys(KNOTS)
        self.wrongly_cut: set[str] = set()
        self.prepared = 0.0
        self.built = 0.0
        self.meetings_due = 0.0
        self.leaders_won: set[int] = set()  # organisations whose informal leader has been won
        self.seat_hours: dict[int, float] = {}  # taken by this month's meetings, by row
        self.new_alderman_since = -(10**6)
        self.invited: list[int] = []
        self.desks = 0
        self.house = ""  # where people of several organisations sit together: "", "back_office" or "desk"
        self.sites_chosen = 0
        self.sites_closed = 0
        self.last_desk_change = 0
        self.dear_years = 0  # reviews in a row at which contacts cost too much
        self.location_chosen = ""
        self.spending = money.Spending()
        self.effects = dict.fromkeys(money.THEMES, 0.0)
        self.rule_chosen = ""
        self.shown: dict[str, float] = {}
        self.staffed = (-1.0, -1.0)

    def as_it_stands(self) -> tuple[float, float, int]:
        """Urgency, support and the month of the last new alderman: all that moves before the council has agreed."""
        return self.urgency, self.political_support, self.new_alderman_since

    def resume(self, council: tuple[float, float, int]) -> None:
        """Go on from there."""
        self.urgency, self.political_support, self.new_alderman_since = council

    # -- what it is -------------------------------------------------------------------------------------------------

    @property
    def choices(self) -> Any:
        """The choices in force this month."""
        return self.model.in_force.choices

    @property
    def takes_part(self) -> bool:
        """Whether anybody is to be invited at all."""
        return bool(self.choices.partnership != "none")

    @property
    def has_started(self) -> bool:
        """Whether the council has given its go-ahead."""
        return self.month_started is not None and self.takes_part

    @property
    def is_open(self) -> bool:
        """Whether the CJG has opened."""
        return self.month_opened <= self.model.month and not self.gave_up

    @property
    def phase(self) -> str:
        """Where the municipality stands: not_started, building, open or named."""
        if self.month_started is None:
            return "not_started"
        if self.month_named is not None:
            return "named"
        return "open" if self.is_open else "building"

    @property
    def partners(self) -> int:
        """Number of partners."""
        return int(self.model.world.organisations["is_partner"][:N_KINDS].sum())

    @property
    def urgency_felt(self) -> float:
        """Urgency as it works; nothing when the mechanism is removed."""
        return min(1.0, self.urgency * float(self.model.numbers.m_urgency))

    @property
    def authority(self) -> float:
        """Authority to cut knots: the director's; an alderman's is the council's support."""
        if self.choices.director == "alderman":
            return self.political_support
        if self.choices.director == "none" and self.lead_taken_by is not None:
            return direction.AUTHORITY_TAKEN
        return AUTHORITY[self.choices.director]

    @property
    def content_knowledge(self) -> float:
        """How well whoever directs knows the work."""
        behind = KNOWLEDGE[self.choices.director_support]
        if self.choices.director == "ggd" or self.lead_taken_by is not None:
            return max(behind, direction.KNOWLEDGE_GGD)
        return behind

    @property
    def open_knots(self) -> list[str]:
        """Knots not cut."""
        return [knot for knot in KNOTS if self.knots[knot] is None]

    @property
    def lead(self) -> int:
        """Row of the organisation that leads, -1 for none."""
        kind = self.choices.lead_organisation
        if kind is None:
            leads = "lead_organisation" in (self.choices.care_coordination, self.choices.governance)
            return INDEX["clinic"] if leads else -1
        return INDEX[kind]

    @property
    def door_given_up(self) -> float:
        """Share of its front door a partner would give up."""
        return DOOR_GIVEN_UP[str(self.choices.front_offices)]

    @property
    def autonomy_given_up(self) -> float:
        """Autonomy that all but the lead give up to whoever governs or coordinates in their place: a fifth a task."""
        tasks = (self.choices.governance != "shared") + (
            self.choices.care_coordination == "lead_organisation" and self.knots["coordination"] is not None
        )
        return A_TASK * float(tasks)

    # -- direction ----------------------------------------------------------------------------------------------------

    def feel_pressure(self, incidents: float, waiting: float) -> None:
        """Let urgency and support move."""
        model = self.model
        self.urgency = direction.urgency_after(
            self.urgency, model.month, incidents, waiting, self.effects["mission"], model.numbers
        )
        visible = 0.0
        if self.is_open:
            per_thousand = 1000.0 * model.contacts_last_year() / max(1.0, model.youths)
            visible = min(1.0, per_thousand / direction.VISIBLE_AT)
        self.political_support = direction.support_after(
            self.political_support,
            self.support_at_start,
            visible,
            self.effects["support"],
            incidents,
            self.effects["steering"],
            model.numbers,
        )

    def hold_elections(self) -> None:
        """In March 2010 and 2014 another alderman may come, and start again."""
        model = self.model
        if model.month not in direction.ELECTIONS:
            return
        model.tell(events.ELECTION)
        if model.chance(draws.ELECTION, 0) < direction.NEW_ALDERMAN:
            luck = model.chance(draws.ELECTION, 1)
            self.political_support = 0.5 * (self.political_support + luck)
            self.new_alderman_since = model.month
            model.tell(events.ALDERMAN_CHANGED)

    def start_if_the_council_agrees(self) -> None:
        """The council's go-ahead: more likely with support and urgency, and a matter of luck."""
        if self.month_started is not None:
            return
        model = self.model
        if model.surroundings is not None:  # drawn with the others of its region (ODD 7.0)
            if model.surroundings.start is not None and model.month >= model.surroundings.start:
                self.month_started = model.month
                self.start_from_what_exists()
            return
        hazard = model.numbers.go_ahead * self.political_support * min(1.0, 2.0 * self.urgency_felt)
        if model.chance(draws.GO_AHEAD, 0) < hazard:
            self.month_started = model.month
            self.start_from_what_exists()

    def start_from_what_exists(self) -> None:
        """Carry old agreements over under a new name, or break them open first."""
        world = self.model.world
        if self.choices.start_from == "relabel_existing":
            self.relabelled = self.model.scenario.context.existing_collaboration
            standing = world.practised >= agreements.STANDING
            np.maximum(world.agreed, np.where(standing, agreements.CARRIED_OVER, 0.0), out=world.agreed)
        else:
            world.agreed *= agreements.AGREEMENTS_KEPT
            np.minimum(world.talked, world.agreed, out=world.talked)
            world.tie_trust *= agreements.TRUST_KEPT
            self.consensus = 0.5 * (1.0 + self.consensus)

    def give_up(self) -> None:
        """Nobody is invited any more: what had begun ends, and existing services go on."""
        if self.gave_up or self.month_started is None:
            return
        world = self.model.world
        self.gave_up = True
        self.set_desks(0)
        self.leave_building()
        self.invited = []
        for partner in self.model.partner_organisations:
            partner.invited_in = None
        for name in ("is_partner", "is_core"):
            world.organisations[name] = 0
        self.knots = dict.fromkeys(KNOTS)
        self.spending = money.Spending()
        self.effects = dict.fromkeys(money.THEMES, 0.0)
        self.show()
        for name in ("rule", "knots", "outreach"):
            world.town[name] = 0
        self.shown = {}

    def take_up_again(self) -> None:
        """Somebody is invited once more: a CJG that had opened is open again, without the partners it had."""
        self.gave_up = False
        if self.is_open:
            self.model.world.organisations["is_partner"][TEAM] = 1

    def look_for_a_director(self) -> None:
        """Where nobody directs, the health service may take the lead by itself."""
        if self.choices.director != "none":
            self.lead_taken_by = None
            return
        commitment = float(self.model.world.organisations["commitment"][HEALTH_SERVICE])
        if self.lead_taken_by is None and HEALTH_SERVICE in self.invited:
            hazard = self.model.numbers.persuasion * commitment * self.urgency_felt
            if self.model.chance(draws.LEAD_TAKEN, 0) < hazard:
                self.lead_taken_by = NAMES[HEALTH_SERVICE]

    def hours_of_direction(self) -> float:
        """Hours a month behind the project: diary, officer, regional leader and project time bought."""
        hours = self.spending.project_hours
        if self.choices.director == "alderman":
            # a new alderman starts again, and for half a year asks more than she gives
            fresh = self.model.month - self.new_alderman_since < direction.FRESH_MONTHS
            hours += 0.0 if fresh else direction.ALDERMAN_HOURS
            hours *= direction.FRESH_SHARE if fresh else 1.0
        elif self.choices.director == "ggd" or self.lead_taken_by is not None:
            # a regional body's manager has a part of those hours for each municipality
            hours += direction.MANAGER_HOURS * float(self.model.world.organisations["attention"][HEALTH_SERVICE])
        posts = self.posts_of_direction()
        paid = min(1.0, self.spending.direction / max(1.0, posts * float(self.model.numbers.post_price)))
        return float(hours + posts * paid * direction.POST_HOURS)

    def work_on_knots_and_building(self) -> None:
        """One budget of effort: what goes into a building does not go into knots."""
        effort = self.hours_of_direction() * self.urgency_felt
        to_building = 0.0
        if not self.is_open or self.wants_a_desk:
            if self.choices.sequence == "form_first":
                to_building = direction.TO_BUILDING
            else:
                stands = self.content_stands()
                to_building = direction.TO_BUILDING if stands else direction.TO_BUILDING_BEFORE
            if not self.open_knots:
                to_building = 1.0
        self.built += to_building * effort
        if self.open_knots:
            self.prepared += (1.0 - to_building) * effort

    def content_stands(self) -> bool:
        """Whether 60% of core pairs have agreed enough and the functions are bundled."""
        world = self.model.world
        inside = np.flatnonzero(world.organisations["is_partner"][:N_KINDS])
        core = inside[np.isin(inside, NARROW_CORE)]
        enough = opening.core_pairs_agreed(world.agreed, core) >= opening.CONTENT_SHARE
        return enough and self.functions_bundled()

    def functions_bundled(self) -> bool:
        """Whether the functions of a CJG are together."""
        world = self.model.world
        settled = self.knots["coordination"] is not None
        return opening.functions_bundled(world.organisations, world.agreed, settled)

    def hours_of_knot(self) -> float:
        """Hours it takes to prepare one question: with everybody at the table, less where agreements stand."""
        agreed = self.model.world.agreed.take(self.invited, 0).take(self.invited, 1)
        others = max(1, len(self.invited) - 1)
        return direction.hours_of_question(agreed.sum(axis=1) / others, self.model.numbers)

    def cut_a_knot(self, present: list[int], number: int) -> None:
        """Settle the prepared question in this meeting, as far as authority or agreement reach."""
        model = self.model
        knot = self.next_knot()
        self.prepared -= self.hours_of_knot()
        agree = 1.0
        for row in present:
            others = [other for other in present if other != row]
            trust = float(model.means.trust[row, others].mean()) if others else 0.0
            agree *= 1.0 - (1.0 - self.consensus) * (1.0 - trust)
        luck = 100 * number + KNOTS.index(knot)
        by_authority = model.chance(draws.KNOT, luck) < self.authority
        if not by_authority and model.chance(draws.KNOT, luck + 10) >= agree:
            return
        self.knots[knot] = model.month
        if by_authority and model.chance(draws.KNOT_WRONG, KNOTS.index(knot)) > self.content_knowledge:
            self.wrongly_cut.add(knot)
        else:
            self.wrongly_cut.discard(knot)
        if knot == "coordination":
            self.rule_chosen = self.choices.care_coordination
            if self.month_coordination is None:
                self.month_coordination = model.month
        model.tell(events.KNOT_CUT, amount=float(KNOTS.index(knot)))

    def next_knot(self) -> str:
        """The knot that comes first: opening hours where a place comes first, else who coordinates."""
        order: tuple[str, ...] = KNOTS
        if self.choices.sequence == "form_first" and not self.is_open:
            order = ("opening_hours", "payment", "coordination", "information")
        if self.choices.care_coordination == "not_on_agenda":
            order = tuple(knot for knot in order if knot != "coordination")
        open_ones = [knot for knot in order if self.knots[knot] is None]
        return open_ones[0] if open_ones else ""

    def reopen_knots(self) -> None:
        """A wrongly cut knot comes open again; so does the rule when another is chosen."""
        model = self.model
        for knot in sorted(self.wrongly_cut):
            if model.chance(draws.KNOT_REOPEN, KNOTS.index(knot)) < model.numbers.pressure:
                self.knots[knot] = None
                self.wrongly_cut.discard(knot)
                model.tell(events.KNOT_REOPENED, amount=float(KNOTS.index(knot)))
        if self.knots["coordination"] is not None and self.rule_chosen != self.choices.care_coordination:
            self.knots["coordination"] = None
            model.tell(events.KNOT_REOPENED, amount=0.0)

    def posts_of_direction(self) -> float:
        """Posts behind the director, and those of an administrative organisation, to pay and to put to work."""
        posts = money.officer_posts(
            self.choices.director_support, self.model.scenario.context.inhabitants, direction.OFFICER_FULL_AT
        )
        if self.choices.governance == "administrative_organisation":
            posts += money.office_posts(self.partners)
        return posts

    # -- money --------------------------------------------------------------------------------------------------------

    def spend(self) -> None:
        """Settle this month's claims and what the rest buys."""
        model = self.model
        choices = self.choices
        self.spending = money.claims(
            choices,
            model.youths,
            model.month,
            model.numbers,
            is_open=self.is_open,
            building=not self.is_open or bool(self.open_knots),
            desks=self.desks,
            direction_posts=self.posts_of_direction(),
            coordinates=choices.care_coordination == "municipal_coordinator" and self.knots["coordination"] is not None,
            payment_settled=self.knots["payment"] is not None,
        )
        per_youth = self.spending.invested / max(1.0, model.youths)
        shares = choices.investment.shares()
        total = max(1e-12, sum(shares))
        self.effects = {
            theme: money.effect_of(per_youth * share / total, model.numbers)
            for theme, share in zip(money.THEMES, shares, strict=True)
        }
