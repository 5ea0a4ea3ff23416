"""The mean professional and the mean family (docs/rivals.md, section 2): one number for each thing the model spreads
over people, pairs and ties.

What is *before* stands for those outside the network: they stay as the existing services were in June 2007.
"""

from __future__ import annotations

import math
from collections import deque
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.rivals import rules
from experiments.rivals.averages import Averages
from experiments.rivals.rules import SPREAD, STANDS, above
from experiments.rivals.steering import Steering
from sim import counters as n
from sim.columns import ANY, COLLEAGUES, FEDERATED, LABELLED_SITE, LADDER, LEAD, MERGED, MUNICIPAL, NO_SITE, UNDECIDED
from sim.context import Context
from sim.kinds import CLINIC, INDEX, KINDS, N_KINDS, SCHOOLS
from sim.model import web_growth
from sim.municipality_doors import RULES
from sim.processes import agreements, direction, hours, money, opening
from sim.processes.identity import LUKEWARM, NEWCOMER, STILL_KNOWN, USUAL_SPAN

if TYPE_CHECKING:
    from experiments.rivals.needs import Needs

POST_HOURS = direction.POST_HOURS
OTHERS = N_KINDS - 1
CONTACTS = 3.0  # people of another organisation over whom meetings with it are spread
OVERLAP = 0.75  # mean cosine of two kinds' expertise
EMPLOYER = 0.7  # mean identification with the employer, and the norm it keeps to
FIRST_IDENTITY = 0.075  # 0.3 times Beta(2, 6)
FORGOTTEN, OUTDATED = 1.0 - STILL_KNOWN, 0.5  # of the directory: by who leaves, by a reorganisation
RETURN = 12.0  # months counted for a first meeting
FRIENDS, YOUTH_FRIENDS = 4.0, 4.0
FIRST_TRUST = 0.5  # of families
BUSY = 6.0  # how late a full organisation shows in the mean: no room with chance load ** BUSY (assumption)


