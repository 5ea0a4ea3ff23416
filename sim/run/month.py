"""A month of the many, compiled as one: professionals, children and families, in the order of the ODD's overview."""

from __future__ import annotations

from sim.compiling.kernels import settled_kernel
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


@settled_kernel
def live(crowd, network, towns, all_rates, tables, means, book, onsets, first, last, youths, month):
    """What professionals and families go through in a month.

    Parameters
    ----------
    crowd, network, tables, means, book : named tuples of arrays
        See ``columns.py``.
    towns, all_rates : record arrays, shape (1,)
        The town as the crowd meets it; parameters and mechanisms.
    onsets : record array
        The need tape; ``onsets[first:last]`` begin this month.
    youths : int
        Children here.
    month : int
        0 is June 2007.
    """
    town = towns[0]
    rates = all_rates[0]

    agreements.practise(network, town, rates)
    hours.share_out(network, town, rates, book, month)
    meeting.meet_each_other(network, town, rates, tables, book, month)
    identity.move(network, town, rates, book, month)

    demography.leave(crowd, network, book, month, youths)
    need.take_course(crowd, network, rates, book, month)
    need.arise(onsets, first, last, crowd, town, rates, book, month)
    seeking.notice_and_seek(crowd, network, town, rates, tables, book, month)
    coordination.pick_up_the_dropped(crowd, network, town, rates, book, month)
    help.admit_from_lists(crowd, network, town, rates, tables, book, month)
    intake.receive(crowd, network, town, rates, tables, book, month)
    direction.watch_incidents(crowd, town, rates, month)
    coordination.hold_threads(crowd, network, town, rates, book, month)
    coordination.release_finished(crowd, network, book, month)
    help.treat(crowd, network, rates, tables, book, month)
    reputation.spread(crowd, network, town, rates, month)

    observation.observe_episodes(crowd, network, tables, book, month)
    observation.observe_people(crowd, town, book, month)
    observation.observe_network(network, book, month)
    agreements.acquaint(network, means)
