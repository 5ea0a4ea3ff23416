"""A line that says which plan and which baseline a page is about, with the way back to change them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from dashboard.components.controls import Row, choices, context_fields, mechanisms
from dashboard.language import Language
from dashboard.markup import attributes
from dashboard.plan.idle import is_without_cjg
from dashboard.plan.towns import TOWNS, town
from dashboard.plan.unknown import PROFILE
from experiments.dates import month_words
from experiments.field_words import quantity
from experiments.numbers import MISSING, count, number
from language.parameters import meaning
from sim.inputs.fields import DECIDE
from sim.inputs.parameters import PARAMETERS

if TYPE_CHECKING:
    from dashboard.plan.state import Own, State


def plan_summary(lang: Language) -> Component:
    """Build the place of the line; the answer of the page fills it."""
    return html.P(
        [
            html.Span(id="about-plan"),
            " ",
            html.A(lang("choose-title"), href="/choose", **attributes({"data-carry": "1"})),
        ],
        className="about-plan",
    )


def summary_text(state: State, lang: Language) -> str:
    """Say in a line what is compared, where."""
    where = town_text(state.town, lang)
    baseline = told(state.pinned, lang) if state.pinned is not None else lang("choose-baseline-no-cjg")
    plan = f"{state.name or lang('choose-plan')}: {told(state.plan, lang)}"
    same = f" {lang('choose-no-cjg-same')}" if is_without_cjg(state) else ""
    return f"{where}. {plan}. {lang('choose-baseline')}: {baseline}.{same}"


def town_text(name: str, lang: Language) -> str:
    """Return a municipality in words: its label, and for one that is known by its problems also its size."""
    place = town(name)
    label = getattr(place, f"label_{lang.base}")
    if "/" not in name:
        return lang.said(label)
    size = count(place.context.inhabitants, lang.base)
    return lang("choose-town-known-by", size=size, label=f"{label[:1].lower()}{label[1:]}")


def told(own: Own, lang: Language) -> str:
    """Say which choices of a plan differ from the town's usual plan."""
    parts = [choice_text(path, value, lang) for path, value in own.choices.items()]
    if own.changes:
        parts += [
            f"{choice_text(path, value, lang)} ({lang('choose-from-month', month=month_words(month, lang.base))})"
            for month, path, value in own.changes
        ]
    return "; ".join(parts) if parts else lang("choose-from-town")


def choice_text(path: str, value: object, lang: Language) -> str:
    """Say one choice: its label and its value."""
    if path in ("base", "scenario") and value in TOWNS:
        return f"{lang('choose-town')}: {town_text(str(value), lang)}"
    return f"{field_label(path, lang)}: {value_text(path, value, lang)}"


def value_text(path: str, value: object, lang: Language) -> str:
    """Return a value of any field in words: the label of a choice, a share in percent, a number with its unit."""
    row = described().get(path, {})
    if value is None:
        return lang.said(MISSING)
    if value == DECIDE:
        return lang("value-decide")
    if isinstance(value, bool):
        return lang("choose-yes" if value else "choose-no")
    if isinstance(value, (list, tuple)):
        return lang.said("; ".join(number(each, lang.base) for each in value))
    if isinstance(value, (int, float)):
        parameter = PARAMETERS.get(path.removeprefix("parameters."))
        unit = parameter.unit if parameter is not None else str(row.get("unit", ""))
        largest = parameter.range[1] if parameter is not None else None
        return lang.said(quantity(value, unit, lang.base, largest=largest))
    named = {each["value"]: lang.of(each, "label") for each in row.get("values") or ()}
    return named.get(value, lang.said(str(value)))


@cache
def described() -> dict[str, Row]:
    """Return the description of every choice, context field and mechanism by path."""
    return {row["path"]: row for row in (*choices().values(), *context_fields(), *mechanisms())}


def field_label(path: str, lang: Language) -> str:
    """Return the label of any field a design may vary; the path itself where it has none."""
    if path in described():
        return lang.of(described()[path], "label")
    if path == PROFILE:
        return lang("municipality-question-problem_profile")
    name = path.removeprefix("parameters.")
    if name in PARAMETERS:
        return lang.said(meaning(name, lang.base))
    return lang("choose-town") if path in ("base", "scenario") else path
