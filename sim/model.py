"""The model: one municipality, one luck, month by month."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import mesa
import numpy as np
from mesa.agent import Agent

from . import counters as n
from . import draws, events, steady
from .agent_rows import AgentRows
from .arguments import a_scenario, a_seed, checked_run, full_path
from .columns import N_EPISODES, STATUS_NAMES, Book, room_for_episodes
from .decide import decided
from .kept import Start
from .kinds import DOMAINS, N_KINDS, ROWS
from .month import live
from .municipality import Municipality
from .observation import observe
from .partner import PartnerOrganisation
from .population import divide_attention
from .processes import agreements, direction, joining, opening
from .processes.agreements import acquaint
from .rates import plain_numbers, rates_of, write_rates
from .scenario import Scenario, ScenarioError
from .surroundings import Surroundings
from .tape import FIRST_MONTH, Tape
from .views import Child, Family, Professional

HORIZON = 91  # months: June 2007 to December 2014 (given)
HEADLINES = {
    "month": "month",
    "youths": "youths",
    "open_needs": "open_needs",
    "partners": "partners",
    "phase": "phase",
    "seed": "seed",
}


class CJGModel(mesa.Model):
    """A care network forms in one municipality.

    Parameters
    ----------
    scenario : Scenario, optional
        Choices, context and mechanisms; the plain town when left out.
    seed : int, 0 or more, or None
        With ``replication`` the luck: the same luck meets the same children in every scenario. With None one is drawn,
        another each time; ``model.seed`` tells it.
    replication : int, 0 or more
    months : int, 1 to 600
        Horizon; ``running`` turns false when it is reached.
    record : {None, "events"}
        Whether to write down what happened to whom.
    collect : bool
        Whether ``datacollector`` collects each month.
    model_reporters, agent_reporters, agenttype_reporters : mapping, optional
        As in ``mesa.DataCollector``.
    surroundings : Surroundings, optional
        What the municipality meets of the others in an ensemble; alone, it starts when its own council agrees.
    **fields
        Fields of the scenario by full path or, where unique, by name: ``partnership="broad"``,
        ``**{"context.inhabitants": 12_000}``. This is what ``mesa.batch_run`` varies.

    Raises
    ------
    ScenarioError
        When it is no scenario, a field is unknown or refused, or a change lies at or after the horizon.
    ValueError
        When a number is out of range.
    """

    def __init__(
        self,
        scenario: Scenario | None = None,
        *,
        seed: int | None = 1,
        replication: int = 0,
        months: int = HORIZON,
        record: str | None = None,
        collect: bool = True,
        model_reporters: Mapping[str, Any] | None = None,
        agent_reporters: Mapping[str, Any] | None = None,
        agenttype_reporters: Mapping[type, Mapping[str, Any]] | None = None,
        start: Start | None = None,
        surroundings: Surroundings | None = None,
        **fields: Any,
    ) -> None:
        scenario = Scenario(name="plain town") if scenario is None else a_scenario(scenario)
        if fields:
            scenario = scenario.with_all({full_path(name): value for name, value in fields.items()})
        seed = a_seed(seed)
        scenario, months = checked_run(scenario, months, seed, replication)
        super().__init__(seed=int(seed))
        self.seed = int(seed)
        luck = draws.luck_key(np.uint64(seed), np.uint64(replication))
        if scenario.ensemble is not None:
            raise ScenarioError(f'"{scenario.name}" is an ensemble of many municipalities; a model is one of them')
        scenario = decided(scenario, luck)
        self.scenario = scenario
        self.surroundings = surroundings
        self.asked = (0.0, 0.0)
        self.months = months
        self.replication = replication
        start = start or steady.steady_state(scenario, int(luck), months)
        self.tape: Tape = start.tape
        self.world = start.world
        self.places = self.tape.neighbourhoods.copy()
        self.month = start.month - 1
        self.in_force, *self.to_come = scenario.states
        self.rates = rates_of(self.in_force.mechanisms, scenario.parameters, scenario.forms)
        self.numbers = plain_numbers(self.rates)
        self.tables = steady.tables_for(self.rates, scenario.context.landscape)
        self._book_with(record, start)
        self.crowd = steady.crowd_of(self.tape, self.world, self.places)
        self.network = steady.network_of(self.world)
        self.means = steady.no_means()
        acquaint(self.network, self.means)
        self.key = draws.key_of(luck, draws.PLACE, 1_000_000)
        self.municipality = Municipality(self)
        if start.council is not None:
            self.municipality.resume(start.council)
        self.partner_organisations = [PartnerOrganisation(self, row) for row in range(N_KINDS)]
        Agent._ids.pop(self, None)  # Mesa 3.3 keeps every model that ever had an agent alive through this dictionary
        self.manager_hours_used = 0.0
        self.meetings = 0
        self.collects = collect
        self.datacollector = mesa.DataCollector(
            model_reporters=dict(HEADLINES if model_reporters is None else model_reporters),
            agent_reporters=dict(agent_reporters or {}),
            agenttype_reporters={cls: dict(of) for cls, of in (agenttype_reporters or {}).items()},
        )

    def step(self) -> None:
        """One month, in the order of the ODD's process overview.

        The few decide in plain Python; then the many live their month in :func:`sim.month.live`, one compiled pass
        that reads like this one.
        """
        self.begin_month()

        direction.govern(self)
        joining.decide(self)
        agreements.meet_managers(self)
        opening.open_and_close(self)

        live(
            self.crowd, self.network, self.world.town, self.rates, self.tables, self.means, self.book,
            self.tape.onsets, *self.tape.onsets_of(self.month), self.youths, self.month,
        )  # fmt: skip

        observe(self)
        if self.collects:
            self.datacollector.collect(self)
        self.running = self.month + 1 < self.months

    def begin_month(self) -> None:
        """Turn the clock, put changes of this month into force, make room for its needs."""
        if self.month + 1 >= self.months:
            raise ValueError(f"month {self.month + 1} lies past the horizon: this run has months = {self.months}")
        self.month += 1
        while self.to_come and self.to_come[0].month <= self.month:
            self.in_force = self.to_come.pop(0)
            write_rates(self.rates, self.in_force.mechanisms, self.scenario.parameters)
            self.numbers = plain_numbers(self.rates)
            self.tables = steady.tables_for(self.rates, self.scenario.context.landscape)
        first, last = self.tape.onsets_of(self.month)
        wanted = self.open_needs + last - first
        if wanted > len(self.world.episodes):
            room_for_episodes(self.world, wanted)
            self.crowd = steady.crowd_of(self.tape, self.world, self.places)
        if self.records:
            self._make_room_in_the_log()
        steady.set_second_line(self)
        if self.surroundings is not None:
            self._meet_busy_regional_bodies(self.surroundings)
        self.meetings = self.municipality.call_meetings() if self.municipality.has_started else 0
        self.world.town["meetings"] = self.meetings
        self.world.town["web_growth"] = web_growth(self.month)

    def _meet_busy_regional_bodies(self, around: Surroundings) -> None:
        asked = float(around.asking_service[self.month]), float(around.asking_agency[self.month])
        if asked != self.asked:
            divide_attention(self.world.organisations, self.scenario.context.landscape, *asked)
            self.asked = asked

    def let_go(self) -> None:
        """Free its memory at once: it and its agents hold on to each other, and during runs the collector rests."""
        self.__dict__.clear()

    # -- what others ask of it ----------------------------------------------------------------------------------------

    @property
    def youths(self) -> int:
        """Children here, from conception to the 23rd birthday."""
        return int(self.tape.youths[max(self.month, FIRST_MONTH) - FIRST_MONTH])

    @property
    def open_needs(self) -> int:
        """Open episodes."""
        return int(self.world.lengths[N_EPISODES])

    @property
    def partners(self) -> int:
        """Organisations that signed."""
        return self.municipality.partners

    @property
    def phase(self) -> str:
        """not_started, building, open or named."""
        return self.municipality.phase

    @property
    def agents(self) -> AgentRows:
        """Everybody: the municipality, its partner organisations, professionals, families and children."""
        return AgentRows(self, [(cls, agents.parts[0][1]) for cls, agents in self.agents_by_type.items()])

    @property
    def agent_types(self) -> list[type]:
        """The classes of agents."""
        return [Municipality, PartnerOrganisation, Professional, Family, Child]

    @property
    def agents_by_type(self) -> dict[type, AgentRows]:
        """A set of agents for each class; views are made when asked for."""
        rows = {Municipality: np.arange(1), PartnerOrganisation: np.arange(N_KINDS)}
        rows |= {cls: np.flatnonzero(cls.here(self)) for cls in (Professional, Family, Child)}
        return {cls: AgentRows(self, [(cls, of)]) for cls, of in rows.items()}

    def agent_at(self, cls: type, row: int) -> Any:
        """The agent of a class at a row."""
        if cls is Municipality:
            return self.municipality
        if cls is PartnerOrganisation:
            return self.partner_organisations[row]
        return cls(self, row)

    def open_needs_of(self, child: int) -> list[dict[str, Any]]:
        """Open needs of one child, as plain words and numbers."""
        world = self.world
        episodes = world.episodes[: self.open_needs]
        return [
            {
                "domain": DOMAINS[e.domain],
                "severity": int(e.severity),
                "status": STATUS_NAMES[int(e.status)],
                "months": int(self.month - e.onset),
                "organisation": ROWS[e.helper].name if e.helper >= 0 else None,
            }
            for e in episodes[episodes["child"] == child]
        ]

    def chance(self, stream: int, item: int) -> float:
        """A draw of the municipality's own luck this month."""
        return float(draws.uniform(self.key, stream, self.month, item))

    def chances(self, stream: int, first: int, count: int) -> list[float]:
        """The same for ``count`` items from ``first`` on."""
        drawn: list[float] = draws.uniforms(self.key, stream, self.month, first, count).tolist()
        return drawn

    @property
    def records(self) -> bool:
        """Whether events are recorded."""
        return len(self.book.log) > 0

    def tell(self, what: int, organisation: int = -1, other: int = -1, amount: float = 0.0) -> None:
        """Write down an event of the municipality or an organisation, if events are recorded."""
        if self.records:
            events.write(
                self.book.log, self.book.log_length, self.month, what, -1, -1, -1, organisation, other, -1, -1, amount
            )

    def contacts_last_year(self) -> float:
        """Contacts at the CJG's desk, phone and site in the last twelve months."""
        at = self.month - FIRST_MONTH
        return float(self.book.counts[max(0, at - 12) : at, n.CONTACT_DESK : n.CONTACT_SITE + 1].sum())

    # -- the book -----------------------------------------------------------------------------------------------------

    def as_start(self) -> Start:
        """What another run that is the same up to this month can begin from, before the council has agreed."""
        rows = self.month + 1 - FIRST_MONTH
        counts = self.book.counts[:rows].copy(), self.book.by_place[:rows].copy()
        levels = self.book.levels[:rows].copy()
        council = self.municipality.as_it_stands()
        return Start(self.tape, self.world.copy(), counts, self.month + 1, levels, council)

    def _book_with(self, record: str | None, start: Start) -> None:
        if record not in (None, "events"):
            raise ValueError(f'record = {record!r}: allowed are None and "events"')
        rows = self.months - FIRST_MONTH
        numbers = np.zeros((rows, n.N_COUNTERS))
        levels = np.full((rows, n.N_LEVELS), np.nan)
        by_place = np.zeros((rows, len(self.tape.neighbourhoods), 2))
        numbers[: len(start.counts[0])] = start.counts[0][:rows]
        by_place[: len(start.counts[1])] = start.counts[1][:rows]
        if start.levels is not None:
            levels[: len(start.levels)] = start.levels[:rows]
        size = 100_000 if record == "events" else 0
        self.book = Book(
            numbers, levels, by_place, np.zeros((size, len(events.COLUMNS)), np.int32), np.zeros(2, np.int64)
        )

    def _make_room_in_the_log(self) -> None:
        used = int(self.book.log_length[0])
        wanted = used + 40 * (self.open_needs + len(self.world.professionals)) + 5_000
        if wanted > len(self.book.log):
            log = np.zeros((wanted + wanted // 2, len(events.COLUMNS)), np.int32)
            log[:used] = self.book.log[:used]
            self.book = self.book._replace(log=log)


def web_growth(month: int) -> float:
    """Use of the web for questions, by the year: from a quarter of its later use in 2007 to all of it in 2012."""
    return min(1.0, 0.25 + 0.75 * max(0.0, month) / 60.0)
