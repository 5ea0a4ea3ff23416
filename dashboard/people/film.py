"""A film of the network: what the organisations and their professionals are to one another, season by season."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.scenario import Scenario

EVERY = 3  # months between pictures
MOST_TIES = 220  # the strongest ties of a picture
SEEN = 0.05  # practised less than this is not drawn


@dataclass(frozen=True)
class Film:
    """Pictures of one run.

    Attributes
    ----------
    months : list of int
        When each was taken.
    organisations : list of dict
        Kind, labels, and per picture status, load and commitment.
    professionals : list of dict
        Organisation (its place), and per picture caseload and identification with the CJG.
    ties, agreements : list of list
        Per picture: from, to, trust; and from, to, agreed, practised.
    """

    months: list[int]
    organisations: list[dict[str, Any]]
    professionals: list[dict[str, Any]]
    ties: list[list[list[Any]]]
    agreements: list[list[list[Any]]]


def filmed(scenario: Scenario, replication: int, months: int, seed: int) -> Film:
    """Run a scenario and take a picture every season."""
    from sim.audience import network_picture
    from sim.model import CJGModel

    model = CJGModel(scenario, seed=seed, replication=replication, months=months, collect=False)
    taken: list[tuple[int, dict[str, Any]]] = []
    while model.running:
        model.step()
        if model.month % EVERY == 0 or not model.running:
            taken.append((model.month, network_picture(model)))
    # the CJG's own team appears when it opens; organisations are told apart by kind
    kinds = [each["kind"] for each in taken[-1][1]["organisations"]]
    film = Film(
        [month for month, _ in taken],
        [
            {key: each[key] for key in ("kind", "label_en", "label_nl", "is_cjg_team")}
            | {"status": [], "load": [], "commitment": []}
            for each in taken[-1][1]["organisations"]
        ],
        [],
        [],
        [],
    )
    last = taken[-1][1]
    film.professionals.extend(
        {"organisation": each["organisation"], "caseload": [], "identity": []} for each in last["professionals"]
    )
    posts = _posts(last)
    for _, picture in taken:
        _add(film, picture, kinds, posts)
    return film


def _posts(picture: dict[str, Any]) -> dict[tuple[str, int], int]:
    """Return the place of each professional in the film by kind and number within it."""
    seen: dict[str, int] = {}
    posts = {}
    for place, each in enumerate(picture["professionals"]):
        kind = picture["organisations"][each["organisation"]]["kind"]
        posts[kind, seen.setdefault(kind, 0)] = place
        seen[kind] += 1
    return posts


def _add(film: Film, picture: dict[str, Any], kinds: list[str], posts: dict[tuple[str, int], int]) -> None:
    here = {each["kind"]: each for each in picture["organisations"]}
    for place, kind in enumerate(kinds):
        each = here.get(kind)
        film.organisations[place]["status"].append(each["status"] if each else "absent")
        film.organisations[place]["load"].append(round(each["load"], 2) if each else 0.0)
        film.organisations[place]["commitment"].append(round(each["commitment"], 2) if each else 0.0)
    place_of = {number: posts.get(key) for key, number in _posts(picture).items()}
    by_place = {place_of[number]: each for number, each in enumerate(picture["professionals"])}
    for place, each in enumerate(film.professionals):
        found = by_place.get(place)
        each["caseload"].append(round(found["caseload"]) if found else 0)
        each["identity"].append(round(found["identity_cjg"], 2) if found else 0.0)
    ties = sorted(picture["ties"], key=lambda tie: -tie[2])[:MOST_TIES]
    film.ties.append(
        [
            [place_of[a], place_of[b], round(trust, 2)]
            for a, b, trust in ties
            if place_of[a] is not None and place_of[b] is not None
        ]
    )
    order = [each["kind"] for each in picture["organisations"]]
    film.agreements.append(
        [
            [kinds.index(order[i]), kinds.index(order[j]), round(picture["agreed"][i][j], 2),
             round(picture["practised"][i][j], 2)]
            for i in range(len(order))
            for j in range(i)
            if picture["agreed"][i][j] >= 0.5 or picture["practised"][i][j] >= SEEN
        ]
    )  # fmt: skip
