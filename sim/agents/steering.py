"""Steering: how organisations are invited, convened, and talk (ODD 7.2 and 7.3)."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from sim.agents.municipality_state import MunicipalityState
from sim.inputs.calendar import YEAR
from sim.inputs.choices import Choices
from sim.inputs.organisation_types import CARE, N_KINDS, NARROW_CORE, TEAM, Landscape
from sim.processes import agreements, direction, joining
from sim.processes.direction import OPEN_ISSUES
from sim.processes.joining import Situation
from sim.processes.money import effect_of
from sim.state import draws, events
from sim.state.model_state import ModelState

ROUNDING = 1e-9  # twelve twelfths are one meeting
EARLY_COMMITMENT = 0.15  # what early attention to line managers adds to their organisation's commitment (assumption)
EARLY_IDENTITY = 0.3  # what it adds to an informal leader's identification (assumption)
INVITED = {"narrow": NARROW_CORE, "growth": NARROW_CORE, "broad": tuple(range(N_KINDS))}
WATCHED = {
    "shared": 0.0,
    "lead_organisation": 0.5,
    "administrative_organisation": 1.0,
}  # of the agreements (assumption)


@lru_cache(maxsize=64)
def wanted_by(partnership: str, landscape: Landscape) -> tuple[int, ...]:
    """Rows that a partnership invites from the start, of those that exist here."""
    return tuple(row for row in INVITED.get(partnership, ()) if landscape.present[row])


class Steering:
    """Invitations, meetings and talks of one municipality's network.

    Attributes
    ----------
    meetings_due : float
        What is left over of a meeting; it falls in a later month.
    seat_hours : dict of int to float
        Hours that this month's meetings took, by row.
    leaders_won : set of int
        Organisations whose informal leader has been won.
    """

    def __init__(self, municipality: MunicipalityState) -> None:
        self.municipality = municipality
        self.model: ModelState = municipality.model
        self.meetings_due = 0.0
        self.seat_hours: dict[int, float] = {}
        self.leaders_won: set[int] = set()

    @property
    def choices(self) -> Choices:
        """The choices in force this month."""
        return self.model.in_force.choices

    def let_organisations_join(self) -> None:
        """Invite, and let those invited decide in the months they meet."""
        if not self.municipality.has_started:
            return
        self.invite()
        for _ in range(self.model.meetings):
            situation = self.look_around()
            for row in self.municipality.invited:
                self.model.partner_organisations[row].weigh_joining(situation)

    def meet(self) -> None:
        """A month of the managers: steering meeting and talks of two."""
        model = self.model
        if not self.municipality.has_started:
            return
        model.manager_hours_used = 0.0
        if model.meetings:
            # talks of two follow from a steering meeting's agenda: no meetings, no talks
            for number in range(model.meetings):
                self.hold_steering_meeting(number)
            self.let_managers_talk()
        self.watch_agreements()

    def look_around(self) -> Situation:
        """Look up what is the same for everybody this month."""
        model, town = self.model, self.municipality
        organisations = model.world.organisations
        is_partner = organisations["is_partner"].tolist()
        inside = [row for row in range(N_KINDS) if is_partner[row]]
        trust = model.means.trust.take(inside, 1).sum(axis=1).tolist()
        shared = model.world.shared_year.take(town.invited, 1).sum(axis=1).tolist()
        staff = organisations["posts"].tolist()
        for_partners, for_others = max(1, len(inside) - 1), max(1, len(inside))
        return Situation(
            inside=len(inside),
            invited=len(town.invited),
            urgency=town.urgency_felt,
            consensus=town.consensus,
            is_partner=is_partner,
            commitment=organisations["commitment"].tolist(),
            trust=[total / (for_partners if one else for_others) for total, one in zip(trust, is_partner, strict=True)],
            shared_cases=[cases / (posts or 1) for cases, posts in zip(shared, staff, strict=True)],
            funding=effect_of(town.spending.budget / max(1.0, model.youths), model.numbers),
            door_given_up=town.door_given_up,
            autonomy_given_up=town.autonomy_given_up,
            lead=town.lead,
        )

    def invite(self) -> None:
        """Invite whom the partnership says; under growth, at each yearly review, the kind most missed."""
        model = self.model
        wanted = wanted_by(self.choices.partnership, self.municipality.landscape)
        first_time = not self.municipality.invited
        if self.choices.partnership != "growth":
            for row in [row for row in self.municipality.invited if row not in wanted]:
                self.bid_farewell(row)
        for row in wanted:
            if row not in self.municipality.invited:
                self.ask_in(row)
        if self.choices.partnership == "growth" and self.municipality.month_started is not None:
            months = model.month - self.municipality.month_started - joining.FIRST_REVIEW
            if months >= 0 and months % joining.REVIEW_EVERY == 0 and len(self.municipality.invited) < N_KINDS:
                missed = joining.unreached_by_kind(model.crowd, model.tables, model.world.organisations, model.month)
                missed[self.municipality.invited] = -1.0
                missed[~self.municipality.landscape.present[:N_KINDS]] = -1.0
                if missed.max() >= 0.0:
                    self.ask_in(int(np.argmax(missed)))
        if first_time:
            self.win_line_managers()

    def ask_in(self, row: int) -> None:
        """Invite one organisation."""
        partner = self.model.partner_organisations[row]
        self.municipality.invited.append(row)
        partner.invited_in = self.model.month
        self.model.tell(events.INVITED, organisation=row)

    def bid_farewell(self, row: int) -> None:
        """Invite an organisation no longer: a partner leaves as one that walks out does."""
        partner = self.model.partner_organisations[row]
        self.municipality.invited.remove(row)
        partner.invited_in = None
        if partner.is_partner:
            partner.leave()

    def win_line_managers(self) -> None:
        """Give the first attention to line managers: their organisations come in warmer."""
        if self.choices.early_people == "line_managers":
            self.model.world.organisations["commitment"][np.array(self.municipality.invited)] += EARLY_COMMITMENT

    def win_an_informal_leader(self, row: int) -> None:
        """Give it to the one others turn to, in each organisation when it signs: as many people as line managers."""
        if self.choices.early_people != "informal_leaders" or row in self.leaders_won:
            return
        self.leaders_won.add(row)
        world = self.model.world
        org = world.organisations[row]
        posts = slice(org.first_post, org.first_post + org.posts)
        if org.posts > 0:
            degree = (world.tie_trust[posts] >= agreements.STANDING).sum(axis=1)
            leader = int(org.first_post + np.argmax(degree))
            identity = world.professionals["identity_cjg"]
            identity[leader] = min(1.0, identity[leader] + EARLY_IDENTITY)

    def call_meetings(self) -> int:
        """How many meetings fall in this month, at the pace chosen; what is left over of one falls in a later month."""
        self.meetings_due += self.choices.meetings_per_year / YEAR
        called = int(self.meetings_due + ROUNDING)
        self.meetings_due -= called
        return called

    def hold_steering_meeting(self, number: int) -> None:
        """Seats are taken; the meeting settles one question, or moves agreements among those present.

        Parameters
        ----------
        number : int
            Which meeting of this month it is: each has its own luck.
        """
        model = self.model
        present = []
        called = self.municipality.authority * self.municipality.urgency_felt
        hours, commitment = self.hours_of_managers(), model.world.organisations["commitment"].tolist()
        luck = model.chances(draws.ATTEND, direction.A_MEETING * number, N_KINDS)
        for row, seat in zip(self.municipality.invited, self.hours_of_seats(self.municipality.invited), strict=True):
            left = hours[row] - self.seat_hours.get(row, 0.0)
            if model.partner_organisations[row].attends(luck[row], commitment[row], called, seat, left):
                present.append(row)
        for row, seat in zip(present, self.hours_of_seats(present), strict=True):
            self.seat_hours[row] = self.seat_hours.get(row, 0.0) + seat
        if len(present) < 2:
            return
        clear = self.municipality.effects["mission"]
        self.municipality.consensus += (
            model.numbers.persuasion * (1.0 - self.municipality.consensus) * (clear + self.municipality.authority) / 2.0
        )
        if self.next_issue() and self.municipality.prepared >= self.hours_of_issue():
            self.settle_an_issue(present, number)
        else:
            talking = np.zeros(CARE + 1)
            talking[present] = agreements.MEETING_HOURS
            self.talk_among(np.array(present), talking)

    def hours_of_managers(self) -> list[float]:
        """Hours that each organisation's managers have for cooperation here this month, by row."""
        drive = min(1.0, direction.ENOUGH * self.municipality.urgency_felt)
        attention = self.model.world.organisations["attention"].tolist()
        return [direction.MANAGER_HOURS * each * drive for each in attention]

    def hours_of_seats(self, party: list[int]) -> list[float]:
        """What each seat in a meeting of a party costs: to sit in it, and to bring it about.

        Those who trust each other find each other; with others it takes time.
        """
        governance, others = self.choices.governance, len(party) - 1
        if governance == "shared":
            trust = self.model.means.trust.take(party, 0).take(party, 1)
            strange = others - trust.sum(axis=1) + trust.diagonal()
            hours: list[float] = (agreements.SEAT_HOURS + agreements.ALIGNING_HOURS * strange).tolist()
            return hours
        if governance == "administrative_organisation":
            return [agreements.SEAT_HOURS + agreements.REPORTING_HOURS] * len(party)
        convening = agreements.CONVENING_HOURS * others
        return [agreements.SEAT_HOURS + (convening if row == self.municipality.lead else 0.0) for row in party]

    def let_managers_talk(self) -> None:
        """Managers spend what hours the steering meetings leave on talks of two."""
        model = self.model
        have, commitment = self.hours_of_managers(), model.world.organisations["commitment"].tolist()
        hours = np.zeros(CARE + 1)
        talkers = []
        used = 0.0
        for row in self.municipality.invited:
            given, seat = have[row] * commitment[row], self.seat_hours.pop(row, 0.0)
            used += max(seat, given)
            if given > seat:
                hours[row] = given - seat
                talkers.append(row)
        model.manager_hours_used = used
        if self.municipality.is_open:
            talkers.append(TEAM)
            hours[TEAM] = direction.MANAGER_HOURS
        if len(talkers) > 1:
            self.talk_among(np.array(talkers), hours)

    def watch_agreements(self) -> None:
        """Agreements fade as far as nobody watches them: who convenes, the management information, or trust itself."""
        model = self.model
        watched = max(WATCHED[self.choices.governance], self.municipality.effects["steering"])
        agreements.fade_agreements(
            model.world.agreed,
            model.world.organisations,
            model.means.trust,
            float(watched),
            float(model.numbers.agreement_fading),
        )

    def talk_among(self, rows: np.ndarray, hours: np.ndarray) -> None:
        """Let pairs talk; how warm a talk is depends on trust, the lead's or a neutral convener's included."""
        model = self.model
        trust = 0.5 * (model.means.trust + model.means.trust.T)
        if self.choices.governance == "lead_organisation" and self.municipality.lead >= 0:
            through = np.minimum(trust[:, [self.municipality.lead]], trust[[self.municipality.lead], :])
            trust = np.maximum(trust, through)
        elif self.choices.governance == "administrative_organisation":
            trust = np.maximum(trust, agreements.NEUTRAL_TRUST)
        commitment = model.world.organisations["commitment"].copy()
        gain = float(model.numbers.agreement_gain * model.numbers.m_meeting)
        agreed = model.world.agreed
        before = agreed >= agreements.AGREED if model.records else agreed
        agreements.talk(agreed, model.world.talked, rows, hours, commitment, trust, gain, self.municipality.consensus)
        if model.records:
            for row, other in np.argwhere((agreed >= agreements.AGREED) & ~before):
                if row < other:
                    model.tell(events.AGREED, organisation=int(row), other=int(other), amount=agreements.AGREED)

    def hours_of_issue(self) -> float:
        """Hours it takes to prepare one question: with everybody at the table, less where agreements stand."""
        agreed = self.model.world.agreed.take(self.municipality.invited, 0).take(self.municipality.invited, 1)
        others = max(1, len(self.municipality.invited) - 1)
        return direction.hours_of_issue(agreed.sum(axis=1) / others, self.model.numbers)

    def settle_an_issue(self, present: list[int], number: int) -> None:
        """Settle the prepared question in this meeting, as far as authority or agreement reach."""
        model = self.model
        issue = self.next_issue()
        self.municipality.prepared -= self.hours_of_issue()
        agree = 1.0
        for row in present:
            others = [other for other in present if other != row]
            trust = float(model.means.trust[row, others].mean()) if others else 0.0
            agree *= 1.0 - (1.0 - self.municipality.consensus) * (1.0 - trust)
        luck = direction.A_MEETING * number + OPEN_ISSUES.index(issue)
        by_authority = model.chance(draws.ISSUE, luck) < self.municipality.authority
        if not by_authority and model.chance(draws.ISSUE, luck + direction.BY_AGREEMENT) >= agree:
            return
        self.municipality.issues[issue] = model.month
        if (
            by_authority
            and model.chance(draws.ISSUE_WRONG, OPEN_ISSUES.index(issue)) > self.municipality.content_knowledge
        ):
            self.municipality.wrongly_settled.add(issue)
        else:
            self.municipality.wrongly_settled.discard(issue)
        if issue == "coordination":
            self.municipality.rule_chosen = self.choices.care_coordination
            if self.municipality.month_coordination is None:
                self.municipality.month_coordination = model.month
        model.tell(events.ISSUE_SETTLED, amount=float(OPEN_ISSUES.index(issue)))

    def next_issue(self) -> str:
        """The issue that comes first: opening hours where a place comes first, else who coordinates."""
        order: tuple[str, ...] = OPEN_ISSUES
        if self.choices.sequence == "form_first" and not self.municipality.is_open:
            order = ("opening_hours", "payment", "coordination", "information")
        if self.choices.care_coordination == "not_on_agenda":
            order = tuple(issue for issue in order if issue != "coordination")
        open_ones = [issue for issue in order if self.municipality.issues[issue] is None]
        return open_ones[0] if open_ones else ""
