"""A line that says which plan and which baseline a page is about, with the way back to change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from dashboard.components.controls import choices, options
from dashboard.language import Language
from dashboard.plan.towns import town
from experiments.numbers import localised

if TYPE_CHECKING:
    from dashboard.plan.state import Own, State


def plan_summary(lang: Language) -> Component:
    """Build the place of the line; the answer of the page fills it."""
    return html.P(
        [html.Span(id="about-plan"), " ", html.A(lang("choose.title"), href="/choose", **{"data-carry": "1"})],
        className="about-plan",
    )


def summary_text(state: State, lang: Language) -> str:
    """Say in a line what is compared, where."""
    place = town(state.town)
    where = lang.either(place.label_en, place.label_nl)
    baseline = told(state.pinned, lang) if state.pinned is not None else lang("choose.baseline_no_cjg")
    plan = f"{state.name or lang('choose.plan')}: {told(state.plan, lang)}"
    return f"{where}. {plan}. {lang('choose.baseline')}: {baseline}."


def told(own: Own, lang: Language) -> str:
    """Say which choices of a plan differ from the town's usual plan."""
    parts = [choice_text(path, value, lang) for path, value in own.choices.items()]
    if own.changes:
        parts += [f"{choice_text(path, value, lang)} ({month})" for month, path, value in own.changes]
    return "; ".join(parts) if parts else lang("choose.from_town")


def choice_text(path: str, value: object, lang: Language) -> str:
    """Say one choice: its label and its value."""
    row = choices().get(path)
    if row is None:
        return f"{path} = {value}"
    names = dict(options(row, lang)) if row["type"] == "choice" else {}
    if isinstance(value, bool):
        shown = lang("choose.yes" if value else "choose.no")
    elif isinstance(value, (int, float)):
        shown = localised(f"{value:g}", lang.base)
    else:
        shown = names.get(str(value), str(value))
    return f"{lang.of(row, 'label')}: {shown}"
