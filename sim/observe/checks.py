"""Checks of a run: what must hold at its end whatever was chosen, counted anew (ODD 7.14)."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.inputs.calendar import CONCEIVED, FIRST_MONTH, LAST_AGE
from sim.state import counters as n
from sim.state.columns import IN_HELP, STATUS_NAMES
from sim.state.model_state import ModelState

ROUNDING, ROUNDING_OF_ALL = 1e-6, 1e-3  # hours, of one professional and of all together


def checks_of(model: ModelState) -> list[dict[str, Any]]:
    """Check what must hold at the end of any run.

    Returns
    -------
    list of dict
        ``name``: what it goes by in the catalogue of words (``language/*/checks.ftl``); ``facts``: the numbers of
        its sentence; ``holds``: bool.
    """
    world = model.world
    counts = model.book.counts
    tape = model.tape
    born = tape.births
    last = model.month
    at_start = int(((born + CONCEIVED <= FIRST_MONTH) & (born + LAST_AGE > FIRST_MONTH)).sum())
    come = int(((born + CONCEIVED > FIRST_MONTH) & (born + CONCEIVED <= last)).sum())
    gone = int(((born + LAST_AGE > FIRST_MONTH) & (born + LAST_AGE <= last)).sum())
    now = model.youths
    onsets = int(counts[:, n.ONSETS].sum())
    ended = counts[:, [n.RESOLVED, n.LEFT, n.MERGED, n.PREVENTED]].sum(axis=0).astype(int)
    still = model.open_needs
    slow = np.where(world.professionals["slow"] > 0.0, world.professionals["slow"], 0.0)
    people = world.professionals
    worked = people["case_hours"] * slow + people["meeting_hours"] + people["outreach_hours"]
    over = int((worked > world.professionals["hours"] * (1.0 + ROUNDING) + ROUNDING).sum())
    episodes = world.episodes[:still]
    in_help = episodes["hours"][episodes["status"] == IN_HELP].sum() + episodes["special_hours"].sum()
    adds_up = abs(float(in_help - world.professionals["case_hours"].sum())) < ROUNDING_OF_ALL
    known = np.isin(episodes["status"], list(STATUS_NAMES))
    return [
        _check("children", now == at_start + come - gone, now=now, at_start=at_start, conceived=come, turned_23=gone),
        _check(
            "needs",
            onsets == int(ended.sum()) + still and bool(known.all()),
            needs=onsets,
            resolved=int(ended[0]),
            open=still,
            left_by_age=int(ended[1]),
            merged=int(ended[2]),
        ),
        _check("hours_of_professionals", over == 0, professionals=len(worked)),
        _check("hours_in_cases", adds_up),
    ]


def _check(name: str, holds: bool, **facts: int) -> dict[str, Any]:
    return {"name": name, "facts": facts, "holds": bool(holds)}
