"""Opening (ODD 7.4): desk, number and sites open when their conditions hold and money allows, and sites may close.

Form first opens as soon as the place is built and the council agrees; content first waits until 60% of core pairs have
agreed at least half and the functions are bundled. A desk that the grant no longer asks for is closed when its contacts
cost too much.
"""

from __future__ import annotations

import math
from types import SimpleNamespace

import numpy as np

from sim.inputs.calendar import LAST_CALL
from sim.inputs.choices import Choices
from sim.inputs.organisation_types import CLINIC, HEALTH_SERVICE, INDEX, TEAM, VENUE
from sim.state.columns import FEDERATED, LABELLED_SITE, MERGED, NO_SITE, SEPARATE, SEPARATE_SITES
from sim.state.neighbourhoods import UNREACHABLE, minutes_between

CONTENT_SHARE, CONTENT_LEVEL = 0.6, 0.5  # of core pairs, agreed at least this far (given)
NEXT_SITE_AT = 150.0  # contacts a year at each desk above which a next one opens (given)
LINKED_AT = 0.3  # an agreement with one partner that links the gate, or the school teams, to the network
DEAR_YEARS = 2  # yearly reviews in a row above the limit that close a desk: costs have to stay there (assumption)
# Of the work: what a building saves, and cooperation that gets another sign (that it opens without new ties: domain.md
# C28; how much that saves: assumption).
HALF_READY = 0.5
NUMBER_ONLY = 0.35  # of the work: a number and a sign without a place (assumption)
SEATED, SEATED_MERGED = 0.33, 0.9  # of a partner's people, in a shared building; where doors are merged (assumptions)
HOURS_UNSETTLED = 0.5  # of the hours paid for, as long as it is not settled who sits at the desk when (assumption)
HAS_A_DOOR = 0.25  # part of a front door from which an organisation seats people at the desk (assumption)
PRESENT, PRESENT_A_VISITOR = 4.0, 0.15  # people at a desk on a visit; and more for each visitor a week (assumptions)
ACQUAINTANCES = 900.0  # of a family, and theirs (assumption)
OWN_NEIGHBOURHOOD = 2.0  # times as likely to meet somebody in (assumption)
SITES = {"none": NO_SITE, "one_labelled_site": LABELLED_SITE, "separate_sites": SEPARATE_SITES}
DOORS = {"separate": SEPARATE, "merged": MERGED, "federated": FEDERATED}


def hours_to_build(choices: Choices, building: str, relabelled: float, month: int, rates: SimpleNamespace) -> float:
    """Project hours from nothing to a place, a number and a sign; ODD 7.4.

    ``building_hours * saved * (1 - HALF_READY * relabelled)``, with ``saved`` NUMBER_ONLY without a desk, HALF_READY in
    a building that is shared already, and else 1. ``relabelled`` (0-1) is the cooperation that was carried over under
    the new name: it has a place and a number somewhere, and needs the sign.
    """
    saved = HALF_READY if building != "none" else 1.0
    numbered = choices.desk == "network_first" and month < LAST_CALL
    if numbered or choices.desk in ("none", "network_only"):
        saved = NUMBER_ONLY
    saved *= 1.0 - HALF_READY * relabelled
    return float(rates.building_hours * saved)


def place_desks(places: np.ndarray, location: str, desks: int) -> list[int]:
    """Neighbourhoods of the desks: nearest to all, most needy, or where most youths come; ODD 7.4."""
    if location == "town_centre":
        minutes = minutes_between(places)
        order = np.argsort((minutes * places["share"][:, None]).sum(axis=0), kind="stable")
    elif location == "focus_neighbourhood":
        order = np.argsort(-places["need"], kind="stable")
    else:
        order = np.argsort(-places["footfall_12_plus"], kind="stable")
    return [int(row) for row in order[:desks]] + [int(order[0])] * max(0, desks - len(order))


def set_distances(places: np.ndarray, rows: list[int], inhabitants: float, walk_ins: float) -> None:
    """Minutes to the nearest desk, the chance to meet an acquaintance there, and where a desk is seen daily.

    The chance is ``1 - exp(-people there * acquaintances / inhabitants)``: higher in a small place because
    acquaintances are a larger part of it; busier places and one's own neighbourhood double it in proportion; ODD 7.4.
    """
    places["near_desk"] = 0.0
    if not rows:
        places["desk_minutes"] = UNREACHABLE
        places["encounter"] = 0.0
        return
    minutes = minutes_between(places)[:, rows]
    nearest = minutes.argmin(axis=1)
    places["desk_minutes"] = minutes.min(axis=1)
    busy = places["footfall_12_plus"][rows][nearest]
    own = np.array(rows)[nearest] == np.arange(len(places))
    people = (PRESENT + PRESENT_A_VISITOR * walk_ins) * busy * np.where(own, OWN_NEIGHBOURHOOD, 1.0)
    places["encounter"] = 1.0 - np.exp(-people * ACQUAINTANCES / inhabitants)
    # seen daily by those who live there or pass through
    places["near_desk"][rows] = 1.0
    through = places["footfall_12_plus"][rows].mean() * len(rows) / len(places)
    np.maximum(places["near_desk"], min(1.0, through), out=places["near_desk"])


def core_pairs_agreed(agreed: np.ndarray, partners: np.ndarray) -> float:
    """Share of pairs of the invited core that have agreed at least half."""
    if len(partners) < 2:
        return 0.0
    among = agreed[np.ix_(partners, partners)]
    upper = among[np.triu_indices(len(partners), 1)]
    return float((upper >= CONTENT_LEVEL).mean())


def functions_bundled(organisations: np.ndarray, agreed: np.ndarray, rule_settled: bool) -> bool:
    """Whether the name may be carried: youth health care, the five local tasks, and the links; ODD 7.4.

    Information, signalling, guidance and light support come with a partner in general social work or welfare;
    coordination of care once it is settled who coordinates; the links to youth care agency and school teams with an
    agreement that far.
    """
    inside = organisations["is_partner"] == 1
    health = inside[CLINIC] and inside[HEALTH_SERVICE]
    tasks = (inside[INDEX["amw"]] or inside[INDEX["welfare"]]) and rule_settled
    partners = np.flatnonzero(inside[:TEAM])
    if not (health and tasks):
        return False
    for other in (INDEX["bjz"], VENUE):
        others = partners[partners != other]
        if agreed[other, others].max(initial=0.0) < LINKED_AT:
            return False
    return True


def cost_of_contact(desk_euro: float, contacts: float) -> float:
    """Euro a contact at the desks in the last year."""
    return desk_euro / contacts if contacts > 0.0 else math.inf
