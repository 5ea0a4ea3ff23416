"""Observation (ODD 7.14): what is counted at the end of a month. It reads what happened, never a choice."""

from __future__ import annotations

import math

import numpy as np

from sim.compiling.kernels import kernel, making_kernel, part
from sim.inputs.calendar import ADULT_AGE, CONCEIVED, FIRST_MONTH, LAST_AGE, OWN_SAY_AGE, WEEKS_A_YEAR, YEAR, YOUTH_AGE
from sim.inputs.organisation_types import CARE, N_KINDS, TEAM
from sim.processes.help import is_second_line
from sim.processes.identity import DUAL_AT
from sim.processes.intake import COMPETENT
from sim.processes.reputation import children_here
from sim.state import counters as n
from sim.state.columns import (
    IN_HELP,
    LOST,
    N_EPISODES,
    N_GONE,
    N_IN_NEED,
    NEVER,
    QUESTION,
    SERIOUS,
    TIE_SLOTS,
    WAITING,
)
from sim.state.episodes import (
    HELP_HORIZON,
    QUESTION_WINDOW,
    WINDOW,
    age_of_child,
    book_months,
    book_question,
    book_reach,
    members,
)
from sim.state.model_state import ModelState
from sim.state.ties import holder

WHITE_AFTER = 3  # months with nobody responsible that make a white spot (given)
NINE_WEEKS = 2  # whole months on a list beyond which the wait is over nine weeks (given)
STANDING_AT = 0.5  # agreement or practice that counts (given)
UNAWARE_BELOW = 0.2  # knowledge of the CJG (given)
TIE_AT = 0.3  # trust that counts as a tie
CENTRAL = 0.05  # the most central professionals (given)
LEAST_TO_CENTRE = 3  # organisations from which centralisation has a meaning
WEEKS_A_MONTH = WEEKS_A_YEAR / YEAR


@part
def _is_matched(network, tables, e, age):
    """Whether ages, severities and expertise of the helper, or of the specialist who flies in, match the need."""
    for o in (e.helper, e.specialist):
        if o >= 0 and tables.expertise[o, e.domain] >= COMPETENT:
            org = network.organisations[o]
            if org.youngest <= age <= org.oldest and e.severity <= org.heaviest:
                return True
    return False


@kernel
def observe_episodes(crowd, network, tables, book, month):
    """Book what has come of age, count who waits, who has nobody, and who helps whom."""
    counts = book.counts[month - FIRST_MONTH]
    # counted in registers: a count in memory would be waited for by the next one
    white = waiting_long = waiting = helped_first = fitting = helped = light = 0
    for q in range(crowd.lengths[N_EPISODES]):
        e = crowd.episodes[q]
        age = month - e.onset
        if age == WINDOW - 1:
            book_reach(book, crowd, e, False)
        if age == QUESTION_WINDOW:
            book_question(book, e, month)
        if age == HELP_HORIZON - 1 and e.helped == NEVER:
            book_months(book, e, HELP_HORIZON)
        if e.status == LOST and crowd.threads[e.family].coordinator < 0:
            e.nobody += 1
            if e.nobody >= WHITE_AFTER:
                e.was_white = 1
                white += 1
        else:
            e.nobody = 0
        if e.status == WAITING:
            if is_second_line(e.helper):
                if month - e.since > NINE_WEEKS and age_of_child(e, month) < ADULT_AGE:
                    waiting_long += 1
            else:
                waiting += 1
        elif e.status == IN_HELP:
            heavy = is_second_line(e.helper)
            helped_first += 0 if heavy else 1
            child = crowd.children[e.child]
            second = heavy or (e.specialist >= 0 and is_second_line(e.specialist))
            if network.organisations[e.helper].is_service == 1:
                child.last_service = month
            if second:
                child.last_second_line = month
            fitting += 1 if _is_matched(network, tables, e, age_of_child(e, month)) else 0
            helped += 1
            light += 1 if crowd.threads[e.family].worst == QUESTION else 0
    counts[n.WHITE_NOW] += white
    counts[n.WAITING_SECOND_LONG] += waiting_long
    counts[n.WAITING_FIRST] += waiting
    counts[n.HELPED_FIRST] += helped_first
    counts[n.FITTING_HELP] += fitting
    counts[n.HELP_MONTHS] += helped
    counts[n.HELP_MONTHS_LIGHT] += light
    counts[n.OPEN] = crowd.lengths[N_EPISODES]


