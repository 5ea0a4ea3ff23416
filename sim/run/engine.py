"""The engine: one municipality under one luck, lived month by month from wherever it starts."""

from __future__ import annotations

import numpy as np
from mesa.agent import Agent

from sim.agents.municipality import Municipality
from sim.agents.partner_organisation import PartnerOrganisation
from sim.inputs.calendar import FIRST_MONTH
from sim.inputs.organisation_types import N_KINDS
from sim.inputs.rates import plain_numbers, rates_of, write_rates
from sim.inputs.scenario import Scenario
from sim.observe.observation import observe
from sim.processes.agreements import acquaint
from sim.processes.hours import set_second_line
from sim.run import bundles
from sim.run.founding import divide_attention
from sim.run.kept_starts import Start
from sim.run.month import live
from sim.state import counters as n
from sim.state import draws, events
from sim.state.columns import Book, room_for_episodes
from sim.state.model_state import ModelState
from sim.state.surroundings import Surroundings

# Rows of the log of events: at first; and free at the start of each month, for each open need and professional, and
# for all else.
FIRST_LOG, EVENTS_EACH, EVENTS_ELSE = 100_000, 40, 5_000
# Use of the web for questions: in 2007, what was still to come, and months until all of it had (assumptions).
WEB_AT_FIRST, WEB_TO_COME, WEB_GROWN = 0.25, 0.75, 60.0


class Engine(ModelState):
    """A municipality that lives: burn-in runs one without a choice, :class:`sim.run.model.CJGModel` one with all.

    Parameters
    ----------
    scenario : Scenario
        With every choice made.
    start : Start
        Where it begins; its world is this run's own to change.
    months : int
        Horizon; ``running`` turns false when it is reached.
    seed, replication : int
        The luck.
    record : {None, "events"}
        Whether to write down what happened to whom.
    surroundings : Surroundings, optional
        What the municipality meets of the others in an ensemble; alone, it starts when its own council agrees.
    """

    def __init__(
        self,
        scenario: Scenario,
        start: Start,
        *,
        months: int,
        seed: int = 1,
        replication: int = 0,
        record: str | None = None,
        surroundings: Surroundings | None = None,
    ) -> None:
        super().__init__(seed=seed)
        self.seed = seed
        self.replication = replication
        self.scenario = scenario
        self.surroundings = surroundings
        self.asked = (0.0, 0.0)
        self.months = months
        self.tape = start.tape
        self.world = start.world
        self.places = self.tape.neighbourhoods.copy()
        self.month = start.month - 1
        self.in_force, *self.to_come = scenario.states
        self.rates = rates_of(self.in_force.mechanisms, scenario.parameters, scenario.rule_variants)
        self.numbers = plain_numbers(self.rates)
        self.tables = bundles.tables_for(self.rates, scenario.context.landscape)
        self._book_with(record, start)
        self.crowd = bundles.crowd_of(self.tape, self.world, self.places)
        self.network = bundles.network_of(self.world)
        self.means = bundles.no_means()
        acquaint(self.network, self.means)
        self.key = draws.key_of(np.uint64(self.tape.luck), draws.PLACE, draws.MUNICIPALITY)
        self.municipality = Municipality(self)
        self.partner_organisations = [PartnerOrganisation(self, row) for row in range(N_KINDS)]
        Agent._ids.pop(self, None)  # Mesa 3.3 keeps every model that ever had an agent alive through this dictionary
        self.manager_hours_used = 0.0
        self.meetings = 0

    def step(self) -> None:
        """One month, in the order of the ODD's process overview.

        The few decide in plain Python; then the many live their month in :func:`sim.run.month.live`, one compiled
        pass that reads like this one.
        """
        self.begin_month()

        self.municipality.govern()
        self.municipality.steering.let_organisations_join()
        self.municipality.steering.meet()
        self.municipality.doors.open_and_close()

        live(
            self.crowd, self.network, self.world.town, self.rates, self.tables, self.means, self.book,
            self.tape.onsets, *self.tape.onsets_of(self.month), self.youths, self.month,
        )  # fmt: skip

        observe(self)
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
            self.tables = bundles.tables_for(self.rates, self.scenario.context.landscape)
        first, last = self.tape.onsets_of(self.month)
        wanted = self.open_needs + last - first
        if wanted > len(self.world.episodes):
            room_for_episodes(self.world, wanted)
            self.crowd = bundles.crowd_of(self.tape, self.world, self.places)
        if self.records:
            self._make_room_in_the_log()
        set_second_line(self)
        if self.surroundings is not None:
            self._meet_busy_regional_bodies(self.surroundings)
        self.meetings = self.municipality.steering.call_meetings() if self.municipality.has_started else 0
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

    def _book_with(self, record: str | None, start: Start) -> None:
        if record not in (None, "events"):
            raise ValueError(f'record = {record!r}: allowed are None and "events"')
        rows = self.months - FIRST_MONTH
        numbers = np.zeros((rows, n.N_COUNTERS))
        levels = np.full((rows, n.N_LEVELS), np.nan)
        by_place = np.zeros((rows, len(self.tape.neighbourhoods), 2))
        numbers[: len(start.counts[0])] = start.counts[0][:rows]
        by_place[: len(start.counts[1])] = start.counts[1][:rows]
        size = FIRST_LOG if record == "events" else 0
        self.book = Book(
            numbers, levels, by_place, np.zeros((size, len(events.COLUMNS)), np.int32), np.zeros(2, np.int64)
        )

    def _make_room_in_the_log(self) -> None:
        used = int(self.book.log_length[0])
        wanted = used + EVENTS_EACH * (self.open_needs + len(self.world.professionals)) + EVENTS_ELSE
        if wanted > len(self.book.log):
            log = np.zeros((wanted + wanted // 2, len(events.COLUMNS)), np.int32)
            log[:used] = self.book.log[:used]
            self.book = self.book._replace(log=log)


def web_growth(month: int) -> float:
    """Use of the web for questions, by the year: from a quarter of its later use in 2007 to all of it in 2012."""
    return min(1.0, WEB_AT_FIRST + WEB_TO_COME * max(0.0, month) / WEB_GROWN)
