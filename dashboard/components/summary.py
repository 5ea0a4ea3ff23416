"""A line that says which plan and which baseline a page is about, with the way back to change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from dashboard.components.controls import choices, context_fields, mechanisms, options
from dashboard.language import Language
from dashboard.plan.towns import TOWNS, town
from experiments.numbers import localised
from sim.parameters import PARAMETERS

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
    if row is None and path in ("base", "scenario") and value in TOWNS:
        return f"{lang('choose.town')}: {lang.either(town(str(value)).label_en, town(str(value)).label_nl)}"
    if row is None:
        number = localised(f"{value:g}", lang.base) if isinstance(value, (int, float)) else str(value)
        return f"{field_label(path, lang)}: {number}"
    names = dict(options(row, lang)) if row["type"] == "choice" else {}
    if isinstance(value, bool):
        shown = lang("choose.yes" if value else "choose.no")
    elif isinstance(value, (int, float)):
        shown = localised(f"{value:g}", lang.base)
    else:
        shown = names.get(str(value), str(value))
    return f"{lang.of(row, 'label')}: {shown}"


def field_label(path: str, lang: Language) -> str:
    """Return the label of any field a design may vary; the path itself where it has none."""
    for rows in (choices().values(), context_fields(), mechanisms()):
        for row in rows:
            if row["path"] == path:
                return lang.of(row, "label")
    name = path.removeprefix("parameters.")
    if name in PARAMETERS:
        return lang.either(PARAMETERS[name].en, PARAMETERS[name].nl)
    return lang("choose.town") if path in ("base", "scenario") else path
