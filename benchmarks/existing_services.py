"""A town's existing services, measured in the model without a CJG: the world the plain version lives in."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np

import scenarios
from sim.inputs.calendar import FIRST_MONTH, HORIZON
from sim.inputs.organisation_types import CARE, N_ORGANISATIONS, SCHOOLS, TEAM, VENUE
from sim.inputs.scenario import Scenario
from sim.run.model import CJGModel
from sim.state import counters as n
from sim.state.columns import IN_HELP
from sim.state.need_tape import Tape

INHABITANTS = 9_000
LAST_COHORT = 3  # months before the horizon whose onsets have not had their three months


@dataclass(frozen=True)
class Services:
    """Existing services of one town under one luck.

    Attributes
    ----------
    tape : sim.state.need_tape.Tape
        People and onsets, the same as the model's.
    numbers : types.SimpleNamespace
        Parameters and mechanisms by name.
    posts : list of list of tuple of float
        For each organisation, for each post: strengthening, hard conversation, standing; means over
        the months.
    hours, lines : float arrays, shape (months, organisations)
        Hours of a post, and the part of it up to which new cases are admitted.
    known, way : list of list of float
        How well one organisation's people know another, and how warm a way leads there: means over
        months and posts.
    stage, notices, who, doors_total, doors_cumulated, expertise, bands : nested lists
        The model's tables by kind and age.
    organisations : numpy.ndarray
        Table of organisations (ages, severities, ...).
    """

    tape: Tape
    numbers: SimpleNamespace
    posts: list[list[tuple[float, float, float]]]
    hours: np.ndarray
    lines: np.ndarray
    known: list[list[float]]
    way: list[list[float]]
    notices: list[Any]
    stage: list[Any]
    who: list[Any]
    doors_total: list[Any]
    doors_cumulated: list[Any]
    expertise: list[Any]
    bands: list[Any]
    organisations: np.ndarray


def town(inhabitants: int = INHABITANTS) -> Scenario:
    """A town without a CJG, national in everything but its size."""
    scenario = scenarios.load("no_cjg")
    return scenario.with_("context.inhabitants", inhabitants)


def measure(scenario: Scenario, replication: int = 0, seed: int = 1) -> tuple[Services, dict[str, float]]:
    """Run the model once and write down its existing services and its rates.

    Parameters
    ----------
    scenario : Scenario
        Without a CJG: nobody invited.
    replication, seed : int
        The luck.

    Returns
    -------
    Services
        For :class:`benchmarks.plain_mesa.PlainTown`.
    dict of str to float
        The model's rates, see :func:`rates_of_the_model`.
    """
    model = CJGModel(scenario, seed=seed, replication=replication, collect=False)
    professionals, means = model.world.professionals, model.means
    directory = model.world.directory
    kind = professionals["organisation"]
    counts = np.maximum(1, np.bincount(kind, minlength=N_ORGANISATIONS))
    hours, lines = np.zeros((2, HORIZON, N_ORGANISATIONS))
    known, trust, practised = np.zeros((3, N_ORGANISATIONS, N_ORGANISATIONS))
    people = np.zeros((len(kind), 3))
    while model.running:
        model.step()
        professionals = model.world.professionals
        for table, name in ((hours, "hours"), (lines, "caseload_limit")):
            table[model.month] = np.bincount(kind, professionals[name], N_ORGANISATIONS) / counts
        for o in np.unique(kind):
            known[o] += directory[kind == o].mean(axis=0) / HORIZON
        trust += means.trust / HORIZON
        practised += model.world.practised / HORIZON
        for column, name in enumerate(("strengthening", "hard_conversation", "exceptions")):
            people[:, column] += professionals[name] / HORIZON
    for school in SCHOOLS:
        through_venue = np.minimum(practised[school, VENUE], practised[VENUE])
        practised[school] = np.maximum(practised[school], through_venue)
    way = 1.0 - (1.0 - trust) * (1.0 - practised)
    tables = model.tables
    services = Services(
        tape=model.tape,
        numbers=model.numbers,
        posts=[[tuple(row) for row in people[kind == o].tolist()] for o in range(N_ORGANISATIONS)],
        hours=hours,
        lines=lines,
        known=known.tolist(),
        way=way.tolist(),
        stage=tables.stage.tolist(),
        notices=tables.notices.tolist(),
        who=[[o for o in row if o >= 0] for row in tables.who.tolist()],
        doors_total=tables.doors_total.tolist(),
        doors_cumulated=tables.doors_cumulated.tolist(),
        expertise=tables.expertise.tolist(),
        bands=tables.band.tolist(),
        organisations=model.world.organisations.copy(),
    )
    services.posts[TEAM].clear()  # nobody works there without a CJG
    return services, rates_of_the_model(model)


def rates_of_the_model(model: CJGModel) -> dict[str, float]:
    """The model's side of the comparison, over all months of the run.

    Returns
    -------
    dict of str to float
        ``onsets_per_child_year``; ``helped_within_3_months`` (share of problems); ``own_circle_share``
        (of questions); ``service_use`` and ``second_line_use`` (share of children under 18 in twelve
        months, at each month's end); ``second_line_share_of_help`` (of the needs in help at the end, those
        in second-line care or mental health).
    """
    counts = model.book.counts[-FIRST_MONTH:]
    total = counts.sum(axis=0)
    cohorts = counts[: -LAST_COHORT + 1].sum(axis=0)
    used = counts[12:].sum(axis=0)
    episodes = model.world.episodes[: model.open_needs]
    helpers = episodes["helper"][episodes["status"] == IN_HELP]
    return {
        "onsets_per_child_year": float(total[n.ONSETS] / total[n.YOUTHS] * 12.0),
        "helped_within_3_months": float(_bands(cohorts, n.HELPED) / _bands(cohorts, n.BASE)),
        "own_circle_share": float(cohorts[n.ANSWERED_OWN] / _bands(cohorts, n.QUESTIONS)),
        "service_use": float(used[n.USED_SERVICE] / used[n.YOUTHS_18]),
        "second_line_use": float(used[n.USED_SECOND_LINE] / used[n.YOUTHS_18]),
        "second_line_share_of_help": float(np.isin(helpers, (13, CARE)).mean()) if len(helpers) else 0.0,
    }


def _bands(counts: np.ndarray, first: int) -> float:
    return float(counts[first : first + n.BANDS].sum())
