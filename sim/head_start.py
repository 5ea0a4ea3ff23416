"""The months before a council's go-ahead, lived once for all plans.

Until the council agrees nobody reads a choice, but for whether anybody is to take part at all: under one luck those
months are the same for every plan, to the byte. A run that is asked for its outcomes begins where they end, once two
others have been there: the first finds out when the go-ahead comes, the second leaves the state it meets.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from . import draws
from .decide import decided
from .kept import starts
from .model import CJGModel
from .scenario import Scenario
from .steady import identity_of

WAITING = ", waiting"  # sets what is kept here apart from the steady state of the same town and luck


def _carry_on() -> None:
    """Let a run go on."""


def lived(
    scenario: Scenario, seed: int, replication: int, months: int, each_month: Callable[[], None] = _carry_on
) -> CJGModel:
    """Live one run to its horizon, without events, from the go-ahead on where what lies before it is known.

    Parameters
    ----------
    scenario : Scenario
    seed, replication, months : int
    each_month : callable
        Called after every month lived here; an exception from it ends the run.

    Returns
    -------
    CJGModel
        At its horizon; the same to the byte as one that lived every month.
    """
    luck = draws.luck_key(np.uint64(seed), np.uint64(replication))
    scenario = decided(scenario, luck)
    identity = identity_of(scenario, int(luck), months)
    go_ahead = _go_ahead(identity) if _takes_part(scenario) else 0
    may_share = 0 < go_ahead <= _undisturbed(scenario)
    start = starts.get(identity + WAITING) if may_share else None
    model = CJGModel(scenario, seed=seed, replication=replication, months=months, collect=False, start=start)
    while model.running:
        model.step()
        each_month()
        if may_share and start is None and model.month + 1 == go_ahead:
            starts.put(identity + WAITING, model.as_start())
    started = model.municipality.month_started
    steady = starts.look(identity)
    if steady is not None and started is not None and started <= _undisturbed(scenario) and _takes_part(scenario):
        steady.go_ahead = started
    return model


def _go_ahead(identity: str) -> int:
    """Month of the go-ahead as another run found it; 0 where none did, or nothing of it is kept."""
    waiting, steady = starts.look(identity + WAITING), starts.look(identity)
    if waiting is not None:
        return waiting.month
    return 0 if steady is None else steady.go_ahead


def _takes_part(scenario: Scenario) -> bool:
    return scenario.states[0].choices.partnership != "none"


def _undisturbed(scenario: Scenario) -> int:
    """First month in which something changes; beyond every horizon when nothing does."""
    return scenario.states[1].month if len(scenario.states) > 1 else 10**9
