"""Mesa agents of the crowd: live views on a row of columns, made when somebody asks and never in the hot path.

``model.agents_by_type[Family].select(lambda f: f.trust < 0.2).set("trust", 0.5)`` writes the columns that the next
month reads. A view of somebody who is not here raises :class:`NotHereError`; a name or a number that cannot be written
is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import mesa
import numpy as np

from sim.inputs import organisation_types as kinds
from sim.inputs.arguments import MOST_MONTHS
from sim.inputs.calendar import CONCEIVED, LAST_AGE
from sim.inputs.refusals import did_you_mean
from sim.state.columns import NEVER, STATUS_NAMES
from sim.state.model_state import ModelState
from sim.state.ties import PERSON

MOST_HOURS = 1e9  # more than anybody has; only what is not finite, or a slip, lies beyond
LAST_MONTH = MOST_MONTHS - 1


class NotHereError(LookupError):
    """A view of a child or family that has not come yet, or has left."""


class Cell:
    """One column of one table, read and written through an agent's row.

    Parameters
    ----------
    table : str
        Name of the table: in the world (``families``), or on the tape (``tape.families``).
    column : str
    low, high : float
        Smallest and largest value that may be written.
    only_read : str, optional
        Why nothing may be written; by default only what stands on the tape is not.
    """

    def __init__(
        self, table: str, column: str, low: float = 0.0, high: float = 1.0, only_read: str | None = None
    ) -> None:
        self.on_tape = table.startswith("tape.")
        self.only_read = "is on the need tape: the same in every scenario" if self.on_tape else only_read
        self.table = table.removeprefix("tape.")
        self.column = column
        self.low, self.high = low, high

    def values(self, model: ModelState) -> np.ndarray:
        """The whole column."""
        column: np.ndarray = getattr(model.tape if self.on_tape else model.world, self.table)[self.column]
        return column

    def __get__(self, agent: Any, owner: type | None = None) -> Any:
        if agent is None:
            return self
        if isinstance(agent, View):
            agent.check_here()
        return self.values(agent.model).item(agent.row)

    def __set__(self, agent: Any, value: Any) -> None:
        if isinstance(agent, View):
            agent.check_here()
        self.write(agent.model, agent.row, value, str(agent.unique_id))

    def write(self, model: ModelState, rows: int | np.ndarray, value: Any, whom: str) -> None:
        """Write one value in some rows, or refuse it.

        Parameters
        ----------
        model : ModelState
        rows : int or int array
        value : object
        whom : str
            Whose value it is, for the refusal.

        Raises
        ------
        AttributeError
            When the column is only read.
        ValueError
            When it is no number, not finite, or outside the range of the column.
        """
        if self.only_read is not None:
            raise AttributeError(f"{self.column!r} {self.only_read}, and not written")
        column = self.values(model)
        whole = bool(np.issubdtype(column.dtype, np.integer))
        is_number = isinstance(value, int | float | np.integer | np.floating | np.bool_)
        # every range is finite, and a comparison with what is not a number is false
        if not (is_number and self.low <= value <= self.high) or (whole and value != int(value)):
            kind = "a whole number" if whole else "a number"
            raise ValueError(
                f"{whom}: {self.column} = {value!r}: allowed is {kind} from {self.low:,.10g} to {self.high:,.10g}"
            )
        column[rows] = value


OWN = ("model", "row", "pos")  # what a view holds itself


def nearest_column(cls: type, name: str) -> str:
    """Return ``; did you mean ...?`` for the column of a class nearest to a name, or the columns it has."""
    columns = [each for each in dir(cls) if isinstance(found := getattr(cls, each), Cell) and not found.only_read]
    return did_you_mean(name, columns) or (f"; it has {', '.join(columns)}" if columns else "")


class View(mesa.Agent):
    """A Mesa agent that owns nothing: its state is a row of columns."""

    def __init__(self, model: ModelState, row: int) -> None:
        # deliberately not registered with the model: a view lives as long as somebody holds it
        self.model = model
        self.row = int(row)
        self.pos = None

    @property
    def unique_id(self) -> str:
        """Kind and row, stable through a run and the same in every scenario of one luck."""
        return f"{type(self).__name__.lower()}-{self.row}"

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.model is self.model and other.row == self.row

    def __hash__(self) -> int:
        return hash((id(self.model), type(self), self.row))

    def __setattr__(self, name: str, value: Any) -> None:
        # a view is made anew whenever somebody asks, so what is not a column would be lost without a word
        if name not in OWN and not isinstance(getattr(type(self), name, None), Cell | property):
            raise AttributeError(f"{type(self).__name__} has no {name!r} to write{nearest_column(type(self), name)}")
        super().__setattr__(name, value)

    def check_here(self) -> None:
        """Raise :class:`NotHereError` unless this one is here this month."""
        if not type(self).is_here(self.model, self.row):
            raise NotHereError(f"{self.unique_id} is not in the municipality in month {self.model.month}")

    @classmethod
    def here(cls, model: ModelState) -> np.ndarray:
        """Which rows are here this month, as booleans."""
        raise NotImplementedError

    @classmethod
    def is_here(cls, model: ModelState, row: int) -> bool:
        """Whether one row is here this month, without looking at the others."""
        raise NotImplementedError

    def remove(self) -> None:
        """Views cannot be removed: people come and go on the need tape."""
        raise TypeError("people come and go on the need tape; a view cannot be removed")


class Family(View):
    """A family: trust, awareness, plan, coordinator, organisations involved."""

    trust = Cell("families", "trust")
    aware = Cell("families", "aware")
    plan = Cell("threads", "plan")
    coordinator = Cell("threads", "coordinator", only_read="stands with the hours of whoever coordinates")
    involved = Cell("threads", "involved", only_read="follows each month from who helps")
    consent = Cell("threads", "consent")
    neighbourhood = Cell("tape.families", "neighbourhood")
    vulnerability = Cell("tape.families", "vulnerability")
    migrant = Cell("tape.families", "migrant")
    multi_problem = Cell("tape.families", "multi_problem")
    aversion = Cell("tape.families", "aversion")
    shopper = Cell("tape.families", "shopper")

    @classmethod
    def here(cls, model: ModelState) -> np.ndarray:
        """Families whose first child has been conceived and whose last has not left."""
        facts = model.tape.families
        return np.asarray((facts["start"] <= model.month) & (facts["end"] > model.month))

    @classmethod
    def is_here(cls, model: ModelState, row: int) -> bool:
        """Whether its first child has been conceived and its last has not left."""
        fact = model.tape.families[row]
        return bool(fact["start"] <= model.month < fact["end"])

    @property
    def organisations(self) -> list[str]:
        """Kinds involved in this family now."""
        involved = self.involved
        return [kind.name for row, kind in enumerate(kinds.ROWS) if involved >> row & 1]

    @property
    def children(self) -> list[Child]:
        """Its children who are here."""
        fact = self.model.tape.families[self.row]
        rows = range(fact["first_child"], fact["first_child"] + fact["children"])
        return [Child(self.model, row) for row in rows if Child.is_here(self.model, row)]


class Child(View):
    """A child, from nine months before birth to its 23rd birthday."""

    aware = Cell("children", "aware")
    birth = Cell("tape.children", "birth")
    outside = Cell("tape.children", "outside")

    @classmethod
    def here(cls, model: ModelState) -> np.ndarray:
        """Children conceived and under 23."""
        age = model.month - model.tape.births
        return np.asarray((age >= CONCEIVED) & (age < LAST_AGE))

    @classmethod
    def is_here(cls, model: ModelState, row: int) -> bool:
        """Whether it has been conceived and is under 23."""
        return bool(CONCEIVED <= model.month - model.tape.births[row] < LAST_AGE)

    @property
    def age(self) -> int:
        """Age in months."""
        return int(self.model.month - self.birth)

    @property
    def family(self) -> Family:
        """Its family."""
        return Family(self.model, self.model.tape.children["family"][self.row])

    @property
    def needs(self) -> list[dict[str, Any]]:
        """Open needs: domain, severity, status, months since onset, who helps or lists."""
        model = self.model
        episodes = model.world.episodes[: model.open_needs]
        return [
            {
                "domain": kinds.DOMAINS[e.domain],
                "severity": int(e.severity),
                "status": STATUS_NAMES[int(e.status)],
                "months": int(model.month - e.onset),
                "organisation": kinds.ROWS[e.helper].name if e.helper >= 0 else None,
            }
            for e in episodes[episodes["child"] == self.row]
        ]


class Professional(View):
    """A professional with a dual identity: employer and CJG."""

    identity_employer = Cell("professionals", "identity_employer")
    identity_cjg = Cell("professionals", "identity_cjg")
    approachability = Cell("professionals", "approachability")
    strengthening = Cell("professionals", "strengthening")
    hard_conversation = Cell("professionals", "hard_conversation")
    hours = Cell("professionals", "hours", high=MOST_HOURS)
    case_hours = Cell("professionals", "case_hours", high=MOST_HOURS)
    meeting_hours = Cell("professionals", "meeting_hours", high=MOST_HOURS)
    coordinating = Cell("professionals", "coordinating", only_read="counts families that have this coordinator")
    in_building = Cell("professionals", "in_building")
    since = Cell("professionals", "since", NEVER, LAST_MONTH)
    organisation = Cell("professionals", "organisation", only_read="goes with the post")

    @classmethod
    def here(cls, model: ModelState) -> np.ndarray:
        """Every post is filled."""
        return np.ones(len(model.world.professionals), bool)

    @classmethod
    def is_here(cls, model: ModelState, row: int) -> bool:
        """Every post is filled."""
        return True

    @property
    def employer(self) -> str:
        """Kind of the organisation that employs this professional."""
        return str(kinds.ROWS[self.organisation].name)

    @property
    def months_in_post(self) -> int:
        """Months since this person took the post."""
        return int(self.model.month - self.since)

    @property
    def directory(self) -> Mapping[str, float]:
        """How well this professional knows who does what, per organisation, 0-1; only to be read."""
        row = self.model.world.directory[self.row]
        return MappingProxyType({kind.name: float(row[k]) for k, kind in enumerate(kinds.ROWS)})

    @property
    def ties(self) -> Mapping[Professional, float]:
        """Trust in each professional this one has a tie with; only to be read."""
        world = self.model.world
        found = {}
        for code, trust in zip(world.tie_to[self.row], world.tie_trust[self.row], strict=True):
            post, person = int(code) % PERSON, int(code) // PERSON
            if code >= 0 and world.professionals["succession"][post] == person:
                found[Professional(self.model, post)] = float(trust)
        return MappingProxyType(found)
