"""Sections of the report with numbers: findings in words, differences, courses over time, the full table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from experiments.comparison import Difference
from experiments.dates import month_words
from experiments.documents import summaries
from experiments.figures import MOST_BANDS, bands, differences_from_first, look, over_time
from experiments.findings import MAIN, Finding, Verdict, finding, has_two_peaks, in_short, verdict
from experiments.numbers import amount, change, futures, is_missing, span, unit_after
from experiments.page import Page, bullets, card, details, paragraph, table
from language import words
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    import pandas as pd

    from sim.run.results import Results

Differences = Mapping[str, Mapping[str, Difference]]
Summary = Mapping[str, Mapping[str, float | int | None]]

#: Month of June in a model year, at which the tables under the charts read the series.
EVERY = 12


def add_in_short(page: Page, results: Mapping[str, Results], rows: Differences) -> None:
    """Add which main outcomes got better and worse: what holds for every scenario first, then what tells them apart."""
    names = list(results)
    others = names[1:]
    measured = {name: summaries(result) for name, result in results.items()}
    lines = [
        [
            escape(OUTCOMES[key].label(page.lang)),
            *(escape(_level(page, key, name, measured)) or _glance(page, key, rows[key][name]) for name in others),
        ]
        for key in _main(rows)
    ]
    page.add(
        "short",
        page.say("In short", "In het kort"),
        paragraph(
            page.say(
                f"At the end of the run, compared with {names[0]}:",
                f"Aan het einde van de run, vergeleken met {names[0]}:",
            )
        ),
        bullets(_tallies(page, rows, others), "plain"),
        table(
            page.say(
                f"Main outcomes: typical difference with {names[0]} where one was found.",
                f"Belangrijkste uitkomsten: het verschil met {names[0]} waar dat is gevonden.",
            ),
            [page.say("Outcome", "Uitkomst"), *others],
            lines,
        ),
        paragraph(_by_chance(page, rows), "soft"),
    )


def add_differences(page: Page, results: Mapping[str, Results], rows: Differences) -> None:
    """Add a small chart and a sentence for each main outcome, and one table with all of them."""
    names = list(results)
    first = names[0]
    measured = {name: summaries(result) for name, result in results.items()}
    cards, lines = [], []
    for key in _main(rows):
        outcome = OUTCOMES[key]
        found = {name: finding(outcome, rows[key][name], page.lang) for name in names[1:]}
        for name, one in found.items():
            found[name] = Finding(one.verdict, _level(page, key, name, measured) or one.sentence)
        sentences = [f"{name}: {one.sentence}" for name, one in found.items()]
        told = [
            f'{_who(name, names.index(name))} <span class="said">{_coloured(one)}</span>' for name, one in found.items()
        ]
        if any(rows[key][name].n for name in names[1:]):
            figure = differences_from_first(outcome, rows[key], first=first, lang=page.lang)
            picture = page.chart(figure, f"{outcome.label(page.lang)}. {'. '.join(sentences)}.")
        else:  # an empty chart would look like no difference
            picture = paragraph(
                page.say(
                    "No future has a value on both sides, so there is nothing to draw.",
                    "Geen toekomst heeft aan beide kanten een waarde, dus er is niets te tekenen.",
                ),
                "soft",
            )
        cards.append(card(outcome.label(page.lang), picture, bullets(told, "plain"), _desks(page, key, results)))
        for name in names[1:]:
            difference = rows[key][name]
            lines.append(
                [
                    escape(outcome.label(page.lang)),
                    escape(name),
                    change(difference.mean, outcome, page.lang),
                    span(difference.low, difference.high, outcome, page.lang),
                    f"{difference.higher}",
                    f"{difference.lower}",
                    f"{difference.n}",
                ]
            )
    headers = page.say(
        "Outcome|Scenario|Mean difference|95% interval|Futures higher|Futures lower|Futures",
        "Uitkomst|Scenario|Gemiddeld verschil|95%-interval|Toekomsten hoger|Toekomsten lager|Toekomsten",
    )
    caption = page.say(f"Differences with {first}, future by future.", f"Verschillen met {first}, per toekomst.")
    page.add(
        "differences",
        page.say(f"Differences with {first}", f"Verschillen met {first}"),
        paragraph(
            page.say(
                "The dot is the mean of the differences in all futures, the line its 95% interval. A hollow "
                "dot, or “no difference found”, means that the interval includes zero. “Typical” is that "
                "mean.",
                "De stip is het gemiddelde verschil over alle toekomsten, de lijn het 95%-interval daarvan. "
                "Een open stip, of ‘geen verschil gevonden’, betekent dat nul binnen het interval ligt. "
                "‘Doorgaans’ is dat gemiddelde.",
            )
        ),
        f'<div class="grid small">{"".join(cards)}</div>',
        details(
            page.say("These differences as a table", "Deze verschillen als tabel"),
            table(caption, headers.split("|"), lines, numeric=range(2, 7)),
        ),
    )


def add_over_time(page: Page, results: Mapping[str, Results], keys: Sequence[str] = MAIN) -> None:
    """Add a chart, a sentence and a table over time for each of some outcomes, by default the main ones."""
    cards = []
    pins = sorted({change.month for result in results.values() for change in result.scenario.changes})
    present = next(iter(results.values())).monthly.columns
    for key in (key for key in keys if key in present):
        outcome = OUTCOMES[key]
        courses = {name: bands(result.monthly, key) for name, result in results.items()}
        last = max(int(course.index[-1]) for course in courses.values())
        figure = over_time(outcome, courses, lang=page.lang, changes=pins)
        sentence = _at_the_end(page, key, courses, last)
        cards.append(
            card(
                outcome.label(page.lang),
                paragraph(outcome.meaning(page.lang), "soft"),
                page.chart(figure, f"{outcome.label(page.lang)}. {sentence}", f"{key}-over-time"),
                paragraph(sentence),
                _desks(page, key, results),
                details(page.say("As a table", "Als tabel"), _course_table(page, key, courses, last)),
            )
        )
    explanation = page.say("Line: the middle future. ", "Lijn: de middelste toekomst. ")
    if len(results) <= MOST_BANDS:
        explanation += page.say(
            "Band: from the 10th to the 90th of every 100 futures. ",
            "Band: van de 10e tot de 90e van elke 100 toekomsten. ",
        )
    explanation += page.say(
        "Rates count the past twelve months, so they start after a year or more.",
        "Aandelen tellen de afgelopen twaalf maanden en beginnen dus pas na een jaar of meer.",
    )
    if pins:
        explanation += page.say(
            " A short line on the axis marks a month in which a scenario changes a choice.",
            " Een kort streepje op de as markeert een maand waarin een scenario een keuze wijzigt.",
        )
    page.add(
        "time",
        page.say("Over time", "In de tijd"),
        paragraph(explanation),
        f'<div class="grid">{"".join(cards)}</div>',
    )


def add_main_outcomes(page: Page, results: Results) -> None:
    """Add the main outcomes of a single scenario, with their meaning."""
    summary = summaries(results)
    rows = []
    for key in _main(summary):
        outcome, row = OUTCOMES[key], summary[key]
        rows.append(
            [
                f'{escape(outcome.label(page.lang))}<span class="meaning">'
                f"{escape(' '.join([outcome.meaning(page.lang), *_closed(page, key, {'': results})]))}</span>",
                amount(row["p50"], outcome, page.lang),
                span(row["p10"], row["p90"], outcome, page.lang),
            ]
        )
    caption = page.say(
        "Main outcomes at the end of the run: the middle future, and 10-90% of futures.",
        "Belangrijkste uitkomsten aan het einde van de run: de middelste toekomst, en 10-90% van de toekomsten.",
    )
    headers = page.say("Outcome|Middle|10-90%", "Uitkomst|Midden|10-90%").split("|")
    page.add(
        "short",
        page.say("In short", "In het kort"),
        table(caption, headers, rows, numeric=(1, 2)),
        paragraph(
            page.say(
                "One scenario says how things stand, not what a choice did. For that, compare it with "
                "another: cjg compare.",
                "Eén scenario zegt hoe het staat, niet wat een keuze deed. Vergelijk het daarvoor met een "
                "ander: cjg compare.",
            ),
            "soft",
        ),
    )


def add_all_outcomes(page: Page, results: Mapping[str, Results], rows: Differences) -> None:
    """Add every outcome with name, meaning, values and, in a comparison, what differs."""
    all_summaries = {name: summaries(result) for name, result in results.items()}
    names = list(results)
    lines, last_meaning = [], ""
    for key in next(iter(all_summaries.values())):
        outcome = OUTCOMES[key]
        meaning = outcome.meaning(page.lang)
        heading = f'{escape(outcome.label(page.lang))}<span class="name">{key}</span>'
        if meaning != last_meaning:  # age bands share a meaning; once is enough
            heading += f'<span class="meaning">{escape(meaning)}</span>'
        last_meaning = meaning
        cells = [heading]
        for name in names:
            row = all_summaries[name][key]
            cell = amount(row["mean"], outcome, page.lang)
            if row["n"]:
                cell += f'<span class="under">{span(row["p10"], row["p90"], outcome, page.lang)}</span>'
            if rows and name != names[0] and rows[key][name].n:
                cell += _glance(page, key, rows[key][name], "under")
            cells.append(cell)
        lines.append(cells)
    caption = page.say(
        "Mean over futures; below it 10-90% of futures",
        "Gemiddelde over toekomsten; daaronder 10-90% van de toekomsten",
    )
    if rows:
        caption += page.say(
            f", and the mean difference with {names[0]} where one was found",
            f", en het gemiddelde verschil met {names[0]} waar dat is gevonden",
        )
    caption += page.say(
        ". A dash means that there was nothing to measure.",
        ". Een streepje betekent dat er niets te meten viel.",
    )
    headers = [page.say("Outcome", "Uitkomst"), *names]
    page.add("all", page.say("All outcomes", "Alle uitkomsten"), table(caption, headers, lines))


def _main(present: object) -> list[str]:
    return [key for key in MAIN if key in present]  # type: ignore[operator]


def _who(name: str, position: int) -> str:
    style = look(position)
    dash = {"dash": "8 5", "dashdot": "8 4 2 4", "dot": "2 4", "longdash": "14 5", "longdashdot": "14 4 2 4"}
    pattern = f' stroke-dasharray="{dash[style.dash]}"' if style.dash in dash else ""
    return (
        '<svg class="sample" viewBox="0 0 32 12" aria-hidden="true">'
        f'<line x1="0" y1="6" x2="32" y2="6" stroke="{style.colour}" stroke-width="3"{pattern}/></svg>'
        f'<span class="who">{escape(name)}</span>'
    )


def _coloured(found: Finding) -> str:
    kind = {"gain": ' class="gain"', "loss": ' class="loss"'}.get(found.verdict, "")
    return f"<span{kind}>{escape(found.sentence)}</span>"


def _glance(page: Page, key: str, difference: Difference, kind: str = "") -> str:
    """Say in a few words what was found: ``better, +3.2 points``."""
    outcome = OUTCOMES[key]
    judged = verdict(outcome, difference)
    size = change(difference.mean, outcome, page.lang)
    if has_two_peaks(difference):
        unequal = difference.n - difference.equal
        size = change(difference.mean_of_unequal, outcome, page.lang)
        size = words(page.lang)("finding-glance-in", size=size, unequal=unequal, n=difference.n)
    if judged == "too_few":
        text = finding(outcome, difference, page.lang).sentence
    else:
        text = words(page.lang)("finding-glance", verdict=judged, size=size)
    classes = " ".join(part for part in (kind, judged if judged in ("gain", "loss") else "") if part)
    return f'<span class="{classes}">{escape(text)}</span>' if classes else escape(text)


def _tallies(page: Page, rows: Differences, others: list[str]) -> list[str]:
    """Say which main outcomes got better and worse: once for what all scenarios share, then one by one."""
    by_name = {name: in_short(rows, name, page.lang) for name in others}
    shared: dict[Verdict, list[str]] = {}
    if len(others) > 1:
        for judged, labels in by_name[others[0]].items():
            common = [label for label in labels if all(label in by_name[name].get(judged, ()) for name in others)]
            if common:
                shared[judged] = common
    lines = []
    if shared:
        everybody = page.say("Each of them", "Elk van deze")
        lines.append(f'<span class="who">{everybody}</span> {escape(_tally(page, shared))}')
    for position, name in enumerate(others, start=1):
        own = {
            judged: rest
            for judged, labels in by_name[name].items()
            if (rest := [label for label in labels if label not in shared.get(judged, ())])
        }
        if own:
            lines.append(f"{_who(name, position)} {escape(_tally(page, own))}")
    return lines


def _tally(page: Page, labels: Mapping[Verdict, list[str]]) -> str:
    """Name outcomes by verdict: ``Better: help; reach. Worse: load.``."""
    say = words(page.lang)
    return " ".join(
        f"{say('finding-verdict', verdict=judged)}: {'; '.join(found)}." for judged, found in labels.items()
    )


def _level(page: Page, key: str, name: str, measured: Mapping[str, Summary]) -> str:
    """Say what was measured where only one side has a value; nothing where there is something to compare."""
    first = next(iter(measured))
    here, there = measured[name][key], measured[first][key]
    if bool(here["n"]) == bool(there["n"]):
        return ""
    level = amount((here if here["n"] else there)["mean"], OUTCOMES[key], page.lang)
    if here["n"]:
        return page.say(f"{level}; not measured in {first}", f"{level}; niet te meten in {first}")
    return page.say(f"not measured; {level} in {first}", f"niet te meten; {level} in {first}")


def _closed(page: Page, key: str, results: Mapping[str, Results]) -> list[str]:
    """Say beside the contacts at the desk in how many futures no desk was left, which a median of 0 does not tell."""
    if key != "contacts_desk":
        return []
    told = []
    for name, result in results.items():
        outcomes = result.outcomes
        closed = int(((outcomes["sites_closed"] > 0) & (outcomes["desks_open"] == 0)).sum())
        if closed:
            among = futures(len(outcomes), page.lang)
            told.append(f"{name} in {closed} {page.say('of', 'van')} {among}".strip())
    start = page.say("At the end every desk had closed again:", "Aan het einde waren alle balies weer gesloten:")
    return [f"{start} {'; '.join(told)}."] if told else []


def _desks(page: Page, key: str, results: Mapping[str, Results]) -> str:
    return "".join(paragraph(text, "soft") for text in _closed(page, key, results))


def _by_chance(page: Page, rows: Differences) -> str:
    count = len(rows)
    expected = round(0.05 * count)
    return page.say(
        f"A 95% interval misses the truth once in twenty. Of all {count} outcomes, about {expected} would "
        "seem to differ by luck alone even if nothing did.",
        f"Een 95%-interval zit er één op de twintig keer naast. Van alle {count} uitkomsten zouden er dus "
        f"zo'n {expected} door louter toeval lijken te verschillen, ook als niets verschilt.",
    )


def _at_the_end(page: Page, key: str, courses: Mapping[str, pd.DataFrame], last: int) -> str:
    outcome = OUTCOMES[key]
    values = [f"{name} {_value_and_band(page, key, course, last)}" for name, course in courses.items()]
    when = month_words(last, page.lang)
    start = page.say(f"In {when}: ", f"In {when}: ")
    return f"{start}{'; '.join(values)} {unit_after(outcome, page.lang)}".rstrip() + "."


def _value_and_band(page: Page, key: str, course: pd.DataFrame, month: int) -> str:
    outcome = OUTCOMES[key]
    if month not in course.index:
        return amount(None, outcome, page.lang)
    low, middle, high = course.to_numpy()[course.index.tolist().index(month)].tolist()
    text = amount(middle, outcome, page.lang)
    return text if is_missing(middle) else f"{text} ({span(low, high, outcome, page.lang)})"


def _course_table(page: Page, key: str, courses: Mapping[str, pd.DataFrame], last: int) -> str:
    months = sorted({*range(EVERY, last + 1, EVERY), last})
    rows = [
        [
            month_words(month, page.lang),
            *(_value_and_band(page, key, course, month) for course in courses.values()),
        ]
        for month in months
    ]
    caption = page.say(
        f"{OUTCOMES[key].label('en')}: middle future (10-90%).",
        f"{OUTCOMES[key].label('nl')}: middelste toekomst (10-90%).",
    )
    return table(caption, [page.say("Month", "Maand"), *courses], rows)