@part
def _observe_families_in_need(crowd, counts):
    """Count the families that have an open need this month."""
    helped = helped_light = multi_problem = organisations = severe = outside = 0
    for q in range(crowd.lengths[N_IN_NEED]):
        row = crowd.in_need[q]
        threads = crowd.threads[row]
        is_helped = 1 if threads.involved != 0 else 0
        is_severe = 1 if threads.heaviest >= SERIOUS else 0
        has_several = is_helped * crowd.family_facts[row].multi_problem
        helped += is_helped
        helped_light += is_helped * (1 if threads.worst == QUESTION else 0)
        multi_problem += has_several
        organisations += has_several * members(threads.involved)
        severe += is_severe
        outside += is_severe * (1 if threads.second_line == 0 else 0)
    counts[n.FAMILIES_HELPED] += helped
    counts[n.FAMILIES_HELPED_LIGHT] += helped_light
    counts[n.MULTI_PROBLEM] += multi_problem
    counts[n.MULTI_PROBLEM_ORGANISATIONS] += organisations
    counts[n.SEVERE_FAMILIES] += severe
    counts[n.SEVERE_OUTSIDE] += outside


@part
def _observe_children(crowd, town, counts, month):
    """Count everybody who is here: who was helped in the last year, and which youths know the CJG."""
    present = youths = aware = under_18 = served = second_line = young = young_aware = 0
    first, last = children_here(crowd, month)
    for row in range(first, last):
        # without branches: who is here, and how old, no processor can guess
        child = crowd.children[row]
        age = month - crowd.births[row]
        here = 1 if CONCEIVED <= age < LAST_AGE else 0
        minor = here if age < ADULT_AGE else 0
        youth = here if age >= YOUTH_AGE else 0
        teen = youth if age < OWN_SAY_AGE else 0
        present += here
        under_18 += minor
        served += minor if month - child.last_service < YEAR else 0
        second_line += minor if month - child.last_second_line < YEAR else 0
        youths += youth
        aware += youth * child.aware
        young += teen
        young_aware += teen * child.aware
    counts[n.YOUTHS_18] += n.QUARTER * under_18
    counts[n.USED_SERVICE] += n.QUARTER * served
    counts[n.USED_SECOND_LINE] += n.QUARTER * second_line
    counts[n.YOUTHS_12_16] += n.QUARTER * young
    counts[n.YOUTHS_AWARE] += n.QUARTER * young_aware
    town.youths_aware = aware / max(1, youths)
    town.youths = present


@kernel
def observe_people(crowd, town, book, month):
    """Count families with open needs each month; once a quarter, with weight three, everybody.

    Who knows the CJG and who was served this year are stocks that move slowly; visiting every child each month
    would cost as much as all their seeking.
    """
    counts = book.counts[month - FIRST_MONTH]
    _observe_families_in_need(crowd, counts)
    if month % n.QUARTER != 0:
        return
    parents = parents_aware = 0
    for row in range(crowd.lengths[N_GONE], crowd.families.shape[0]):
        fact = crowd.family_facts[row]
        if fact.start > month:
            break
        here = 1 if fact.end > month else 0
        parents += here
        parents_aware += here * crowd.families[row].aware
    counts[n.PARENTS] += n.QUARTER * parents
    counts[n.PARENTS_AWARE] += n.QUARTER * parents_aware
    _observe_children(crowd, town, counts, month)


@making_kernel
def _density_and_centralisation(practised, rows):
    """Density, and Freeman's degree centralisation, of practised agreements among partners."""
    n_rows = rows.shape[0]
    if n_rows < LEAST_TO_CENTRE:
        return math.nan, math.nan
    degrees = np.zeros(n_rows)
    for a in range(n_rows):
        for b in range(n_rows):
            if a != b and practised[rows[a], rows[b]] >= STANDING_AT:
                degrees[a] += 1.0
    most = degrees.max()
    density = degrees.sum() / (n_rows * (n_rows - 1.0))
    centralisation = (most - degrees).sum() / ((n_rows - 1.0) * (n_rows - 2.0))
    return density, centralisation


