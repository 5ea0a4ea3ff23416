"""Needs as stocks by band of age and severity, and the monthly flows between them (docs/rivals.md, section 3).

Nobody in particular has a need here: of each stock the same share is noticed, asks, finds room, recovers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace

import numpy as np

from experiments.rivals import rules
from experiments.rivals.averages import MONTHS_IN_BAND, SEVERITIES, Averages
from experiments.rivals.paths import SHAPE, STEPS, Paths, handed, nothing, paths
from experiments.rivals.town import Town, room
from sim import counters as n
from sim.episodes import WINDOW
from sim.observation import NINE_WEEKS, WHITE_AFTER
from sim.processes.recovery import expected_months

# Assumptions, set once so that levels of the default town without a CJG lie near the model's (docs/rivals.md).
SEVERAL = 0.27  # of the families with a need of severity 2 or more in help: with a second organisation
CLUSTERED = 2.0  # how much more unequally help is spread over children than needs over families
SAME_DOMAIN = 0.35  # chance that two needs of a child are in one domain
PAIRS = 1.6  # pairs among the organisations of a family that has several
QUESTION_MONTHS = 2  # the month of onset and the next
ADULT_BAND = 4  # 18 to 23
expected = np.vectorize(rules.uncompiled(expected_months))


@dataclass
class Cohort:
    """Needs that began in one month, as long as their first months are looked at.

    Attributes
    ----------
    row : int
        Of that month in the book.
    free, lost, unheard : float array, shape (bands, severities)
        Not yet known to anybody; known, and nobody's; of these, whom nobody has taken up or handed on.
    age : int
        Months since.
    """

    row: int
    free: np.ndarray
    lost: np.ndarray
    unheard: np.ndarray
    age: int = 0


@dataclass
class Needs:
    """All open needs of a municipality.

    Attributes
    ----------
    free : float array, shape (bands, severities)
        Unhelped: unnoticed, in the own circle, seeking.
    lost : float array, shape (4, bands, severities)
        Known and nobody's, by full months (the last: three or more).
    listed, helped, flown, gated : float array
        First line: on a list, in help, in help with a specialist who comes, at the gate.
    queue, care : float array
        Second line: on its list, in care.
    coordinated, planned : float, 0-1
        Of families with several organisations: with a coordinator; with a plan.
    """

    tables: Averages
    free: np.ndarray = field(default_factory=nothing)
    lost: np.ndarray = field(default_factory=lambda: np.zeros((WHITE_AFTER + 1, *SHAPE)))
    listed: np.ndarray = field(default_factory=nothing)
    helped: np.ndarray = field(default_factory=nothing)
    flown: np.ndarray = field(default_factory=nothing)
    gated: np.ndarray = field(default_factory=nothing)
    queue: np.ndarray = field(default_factory=nothing)
    care: np.ndarray = field(default_factory=nothing)
    coordinated: float = 0.0
    planned: float = 0.0
    resolved: float = 0.0
    cohorts: deque[Cohort] = field(default_factory=lambda: deque(maxlen=WINDOW))
    queued: deque[float] = field(default_factory=lambda: deque([0.0] * (NINE_WEEKS + 1), maxlen=NINE_WEEKS + 1))
    stays_queued: deque[float] = field(default_factory=lambda: deque(maxlen=NINE_WEEKS))
    begun_service: deque[float] = field(default_factory=lambda: deque([0.0] * 12, maxlen=12))
    begun_second: deque[float] = field(default_factory=lambda: deque([0.0] * 12, maxlen=12))
    in_service: deque[float] = field(default_factory=lambda: deque([0.0] * 12, maxlen=12))
    in_second: deque[float] = field(default_factory=lambda: deque([0.0] * 12, maxlen=12))
    load_begun: np.ndarray = field(default_factory=lambda: np.zeros(2))

    STOCKS = ("free", "lost", "listed", "helped", "flown", "gated", "queue", "care")

    @property
    def open(self) -> float:
        """All open needs."""
        return float(sum(getattr(self, name).sum() for name in self.STOCKS))

    def hours(self, rates: SimpleNamespace) -> np.ndarray:
        """Hours a month in cases: of the first line, of second-line care."""
        step = STEPS * rates.hours_per_step
        heavy = self.flown * self.tables.second  # a specialist takes as many hours as whoever keeps the family
        first = self.helped + self.gated + 2.0 * self.flown - heavy
        return np.array([(first * step).sum(), ((self.care + heavy) * step).sum()])

    # -- a month ------------------------------------------------------------------------------------------------------

    def live(self, town: Town, onsets: np.ndarray, book: np.ndarray, row: int) -> None:
        """Let a month pass; what happened is written into its row of the book, shape (months, counters)."""
        counts = book[row]
        self.resolved = 0.0
        counts[n.LEFT] = self._grow_older()
        recovers = self._take_course(town)
        # a need in a domain in which the child has one already is the same trouble going on; vulnerable ones have more
        joins = min(1.0, SAME_DOMAIN * (1.0 + town.rates.frailty) * self.open / max(1.0, town.youths))
        counts[n.MERGED] = joins * onsets.sum()
        onsets = onsets * (1.0 - joins)
        self.free += onsets
        self.cohorts.appendleft(Cohort(row, onsets.copy(), nothing(), nothing()))
        fresh, again = paths(self.tables, town)
        self._book_cohorts(fresh, again, recovers, book)
        self._take_in(town, fresh, again, counts)
        self._heal(town, counts)
        self._hold_threads(town, counts)
        self._count(town, counts)

    def _grow_older(self) -> float:
        """Each band passes its share on to the next; the oldest leave."""
        left = 0.0
        for name in self.STOCKS:
            stock = getattr(self, name)
            moves = stock / MONTHS_IN_BAND[:, None]
            stock -= moves
            stock[..., 1:, :] += moves[..., :-1, :]
            left += float(moves[..., -1, :].sum())
        return left

    def _take_course(self, town: Town) -> np.ndarray:
        """Unhelped needs recover by themselves, or get worse; returns the share that recovers, by severity."""
        recovers = np.array([rules.recovery_rate(s, town.rates) for s in range(1, SEVERITIES + 1)])
        worse = min(1.0, town.rates.escalation * town.rates.m_escalation) * (1.0 - recovers)
        worse[-1] = 0.0
        for name in ("free", "lost", "listed", "queue"):
            stock = getattr(self, name)
            gone, up = stock * recovers, stock * worse
            stock -= gone + up
            stock[..., 1:] += up[..., :-1]
            self.resolved += float(gone.sum())
        return recovers

    # -- taking in ----------------------------------------------------------------------------------------------------

    def _book_cohorts(self, fresh: Paths, again: Paths, recovers: np.ndarray, book: np.ndarray) -> None:
        """Follow the needs of the last months, and book them in the month they began."""
        for cohort in self.cohorts:
            counts, first = book[cohort.row], cohort.age == 0
            if not first:
                cohort.free *= 1.0 - recovers
                cohort.lost *= 1.0 - recovers
                cohort.unheard *= 1.0 - recovers
            free, lost, unheard = cohort.free, cohort.lost, cohort.unheard
            heavy = slice(1, None)
            if first:
                counts[n.BASE : n.BASE + 5] = (free * (1.0 - fresh.own))[:, heavy].sum(axis=1)
                counts[n.QUESTIONS : n.QUESTIONS + 5] = free[:, 0]
            counts[n.REACHED : n.REACHED + 5] += (free * fresh.reached + unheard * again.reached)[:, heavy].sum(axis=1)
            counts[n.HELPED : n.HELPED + 5] += (free * fresh.placed + lost * again.placed)[:, heavy].sum(axis=1)
            counts[n.CJG_REACHED : n.CJG_REACHED + 5] += (free * np.minimum(fresh.new, fresh.reached))[:, heavy].sum(1)
            if cohort.age < QUESTION_MONTHS:
                counts[n.ANSWERED_OWN] += (free * fresh.own)[:, 0].sum()
                answered = free * (fresh.own + fresh.site + fresh.reached)
                counts[n.ANSWERED : n.ANSWERED + 5] += answered[:, 0]
            cohort.lost = lost * (1.0 - again.placed) + free * (fresh.come - fresh.placed)
            cohort.unheard = unheard * (1.0 - again.reached) + free * (fresh.come - fresh.reached)
            cohort.free = free * (1.0 - fresh.own - fresh.site - fresh.come)
            cohort.age += 1

    def _take_in(self, town: Town, fresh: Paths, again: Paths, counts: np.ndarray) -> None:
        """Move this month's arrivals, those on lists, and the dropped that are picked up."""
        dropped = self.lost.sum(axis=0)
        for way in (n.CONTACT_DESK, n.CONTACT_PHONE, n.CONTACT_SITE):
            counts[way] = (self.free * fresh.channels[way] + dropped * again.channels[way]).sum()
        firsts = (self.free * (fresh.come + fresh.site)).sum(axis=1)
        at_desk = (self.free * fresh.at_desk).sum(axis=1)
        counts[n.FIRST_0_4], counts[n.FIRST_0_4_DESK] = firsts[:2].sum(), at_desk[:2].sum()
        counts[n.FIRST_12], counts[n.FIRST_12_DESK] = firsts[3:].sum(), at_desk[3:].sum()
        counts[n.HANDOVERS] = (self.free * fresh.handed + dropped * again.handed).sum()
        counts[n.HANDOVERS_OK] = (self.free * fresh.arrived + dropped * again.arrived).sum()

        self.resolved += float((self.free * (fresh.own + fresh.site)).sum())
        placed = self.free * (fresh.placed - fresh.flown)
        flown = self.free * fresh.flown + dropped * again.flown
        failed = self.free * (fresh.come - fresh.placed)
        self.free = self.free * (1.0 - fresh.own - fresh.site - fresh.come)
        # who is picked up is handed over by somebody who answers for it, as often as it takes
        back = np.minimum(1.0, again.placed + town.picked_up * (1.0 - again.placed) * self._carried(town))
        placed = placed + dropped * np.maximum(0.0, back - again.flown)
        kept = self.lost * (1.0 - back)
        counts[n.KNOWN_WHITE] = kept[WHITE_AFTER - 1].sum()
        self.lost[-1] = kept[-1] + kept[-2]
        self.lost[1:-1] = kept[:-2]
        self.lost[0] = failed
        counts[n.KNOWN_CLOSED] = (placed + flown + failed).sum()

        from_list = self.listed * town.list_moves
        self.listed -= from_list
        now = placed * town.begins_at_once
        self.listed += placed - now
        self._begin(now + from_list, town)
        self.flown += flown
        counts[n.FIRST_HELP] = now.sum() + from_list.sum() + flown.sum()

    def _carried(self, town: Town) -> np.ndarray:
        """Chance that a handover by whoever holds a dropped child ends well."""
        everywhere = np.ones(SHAPE)
        minded, arrives = handed(self.tables, town.directory * everywhere, everywhere, town)
        return np.asarray(minded * arrives * (town.room + (1.0 - town.room) * town.list_room))

    def _begin(self, begins: np.ndarray, town: Town) -> None:
        """Help begins: at the gate, in second-line mental health (or on its list), or with anybody else."""
        tables, rates = self.tables, town.rates
        to_gate, to_second = begins * tables.gate, begins * tables.second
        stays = begins - to_gate - to_second
        passed = self.gated / (rates.indication_delay + 1.0)
        self.gated += to_gate - passed
        self.helped += stays
        entering = passed + to_second
        self.queue += entering
        step = STEPS * rates.hours_per_step
        asked = float((self.queue * step).sum())
        used = self.hours(rates)[1]
        free = max(0.0, town.second_hours - used)
        share = min(room(used, town.second_hours), free / asked if asked > 0.0 else 1.0)
        self.stays_queued.append(1.0 - share)
        admitted = self.queue * share
        self.queue -= admitted
        self.care += admitted
        self.queued.append(float(self.queue[:ADULT_BAND].sum()))
        self.begun_second.append(float(admitted[:ADULT_BAND].sum()))
        self.begun_service.append(float((begins * tables.service)[:ADULT_BAND].sum()))
        # the load if nobody waited: hours begun times their expected length (Little's law)
        first = expected(self._healing(tables.fit, town, False, False))
        second = expected(self._healing(tables.fit_second, town, False, False))
        self.load_begun = np.array(
            [
                ((stays * first + to_gate * (rates.indication_delay + 1.0)) * step).sum(),
                (entering * second * step).sum(),
            ]
        )

    # -- help and coordination ----------------------------------------------------------------------------------------

    def _healing(self, fit: np.ndarray, town: Town, plan: bool, conflict: bool) -> np.ndarray:
        # the rule is linear in fit, so the mean of fit gives the mean of the rule
        base = [
            rules.healing_rate(s, 0.0, town.strengthening, town.slow, plan, conflict, town.rates) for s in (1, 2, 3, 4)
        ]
        return np.asarray(np.minimum(1.0, np.array(base) * (1.0 + fit)))

    def _heal(self, town: Town, counts: np.ndarray) -> None:
        """A month of help: of families with several organisations some have a plan, some conflicting advice."""
        several = SEVERAL * (STEPS >= 2)
        conflict = several * town.contradiction
        plan = several * self.planned * (1.0 - town.contradiction)
        ended = 0.0
        for name, fit in (
            ("helped", self.tables.fit), ("flown", self.tables.fit), ("gated", self.tables.fit),
            ("care", self.tables.fit_second),
        ):  # fmt: skip
            rate = (1.0 - conflict - plan) * self._healing(fit, town, False, False)
            rate += conflict * self._healing(fit, town, False, True) + plan * self._healing(fit, town, True, False)
            stock = getattr(self, name)
            healed = stock * rate
            stock -= healed
            ended += float(healed.sum())
        self.resolved += ended
        town.ended = ended
        counts[n.RESOLVED] = self.resolved

    def _hold_threads(self, town: Town, counts: np.ndarray) -> None:
        """Families with several organisations: coordinator, plan, contradictions."""
        rates = town.rates
        involved = self.helped + self.gated + self.care + self.listed + self.queue
        joint = float(SEVERAL * involved[:, 1:].sum() + self.flown.sum())
        fit = self._healing(self.tables.fit, town, False, False)
        weight = involved[:, 1:].sum()
        healed = float((involved * fit)[:, 1:].sum() / weight) if weight > 0.0 else 0.0
        ends = 1.0 - (1.0 - healed) ** 2  # either of the two
        bond = town.bond
        taken = town.taken_up(bond, joint * self.coordinated, joint)
        self.coordinated += taken * (1.0 - self.coordinated) - ends * self.coordinated
        consent = rules.chance_of_consent(2, town.family_trust, rates)
        planned = self.coordinated * consent * rates.plan_rate * town.mean_directory * town.plan_bond(bond)
        self.planned += planned * (1.0 - self.planned) - ends * self.planned
        one = min(self.coordinated, self.planned)
        chance: Callable[..., float] = rules.chance_of_contradiction
        parts = (
            (one, True, True),
            (self.coordinated - one, True, False),
            (self.planned - one, False, True),
            (1.0 - self.coordinated - self.planned + one, False, False),
        )
        each = sum(part * chance(bond, coordinator, plan, rates) for part, coordinator, plan in parts)
        town.contradiction = 1.0 - (1.0 - each) ** PAIRS
        town.families_coordinated = joint * self.coordinated
        counts[n.JOINT] = joint
        counts[n.CONFLICT] = joint * town.contradiction
        counts[n.JOINT_SECOND] = joint * (1.0 - ends)
        counts[n.ONE_PLAN] = joint * (1.0 - ends) * one

    def _count(self, town: Town, counts: np.ndarray) -> None:
        """What stands at the end of the month."""
        counts[n.OPEN] = self.open
        counts[n.WHITE_NOW] = self.lost[-1].sum() * (1.0 - SEVERAL * self.coordinated)
        counts[n.WAITING_FIRST] = self.listed.sum()
        counts[n.HELPED_FIRST] = (self.helped + self.gated + self.flown).sum()
        counts[n.HELP_MONTHS] = counts[n.HELPED_FIRST] + self.care.sum()
        # who was on the list that many months ago, and was not admitted since
        counts[n.WAITING_SECOND_LONG] = self.queued[0] * np.prod(self.stays_queued)
        counts[n.HOURS_USED] = self.hours(town.rates)[0]
        young = slice(0, ADULT_BAND)
        served = (self.helped + self.flown + self.gated) * self.tables.service
        comes = (self.flown * self.tables.second)[young].sum()
        for counter, stock, in_it, begun in (
            (n.USED_SERVICE, served[young].sum() + self.care[young].sum(), self.in_service, self.begun_service),
            (n.USED_SECOND_LINE, self.care[young].sum() + comes, self.in_second, self.begun_second),
        ):
            spells = (in_it[0] + sum(begun)) / max(1.0, town.youths_18)
            in_it.append(float(stock))
            # needs gather in some families as the model's frailty has it: the share with none of a mixed Poisson
            frailty = max(1e-6, CLUSTERED * town.rates.frailty)
            counts[counter] = town.youths_18 * (1.0 - (1.0 + frailty * spells) ** (-1.0 / frailty))
