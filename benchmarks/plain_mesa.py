"""The same families written plainly: need, seeking, intake and help as ordinary Mesa agents.

What a good modeller would write in an afternoon, and what the model is measured against. Each child is a
``mesa.Agent`` with Python attributes, each organisation another with its caseworkers and its list; draws come
from the town's ``random``. A child without a need costs one call and one test a month: age follows from the
month of birth, the town hands over the onsets, and organisations help the children they hold.

It reads the model's need tape and its tables by kind and age (who sees whom, which door fits what), and
repeats the equations of need, seeking, intake, help and recovery. Left out, or replaced by what the model
measured in the same town without a CJG:

- the network (meeting, identity, turnover, agreements, practice): how well organisations know each other, and
  how warm the way between them is, are fixed numbers a pair; so is what each caseworker is good at, and the
  line up to which an organisation admits new cases;
- the CJG itself (direction, joining, opening, money, desk, phone, site, outreach);
- coordination: no coordinator, no plan, no contradictory advice, nobody who picks up a dropped child; nor does
  a caseworker hand on a case that has become too heavy;
- reputation: a family's trust stays what it was at first;
- observation: rates are made at the end, not month by month in a hundred counters; only use of services is;
- keyed draws: the order of events decides who gets which luck, so two runs cannot be compared child by child.
"""

from __future__ import annotations

import mesa

from sim.inputs.calendar import FIRST_MONTH, HORIZON, LAST_AGE
from sim.inputs.organisation_types import N_ORGANISATIONS, SECOND_LINE_ROWS
from sim.state.columns import IN_HELP, LOST, NEVER, WAITING

from .existing_services import LAST_COHORT, Services
from .plain_agents import Child, Family, Need, Organisation

SETTLING = 48  # months before month 0 in which the town fills with needs; capacity is there from the start
HOPS = 3
ADULT = 216


