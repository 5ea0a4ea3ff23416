"""The sourced tables of kinds and ages, averaged: what a model without organisations keeps of them.

Every array has a row a band of age and a column a severity, light (1) to crisis (4), unless it says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from experiments.rivals.rules import decided_by_youth
from sim import life_course
from sim.columns import Tables
from sim.kinds import ALL_KINDS, BAND_STARTS, BANDS, CARE, CJG_TEAM, GATE, INDEX, KINDS, LAST_AGE, N_KINDS, ROWS, VENUE
from sim.processes.intake import COMPETENT, SAFETY
from sim.rates import RATES
from sim.steady import tables_for

SEVERITIES = 4
MONTHS_IN_BAND = np.diff([*BAND_STARTS, LAST_AGE]).astype(float)
DECIDERS = np.linspace(0.01, 0.99, 50)  # the fixed draw of a child, spread evenly


@dataclass(frozen=True)
class Averages:
    """Tables averaged over the ages in a band and the domains of its needs.

    Attributes
    ----------
    seen_able, seen_other : float array
        Chance a month that somebody notices who helps it himself; who does not.
    door : float array, shape (bands,)
        Weight of all known doors together.
    door_able, team_able : float array
        Share of those doors, and of needs the CJG team meets, at which somebody helps it himself.
    able : float array
        Number of kinds that help it themselves.
    fit, fit_second : float array
        Expertise of those kinds; of second-line care.
    gate, second, service : float array
        Shares of help that begin at the gate, in second-line mental health, at a youth service.
    youth_decides : float array, shape (bands,)
    covered : float array, shape (kinds, bands, severities)
        Part of the expertise each kind brings.
    fronts : float array, shape (kinds, bands)
        Part of the doors known that is each kind's.
    """

    seen_able: np.ndarray
    seen_other: np.ndarray
    door: np.ndarray
    door_able: np.ndarray
    team_able: np.ndarray
    able: np.ndarray
    fit: np.ndarray
    fit_second: np.ndarray
    gate: np.ndarray
    second: np.ndarray
    service: np.ndarray
    youth_decides: np.ndarray
    covered: np.ndarray
    fronts: np.ndarray


@lru_cache(maxsize=32)
def averages(profile: tuple[float, ...], fit_weight: float, detection: float, m_detection: float) -> Averages:
    """Average the tables for one mix of problems.

    Parameters
    ----------
    profile : tuple of float
        Shares of the six domains.
    fit_weight, detection, m_detection : float
        What the tables themselves are made with.
    """
    rates = np.zeros(1, RATES)
    rates["fit_weight"], rates["detection"], rates["m_detection"] = fit_weight, detection, m_detection
    tables = tables_for(rates, ALL_KINDS)
    shares = np.diff(life_course.domain_table(np.array(profile)), axis=1, prepend=0.0)  # (bands, domains)
    helps = _who_helps()
    ages = len(tables.band)
    total = np.zeros((ages, SEVERITIES, shares.shape[1]))
    own = np.zeros_like(total)
    for age in range(ages):
        stage = tables.stage[age]
        for slot, o in enumerate(tables.who[stage]):
            if o >= 0:
                first = (1.0 - total[age]) * tables.notices[stage, 1:, :, slot]
                total[age] += first
                own[age] += first * helps[o, age]
    of_age = shares[tables.band]  # (ages, domains)

    def mean(table: np.ndarray) -> np.ndarray:
        """Average a table of ages (and severities) and domains over domains, then over the ages of a band."""
        over = (table * (of_age[:, None, :] if table.ndim == 3 else of_age)).sum(axis=-1)
        return np.array([over[tables.band == band].mean(axis=0) for band in range(len(BANDS))])

    expertise = tables.expertise[:N_KINDS]
    brought = helps * expertise[:, None, None, :]
    together = np.maximum(1e-12, brought.sum(axis=0))
    doors = np.diff(tables.doors_cumulated[:, :, :N_KINDS], axis=2, prepend=0.0)  # (bands, domains, kinds)
    helps_at_door = helps * np.moveaxis(doors[tables.band], 2, 0)[:, :, None, :]
    at_door = helps_at_door.sum(axis=0)
    # light needs are mostly helped where they come in; heavy ones where they are handed to
    helping = np.where((np.arange(SEVERITIES) < 2)[None, None, :, None], helps_at_door, brought)
    helped = np.maximum(1e-12, helping.sum(axis=0))
    light = np.arange(1, SEVERITIES + 1) <= CJG_TEAM.severities[1]
    team = light[None, :, None] * (np.array(CJG_TEAM.expertise) >= COMPETENT)[None, None, :] * np.ones((ages, 1, 1))
    served = np.array([kind.is_service for kind in KINDS], float)
    gate = brought[GATE] / together
    gate[..., SAFETY] = 0.0  # the gate helps in safety itself
    return Averages(
        seen_able=mean(own),
        seen_other=mean(total - own),
        door=(shares * tables.doors_total).sum(axis=1),
        door_able=mean(at_door),
        team_able=mean(team),
        able=mean(helps.sum(axis=0)),
        fit=mean((helping * expertise[:, None, None, :]).sum(axis=0) / helped),
        fit_second=mean(np.broadcast_to(np.array(ROWS[CARE].expertise), total.shape)),
        gate=mean(gate),
        second=mean(helping[INDEX["ggz"]] / helped),
        service=mean(np.tensordot(served, helping, 1) / helped),
        youth_decides=_youth_decides(tables),
        covered=np.array([mean(each / together) for each in brought]),
        fronts=np.einsum("bd,bdk->kb", shares, doors),
    )


def _who_helps() -> np.ndarray:
    """Who helps a need itself, shape (kinds, ages, severities, domains): age, severity and expertise."""
    ages = np.arange(-9, LAST_AGE)
    helps = np.zeros((N_KINDS, len(ages), SEVERITIES, len(KINDS[0].expertise)))
    for row, kind in enumerate(KINDS):
        if row == VENUE:
            continue  # a venue has no people of its own
        of_age = (ages >= kind.ages[0]) & (ages <= kind.ages[1])
        severity = np.arange(1, SEVERITIES + 1)
        heavy = (severity >= kind.severities[0]) & (severity <= kind.severities[1])
        able = np.array(kind.expertise) >= COMPETENT if row != GATE else np.ones(len(kind.expertise), bool)
        helps[row] = of_age[:, None, None] & heavy[None, :, None] & able[None, None, :]
    return helps


def _youth_decides(tables: Tables) -> np.ndarray:
    ages = np.arange(-9, LAST_AGE)
    share = np.array([np.mean([decided_by_youth(age, draw) for draw in DECIDERS]) for age in ages])
    return np.array([share[tables.band == band].mean() for band in range(len(BANDS))])
