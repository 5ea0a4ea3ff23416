"""My municipality: ten plain questions that set the context; what is not known is drawn in every future."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components.controls import context_fields, control, place
from dashboard.components.summary import town_text
from dashboard.components.trouble import trouble
from dashboard.language import Language, language_of_request
from dashboard.markup import attributes, plain
from dashboard.pages import municipality_answer  # noqa: F401  registers the answer that fills this page
from dashboard.plan.state import USUAL_TOWN
from dashboard.plan.towns import TOWNS
from dashboard.plan.unknown import MAY_BE_UNKNOWN, PROFILE, PROFILE_ENDS, RANGES, mixed_profile, profile_of
from dashboard.shell import page_facts
from experiments.field_words import quantity

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

#: The questions, in order: fields of the context. How urban a place is follows from the municipality it is like.
ASKED: tuple[str, ...] = (
    "inhabitants", "youth_share", "problem_load", "problem_profile", "migrant_share", "multi_problem_share",
    "existing_collaboration", "existing_building", "political_support_at_start", "travel_minutes",
)  # fmt: skip


def register(engine: Engine) -> None:
    """Enter the page."""
    dash.register_page("municipality", path="/municipality", layout=layout)


def layout(**query: str) -> Component:
    """Build the page."""
    lang = language_of_request()
    rows = {row["path"]: row for row in context_fields()}
    towns = [(name, town_text(name, lang)) for name in TOWNS]
    like = lang("municipality-like")
    return html.Div(
        [
            page_facts("municipality", lang, query, stream="municipality", profiles=_profiles()),
            plain(
                [
                    html.H1(lang("municipality-title")),
                    html.P(lang("municipality-lead"), className="lead"),
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
                        [_question(name, rows.get(f"context.{name}"), lang) for name in ASKED],
                        className="ten-questions",
                    ),
                    html.A(
                        lang("municipality-go"),
                        href="/choose",
                        className="button button-main",
                        **attributes({"data-carry": "1"}),
                    ),
                ]
            ),
        ],
        className="page",
    )


def _profiles() -> dict[str, dict[str, float]]:
    """Return the answers to the question where problems sit: the six shares of each."""
    core, outside = (profile_of(name) for name in PROFILE_ENDS)
    return {"core": core, "national": profile_of(USUAL_TOWN), "between": mixed_profile(0.5), "outside": outside}


def _question(name: str, row: Mapping[str, Any] | None, lang: Language) -> Component:
    path, title = f"context.{name}", lang(f"municipality-question-{name}")
    parts: list[Any] = [html.H2(title, className="question-title")]
    if row is not None:
        parts.append(control(row, lang))
    else:
        answers = [("", lang("municipality-profile-own")), *((key, lang(f"municipality-profile-{key}"))
                   for key in _profiles())]  # fmt: skip
        parts += [
            html.P(lang("municipality-profile-help"), className="field-help"),
            place({"path": "state.profile", "kind": "select", "label": title, "options": answers}),
        ]
    if path not in MAY_BE_UNKNOWN:
        return html.Li(parts, className="card")
    said = lang("municipality-drawn-profile" if path == PROFILE else "municipality-drawn-any")
    if row is not None and path in RANGES:
        low, high = (_shown(end, row, lang) for end in RANGES[path])
        said = lang("municipality-drawn", low=low, high=high)
    parts += [
        html.Div(
            [
                place({"path": f"unknown.{path}", "kind": "switch", "label": lang("municipality-unknown"),
                       "told": True}),
                html.P(said, className="field-help unknown-note", hidden=True, **attributes({"data-unknown": path})),
            ],
            className="unknown",
        )
    ]  # fmt: skip
    return html.Li(parts, className="card")


def _shown(value: float, row: Mapping[str, Any], lang: Language) -> str:
    """Return a number as its control shows it."""
    return quantity(value, row["unit"], lang.base)
