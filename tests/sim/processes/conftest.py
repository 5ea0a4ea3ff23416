"""A stage: a small town at the start of month 0, whose rules can be called one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim.inputs.calendar import FIRST_MONTH
from sim.inputs.organisation_types import N_KINDS
from sim.inputs.scenario import Scenario
from sim.run.model import CJGModel
from sim.state.columns import IN_HELP, LOST, N_MOVING, NEVER, NO_CHANNEL, SEEKING, WAITING
from sim.state.episodes import hours_of_case


def with_names(table: np.ndarray) -> np.ndarray:
    """The same memory with columns as attributes, which tables made by kernels lack."""
    return table.view(np.dtype((np.record, table.dtype))) if table.dtype.names else table


class Stage:
    """A model in its first month, before anybody has acted, with what kernels take at hand."""

    def __init__(self, model: CJGModel) -> None:
        self.model = model
        model.begin_month()
        self.month = model.month
        world = model.world
        world.moving[: model.open_needs] = np.arange(model.open_needs)  # seeking has not listed anybody yet
        world.lengths[N_MOVING] = model.open_needs
        self.crowd = model.crowd._replace(
            family_facts=with_names(model.tape.families), child_facts=with_names(model.tape.children)
        )
        self.onsets = with_names(model.tape.onsets)
        self.network = model.network
        self.tables = model.tables
        self.book = model.book
        self.town = model.world.town[0]
        self.rates = model.rates[0]
        self.organisations = model.world.organisations
        self.people = model.world.professionals

    def count(self, counter: int) -> float:
        return float(self.book.counts[self.month - FIRST_MONTH, counter])

    def episodes(self) -> list[Any]:
        """Open episodes that nobody helps, lists or holds; their state is made blank."""
        found = []
        for e in self.model.world.episodes[: self.model.open_needs]:
            if e.status in (IN_HELP, WAITING):
                continue
            e.status = SEEKING
            e.visited = e.refused = 0
            for name in ("helper", "post", "specialist", "special_post", "guide", "guide_post", "source"):
                e[name] = -1
            for name in ("source_post", "next", "dropped"):
                e[name] = -1
            for name in ("known", "reached", "helped", "refused_month"):
                e[name] = NEVER
            e.hours = 0.0
            e.channel = NO_CHANNEL
            found.append(e)
        return found

    def age(self, e: Any) -> int:
        return int(min(self.month - self.model.tape.children["birth"][e.child], 275))

    def lose(self, e: Any, o: int) -> None:
        """Let an organisation drop a child it has seen."""
        e.status = LOST
        e.dropped = o
        e.known = self.month
        e.visited = 1 << o

    def empty_desks(self) -> None:
        """Nobody has a case or a list, everybody has all their hours."""
        world = self.model.world
        for e in world.episodes[: self.model.open_needs]:
            if e.status in (IN_HELP, WAITING):
                e.status = SEEKING
                e.hours = 0.0
                e.helper = e.post = -1
            e.specialist = e.special_post = -1
            e.special_hours = 0.0
            e.guide = e.guide_post = -1
        self.people["case_hours"] = 0.0
        self.organisations["case_hours"] = 0.0
        self.organisations["list_hours"] = 0.0
        self.people["caseload_limit"] = self.people["hours"]
        self.people["spare"] = self.people["hours"]

    def fill_desks(self) -> None:
        """Everybody is at the line."""
        self.people["case_hours"] = self.people["hours"]
        self.people["caseload_limit"] = self.people["hours"]
        self.people["spare"] = 0.0

    def needed(self, e: Any) -> float:
        return float(hours_of_case(e.severity, self.rates))

    def make_partners(self, rows: Any = None) -> None:
        """Let organisations sign, and attend: partners, and core."""
        which = list(rows) if rows is not None else slice(0, N_KINDS)
        self.organisations["is_partner"][which] = 1
        self.organisations["is_core"][which] = 1

    def events(self, what: int) -> np.ndarray:
        log = self.book.log[: int(self.book.log_length[0])]
        return np.asarray(log[log[:, 1] == what])


@pytest.fixture
def stage(town: Callable[..., Scenario]) -> Callable[..., Stage]:
    """Set a stage; fields of the scenario by their full path."""

    def set_up(inhabitants: int = 2000, **fields: Any) -> Stage:
        return Stage(CJGModel(town(inhabitants, **fields), months=24, record="events", collect=False))

    return set_up


@pytest.fixture(scope="session")
def rates() -> Any:
    """All numbers at their defaults."""
    from sim.inputs.rates import rates_of

    return rates_of(Scenario(name="x").mechanisms, {})[0]


@pytest.fixture(scope="session")
def rates_with() -> Callable[..., Any]:
    """All numbers at their defaults, some mechanisms and parameters apart: ``m_NAME`` and ``NAME``."""
    from sim.inputs.rates import rates_of

    def make(**numbers: float) -> Any:
        record = rates_of(Scenario(name="x").mechanisms, {})
        for name, value in numbers.items():
            record[name] = value
        return record[0]

    return make
