"""The film as the script of the page draws it: places and colours once, then what changes each month."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from dashboard.film.frames import MOST_TIES, STANDINGS, WEAKEST_TIE, Film, name_of
from experiments.dates import month_words
from experiments.figures import look
from sim.outcomes import OUTCOMES

if TYPE_CHECKING:
    from dashboard.language import Language
    from dashboard.runs.futures import Futures

RADIUS = 420.0  # of the ring of employers
SPREAD = 17.0  # between colleagues
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
    films = {key: futures.runs[0].film for key, futures in found.items()}
    rows = sorted({row for film in films.values() if film is not None for row in film.organisations})
    months = next(iter(found.values())).months
    return {
        "months": [lang.said(month_words(month, lang.base)) for month in range(months)],
        "employers": [lang.said(name_of(row, lang.base)) for row in rows],
        "colours": [COLOURS[at % len(COLOURS)] for at in range(len(rows))],
        "places": [_around(at, len(rows)) for at in range(len(rows))],
        "standings": [lang(f"doors.standing_{name}") for name in STANDINGS],
        "measures": [
            {
                "label": lang.said(OUTCOMES[each].label(lang.base)),
                "percent": OUTCOMES[each].unit_en == "share",
                "lines": [_rounded(futures.over_time(each)[0]) for futures in found.values()],
                "looks": [[look(at).colour, look(at).dash] for at in range(len(found))],
            }
            for each in MEASURES
        ],
        "films": [_film(film, rows, names[key]) for key, film in films.items() if film is not None],
    }


def drawn_note(film: Film, lang: Language) -> str:
    """Say what of the network is drawn, and what is not."""
    said = [lang("doors.drawn_ties", weakest=round(100 * WEAKEST_TIE), most=MOST_TIES)]
    if film.people < film.posts:
        said.append(lang("doors.drawn_people", drawn=film.people, posts=film.posts))
    return " ".join(said)


def _around(at: int, of: int) -> list[int]:
    angle = 2 * math.pi * at / of - math.pi / 2
    return [round(RADIUS * 1.25 * math.cos(angle)), round(RADIUS * math.sin(angle))]


def _film(film: Film, rows: list[int], name: str) -> dict[str, Any]:
    place = {row: at for at, row in enumerate(rows)}
    employer = [place[film.organisations[each]] for each in film.employer]
    number: dict[int, int] = {}
    people = []
    for each in employer:
        mate = number[each] = number.get(each, -1) + 1
        x, y = _around(each, len(rows))
        away, turn = SPREAD * math.sqrt(mate), mate * 2.39996  # a sunflower: colleagues never lie over one another
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
