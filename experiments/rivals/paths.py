"""Which way a stock of needs goes in a month: noticed, asking, handed over (docs/rivals.md, section 3)."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from experiments.rivals import rules
from experiments.rivals.averages import SEVERITIES, Averages
from experiments.rivals.rules import SPREAD, above
from experiments.rivals.town import Town
from sim import counters as n
from sim.kinds import BANDS
from sim.processes.agreements import STANDING

FAMILIAR = 0.4  # mean familiarity of the doors a family with needs knows (set by levels, docs/rivals.md)
HOPS = 3  # handovers a month (given)
SHAPE = (len(BANDS), SEVERITIES)
STEPS = np.arange(1.0, SEVERITIES + 1.0)


@dataclass(frozen=True)
class Paths:
    """Shares of a stock that go each way in a month, shape (bands, severities).

    Attributes
    ----------
    own, site : float array
        Settled in the own circle; answered by a site alone.
    come : float array
        Come to somebody's door, whatever follows.
    reached, placed, new : float array
        Of the whole stock: spoken with and taken up; helped or listed; over a way that is the CJG's.
    at_desk : float array
        Come to the desk.
    handed, arrived : float array
        Handovers made, and accepted.
    flown : float array
        Helped where they are by a specialist who comes.
    """

    own: np.ndarray
    site: np.ndarray
    come: np.ndarray
    reached: np.ndarray
    placed: np.ndarray
    new: np.ndarray
    at_desk: np.ndarray
    handed: np.ndarray
    arrived: np.ndarray
    flown: np.ndarray
    channels: dict[int, np.ndarray]


def nothing() -> np.ndarray:
    """Return an empty stock."""
    return np.zeros(SHAPE)


def paths(tables: Averages, town: Town) -> tuple[Paths, Paths]:
    """Which way a stock goes this month: one that is new, and one that was dropped, where the own circle leaves it."""
    rates = town.rates
    at_once, take = town.room, town.room + (1.0 - town.room) * town.list_room
    inside = town.inside
    link = inside * town.link + (1.0 - inside) * town.link_before
    heard_of = inside * town.directory_as_one + (1.0 - inside) * town.directory_before
    minded, arrives = handed(tables, heard_of, inside, town)
    hop = minded * arrives * take
    onward = minded * arrives * (1.0 - take)
    hops: np.ndarray = sum((onward**k for k in range(HOPS)), nothing())
    placed_by_hand = np.minimum(1.0, hop * hops)

    own = np.array([rules.own_circle_settles(s, rates) for s in range(1, SEVERITIES + 1)])
    somebody = 1.0 - (1.0 - heard_of * 0.5 * (1.0 + link)) ** tables.able
    acts = rates.signal_alone + (1.0 - rates.signal_alone) * somebody
    noticed = tables.seen_able + tables.seen_other * acts
    meets = 1.0 - np.exp(-rates.m_outreach * rates.outreach_yield * 100.0 * town.outreach_hours / town.youths)
    out = (1.0 - noticed) * meets
    asks = {way: (1.0 - noticed) * (1.0 - meets) * share for way, share in asks_by_channel(tables, town).items()}
    door, desk, phone, site = asks[0], asks[n.CONTACT_DESK], asks[n.CONTACT_PHONE], asks[n.CONTACT_SITE]
    alone = site.copy()
    alone[:, 1:] = 0.0  # information found alone answers a question, nothing heavier
    leaves_word = (site - alone) * (1.0 if town.chat else town.family_trust)
    at_team = desk + phone + leaves_word
    able = tables.seen_able + (out + door) * tables.door_able + at_team * tables.team_able
    come = noticed + out + door + at_team
    other = come - able

    # a specialist comes to a partner who practises with her; never past the gate
    flies = inside * above(STANDING, town.practised, SPREAD) * (1.0 - tables.gate) * town.flies_in
    flies[:, 0] = 0.0
    flown = other * flies * at_once * at_once
    other = other - flown
    handed_on = able * (1.0 - take) + other
    guided = other * (1.0 - minded) * town.directory * town.answers * town.is_open
    placed = able * take + handed_on * placed_by_hand + guided * placed_by_hand + flown
    reached = able * take + handed_on * minded + guided * placed_by_hand + flown
    if town.second_line_seen:  # the team has only to turn round
        turned = desk * (1.0 - tables.team_able) * (STEPS >= 3)
        placed = placed + turned * (take - placed_by_hand).clip(0.0)
    over_new = town.link_is_new * inside * handed_on * placed_by_hand
    again = Paths(
        own=nothing(),
        site=alone,
        come=come,
        reached=np.minimum(come, reached),
        placed=np.minimum(come, placed),
        new=np.minimum(come, at_team + over_new),
        at_desk=desk,
        handed=handed_on * minded * hops,
        arrived=handed_on * placed_by_hand,
        flown=flown,
        channels=asks,
    )
    rest = {f.name: getattr(again, f.name) * (1.0 - own) for f in fields(Paths) if f.name != "channels"}
    fresh = Paths(
        **rest | {"own": np.broadcast_to(own, SHAPE)},
        channels={way: share * (1.0 - own) for way, share in asks.items()},
    )
    return fresh, again


def handed(tables: Averages, heard_of: np.ndarray, inside: np.ndarray, town: Town) -> tuple[np.ndarray, np.ndarray]:
    """Chance that somebody comes to mind, and that a handover to the best linked of them arrives."""
    minded = 1.0 - (1.0 - heard_of) ** tables.able
    several = np.maximum(1.0, heard_of * tables.able)
    arrives = np.zeros_like(minded)
    for share, trust, practised in (
        (inside, town.trust, town.practised),
        (1.0 - inside, town.trust_before, town.practised_before),
    ):
        best = (1.0 - (1.0 - each) ** several for each in (trust, practised))
        arrives += share * rules.hand_over(*best, town.rates.cold_handover)
    return minded, arrives


def asks_by_channel(tables: Averages, town: Town) -> dict[int, np.ndarray]:
    """Chance to ask, by channel (0: a known door), of those nobody noticed."""
    rates = town.rates
    common = np.array(
        [np.exp(rules.common_utility(s, town.family_trust, False, rates)) for s in range(1, SEVERITIES + 1)]
    )
    wary = town.migrant_share * rates.migrant_distrust * (1.0 - FAMILIAR)
    at_door = np.exp(rates.seek_base) * tables.door[:, None] * common * (1.0 + FAMILIAR) * (1.0 - wary)
    moved = town.doors_moved[:, None]
    found = {way: nothing() for way in (0, n.CONTACT_DESK, n.CONTACT_PHONE, n.CONTACT_SITE)}
    far = np.exp(rates.cjg_base) * common
    for by_youth in (False, True):
        share = (tables.youth_decides if by_youth else 1.0 - tables.youth_decides)[:, None]
        # who comes to the building anyway is an individual matter: the mean family does not
        desk = np.exp(
            rules.desk_utility(by_youth, 0.5, town.minutes, town.encounter, town.second_line_seen, 0.0, rates)
        )
        label = np.exp(-rules.label_cost(by_youth, 0.5, rates.m_label, rates))
        ways = {
            0: at_door * (1.0 - moved),
            n.CONTACT_DESK: at_door * moved * town.desk_hours * desk / np.exp(rates.cjg_base),
            n.CONTACT_PHONE: nothing(),
            n.CONTACT_SITE: nothing(),
        }
        aware = (town.aware_youths if by_youth else town.aware_parents) * town.is_open
        for knows, part in ((0.0, 1.0 - aware), (1.0, aware)):
            weights = dict(ways)
            if knows:
                weights[n.CONTACT_DESK] = weights[n.CONTACT_DESK] + town.desk_hours * (town.desks > 0) * common * desk
                weights[n.CONTACT_PHONE] = weights[n.CONTACT_PHONE] + far * label * town.answers
                site = far * town.answers * town.web_growth * (label if town.site == 1 else 1.0)
                weights[n.CONTACT_SITE] = weights[n.CONTACT_SITE] + site * (town.site > 0)
            total = 1.0 + sum(weights.values())
            for way, weight in weights.items():
                found[way] += share * part * weight / total
    return found
