"""Mesa's sets of agents over rows: whole columns at once where a column is asked for, views where a function is."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
from mesa.agent import AgentSet, GroupBy

from sim.mesa.views import Cell, View, nearest_column
from sim.state.model_state import ModelState


def agent_at(model: ModelState, cls: type, row: int) -> Any:
    """The agent of a class at a row; a view is made anew each time."""
    if issubclass(cls, View):
        return cls(model, row)
    return model.municipality if isinstance(model.municipality, cls) else model.partner_organisations[row]


class AgentRows(AgentSet):
    """Mesa's AgentSet over rows: the same methods, with whole columns where a column is asked for.

    Mesa's own set holds weak references, so that sets made from temporary views come out empty; this one holds
    row numbers.

    Parameters
    ----------
    model : ModelState
    parts : list of (type, int array)
        Agent classes and their rows, in order.
    """

    def __init__(
        self, model: ModelState, parts: Iterable[tuple[type, np.ndarray]], rng: random.Random | None = None
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

    def _values(self, of: Callable[[Any], Any] | str) -> list[Any]:
        """What a function says of each, or an attribute: a whole column at once where it is one."""
        return [of(agent) for agent in self] if callable(of) else self.get(of)

    def __len__(self) -> int:
        return sum(len(rows) for _, rows in self.parts)

    def __iter__(self) -> Iterator[Any]:
        for cls, rows in self.parts:
            for row in rows:
                yield agent_at(self.model, cls, int(row))

    def __contains__(self, agent: object) -> bool:
        return any(type(agent) is cls and agent.row in rows for cls, rows in self.parts)  # type: ignore[attr-defined]

    def __getitem__(self, item: int | slice) -> Any:
        if isinstance(item, slice):
            return [agent_at(self.model, cls, row) for cls, row in self._pairs()[item]]
        if len(self.parts) == 1:
            return agent_at(self.model, self.parts[0][0], int(self.parts[0][1][item]))
        return agent_at(self.model, *self._pairs()[item])

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
            if filter_func is None or filter_func(agent_at(self.model, cls, row)):
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
        pairs, values = self._pairs(), self._values(key)
        order = sorted(range(len(pairs)), key=values.__getitem__, reverse=not ascending)
        return self._moved_to([pairs[place] for place in order], inplace)

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
        """Write one value to all; a column is written whole or not at all.

        Raises
        ------
        AttributeError
            When there is no such attribute, or it stands on the need tape.
        ValueError
            When the value is outside what the column allows.
        """
        cell = self._cell(attr_name)
        if cell is not None:
            cls, rows = self.parts[0]
            cell.write(self.model, rows, value, f"each {cls.__name__}")
            return self
        for agent in self:
            if not hasattr(type(agent), attr_name) and attr_name not in vars(agent):
                missing = f"{type(agent).__name__} has no {attr_name!r} to write"
                raise AttributeError(missing + nearest_column(type(agent), attr_name))
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
        groups: dict[Any, list[tuple[type, int]]] = {}
        for pair, value in zip(self._pairs(), self._values(by), strict=True):
            groups.setdefault(value, []).append(pair)
        if result_type == "agentset":
            return GroupBy({key: self._of_pairs(pairs) for key, pairs in groups.items()})
        return GroupBy({key: [agent_at(self.model, *pair) for pair in pairs] for key, pairs in groups.items()})

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