@making_kernel
def observe_network(network, book, month):
    """Levels of the network at the end of the month; not a number where there is nothing to measure."""
    levels = book.levels[month - FIRST_MONTH]
    organisations = network.organisations
    partner_count = 0
    core = 0.0
    for o in range(N_KINDS):
        partner_count += int(organisations[o].is_partner)
        core += organisations[o].is_core
    rows = np.zeros(partner_count, np.int64)
    k = 0
    for o in range(N_KINDS):
        if organisations[o].is_partner == 1:
            rows[k] = o
            k += 1
    levels[n.L_PARTNERS] = partner_count
    levels[n.L_CORE] = core
    agreed = 0.0
    practised = 0.0
    pairs = 0.0
    for a in range(partner_count):
        for b in range(a):
            pairs += 1.0
            agreed += 1.0 if network.agreed[rows[a], rows[b]] >= STANDING_AT else 0.0
            practised += 1.0 if network.practised[rows[a], rows[b]] >= STANDING_AT else 0.0
    levels[n.L_AGREEMENT] = agreed / pairs if pairs > 0.0 else math.nan
    levels[n.L_PRACTICE] = practised / pairs if pairs > 0.0 else math.nan
    density, centralisation = _density_and_centralisation(network.practised, rows)
    levels[n.L_DENSITY] = density
    levels[n.L_CENTRALISATION] = centralisation
    professionals = network.professionals
    count = professionals.shape[0]
    degrees = np.zeros(count)
    ties = 0.0
    trust = 0.0
    met = 0.0
    known = 0.0
    known_of = 0.0
    unaware = 0.0
    staff = 0.0
    dual = 0.0
    cjg = 0.0
    employer = 0.0
    for i in range(count):
        worker = professionals[i]
        o = worker.organisation
        if o == CARE:
            continue
        in_network = o == TEAM or organisations[o].is_partner == 1
        for slot in range(TIE_SLOTS):
            j = holder(professionals, network.tie_to[i, slot])
            if j < 0:
                continue
            if network.tie_trust[i, slot] >= TIE_AT:
                degrees[i] += 1.0
                ties += 1.0
        for slot in range(network.colleagues.shape[1]):
            j = holder(professionals, network.colleagues[i, slot])
            if j >= 0 and in_network and organisations[professionals[j].organisation].is_partner == 1:
                met += 1.0
                for s in range(TIE_SLOTS):
                    if network.tie_to[i, s] == network.colleagues[i, slot]:
                        trust += network.tie_trust[i, s]
        if not in_network or o == TEAM:
            continue
        staff += 1.0
        unaware += 1.0 if network.directory[i, TEAM] < UNAWARE_BELOW else 0.0
        cjg += worker.identity_cjg
        employer += worker.identity_employer
        dual += 1.0 if worker.identity_cjg >= DUAL_AT and worker.identity_employer >= DUAL_AT else 0.0
        for other in range(partner_count):
            if rows[other] != o:
                known += network.directory[i, rows[other]]
                known_of += 1.0
    levels[n.L_PROFESSIONAL_DENSITY] = ties / (count * (count - 1.0)) if count > 1 else math.nan
    levels[n.L_TRUST] = trust / met if met > 0.0 else math.nan
    levels[n.L_KNOWLEDGE] = known / known_of if known_of > 0.0 else math.nan
    levels[n.L_UNAWARE] = unaware / staff if staff > 0.0 else math.nan
    levels[n.L_IDENTITY_CJG] = cjg / staff if staff > 0.0 else math.nan
    levels[n.L_IDENTITY_EMPLOYER] = employer / staff if staff > 0.0 else math.nan
    levels[n.L_DUAL] = dual / staff if staff > 0.0 else math.nan
    order = np.argsort(-degrees, kind="mergesort")
    central = max(1, int(math.ceil(CENTRAL * count)))
    for position in range(count):
        professionals[order[position]].central = 1 if position < central else 0


def observe(model: ModelState) -> None:
    """What the municipality itself leaves to be read at the end of the month."""
    at = model.month - FIRST_MONTH
    municipality = model.municipality
    levels = model.book.levels[at]
    counts = model.book.counts[at]
    levels[n.L_DESKS] = municipality.doors.desks
    levels[n.L_SITES_CLOSED] = municipality.doors.sites_closed
    levels[n.L_CONSENSUS] = municipality.consensus
    levels[n.L_SUPPORT] = municipality.political_support
    levels[n.L_URGENCY] = municipality.urgency
    counts[n.DESK_WEEKS] = municipality.doors.desks * WEEKS_A_MONTH
    if municipality.has_started:
        counts[n.EURO] = municipality.spending.spent / YEAR
        for counter in (n.PARTNER_HOURS, n.HOURS_MEETING, n.HOURS_ALL):
            counts[counter] += model.manager_hours_used
        counts[n.PARTNER_EURO] = counts[n.PARTNER_HOURS] * model.numbers.partner_hour
