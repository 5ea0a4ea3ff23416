"""The steady state a run starts from: the need tape and four years of existing services, kept for whoever asks again.

Neither depends on a choice, so a slider that moves, or a second scenario, reuses both and pays for a copy of the
columns only.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from . import draws, life_course, population
from .columns import IN_HELP, LOST, N_EPISODES, Crowd, Means, Network, Tables, World
from .compiled import kernel
from .counters import N_COUNTERS
from .kept import Start, starts
from .kinds import CARE, N_ORGANISATIONS, TEAM, Landscape
from .processes.seeking import notice_table
from .rates import RATES, rates_of
from .scenario import Scenario
from .tape import FIRST_MONTH, SETTLED_MONTH, Tape, draw_tape

if TYPE_CHECKING:
    from .model import CJGModel

MEASURED_MONTHS = 12  # of the months without a limit, the last twelve are measured


def identity_of(scenario: Scenario, luck: int, months: int) -> str:
    """Name of everything a steady state follows from."""
    state = scenario.in_force(0)
    content = {
        "context": scenario.context.model_dump(mode="json"),
        "context_from_june_2007": None if state.context == scenario.context else state.context.model_dump(mode="json"),
        "mechanisms": state.mechanisms.model_dump(mode="json"),
        "parameters": dict(sorted(scenario.parameters.items())),
        "forms": scenario.forms.model_dump(),
        "luck": luck,
        "months": months,
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def steady_state(scenario: Scenario, luck: int, months: int, stays: bool = True) -> Start:
    """The municipality at the end of May 2007, under one luck.

    Parameters
    ----------
    scenario : Scenario
        Context, parameters and mechanisms at month 0 are read, never a choice.
    luck : int
        From :func:`sim.draws.luck_key`.
    months : int
        Horizon of the run; the tape reaches that far.
    stays : bool
        Whether somebody may ask for it again; a municipality among hundreds is not kept.

    Returns
    -------
    Start
        With a world of its own to change.
    """
    identity = identity_of(scenario, luck, months)
    start = starts.get(identity)
    if start is None:
        starts.make_room()
        start = _existing_services(scenario, luck, months)
        if stays:
            starts.put(identity, start)
            start = start.own()
    return start


def _existing_services(scenario: Scenario, luck: int, months: int) -> Start:
    """Run four years without a CJG: two to measure what everybody would do, two with the hours there are."""
    from .model import CJGModel

    rates = rates_of(scenario.in_force(0).mechanisms, scenario.parameters, scenario.forms)
    tape = draw_tape(scenario, rates[0], np.uint64(luck), months)
    context = scenario.context
    world = population.new_world(tape, context, rates[0])
    youths = float(tape.youths[: SETTLED_MONTH - FIRST_MONTH].mean())
    posts = population.posts_for(youths, context.landscape, None)
    population.found_network(world, tape, context, posts)
    tables = tables_for(rates, context.landscape)
    population._acquaintances(network_of(world), rates[0], context.existing_collaboration, tables)
    population.set_unlimited(world, youths)
    alone = Scenario(
        name="existing services",
        context=scenario.context,
        mechanisms=scenario.in_force(0).mechanisms,
        parameters=scenario.parameters,
        forms=scenario.forms,
    ).with_("choices.partnership", "none")
    nothing = (np.zeros((0, N_COUNTERS)), np.zeros((0, len(tape.neighbourhoods), 2)))
    model = CJGModel(alone, months=months, collect=False, start=Start(tape, world, nothing, FIRST_MONTH))
    measured = np.zeros(N_ORGANISATIONS)
    for month in range(FIRST_MONTH, SETTLED_MONTH):
        model.step()
        if month >= SETTLED_MONTH - MEASURED_MONTHS:
            measured += world.organisations["flow"] / MEASURED_MONTHS
        world.organisations["flow"] = 0.0
    world = model.world
    world.organisations["measured"] = measured
    hours = population.hours_for(world, context, rates[0], youths)
    unlimited, model = model, _people_for(model, hours, tape, context, rates)
    unlimited.let_go()
    for _ in range(SETTLED_MONTH, 0):
        model.step()
    world = model.world
    world.nearest_first[:] = world.nearest
    world.practised_first[:] = world.practised
    before = -FIRST_MONTH
    counts = (model.book.counts[:before].copy(), model.book.by_place[:before].copy())
    model.let_go()
    return Start(tape, world, counts, 0)


def _people_for(model: CJGModel, hours: np.ndarray, tape: Tape, context: object, rates: np.ndarray) -> CJGModel:
    """Put as many people in post as the hours ask for, hand them the cases that run, and go on from there."""
    from .model import CJGModel

    world = model.world
    youths = float(tape.youths[: SETTLED_MONTH - FIRST_MONTH].mean())
    scenario = model.scenario
    posts = population.posts_for(youths, scenario.context.landscape, hours)
    population.found_network(world, tape, scenario.context, posts)
    tables = tables_for(rates, scenario.context.landscape)
    population._acquaintances(network_of(world), rates[0], scenario.context.existing_collaboration, tables)
    population.settle_capacity(world, hours)
    world.organisations["case_hours"] = 0.0
    _hand_over_cases(world.episodes[: world.lengths[N_EPISODES]], world.organisations, world.professionals)
    world.threads["coordinator"] = -1
    world.threads["coordinator_post"] = -1
    world.threads["plan"] = 0
    world.threads["plan_members"] = 0
    world.organisations["coordinating"] = 0.0
    counts = (model.book.counts.copy(), model.book.by_place.copy())
    start = Start(tape, world, counts, SETTLED_MONTH)
    return CJGModel(scenario, months=model.months, collect=False, start=start)


@kernel
def _hand_over_cases(episodes, organisations, professionals):
    """Give every running case to somebody of the same organisation."""
    for row in range(episodes.shape[0]):
        e = episodes[row]
        e.source = -1
        e.next = -1
        if e.guide >= 0:
            e.guide = -1
            e.guide_post = -1
        if e.status == IN_HELP and organisations[e.helper].hours <= 0.0:
            e.status = LOST  # nobody is left to go on with it
            e.dropped = e.helper
            e.helper = -1
            e.hours = 0.0
            e.specialist = -1
        if e.status == IN_HELP:
            org = organisations[e.helper]
            i = int(org.first_post + int(draws.bits(e.key, draws.CASEWORKER, 2, e.helper) >> draws._S48) % org.posts)
            e.post = i
            professionals[i].case_hours += e.hours
            organisations[e.helper].case_hours += e.hours
        if e.specialist >= 0:
            org = organisations[e.specialist]
            i = int(org.first_post)
            e.special_post = i
            professionals[i].case_hours += e.special_hours
            organisations[e.specialist].case_hours += e.special_hours


def set_second_line(model: CJGModel) -> None:
    """The province's capacity this month: the measured hours times its series."""
    world = model.world
    measured = world.organisations["measured"].item(CARE)
    if model.month < SETTLED_MONTH or measured == 0.0:
        return
    context = model.in_force.context
    base = measured / context.utilisation
    base *= model.numbers.capacity / model.numbers.second_line_shortage
    hours = base * context.second_line(max(0, model.month))
    if hours != world.organisations["hours"].item(CARE):
        world.organisations["hours"][CARE] = hours
        care = world.organisations[CARE]
        world.professionals["hours"][care.first_post : care.first_post + care.posts] = hours / max(1, care.posts)


