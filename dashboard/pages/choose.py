"""Choose and compare: move a choice, and see two futures of the same families."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dash
from dash import html
from dash.development.base_component import Component

from dashboard.components import controls
from dashboard.components.calendar import calendar_facts, calendar_panel
from dashboard.components.chart_panel import SIDES, chart_panel
from dashboard.components.dilemma import dilemma_card
from dashboard.components.summary import town_text
from dashboard.components.thumbnails import thumbnails
from dashboard.components.toolbar import toolbar
from dashboard.components.trouble import trouble
from dashboard.language import Language, language_of_request
from dashboard.markup import attributes, plain
from dashboard.pages import choose_answer  # noqa: F401  registers the answer that fills this page
from dashboard.plan.towns import TOWNS
from dashboard.shell import page_facts

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine


def register(engine: Engine) -> None:
    """Enter the page."""

    def layout(**query: str) -> Component:
        return page(language_of_request(), query, engine.months)

    dash.register_page("choose", path="/choose", layout=layout)


def page(lang: Language, query: dict[str, str], months: int) -> Component:
    """Build the page."""
    facts = page_facts(
        "choose",
        lang,
        query,
        stream="choose",
        parameters=controls.parameter_facts(lang),
        calendar=calendar_facts(months, lang),
    )
    return html.Div(
        [
            facts,
            html.Div(
                [
                    html.Div(
                        [html.H1(lang("choose-title")), html.P(lang("choose-lead"), className="lead")],
                        className="page-title",
                    ),
                    plain(toolbar(lang)),
                ],
                className="page-head",
            ),
            plain(trouble(lang), className="trouble-place"),
            html.Div(
                [
                    plain(_controls(lang), className="side", role="region", **{"aria-label": lang("choose-controls")}),
                    html.Div(
                        [
                            html.Div(id="no-cjg-note", role="status"),
                            html.Div(id="box-note"),
                            html.Div(
                                [
                                    chart_panel(0, lang("choose-panel-reach"), lang),
                                    chart_panel(1, lang("choose-panel-coordination"), lang),
                                ],
                                className="panels",
                            ),
                            html.P(id="status", className="status", role="status"),
                            html.P(id="spread", className="quiet spread"),
                            html.P(id="store-note", className="quiet spread"),
                            html.P(id="picture-print", hidden=True),
                            plain([calendar_panel(lang), thumbnails(lang), _everything(lang)], className="below"),
                        ],
                        className="results",
                        id="results",
                    ),
                ],
                className="choose",
            ),
            _at_hand(),
        ],
        className="page",
    )


def _at_hand() -> Component:
    """Build the line that says what a move did where the charts are out of sight (they are read out)."""
    return html.A(
        [html.Span(id=f"at-hand-{side}") for side in SIDES],
        href="#results",
        className="at-hand",
        tabIndex="-1",
        **attributes({"aria-hidden": "true"}),
    )


def _everything(lang: Language) -> Component:
    inside = html.Div(id="all-outcomes", className="scroll", tabIndex="0")
    return html.Details([html.Summary(lang("choose-all-outcomes")), inside], className="card more")


def _controls(lang: Language) -> list[Component]:
    return [
        html.Div(
            [
                html.P(lang("choose-town"), className="field-label"),
                html.P(lang("choose-town-help"), className="field-help"),
                controls.place(
                    {
                        "path": "state.town",
                        "kind": "select",
                        "label": lang("choose-town"),
                        "options": [(name, town_text(name, lang)) for name in TOWNS],
                    }
                ),
            ],
            className="card card-tight",
        ),
        html.H2([lang("choose-choices"), html.Small(lang("choose-choices-help"))], className="side-heading"),
        *(dilemma_card(path, lang) for path in controls.main_choices()),
        html.H3(lang("choose-details"), className="side-sub"),
        *(
            _folded(lang(f"choose-details-{group}"), [controls.control(row, lang) for row in rows])
            for group in controls.GROUPS
            if (rows := controls.folded_choices(group))
        ),
        html.H2(
            [lang("choose-assumptions"), html.Small(lang("choose-assumptions-help"))],
            className="side-heading side-heading-assumptions",
        ),
        _uncertainty(lang),
        _folded(lang("choose-context"), [controls.control(row, lang) for row in controls.context_fields()]),
        _folded(
            lang("choose-mechanisms"),
            [
                html.P(lang("choose-mechanisms-help"), className="field-help"),
                *(controls.control(row, lang) for row in controls.mechanisms()),
            ],
        ),
        _folded(lang("choose-parameters"), _parameters(lang)),
    ]


def _folded(heading: str, content: list[Any]) -> Component:
    return html.Details([html.Summary(heading), html.Div(content, className="folded")], className="fold")


def _uncertainty(lang: Language) -> Component:
    kinds = [(key, lang(f"choose-uncertainty-{key}")) for key in ("luck", "both")]
    label, four = lang("choose-uncertainty"), lang("choose-usual")
    return html.Div(
        [
            html.P(label, className="field-label"),
            controls.place({"path": "state.uncertainty", "kind": "radio", "label": label, "options": kinds}),
            html.Div(
                [
                    controls.place({"path": "state.usual", "kind": "switch", "label": four, "told": True}),
                    html.P(lang("choose-usual-help"), className="field-help"),
                ],
                className="usual",
            ),
        ],
        className="card card-tight",
    )


def _parameters(lang: Language) -> list[Component]:
    facts = controls.parameter_facts(lang)
    label = lang("choose-parameter-pick")
    picks = [("", label), *((path, fact["label"]) for path, fact in facts.items())]
    return [
        html.P(lang("choose-parameters-help"), className="field-help"),
        controls.place({"path": "state.parameter", "kind": "select", "label": label, "options": picks}),
        html.Div(id="parameter-rows"),
    ]
