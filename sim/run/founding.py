"""The municipality before anything is chosen: people in post, who knows whom, and a steady state (ODD 5).

Months -48 to -25 run without a limit on hours, to measure what each organisation would do if nobody waited; capacity is
then set to that load divided by ``utilisation``, in every preset alike. Months -24 to -1 are two years of existing
services without a CJG. Neither depends on a choice.
"""

from __future__ import annotations

import math

import numpy as np

from sim.compiling.kernels import kernel, making_kernel
from sim.inputs import organisation_types as kinds
from sim.inputs.context import Context
from sim.inputs.organisation_types import CARE, N_KINDS, N_ORGANISATIONS, SCHOOLS, TEAM, VENUE, Landscape
from sim.processes.identity import (
    APPROACHABILITY,
    HARD_CONVERSATION,
    LEAST_NORM,
    NORM_SPREAD,
    STRENGTHENING,
    exceptions_granted,
)
from sim.processes.meeting import AT_HAND, choose_partner, those_at_hand
from sim.state import draws
from sim.state.columns import (
    CHILD,
    COLLEAGUES,
    EPISODE,
    FAMILY,
    N_LENGTHS,
    NEVER,
    PROFESSIONAL,
    THREADS,
    TIE_SLOTS,
    TOWN,
    World,
    square,
)
from sim.state.need_tape import Tape
from sim.state.ties import set_tie

POST_HOURS = 130.0  # a month (given)
LEAST_HOURS = 20.0  # a month of each post for youths and cooperation, where a kind sees few of them (assumption)
MANAGERS = 8.0  # of a regional body, for all municipalities it serves (assumption)
SHARED_EMPLOYER = 0.3  # chance that both branches of youth health care have one employer (assumption)
SCHOOL_TEAMS = (0.67, 0.92)  # primary and secondary schools with a care-and-advice team (domain.md 3b)
POOLED_YOUTHS = 3360.0  # youths of 12,000 inhabitants: below it, a service's few cases do not even out (assumption)
UNLIMITED = 1e9  # hours a month: more than anybody needs
LEAST_ROOM = 64  # open needs that there is room for at first, in the smallest of towns
ROOM_A_YOUTH = 0.5  # the same, for each youth

# People in post and their first ties (all assumptions).
MONTHS_IN_POST = 120.0  # so long ago the one who is longest in post began
IDENTITY_CJG, IDENTITY_CJG_SHAPE = 0.3, (2, 6)  # identification with the CJG at most, and its Beta over people
LEAST_SPAN, SPAN_SPREAD = 5.0, 15.0  # people under one manager
DIRECTORY = (2, 4)  # Beta over how well people know another organisation, in a town used to it
KNOWN_TO_STRANGERS, KNOWN_BY_HABIT = 0.6, 1.6  # of that: without collaboration, and more with it
FREE_HOURS = 10.0  # in which first acquaintances are made
FIRST_TIES = 16.0  # that somebody tries to make, where collaboration is full
FIRST_TRUST = (2, 3)  # Beta over first ties

# Organisations (all assumptions).
LEAST_COMMITMENT, COMMITMENT_SPREAD = 0.2, 0.2  # at first
LEAST_ATTENTION, ATTENTION_SPREAD = 0.8, 0.4  # of managers' hours for the young, around what is usual
FIRST_AGREEMENT, MOST_AGREED = 2.0, 0.9  # times existing collaboration at most; and never more
OUT_OF_TOWN = 0.7  # times as far agreed, with somebody who works for several municipalities
AGREED_IN_TEAMS = 0.8  # of a school's with its care-and-advice team; of two branches with one employer

# Questions of luck about people, in the place of a month: what is asked once, by the items below; identification, three
# competences, what is known of others; ties, and how far they go.
ONCE, IDENTIFIES, APPROACHES, STRENGTHENS, SPEAKS, KNOWS, TRIES, TRUSTS = range(8)
IN_POST, NORM, SPAN = range(3)
ATTENDS, COMMITS = 0, 1  # about organisations
ACQUAINTED = -100  # the month in which the first is sought, and others before it: earlier than any that is lived