class Town:
    """Mean professionals, mean families, and the town between them.

    Parameters
    ----------
    context : Context
    tables : Averages
    places : record array
        Neighbourhoods, to place desks in.
    steering : Steering
    """

    def __init__(self, context: Context, tables: Averages, places: np.ndarray, steering: Steering) -> None:
        self.context, self.tables, self.places, self.steering = context, tables, places, steering
        self.rates = SimpleNamespace()
        known = 1.0 / 3.0 * (0.6 + 1.6 * context.existing_collaboration)  # Beta(2, 4), as in the model
        tied = 1.0 - math.exp(-2.0 * 16.0 * context.existing_collaboration / OTHERS)
        self.trust = self.trust_before = 0.4 * tied
        self.directory = self.directory_before = min(1.0, known)
        self.practised = self.practised_before = steering.agreed
        self.identity, self.employer = FIRST_IDENTITY, EMPLOYER
        self.strengthening = 3.0 / 7.0
        self.family_trust = FIRST_TRUST * (1.0 - context.migrant_share * 0.2)
        self.aware_parents = self.aware_youths = 0.0
        self.capacity = math.inf
        self.shared_year = self.arrived = self.ended = self.conflicts = 0.0
        self.incidents = self.waiting = 0.0
        self.contacts: deque[float] = deque(maxlen=12)
        self.desk_contacts: deque[float] = deque(maxlen=12)
        self.contradiction = self.families_coordinated = 0.0
        self.minutes, self.encounter, self.near = 1e9, 0.0, (0.0, 0.0)
        self.youths = self.youths_18 = 1.0
        self.migrant_share = context.migrant_share
        self.is_open = self.flies_in = self.second_line_seen = self.chat = False
        self.desks = self.site = 0
        self.answers = self.desk_hours = 0.0
        self.doors = 0
        self.outreach = 0.0
        self.rule = UNDECIDED
        self.second_hours = math.inf
        self.outreach_hours = 0.0
        self.slow = 1.0

    # -- what it shows ------------------------------------------------------------------------------------------------

    def show(self, choices: Any, month: int) -> None:
        """What stands this month, as families and professionals meet it."""
        steering, rates = self.steering, self.rates
        spending = steering.spending
        self._find_inside()
        if choices is None:  # existing services, before anything is chosen
            self.media = self.mission = self.learning = self.brand = self.means = 0.0
            self.web_growth = web_growth(month)
            return
        self.choices = choices
        self.is_open = steering.is_open
        self.means = money.effect_of(spending.spent / max(1.0, self.youths), rates)
        self.answers = spending.minimum / (money.MINIMAL_DESK * rates.desk_price) if self.is_open else 0.0
        self.desks = steering.desks
        self.desk_hours = spending.desk_hours * (0.5 + 0.5 * steering.settled["opening_hours"])
        self.site = opening.SITES[choices.web] if spending.sites > 0.0 else NO_SITE
        self.chat = bool(choices.web_chat)
        self.second_line_seen = self.desks > 0 and choices.second_line_face == "visible" and steering.joined >= STANDS
        self.doors = opening.DOORS[choices.front_offices] if self.is_open else 0
        self.flies_in = choices.specialist_help == "fly_in" and steering.partners >= 2.0
        effects = steering.effects
        self.media = effects["working_methods"]
        self.mission = min(1.0, effects["mission"] * (1.0 + effects["staff"]))
        self.learning = min(1.0, effects["learning"] * (1.0 + effects["working_methods"]))
        self.brand = effects["brand"] if self.is_open else 0.0
        self.outreach = choices.outreach
        self.rule = RULES[choices.care_coordination]
        self.web_growth = web_growth(month)

    def stays_as_it_is(self) -> None:
        """Before month 0: what stands now is what those outside the network keep."""
        self.trust_before, self.directory_before, self.practised_before = self.trust, self.directory, self.practised

    def place_desks(self, location: str, desks: int) -> None:
        """Set the mean way to a desk, the mean chance of an acquaintance there, and how far desks are seen daily."""
        places = self.places
        rows = opening.place_desks(places, location, desks)
        walk_ins = sum(self.contacts) / 52.0 / max(1, desks)
        opening.set_distances(places, rows, float(self.context.inhabitants), walk_ins)
        share = places["share"] / places["share"].sum()
        self.minutes = float((share * places["desk_minutes"]).sum())
        self.encounter = float((share * places["encounter"]).sum())
        seen = share * places["near_desk"]
        self.near = (float((seen * places["footfall_0_4"]).sum()), float((seen * places["footfall_12_plus"]).sum()))

    # -- what the network is to a need --------------------------------------------------------------------------------

    @property
    def posts(self) -> float:
        """Professionals."""
        return self.capacity / POST_HOURS

    @property
    def posts_inside(self) -> float:
        """Professionals of partners."""
        return self.posts * self.steering.partners / N_KINDS

    @property
    def link(self) -> float:
        """How warm a way is between two partners."""
        return 1.0 - (1.0 - self.trust) * (1.0 - self.practised)

    @property
    def link_before(self) -> float:
        """How warm it was, and is outside the network."""
        return 1.0 - (1.0 - self.trust_before) * (1.0 - self.practised_before)

    @property
    def link_is_new(self) -> float:
        """Share of ways between partners over a tie or practice that did not exist at month 0."""
        return max(
            0.0, self._stands(self.trust, self.practised) - self._stands(self.trust_before, self.practised_before)
        )

    @staticmethod
    def _stands(trust: float, practised: float) -> float:
        none = (1.0 - above(agreements.STANDING, trust, SPREAD)) * (1.0 - above(agreements.STANDING, practised, SPREAD))
        return 1.0 - none

    @property
    def directory_as_one(self) -> float:
        """Directory among partners; where doors answer as one, at least what is practised."""
        return max(self.directory, self.practised) if self.doors == FEDERATED else self.directory

    def _find_inside(self) -> None:
        """Set the chance that a handover runs between two partners, by band and severity, and its mean if severe."""
        tables = self.tables
        weights = self.steering.weights() * self.steering.joined
        to = np.tensordot(weights, tables.covered, 1)
        at_door = weights @ tables.fronts / np.maximum(1e-12, tables.fronts.sum(axis=0))
        self.inside = to * at_door[:, None]
        self.mean_inside = float(self.inside[:, 1:].mean())

    @property
    def bond(self) -> float:
        """What keeps two organisations in a family from contradicting each other: the stronger of tie and practice."""
        inside = self.mean_inside
        before = max(self.trust_before, self.practised_before)
        return inside * max(self.trust, self.practised) + (1.0 - inside) * before

    def plan_bond(self, bond: float) -> float:
        """How far they can plan together: by ties alone while what may be shared is open."""
        settled = self.steering.settled["information"]
        inside = self.mean_inside
        trust = inside * self.trust + (1.0 - inside) * self.trust_before
        link = inside * self.link + (1.0 - inside) * self.link_before
        return settled * link + (1.0 - settled) * trust

    @property
    def mean_directory(self) -> float:
        """How well two organisations in a family know each other's work."""
        return self.mean_inside * self.directory + (1.0 - self.mean_inside) * self.directory_before

    @property
    def doors_moved(self) -> np.ndarray:
        """Share of known doors that partners gave up for a shared desk, shape (bands,)."""
        if self.doors != MERGED or self.desks == 0:
            return np.zeros(self.tables.fronts.shape[1])
        given = self.steering.weights() * self.steering.joined * np.array([kind.front_door for kind in KINDS])
        return np.asarray(given @ self.tables.fronts)

    # -- hours --------------------------------------------------------------------------------------------------------

    def share_out(self, needs: Needs, counts: np.ndarray) -> None:
        """Where the mean professional's month goes, and what room that leaves for new cases."""
        steering, rates = self.steering, self.rates
        used = float(needs.hours(rates)[0])
        inside = steering.partners / N_KINDS
        team = steering.spending.team_hours if self.is_open else 0.0
        able = self.capacity + team
        if math.isinf(able):
            self.room = self.list_room = self.list_moves = self.begins_at_once = 1.0
            self.across, self.sessions, self.spare = rates.network_hours * self.context.existing_collaboration, 0, 0.0
            return
        case = POST_HOURS * used / able if able > 0.0 else 0.0
        habit = self.context.existing_collaboration
        training = hours.TRAINING_HOURS if self.doors == FEDERATED else 0.0
        staff = steering.effects["staff"]
        self.willing = inside * rules.willing_hours(self.identity, habit, staff, rates)
        self.willing += (1.0 - inside) * rules.willing_hours(0.0, habit, 0.0, rates)
        coordination = self.families_coordinated * rates.coordination_hours / max(1e-9, self.posts)
        light = sum(kind.severities[0] == 1 for kind in KINDS) / N_KINDS
        wants_out = self.outreach * (POST_HOURS - training) * inside * light * self.is_open
        left = max(0.0, POST_HOURS - training * inside - case)
        self.slow = min(1.0, (POST_HOURS - training * inside) / case) if case > 0.0 else 1.0
        out = min(wants_out, max(0.0, left - coordination))
        self.spare = left - out
        self.across = max(0.0, min(self.willing, self.spare - coordination))
        self.sessions = steering.meetings if self.spare > 2.0 * hours.TRAINING_HOURS else 0
        self.outreach_hours = out * self.posts
        line = able * (1.0 - (training * inside + wants_out + coordination + self.willing) / POST_HOURS)
        self.room = room(used, line)
        listed = float((needs.listed * np.arange(1.0, 5.0)).sum()) * rates.hours_per_step
        self.list_room = room(listed, rates.list_limit * able)
        self.list_moves = self.room
        take = self.room + (1.0 - self.room) * self.list_room
        self.begins_at_once = self.room / take if take > 0.0 else 0.0
        meets = self.across + 2.0 * self.sessions * inside + training * inside
        counts[n.HOURS_ABLE] = able
        counts[n.HOURS_MEETING] = meets * self.posts + steering.manager_hours
        counts[n.HOURS_ALL] = able + steering.manager_hours
        partner = (self.across + 2.0 * self.sessions + training + coordination) * self.posts_inside
        counts[n.PARTNER_HOURS] = partner + self.outreach_hours + steering.manager_hours
        counts[n.PARTNER_EURO] = counts[n.PARTNER_HOURS] * rates.partner_hour

    # -- ties, directory, identity ------------------------------------------------------------------------------------

    def meet(self, inside: bool) -> None:
        """Trust, directory and practice after a month; ``inside`` the network, else as existing services do."""
        rates, steering = self.rates, self.steering
        partners = steering.partners if inside else 0.0
        media = self.media if inside else 0.0
        others = max(1.0, partners - 1.0) if inside else float(OTHERS)
        across = self.across * (1.0 + 0.5 * media)
        shared = min(1.0, COLLEAGUES / max(1.0, self.posts))
        seats = self._seats() if inside else 0.0
        near = rules.utility_of_meeting(shared, seats * seats, self.trust, self.trust**2, OVERLAP, rates)
        far = rules.utility_of_meeting(shared, 0.0, self.trust_before, self.trust_before**2, OVERLAP, rates)
        here = others * math.exp(near)
        there = (OTHERS - others) * math.exp(far)
        each = across * here / (here + there) / others + (self.sessions / others if inside else 0.0)
        person = each / CONTACTS
        gap = min(RETURN, 1.0 / max(person, 1e-9))
        knots = steering.open_knots if inside else 0.0
        bad = shared * rules.chance_of_friction(knots, True, steering.consensus, rates)
        bad += (1.0 - shared) * rules.chance_of_friction(knots, False, steering.consensus, rates)
        gain = rules.gain_of_meeting(gap, shared, rates) * rates.m_meeting
        loss = rates.meeting_gain * rates.m_meeting * rates.loss_ratio * (1.0 - 0.5 * self.learning * inside)
        gone = rates.turnover * rates.m_turnover * (1.5 - self.employer) * (2.0 - self.slow)
        # each handover that arrives is half a meeting to both
        handed = rates.meeting_gain * self.arrived / max(1.0, self.posts) / OTHERS
        trust = self.trust
        trust += (person * (1.0 - bad) * gain + handed * rates.m_meeting) * (1.0 - trust)
        trust -= person * bad * loss * trust
        self.trust = _within(trust - (rates.tie_fading * rates.m_tie_decay + gone) * self.trust)
        known = (each * (1.0 - bad) + handed / rates.meeting_gain) * rates.meeting_gain * rates.m_knowledge
        fades = rates.tie_fading * rates.m_knowledge * (1.0 - media)
        fades += FORGOTTEN * gone + OUTDATED * rates.turnover * rates.m_turnover
        self.directory = _within(self.directory + known * (1.0 - self.directory) - fades * self.directory)
        self.good = (self.ended + self.arrived) / max(1.0, self.posts) + 0.5 * each * others * (1.0 - bad)
        self.bad = each * others * bad + self.conflicts / max(1.0, self.posts)

    def practise(self) -> None:
        """Practice moves in shared cases, towards what was agreed."""
        rates, steering = self.rates, self.steering
        pairs = 0.5 * N_KINDS * OTHERS
        cases = 2.0 * self.arrived / pairs / max(1.0, 2.0 * self.posts / N_KINDS)
        identification = self.context.existing_collaboration
        if steering.partners >= 2.0:
            identification = max(identification, self.identity)
        leaving = rates.turnover * rates.m_turnover
        self.practised -= rules.forgetting_rate(cases, leaving, rates) * self.practised
        step = rules.practice_rate(cases, self.directory, identification, rates)
        meant = steering.agreed * (1.0 - steering.on_paper)
        self.practised = _within(self.practised + step * max(0.0, meant - self.practised))
        found = rules.found_out(0.0, 1.0, self.trust, max(1.0, self.posts / N_KINDS), rates)
        steering.on_paper *= max(0.0, 1.0 - 2.0 * self.arrived / pairs * found)
        self.shared_year += self.arrived * 2.0 / max(1.0, self.posts) - self.shared_year / 12.0

    def identify(self) -> None:
        """Both identities, competence, and those who leave."""
        rates, steering = self.rates, self.steering
        overload = 1.0 - self.slow
        if steering.partners > 0.0:
            seats = self._seats() if self.is_open else 0.0
            seen = rules.recognition(steering.effects["staff"], USUAL_SPAN)
            up = rules.rise(
                min(1.0, self.good), self.mission * steering.consensus, seen, seats, self.media, self.employer, rates
            )
            self.identity += self.means * up * (1.0 - self.identity)
            cold = max(0.0, LUKEWARM - steering.commitment)
            self.strengthening += 0.25 * rates.bonding * self.learning * (1.0 - self.strengthening)
        else:
            cold = 0.0
        full = 1.0 - self.room
        self.identity -= rules.fall(min(1.0, self.bad), 0.5 * (overload + full), cold, rates) * self.identity
        gone = rates.turnover * rates.m_turnover * (1.5 - self.employer) * (1.0 + overload)
        self.identity += gone * (NEWCOMER - self.identity)
        drift = rates.m_identity * rates.bonding
        self.employer += drift * ((EMPLOYER - self.employer) - overload * self.employer)

    def let_newcomers_in(self, old: float) -> None:
        """Mix what the network had with what those have who come new; ``old`` is the share of old pairs."""
        self.trust = old * self.trust + (1.0 - old) * self.trust_before
        self.directory = old * self.directory + (1.0 - old) * self.directory_before
        self.practised = old * self.practised + (1.0 - old) * self.practised_before

    def _seats(self) -> float:
        """Share of partners' people with a seat where several organisations sit together."""
        if self.steering.house == "":
            return 0.0
        if self.steering.house == "back_office":
            return min(1.0, N_KINDS / max(1.0, self.posts))
        return opening.SEATED_MERGED if self.choices.front_offices == "merged" else opening.SEATED

    # -- coordination -------------------------------------------------------------------------------------------------

    def _answers_for(self) -> tuple[float, float]:
        """Share of families for which the rule names somebody; hours a month these have."""
        steering = self.steering
        joined = steering.joined
        people = np.array([kind.staff for kind in KINDS])
        pool = self.spare * self.posts
        if self.rule == LEAD:
            lead = INDEX[self.choices.lead_organisation] if self.choices.lead_organisation else CLINIC
            return joined * float(steering.weights()[lead]), pool * float(people[lead] / people.sum())
        if self.rule == MUNICIPAL:
            return float(self.is_open), steering.spending.coordinator_hours + steering.spending.team_hours
        if self.rule == LADDER:
            return joined, pool / N_KINDS
        if self.rule == ANY:
            return steering.partners / N_KINDS * above(0.5, steering.attend, SPREAD), pool
        return 0.0, pool

    def _can(self, free: float) -> float:
        """Whether whoever should has hours for one more."""
        owed = self.families_coordinated * self.rates.coordination_hours
        return max(0.0, 1.0 - owed / free) if free > 0.0 else 0.0

    def taken_up(self, bond: float, coordinated: float, joint: float) -> float:
        """Chance a month that a family without a coordinator gets one."""
        rates, steering = self.rates, self.steering
        named, free = self._answers_for()
        settled = steering.settled["coordination"]
        each = rules.chance_to_take_up(self.mean_directory, rates) * self._can(self.spare * self.posts)
        unasked = 1.0 - (1.0 - each * bond) ** 2  # either of the two involved
        if self.rule == ANY:
            ruled = named * (1.0 - (1.0 - each) ** 2) + (1.0 - named) * unasked
        else:
            can = self._can(free)
            ruled = named * can * rates.take_up + (1.0 - named * can) * unasked
        return settled * ruled + (1.0 - settled) * unasked

    @property
    def picked_up(self) -> float:
        """Chance a month that a child known and dropped is picked up by whoever answers for it."""
        named, free = self._answers_for()
        seen = 1.0
        if self.rule != ANY:
            seen = max(self.practised, self.steering.effects["steering"])
        return self.steering.settled["coordination"] * named * self.rates.take_up * seen * self._can(free)

    # -- families -----------------------------------------------------------------------------------------------------

    def spread_word(self, counts: np.ndarray, needs: Needs) -> None:
        """Trust and awareness after a month."""
        rates, steering = self.rates, self.steering
        families = self.youths / 1.7
        first = FIRST_TRUST * (1.0 - self.context.migrant_share * rates.migrant_distrust)
        trust = self.family_trust
        trust += rates.experience * self.ended / families * (1.0 - trust)
        broken = max(0.0, steering.effects["brand"] * self.is_open - self.practised)
        harm = counts[n.CONFLICT] + (needs.lost[0].sum()) * broken * (self.aware_parents if self.is_open else 0.0)
        trust -= rates.experience * rates.loss_ratio * harm / families * trust
        self.family_trust = _within(trust + rates.fading * (first - trust))
        weights = steering.weights() * steering.joined
        open_ = float(self.is_open)
        parents = rules.chance_to_hear(
            self.brand, self.near[0], 0.25 * weights[CLINIC] + 0.75 * weights[SCHOOLS[0]],
            FRIENDS * self.aware_parents, rates,
        )  # fmt: skip
        wary = 1.0 - self.context.migrant_share * rates.migrant_distrust
        self.aware_parents += open_ * parents * wary * (1.0 - self.aware_parents) - rates.fading * self.aware_parents
        split = 2.0 if self.site not in (NO_SITE, LABELLED_SITE) else 1.0
        at_school = weights[SCHOOLS[1]] * (1.0 - self.context.schooled_outside_share)
        youths = rules.chance_to_hear(
            self.brand / split, self.near[1], at_school, YOUTH_FRIENDS * self.aware_youths, rates
        )
        self.aware_youths += open_ * youths * (1.0 - self.aware_youths) - rates.fading * self.aware_youths

    def close_month(self, counts: np.ndarray, needs: Needs) -> None:
        """What next month's deciders and professionals see of this one."""
        crises = needs.free[:, 3].sum() + needs.lost[:, :, 3].sum() + needs.listed[:, 3].sum() + needs.queue[:, 3].sum()
        self.incidents = float(self.rates.incident * crises)
        first = counts[n.WAITING_FIRST] + counts[n.HELPED_FIRST]
        self.waiting = float(counts[n.WAITING_FIRST] / first) if first > 0.0 else 0.0
        self.contacts.append(float(counts[n.CONTACT_DESK : n.CONTACT_SITE + 1].sum()))
        self.desk_contacts.append(float(counts[n.CONTACT_DESK]))
        self.arrived = float(counts[n.HANDOVERS_OK])
        self.conflicts = float(counts[n.CONFLICT])


def room(used: float, limit: float) -> float:
    """Chance to find room: pooled hours that are not full hide services that are, the more the fuller they are."""
    return 1.0 - min(1.0, used / limit) ** BUSY if limit > 0.0 else 0.0


def _within(value: float) -> float:
    return min(1.0, max(0.0, float(value)))
