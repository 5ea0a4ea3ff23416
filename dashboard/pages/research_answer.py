"""What fills Research: effects, two choices together, the box where it goes wrong, and the plans that none beats."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pandas as pd
from dash import html

from dashboard.components.summary import choice_text, field_label
from dashboard.language import Language
from dashboard.markup import markup
from dashboard.research.opened import state_of_box
from dashboard.research.sweeps import Read, Unfinished, Unreadable, findings, sweep
from dashboard.routes.streams import Question, Update, answers
from experiments.analysis.box_words import box_sentences
from experiments.analysis.tables import Analysis
from experiments.numbers import amount, change, localised, span
from experiments.uncertainty import in_a_line
from sim.outcomes import OUTCOMES

USUAL = "reach_all"
MOST_POINTS = 2_000
MOST_RUNS = 100
MOST_COLUMNS = 8
MOST_LEVELS = 12
MOST_PLANS = 10
MOST_EFFECTS = 30
MOST_LINES = 1_000
#: Tables of designs that ask which number matters, and what is shown of each.
INDICES: dict[str, tuple[str, ...]] = {
    "sobol": ("first", "total"),
    "morris": ("mean_absolute", "deviation"),
}
CRITERIA = ("reach_all", "one_plan_rate", "cost_per_helped_child")


@answers("research")
def research(question: Question) -> Iterator[Update]:
    """Yield the parts of one sweep for one outcome: what needs no analysis first."""
    lang, archive = question.lang, question.engine.archive
    key = str(question.extra.get("sweep", ""))[:60]
    outcome = str(question.extra.get("outcome", ""))
    outcome = outcome if outcome in OUTCOMES else USUAL
    if archive is None or not key:
        return
    yield _about(lang("research.reading"))
    try:
        found = sweep(archive, key)
        yield {
            "text": {"sweep-about": _standing(found, lang), "research-points": _points_help(found, lang)},
            "html": {
                **dict.fromkeys(("research-effects", "research-box", "research-front"), markup(_waiting(lang))),
                "research-heat": markup(_heat(found, outcome, question.extra, lang)),
                "research-runs": "",
            },
            "call": ["parallel", _parallel(found, outcome, lang)],
            "set": {"research-grid": _grid(found, outcome, lang)},
        }
        analysis = findings(archive, found, outcome)
    except Unreadable:
        yield _about(lang("research.store_trouble"))
        return
    except Unfinished as left:
        yield _about(lang("research.unfinished", done=left.done, runs=left.runs))
        return
    yield {
        "html": {
            "research-effects": markup(_effects(analysis, outcome, lang)),
            "research-box": markup(_box(found, analysis, lang)),
            "research-front": markup(_front(found, analysis, lang)),
        }
    }


@answers("research-runs")
def runs(question: Question) -> Iterator[Update]:
    """Yield the runs of one point."""
    lang, archive = question.lang, question.engine.archive
    outcome, number = str(question.extra.get("outcome", "")), question.extra.get("point")
    if archive is None or not isinstance(number, int):
        yield {"html": {"research-runs": ""}}
        return
    try:
        found = sweep(archive, str(question.extra.get("sweep", ""))[:60])
    except (Unreadable, Unfinished):
        yield _about(lang("research.store_trouble"))
        return
    yield {"html": {"research-runs": markup(_runs(found, outcome if outcome in OUTCOMES else USUAL, number, lang))}}


def _standing(found: Read, lang: Language) -> str:
    counted = {"points": localised(f"{found.points:,}", lang.base), "runs": localised(f"{found.runs:,}", lang.base)}
    about = lang("research.about", months=found.experiment.months, model=found.experiment.model_version, **counted)
    design = found.experiment.design
    return f"{about} {in_a_line(design.uncertainty, lang.base, drawn=design.is_sampled)}"


def _about(text: str) -> Update:
    parts = ("effects", "heat", "box", "front", "runs")
    return {
        "text": {"sweep-about": text, "research-points": ""},
        "html": {f"research-{part}": "" for part in parts},
        "set": {"research-grid": {"rowData": [], "columnDefs": []}},
    }


def _waiting(lang: Language) -> list[Any]:
    return [html.P(lang("research.analysing"), className="loading")]


def _nothing(key: str, lang: Language) -> list[Any]:
    return [html.P(lang(key), className="quiet")]


def _effects(analysis: Analysis, outcome: str, lang: Language) -> list[Any]:
    tables, entry = analysis.tables, OUTCOMES[outcome]
    for name, measures in INDICES.items():
        if name in tables:
            return _indices(tables[name], name, measures, lang)
    table = next((tables[name] for name in ("main_effects", "slopes", "differences") if name in tables), None)
    if table is None or outcome not in set(table["outcome"]):
        return _nothing("research.no_effects", lang)
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


def _indices(table: pd.DataFrame, name: str, measures: tuple[str, ...], lang: Language) -> list[Any]:
    """Show how much each number matters, the one that matters most first."""
    own = table.sort_values(measures[-1] if name == "sobol" else measures[0], ascending=False).head(MOST_EFFECTS)
    head = [lang("research.factor"), *(lang(f"research.index_{each}") for each in measures)]

    def cell(row: dict[str, Any], measure: str) -> str:
        error = row.get(f"{measure}_conf")
        value = localised(f"{row[measure]:.3g}", lang.base)
        return value if error is None or error != error else f"{value} (± {localised(f'{error:.2g}', lang.base)})"

    rows = [
        html.Tr([html.Th(field_label(str(row["factor"]), lang), scope="row"),
                 *(html.Td(cell(row, each)) for each in measures)])
        for row in own.to_dict("records")
    ]  # fmt: skip
    return [
        html.P(lang(f"research.indices_{name}"), className="quiet"),
        html.Table([html.Thead(html.Tr([html.Th(each, scope="col") for each in head])), html.Tbody(rows)],
                   className="numbers"),
    ]  # fmt: skip


def _effect_name(row: dict[str, Any], lang: Language) -> str:
    if "factor" not in row:
        return lang("research.against", level=row["label"], against=row["against"])
    factor = str(row["factor"])
    if row.get("level") is None or row["level"] != row["level"] or row.get("against") is None:
        return field_label(factor, lang)
    level, against = (_value(factor, row[key], lang) for key in ("level", "against"))
    return f"{field_label(factor, lang)}: {lang('research.against', level=level, against=against)}"


def _value(factor: str, value: Any, lang: Language) -> str:
    if isinstance(value, float):
        return localised(f"{value:.3g}", lang.base)
    text = choice_text(factor, value, lang)
    return text.partition(": ")[2] or text


def _levels(found: Read) -> list[str]:
    """Return the factors with few values, as the design lists them."""
    return [name for name in found.factors if 2 <= found.fields[name].nunique() <= MOST_LEVELS]


def _heat(found: Read, outcome: str, asked: Mapping[str, Any], lang: Language) -> list[Any]:
    factors = _levels(found)
    if len(factors) < 2:
        return _nothing("research.no_pair", lang)
    first = asked.get("down") if asked.get("down") in factors else factors[0]
    others = [name for name in factors if name != first]
    second = asked.get("across") if asked.get("across") in others else others[0]
    pickers = [_picker("down", factors, first, lang), _picker("across", others, second, lang)]
    entry = OUTCOMES[outcome]
    means = found.outcomes.pivot_table(index=first, columns=second, values=outcome, sort=False)
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
        html.Div(pickers, className="heat-pickers"),
        html.P(lang("research.heat_help"), className="quiet"),
        _scroll(
            html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="numbers heat"), "research.heat", lang
        ),
    ]


def _picker(name: str, factors: list[str], chosen: str, lang: Language) -> Any:
    choices = [html.Option(field_label(each, lang), value=each, selected="selected" if each == chosen else None)
               for each in factors]  # fmt: skip
    return html.Label(
        [html.Span(lang(f"research.{name}")), html.Select(choices, className="select", **{"data-research": name})],
        className="picker",
    )


def _box(found: Read, analysis: Analysis, lang: Language) -> list[Any]:
    boxes = analysis.tables.get("boxes")
    if boxes is None:
        sentences = [html.P(lang.said(sentence)) for sentence in box_sentences(analysis, lang.base)]
        return sentences or _nothing("research.no_box", lang)
    parts: list[Any] = [html.P(lang("research.box_help"), className="quiet")]
    parts += [html.P(lang.said(sentence)) for sentence in box_sentences(analysis, lang.base)]
    for _, limits in boxes.groupby("outcome", sort=False):
        items = []
        for row in limits.to_dict("records"):
            factor, values = str(row["factor"]), row.get("values")
            if isinstance(values, (list, tuple)) and len(values):
                items.append(lang("research.box_values", factor=field_label(factor, lang),
                                  values=", ".join(_value(factor, each, lang) for each in values)))  # fmt: skip
                continue
            words = {end: localised(f"{row[end]:.3g}", lang.base) for end in ("low", "high") if _is_number(row[end])}
            key = "range" if len(words) == 2 else "from" if "low" in words else "to"
            items.append(lang(f"research.box_{key}", factor=field_label(factor, lang), **words))
        state = state_of_box(limits.to_dict("records"), found.fields, found.experiment)
        parts += [html.Ul([html.Li(item) for item in items])]
        if state is not None:
            parts.append(html.A(lang("research.box_open"), href="/choose?" + state.to_query(), className="button"))
    return parts


def _is_number(value: Any) -> bool:
    return value is not None and value == value


def _front(found: Read, analysis: Analysis, lang: Language) -> list[Any]:
    table = analysis.tables.get("trade_offs")
    if table is None:
        return _nothing("research.no_front", lang)
    criteria = [name for name in CRITERIA if name in table]
    head = [html.Th(lang("research.point"), scope="col")]
    head += [html.Th(lang.said(OUTCOMES[name].label(lang.base)), scope="col") for name in criteria]
    head.append(html.Th(lang("research.unbeaten"), scope="col"))
    rows = [
        html.Tr(
            [
                html.Th(_told(found, int(row["point"]), lang), scope="row"),
                *(html.Td(amount(row[name], OUTCOMES[name], lang.base)) for name in criteria),
                html.Td(localised(f"{100 * row['share']:.0f}%", lang.base) if row["share"] == row["share"] else "–"),
            ]
        )
        for row in table.head(MOST_PLANS).to_dict("records")
    ]
    return [
        html.P(lang("research.front_help"), className="quiet"),
        _scroll(html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="numbers"), "research.front", lang),
    ]


def _told(found: Read, number: int, lang: Language) -> list[Any]:
    """Name a point by its values, with the way to its futures."""
    row = found.fields.loc[number]
    values = [_value(name, row[name], lang) for name in found.factors[:MOST_COLUMNS] if _is_number(row[name])]
    address = urlencode({"sweep": found.experiment.id, "point": number})
    name = f"{lang('research.point')} {number}"
    return [html.A(name, href=f"/research/open?{address}"), ". ", " · ".join(values)]


def _points_help(found: Read, lang: Language) -> str:
    shown = min(found.points, MOST_POINTS)
    return lang(
        "research.points_help", n=localised(f"{shown:,}", lang.base), of=localised(f"{found.points:,}", lang.base)
    )


def _grid(found: Read, outcome: str, lang: Language) -> dict[str, Any]:
    """Return rows and columns of the table of points: its values, the mean of the outcome, and the way to its runs."""
    entry = OUTCOMES[outcome]
    means = found.outcomes.groupby("point")[outcome].agg(["mean", "size"])
    table = found.fields.join(means).head(MOST_POINTS)
    factors = found.factors[:MOST_COLUMNS]
    rows = []
    for number, row in table.iterrows():
        mean = row["mean"] if _is_number(row["mean"]) else None
        cells = {f"f{place}": _value(name, row[name], lang) if _is_number(row[name]) else "–"
                 for place, name in enumerate(factors)}  # fmt: skip
        address = urlencode({"sweep": found.experiment.id, "point": number})
        rows.append({
            "point": number, **cells, "mean": mean, "mean_said": amount(row["mean"], entry, lang.base),
            "runs": 0 if pd.isna(row["size"]) else int(row["size"]),
            "open": f"[{lang('research.open')}](/research/open?{address})",
        })  # fmt: skip
    columns = [
        {"field": "point", "headerName": lang("research.point"), "width": 90, "pinned": "left"},
        {"field": "open", "headerName": lang("research.open_heading"), "cellRenderer": "markdown", "sortable": False,
         "width": 110},
        {"field": "mean", "headerName": lang.said(entry.label(lang.base)), "flex": 2, "minWidth": 170,
         "valueFormatter": {"function": "said(params)"}},
        {"field": "runs", "headerName": lang("research.runs"), "width": 90},
        *({"field": f"f{place}", "headerName": field_label(name, lang), "flex": 1, "minWidth": 150}
          for place, name in enumerate(factors)),
    ]  # fmt: skip
    return {"rowData": rows, "columnDefs": columns, "selectedRows": []}


def _runs(found: Read, outcome: str, number: int, lang: Language) -> list[Any]:
    own = found.outcomes[found.outcomes["point"] == number]
    if own.empty:
        return _nothing("research.no_point", lang)
    shown = own.head(MOST_RUNS)
    criteria = list(dict.fromkeys([outcome, *CRITERIA]))
    head = [lang("research.future"), *(lang.said(OUTCOMES[each].label(lang.base)) for each in criteria)]
    rows = [
        html.Tr([html.Th(str(row["replication"] + 1), scope="row"),
                 *(html.Td(amount(row[each], OUTCOMES[each], lang.base)) for each in criteria)])
        for row in shown.to_dict("records")
    ]  # fmt: skip
    address = urlencode({"sweep": found.experiment.id, "point": number})
    parts = [
        html.H3(lang("research.run_heading", n=number)),
        html.P(lang("research.run_help"), className="quiet"),
        html.P(html.A(lang("research.run_open"), href=f"/research/open?{address}", className="button")),
        _scroll(html.Table([html.Thead(html.Tr([html.Th(each, scope="col") for each in head])), html.Tbody(rows)],
                           className="numbers"), "research.runs", lang),
    ]  # fmt: skip
    if len(own) > len(shown):
        parts.append(html.P(lang("research.run_more", n=len(shown), of=len(own)), className="quiet"))
    return parts


def _parallel(found: Read, outcome: str, lang: Language) -> dict[str, Any]:
    """Return the axes of the parallel coordinates: values of the points, then their outcomes, each with its ticks."""
    shown = list(dict.fromkeys([outcome, *CRITERIA]))
    points = found.fields.join(found.outcomes.groupby("point")[shown].mean()).head(MOST_LINES)
    axes = []
    for factor in found.factors[:MOST_COLUMNS]:
        values = points[factor]
        if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
            axes.append(_axis(field_label(factor, lang), values, lambda each, of=factor: _value(of, each, lang)))
            continue
        levels = list(dict.fromkeys(values.tolist()))
        ticks = [(place, _value(factor, each, lang).partition(":")[0]) for place, each in enumerate(levels)]
        axes.append({"label": field_label(factor, lang), "low": 0, "high": max(1, len(levels) - 1), "ticks": ticks,
                     "values": [levels.index(each) for each in values.tolist()]})  # fmt: skip
    for name in shown:
        entry = OUTCOMES[name]
        label = lang.said(entry.label(lang.base))
        axes.append(_axis(label, points[name], lambda each, of=entry: amount(each, of, lang.base)))
    main = next(axis for axis, name in zip(axes[-len(shown) :], shown, strict=True) if name == outcome)
    spread = (main["high"] - main["low"]) or 1.0
    parts = [None if each is None else (each - main["low"]) / spread for each in main["values"]]
    lower = OUTCOMES[outcome].better == "lower"
    return {"axes": axes, "colour": [1 - each if lower and each is not None else each for each in parts]}


def _axis(label: str, values: pd.Series, said: Callable[[float], str]) -> dict[str, Any]:
    plain = [float(f"{each:.5g}") if each == each else None for each in values.astype(float).tolist()]
    known = [each for each in plain if each is not None] or [0.0, 1.0]
    low, high = min(known), max(known)
    ticks = [(each, said(float(f"{each:.3g}"))) for each in dict.fromkeys((low, (low + high) / 2, high))]
    return {"label": label, "low": low, "high": high, "ticks": ticks, "values": plain}


def _scroll(table: Any, heading: str, lang: Language) -> Any:
    return html.Div(table, className="scroll", tabIndex="0", role="region", **{"aria-label": lang(heading)})
