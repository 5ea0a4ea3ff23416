"""Direction, joining, agreements and opening of the mean field (docs/rivals.md, section 1).

The municipality is one in the model as well, so its rules carry over. What organisations and their pairs do, a mean
does: a threshold is passed by the share of a normal distribution around the mean that lies beyond it.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.rivals.opening import Opens
from experiments.rivals.rules import SPREAD, STANDS, above
from sim import draws
from sim.context import Context
from sim.kinds import HEALTH_SERVICE, KINDS, LOCAL, N_KINDS, NARROW_CORE, REGIONAL, REGIONAL_LARGE
from sim.municipality import A_TASK, DOOR_GIVEN_UP
from sim.municipality_meetings import EARLY_COMMITMENT, EARLY_IDENTITY, ROUNDING, WATCHED
from sim.partner import SHAKEN
from sim.population import MANAGERS
from sim.processes import agreements, direction, joining, money
from sim.processes.direction import KNOTS
from sim.surroundings import Surroundings

if TYPE_CHECKING:
    from experiments.rivals.town import Town

COMMITMENT_SPREAD = 0.1  # of commitment over organisations (assumption)
FIRST_COMMITMENT = 0.3  # mean in the model
LINES = np.linspace(0.0025, 0.9975, 200)  # the draws behind first agreements, spread evenly
CORE = np.isin(np.arange(N_KINDS), NARROW_CORE)
FAR = 0.85  # mean factor of first agreements: 1 between two local organisations, else 0.7


def first_agreements(collaboration: float) -> np.ndarray:
    """Agreements before there is a CJG, over their distribution: ``min(0.9, 2 c u^2 x)`` as in the model."""
    return np.minimum(0.9, 2.0 * collaboration * LINES * LINES * FAR)


class Steering(Opens):
    """The municipality and the mean of those it invites.

    Parameters
    ----------
    context : Context
    luck : uint64
        Of this future: it decides when the council agrees, as in the model.
    around : Surroundings or None
        In an ensemble: the month of starting.
    """

    def __init__(self, context: Context, luck: Any, around: Surroundings | None) -> None:
        self.context = context
        self.key = draws.key_of(luck, draws.PLACE, 1_000_000)
        self.around = around
        self.urgency = context.urgency_at_start
        self.support = context.political_support_at_start
        self.consensus = context.existing_collaboration
        self.month = 0
        self.month_started: int | None = None
        self.month_opened: int | None = None
        self.month_named: int | None = None
        self.month_coordination: int | None = None
        self.gave_up = False
        self.led_by_service = 0.0
        self.settled = dict.fromkeys(KNOTS, 0.0)
        self.wrong = dict.fromkeys(KNOTS, 0.0)
        self.rule_chosen = ""
        self.prepared = self.built = self.meetings_due = 0.0
        self.meetings = 0
        self.elected = -(10**6)
        self.invited = 0  # the core first
        self.partners = 0.0
        self.attend = 0.0
        self.commitment = FIRST_COMMITMENT
        first = first_agreements(context.existing_collaboration)
        self.relabelled = 0.0
        self.agreed_before = self.agreed = float(first.mean())
        self.on_paper = 0.0
        self.manager_hours = 0.0
        self.desks = self.sites_chosen = self.sites_closed = self.dear_years = 0
        self.house = ""
        self.desks_changed = 0
        self.spending = money.Spending()
        self.effects = dict.fromkeys(money.THEMES, 0.0)

    # -- what it is ---------------------------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether the CJG has opened."""
        return self.month_opened is not None and not self.gave_up

    @property
    def open_knots(self) -> float:
        """Expected share of the four knots that is open."""
        return 1.0 - sum(self.settled.values()) / len(KNOTS)

    @property
    def joined(self) -> float:
        """Share of those invited that are partners."""
        return self.partners / self.invited if self.invited else 0.0

    def felt(self, rates: SimpleNamespace) -> float:
        """Urgency as it works."""
        return min(1.0, self.urgency * float(rates.m_urgency))

    def authority(self, choices: Any) -> float:
        """Authority to cut knots."""
        if choices.director == "alderman":
            return self.support
        return direction.AUTHORITY[choices.director] + self.led_by_service * direction.AUTHORITY_TAKEN

    def weights(self) -> np.ndarray:
        """How far each kind is among those invited: the core, and an even part of the others; shape (kinds,)."""
        rest = max(0, self.invited - len(NARROW_CORE)) / (N_KINDS - len(NARROW_CORE))
        return np.where(CORE, 1.0, rest) * (self.invited > 0)

    def mean_over_invited(self, values: list[float]) -> float:
        """Average an attribute of kinds over those invited."""
        return float(np.average(values, weights=self.weights())) if self.invited else 0.0

    # -- a month ------------------------------------------------------------------------------------------------------

    def govern(self, town: Town, choices: Any, month: int) -> None:
        """A month of direction, joining, agreements and opening."""
        rates = town.rates
        self.month = month
        self.meetings = 0
        self.manager_hours = 0.0
        if choices.partnership == "none":
            self._give_up(town)
            return
        self.gave_up = False
        self._feel(town, month)
        self._elect(month)
        self._start(town, choices, month)
        if self.month_started is None:
            return
        self._spend(town, choices, month)
        if choices.director == "none" and self.invited:
            hazard = rates.persuasion * self.commitment * self.felt(rates)
            self.led_by_service += (1.0 - self.led_by_service) * hazard
        elif choices.director != "none":
            self.led_by_service = 0.0
        self._work(rates, choices, month)
        self._reopen(rates, choices)
        self._invite(town, choices, month)
        self.meetings_due += choices.meetings_per_year / 12.0
        self.meetings = int(self.meetings_due + ROUNDING)
        self.meetings_due -= self.meetings
        for _ in range(self.meetings):
            self._weigh_joining(town, choices)
            self._meet(town, choices, month)
        if self.meetings:
            self._talk_in_pairs(town, choices)
        watched = max(WATCHED[choices.governance], self.effects["steering"])
        self.agreed *= 1.0 - rates.agreement_fading * (1.0 - watched) * self.joined
        self.open_and_close(town, choices, month)

    def _give_up(self, town: Town) -> None:
        if self.month_started is None:
            return
        self.gave_up = True
        self.desks, self.house, self.invited, self.partners = 0, "", 0, 0.0
        self.settled = dict.fromkeys(KNOTS, 0.0)
        self.wrong = dict.fromkeys(KNOTS, 0.0)
        self.spending = money.Spending()
        self.effects = dict.fromkeys(money.THEMES, 0.0)

    def _feel(self, town: Town, month: int) -> None:
        rates = town.rates
        incidents = 10_000.0 * town.incidents / max(1.0, town.youths)
        self.urgency = direction.urgency_after(
            self.urgency, month, incidents, town.waiting, self.effects["mission"], rates
        )
        visible = 0.0
        if self.is_open:
            visible = min(1.0, 1000.0 * sum(town.contacts) / max(1.0, town.youths) / direction.VISIBLE_AT)
        at_start, steering = self.context.political_support_at_start, self.effects["steering"]
        self.support = direction.support_after(
            self.support, at_start, visible, self.effects["support"], incidents, steering, rates
        )

    def _elect(self, month: int) -> None:
        """Elections in expectation: another alderman with half a chance, whose support is anybody's guess."""
        if month in direction.ELECTIONS:
            self.support += direction.NEW_ALDERMAN * 0.5 * (0.5 - self.support)
            self.elected = month

    def chance(self, stream: int, month: int, item: int) -> float:
        """A draw of the municipality's own luck: the model's."""
        return float(draws.uniform(self.key, stream, month, item))

    def _start(self, town: Town, choices: Any, month: int) -> None:
        if self.month_started is not None:
            return
        if self.around is not None:
            starts = self.around.start is not None and month >= self.around.start
        else:
            hazard = town.rates.go_ahead * self.support * min(1.0, 2.0 * self.felt(town.rates))
            starts = self.chance(draws.GO_AHEAD, month, 0) < hazard
        if not starts:
            return
        self.month_started = month
        first = first_agreements(self.context.existing_collaboration)
        if choices.start_from == "relabel_existing":
            standing = first >= agreements.STANDING
            self.agreed = float(np.where(standing, np.maximum(first, agreements.CARRIED_OVER), first).mean())
            self.on_paper = float(standing.mean())
            self.relabelled = self.context.existing_collaboration
        else:
            self.agreed *= agreements.AGREEMENTS_KEPT
            town.trust *= agreements.TRUST_KEPT
            self.consensus = 0.5 * (1.0 + self.consensus)

    def _spend(self, town: Town, choices: Any, month: int) -> None:
        self.spending = money.claims(
            choices, town.youths, month, town.rates,
            is_open=self.is_open, building=not self.is_open or self.open_knots > 0.5 / len(KNOTS), desks=self.desks,
            direction_posts=self._posts_of_direction(choices),
            coordinates=choices.care_coordination == "municipal_coordinator" and self.settled["coordination"] >= STANDS,
            payment_settled=self.settled["payment"] >= STANDS,
        )  # fmt: skip
        shares = {theme: getattr(choices.investment, theme) for theme in money.THEMES}
        each = self.spending.invested / max(1.0, town.youths) / max(1e-12, sum(shares.values()))
        self.effects = {theme: money.effect_of(each * share, town.rates) for theme, share in shares.items()}

    def _posts_of_direction(self, choices: Any) -> float:
        """Posts behind the director, and those of an administrative organisation."""
        posts = money.officer_posts(choices.director_support, self.context.inhabitants, direction.OFFICER_FULL_AT)
        if choices.governance == "administrative_organisation":
            posts += money.office_posts(self.partners)
        return posts

    def _work(self, rates: SimpleNamespace, choices: Any, month: int) -> None:
        """One budget of effort, for the building and for the knots."""
        hours = self.spending.project_hours
        if choices.director == "alderman":
            # half the elections bring a new one, who asks more than she gives
            fresh = direction.NEW_ALDERMAN if month - self.elected < direction.FRESH_MONTHS else 0.0
            hours = (hours + direction.ALDERMAN_HOURS) * (1.0 - fresh) + direction.FRESH_SHARE * hours * fresh
        else:
            leads = 1.0 if choices.director == "ggd" else self.led_by_service
            hours += leads * direction.MANAGER_HOURS * self._attention()[HEALTH_SERVICE]
        posts = self._posts_of_direction(choices)
        paid = min(1.0, self.spending.direction / max(1.0, posts * float(rates.post_price)))
        effort = (hours + posts * paid * direction.POST_HOURS) * self.felt(rates)
        building = 0.0
        if not self.is_open or (choices.desk == "shared_building" and self.house != "desk" and not self.sites_closed):
            ready = choices.sequence == "form_first" or self.content_stands()
            share = direction.TO_BUILDING if ready else direction.TO_BUILDING_BEFORE
            building = 1.0 if self._next_knot(choices) == "" else share
        self.built += building * effort
        if self._next_knot(choices):
            self.prepared += (1.0 - building) * effort

    def _next_knot(self, choices: Any) -> str:
        """The first knot in the order chosen that rather is open than cut; then whichever is least so."""
        order: tuple[str, ...] = KNOTS
        if choices.sequence == "form_first" and not self.is_open:
            order = ("opening_hours", "payment", "coordination", "information")
        if choices.care_coordination == "not_on_agenda":
            order = tuple(knot for knot in order if knot != "coordination")
        undecided = [knot for knot in order if self.settled[knot] < STANDS]
        if undecided:
            return undecided[0]
        least = min(order, key=lambda knot: self.settled[knot])
        return least if self.settled[least] < 0.95 else ""

    def _reopen(self, rates: SimpleNamespace, choices: Any) -> None:
        for knot in KNOTS:
            gone = float(rates.pressure) * self.wrong[knot]
            self.settled[knot] -= gone
            self.wrong[knot] -= gone
        if self.settled["coordination"] > 0.0 and self.rule_chosen not in ("", choices.care_coordination):
            self.settled["coordination"] = self.wrong["coordination"] = 0.0

    # -- joining and agreements ---------------------------------------------------------------------------------------

    def _invite(self, town: Town, choices: Any, month: int) -> None:
        before = self.invited
        if choices.partnership == "narrow":
            self.invited = len(NARROW_CORE)
        elif choices.partnership == "broad":
            self.invited = N_KINDS
        else:
            since = month - (self.month_started or 0) - joining.FIRST_REVIEW
            due = since >= 0 and since % joining.REVIEW_EVERY == 0
            self.invited = max(len(NARROW_CORE), self.invited) + (due and self.invited < N_KINDS)
        if before == 0:
            self.commitment += EARLY_COMMITMENT * (choices.early_people == "line_managers")
        elif self.invited > before:  # newcomers know nobody's ways
            old = before / self.invited
            pairs = old * (before - 1) / max(1, self.invited - 1)
            self.commitment = old * self.commitment + (1.0 - old) * FIRST_COMMITMENT
            self.agreed = pairs * self.agreed + (1.0 - pairs) * self.agreed_before
            town.let_newcomers_in(pairs)
        elif self.invited < before:
            self.partners *= self.invited / before

    def _weigh_joining(self, town: Town, choices: Any) -> None:
        rates = town.rates
        shared = town.shared_year
        utility = joining.reasons_to_join(
            self.felt(rates),
            town.trust,
            money.effect_of(self.spending.budget / max(1.0, town.youths), rates),
            shared / (1.0 + shared),
            min(1.0, self.partners / max(1, self.invited - 1)),
            self.consensus,
            rates,
        )
        door = self.mean_over_invited([kind.front_door for kind in KINDS])
        tasks = (choices.governance != "shared") + (
            (choices.care_coordination == "lead_organisation") * self.settled["coordination"]
        )
        utility -= joining.loss_of_door(door, DOOR_GIVEN_UP[choices.front_offices], rates)
        utility -= joining.loss_of_say(A_TASK * tasks, rates)
        self.commitment = joining.commitment_after(self.commitment, utility, 0.5, rates)
        willing = above(joining.JOINS_ABOVE, self.commitment, COMMITMENT_SPREAD)
        signed = 1.0 - (1.0 - above(joining.SIGNS_AT, self.agreed, SPREAD)) ** (self.invited - 1)
        joins = max(0.0, self.invited * willing * signed - self.partners)
        leaves = self.partners * (1.0 - above(joining.STAYS_ABOVE, self.commitment, COMMITMENT_SPREAD))
        shakes = joins * self.is_open + leaves
        self.consensus *= (1.0 - SHAKEN / (1.0 + self.partners)) ** shakes
        self.partners += joins - leaves
        if choices.early_people == "informal_leaders" and joins > 0.0:
            town.identity = min(1.0, town.identity + EARLY_IDENTITY * joins / max(1.0, town.posts_inside))

    def _attention(self) -> list[float]:
        """Share of each organisation's managers' hours that this municipality gets, as on average in the model."""
        around, size = self.around, float(self.context.region_size)
        served = {
            LOCAL: MANAGERS,
            REGIONAL: size if around is None else float(around.asking_service[self.month]),
            REGIONAL_LARGE: 2.0 * size if around is None else float(around.asking_agency[self.month]),
        }
        return [min(1.0, kind.youth_share * MANAGERS / max(1.0, served[kind.scope])) for kind in KINDS]

    def _hours_of_managers(self, rates: SimpleNamespace) -> float:
        """Hours a month each invited organisation's managers have for this municipality."""
        drive = min(1.0, 2.0 * self.felt(rates))
        return direction.MANAGER_HOURS * self.mean_over_invited(self._attention()) * drive

    def _meet(self, town: Town, choices: Any, month: int) -> None:
        """Take seats; settle a question that is prepared, or move agreements."""
        rates = town.rates
        hours = self._hours_of_managers(rates)
        called = self.authority(choices) * self.felt(rates)
        willing = 1.0 - (1.0 - self.commitment) * (1.0 - called)
        self.attend = willing * min(1.0, hours / self._hours_of_seat(town, choices, self.invited - 1.0))
        present = self.attend * self.invited
        if present < 2.0:
            return
        authority = self.authority(choices)
        self.consensus += rates.persuasion * (1.0 - self.consensus) * (self.effects["mission"] + authority) / 2.0
        knot = self._next_knot(choices)
        asked = rates.knot_hours * self.invited * (1.0 - self.agreed)
        if not knot or self.prepared < asked:
            each = agreements.MEETING_HOURS / max(1.0, present - 1.0)
            self._talk(town, choices, each, self.attend * self.attend)
            return
        self.prepared -= asked
        agree = (1.0 - (1.0 - self.consensus) * (1.0 - town.trust)) ** present
        cut = (1.0 - self.settled[knot]) * (authority + (1.0 - authority) * agree)
        knowledge = direction.KNOWLEDGE[choices.director_support]
        led = 1.0 if choices.director == "ggd" else self.led_by_service
        knowledge += led * max(0.0, direction.KNOWLEDGE_GGD - knowledge)
        self.wrong[knot] += (1.0 - self.settled[knot]) * authority * (1.0 - knowledge)
        self.settled[knot] += cut
        if knot == "coordination":
            self.rule_chosen = choices.care_coordination
            if self.month_coordination is None and self.settled[knot] >= STANDS:
                self.month_coordination = month

    def _hours_of_seat(self, town: Town, choices: Any, others: float) -> float:
        """What a seat among so many others costs, on average over those who have one."""
        others = max(0.0, others)
        if choices.governance == "shared":
            return agreements.SEAT_HOURS + agreements.ALIGNING_HOURS * others * (1.0 - town.trust)
        if choices.governance == "lead_organisation":
            return agreements.SEAT_HOURS + agreements.CONVENING_HOURS * others / max(1, self.invited)
        return agreements.SEAT_HOURS + agreements.REPORTING_HOURS

    def _talk_in_pairs(self, town: Town, choices: Any) -> None:
        """Managers spend on talks of two what hours the seats leave."""
        seat = self._hours_of_seat(town, choices, self.attend * self.invited - 1.0) * self.attend * self.meetings
        hours = self._hours_of_managers(town.rates) * self.commitment
        self.manager_hours = self.invited * max(seat, hours)
        self._talk(town, choices, max(0.0, hours - seat) / max(1, self.invited - 1), 1.0)

    def _talk(self, town: Town, choices: Any, hours: float, pairs: float) -> None:
        """Move the mean agreement, as ``agreements.talk`` moves that of a pair; what is on paper stays as it is."""
        rates = town.rates
        warmth = town.trust
        if choices.governance == "administrative_organisation":
            warmth = max(warmth, agreements.NEUTRAL_TRUST)
        willing = self.commitment * 0.5 * (1.0 + self.consensus)
        gain = rates.agreement_gain * rates.m_meeting
        step = 1.0 - np.exp(-gain * hours * 0.5 * (1.0 + warmth) * willing)
        self.agreed += float(pairs * step * (1.0 - self.on_paper) * max(0.0, 1.0 - self.agreed))