def posts_for(tape_youths: float, landscape: Landscape, hours: np.ndarray | None) -> np.ndarray:
    """Posts of each organisation: by staff a youth, or enough for the hours; none for a venue or who is not here."""
    staff = landscape.staff(tape_youths)
    staff[~landscape.present] = 0.0
    posts = np.where(staff > 0.0, np.maximum(1, np.round(staff)), 0)
    if hours is not None:
        posts = np.where(staff > 0.0, np.maximum(posts, np.ceil(hours / POST_HOURS)), 0)
    return posts.astype(np.int64)


@kernel
def _people(professionals, luck, organisation, first, count):
    for position in range(count):
        worker = professionals[first + position]
        worker.key = draws.agent_key(luck, draws.PEOPLE, organisation * draws.MOST_POSTS + position)
        worker.organisation = organisation
        worker.post = position
        worker.since = -int(MONTHS_IN_POST * draws.uniform(worker.key, draws.PEOPLE, ONCE, IN_POST))
        worker.employer_norm = LEAST_NORM + NORM_SPREAD * draws.uniform(worker.key, draws.PEOPLE, ONCE, NORM)
        worker.identity_employer = worker.employer_norm
        worker.identity_cjg = IDENTITY_CJG * draws.beta_like(
            worker.key, draws.PEOPLE, IDENTIFIES, 0, *IDENTITY_CJG_SHAPE
        )
        worker.approachability = draws.beta_like(worker.key, draws.PEOPLE, APPROACHES, 0, *APPROACHABILITY)
        worker.strengthening = draws.beta_like(worker.key, draws.PEOPLE, STRENGTHENS, 0, *STRENGTHENING)
        worker.hard_conversation = draws.beta_like(worker.key, draws.PEOPLE, SPEAKS, 0, *HARD_CONVERSATION)
        worker.slow = 1.0
        worker.span = LEAST_SPAN + SPAN_SPREAD * draws.uniform(worker.key, draws.PEOPLE, ONCE, SPAN)


def _professionals(luck: int, organisations: np.ndarray, posts: np.ndarray) -> np.ndarray:
    """Fill the posts of every organisation."""
    professionals = np.zeros(int(posts.sum()), PROFESSIONAL)
    first = 0
    for row in range(N_ORGANISATIONS):
        organisations["first_post"][row] = first
        organisations["posts"][row] = posts[row]
        _people(professionals, np.uint64(luck), row, first, int(posts[row]))
        first += int(posts[row])
    return professionals


@making_kernel
def acquaint_professionals(network, rates, habit, tables):
    """First ties and directories: more of both where professionals are used to working together."""
    who = np.zeros(AT_HAND, np.int64)
    weight = np.zeros(AT_HAND)
    n = network.professionals.shape[0]
    for i in range(n):
        worker = network.professionals[i]
        for k in range(network.directory.shape[1]):
            if k < N_KINDS and k != worker.organisation:
                known = draws.beta_like(worker.key, draws.PEOPLE, KNOWS, k, *DIRECTORY)
                network.directory[i, k] = min(1.0, known * (KNOWN_TO_STRANGERS + KNOWN_BY_HABIT * habit))
        worker.spare = FREE_HOURS
        worker.exceptions = exceptions_granted(worker.identity_employer, rates)
    for i in range(n):
        if network.professionals[i].organisation >= TEAM:
            continue
        wanted = int(FIRST_TIES * habit + draws.uniform(network.professionals[i].key, draws.PEOPLE, TRIES, 0))
        for item in range(wanted):
            count = those_at_hand(network, tables, i, rates, ACQUAINTED - item, who, weight)
            k = choose_partner(network, i, ACQUAINTED - item, item, weight, count)
            if k < 0 or network.professionals[who[k]].organisation >= TEAM:
                continue
            j = who[k]
            trust = draws.beta_like(network.professionals[i].key, draws.PEOPLE, TRUSTS, item, *FIRST_TRUST)
            set_tie(network, i, j, trust, -1)
            set_tie(network, j, i, trust, -1)