def tables_for(rates: np.ndarray, landscape: Landscape) -> Tables:
    """Tables by kind and age, with what the parameters make of them; kept for runs with the same numbers."""
    numbers = tuple(float(rates[name][0]) for name in ("fit_weight", "detection", "m_detection"))
    return _tables(numbers, landscape)


@lru_cache(maxsize=32)
def _tables(numbers: tuple[float, ...], landscape: Landscape) -> Tables:
    rates = np.zeros(1, RATES)
    rates["fit_weight"], rates["detection"], rates["m_detection"] = numbers
    expertise = landscape.expertise()
    norm = np.sqrt((expertise * expertise).sum(axis=1))
    overlap = expertise @ expertise.T / np.maximum(1e-12, norm[:, None] * norm[None, :])
    stage, who, how_often = life_course.contact_table(landscape)
    notices = notice_table(landscape.sensitivity(), expertise, who, how_often, rates[0])
    total, cumulated = life_course.door_tables(numbers[0], landscape)
    comes = life_course.seen_in_a_year(landscape)
    return Tables(expertise, overlap, stage, who, comes, notices, life_course.band_of_age(), total, cumulated)


def no_means() -> Means:
    """Means nobody has taken yet."""
    square = (N_ORGANISATIONS, N_ORGANISATIONS)
    return Means(np.zeros(square))


def crowd_of(tape: Tape, world: World, places: np.ndarray) -> Crowd:
    """The crowd's columns as kernels take them."""
    return Crowd(
        tape.families, world.families, world.threads, tape.ties, tape.children, tape.births, world.children, places,
        world.episodes, world.in_need, world.joint, world.joint_before, world.moving,
        world.lengths,
    )  # fmt: skip


def network_of(world: World) -> Network:
    """The network's columns as kernels take them."""
    return Network(
        world.organisations, world.professionals, world.directory, world.tie_to, world.tie_trust, world.tie_month,
        world.tie_weight, world.nearest, world.nearest_first, world.colleagues, world.agreed, world.practised,
        world.practised_first, world.shared, world.shared_year, world.shared_known, world.shared_identity,
        world.talked,
    )  # fmt: skip


__all__ = [
    "TEAM",
    "crowd_of",
    "network_of",
    "set_second_line",
    "steady_state",
    "tables_for",
]
