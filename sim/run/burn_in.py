"""The steady state a run starts from: the need tape and four years of existing services, kept for whoever asks again.

Neither depends on a choice, so a slider that moves, or a second scenario, reuses both and pays for a copy of the
columns only.
"""

from __future__ import annotations

import hashlib
import json

import numpy as np

from sim.compiling.kernels import kernel
from sim.inputs.calendar import FIRST_MONTH, SETTLED_MONTH
from sim.inputs.organisation_types import N_ORGANISATIONS
from sim.inputs.rates import rates_of
from sim.inputs.scenario import Scenario
from sim.run import founding
from sim.run.bundles import network_of, tables_for
from sim.run.engine import Engine
from sim.run.kept_starts import Start, starts
from sim.state import draws
from sim.state.columns import IN_HELP, LOST, N_EPISODES
from sim.state.counters import N_COUNTERS
from sim.state.need_tape import Tape, draw_tape

MEASURED_MONTHS = 12  # of the months without a limit, the last twelve are measured


def identity_of(scenario: Scenario, luck: int, months: int) -> str:
    """Name of everything a steady state follows from."""
    state = scenario.in_force(0)
    content = {
        "context": scenario.context.model_dump(mode="json"),
        "context_from_june_2007": None if state.context == scenario.context else state.context.model_dump(mode="json"),
        "mechanisms": state.mechanisms.model_dump(mode="json"),
        "parameters": dict(sorted(scenario.parameters.items())),
        "rule_variants": scenario.rule_variants.model_dump(),
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
        From :func:`sim.state.draws.luck_key`.
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
    rates = rates_of(scenario.in_force(0).mechanisms, scenario.parameters, scenario.rule_variants)
    tape = draw_tape(scenario, rates[0], np.uint64(luck), months)
    context = scenario.context
    world = founding.new_world(tape, context, rates[0])
    youths = float(tape.youths[: SETTLED_MONTH - FIRST_MONTH].mean())
    posts = founding.posts_for(youths, context.landscape, None)
    founding.found_network(world, tape, context, posts)
    tables = tables_for(rates, context.landscape)
    founding.acquaint_professionals(network_of(world), rates[0], context.existing_collaboration, tables)
    founding.set_unlimited(world, youths)
    alone = Scenario(
        name="existing services",
        context=scenario.context,
        mechanisms=scenario.in_force(0).mechanisms,
        parameters=scenario.parameters,
        rule_variants=scenario.rule_variants,
    ).with_("choices.partnership", "none")
    nothing = (np.zeros((0, N_COUNTERS)), np.zeros((0, len(tape.neighbourhoods), 2)))
    engine = Engine(alone, Start(tape, world, nothing, FIRST_MONTH), months=months)
    measured = np.zeros(N_ORGANISATIONS)
    for month in range(FIRST_MONTH, SETTLED_MONTH):
        engine.step()
        if month >= SETTLED_MONTH - MEASURED_MONTHS:
            measured += world.organisations["flow"] / MEASURED_MONTHS
        world.organisations["flow"] = 0.0
    world = engine.world
    world.organisations["measured"] = measured
    hours = founding.hours_for(world, context, rates[0], youths)
    unlimited, engine = engine, _people_for(engine, hours, tape, context, rates)
    unlimited.let_go()
    for _ in range(SETTLED_MONTH, 0):
        engine.step()
    world = engine.world
    world.nearest_first[:] = world.nearest
    world.practised_first[:] = world.practised
    before = -FIRST_MONTH
    counts = (engine.book.counts[:before].copy(), engine.book.by_place[:before].copy())
    engine.let_go()
    return Start(tape, world, counts, 0)


def _people_for(engine: Engine, hours: np.ndarray, tape: Tape, context: object, rates: np.ndarray) -> Engine:
    """Put as many people in post as the hours ask for, hand them the cases that run, and go on from there."""
    world = engine.world
    youths = float(tape.youths[: SETTLED_MONTH - FIRST_MONTH].mean())
    scenario = engine.scenario
    posts = founding.posts_for(youths, scenario.context.landscape, hours)
    founding.found_network(world, tape, scenario.context, posts)
    tables = tables_for(rates, scenario.context.landscape)
    founding.acquaint_professionals(network_of(world), rates[0], scenario.context.existing_collaboration, tables)
    founding.settle_capacity(world, hours)
    world.organisations["case_hours"] = 0.0
    _hand_over_cases(world.episodes[: world.lengths[N_EPISODES]], world.organisations, world.professionals)
    world.threads["coordinator"] = -1
    world.threads["coordinator_post"] = -1
    world.threads["plan"] = 0
    world.threads["plan_members"] = 0
    world.organisations["coordinating"] = 0.0
    counts = (engine.book.counts.copy(), engine.book.by_place.copy())
    start = Start(tape, world, counts, SETTLED_MONTH)
    return Engine(scenario, start, months=engine.months)


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
