"""What fills Behind the doors: two filmed runs in step, then the bands of all futures."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from dashboard.components.badge import badge
from dashboard.components.chart_panel import band_table, unit_line
from dashboard.components.summary import summary_text
from dashboard.film.drawing import drawn_note, film_facts
from dashboard.markup import markup
from dashboard.pages.choose_answer import FUTURES, inside, names_of, print_note
from dashboard.plan.comparison import BASELINE, PLAN, compared
from dashboard.routes.streams import Question, Update, answers
from experiments.comparison import paired_difference
from experiments.figures import over_time
from experiments.findings import finding
from language.outcomes import OUTCOMES

#: Panel to the outcome it shows over all futures.
PANELS = {"practice": "practice_gap", "meetings": "meeting_hours_share", "queues": "waiting_share"}


@answers("doors")
def doors(question: Question) -> Iterator[Update]:
    """Yield the films, then the three panels."""
    state, lang = question.state, question.lang
    scenarios = {key: each for key, each in compared(state).items() if key in (BASELINE, PLAN)}
    filmed = question.ask(scenarios, 1, lane="film", task="film")
    batch = question.ask(scenarios, FUTURES, lane="compare")
    names = names_of(state, lang)
    yield {
        "address": state.to_query(),
        "status": lang("choose-progress-wait"),
        "text": {"about-plan": summary_text(state, lang)},
        "waiting": True,
    }
    films = filmed.first(1)
    shown = films[PLAN].runs[0].film
    note = [lang("doors-one-run", n=FUTURES)]
    if shown is not None:
        note.append(drawn_note(shown, lang))
    yield {"call": ["film.show", film_facts(films, names, lang)], "text": {"film-note": " ".join(note)}}
    found = batch.first(FUTURES)
    changes = [month for month, _, _ in state.plan.changes]
    figures, texts, parts = {}, {"all-help": lang("doors-all-help", n=FUTURES)}, {}
    for name, outcome in PANELS.items():
        entry = OUTCOMES[outcome]
        bands = {names[key]: futures.band(outcome) for key, futures in found.items()}
        drawn = {escape(key, quote=False): band for key, band in bands.items()}  # a name is no markup
        figures[f"graph-{name}"] = over_time(entry, drawn, lang=lang.base, changes=changes)
        difference = paired_difference(found[BASELINE].at_the_end(outcome), found[PLAN].at_the_end(outcome))
        said = lang.said(finding(entry, difference, lang.base).sentence)
        texts[f"{name}-said"] = lang("choose-versus", plan=names[PLAN], baseline=inside(names[BASELINE]), sentence=said)
        texts[f"{name}-title"] = lang.said(entry.label(lang.base))
        texts[f"{name}-unit"] = unit_line(outcome, lang)
        parts[f"{name}-badge"] = markup(badge(outcome, lang))
        parts[f"{name}-table"] = markup(band_table(outcome, bands, lang))
    print_now = found[PLAN].fingerprint
    yield {
        "figure": figures,
        "text": texts,
        "html": parts | {"print-note": print_note(question, print_now)},
        "address": state.to_query(print_now),
        "status": lang("choose-progress-done", of=FUTURES, print=print_now),
    }
