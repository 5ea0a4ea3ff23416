"""What fills Research: effects, two choices together, the box where it goes wrong, and the plans that none beats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from dash import html

from dashboard.components.summary import choice_text, field_label
from dashboard.language import Language
from dashboard.markup import markup
from dashboard.plan.state import Own, State
from dashboard.plan.towns import TOWNS
from dashboard.research.sweeps import Read, Unfinished, Unreadable, sweep
from dashboard.routes.streams import Question, Update, answers
from experiments.analysis.box_words import box_sentences
from experiments.numbers import amount, change, localised, span
from experiments.uncertainty import in_a_line
from sim.outcomes import OUTCOMES

USUAL = "reach_all"
MOST_POINTS = 200
MOST_EFFECTS = 30
MOST_LINES = 1_000
CRITERIA = ("reach_all", "one_plan_rate", "cost_per_helped_child")


@answers("research")
def research(question: Question) -> Iterator[Update]:
    """Yield the parts of one sweep for one outcome."""
    lang, archive = question.lang, question.engine.archive
    key = str(question.extra.get("sweep", ""))[:60]
    outcome = str(question.extra.get("outcome", ""))
    outcome = outcome if outcome in OUTCOMES else USUAL
    if archive is None or not key:
        return
    yield _about(lang("research.reading"))
    try:
        found = sweep(archive, key)
    except Unreadable:
        yield _about(lang("research.store_trouble"))
        return
    except Unfinished as left:
        yield _about(lang("research.unfinished", done=left.done, runs=left.runs))
        return
    model = found.experiment.model_version
    counted = {"points": found.points, "runs": localised(f"{found.runs:,}", lang.base)}
    about = lang("research.about", months=found.experiment.months, model=model, **counted)
    design = found.experiment.design
    about += f" {in_a_line(design.uncertainty, lang.base, drawn=design.is_sampled)}"
    yield {
        "text": {"sweep-about": about},
        "html": {
            "research-effects": markup(_effects(found, outcome, lang)),
            "research-heat": markup(_heat(found, outcome, lang)),
            "research-box": markup(_box(found, lang)),
            "research-front": markup(_front(found, lang)),
            "research-points": markup(_points(found, outcome, lang)),
        },
        "figure": {"graph-parallel": _parallel(found, outcome, lang)},
    }


def _about(text: str) -> Update:
    parts = ("effects", "heat", "box", "front", "points")
    return {"text": {"sweep-about": text}, "html": {f"research-{part}": "" for part in parts}}


def _nothing() -> list[Any]:
    return [html.P("–", className="quiet")]


def _effects(found: Read, outcome: str, lang: Language) -> list[Any]:
    tables, entry = found.analysis.tables, OUTCOMES[outcome]
    table = next((tables[name] for name in ("main_effects", "slopes", "differences") if name in tables), None)
    if table is None or outcome not in set(table["outcome"]):
        return _nothing()
    own = table[table["outcome"] == outcome]
    own = own.loc[own["mean"].abs().sort_values(ascending=False).index].head(MOST_EFFECTS)
    widest = float(own["mean"].abs().max()) or 1.0
    rows = []
    for row in own.to_dict("records"):
        mean, low, high = (row.get(key) for key in ("mean", "low", "high"))
        clear = low is not None and (low > 0 or high < 0)
        good = entry.better == "neither" or (mean > 0) == (entry.better == "higher")
        half = 50.0 * abs(mean) / widest
        style = {"width": f"{half:.1f}%", "left": f"{50.0 if mean >= 0 else 50.0 - half:.1f}%"}
        kind = "share" + ("" if good else " share-loss") + ("" if clear else " share-hollow")
        rows.append(
            html.Tr(
                [
                    html.Th(_effect_name(row, lang), scope="row"),
                    html.Td(
                        html.Span(html.Span(className=kind, style=style), className="share-place"),
                        **{"aria-hidden": "true"},
                    ),
                    html.Td(f"{change(mean, entry, lang.base)} ({span(low, high, entry, lang.base)})"),
                ]
            )
        )
    return [
        html.P(lang("research.effects_help"), className="quiet"),
        html.Table(html.Tbody(rows), className="numbers shares"),
    ]


def _effect_name(row: dict[str, Any], lang: Language) -> str:
    if "factor" not in row:
        return lang("research.against", level=row["label"], against=row["against"])
    factor = str(row["factor"])
    if row.get("level") is None or row["level"] != row["level"] or row.get("against") is None:
        return field_label(factor, lang)
    level, against = (_value(factor, row[key], lang) for key in ("level", "against"))
    return f"{field_label(factor, lang)}: {lang('research.against', level=level, against=against)}"


def _value(factor: str, value: Any, lang: Language) -> str:
    text = choice_text(factor, value, lang)
    return text.partition(": ")[2] or text


def _levels(found: Read) -> list[str]:
    """Return the factors with few values, those with most effect on anything first as the design lists them."""
    outcomes = found.analysis.outcomes
    return [name for name in found.analysis.factors if name in outcomes and 2 <= outcomes[name].nunique() <= 12]


def _heat(found: Read, outcome: str, lang: Language) -> list[Any]:
    factors = _levels(found)
    if len(factors) < 2:
        return _nothing()
    first, second = factors[:2]
    entry = OUTCOMES[outcome]
    means = found.analysis.outcomes.pivot_table(index=first, columns=second, values=outcome, sort=False)
    low, high = float(np.nanmin(means.to_numpy())), float(np.nanmax(means.to_numpy()))
    head = [html.Th(f"{field_label(first, lang)} \\ {field_label(second, lang)}", scope="col")]
    head += [html.Th(_value(second, level, lang), scope="col") for level in means.columns]
    rows = []
    for level, row in means.iterrows():
        cells = []
        for value in row.tolist():
            part = 0.5 if high == low or value != value else (value - low) / (high - low)
            better = 1 - part if entry.better == "lower" else part
            shown = amount(value, entry, lang.base)
            cells.append(html.Td(shown, style={"--strength": f"{better:.2f}"}, className="heat-cell"))
        rows.append(html.Tr([html.Th(_value(first, level, lang), scope="row"), *cells]))
    return [
        html.P(lang("research.heat_help"), className="quiet"),
        _scroll(
            html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="numbers heat"), "research.heat", lang
        ),
    ]


def _box(found: Read, lang: Language) -> list[Any]:
    boxes = found.analysis.tables.get("boxes")
    if boxes is None:
        return _nothing()
    parts: list[Any] = [html.P(lang("research.box_help"), className="quiet")]
    parts += [html.P(lang.said(sentence)) for sentence in box_sentences(found.analysis, lang.base)]
    for _, limits in boxes.groupby("outcome", sort=False):
        items, choices, assumed = [], {}, {}
        for row in limits.to_dict("records"):
            factor, values = str(row["factor"]), row.get("values")
            if isinstance(values, (list, tuple)) and len(values):
                items.append(lang("research.box_values", factor=field_label(factor, lang),
                                  values=", ".join(_value(factor, each, lang) for each in values)))  # fmt: skip
                middle = values[0]
            else:
                ends = [each for each in (row["low"], row["high"]) if each is not None and each == each]
                words = {name: localised(f"{row[name]:g}", lang.base) for name in ("low", "high") if row[name] in ends}
                key = "range" if len(words) == 2 else "from" if "low" in words else "to"
                items.append(lang(f"research.box_{key}", factor=field_label(factor, lang), **words))
                middle = sum(ends) / len(ends)
            (choices if factor.startswith("choices.") else assumed)[factor] = middle
        parts += [
            html.Ul([html.Li(item) for item in items]),
            _open(State(plan=Own(choices), assumptions=_assumptions(assumed)), lang("research.box_open")),
        ]
    return parts


def _front(found: Read, lang: Language) -> list[Any]:
    table = found.analysis.tables.get("trade_offs")
    if table is None:
        return _nothing()
    criteria = [name for name in CRITERIA if name in table]
    head = [html.Th(lang("research.point"), scope="col")]
    head += [html.Th(lang.said(OUTCOMES[name].label(lang.base)), scope="col") for name in criteria]
    head.append(html.Th(lang("research.unbeaten"), scope="col"))
    rows = [
        html.Tr(
            [
                html.Th(str(row["label"]), scope="row"),
                *(html.Td(amount(row[name], OUTCOMES[name], lang.base)) for name in criteria),
                html.Td(localised(f"{100 * row['share']:.0f}%", lang.base) if row["share"] == row["share"] else "–"),
            ]
        )
        for row in table.head(20).to_dict("records")
    ]
    return [
        html.P(lang("research.front_help"), className="quiet"),
        _scroll(html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="numbers"), "research.front", lang),
    ]


def _points(found: Read, outcome: str, lang: Language) -> list[Any]:
    entry = OUTCOMES[outcome]
    outcomes = found.analysis.outcomes
    means = outcomes.groupby("point")[outcome].agg(["mean", "size"])
    table = found.fields.join(means).head(MOST_POINTS)
    heads = (lang("research.point"), lang.said(entry.label(lang.base)), lang("research.runs"), lang("research.open"))
    head = [html.Th(text, scope="col") for text in heads]
    rows = []
    for number, row in table.iterrows():
        levels = {name: row[name] for name in found.analysis.factors if name in row}
        state = _state_of(levels, found.experiment.design.uncertainty)
        opened = html.Td("–") if state is None else html.Td(_open(state, lang("research.open"), str(row["label"])))
        rows.append(
            html.Tr(
                [
                    html.Th(f"{number}. {row['label']}", scope="row"),
                    html.Td(amount(row["mean"], entry, lang.base)),
                    html.Td(str(0 if pd.isna(row["size"]) else int(row["size"]))),
                    opened,
                ]
            )
        )
    return [
        html.P(lang("research.points_help", n=len(table), of=found.points), className="quiet"),
        _scroll(
            html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="numbers"), "research.points", lang
        ),
    ]


def _state_of(levels: dict[str, Any], uncertainty: str) -> State | None:
    """Return the state that shows a point, or None where its scenario is none of the towns here."""
    levels = {name: value for name, value in levels.items() if value is not None and value == value}
    town_name = levels.pop("base", levels.pop("scenario", "mid_town"))
    if town_name not in TOWNS:
        return None
    choices = {path: value for path, value in levels.items() if path.startswith("choices.")}
    return State(town=town_name, plan=Own(choices), assumptions=_assumptions(levels), uncertainty=uncertainty)


def _assumptions(levels: dict[str, Any]) -> dict[str, Any]:
    return {
        path: value
        for path, value in levels.items()
        if path.startswith(("context.", "mechanisms.", "parameters.")) and isinstance(value, (int, float, str, bool))
    }


def _open(state: State, text: str, about: str = "") -> Any:
    named = {"aria-label": f"{text}: {about}"} if about else {}
    return html.A(text, href="/choose?" + state.to_query(), **named)


def _parallel(found: Read, outcome: str, lang: Language) -> dict[str, Any]:
    outcomes = found.analysis.outcomes
    points = outcomes.groupby("point").first()
    shown = list(dict.fromkeys([outcome, *CRITERIA]))
    points[shown] = outcomes.groupby("point")[shown].mean()
    points = points.head(MOST_LINES)
    dimensions = []
    for factor in found.analysis.factors[:8]:
        if factor not in points:
            continue
        values = points[factor]
        label = field_label(factor, lang)[:26]
        if pd.api.types.is_numeric_dtype(values):
            dimensions.append({"label": label, "values": values.astype(float).tolist()})
            continue
        levels = list(dict.fromkeys(values.astype(str)))
        dimensions.append(
            {
                "label": label,
                "values": [levels.index(each) for each in values.astype(str)],
                "tickvals": list(range(len(levels))),
                "ticktext": [_value(factor, each, lang)[:22] for each in levels],
            }
        )
    dimensions += [
        {"label": lang.said(OUTCOMES[name].label(lang.base))[:26], "values": _plain(points[name])} for name in shown
    ]
    colour = _plain(points[outcome])
    line = {"color": colour, "colorscale": "Cividis", "reversescale": OUTCOMES[outcome].better == "lower"}
    trace = {"type": "parcoords", "dimensions": dimensions, "line": line, "labelangle": -12}
    return {"data": [trace], "layout": {"height": 420, "margin": {"l": 90, "r": 60, "t": 90, "b": 30}}}


def _plain(values: pd.Series) -> list[float | None]:
    return [None if value != value else float(value) for value in values.tolist()]


def _scroll(table: Any, heading: str, lang: Language) -> Any:
    return html.Div(table, className="scroll", tabIndex="0", role="region", **{"aria-label": lang(heading)})
