"""Typed columns for the crowd: what changes about families, children, episodes, professionals and the town.

The state of the many lives in these tables, one record a row, and kernels read and write it. A Mesa agent of the crowd
is a view on one row (``views.py``). What never changes is in the tape (``need_tape.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np

from sim.inputs.organisation_types import N_ORGANISATIONS

NEVER = -10_000  # a month that has not come
FAMILY_TIES = 4  # families that each talks to: three near by, and the last from anywhere (assumption)
TIE_SLOTS = 24
COLLEAGUES = 8  # people a professional recently shared a case with

# Severity of a need.
QUESTION, MILD, SERIOUS, CRISIS = 1, 2, 3, 4

# Status of an episode. Exactly one holds at a time; a closed one leaves the table at the end of its month.
CLOSED = 0
UNNOTICED, OWN_CIRCLE, SEEKING, WAITING, IN_HELP, LOST = 1, 2, 3, 4, 5, 6
STATUS_NAMES = {
    UNNOTICED: "unnoticed",
    OWN_CIRCLE: "own_circle",
    SEEKING: "seeking",
    WAITING: "waiting",
    IN_HELP: "in_help",
    LOST: "lost",
}

# What the lengths of the crowd's tables count: families gone for good stand first among the families.
N_EPISODES, N_IN_NEED, N_JOINT, N_JOINT_BEFORE, N_GONE, N_MOVING = range(6)
N_LENGTHS = 6

# Channel of the first contact.
NO_CHANNEL, NOTICED, DOOR, DESK, PHONE, SITE, WENT_OUT = 0, 1, 2, 3, 4, 5, 6
CHANNEL_NAMES = ("none", "noticed", "door", "desk", "phone", "site", "outreach")

# Rules of coordination in force.
UNDECIDED, ANY, LADDER, LEAD, MUNICIPAL = 0, 1, 2, 3, 4

# How front doors stand.
SEPARATE, MERGED, FEDERATED = 0, 1, 2

# Sites on the web.
NO_SITE, LABELLED_SITE, SEPARATE_SITES = 0, 1, 2

WORD = 8  # bytes that memory is read by


def record_of(keys: str, floats: str, integers: str, small: str, tiny: str = "") -> np.dtype:
    """A record as short as it can be: the crowd's loops wait for memory more than they calculate.

    Parameters
    ----------
    keys, floats, integers, small, tiny : str
        Column names, separated by blanks: unsigned 64 bits, double precision, 32 bits, 16 bits, 8 bits.
    """
    columns = [(name, "u8") for name in keys.split()]
    columns += [(name, "f8") for name in floats.split()]
    columns += [(name, "i4") for name in integers.split()]
    columns += [(name, "i2") for name in small.split()]
    columns += [(name, "i1") for name in tiny.split()]
    # no gaps that hold whatever was in memory: two equal tables are equal to the byte
    size = sum(int(kind[1]) for _, kind in columns)
    columns += [(f"unused_{k}", "i1") for k in range(-size % WORD)]
    return np.dtype((np.record, np.dtype(columns, align=True)))


# What every family thinks, and what only families with open needs have, stand apart: word of mouth visits thousands.
FAMILY = record_of("", "trust", "familiar", "aware served")
THREADS = record_of(
    "",
    "",
    "involved plan_members coordinator_post",
    "joint_since joint_last coordinator plan consent conflict stamp heaviest second_line worst",
)
CHILD = record_of("", "", "", "aware domains last_service last_second_line")
EPISODE = record_of(
    "key family_key",
    "hours special_hours",
    "row child family post special_post guide_post source_post visited refused",
    "onset since leaves known reached helped refused_month nobody",
    "status domain band band_now severity worst first_severity helper specialist guide source channel next dropped "
    "was_white new_tie counted own_answer",
)
PROFESSIONAL = record_of(
    "key",
    "employer_norm identity_employer identity_cjg approachability strengthening hard_conversation exceptions "
    "span hours dedicated case_hours meeting_hours outreach_hours network_hours caseload_limit slow spare good bad",
    "organisation post succession since in_building coordinating met colleagues_met central",
    "",
)
TOWN = record_of(
    "",
    "consensus open_issues media brand staff mission learning steering outreach outreach_hours desk_hours promise "
    "kept incidents web_growth habit youths youths_aware means answers",
    "is_open desks site chat second_line_seen doors rule lead information_open flies_in meetings",
    "",
)


@dataclass
class World:
    """All state that a month may change.

    Attributes
    ----------
    town : record array, shape (1,)
        The municipality as the crowd meets it: what is open, who answers for what. Processes write it; no kernel of
        help, intake, reputation or observation ever sees a choice.
    organisations : record array, shape (organisations,)
    families, children : record arrays, in the order of the tape
    threads : record array, shape (families,)
        What runs in a family with open needs: organisations involved, coordinator, plan.
    episodes : record array, shape (capacity,)
        Open episodes in order of onset, in the first ``lengths[N_EPISODES]`` rows: a loop over them reads memory in
        order.
    in_need, joint, joint_before : int arrays, shape (capacity,)
        Families with an open need this month; with several organisations this month, and last month.
    moving : int array, shape (capacity,)
        Rows of the episodes that are on the move this month: not in help, or on the way to somebody heavier.
    lengths : int array, shape (N_LENGTHS,)
        How many rows of these are in use, by ``N_EPISODES`` to ``N_MOVING``.
    professionals : record array, shape (posts,)
    directory : float array, shape (posts, organisations)
        How well each professional knows who does what in each organisation, 0-1.
    tie_to, tie_trust, tie_month, tie_weight : arrays, shape (posts, TIE_SLOTS)
        Ties to other professionals: row plus 65,536 times the succession of who held that post (-1 empty), trust 0-1,
        month of the last meeting, and experiences it rests on (where trust is a reputation). A tie ends with the
        person: a successor's number differs.
    nearest, nearest_first : float arrays, shape (posts, organisations)
        Strongest tie of each professional with anybody at each organisation, 0-1; the same at month 0.
    colleagues : int array, shape (posts, COLLEAGUES)
        With whom a case was shared lately, -1 empty.
    agreed, practised, practised_first, shared, shared_year : float arrays, shape (organisations, organisations)
        Agreements; practice; practice at month 0; shared cases this month; and faded over a year.
    shared_known, shared_identity : float arrays, shape (organisations, organisations)
        Summed over this month's shared cases: how well its two professionals know each other's organisation, and how
        far they identify with the CJG.
    talked : float array, shape (organisations, organisations)
        How far the two talked over what they agreed, 0-1: below ``agreed`` where it was carried over or copied. What
        stands on paper only, nobody puts on an agenda again.
    """

    town: np.ndarray
    organisations: np.ndarray
    families: np.ndarray
    threads: np.ndarray
    children: np.ndarray
    episodes: np.ndarray
    in_need: np.ndarray
    joint: np.ndarray
    joint_before: np.ndarray
    moving: np.ndarray
    lengths: np.ndarray
    professionals: np.ndarray
    directory: np.ndarray
    tie_to: np.ndarray
    tie_trust: np.ndarray
    tie_month: np.ndarray
    tie_weight: np.ndarray
    nearest: np.ndarray
    nearest_first: np.ndarray
    colleagues: np.ndarray
    agreed: np.ndarray
    practised: np.ndarray
    practised_first: np.ndarray
    shared: np.ndarray
    shared_year: np.ndarray
    shared_known: np.ndarray
    shared_identity: np.ndarray
    talked: np.ndarray

    def copy(self) -> World:
        """Copy every column, so that one steady state can start many scenarios."""
        return World(**{field.name: copied(getattr(self, field.name)) for field in fields(self)})

    def nbytes(self) -> int:
        """Memory held, bytes."""
        return int(sum(getattr(self, field.name).nbytes for field in fields(self)))


def copied(column: np.ndarray) -> np.ndarray:
    """Copy a table byte by byte: NumPy copies records field by field, which takes ten times as long."""
    copy = np.empty(column.shape, column.dtype)
    copy.reshape(-1).view(np.uint8)[:] = column.reshape(-1).view(np.uint8)
    return copy


def square() -> np.ndarray:
    """A zero for each pair of organisations."""
    return np.zeros((N_ORGANISATIONS, N_ORGANISATIONS))


def room_for_episodes(world: World, wanted: int) -> None:
    """Make room for ``wanted`` open episodes."""
    have = len(world.episodes)
    if wanted <= have:
        return
    size = max(wanted, have + have // 2)
    for name in ("episodes", "in_need", "joint", "joint_before", "moving"):
        old = getattr(world, name)
        new = np.zeros(size, old.dtype)
        new[:have] = old
        setattr(world, name, new)


class Crowd(NamedTuple):
    """Families, children and their open episodes, as kernels take them."""

    family_facts: np.ndarray
    families: np.ndarray
    threads: np.ndarray
    ties: np.ndarray
    child_facts: np.ndarray
    births: np.ndarray
    children: np.ndarray
    places: np.ndarray
    episodes: np.ndarray
    in_need: np.ndarray
    joint: np.ndarray
    joint_before: np.ndarray
    moving: np.ndarray
    lengths: np.ndarray


class Network(NamedTuple):
    """Organisations, professionals and what stands between them, as kernels take them."""

    organisations: np.ndarray
    professionals: np.ndarray
    directory: np.ndarray
    tie_to: np.ndarray
    tie_trust: np.ndarray
    tie_month: np.ndarray
    tie_weight: np.ndarray
    nearest: np.ndarray
    nearest_first: np.ndarray
    colleagues: np.ndarray
    agreed: np.ndarray
    practised: np.ndarray
    practised_first: np.ndarray
    shared: np.ndarray
    shared_year: np.ndarray
    shared_known: np.ndarray
    shared_identity: np.ndarray
    talked: np.ndarray


class Tables(NamedTuple):
    """Tables by kind and age that never change."""

    expertise: np.ndarray
    overlap: np.ndarray
    stage: np.ndarray
    who: np.ndarray
    comes: np.ndarray
    notices: np.ndarray
    band: np.ndarray
    doors_total: np.ndarray
    doors_cumulated: np.ndarray


class Means(NamedTuple):
    """Means over each organisation's professionals, of their strongest ties with each other organisation."""

    trust: np.ndarray


class Book(NamedTuple):
    """The tables in which months are counted and, on request, events are written.

    ``counts`` and ``levels`` have a row a month from the start of the tape; ``by_place`` counts base and reached per
    month of onset and neighbourhood. ``log`` has no rows unless events are recorded; ``log_length[1]`` counts what
    did not fit.
    """

    counts: np.ndarray
    levels: np.ndarray
    by_place: np.ndarray
    log: np.ndarray
    log_length: np.ndarray
