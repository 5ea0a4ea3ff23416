"""The formed network as a drawing (SVG) and as a table.

Organisations stand on a ring, the CJG's own team in the middle. A line is an agreement: solid and as wide as
it is practised, or dashed where it stands on paper alone. Around every organisation lie its professionals,
with the ties between them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from language import words
from language.organisations import organisation_label

HALF = 0.5  # an agreement counts from here on, as in the outcomes agreement_level and practice_level
SEEN = 0.05  # practised less than this is not drawn
MOST_TIES = 250
MOST_PROFESSIONALS = 24  # drawn around one organisation
WIDTH, HEIGHT = 800, 570
RING = 190.0
LONGEST = 15  # letters in a line of a label
LINE = 20  # from one line of a label to the next
CENTRE_X, CENTRE_Y = WIDTH / 2, HEIGHT / 2

STATUS_COLOURS = {
    "team": "#e69f00",
    "core": "#0072b2",
    "partner": "#56b4e9",
    "invited": "#ffffff",
    "outside": "#d0d0d0",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an organisation stands."""

    x: float
    y: float
    angle: float


def picture(network: dict[str, Any], *, title: str, identifier: str, lang: str = "en") -> dict[str, Any]:
    """Return what the drawing of a network holds: where everything stands, and what it is called.

    Parameters
    ----------
    network : dict
        ``Results.network``.
    title : str
        Name of the picture for those who cannot see it.
    identifier : str
        Unique on the page.
    lang : {"en", "nl"}
        Language of the labels.
    """
    places = _places(network["organisations"])
    spots = _spots(network, places)
    return {
        "identifier": identifier,
        "title": title,
        "sentence": sentence(network, lang),
        "width": WIDTH,
        "height": HEIGHT,
        "line": LINE,
        "professionals": list(spots.values()),
        "ties": [
            _stroke(spots[first], spots[second], 0.1 + 0.4 * trust)
            for first, second, trust in _ties_across(network)[:MOST_TIES]
            if first in spots and second in spots
        ],
        "agreements": _agreements(network, places),
        "nodes": [_node(one, place, lang) for one, place in zip(network["organisations"], places, strict=True)],
    }


def sentence(network: dict[str, Any], lang: str = "en") -> str:
    """Say in a sentence or two what the picture shows."""
    partners = _partners(network)
    pairs = [(i, j) for i in partners for j in partners if i < j]
    agreed = sum(network["agreed"][i][j] >= HALF for i, j in pairs)
    practised = sum(network["practised"][i][j] >= HALF for i, j in pairs)
    say = words(lang)
    ties = say("network-ties", ties=len(_ties_across(network)))
    if len(partners) < 2:
        return f"{say('network-few', partners=len(partners))} {ties}"
    count = sum(not one["is_cjg_team"] for one in network["organisations"])
    told = {"partners": len(partners), "count": count, "pairs": len(pairs), "agreed": agreed, "practised": practised}
    return f"{say('network-partners', **told)} {ties}"


def caption_of_limits(network: dict[str, Any], lang: str = "en") -> str:
    """Say what is left out of the picture; nothing when it shows all."""
    crowd = Counter(professional["organisation"] for professional in network["professionals"])
    if len(_ties_across(network)) <= MOST_TIES and max(crowd.values(), default=0) <= MOST_PROFESSIONALS:
        return ""
    return words(lang)("network-limits", professionals=MOST_PROFESSIONALS, ties=MOST_TIES)


def rows(network: dict[str, Any], lang: str = "en") -> list[dict[str, Any]]:
    """Return the facts of the picture, one row an organisation.

    Returns
    -------
    list of dict
        ``organisation``, ``status``, ``commitment`` and ``load`` (0-1), ``agreed`` and ``practised`` (how
        many others), ``professionals`` and ``ties`` (with professionals elsewhere).
    """
    ties: dict[int, int] = defaultdict(int)
    staff: dict[int, int] = defaultdict(int)
    for professional in network["professionals"]:
        staff[professional["organisation"]] += 1
    for first, second, _ in _ties_across(network):
        ties[network["professionals"][first]["organisation"]] += 1
        ties[network["professionals"][second]["organisation"]] += 1
    found = []
    for index, one in enumerate(network["organisations"]):
        others = [other for other in range(len(network["organisations"])) if other != index]
        found.append(
            {
                "organisation": _label(one, lang),
                "status": _status(one, lang),
                "commitment": one["commitment"],
                "load": one["load"],
                "agreed": sum(network["agreed"][index][other] >= HALF for other in others),
                "practised": sum(network["practised"][index][other] >= HALF for other in others),
                "professionals": staff[index],
                "ties": ties[index],
            }
        )
    return found


