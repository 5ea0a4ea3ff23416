"""The need tape: who lives in the municipality, and which needs arise when (processes demography and need).

Neither depends on a choice, so both are drawn once per context, parameter set and luck, and every scenario compared
reads the same tape. A child is known by its family and birth order, an episode by its child and its place in the
child's own series, so a longer run begins exactly like a shorter one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from sim.compiling.kernels import kernel, making_kernel
from sim.inputs.calendar import CONCEIVED, FIRST_MONTH, LAST_AGE, YEAR
from sim.inputs.organisation_types import N_DOMAINS
from sim.inputs.scenario import Scenario
from sim.state import draws, life_course
from sim.state.columns import CRISIS, FAMILY_TIES, MILD, QUESTION, SERIOUS, record_of
from sim.state.neighbourhoods import NEIGHBOURHOOD, draw_neighbourhoods

FRIENDS_APART = 54  # months at most between the first children of families that talk to each other (assumption)
LOOKED_ON = 1.5  # times the distance at which a friend is first looked for: so far one is looked for at most
MOST_STEPS = 200  # families looked at for one friend
MOST_CHILDREN = len(life_course.FAMILY_SIZES)
NOT_CONCEIVED = 1 << 20  # a month past every horizon

MULTI_PROBLEM_NEED = 3.0  # times as vulnerable as others are at least, and as severe (assumption)
FIRST_TRUST, AVERSION = (4, 4), (3, 3)  # shapes of the Beta over families (assumptions)
MOST_ONSETS = 6.0  # vulnerability at which onsets are cut off (assumption)
MOST_SEVERITY = 2.5  # vulnerability at which severity is cut off, but for families with several problems (assumption)
CRISES = 0.12  # for each serious onset (assumption)
MILD_SHARE = 0.28  # of onsets at mean vulnerability (assumption)
TOGETHER_WHEN_MILD = 0.7  # of comorbidity, in a family with several problems (assumption)
FIRST_ROOM, ROOM_A_CHILD = 64, 4  # onsets that there is room for at first

# Questions of luck about a family, in the place of a month: what is asked once, by the items below; first trust;
# aversion; months between children; friends; vulnerability.
ONCE, TRUSTS, AVERSE, SPACED, FRIEND, VULNERABLE = 0, 1, 2, 3, 4, 8
BEGINS, LIVES, HAS_SEVERAL, IS_MIGRANT, SHOPS, HAS_CHILDREN = range(6)
# About a child, once; about its needs, in the place of a month: when the next comes, in which domain, whether in that
# of the last, how severe, whether with another, and with which.
IS_OUTSIDE = 1
COMES, IN_DOMAIN, RECURS, HOW_SEVERE, HAS_ANOTHER, ANOTHER = range(6)
ATTEMPTS = 64  # of the rejection that draws vulnerability

FAMILY_STATIC = record_of(
    "key",
    "vulnerability first_trust aversion",
    "number first_child",
    "neighbourhood start end migrant multi_problem shopper children",
)
CHILD_STATIC = record_of("key", "decider", "family", "birth order outside")
ONSET = record_of("key", "", "child family", "month domain severity band")


@dataclass(frozen=True)
class Tape:
    """One luck of one municipality: people, place and needs.

    Attributes
    ----------
    luck : int
        Key of seed and replication.
    neighbourhoods : record array, shape (neighbourhoods,)
    families, children : record arrays
        What does not change about them.
    births : int array, shape (children,)
        Their months of birth once more, close together: who is how old is asked of everybody.
    ties : int array, shape (families, FAMILY_TIES)
        Families they talk to, -1 where none.
    onsets : record array
        Sorted by month.
    starts : int array, shape (months + 1,)
        ``onsets[starts[t - FIRST_MONTH]:starts[t - FIRST_MONTH + 1]]`` begin in month ``t``.
    youths : int array, shape (months,)
        Children present in each month from ``FIRST_MONTH``.
    """

    luck: int
    months: int
    neighbourhoods: np.ndarray
    families: np.ndarray
    children: np.ndarray
    births: np.ndarray
    ties: np.ndarray
    onsets: np.ndarray
    starts: np.ndarray
    youths: np.ndarray

    def onsets_of(self, month: int) -> tuple[int, int]:
        """First row, and row after the last, of the onsets of a month."""
        at = month - FIRST_MONTH
        return int(self.starts[at]), int(self.starts[at + 1])

    def nbytes(self) -> int:
        """Memory held, bytes."""
        return sum(array.nbytes for array in vars(self).values() if isinstance(array, np.ndarray))


@making_kernel
def _draw_families(luck, count, first_start, per_month, n_neighbourhoods, cumulated, places, context, sizes, spacing):
    families = np.zeros(count, FAMILY_STATIC)
    conceptions = np.full((count, MOST_CHILDREN), NOT_CONCEIVED, np.int64)
    for k in range(count):
        f = families[k]
        f.number = k
        f.key = draws.agent_key(luck, draws.FAMILY, k)
        f.start = int(math.floor(first_start + (k + draws.uniform(f.key, draws.FAMILY, ONCE, BEGINS)) / per_month))
        u = draws.uniform(f.key, draws.FAMILY, ONCE, LIVES)
        where = 0
        while where < n_neighbourhoods - 1 and u > cumulated[where]:
            where += 1
        f.neighbourhood = where
        place = places[where]
        shape = 1.0 / context.frailty
        f.vulnerability = gamma_draw(f.key, shape) / shape * place.need
        if draws.uniform(f.key, draws.FAMILY, ONCE, HAS_SEVERAL) < min(1.0, context.multi_problem_share * place.need):
            f.multi_problem = 1
            f.vulnerability = MULTI_PROBLEM_NEED * max(1.0, f.vulnerability)
        f.migrant = 1 if draws.uniform(f.key, draws.FAMILY, ONCE, IS_MIGRANT) < place.migrant_share else 0
        trust = draws.beta_like(f.key, draws.FAMILY, TRUSTS, 0, *FIRST_TRUST)
        f.first_trust = trust * (1.0 - context.migrant_distrust * f.migrant)
        f.aversion = draws.beta_like(f.key, draws.FAMILY, AVERSE, 0, *AVERSION)
        f.shopper = 1 if draws.uniform(f.key, draws.FAMILY, ONCE, SHOPS) < context.shopper_share else 0
        u = draws.uniform(f.key, draws.FAMILY, ONCE, HAS_CHILDREN)
        size = 1
        reach = sizes[0]
        while size < MOST_CHILDREN and u > reach:
            reach += sizes[size]
            size += 1
        f.children = size
        month = f.start
        for order in range(size):
            conceptions[k, order] = month
            f.end = month + LAST_AGE - CONCEIVED
            step = draws.uniform(f.key, draws.FAMILY, SPACED, order)
            month += spacing[0] + int(math.floor(step * (spacing[1] - spacing[0])))
    return families, conceptions


@kernel
def gamma_draw(key, shape):
    """A keyed gamma draw with a shape under 1 (Ahrens and Dieter's rejection, then boosted; mean = shape)."""
    b = (math.e + shape) / math.e
    for attempt in range(ATTEMPTS):
        u = draws.uniform(key, draws.FAMILY, VULNERABLE, 2 * attempt)
        v = draws.uniform(key, draws.FAMILY, VULNERABLE, 2 * attempt + 1)
        spread = b * u
        if spread <= 1.0:
            x = math.exp(math.log(spread) / shape)
            if v <= math.exp(-x):
                return x
        else:
            x = -math.log((b - spread) / shape)
            if v <= math.exp((shape - 1.0) * math.log(x)):
                return x
    return shape


@making_kernel
def _keep_present(families, conceptions, outside_share):
    """Rows of the families and children who live here at some time from the first month of the tape."""
    kept = 0
    n_children = 0
    for k in range(families.shape[0]):
        if families[k].end > FIRST_MONTH:
            kept += 1
            n_children += families[k].children
    rows = np.full(families.shape[0], -1, np.int64)
    present = np.zeros(kept, FAMILY_STATIC)
    children = np.zeros(n_children, CHILD_STATIC)
    row = 0
    child = 0
    for k in range(families.shape[0]):
        if families[k].end <= FIRST_MONTH:
            continue
        present[row] = families[k]
        rows[k] = row
        present[row].first_child = child
        for order in range(families[k].children):
            c = children[child]
            c.family = row
            c.order = order
            c.birth = conceptions[k, order] - CONCEIVED
            c.key = draws.agent_key(families[k].key, draws.CHILD, order)
            c.decider = draws.uniform(c.key, draws.DECIDER, 0, 0)
            c.outside = 1 if draws.uniform(c.key, draws.CHILD, ONCE, IS_OUTSIDE) < outside_share else 0
            child += 1
        row += 1
    return rows, present, children


@making_kernel
def _tie_families(families, rows, per_month):
    """Three families near by and one from anywhere, with children of about the same age: they meet over their
    children.
    """
    n = families.shape[0]
    ties = np.full((n, FAMILY_TIES), -1, np.int32)
    reach = per_month * FRIENDS_APART / LOOKED_ON
    for row in range(n):
        f = families[row]
        for slot in range(FAMILY_TIES):
            u = draws.uniform(f.key, draws.FAMILY, FRIEND, slot)
            wanted = f.number + int(math.floor((2.0 * u - 1.0) * reach))
            for step in range(MOST_STEPS):
                k = wanted + (step + 1) // 2 * (1 if step % 2 == 0 else -1)
                # never look past the rows that every longer run has as well
                if abs(k - f.number) > LOOKED_ON * reach:
                    break
                if k < 0 or k >= rows.shape[0] or rows[k] < 0 or rows[k] == row:
                    continue
                if slot == FAMILY_TIES - 1 or families[rows[k]].neighbourhood == f.neighbourhood:
                    ties[row, slot] = rows[k]
                    break
    return ties


@kernel
def _severity_at_onset(u, weight, severe_share):
    """Severity of a new need; ODD 5.

    Serious with ``severe_share * weight``, a crisis with ``CRISES`` times that, mild with
    ``MILD_SHARE * (1 + weight) / 2``, else a question.
    """
    crisis = CRISES * severe_share * weight
    serious = crisis + severe_share * weight
    mild = serious + MILD_SHARE * (0.5 + 0.5 * weight)
    if u < crisis:
        return CRISIS
    if u < serious:
        return SERIOUS
    if u < mild:
        return MILD
    return QUESTION


@kernel
def _draw_onsets(families, children, last, band, hazard, shares, context, onsets):
    """Renewal process of each child on its integrated hazard, from its conception; writes onsets, returns
    their number.
    """
    n = 0
    for row in range(children.shape[0]):
        c = children[row]
        f = families[c.family]
        m = min(MOST_ONSETS, f.vulnerability) * context.load
        if m <= 0.0:
            continue
        weight = MULTI_PROBLEM_NEED if f.multi_problem == 1 else min(MOST_SEVERITY, f.vulnerability)
        month = max(c.birth + CONCEIVED, FIRST_MONTH)
        stop = min(c.birth + LAST_AGE, last)
        left = draws.exponential(c.key, draws.NEED, COMES, 0)
        k = 0
        before = -1
        while month < stop:
            b = band[month - c.birth - CONCEIVED]
            step = m * hazard[b]
            if left > step:
                left -= step
                month += 1
                continue
            u = draws.uniform(c.key, draws.NEED, IN_DOMAIN, k)
            domain = 0
            while domain < N_DOMAINS - 1 and u > shares[b, domain]:
                domain += 1
            if before >= 0 and draws.uniform(c.key, draws.NEED, RECURS, k) < context.recurrence:
                domain = before
            before = domain
            severity = _severity_at_onset(draws.uniform(c.key, draws.NEED, HOW_SEVERE, k), weight, context.severe_share)
            if n < onsets.shape[0]:
                e = onsets[n]
                e.key = draws.agent_key(c.key, draws.NEED, 2 * k)
                e.child = row
                e.family = c.family
                e.month = month
                e.domain = domain
                e.severity = severity
                e.band = b
            n += 1
            together = 0.0
            if severity >= SERIOUS:
                together = context.comorbidity
            elif severity == MILD and f.multi_problem == 1:
                together = TOGETHER_WHEN_MILD * context.comorbidity
            if draws.uniform(c.key, draws.NEED, HAS_ANOTHER, k) < together:
                further = int(math.floor((N_DOMAINS - 1) * draws.uniform(c.key, draws.NEED, ANOTHER, k)))
                other = (domain + 1 + further) % N_DOMAINS
                if shares[b, other] - (shares[b, other - 1] if other > 0 else 0.0) > 0.0:
                    if n < onsets.shape[0]:
                        e = onsets[n]
                        e.key = draws.agent_key(c.key, draws.NEED, 2 * k + 1)
                        e.child = row
                        e.family = c.family
                        e.month = month
                        e.domain = other
                        e.severity = max(QUESTION, severity - 1)
                        e.band = b
                    n += 1
            k += 1
            left = draws.exponential(c.key, draws.NEED, COMES, k)
    return n


@making_kernel
def _sort_by_month(onsets, first, months):
    """Stable counting sort over months; returns the sorted table and where each month starts."""
    starts = np.zeros(months + 1, np.int64)
    for row in range(onsets.shape[0]):
        starts[onsets[row].month - first + 1] += 1
    for t in range(months):
        starts[t + 1] += starts[t]
    place = starts.copy()
    ordered = np.zeros(onsets.shape[0], ONSET)
    for row in range(onsets.shape[0]):
        t = onsets[row].month - first
        ordered[place[t]] = onsets[row]
        place[t] += 1
    return ordered, starts


@making_kernel
def _count_youths(children, months):
    youths = np.zeros(months + 1, np.int64)
    for row in range(children.shape[0]):
        come = max(0, children[row].birth + CONCEIVED - FIRST_MONTH)
        go = children[row].birth + LAST_AGE - FIRST_MONTH
        if come < months and go > 0:
            youths[come] += 1
            youths[min(months, go)] -= 1
    return np.cumsum(youths)[:months]


_DRAWN_FROM = record_of(
    "",
    "frailty multi_problem_share shopper_share migrant_distrust load recurrence severe_share comorbidity",
    "",
    "",
)


def draw_tape(scenario: Scenario, rates: np.record, luck: int | np.unsignedinteger, months: int) -> Tape:
    """Draw the municipality's people and needs under one luck.

    Parameters
    ----------
    scenario : Scenario
        Only its context is read.
    rates : record
        All parameters and mechanisms by name.
    luck : int
        From :func:`sim.state.draws.luck_key`.
    months : int
        Horizon; the tape covers months ``FIRST_MONTH`` to ``months - 1``.

    Returns
    -------
    Tape
    """
    context = scenario.context
    places = draw_neighbourhoods(context, np.uint64(luck))
    youths = context.inhabitants * context.youth_share
    sizes = np.array(life_course.FAMILY_SIZES)
    mean_children = float((sizes * np.arange(1, MOST_CHILDREN + 1)).sum())
    per_month = youths / (mean_children * life_course.AGES)
    first_start = FIRST_MONTH - life_course.AGES - (MOST_CHILDREN - 1) * life_course.BIRTH_SPACING[1]
    count = math.ceil(per_month * (months + FRIENDS_APART - first_start)) + 2
    drawn_from = np.zeros(1, _DRAWN_FROM)
    for name in ("frailty", "recurrence", "severe_share", "comorbidity", "shopper_share", "migrant_distrust"):
        drawn_from[name] = rates[name]
    drawn_from["multi_problem_share"] = context.multi_problem_share
    drawn_from["load"] = context.problem_load * rates["onset_rate"] * rates["m_onset"]
    numbers = drawn_from[0]
    shares = life_course.domain_table(np.array(context.problem_profile.shares()))
    hazard = np.array(life_course.ONSETS_PER_YEAR) / YEAR
    hazard = hazard * life_course.band_load(np.array(context.problem_profile.shares()))
    everybody, conceptions = _draw_families(
        np.uint64(luck),
        count,
        float(first_start),
        float(per_month),
        len(places),
        np.cumsum(places["share"]),
        places,
        numbers,
        sizes,
        np.array(life_course.BIRTH_SPACING),
    )
    rows, families, children = _keep_present(everybody, conceptions, float(context.schooled_outside_share))
    ties = _tie_families(families, rows, float(per_month))
    band = life_course.band_of_age()
    onsets = np.zeros(max(FIRST_ROOM, int(len(children) * ROOM_A_CHILD)), ONSET)
    n = _draw_onsets(families, children, months, band, hazard, shares, numbers, onsets)
    if n > len(onsets):
        onsets = np.zeros(n, ONSET)
        _draw_onsets(families, children, months, band, hazard, shares, numbers, onsets)
    ordered, starts = _sort_by_month(onsets[:n], FIRST_MONTH, months - FIRST_MONTH)
    present = _count_youths(children, months - FIRST_MONTH)
    births = np.ascontiguousarray(children["birth"])
    return Tape(int(luck), months, places, families, children, births, ties, ordered, starts, present)


__all__ = [
    "CHILD_STATIC",
    "FAMILY_STATIC",
    "NEIGHBOURHOOD",
    "ONSET",
    "Tape",
    "draw_tape",
]
