"""The municipality: it directs, pays, invites, convenes, opens and closes, in plain Python (ODD 7.1 to 7.4).

What it decides changes who meets whom and what is open; whether that helps anybody is
measured elsewhere, from what families went through.
"""

from __future__ import annotations

import numpy as np

from sim.agents.doors import Doors
from sim.agents.municipality_state import MunicipalityState
from sim.agents.steering import Steering
from sim.inputs.calendar import ELECTIONS, FIRST_MONTH
from sim.inputs.organisation_types import HEALTH_SERVICE, NAMES, TEAM
from sim.processes import agreements, direction, money
from sim.processes.direction import OPEN_ISSUES
from sim.state import counters as n
from sim.state import draws, events
from sim.state.model_state import ModelState


class Municipality(MunicipalityState):
    """The municipality of a run: its direction, start and money; doors and steering have objects of their own."""

    def __init__(self, model: ModelState) -> None:
        super().__init__(model)
        self.doors = Doors(self)
        self.steering = Steering(self)

    # -- direction ----------------------------------------------------------------------------------------------------

    def govern(self) -> None:
        """A month of direction."""
        model = self.model
        if not self.takes_part:
            self.give_up()
            return
        if self.gave_up:
            self.take_up_again()
        incidents = float(model.world.town["incidents"][0]) * direction.INCIDENTS_PER / max(1.0, model.youths)
        counts = model.book.counts[model.month - FIRST_MONTH - 1]
        waiting = counts[n.WAITING_FIRST] / max(1.0, counts[n.WAITING_FIRST] + counts[n.HELPED_FIRST])
        self.feel_pressure(incidents, float(waiting))
        self.hold_elections()
        self.start_if_the_council_agrees()
        if not self.has_started:
            return
        self.spend()
        self.look_for_a_director()
        self.work_on_issues_and_building()
        self.reopen_issues()

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
        if model.month not in ELECTIONS:
            return
        model.tell(events.ELECTION)
        if model.chance(draws.ELECTION, direction.ANOTHER) < direction.NEW_ALDERMAN:
            luck = model.chance(draws.ELECTION, direction.HER_SUPPORT)
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
        hazard = model.numbers.go_ahead * self.political_support * min(1.0, direction.ENOUGH * self.urgency_felt)
        if model.chance(draws.GO_AHEAD, direction.TO_START) < hazard:
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
        self.invited = []
        for partner in self.model.partner_organisations:
            partner.invited_in = None
        for name in ("is_partner", "is_core"):
            world.organisations[name] = 0
        self.issues = dict.fromkeys(OPEN_ISSUES)
        self.spending = money.Spending()
        self.effects = dict.fromkeys(money.THEMES, 0.0)
        self.doors.close_all()

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

    def work_on_issues_and_building(self) -> None:
        """One budget of effort: what goes into a building does not go into open issues."""
        effort = self.hours_of_direction() * self.urgency_felt
        to_building = 0.0
        if not self.is_open or self.doors.wants_a_desk:
            if self.choices.sequence == "form_first":
                to_building = direction.TO_BUILDING
            else:
                stands = self.content_stands()
                to_building = direction.TO_BUILDING if stands else direction.TO_BUILDING_BEFORE
            if not self.open_issues:
                to_building = 1.0
        self.built += to_building * effort
        if self.open_issues:
            self.prepared += (1.0 - to_building) * effort

    def reopen_issues(self) -> None:
        """A wrongly settled issue comes open again; so does the rule when another is chosen."""
        model = self.model
        for issue in sorted(self.wrongly_settled):
            if model.chance(draws.ISSUE_REOPEN, OPEN_ISSUES.index(issue)) < model.numbers.pressure:
                self.issues[issue] = None
                self.wrongly_settled.discard(issue)
                model.tell(events.ISSUE_REOPENED, amount=float(OPEN_ISSUES.index(issue)))
        if self.issues["coordination"] is not None and self.rule_chosen != self.choices.care_coordination:
            self.issues["coordination"] = None
            model.tell(events.ISSUE_REOPENED, amount=0.0)

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
            building=not self.is_open or bool(self.open_issues),
            desks=self.doors.desks,
            direction_posts=self.posts_of_direction(),
            coordinates=choices.care_coordination == "municipal_coordinator"
            and self.issues["coordination"] is not None,
            payment_settled=self.issues["payment"] is not None,
        )
        per_youth = self.spending.invested / max(1.0, model.youths)
        shares = choices.investment.shares()
        total = max(1e-12, sum(shares))
        self.effects = {
            theme: money.effect_of(per_youth * share / total, model.numbers)
            for theme, share in zip(money.THEMES, shares, strict=True)
        }
