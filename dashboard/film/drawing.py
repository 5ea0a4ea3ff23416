"""The film as the script of the page draws it: places and colours once, then what changes each month."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from dashboard.film.frames import MOST_TIES, STANDINGS, WEAKEST_TIE, Film, name_of
from experiments.dates import month_words
from experiments.figures import look
from language.outcomes import OUTCOMES
from sim.inputs.organisation_types import TEAM

if TYPE_CHECKING:
    from dashboard.language import Language
    from dashboard.runs.futures import Futures

RADIUS = 420.0  # of the ring of employers, at least
WIDER = 1.25  # how much wider than high the ring is
SPREAD = 24.0  # between colleagues
BESIDE = 95.0  # between one employer's people and the next
LEAST_ROOM = 185.0  # along the ring, for a name
#: What runs along under the film.
MEASURES = ("handover_success", "mean_trust", "practice_level", "meeting_hours_share")
#: A colour an employer; each also has its own place and number, so that colour is never the only sign.
COLOURS = (
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9", "#7b3294", "#a6611a", "#1b7837", "#c51b7d",
    "#4d4d4d", "#5e3c99", "#01665e", "#b2182b", "#00527f",
)  # fmt: skip


def film_facts(found: Mapping[str, Futures], names: Mapping[str, str], lang: Language) -> dict[str, Any]:
    """Return everything the script needs to show films in step.

    Parameters
    ----------
    found : mapping
        Filmed futures by key, the baseline first.
    names : mapping
        What each is called.
    lang : Language
    """
    films = {key: without_a_team(film) for key, futures in found.items() if (film := futures.runs[0].film) is not None}
    rows = sorted({row for film in films.values() for row in film.organisations})
    places = _around([max(_people_of(row, film) for film in films.values()) for row in rows])
    months = next(iter(found.values())).months
    return {
        "months": [lang.said(month_words(month, lang.base)) for month in range(months)],
        "employers": [lang.said(name_of(row, lang.base)) for row in rows],
        "colours": [COLOURS[at % len(COLOURS)] for at in range(len(rows))],
        "places": places,
        "standings": [lang(f"doors-standing-{name}") for name in STANDINGS],
        "measures": [
            {
                "label": lang.said(OUTCOMES[each].label(lang.base)),
                "percent": OUTCOMES[each].unit == "share",
                "lines": [_rounded(futures.over_time(each)[0]) for futures in found.values()],
                "looks": [[look(at).colour, look(at).dash] for at in range(len(found))],
            }
            for each in MEASURES
        ],
        "films": [_film(film, rows, places, names[key]) for key, film in films.items()],
    }


def drawn_note(film: Film, lang: Language) -> str:
    """Say what of the network is drawn, and what is not."""
    said = [lang("doors-drawn-ties", weakest=round(100 * WEAKEST_TIE), most=MOST_TIES)]
    if film.people < film.posts:
        said.append(lang("doors-drawn-people", drawn=film.people, posts=film.posts))
    return " ".join(said)


def without_a_team(film: Film) -> Film:
    """Return a film without the team of the CJG, where no CJG ever opens."""
    if film.is_open.any() or TEAM not in film.organisations:
        return film
    team = film.organisations.index(TEAM)
    kept = np.array([place for place in range(len(film.organisations)) if place != team])
    stay = film.employer != team
    new_place, new_person = np.cumsum(np.arange(len(film.organisations)) != team) - 1, np.cumsum(stay) - 1
    ties = [month[stay[month[:, 0]] & stay[month[:, 1]]] for month in film.ties]
    return replace(
        film,
        organisations=tuple(film.organisations[place] for place in kept),
        employer=new_place[film.employer[stay]],
        people=int(stay.sum()),
        posts=film.posts - int((~stay).sum()),
        ties=[np.column_stack((new_person[month[:, :2]], month[:, 2])) for month in ties],
        pairs=film.pairs[:, kept][:, :, kept],
        **{name: getattr(film, name)[:, stay] for name in ("caseload", "identity", "meetings")},
        **{name: getattr(film, name)[:, kept] for name in ("standing", "load", "waiting")},
    )


def _people_of(row: int, film: Film) -> int:
    return int((film.employer == film.organisations.index(row)).sum()) if row in film.organisations else 0


def _around(people: list[int]) -> list[list[int]]:
    """Return a place on a ring for every employer, with room for its people and its name."""
    room = [max(LEAST_ROOM, 2 * SPREAD * math.sqrt(each) + BESIDE) for each in people]
    radius = max(RADIUS, sum(room) / (math.pi * (1 + WIDER)))
    before = np.concatenate(([0.0], np.cumsum(room)))
    middles = (before[:-1] + before[1:] - room[0]) / 2  # the first stands at the top
    angles = 2 * math.pi * middles / sum(room) - math.pi / 2
    return [[round(radius * WIDER * math.cos(angle)), round(radius * math.sin(angle))] for angle in angles]


def _film(film: Film, rows: list[int], places: list[list[int]], name: str) -> dict[str, Any]:
    place = {row: at for at, row in enumerate(rows)}
    employer = [place[film.organisations[each]] for each in film.employer]
    number: dict[int, int] = {}
    people = []
    for each in employer:
        mate = number[each] = number.get(each, -1) + 1
        x, y = places[each]
        away, turn = SPREAD * math.sqrt(mate + 0.5), mate * 2.39996  # a sunflower: no colleague lies over another
        people.append([each, round(x + away * math.cos(turn)), round(y + away * math.sin(turn))])
    shown = [place[row] for row in film.organisations]
    return {
        "name": name,
        "people": people,
        "organisations": shown,
        "caseload": np.round(film.caseload).astype(int).tolist(),
        "identity": np.round(100 * film.identity).astype(int).tolist(),
        "meetings": np.round(film.meetings).astype(int).tolist(),
        "standing": film.standing.tolist(),
        "load": np.round(100 * film.load).astype(int).tolist(),
        "waiting": np.round(film.waiting).astype(int).tolist(),
        "pairs": ["".join(map(str, month.ravel())) for month in film.pairs],
        "ties": [month.ravel().tolist() for month in film.ties],
        "open": [int(each) for each in film.is_open],
    }


def _rounded(values: np.ndarray) -> list[float | None]:
    return [round(float(each), 4) if math.isfinite(each) else None for each in values]
