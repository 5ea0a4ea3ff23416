"""What fills Who is helped: recorded runs of plan and baseline, counted by group and told by family."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from dash import html

from dashboard.components.icon_array import LOOKS, STEP, hundred, icon_array, mark
from dashboard.components.summary import summary_text
from dashboard.language import Language
from dashboard.markup import attributes, markup
from dashboard.pages.choose_answer import inside, names_of
from dashboard.pages.printed import printed
from dashboard.people.journey import Pair, journeys
from dashboard.people.needs import FATES, Groups
from dashboard.plan.comparison import BASELINE, PLAN, compared
from dashboard.routes.streams import Question, Update, answers
from dashboard.runs.queue import Urgency
from experiments.comparison import Difference, paired_difference
from experiments.dates import month_words
from experiments.numbers import count, points, share
from language.organisations import organisation_label
from language.outcomes import band_words
from sim.inputs.organisation_types import ROWS

FUTURES = 6
DIMENSIONS = ("band", "severity", "migrant", "vulnerable", "multi_problem")
NAMED = 3  # groups that gain, each told with its shares
FEWEST = 8  # needs a year below which a group's share says nothing
SIDES = (BASELINE, PLAN)


@answers("helped")
def helped(question: Question) -> Iterator[Update]:
    """Yield the page: first the story of one future, then the counts of several."""
    state, lang = question.state, question.lang
    scenarios = {key: each for key, each in compared(state).items() if key in SIDES}
    batch = question.ask(scenarios, FUTURES, lane="compare", urgency=Urgency.QUESTION, task="recorded")
    question.leave("ahead")
    names = names_of(state, lang)
    yield {
        "address": state.to_query(),
        "text": {"about-plan": summary_text(state, lang)},
        "status": lang("choose-progress-wait"),
        "waiting": True,
    }
    first = batch.first(1)
    one, other = (first[key].runs[0] for key in SIDES)
    found = journeys(one.story, other.story, question.engine.months)
    yield {"html": {"story": markup_of_story(found, names, lang)}}
    runs = batch.first(FUTURES)
    groups = {key: [ran.groups for ran in runs[key].runs if ran.groups is not None] for key in SIDES}
    yield {
        "html": {
            "gains": markup(_gains(groups, names, lang)),
            "icons": _icons(groups, runs[PLAN].scenario, names, lang),
            "groups": markup(_groups(groups, names, lang)),
            "tiles": markup(_tiles(groups, lang)),
        },
        "futures": FUTURES,
        "status": lang("choose-progress", n=FUTURES, of=FUTURES),
    }
    yield from printed(question)


def group_name(dimension: str, group: str, lang: Language) -> str:
    """Return a group in words."""
    if dimension == "band":
        return lang.said(band_words(group, lang.base))
    return lang(f"helped-group-{dimension}-{group}")


def gap(groups: Mapping[str, list[Groups]], dimension: str, group: str) -> Difference:
    """Return the paired difference in the share helped in time."""
    return paired_difference(*([each.share(dimension, group) for each in groups[key]] for key in SIDES))


def _all_gaps(groups: Mapping[str, list[Groups]]) -> list[tuple[str, str, Difference]]:
    found = []
    for dimension in DIMENSIONS:
        found += [
            (dimension, group, gap(groups, dimension, group))
            for group in sorted(groups[PLAN][0].counts.get(dimension, {}), key=_in_order)
            if np.mean([sum(each.counts[dimension].get(group, ())) for each in groups[PLAN]]) >= FEWEST
        ]
    return found


def _in_order(group: str) -> tuple[int, str]:
    order = ("unborn", "0_4", "4_12", "12_18", "18_23", "no", "yes")
    return (order.index(group) if group in order else 99, group)


def _gains(groups: Mapping[str, list[Groups]], names: Mapping[str, str], lang: Language) -> list[Any]:
    """Say who gains and who loses, by how much, and for whom no difference was found."""
    gaps = [each for each in _all_gaps(groups) if each[:2] not in _OTHERS]
    gaps.sort(key=lambda each: -abs(each[2].mean or 0.0))
    better = [each for each in gaps if each[2].found and (each[2].mean or 0.0) > 0]
    worse = [each for each in gaps if each[2].found and (each[2].mean or 0.0) < 0]
    unclear = [_said(dimension, group, lang) for dimension, group, difference in gaps if not difference.found]
    head = "all" if len(better) == len(gaps) else "some" if better or worse else "nobody"
    counts = {"n": len(better), "m": len(worse), "k": len(unclear), "of": len(gaps)}
    setting = {"plan": names[PLAN], "baseline": inside(names[BASELINE]), "futures": len(groups[PLAN])}
    parts = [html.P(lang(f"helped-gains-head-{head}", **counts, **setting), className="verdict-line")]
    parts.append(html.P(_begun(groups, names, lang), className="gains-told"))
    if better:
        parts.append(html.P(_gainers(better, groups, lang), className="gains-told"))
    if worse:
        lines = "; ".join(_from_to(each, groups, lang) for each in worse)
        parts.append(html.P(lang("helped-losses", groups=lines), className="verdict-line verdict-loss"))
    else:
        parts.append(html.P(lang("helped-none-lose"), className="gains-told"))
    if unclear:
        parts.append(html.P(lang("helped-unclear", groups="; ".join(unclear)), className="gains-told"))
    return [*parts, html.P(lang("helped-overlap"), className="quiet")]


def _gainers(better: list[tuple[str, str, Difference]], groups: Mapping[str, list[Groups]], lang: Language) -> str:
    """Name those who gain most with their shares, and of the others how much they gain."""
    named, others = better[:NAMED], better[NAMED:]
    said = lang("helped-gains", groups="; ".join(_from_to(each, groups, lang) for each in named))
    if not others:
        return said
    ends = [points(others[place][2].mean, lang.base, signed=False) for place in (-1, 0)]
    if len(others) == 1:
        return f"{said} {lang('helped-gains-one', group=_said(*others[0][:2], lang), value=ends[0])}"
    alike = "helped-gains-alike" if ends[0] == ends[1] else "helped-gains-others"
    return f"{said} {lang(alike, n=len(others), low=ends[0], high=ends[1])}"


def _begun(groups: Mapping[str, list[Groups]], names: Mapping[str, str], lang: Language) -> str:
    """Say how far help itself began in time, apart from a place on a list: a gain may be nothing but a longer list."""
    began = [np.array([each.share("all", "all", ("begun",)) for each in groups[key]]) for key in SIDES]
    before, after = (share(float(np.nanmean(each)), lang.base) for each in began)
    return lang(
        "helped-begun-told", baseline=inside(names[BASELINE]), plan=names[PLAN], before=before, after=after,
        difference=_difference(paired_difference(*began), lang),
    )  # fmt: skip


def _from_to(found: tuple[str, str, Difference], groups: Mapping[str, list[Groups]], lang: Language) -> str:
    dimension, group, difference = found
    before, after = (share(part, lang.base) for part in _shares(groups, dimension, group))
    change = points(difference.mean, lang.base)
    return lang("helped-from-to", group=_said(dimension, group, lang), before=before, after=after, change=change)


def _said(dimension: str, group: str, lang: Language) -> str:
    """Return a group as it stands in a sentence, where no heading says what it is a group of."""
    if dimension == "severity":
        return lang(f"helped-said-severity-{group}")
    if group == "unborn":
        return lang("helped-said-unborn")
    name = group_name(dimension, group, lang)
    return lang("helped-said-band", group=name) if dimension == "band" else name


#: Groups named in a sentence only through their counterpart.
_OTHERS = (("migrant", "no"), ("vulnerable", "no"), ("multi_problem", "no"))


def _icons(groups: Mapping[str, list[Groups]], scenario: Any, names: Mapping[str, str], lang: Language) -> str:
    youths = scenario.context.inhabitants * scenario.context.youth_share
    parts = []
    for key in SIDES:
        totals = np.mean([each.counts["all"]["all"] for each in groups[key] if each.counts["all"]], axis=0)
        needs = float(totals.sum())
        counts = dict(zip(FATES, hundred((totals / needs).tolist()), strict=True)) if needs else dict.fromkeys(FATES, 0)
        label = lang("helped-icons-sentence", name=names[key], **counts)
        thousand = [round(1000 * float(each) / youths) for each in totals]
        said = lang(
            "helped-icons-thousand", needs=round(1000 * needs / youths), begun=thousand[0], listed=thousand[1],
            nobody=thousand[3] + thousand[4],
        )  # fmt: skip
        parts.append(
            f'<div class="icons-place"><h3>{markup(names[key])}</h3>{icon_array(counts, markup(label))}'
            f"<p>{markup(label)}</p><p class='quiet'>{markup(said)}</p></div>"
        )
    legend = "".join(
        f'<li><svg viewBox="0 0 {STEP} {STEP}" aria-hidden="true">{mark(fate, 9, 9)}</svg>'
        f"{markup(lang(f'helped-fate-{fate}'))}</li>"
        for fate in LOOKS
    )
    return f'<ul class="icons-legend">{legend}</ul><div class="two">{"".join(parts)}</div>'


def _groups(groups: Mapping[str, list[Groups]], names: Mapping[str, str], lang: Language) -> list[Any]:
    head = [lang("helped-group"), lang("helped-needs"), names[BASELINE], names[PLAN], lang("helped-difference")]
    body, before = [], ""
    for dimension, group, difference in _all_gaps(groups):
        if dimension != before:
            body.append(
                html.Tr(html.Th(lang(f"helped-dimension-{dimension}"), colSpan=5, scope="colgroup", className="sub"))
            )
            before = dimension
        needs = float(np.mean([sum(each.counts[dimension].get(group, ())) for each in groups[PLAN]]))
        shares = _shares(groups, dimension, group)
        body.append(
            html.Tr(
                [
                    html.Th(group_name(dimension, group, lang), scope="row"),
                    html.Td(count(needs, lang.base)),
                    *(html.Td(_bar(part, place, lang)) for place, part in enumerate(shares)),
                    html.Td(_difference(difference, lang)),
                ]
            )
        )
    table = html.Table(
        [html.Thead(html.Tr([html.Th(text, scope="col") for text in head])), html.Tbody(body)],
        className="numbers groups",
    )
    return [
        html.P(lang("helped-groups-help", n=FUTURES), className="quiet"),
        html.Div(
            table,
            className="scroll",
            tabIndex="0",
            role="region",
            **attributes({"aria-label": lang("helped-groups-heading")}),
        ),
    ]


def _shares(groups: Mapping[str, list[Groups]], dimension: str, group: str) -> list[float]:
    """Return the share helped in time, under the baseline and under the plan."""
    return [float(np.nanmean([each.share(dimension, group) for each in groups[key]])) for key in SIDES]


def _bar(part: float, place: int, lang: Language) -> list[Any]:
    style = {"width": f"{100 * part:.1f}%"}
    return [
        html.Span(share(part, lang.base), className="bar-text"),
        html.Span(
            html.Span(className=f"bar bar-{place}", style=style),
            className="bar-place",
            **attributes({"aria-hidden": "true"}),
        ),
    ]


def _difference(difference: Difference, lang: Language) -> str:
    if not difference.found:
        return lang("helped-none")
    values = [points(each, lang.base) for each in (difference.mean, difference.low, difference.high)]
    return lang("helped-points", value=values[0], low=values[1], high=values[2])


def _tiles(groups: Mapping[str, list[Groups]], lang: Language) -> list[Any]:
    places = sorted(groups[PLAN][0].counts.get("neighbourhood", {}), key=lambda name: -_total(groups, name))
    tiles = []
    for place in places:
        difference = gap(groups, "neighbourhood", place)
        part = _shares(groups, "neighbourhood", place)[1]
        if difference.mean is None or not np.isfinite(part):
            continue
        way = "up" if difference.mean > 0 else "down"
        change = lang("helped-points-only", value=points(difference.mean, lang.base))
        strength = min(1.0, abs(difference.mean) / 0.25)
        tiles.append(
            html.Li(
                [
                    html.Span(lang("helped-tile", n=int(place) + 1), className="tile-name"),
                    html.Span(share(part, lang.base), className="tile-share"),
                    html.Span(
                        f"{'▲' if way == 'up' else '▼'} {change}",
                        className="tile-gap",
                    ),
                    html.Span(lang("helped-tile-agree", n=difference.higher, of=difference.n), className="tile-agree"),
                ],
                className=f"tile tile-{way}",
                style={"--strength": f"{strength:.2f}"},
            )
        )
    return [html.P(lang("helped-tiles-help"), className="quiet"), html.Ul(tiles, className="tiles")]


def _total(groups: Mapping[str, list[Groups]], place: str) -> float:
    return float(np.mean([sum(each.counts["neighbourhood"].get(place, ())) for each in groups[PLAN]]))


def markup_of_story(found: Any, names: Mapping[str, str], lang: Language) -> str:
    """Return one family in two futures, how many more there are, and one of the others."""
    if found.one_better is None and found.one_worse is None:
        return markup(html.P(lang("helped-story-none")))
    parts: list[Any] = [html.P(lang("helped-story-lead"), className="quiet")]
    if found.one_better is not None:
        parts += _pair(found.one_better, names, lang)
    more = max(0, found.better - 1)
    counts = {key: count(value, lang.base) for key, value in
              (("better", more), ("worse", found.worse), ("alike", found.alike))}  # fmt: skip
    parts.append(html.P(lang("helped-story-more", **counts), className="verdict-line"))
    if found.one_worse is not None:
        parts += [
            html.Details(
                [html.Summary(lang("helped-story-other")), *_pair(found.one_worse, names, lang)], className="more"
            )
        ]
    return markup(parts)


def _pair(pair: Pair, names: Mapping[str, str], lang: Language) -> list[Any]:
    age = lang.said(band_words(pair.band, lang.base))
    columns = []
    sides = zip(SIDES, (pair.first, pair.second), pair.helped, pair.ended, strict=True)
    for key, lines, month, ended in sides:
        columns.append(
            html.Div(
                [
                    html.H3(names[key]),
                    html.P(_waited(pair.month, month, ended, lang), className="story-wait"),
                    html.Ol(
                        [
                            html.Li(
                                [
                                    html.Span(
                                        lang("helped-month-after", n=line["month"] - pair.month),
                                        className="story-month",
                                    ),
                                    html.Span(_line(line, lang)),
                                ],
                                className=f"story-line story-{line['what']}"
                                + (" story-parted" if line["month"] >= pair.parted else ""),
                            )
                            for line in lines
                        ],
                        className="story-lines",
                    ),
                ],
                className="story-column",
            )
        )
    return [
        html.P(
            lang("helped-story-child", age=age, severity=pair.severity,
                 month=lang.said(month_words(pair.month, lang.base)))
            + " "
            + lang("helped-story-parted", month=lang.said(month_words(pair.parted, lang.base)))
        ),
        html.Div(columns, className="two story"),
    ]  # fmt: skip


def _waited(onset: int, helped: int | None, ended: int | None, lang: Language) -> str:
    if helped is None:
        return lang("helped-story-never") if ended is None else lang("helped-story-passed", n=ended - onset)
    months = helped - onset
    if months == 0:
        return lang("helped-story-wait-none")
    return lang("helped-story-wait", n=months)


def _line(line: Mapping[str, Any], lang: Language) -> str:
    who, other = (organisation_name(line[key], lang) for key in ("organisation", "other"))
    return lang(f"helped-say-{line['what']}", who=who, other=other)


def organisation_name(name: str | None, lang: Language) -> str:
    """Return an organisation in words."""
    if name is None:
        return "–"
    kind = next(each for each in ROWS if each.name == name)
    return lang.said(organisation_label(kind.name, lang.base))
