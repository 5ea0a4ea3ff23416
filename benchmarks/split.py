"""Where a month goes: the same month as :func:`sim.run.month.live`, timed process by process."""

from __future__ import annotations

import time
from collections.abc import Callable

from sim.observe import observation
from sim.processes import (
    agreements,
    coordination,
    demography,
    direction,
    help,
    hours,
    identity,
    intake,
    meeting,
    need,
    reputation,
    seeking,
)
from sim.run.model import CJGModel


def processes(model: CJGModel) -> list[tuple[str, Callable[[], None]]]:
    """The processes of one month, each ready to be called, in the order of ``step``."""
    crowd, network, tables, means, book = model.crowd, model.network, model.tables, model.means, model.book
    town, rates, month = model.world.town[0], model.rates[0], model.month
    first, last = model.tape.onsets_of(month)
    return [
        ("direction", model.municipality.govern),
        ("joining", model.municipality.steering.let_organisations_join),
        ("agreements", model.municipality.steering.meet),
        ("opening", model.municipality.doors.open_and_close),
        ("agreements", lambda: agreements.practise(network, town, rates)),
        ("hours", lambda: hours.share_out(network, town, rates, book, month)),
        ("meeting", lambda: meeting.meet_each_other(network, town, rates, tables, book, month)),
        ("identity", lambda: identity.move(network, town, rates, book, month)),
        ("demography", lambda: demography.leave(crowd, network, book, month, model.youths)),
        ("need", lambda: need.take_course(crowd, network, rates, book, month)),
        ("need", lambda: need.arise(model.tape.onsets, first, last, crowd, town, rates, book, month)),
        ("seeking", lambda: seeking.notice_and_seek(crowd, network, town, rates, tables, book, month)),
        ("coordination", lambda: coordination.pick_up_the_dropped(crowd, network, town, rates, book, month)),
        ("help", lambda: help.admit_from_lists(crowd, network, town, rates, tables, book, month)),
        ("intake", lambda: intake.receive(crowd, network, town, rates, tables, book, month)),
        ("direction", lambda: direction.watch_incidents(crowd, town, rates, month)),
        ("coordination", lambda: coordination.hold_threads(crowd, network, town, rates, book, month)),
        ("coordination", lambda: coordination.release_finished(crowd, network, book, month)),
        ("help", lambda: help.treat(crowd, network, rates, tables, book, month)),
        ("reputation", lambda: reputation.spread(crowd, network, town, rates, month)),
        ("observation", lambda: observation.observe_episodes(crowd, network, tables, book, month)),
        ("observation", lambda: observation.observe_people(crowd, town, book, month)),
        ("observation", lambda: observation.observe_network(network, book, month)),
        ("agreements", lambda: agreements.acquaint(network, means)),
        ("observation", lambda: observation.observe(model)),
    ]


def seconds_by_process(model: CJGModel) -> dict[str, float]:
    """Run a model to its horizon and say what each process took, seconds."""
    spent: dict[str, float] = {}
    while model.month + 1 < model.months:
        model.begin_month()
        for name, run in processes(model):
            started = time.perf_counter()
            run()
            spent[name] = spent.get(name, 0.0) + time.perf_counter() - started
    return spent