def _label(one: dict[str, Any], lang: str) -> str:
    return organisation_label(one["kind"], lang)


def _status(one: dict[str, Any], lang: str) -> str:
    return words(lang)("network-status", status="team" if one["is_cjg_team"] else one["status"])


def _partners(network: dict[str, Any]) -> list[int]:
    return [
        index
        for index, one in enumerate(network["organisations"])
        if one["status"] in ("partner", "core") and not one["is_cjg_team"]
    ]


def _ties_across(network: dict[str, Any]) -> list[tuple[int, int, float]]:
    professionals = network["professionals"]
    across = [
        (int(first), int(second), float(trust))
        for first, second, trust in network["ties"]
        if professionals[int(first)]["organisation"] != professionals[int(second)]["organisation"]
    ]
    return sorted(across, key=lambda tie: -tie[2])


def _places(organisations: list[dict[str, Any]]) -> list[Place]:
    ring = [index for index, one in enumerate(organisations) if not one["is_cjg_team"]]
    places = [Place(CENTRE_X, CENTRE_Y, -math.pi / 2)] * len(organisations)
    for position, index in enumerate(ring):
        angle = 2 * math.pi * position / max(len(ring), 1) - math.pi / 2
        places[index] = Place(CENTRE_X + RING * math.cos(angle), CENTRE_Y + RING * math.sin(angle), angle)
    return places


def _stroke(start: tuple[float, float], end: tuple[float, float], weight: float, kind: str = "") -> dict[str, Any]:
    return {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1], "weight": weight, "kind": kind}


def _agreements(network: dict[str, Any], places: list[Place]) -> list[dict[str, Any]]:
    drawn = []
    for i in range(len(places)):
        for j in range(i):
            agreed, practised = network["agreed"][i][j], network["practised"][i][j]
            ends = (places[i].x, places[i].y), (places[j].x, places[j].y)
            if practised >= HALF:
                drawn.append(_stroke(*ends, 1 + 5 * practised, "practised"))
            elif agreed >= HALF:
                drawn.append(_stroke(*ends, 1 + 3 * practised, "agreed"))
            elif practised >= SEEN:
                drawn.append(_stroke(*ends, 1 + 5 * practised, "practised faint"))
    return drawn


def _spots(network: dict[str, Any], places: list[Place]) -> dict[int, tuple[float, float]]:
    """Return where the professionals stand that are drawn."""
    spots: dict[int, tuple[float, float]] = {}
    staff: dict[int, list[int]] = defaultdict(list)
    for index, professional in enumerate(network["professionals"]):
        staff[professional["organisation"]].append(index)
    for organisation, members in staff.items():
        spots |= _around(places[organisation], members[:MOST_PROFESSIONALS], network["organisations"][organisation])
    return spots


def _around(place: Place, members: list[int], organisation: dict[str, Any]) -> dict[int, tuple[float, float]]:
    """Place professionals in a circle around their organisation."""
    radius = _radius(organisation) + 9
    return {
        member: (
            place.x + radius * math.cos(place.angle + 2 * math.pi * position / len(members)),
            place.y + radius * math.sin(place.angle + 2 * math.pi * position / len(members)),
        )
        for position, member in enumerate(members)
    }


def _radius(organisation: dict[str, Any]) -> float:
    load = organisation["load"]
    load = load if math.isfinite(load) else 0.0
    return 8 + 14 * math.sqrt(min(max(load, 0.0), 1.5))


def _node(one: dict[str, Any], place: Place, lang: str) -> dict[str, Any]:
    label, radius = _label(one, lang), _radius(one)
    lines = wrap(label, LONGEST, break_long_words=False, break_on_hyphens=False)
    away, side = radius + 24, math.cos(place.angle)
    if one["is_cjg_team"]:
        x, y, anchor = place.x, place.y + away, "middle"
    else:
        x, y = place.x + away * side, place.y + away * math.sin(place.angle)
        anchor = "middle" if abs(side) < 0.3 else "start" if side > 0 else "end"
        y += LINE * (len(lines) - 1) * (math.sin(place.angle) - 1) / 2 + 6
    status = "team" if one["is_cjg_team"] else one["status"]
    return {
        "x": place.x, "y": place.y, "radius": radius, "colour": STATUS_COLOURS.get(status, "#ffffff"), "label": label,
        "status": _status(one, lang), "text_x": x, "text_y": y, "anchor": anchor, "lines": lines,
    }  # fmt: skip
