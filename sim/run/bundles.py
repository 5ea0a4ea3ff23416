"""The columns of a run in the bundles that kernels take, and the tables they look things up in."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from sim.inputs.organisation_types import N_ORGANISATIONS, Landscape
from sim.inputs.rates import RATES
from sim.processes.seeking import notice_table
from sim.state import life_course
from sim.state.columns import Crowd, Means, Network, Tables, World
from sim.state.need_tape import Tape


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
