"""What a run is in the midst of a month, as agents, rules in Python, views and readings ask of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import mesa
import numpy as np

from sim.inputs.calendar import FIRST_MONTH, YEAR
from sim.inputs.scenario import InForce, Scenario
from sim.state import counters as n
from sim.state import draws, events
from sim.state.columns import N_EPISODES, Book, Crowd, Means, Network, Tables, World
from sim.state.need_tape import Tape
from sim.state.surroundings import Surroundings


class ModelState(mesa.Model):
    """The state of one municipality under one luck; what moves it stands in the rooms above.

    Attributes
    ----------
    scenario : Scenario
        With every choice made.
    in_force : InForce
        What holds this month.
    month : int
        0 is June 2007; negative during burn-in.
    tape : Tape
        Who lives here and what befalls them: the same in every scenario.
    world : World
        All columns that months change; ``crowd`` and ``network`` are the same columns as kernels take them.
    rates, numbers : record array, namespace
        Parameters and rule variants in force, for kernels and for Python.
    municipality, partner_organisations
        The agents that decide.
    manager_hours_used : float
        Hours that managers spent on cooperation this month.
    meetings : int
        Steering meetings this month.
    """

    scenario: Scenario
    seed: int
    replication: int
    months: int
    in_force: InForce
    month: int
    rates: np.ndarray
    numbers: SimpleNamespace
    tables: Tables
    tape: Tape
    world: World
    places: np.ndarray
    crowd: Crowd
    network: Network
    means: Means
    book: Book
    key: Any
    surroundings: Surroundings | None
    municipality: Any
    partner_organisations: list[Any]
    manager_hours_used: float
    meetings: int

    @property
    def youths(self) -> int:
        """Children here, from conception to the 23rd birthday."""
        return int(self.tape.youths[max(self.month, FIRST_MONTH) - FIRST_MONTH])

    @property
    def open_needs(self) -> int:
        """Open episodes."""
        return int(self.world.lengths[N_EPISODES])

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

    def tell(
        self, what: int, organisation: int = events.NOBODY, other: int = events.NOBODY, amount: float = 0.0
    ) -> None:
        """Write down an event of the municipality or an organisation, if events are recorded."""
        events.network_event(self.book, self.month, what, organisation, other, amount)

    def contacts_last_year(self) -> float:
        """Contacts at the CJG's desk, phone and site in the last twelve months."""
        at = self.month - FIRST_MONTH
        return float(self.book.counts[max(0, at - YEAR) : at, n.CONTACT_DESK : n.CONTACT_SITE + 1].sum())
