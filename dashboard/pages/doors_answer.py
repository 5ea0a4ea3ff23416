"""What fills Behind the doors: two films in step, and thumbnails of agreements, hours and queues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dash import html

from dashboard.components.sparkline import sparkline
from dashboard.components.summary import summary_text
from dashboard.components.thumbnails import thumbnail
from dashboard.language import Language
from dashboard.pages.choose_answer import FUTURES, difference_in_words, names_of
from dashboard.plan.comparison import BASELINE, PLAN, compared
from dashboard.routes.streams import Question, Update, answers
from dashboard.runs.queue import Urgency
from experiments.dates import month_words

if TYPE_CHECKING:
    from dashboard.people.film import Film
    from dashboard.runs.futures import Futures

SIDES = (BASELINE, PLAN)
SHOWN = ("agreement_level", "practice_level", "practice_gap", "meeting_hours_share", "partner_hours_cost",
         "mean_trust", "mean_knowledge", "handover_success", "load", "waiting_share", "second_line_waiting",
         "dual_identity_share")  # fmt: skip


def measures(lang: Language) -> Any:
    """Build the thumbnails' place."""
    return html.Section(
        [
            html.H2(lang("doors.measures")),
            html.P(lang("doors.measures_help", n=FUTURES), className="quiet"),
            html.Div([thumbnail(outcome, lang) for outcome in SHOWN], className="thumbs"),
        ],
        className="card",
    )


@answers("doors")
def doors(question: Question) -> Iterator[Update]:
    """Yield the films, then the measures."""
    engine, state, lang = question.engine, question.state, question.lang
    scenarios = {key: each for key, each in compared(state).items() if key in SIDES}
    common = {"seed": state.seed, "uncertainty": state.uncertainty, "unknown": state.unknown}
    engine.leave(question.client, "ahead")
    films = engine.ask(question.client, scenarios, 1, lane="film", urgency=Urgency.FIRST_BANDS, task="film", **common)
    many = engine.ask(question.client, scenarios, FUTURES, lane="compare", urgency=Urgency.QUESTION, **common)
    names = names_of(state, lang)
    yield {
        "address": state.to_query(),
        "text": {"about-plan": summary_text(state, lang)} | {f"film-name-{key}": names[key] for key in SIDES},
        "status": lang("choose.progress_wait"),
        "waiting": True,
    }
    taken = films.first(1)
    told = {key: _film(taken[key].runs[0].film, names[key], lang) for key in SIDES}
    yield {"call": ["showFilm", told], "futures": 1}
    found = many.first(FUTURES)
    yield {
        "picture": {f"thumb-{outcome}": _picture(outcome, found) for outcome in SHOWN},
        "text": {f"thumb-said-{outcome}": difference_in_words(outcome, found, lang) for outcome in SHOWN},
        "futures": FUTURES,
        "status": lang("choose.progress", n=FUTURES, of=FUTURES),
    }


def _picture(outcome: str, found: Mapping[str, Futures]) -> str:
    return sparkline([found[key].band(outcome) for key in SIDES])


def _film(film: Film, name: str, lang: Language) -> dict[str, Any]:
    return {
        "name": name,
        "months": [lang.said(month_words(max(0, month), lang.base)) for month in film.months],
        "organisations": [
            {**each, "label": lang.either(each["label_en"], each["label_nl"])} for each in film.organisations
        ],
        "professionals": film.professionals,
        "ties": film.ties,
        "agreements": film.agreements,
    }
