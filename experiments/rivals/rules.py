"""The model's own rules, to be read with mean values in the place of individuals."""

from __future__ import annotations

from collections.abc import Callable
from math import erf, sqrt
from types import FunctionType
from typing import Any

from sim import ties
from sim.processes import (
    agreements,
    coordination,
    hours,
    identity,
    intake,
    meeting,
    recovery,
    reputation,
    seeking,
    shared_cases,
)

SPREAD = 0.2  # of trust, agreement and practice around their mean, where a threshold looks at pairs (assumption)
STANDS = 0.5  # a knot counts as cut, and functions as bundled, once that is as likely as not


def uncompiled(rule: Any) -> Callable[..., Any]:
    """Return a rule as plain Python, and the rules it calls with it: compiled ones take records, not plain numbers."""
    bare: FunctionType = getattr(rule, "py_func", rule)
    called = {name: bare.__globals__[name] for name in bare.__code__.co_names if name in bare.__globals__}
    own = {name: uncompiled(each) if hasattr(each, "py_func") else each for name, each in called.items()}
    return FunctionType(bare.__code__, {"__builtins__": bare.__globals__["__builtins__"], **own}, bare.__name__)


def above(level: float, mean: float, spread: float) -> float:
    """Share of a normal distribution that lies above a level: what a threshold means to a mean."""
    return 0.5 * (1.0 - erf((level - mean) / (spread * sqrt(2.0))))


practice_rate = uncompiled(agreements.practice_rate)
forgetting_rate = uncompiled(agreements.forgetting_rate)
chance_to_take_up = uncompiled(coordination.chance_to_take_up)
chance_of_contradiction = uncompiled(coordination.chance_of_contradiction)
chance_of_consent = uncompiled(coordination.chance_of_consent)
willing_hours = uncompiled(hours.willing_hours)
recognition = uncompiled(identity.recognition)
rise = uncompiled(identity.rise)
fall = uncompiled(identity.fall)
hand_over = uncompiled(intake.hand_over)
utility_of_meeting = uncompiled(meeting.utility_of_meeting)
chance_of_friction = uncompiled(meeting.chance_of_friction)
gain_of_meeting = uncompiled(ties.gain_of_meeting)
found_out = uncompiled(shared_cases.found_out)
recovery_rate = uncompiled(recovery.recovery_rate)
healing_rate = uncompiled(recovery.healing_rate)
chance_to_hear = uncompiled(reputation.chance_to_hear)
common_utility = uncompiled(seeking.common_utility)
label_cost = uncompiled(seeking.label_cost)
desk_utility = uncompiled(seeking.desk_utility)
own_circle_settles = uncompiled(seeking.own_circle_settles)
decided_by_youth = uncompiled(seeking.decided_by_youth)
