"""One municipality of an ensemble, run from start to end; only what tables of municipalities need is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.agents.decide import decided, made_choices
from sim.inputs.calendar import FIRST_MONTH
from sim.inputs.organisation_types import N_KINDS, NAMES
from sim.inputs.scenario import Scenario
from sim.observe.checks import checks_of
from sim.run.future import lived
from sim.run.model import CJGModel
from sim.state import counters as n
from sim.state import draws
from sim.state.ensemble_contexts import Municipality, context_of
from sim.state.surroundings import Surroundings

NAME_KEPT = 180  # letters of the name, so that the number of a municipality fits behind it
CORE_AT = 24  # the month, and the months after opening, at which core parties are noted (pattern 1)


@dataclass
class Member:
    """What one municipality leaves behind under one luck.

    Attributes
    ----------
    facts : dict
        One row of the table of municipalities, outcomes apart.
    outcomes : float array
        The last row of its monthly table, in the order of :func:`sim.run.future.column_names`.
    has_desk : bool array, shape (months it exists,)
    kept : dict of int to float array
        Whole rows of the monthly table, for the months asked for.
    checks : list of dict
        What was checked at its end.
    """

    facts: dict[str, Any]
    outcomes: np.ndarray
    has_desk: np.ndarray
    kept: dict[int, np.ndarray]
    checks: list[dict[str, Any]]


def member_scenario(ensemble: Scenario, municipality: Municipality) -> Scenario:
    """Return the scenario of one municipality: what the ensemble gives, in a context of its own."""
    given = ensemble.model_dump(exclude_unset=True)
    given.pop("ensemble", None)
    given["context"] = context_of(municipality, given.get("context", {}))
    given["name"] = f"{ensemble.name[:NAME_KEPT]} {municipality.number}"
    return Scenario(**given)


def run_member(
    ensemble: Scenario,
    municipality: Municipality,
    surroundings: Surroundings,
    replication: int,
    months: int,
    keep: tuple[int, ...],
) -> Member:
    """Run one municipality to the horizon, or until it merges.

    Parameters
    ----------
    ensemble : Scenario
    municipality : Municipality
    surroundings : Surroundings
        Its own month of starting, and who else asks its regional bodies.
    replication, months : int
    keep : tuple of int
        Months of which the whole row of the monthly table is kept.
    """
    months = months if municipality.merged is None else min(months, municipality.merged)
    own = member_scenario(ensemble, municipality)
    luck = draws.luck_key(np.uint64(municipality.seed), np.uint64(replication))
    resolved = _until(months, decided(own, luck))
    core = np.zeros((months, N_KINDS), bool)

    def note_core(model: CJGModel) -> None:
        core[model.month] = model.world.organisations["is_core"][:N_KINDS]

    with lived(
        resolved, replication, months, municipality.seed, surroundings=surroundings, after_month=note_core
    ) as future:
        model, table = future.model, future.table
        return Member(
            _facts(municipality, own, resolved, model, core),
            table[-1],
            model.book.levels[-FIRST_MONTH:, n.L_DESKS] > 0.0,
            {month: table[month] for month in keep if month < months},
            checks_of(model),
        )


def _until(months: int, scenario: Scenario) -> Scenario:
    """Return the scenario without the changes that come after a municipality has merged."""
    if all(change.month < months for change in scenario.changes):
        return scenario
    return scenario.with_("changes", [change for change in scenario.changes if change.month < months])


def _facts(
    municipality: Municipality, own: Scenario, resolved: Scenario, model: CJGModel, core: np.ndarray
) -> dict[str, Any]:
    town, months = model.municipality, model.months
    opened = town.month_opened if town.month_opened < months else None
    context = resolved.context
    partners = model.book.levels[-FIRST_MONTH:, n.L_PARTNERS]
    return {
        "inhabitants": context.inhabitants,
        "size_class": municipality.size_class,
        "region": municipality.region,
        "merged": municipality.merged,
        "youths": model.youths,
        "urbanity": context.urbanity,
        "existing_building": context.existing_building,
        **made_choices(own, resolved),
        "month_started": town.month_started,
        "month_opened": opened,
        "month_named": town.month_named,
        "month_coordination": town.month_coordination,
        "lead_taken_by": town.lead_taken_by,
        "partners_at_opening": None if opened is None else int(partners[opened]),
        "partners_24_later": None if opened is None or opened + CORE_AT >= months else int(partners[opened + CORE_AT]),
        **_core_at("core", core, CORE_AT if opened is not None and opened <= CORE_AT else None),
        **_core_at("core_later", core, None if opened is None else opened + CORE_AT),
    }


def _core_at(prefix: str, core: np.ndarray, month: int | None) -> dict[str, bool | None]:
    """Which kinds are core parties in a month; nothing where there is no such month."""
    if month is None or month >= len(core):
        return {f"{prefix}_{name}": None for name in NAMES}
    return {f"{prefix}_{name}": bool(core[month, row]) for row, name in enumerate(NAMES)}
