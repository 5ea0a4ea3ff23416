"""What fills Research: effects, two choices together, the box where it goes wrong, and the plans that none beats."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

import pandas as pd
from dash import html

from dashboard.language import Language
from dashboard.markup import attributes, markup
from dashboard.research.front import front
from dashboard.research.heat import heat
from dashboard.research.names import factor_name, in_order, point_names, value_name
from dashboard.research.opened import state_of_box
from dashboard.research.sweeps import Read, Unfinished, Unreadable, findings, sweep
from dashboard.routes.streams import Question, Update, answers
from experiments.analysis.box_words import box_sentences
from experiments.analysis.remark_words import sentences
from experiments.analysis.tables import Analysis
from experiments.analysis.trade_offs import CRITERIA
from experiments.numbers import amount, change, count, share, span
from experiments.uncertainty import in_a_line
from language.numbers import significant
from language.outcomes import OUTCOMES
from sim.compiling.version import MODEL_VERSION

USUAL = "reach_all"
MOST_POINTS = 2_000
MOST_RUNS = 100
MOST_COLUMNS = 8
MOST_EFFECTS = 30
MOST_LINES = 1_000
#: Tables of designs that ask which number matters, and what is shown of each.
INDICES: dict[str, tuple[str, ...]] = {
    "sobol": ("first", "total"),
    "morris": ("mean_absolute", "deviation"),
}


@answers("research")
def research(question: Question) -> Iterator[Update]:
    """Yield the parts of one sweep for one outcome: what needs no analysis first."""
    lang, archive = question.lang, question.engine.archive
    key = str(question.extra.get("sweep", ""))[:60]
    outcome = str(question.extra.get("outcome", ""))
    outcome = outcome if outcome in OUTCOMES else USUAL
    if archive is None or not key:
        return
    yield _about(lang("research-reading"))
    try:
        found = sweep(archive, key)
        yield {
            "text": {"sweep-about": _standing(found, lang), "research-points": _points_help(found, lang)},
            "html": {
                **dict.fromkeys(("research-effects", "research-box", "research-front"), markup(_waiting(lang))),
                "research-heat": markup(
                    [
                        *_other_model(found, lang),
                        *(heat(found, outcome, question.extra, lang) or _nothing("research-no-pair", lang)),
                    ]
                ),
                "research-runs": "",
                "sweep-other-model": markup(_other_model(found, lang, in_full=True)),
                "points-other-model": markup(_other_model(found, lang)),
            },
            "call": ["parallel", _parallel(found, outcome, lang)],
            "set": {"research-grid": _grid(found, outcome, lang)},
        }
        analysis = findings(archive, found, outcome)
    except Unreadable:
        yield _about(lang("research-store-trouble"))
        return
    except Unfinished as left:
        yield _about(lang("research-unfinished", done=left.done, runs=left.runs))
        return
    table = analysis.tables.get("trade_offs")
    words, picture = _nothing("research-no-front", lang), None
    if table is not None:
        words, picture = front(found, table, lang)
    older = _other_model(found, lang)
    yield {
        "html": {
            "research-effects": markup([*older, *_effects(found, analysis, outcome, lang)]),
            "research-box": markup(_box(found, analysis, lang)),
            "research-front": markup([*older, *words]),
        },
        "call": ["front", picture],
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
        yield _about(lang("research-store-trouble"))
        return
    yield {"html": {"research-runs": markup(_runs(found, outcome if outcome in OUTCOMES else USUAL, number, lang))}}


def _standing(found: Read, lang: Language) -> str:
    counted = {"points": count(found.points, lang.base), "runs": count(found.runs, lang.base)}
    return lang("research-about", months=found.experiment.months, model=found.experiment.model_version, **counted)


def _other_model(found: Read, lang: Language, *, in_full: bool = False) -> list[Any]:
    """Warn where the sweep was run by another model than the one that answers here; nothing where it was not."""
    if found.is_of_this_model:
        return []
    if not in_full:
        return [html.P(lang("research-other-model-short"), className="other-model")]
    versions = {"then": found.experiment.model_version, "now": MODEL_VERSION}
    return [html.P(lang("research-other-model", **versions), className="notice notice-trouble")]


def _about(text: str) -> Update:
    parts = ("effects", "heat", "box", "front", "runs")
    return {
        "text": {"sweep-about": text, "research-points": ""},
        "html": {f"research-{part}": "" for part in parts} | {"sweep-other-model": "", "points-other-model": ""},
        "call": ["front", None],
        "set": {"research-grid": {"rowData": [], "columnDefs": []}},
    }


def _waiting(lang: Language) -> list[Any]:
    return [html.P(lang("research-analysing"), className="loading")]


def _nothing(key: str, lang: Language) -> list[Any]:
    return [html.P(lang(key), className="quiet")]


def _effects(found: Read, analysis: Analysis, outcome: str, lang: Language) -> list[Any]:
    tables, entry, design = analysis.tables, OUTCOMES[outcome], found.experiment.design
    held = lang.said(in_a_line(design.uncertainty, lang.base, drawn=design.is_sampled))
    said = [html.P(lang.said(each), className="quiet") for each in sentences(analysis.remarks, lang.base)]
    for name, measures in INDICES.items():
        if name in tables:
            return [*_indices(tables[name], name, measures, held, lang), *said]
    kind = next((name for name in ("main_effects", "slopes", "differences") if name in tables), None)
    if kind is None or not tables[kind].loc[tables[kind]["outcome"] == outcome, "mean"].notna().any():
        return [*_nothing("research-no-effects", lang), *said]
    table, names = tables[kind], point_names(found, lang)
    own = table[(table["outcome"] == outcome) & table["mean"].notna()]
    own = own.loc[own["mean"].abs().sort_values(ascending=False).index].head(MOST_EFFECTS)
    widest = float(own["mean"].abs().max()) or 1.0
    rows = []
    row: Any
    for row in own.to_dict("records"):
        mean, low, high = (row.get(key) for key in ("mean", "low", "high"))
        clear = low is not None and (low > 0 or high < 0)
        good = entry.better == "neither" or (mean > 0) == (entry.better == "higher")
        half = 50.0 * abs(mean) / widest
        style = {"width": f"{half:.1f}%", "left": f"{50.0 if mean >= 0 else 50.0 - half:.1f}%"}
        look = "share" + ("" if good else " share-loss") + ("" if clear else " share-hollow")
        rows.append(
            html.Tr(
                [
                    html.Th(_effect_name(row, names, lang), scope="row"),
                    html.Td(
                        html.Span(html.Span(className=look, style=style), className="share-place"),
                        **attributes({"aria-hidden": "true"}),
                    ),
                    html.Td(f"{change(mean, entry, lang.base)} ({span(low, high, entry, lang.base)})"),
                ]
            )
        )
    lines = [lang(f"research-effects-{kind}"), held, lang("research-effects-hollow")]
    if kind == "slopes":
        explained = share(float(own["explained"].iloc[0]), lang.base)
        lines.insert(1, lang("research-effects-explained", share=explained))
    return [
        html.P(" ".join(lines), className="quiet"),
        html.Table(html.Tbody(rows), className="numbers shares"),
        *said,
    ]


def _indices(table: pd.DataFrame, name: str, measures: tuple[str, ...], held: str, lang: Language) -> list[Any]:
    """Show how much each number matters, the one that matters most first."""
    own = table.sort_values(measures[-1] if name == "sobol" else measures[0], ascending=False).head(MOST_EFFECTS)
    head = [lang("research-factor"), *(lang(f"research-index-{each}") for each in measures)]

    def cell(row: dict[Hashable, Any], measure: str) -> str:
        error = row.get(f"{measure}_conf")
        value = significant(row[measure], lang.base, digits=3)
        return value if error is None or error != error else f"{value} (± {significant(error, lang.base, digits=2)})"

    rows = [
        html.Tr([html.Th(factor_name(str(row["factor"]), lang), scope="row"),
                 *(html.Td(cell(row, each)) for each in measures)])
        for row in own.to_dict("records")
    ]  # fmt: skip
    return [
        html.P(f"{lang(f'research-indices-{name}')} {held}", className="quiet"),
        html.Table([html.Thead(html.Tr([html.Th(each, scope="col") for each in head])), html.Tbody(rows)],
                   className="numbers"),
    ]  # fmt: skip


def _effect_name(row: dict[str, Any], names: Mapping[int, str], lang: Language) -> str:
    if "factor" not in row:
        return lang("research-against", level=names[int(row["point"])], against=next(iter(names.values())))
    factor = str(row["factor"])
    if row.get("level") is None or row["level"] != row["level"] or row.get("against") is None:
        return factor_name(factor, lang)
    level, against = (value_name(factor, row[key], lang) for key in ("level", "against"))
    return f"{factor_name(factor, lang)}: {lang('research-against', level=level, against=against)}"


def _box(found: Read, analysis: Analysis, lang: Language) -> list[Any]:
    boxes = analysis.tables.get("boxes")
    if boxes is None:
        told = [html.P(lang.said(sentence)) for sentence in box_sentences(analysis, lang.base)]
        return told or _nothing("research-no-box", lang)
    parts: list[Any] = [*_other_model(found, lang), html.P(lang("research-box-help"), className="quiet")]
    parts += [html.P(lang.said(sentence)) for sentence in box_sentences(analysis, lang.base)]
    for _, limits in boxes.groupby("outcome", sort=False):
        items = []
        for row in limits.to_dict("records"):
            factor, values = str(row["factor"]), row.get("values")
            if isinstance(values, (list, tuple)) and len(values):
                items.append(lang("research-box-values", factor=factor_name(factor, lang),
                                  values=", ".join(value_name(factor, each, lang) for each in values)))  # fmt: skip
                continue
            words = {end: value_name(factor, float(row[end]), lang) for end in ("low", "high") if _is_number(row[end])}
            key = "range" if len(words) == 2 else "from" if "low" in words else "to"
            items.append(lang(f"research-box-{key}", factor=factor_name(factor, lang), **words))
        state = state_of_box(
            [{str(k): v for k, v in row.items()} for row in limits.to_dict("records")], found.fields, found.experiment
        )
        parts += [html.Ul([html.Li(item) for item in items])]
        if state is not None:
            parts += _other_model(found, lang)
            parts.append(html.A(lang("research-box-open"), href="/choose?" + state.to_query(), className="button"))
    return parts


def _is_number(value: Any) -> bool:
    return value is not None and value == value


def _points_help(found: Read, lang: Language) -> str:
    shown = min(found.points, MOST_POINTS)
    return lang("research-points-help", n=count(shown, lang.base), of=count(found.points, lang.base))


def _grid(found: Read, outcome: str, lang: Language) -> dict[str, Any]:
    """Return rows and columns of the table of points: its values, the mean of the outcome, and the way to its runs."""
    entry = OUTCOMES[outcome]
    means = found.outcomes.groupby("point")[outcome].agg(["mean", "size"])
    table = found.fields.join(means).head(MOST_POINTS)
    factors = found.factors if len(found.factors) <= MOST_COLUMNS else []
    names = {} if factors else point_names(found, lang)  # too many values for a column each: what sets a point apart
    rows = []
    for number, row in table.iterrows():
        mean = row["mean"] if _is_number(row["mean"]) else None
        cells = {f"f{place}": value_name(name, row[name], lang) if _is_number(row[name]) else "–"
                 for place, name in enumerate(factors)}  # fmt: skip
        address = urlencode({"sweep": found.experiment.id, "point": number})
        rows.append({
            "point": number, "named": names.get(int(str(number)), ""), **cells, "mean": mean,
            "mean_said": amount(row["mean"], entry, lang.base),
            "runs": 0 if pd.isna(row["size"]) else int(row["size"]),
            "open": f"[{lang('research-open')}](/research/open?{address})",
        })  # fmt: skip
    columns = [
        {"field": "point", "headerName": lang("research-point"), "width": 90, "pinned": "left"},
        *([{"field": "named", "headerName": lang("research-front-plan"), "flex": 3, "minWidth": 260, "wrapText": True,
            "autoHeight": True}] if names else []),
        {"field": "open", "headerName": lang("research-open-heading"), "cellRenderer": "markdown", "sortable": False,
         "width": 110},
        {"field": "mean", "headerName": lang.said(entry.label(lang.base)), "flex": 2, "minWidth": 170,
         "valueFormatter": {"function": "said(params)"}},
        {"field": "runs", "headerName": lang("research-runs"), "width": 90},
        *({"field": f"f{place}", "headerName": factor_name(name, lang), "flex": 1, "minWidth": 150}
          for place, name in enumerate(factors)),
    ]  # fmt: skip
    return {"rowData": rows, "columnDefs": columns, "selectedRows": []}


def _runs(found: Read, outcome: str, number: int, lang: Language) -> list[Any]:
    own = found.outcomes[found.outcomes["point"] == number]
    if own.empty:
        return _nothing("research-no-point", lang)
    shown = own.head(MOST_RUNS)
    criteria = list(dict.fromkeys([outcome, *CRITERIA]))
    head = [lang("research-future"), *(lang.said(OUTCOMES[each].label(lang.base)) for each in criteria)]
    rows = [
        html.Tr([html.Th(str(row["replication"] + 1), scope="row"),
                 *(html.Td(amount(row[each], OUTCOMES[each], lang.base)) for each in criteria)])
        for row in shown.to_dict("records")
    ]  # fmt: skip
    address = urlencode({"sweep": found.experiment.id, "point": number})
    parts = [
        html.H3(lang("research-run-heading", n=number)),
        html.P(point_names(found, lang)[number]),
        *_other_model(found, lang),
        html.P(lang("research-run-help"), className="quiet") if found.is_of_this_model else None,
        html.P(html.A(lang("research-run-open"), href=f"/research/open?{address}", className="button")),
        _scroll(html.Table([html.Thead(html.Tr([html.Th(each, scope="col") for each in head])), html.Tbody(rows)],
                           className="numbers"), "research-runs", lang),
    ]  # fmt: skip
    if len(own) > len(shown):
        parts.append(html.P(lang("research-run-more", n=len(shown), of=len(own)), className="quiet"))
    return parts


def _parallel(found: Read, outcome: str, lang: Language) -> dict[str, Any]:
    """Return the axes of the parallel coordinates: values of the points, then their outcomes, each with its ticks."""
    shown = list(dict.fromkeys([outcome, *CRITERIA]))
    points = found.fields.join(found.outcomes.groupby("point")[shown].mean()).head(MOST_LINES)
    axes = []
    for factor in found.factors[:MOST_COLUMNS]:
        values = points[factor]
        if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
            axes.append(_axis(factor_name(factor, lang), values, partial(value_name, factor, lang=lang)))
            continue
        levels = in_order(factor, values.dropna().tolist())
        ticks = [(place, value_name(factor, each, lang).partition(":")[0]) for place, each in enumerate(levels)]
        axes.append({"label": factor_name(factor, lang), "low": 0, "high": max(1, len(levels) - 1), "ticks": ticks,
                     "values": [levels.index(each) if each in levels else None for each in values]})  # fmt: skip
    for name in shown:
        entry = OUTCOMES[name]
        label = lang.said(entry.label(lang.base))
        axes.append(_axis(label, points[name], partial(amount, outcome=entry, lang=lang.base)))
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
    return html.Div(table, className="scroll", tabIndex="0", role="region", **attributes({"aria-label": lang(heading)}))
