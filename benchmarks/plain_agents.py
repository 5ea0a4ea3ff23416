"""The plain version's agents: children with their needs, organisations with their caseworkers and lists.

What they leave out is said in :mod:`benchmarks.plain_mesa`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import mesa

from sim.inputs.calendar import LAST_AGE
from sim.inputs.organisation_types import CARE, GATE, N_KINDS, SECOND_LINE_ROWS
from sim.state.columns import IN_HELP, LOST, NEVER, OWN_CIRCLE, SEEKING, UNNOTICED, WAITING

if TYPE_CHECKING:
    from .plain_mesa import PlainTown

SAFETY = 5
SECONDARY_SCHOOL = 7
COMPETENT = 0.5
OPEN_AT_ONCE, COLLEAGUES_ASKED = 3, 4


class Family:
    """What children of one home share."""

    __slots__ = ("familiar", "migrant", "shopper", "trust")

    def __init__(self, trust: float, migrant: bool, shopper: bool) -> None:
        self.trust = trust
        self.migrant = migrant
        self.shopper = shopper
        self.familiar: set[int] = set()


class Need:
    """One open need of one child."""

    __slots__ = (
        "band", "child", "closed", "domain", "dropped", "first_severity", "helped", "helper", "hours",
        "known", "luck", "onset", "own_answer", "post", "reached", "refused_by", "refused_month", "severity",
        "since", "status", "visited",
    )  # fmt: skip

    def __init__(self, child: Child, domain: int, severity: int, month: int, luck: float) -> None:
        self.child = child
        self.domain = domain
        self.severity = self.first_severity = severity
        self.onset = self.since = month
        self.luck = luck
        self.status = UNNOTICED
        self.known = self.reached = self.helped = self.refused_month = self.closed = NEVER
        self.refused_by = self.helper = self.post = self.dropped = -1
        self.visited: set[int] = set()
        self.hours = 0.0
        self.own_answer = False
        self.band = 0


class Child(mesa.Agent):
    """A child with its needs."""

    def __init__(self, model: PlainTown, family: Family, birth: int, outside: bool) -> None:
        super().__init__(model)
        self.family = family
        self.birth = birth
        self.outside = outside
        self.needs: list[Need] = []
        self.last_service = self.last_second_line = NEVER

    def step(self) -> None:
        """A month: nothing at all for a child without a need."""
        if self.needs:
            self.live_with_needs()

    def live_with_needs(self) -> None:
        """Needs recover or get worse, new ones join, and somebody may notice or ask."""
        month = self.model.month
        for need in self.needs[:]:
            if need.status != IN_HELP and need.onset < month:
                self.take_course(need)
        self.join_new_needs(month)
        age = min(month - self.birth, LAST_AGE - 1)
        for need in self.needs[:]:
            if need.status != IN_HELP:
                self.seek(need, age, month)

    def take_course(self, need: Need) -> None:
        """Recover unhelped, or get worse."""
        numbers = self.model.numbers
        u = self.random.random()
        if u < min(1.0, numbers.recovery * numbers.recovery_falloff ** (need.severity - 1)):
            self.model.close(need)
        elif need.severity < 4 and u > 1.0 - numbers.escalation:
            need.severity += 1

    def join_new_needs(self, month: int) -> None:
        """A new need in a domain already open, or beyond three, is the same trouble going on."""
        domains: set[int] = set()
        for need in self.needs[:]:
            if need.onset == month and (need.domain in domains or len(domains) >= OPEN_AT_ONCE):
                self.needs.remove(need)
                self.model.met.remove(need)
            domains.add(need.domain)

    def seek(self, need: Need, age: int, month: int) -> None:
        """Own circle first, then whoever notices, then a door the family knows."""
        town = self.model
        waiting = need.status == WAITING
        if waiting and not self.family.shopper:
            return
        need.band = town.services.bands[age + 9]
        if not waiting:
            if need.status != LOST and self.random.random() < town.settles[need.severity]:
                need.own_answer = True
                town.close(need)
                return
            if need.status == UNNOTICED:
                need.status = OWN_CIRCLE
            if self.is_noticed(need, age):
                return
        self.ask(need, month)

    def is_noticed(self, need: Need, age: int) -> bool:
        """Whether somebody who sees the child anyway notices the need and acts."""
        town = self.model
        u = self.random.random()
        passed = 0.0
        stage = town.services.stage[age + 9]
        by_slot = town.services.notices[stage]
        for slot, o in enumerate(town.services.who[stage]):
            if o == SECONDARY_SCHOOL and self.outside:
                continue
            if need.status == LOST and o == need.dropped:
                continue
            organisation = town.organisations[o]
            if not organisation.posts:
                continue
            sees = by_slot[slot][need.severity][need.domain]
            if need.domain == SAFETY:
                sees = min(1.0, sees * 2.0 * organisation.worker_of(need).hard_conversation)
            passed += (1.0 - passed) * sees
            if u < passed:
                acts = 1.0
                if not organisation.is_competent(need, age):
                    alone = town.numbers.signal_alone
                    acts = alone + (1.0 - alone) * organisation.somebody_to_involve(need, age)
                if self.random.random() < acts:
                    town.doors.append((need, o))
                    return True
                return False
        return False

    def ask(self, need: Need, month: int) -> None:
        """The family's own step: a logit between asking nobody and the doors it knows."""
        town, family, numbers = self.model, self.family, self.model.numbers
        lately = need.refused_month + numbers.cooling_off > month
        trusting = 2.0 * family.trust - (2.0 if lately else 1.0)
        utility = numbers.need_weight * (need.severity - 1.0) + numbers.trust_weight * trusting
        familiar = min(1.0, 0.25 * len(family.familiar))
        weight = math.exp(numbers.seek_base + utility) * (1.0 + familiar)
        weight *= town.services.doors_total[need.band][need.domain]
        if family.migrant:
            weight *= 1.0 - numbers.migrant_distrust * (1.0 - familiar)
        if self.random.random() * (1.0 + weight) >= weight:
            return
        u = self.random.random()
        door = -1
        for o, reach in enumerate(town.services.doors_cumulated[need.band][need.domain]):
            if u <= reach:
                door = o
                break
        if door < 0 or door >= N_KINDS or (door == SECONDARY_SCHOOL and self.outside):
            return
        if (door == need.refused_by and lately) or (need.status == WAITING and door == need.helper):
            return
        if need.status not in (WAITING, LOST):
            need.status = SEEKING
        town.doors.append((need, door))


