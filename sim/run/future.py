"""The one place where a future is lived: a scenario under one luck, from June 2007 to its horizon."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import numpy as np

from sim.inputs.calendar import FIRST_MONTH
from sim.inputs.scenario import Scenario
from sim.observe.measures import Record, columns, monthly_series
from sim.run.model import CJGModel
from sim.state.surroundings import Surroundings

Hand = Callable[[CJGModel], object]  # what looks at a model between two months, or lays a hand on it


@dataclass(frozen=True)
class Future:
    """A run that has reached its horizon.

    Attributes
    ----------
    model : CJGModel
    table : float array, shape (months, columns)
        Month by month, in the order of :func:`column_names`; the last row holds the outcomes.
    """

    model: CJGModel
    table: np.ndarray


@cache
def column_names() -> tuple[str, ...]:
    """Names of the columns of a monthly table."""
    return tuple(columns())


@contextmanager
def lived(
    scenario: Scenario,
    replication: int,
    months: int,
    seed: int,
    *,
    record: str | None = None,
    surroundings: Surroundings | None = None,
    before_month: Hand | None = None,
    after_month: Hand | None = None,
) -> Iterator[Future]:
    """Live a future, and hand it over; what the model holds is freed afterwards.

    Parameters
    ----------
    scenario : Scenario
    replication, months, seed : int
    record : {None, "events"}
    surroundings : Surroundings, optional
        The others of its ensemble.
    before_month, after_month : callable, optional
        Called with the model each month; an exception ends the run.
    """
    with _no_garbage_collection():
        model = CJGModel(
            scenario, seed=seed, replication=replication, months=months, record=record, collect=False,
            surroundings=surroundings,
        )  # fmt: skip
        while model.running:
            if before_month is not None:
                before_month(model)
            model.step()
            if after_month is not None:
                after_month(model)
        series = monthly_series(record_of(model))
        try:
            yield Future(model, np.column_stack([series[name] for name in column_names()]))
        finally:
            model.let_go()


def record_of(model: CJGModel) -> Record:
    """What a finished model leaves behind."""
    before = -FIRST_MONTH
    municipality = model.municipality
    opened = municipality.month_opened if municipality.month_opened <= model.month else None
    return Record(
        model.book.counts[before:],
        model.book.levels[before:],
        model.book.by_place[before:],
        municipality.month_coordination,
        opened,
        municipality.month_named,
        model.months,
    )


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Let the collector rest for a run: looking through everything that is alive takes a quarter of a short one."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
