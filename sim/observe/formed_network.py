"""The network that formed: who works with whom at the end of a run, as plain numbers for a picture."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.inputs.organisation_types import CARE, N_ORGANISATIONS, ROWS, TEAM
from sim.state.model_state import ModelState
from sim.state.ties import PERSON


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
