"""Mesa agents of the crowd: live views on a row of columns, made when somebody asks and never in the hot path.

``model.agents_by_type[Family].select(lambda f: f.trust < 0.2).set("trust", 0.5)`` writes the columns that the next
month
reads. A view of somebody who is not here raises :class:`NotHereError`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import mesa
import numpy as np
from mesa.agent import AgentSet, GroupBy

from . import kinds
from .kinds import LAST_AGE

if TYPE_CHECKING:
    from .model import CJGModel


class NotHereError(LookupError):
    """A view of a child or family that has not come yet, or has left."""


class Cell:
    """One column of one table, read and written through an agent's row.

    Parameters
    ----------
    table : str
        Name of the table: in the world (``families``), or on the tape (``tape.families``).
    column : str
    """

    def __init__(self, table: str, column: str) -> None:
        self.on_tape = table.startswith("tape.")
        self.table = table.removeprefix("tape.")
        self.column = column

    def values(self, model: CJGModel) -> np.ndarray:
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
        if self.on_tape:
            raise AttributeError(f"{self.column!r} is on the need tape: the same in every scenario, and not written")
        if isinstance(agent, View):
            agent.check_here()
        self.values(agent.model)[agent.row] = value


class View(mesa.Agent):
    """A Mesa agent that owns nothing: its state is a row of columns."""

    def __init__(self, model: CJGModel, row: int) -> None:
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

    def check_here(self) -> None:
        """Raise :class:`NotHereError` unless this one is here this month."""
        if not type(self).here(self.model)[self.row]:
            raise NotHereError(f"{self.unique_id} is not in the municipality in month {self.model.month}")

    @classmethod
    def here(cls, model: CJGModel) -> np.ndarray:
        """Which rows are here this month, as booleans."""
        raise NotImplementedError

    def remove(self) -> None:
        """Views cannot be removed: people come and go on the need tape."""
        raise TypeError("people come and go on the need tape; a view cannot be removed")


class Family(View):
    """A family: trust, awareness, plan, coordinator, organisations involved."""

    trust = Cell("families", "trust")
    aware = Cell("families", "aware")
    plan = Cell("threads", "plan")
    coordinator = Cell("threads", "coordinator")
    involved = Cell("threads", "involved")
    consent = Cell("threads", "consent")
    neighbourhood = Cell("tape.families", "neighbourhood")
    vulnerability = Cell("tape.families", "vulnerability")
    migrant = Cell("tape.families", "migrant")
    multi_problem = Cell("tape.families", "multi_problem")
    aversion = Cell("tape.families", "aversion")
    shopper = Cell("tape.families", "shopper")

    @classmethod
    def here(cls, model: CJGModel) -> np.ndarray:
        """Families whose first child has been conceived and whose last has not left."""
        facts = model.tape.families
        return np.asarray((facts["start"] <= model.month) & (facts["end"] > model.month))

    @property
    def organisations(self) -> list[str]:
        """Kinds involved in this family now."""
        involved = self.involved
        return [kind.name for row, kind in enumerate(kinds.ROWS) if involved >> row & 1]

    @property
    def children(self) -> list[Child]:
        """Its children who are here."""
        fact = self.model.tape.families[self.row]
        here = Child.here(self.model)
        rows = range(fact["first_child"], fact["first_child"] + fact["children"])
        return [Child(self.model, row) for row in rows if here[row]]


class Child(View):
    """A child, from nine months before birth to its 23rd birthday."""

    aware = Cell("children", "aware")
    birth = Cell("tape.children", "birth")
    outside = Cell("tape.children", "outside")

    @classmethod
    def here(cls, model: CJGModel) -> np.ndarray:
        """Children conceived and under 23."""
        age = model.month - model.tape.births
        return np.asarray((age >= -9) & (age < LAST_AGE))

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
        return self.model.open_needs_of(self.row)


class Professional(View):
    """A professional with a dual identity: employer and CJG."""

    identity_employer = Cell("professionals", "identity_employer")
    identity_cjg = Cell("professionals", "identity_cjg")
    approachability = Cell("professionals", "approachability")
    strengthening = Cell("professionals", "strengthening")
    hard_conversation = Cell("professionals", "hard_conversation")
    hours = Cell("professionals", "hours")
    case_hours = Cell("professionals", "case_hours")
    meeting_hours = Cell("professionals", "meeting_hours")
    coordinating = Cell("professionals", "coordinating")
    in_building = Cell("professionals", "in_building")
    since = Cell("professionals", "since")
    organisation = Cell("professionals", "organisation")

    @classmethod
    def here(cls, model: CJGModel) -> np.ndarray:
        """Every post is filled."""
        return np.ones(len(model.world.professionals), bool)

    @property
    def employer(self) -> str:
        """Kind of the organisation that employs this professional."""
        return str(kinds.ROWS[self.organisation].name)

    @property
    def months_in_post(self) -> int:
        """Months since this person took the post."""
        return int(self.model.month - self.since)

    @property
    def directory(self) -> dict[str, float]:
        """How well this professional knows who does what, per organisation, 0-1."""
        row = self.model.world.directory[self.row]
        return {kind.name: float(row[k]) for k, kind in enumerate(kinds.ROWS)}

    @property
    def ties(self) -> dict[Professional, float]:
        """Trust in each professional this one has a tie with."""
        world = self.model.world
        found = {}
        for code, trust in zip(world.tie_to[self.row], world.tie_trust[self.row], strict=True):
            post, person = int(code) % 65536, int(code) // 65536
            if code >= 0 and world.professionals["succession"][post] == person:
                found[Professional(self.model, post)] = float(trust)
        return found


class AgentRows(AgentSet):
    """Mesa's AgentSet over rows: the same methods, with whole columns where a column is asked for.

    Mesa's own set holds weak references, so that sets made from temporary views come out empty; this one holds
    row numbers.

    Parameters
    ----------
    model : CJGModel
    parts : list of (type, int array)
        Agent classes and their rows, in order.
    """

    def __init__(
        self, model: CJGModel, parts: Iterable[tuple[type, np.ndarray]], rng: random.Random | None = None
    ) -> None:
        self.model = model
        self.parts = [(cls, np.asarray(rows, np.int64)) for cls, rows in parts]
        self.random = rng or model.random

    def _pairs(self) -> list[tuple[type, int]]:
        return [(cls, int(row)) for cls, rows in self.parts for row in rows]

    def _of_pairs(self, pairs: Iterable[tuple[type, int]]) -> AgentRows:
        parts: list[tuple[type, list[int]]] = []
        for cls, row in pairs:
            if not parts or parts[-1][0] is not cls:
                parts.append((cls, []))
            parts[-1][1].append(row)
        return AgentRows(self.model, [(cls, np.array(rows, np.int64)) for cls, rows in parts], self.random)

    def _cell(self, name: str) -> Cell | None:
        if len(self.parts) != 1:
            return None
        cell = getattr(self.parts[0][0], name, None)
        return cell if isinstance(cell, Cell) else None

    def __len__(self) -> int:
        return sum(len(rows) for _, rows in self.parts)

    def __iter__(self) -> Iterator[Any]:
        for cls, rows in self.parts:
            for row in rows:
                yield self.model.agent_at(cls, int(row))

    def __contains__(self, agent: object) -> bool:
        return any(type(agent) is cls and agent.row in rows for cls, rows in self.parts)  # type: ignore[attr-defined]

    def __getitem__(self, item: int | slice) -> Any:
        pairs = self._pairs()
        if isinstance(item, slice):
            return [self.model.agent_at(cls, row) for cls, row in pairs[item]]
        return self.model.agent_at(*pairs[item])

    def select(
        self,
        filter_func: Callable[[Any], bool] | None = None,
        at_most: float = float("inf"),
        inplace: bool = False,
        agent_type: type | None = None,
    ) -> AgentRows:
        """Keep those of a type for whom the function is true, at most so many (or, under 1, that share)."""
        if at_most <= 1.0 and isinstance(at_most, float):
            at_most = int(len(self) * at_most)
        chosen: list[tuple[type, int]] = []
        for cls, row in self._pairs():
            if len(chosen) >= at_most:
                break
            if agent_type is not None and not issubclass(cls, agent_type):
                continue
            if filter_func is None or filter_func(self.model.agent_at(cls, row)):
                chosen.append((cls, row))
        return self._moved_to(chosen, inplace)

    def _moved_to(self, pairs: list[tuple[type, int]], inplace: bool) -> AgentRows:
        other = self._of_pairs(pairs)
        if not inplace:
            return other
        self.parts = other.parts
        return self

    def shuffle(self, inplace: bool = False) -> AgentRows:
        """Another order, by Mesa's own random numbers (the model's future does not read them)."""
        pairs = self._pairs()
        self.random.shuffle(pairs)
        return self._moved_to(pairs, inplace)

    def sort(self, key: Callable[[Any], Any] | str, ascending: bool = False, inplace: bool = False) -> AgentRows:
        """Order by an attribute or a function."""
        of = key if callable(key) else (lambda agent: getattr(agent, key))
        pairs = sorted(self._pairs(), key=lambda pair: of(self.model.agent_at(*pair)), reverse=not ascending)
        return self._moved_to(pairs, inplace)

    def do(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> AgentRows:
        """Call a method, or a function, of each."""
        self.map(method, *args, **kwargs)
        return self

    def shuffle_do(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> AgentRows:
        """The same in another order."""
        self.shuffle().do(method, *args, **kwargs)
        return self

    def map(self, method: str | Callable[..., Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Results of a method, or a function, of each."""
        if isinstance(method, str):
            return [getattr(agent, method)(*args, **kwargs) for agent in self]
        return [method(agent, *args, **kwargs) for agent in self]

    def get(self, attr_names: str | list[str], handle_missing: str = "error", default_value: Any = None) -> list[Any]:
        """Values of one attribute, or of several, of each."""
        if isinstance(attr_names, list):
            columns = [self.get(name, handle_missing, default_value) for name in attr_names]
            return [list(values) for values in zip(*columns, strict=True)]
        cell = self._cell(attr_names)
        if cell is not None:
            values: list[Any] = cell.values(self.model)[self.parts[0][1]].tolist()
            return values
        if handle_missing == "error":
            return [getattr(agent, attr_names) for agent in self]
        if handle_missing == "default":
            return [getattr(agent, attr_names, default_value) for agent in self]
        raise ValueError(f"unknown handle_missing {handle_missing!r}: allowed are 'error' and 'default'")

    def set(self, attr_name: str, value: Any) -> AgentRows:
        """Write one value to all."""
        cell = self._cell(attr_name)
        if cell is not None and not cell.on_tape:
            cell.values(self.model)[self.parts[0][1]] = value
        else:
            for agent in self:
                setattr(agent, attr_name, value)
        return self

    def agg(self, attribute: str, func: Any) -> Any:
        """A function, or several, of all values of an attribute."""
        values = self.get(attribute)
        if isinstance(func, Iterable):
            return [one(values) for one in func]
        return func(values)

    def groupby(self, by: Callable[[Any], Any] | str, result_type: str = "agentset") -> GroupBy:
        """Groups by an attribute or a function."""
        of = by if callable(by) else (lambda agent: getattr(agent, by))
        groups: dict[Any, list[tuple[type, int]]] = {}
        for pair in self._pairs():
            groups.setdefault(of(self.model.agent_at(*pair)), []).append(pair)
        if result_type == "agentset":
            return GroupBy({key: self._of_pairs(pairs) for key, pairs in groups.items()})
        return GroupBy({key: [self.model.agent_at(*pair) for pair in pairs] for key, pairs in groups.items()})

    def to_list(self) -> list[Any]:
        """All of them."""
        return list(self)

    def add(self, agent: Any) -> None:
        """Not possible: who is here stands on the need tape."""
        raise TypeError("who is here stands on the need tape; nobody can be added to or removed from a set of rows")

    discard = add
    remove = add

    def __getstate__(self) -> dict[str, Any]:
        return {"model": self.model, "parts": self.parts, "random": self.random}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