class PlainTown(mesa.Model):
    """A town of ordinary agents.

    Parameters
    ----------
    services : Services
        From :func:`benchmarks.existing_services.measure`.
    seed : int
    months : int
        Horizon.
    """

    def __init__(self, services: Services, seed: int = 1, months: int = HORIZON) -> None:
        super().__init__(seed=seed)
        self.services = services
        self.numbers = services.numbers
        self.months = months
        self.month = max(FIRST_MONTH, -SETTLING) - 1
        own = self.numbers.own_circle
        self.settles = (0.0, own, own * self.numbers.recovery_falloff, 0.0, 0.0)
        self.doors: list[tuple[Need, int]] = []
        self.met: list[Need] = []
        self.child_months = 0
        self.used = self.used_second_line = self.under_18 = self.onsets = 0
        self.organisations = [Organisation(self, row) for row in range(N_ORGANISATIONS)]
        tape = services.tape
        columns = [tape.families[name].tolist() for name in ("first_trust", "migrant", "shopper")]
        self.families = [
            Family(trust, migrant == 1, shopper == 1) for trust, migrant, shopper in zip(*columns, strict=True)
        ]
        self.born: dict[int, list[int]] = {}
        self.children: dict[int, Child] = {}
        facts = tape.children
        births, families = facts["birth"].tolist(), facts["family"].tolist()
        outside = facts["outside"].tolist()
        self.facts = list(zip(families, births, outside, strict=True))
        for row, birth in enumerate(births):
            self.born.setdefault(max(birth - 9, self.month + 1), []).append(row)
        self.turning_23: dict[int, list[int]] = {}
        for row, birth in enumerate(births):
            self.turning_23.setdefault(birth + LAST_AGE, []).append(row)
        self.at_onset = [tape.onsets[name].tolist() for name in ("child", "domain", "severity")]

    def step(self) -> None:
        """One month."""
        self.month += 1
        self.come_and_go()
        self.hand_over_onsets()
        self.agents_by_type[Child].do("step")
        for organisation in self.organisations:
            organisation.admit_from_list()
        self.receive()
        for organisation in self.organisations:
            organisation.treat()
        self.child_months += len(self.children)
        if self.month >= 12:
            self.count_use()
        self.running = self.month + 1 < self.months

    def come_and_go(self) -> None:
        """Conceptions, leavers at 23, and the hours of this month."""
        for row in self.born.get(self.month, ()):
            family, birth, outside = self.facts[row]
            if birth + LAST_AGE > self.month:
                self.children[row] = Child(self, self.families[family], birth, outside == 1)
        for row in self.turning_23.get(self.month, ()):
            child = self.children.pop(row, None)
            if child is not None:
                for need in child.needs[:]:
                    self.close(need)
                child.remove()
        at = max(0, self.month)
        hours, lines = self.services.hours[at].tolist(), self.services.lines[at].tolist()
        for organisation, hour, line in zip(self.organisations, hours, lines, strict=True):
            organisation.hours, organisation.line = hour, line

    def hand_over_onsets(self) -> None:
        """Give this month's needs, as the tape has them, to their children."""
        first, last = self.services.tape.onsets_of(self.month)
        child, domain, severity = self.at_onset
        for row in range(first, last):
            owner = self.children[child[row]]
            need = Need(owner, domain[row], severity[row], self.month, self.random.random())
            owner.needs.append(need)
            self.met.append(need)
        if self.month >= 0:
            self.onsets += last - first

    def receive(self) -> None:
        """Everybody at a door this month: crises first."""
        doors, self.doors = self.doors, []
        doors.sort(key=lambda pair: (pair[0].severity < 4, pair[0].onset))
        for need, door in doors:
            self.handle(need, door)

    def handle(self, need: Need, door: int) -> None:
        """One child at one door, and at most three hops from there."""
        holder = self.organisations[door]
        if not holder.posts:
            return
        if need.known == NEVER:
            need.known = self.month
        age = min(self.month - need.child.birth, LAST_AGE - 1)
        if holder.is_competent(need, age):
            if need.reached == NEVER:
                need.reached = self.month
            if holder.take_in(need, False):
                return
        need.visited.add(door)
        seen = {door}
        for _ in range(HOPS):
            other = holder.whom_it_thinks_of(need, age, seen)
            if other is None:
                break
            seen.add(other.row)
            if need.reached == NEVER:
                need.reached = self.month
            cold = self.numbers.cold_handover
            if self.random.random() >= cold + (1.0 - cold) * holder.way[other.row]:
                break
            if other.take_in(need, True):
                return
            holder = other
        if need.status not in (IN_HELP, WAITING):
            need.status, need.dropped, need.since = LOST, holder.row, self.month

    def hours_of(self, need: Need) -> float:
        """Hours a month the case takes."""
        return float(self.numbers.hours_per_step) * need.severity

    def release(self, need: Need) -> None:
        """Take a case off the desk, or a child off the list."""
        if need.status == IN_HELP:
            organisation = self.organisations[need.helper]
            organisation.posts[need.post].case_hours -= need.hours
            organisation.cases.remove(need)
        elif need.status == WAITING:
            organisation = self.organisations[need.helper]
            organisation.list_hours -= need.hours
            organisation.waiting.remove(need)

    def close(self, need: Need) -> None:
        """A need is over."""
        self.release(need)
        need.status = 0
        need.closed = self.month
        need.child.needs.remove(need)

    def count_use(self) -> None:
        """Count children under 18 who used a service in the last twelve months."""
        month = self.month
        for child in self.children.values():
            if month - child.birth < ADULT:
                self.under_18 += 1
                self.used += month - child.last_service < 12
                self.used_second_line += month - child.last_second_line < 12

    def rates(self) -> dict[str, float]:
        """The plain version's side of the comparison; the same names as the model's.

        Returns
        -------
        dict of str to float
            See :func:`benchmarks.existing_services.rates_of_the_model`.
        """
        cohort = [need for need in self.met if 0 <= need.onset <= self.months - LAST_COHORT]
        problems = [
            need
            for need in cohort
            if need.first_severity >= 2 and not (need.closed == need.onset and need.known == NEVER)
        ]
        questions = [need for need in cohort if need.first_severity == 1]
        helped = sum(need.helped != NEVER and need.helped - need.onset < 3 for need in problems)
        own = sum(need.own_answer and need.closed - need.onset <= 1 for need in questions)
        in_help = [need.helper for need in self.met if need.status == IN_HELP]
        child_years = sum(self.services.tape.youths[-FIRST_MONTH:].tolist()) / 12.0
        return {
            "onsets_per_child_year": self.onsets / child_years,
            "helped_within_3_months": helped / max(1, len(problems)),
            "own_circle_share": own / max(1, len(questions)),
            "service_use": self.used / max(1, self.under_18),
            "second_line_use": self.used_second_line / max(1, self.under_18),
            "second_line_share_of_help": sum(o in SECOND_LINE_ROWS for o in in_help) / max(1, len(in_help)),
        }
