"""My municipality: ten plain questions that set the context; what is not known is drawn in every future."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components.controls import context_fields, control, place
from dashboard.components.trouble import trouble
from dashboard.language import Language, language_of_request
from dashboard.markup import plain
from dashboard.pages import municipality_answer  # noqa: F401  registers the answer that fills this page
from dashboard.plan.towns import TOWNS, town
from dashboard.plan.unknown import RANGES
from dashboard.shell import page_facts
from experiments.numbers import localised

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

#: The questions, in order: fields of the context.
ASKED: tuple[str, ...] = (
    "inhabitants", "urbanity", "youth_share", "problem_load", "migrant_share", "multi_problem_share",
    "existing_collaboration", "existing_building", "political_support_at_start", "travel_minutes",
)  # fmt: skip


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("municipality", path="/municipality", layout=layout)


def layout(**query: str) -> Component:
    """Build the page."""
    lang = language_of_request()
    rows = {row["path"]: row for row in context_fields()}
    towns = [(name, lang.either(town(name).label_en, town(name).label_nl)) for name in TOWNS]
    like = lang("municipality.like")
    return html.Div(
        [
            page_facts("municipality", lang, query, stream="municipality", words="choose."),
            plain(
                [
                    html.H1(lang("municipality.title")),
                    html.P(lang("municipality.lead"), className="lead"),
                    trouble(lang),
                    html.P(id="status", className="status", role="status"),
                    html.Section(
                        [
                            html.H2(like, className="panel-heading"),
                            place({"path": "state.town", "kind": "select", "label": like, "options": towns}),
                        ],
                        className="card municipality-like",
                    ),
                    html.Ol(
                        [_question(name, rows[f"context.{name}"], lang) for name in ASKED], className="ten-questions"
                    ),
                    html.A(
                        lang("municipality.go"), href="/choose", className="button button-main", **{"data-carry": "1"}
                    ),
                ]
            ),
        ],
        className="page",
    )


def _question(name: str, row: dict, lang: Language) -> Component:  # type: ignore[type-arg]
    path = f"context.{name}"
    parts = [html.H2(lang(f"municipality.{name}"), className="question-title"), control(row, lang)]
    if path in RANGES:
        low, high = (localised(f"{each:g}", lang.base) for each in RANGES[path])
        label = lang("municipality.unknown")
        parts += [
            place({"path": f"unknown.{path}", "kind": "switch", "label": label, "told": True}),
            html.P(
                lang("municipality.drawn", low=low, high=high),
                className="field-help unknown-note",
                hidden=True,
                **{"data-unknown": path},
            ),
        ]
    return html.Li(parts, className="card")
