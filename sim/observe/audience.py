"""What an audience can check and see of a run: conservation in plain words, and the network that formed."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.inputs.calendar import CONCEIVED, FIRST_MONTH, LAST_AGE
from sim.inputs.organisation_types import CARE, N_ORGANISATIONS, ROWS, TEAM
from sim.state import counters as n
from sim.state.columns import IN_HELP, STATUS_NAMES
from sim.state.model_state import ModelState
from sim.state.ties import PERSON

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


def network_picture(model: ModelState) -> dict[str, Any]:
    """The formed network at the end of the run, as plain numbers.

    Returns
    -------
    dict
        ``organisations`` (kind, status, commitment, load, is_cjg_team), ``agreed`` and ``practised``
        (lists of lists, 0-1), ``professionals`` (organisation, identities, caseload in hours) and ``ties``
        ([from, to, trust]).
    """
    world = model.world
    shown = [row for row in range(N_ORGANISATIONS) if row != CARE and (row != TEAM or model.municipality.is_open)]
    organisations = []
    for row in shown:
        hours = float(world.organisations["hours"][row])
        organisations.append(
            {
                "kind": ROWS[row].name,
                "status": "team" if row == TEAM else model.partner_organisations[row].status,
                "commitment": float(world.organisations["commitment"][row]),
                "load": float(world.organisations["case_hours"][row]) / hours if hours > 0.0 else 0.0,
                "is_cjg_team": row == TEAM,
            }
        )
    place = {row: position for position, row in enumerate(shown)}
    people = [i for i, o in enumerate(world.professionals["organisation"]) if int(o) in place]
    number = {i: position for position, i in enumerate(people)}
    professionals = [
        {
            "organisation": place[int(world.professionals["organisation"][i])],
            "identity_cjg": float(world.professionals["identity_cjg"][i]),
            "identity_employer": float(world.professionals["identity_employer"][i]),
            "caseload": float(world.professionals["case_hours"][i]),
        }
        for i in people
    ]
    ties = []
    for i in people:
        for code, trust in zip(world.tie_to[i].tolist(), world.tie_trust[i].tolist(), strict=True):
            j = code % PERSON
            there = code >= 0 and int(world.professionals["succession"][j]) == code // PERSON
            if there and j in number and i < j:
                ties.append([number[i], number[j], trust])
    square = np.ix_(shown, shown)
    return {
        "organisations": organisations,
        "agreed": world.agreed[square].tolist(),
        "practised": world.practised[square].tolist(),
        "professionals": professionals,
        "ties": ties,
    }