def found_network(world: World, tape: Tape, context: Context, posts: np.ndarray) -> None:
    """Put people in post and let them be strangers or acquaintances; fills the columns over professionals."""
    world.professionals = _professionals(tape.luck, world.organisations, posts)
    n = len(world.professionals)
    world.directory = np.zeros((n, N_ORGANISATIONS))
    world.tie_to = np.full((n, TIE_SLOTS), -1, np.int32)
    world.tie_trust = np.zeros((n, TIE_SLOTS))
    world.tie_month = np.full((n, TIE_SLOTS), NEVER, np.int16)
    world.tie_weight = np.zeros((n, TIE_SLOTS))
    world.nearest = np.zeros((n, N_ORGANISATIONS))
    world.nearest_first = np.zeros((n, N_ORGANISATIONS))
    world.colleagues = np.full((n, COLLEAGUES), -1, np.int32)


def new_world(tape: Tape, context: Context, rates: np.record) -> World:
    """The municipality at the start of the tape: nobody in need yet, nobody short of hours.

    Parameters
    ----------
    tape : Tape
    context : Context
    rates : record

    Returns
    -------
    World
        Organisations with unlimited hours; see :func:`settle_capacity`.
    """
    luck = np.uint64(tape.luck)
    organisations = context.landscape.organisation_table()
    for row in range(N_ORGANISATIONS):
        key = draws.key_of(luck, draws.PEOPLE, draws.ORGANISATIONS + row)
        organisations["key"][row] = key
        organisations["commitment"][row] = LEAST_COMMITMENT + COMMITMENT_SPREAD * draws.uniform(
            key, draws.PEOPLE, ONCE, COMMITS
        )
    divide_attention(organisations, context.landscape, context.region_size, 2.0 * context.region_size)
    room = max(LEAST_ROOM, int(ROOM_A_YOUTH * tape.youths[0]))
    families = np.zeros(len(tape.families), FAMILY)
    families["trust"] = tape.families["first_trust"]
    families["served"] = NEVER
    threads = np.zeros(len(tape.families), THREADS)
    for name in ("conflict", "stamp", "joint_since", "joint_last"):
        threads[name] = NEVER
    for name in ("coordinator", "coordinator_post"):
        threads[name] = -1
    children = np.zeros(len(tape.children), CHILD)
    children["last_service"] = NEVER
    children["last_second_line"] = NEVER
    town = np.zeros(1, TOWN)
    town["habit"] = context.existing_collaboration
    town["lead"] = -1
    town["information_open"] = 1  # nobody has said what may be shared
    agreed, practised = first_agreements(context, luck)
    blank = np.zeros(0)
    return World(
        town=town, organisations=organisations, families=families, threads=threads, children=children,
        episodes=np.zeros(room, EPISODE), in_need=np.zeros(room, np.int32), joint=np.zeros(room, np.int32),
        joint_before=np.zeros(room, np.int32), moving=np.zeros(room, np.int32), lengths=np.zeros(N_LENGTHS, np.int64),
        professionals=blank, directory=blank, tie_to=blank, tie_trust=blank, tie_month=blank,
        tie_weight=blank, nearest=blank, nearest_first=blank,
        colleagues=blank, agreed=agreed, practised=practised, practised_first=practised.copy(), shared=square(),
        shared_year=square(), shared_known=square(), shared_identity=square(),
        talked=agreed.copy(),
    )  # fmt: skip