class Worker:
    """A post with the hours of its cases."""

    __slots__ = ("case_hours", "hard_conversation", "standing", "strengthening")

    def __init__(self, strengthening: float, hard_conversation: float, standing: float) -> None:
        self.strengthening = strengthening
        self.hard_conversation = hard_conversation
        self.standing = standing
        self.case_hours = 0.0


class Organisation(mesa.Agent):
    """An organisation with its caseworkers, its cases and its list."""

    def __init__(self, model: PlainTown, row: int) -> None:
        super().__init__(model)
        services = model.services
        facts = services.organisations[row]
        self.row = row
        self.youngest, self.oldest = int(facts["youngest"]), int(facts["oldest"])
        self.lightest, self.heaviest = int(facts["lightest"]), int(facts["heaviest"])
        self.is_service = facts["is_service"] == 1
        self.is_second_line = row in SECOND_LINE_ROWS
        self.posts = [Worker(*post) for post in services.posts[row]]
        self.expertise = services.expertise[row]
        self.known = services.known[row]
        self.way = services.way[row]
        self.cases: list[Need] = []
        self.waiting: list[Need] = []
        self.hours = self.line = self.list_hours = 0.0

    def worker_of(self, need: Need) -> Worker:
        """The caseworker this child meets, the same one each time."""
        return self.posts[int(need.luck * len(self.posts))]

    def is_competent(self, need: Need, age: int) -> bool:
        """Whether it helps this need itself: age, severity and expertise."""
        return (
            bool(self.posts)
            and self.youngest <= age <= self.oldest
            and self.lightest <= need.severity <= self.heaviest
            and (self.row == GATE or self.expertise[need.domain] >= COMPETENT)
        )

    def somebody_to_involve(self, need: Need, age: int) -> float:
        """How well a competent organisation could be involved: the best of directory times way."""
        best = 0.0
        for k in range(N_KINDS):
            other = self.model.organisations[k]
            if other is not self and other.is_competent(need, age):
                best = max(best, self.known[k] * (0.5 + 0.5 * self.way[k]))
        return best

    def room(self, needed: float, need: Need) -> int:
        """A post with room: the child's own first, then colleagues; -1 for none."""
        count = len(self.posts)
        first = int(need.luck * count)
        for step in range(min(COLLEAGUES_ASKED, count)):
            post = (first + step) % count
            if self.posts[post].case_hours + needed <= self.line:
                return post
        return -1

    def admit_from_list(self) -> None:
        """Who waits takes the room there is: crises first, then in order of onset."""
        self.waiting.sort(key=lambda need: (need.severity < 4, need.onset))
        for need in self.waiting[:]:
            post = self.room(self.model.hours_of(need), need)
            if post >= 0:
                self.admit(need, post)

    def admit(self, need: Need, post: int) -> None:
        """Help begins."""
        self.model.release(need)
        need.status, need.since, need.helper, need.post = IN_HELP, self.model.month, self.row, post
        need.hours = self.model.hours_of(need)
        self.posts[post].case_hours += need.hours
        self.cases.append(need)
        need.visited.add(self.row)
        if need.helped == NEVER:
            need.helped = self.model.month

    def put_on_list(self, need: Need) -> None:
        """A place on the list."""
        self.model.release(need)
        need.status, need.since, need.helper, need.post = WAITING, self.model.month, self.row, -1
        need.hours = self.model.hours_of(need)
        self.list_hours += need.hours
        self.waiting.append(need)
        need.visited.add(self.row)
        if need.helped == NEVER:
            need.helped = self.model.month

    def take_in(self, need: Need, handed_over: bool) -> bool:
        """Help, list or refuse; True when accepted."""
        needed = self.model.hours_of(need)
        post = self.room(needed, need)
        if post < 0 and handed_over:
            own = self.worker_of(need)
            if own.case_hours + needed <= self.hours and self.random.random() < own.standing:
                post = int(need.luck * len(self.posts))
        if post >= 0:
            self.admit(need, post)
            return True
        if need.status == IN_HELP or (need.status == WAITING and need.helper != self.row):
            return False
        if self.list_hours + needed <= self.model.numbers.list_limit * self.hours * len(self.posts):
            self.put_on_list(need)
            return True
        need.refused_by, need.refused_month = self.row, self.model.month
        return False

    def whom_it_thinks_of(self, need: Need, age: int, seen: set[int]) -> Organisation | None:
        """The best linked, most expert organisation that comes to mind."""
        numbers, month = self.model.numbers, self.model.month
        best, chosen = 0.0, None
        for k in range(N_KINDS):
            if k in seen or (need.refused_by == k and need.refused_month + numbers.cooling_off > month):
                continue
            other = self.model.organisations[k]
            if not other.is_competent(need, age) or self.random.random() >= self.known[k]:
                continue
            score = (1.0 - numbers.cold_handover + self.way[k]) * other.expertise[need.domain]
            if other.list_hours > numbers.list_limit * other.hours * len(other.posts):
                score *= numbers.cold_handover
            if score > best:
                best, chosen = score, other
        return chosen

    def treat(self) -> None:
        """A month of help for every case."""
        town, numbers = self.model, self.model.numbers
        for need in self.cases[:]:
            worker = self.posts[need.post]
            rate = numbers.help_recovery * 0.5 * (1.0 + self.expertise[need.domain])
            rate *= (1.0 + worker.strengthening) / 1.5
            rate *= numbers.recovery_falloff ** (min(need.severity, 3) - 1)
            if worker.case_hours > self.hours:
                rate *= self.hours / worker.case_hours
            if self.random.random() < rate:
                need.child.family.familiar.add(self.row)
                town.close(need)
                continue
            if self.is_service:
                need.child.last_service = town.month
            if self.is_second_line:
                need.child.last_second_line = town.month
            assessed = town.month - need.since >= numbers.indication_delay
            if self.row == GATE and need.domain != SAFETY and assessed:
                self.pass_gate(need)

    def pass_gate(self, need: Need) -> None:
        """After its assessment the gate sends a case on to second-line care, or onto that list."""
        care = self.model.organisations[CARE]
        post = care.room(self.model.hours_of(need), need)
        if post >= 0:
            care.admit(need, post)
        else:
            care.put_on_list(need)