def divide_attention(organisations: np.ndarray, landscape: Landscape, at_service: float, at_agency: float) -> None:
    """Give this municipality its part of the managers' hours, as far as their work is about the young; ODD 5.

    Of regional bodies it gets a part among all that ask.
    """
    asking = {kinds.LOCAL: MANAGERS, kinds.REGIONAL: at_service, kinds.REGIONAL_LARGE: at_agency}
    for row, kind in enumerate(landscape.rows):
        luck = draws.uniform(np.uint64(organisations["key"][row]), draws.PEOPLE, ONCE, ATTENDS)
        busy = LEAST_ATTENTION + ATTENTION_SPREAD * luck
        part = MANAGERS / max(1.0, float(asking[kind.scope]))
        organisations["attention"][row] = min(1.0, busy * kind.youth_share * part)


def first_agreements(context: Context, luck: np.uint64) -> tuple[np.ndarray, np.ndarray]:
    """Agreements that exist, and are practised, before there is a CJG: existing collaboration, school teams,
    one employer.
    """
    agreed = square()
    rows = context.landscape.rows
    for o in range(N_KINDS):
        for k in range(o):
            key = draws.key_of(luck, draws.PEOPLE, draws.PAIRS + draws.PAIRS_A_ROW * o + k)
            local = 1.0 if rows[o].scope == rows[k].scope == kinds.LOCAL else OUT_OF_TOWN
            draw = draws.uniform(key, draws.PEOPLE, ONCE, 0)
            far = FIRST_AGREEMENT * context.existing_collaboration * draw * draw * local
            agreed[o, k] = min(MOST_AGREED, far)
    for position, school in enumerate(SCHOOLS):
        agreed[max(school, VENUE), min(school, VENUE)] = AGREED_IN_TEAMS * SCHOOL_TEAMS[position]
    both = draws.key_of(luck, draws.PEOPLE, draws.BOTH_BRANCHES)
    if draws.uniform(both, draws.PEOPLE, ONCE, 0) < SHARED_EMPLOYER:
        agreed[kinds.HEALTH_SERVICE, kinds.CLINIC] = AGREED_IN_TEAMS
    agreed = agreed + agreed.T
    return agreed, agreed.copy()


def set_unlimited(world: World, youths: float) -> None:
    """Give everybody all the time in the world, to measure what each would do."""
    world.professionals["hours"] = UNLIMITED
    world.organisations["hours"] = UNLIMITED
    no_team = world.professionals["organisation"] == TEAM
    world.professionals["hours"][no_team] = 0.0
    world.organisations["hours"][TEAM] = 0.0


def hours_for(world: World, context: Context, rates: np.record, youths: float) -> np.ndarray:
    """Hours a month of each organisation: measured load over utilisation, more where cases are few; ODD 5.

    Returns
    -------
    float array, shape (organisations,)
        Hours of the partners and of second-line care (before its yearly series); 0 for the CJG team.
    """
    measured = world.organisations["measured"]
    staff = context.landscape.staff(youths)
    # chance weighs heavier on few cases: spare hours grow with the square root, as whoever staffs a small service knows
    spare = (1.0 / context.utilisation - 1.0) * math.sqrt(max(1.0, POOLED_YOUTHS / max(1.0, youths)))
    # nobody keeps an organisation that cannot take on a single case of the kind it is there for
    one_case = float(rates["hours_per_step"]) * world.organisations["heaviest"] / context.utilisation
    one_case *= world.organisations["posts"] > 0
    hours = np.maximum(np.maximum(measured * (1.0 + spare), LEAST_HOURS * staff), one_case)
    hours[~context.landscape.present] = 0.0
    hours[TEAM] = 0.0
    hours[CARE] = max(measured[CARE] * (1.0 + spare), one_case[CARE]) / float(rates["second_line_shortage"])
    return np.asarray(hours * float(rates["capacity"]))


def settle_capacity(world: World, hours: np.ndarray) -> None:
    """Spread each organisation's hours over its posts."""
    world.organisations["hours"] = hours
    posts = np.maximum(1, world.organisations["posts"])
    per_post = hours / posts
    world.professionals["hours"] = per_post[world.professionals["organisation"]]
