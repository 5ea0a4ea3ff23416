"""Sections of the report about the set-up: what was run, what differs, what was checked, how to repeat it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from experiments.dates import month_words
from experiments.field_labels import key_of, labels_of_fields, shown_value
from experiments.numbers import futures, localised
from experiments.page import Page, bullets, paragraph, table
from experiments.uncertainty import on_a_page
from language.checks import check_sentence
from sim.inputs.calendar import HORIZON

if TYPE_CHECKING:
    from sim.run.results import Results


def introduction(page: Page, results: Mapping[str, Results]) -> str:
    """Return what was run, and what the uncertainty shown is made of."""
    first = next(iter(results.values()))
    last = month_words(first.months - 1, page.lang)
    start = month_words(0, page.lang)
    luck = futures(first.replications, page.lang)
    both = first.uncertainty == "both"
    also = ("; and one set of the model's numbers", "; en één stel getallen van het model") if both else ("", "")
    towns = sorted({result.scenario.context.inhabitants for result in results.values()})
    size = page.say(" to ", " tot ").join(_whole(town, page.lang) for town in (towns[0], towns[-1])[: len(towns)])
    parts = [
        paragraph(
            page.say(
                f"A municipality of {size} inhabitants, month by month from {start} to {last}, in {luck}. "
                "A future is one course of luck: which children meet a problem and when, who "
                f"happens to know whom{also[0]}.",
                f"Een gemeente van {size} inwoners, maand voor maand van {start} tot en met {last}, in "
                f"{luck}. Een toekomst is één verloop van het toeval: welke kinderen wanneer "
                f"een probleem krijgen, en wie toevallig wie kent{also[1]}.",
            ),
            "lead",
        )
    ]
    if len(results) > 1:
        parts.append(paragraph(_pairing(page, results)))
    parts.append(
        paragraph(
            on_a_page(first.uncertainty, page.lang),
            "note",
        )
    )
    if first.months > HORIZON:
        parts.append(
            paragraph(
                page.say(
                    "The youth act of January 2015 ended the arrangement that is modelled; later months are "
                    "a thought experiment.",
                    "Met de Jeugdwet van januari 2015 eindigde het stelsel dat hier is gemodelleerd; latere "
                    "maanden zijn een gedachte-experiment.",
                ),
                "note",
            )
        )
    return "\n".join(parts)


def add_what_differs(page: Page, results: Mapping[str, Results]) -> None:
    """Add the table of all fields in which the scenarios differ."""
    labels = labels_of_fields(page.lang)
    flat = {name: _flat(result.scenario) for name, result in results.items()}
    paths = list(dict.fromkeys(path for fields in flat.values() for path in fields))
    rows = []
    for path in paths:
        values = [fields.get(path) for fields in flat.values()]
        if any(value != values[0] for value in values):
            label, words = labels.get(path) or (_unlisted(path, page), {})
            shown = [escape(words.get(key_of(value), shown_value(value, page.lang, labels))) for value in values]
            rows.append([f'{escape(label)}<span class="name">{escape(path)}</span>', *shown])
    title = page.say("What differs", "Wat er verschilt")
    if not rows:
        same = page.say("The scenarios are equal in every field.", "De scenario's zijn in elk veld gelijk.")
        page.add("differs", title, paragraph(same))
        return
    caption = page.say(
        "Fields in which the scenarios differ; in all other fields they are equal.",
        "Velden waarin de scenario's verschillen; in alle andere velden zijn ze gelijk.",
    )
    page.add("differs", title, table(caption, [page.say("Field", "Veld"), *results], rows))


def add_checks(page: Page, results: Mapping[str, Results]) -> None:
    """Add what the model checked about its own books, in words anybody can follow."""
    parts = [
        paragraph(
            page.say(
                "Before these results were shown, the model checked its own books.",
                "Voordat deze resultaten werden getoond, controleerde het model zijn eigen boekhouding.",
            )
        )
    ]
    for name, result in results.items():
        items = [_check(page, check) for check in result.checks]
        if len(results) > 1:
            parts.append(f"<h3>{escape(name)}</h3>")
        parts.append(bullets(items, "plain"))
    page.add("checks", page.say("Checks", "Controles"), *parts)


def add_how_to_repeat(page: Page, results: Mapping[str, Results], *, command: str, versions: Mapping[str, str]) -> None:
    """Add command, seed, versions and fingerprints."""
    first = next(iter(results.values()))
    facts = {
        page.say("Seed", "Seed"): str(first.seed),
        page.say("Model version", "Modelversie"): str(first.model_version),
        page.say("Versions", "Versies"): ", ".join(f"{name} {number}" for name, number in versions.items()),
    }
    listed = "".join(f"<dt>{escape(key)}</dt><dd>{escape(value)}</dd>" for key, value in facts.items())
    rows = [
        [
            escape(name),
            escape(result.scenario.label_nl if page.lang == "nl" else result.scenario.label_en),
            f"<code>{escape(result.scenario.fingerprint())}</code>",
            f"<code>{escape(result.fingerprint)}</code>",
        ]
        for name, result in results.items()
    ]
    caption = page.say(
        "Fingerprints: equal input and equal versions give equal results, to the byte on one kind of machine.",
        "Vingerafdrukken: gelijke invoer en gelijke versies geven gelijke uitkomsten, op één soort machine "
        "tot op de byte.",
    )
    headers = page.say(
        "Scenario|Description|Of the input|Of the results",
        "Scenario|Omschrijving|Van de invoer|Van de uitkomsten",
    )
    page.add(
        "repeat",
        page.say("How to get these numbers again", "Zo komt u opnieuw aan deze getallen"),
        paragraph(page.say("This command gives the same numbers:", "Deze opdracht geeft dezelfde getallen:")),
        f"<pre>{escape(command)}</pre>",
        f"<dl>{listed}</dl>",
        table(caption, headers.split("|"), rows),
        paragraph(
            page.say(
                f"The folder of this report also holds each scenario in full (TOML), {_tables(page, first)} "
                "(CSV, Parquet), and the record of the run (run.json).",
                f"In de map van dit rapport staan ook elk scenario voluit (TOML), {_tables(page, first)} "
                "(CSV, Parquet) en de gegevens van de run (run.json).",
            )
        ),
    )


def _tables(page: Page, result: Results) -> str:
    """Name the tables beside the report."""
    if result.scenario.ensemble is not None:
        return page.say(
            "every municipality with what it decided and its outcomes, coverage by month and means by size",
            "elke gemeente met wat zij koos en haar uitkomsten, de dekking per maand en gemiddelden naar grootte",
        )
    return page.say("the outcomes of every future and every month", "de uitkomsten van elke toekomst en elke maand")


def _pairing(page: Page, results: Mapping[str, Results]) -> str:
    first = next(iter(results.values())).scenario
    if all(result.scenario.context == first.context for result in results.values()):
        return page.say(
            "The same future holds the same children with the same luck in every scenario, so a difference "
            "between two scenarios comes from what was chosen, and is counted future by future.",
            "Dezelfde toekomst bevat in elk scenario dezelfde kinderen met hetzelfde toeval. Een verschil "
            "tussen twee scenario's komt dus door wat er is gekozen, en is per toekomst geteld.",
        )
    return page.say(
        "The scenarios are set in municipalities that are not alike, so a difference between them comes "
        "from the municipality as well as from what was chosen.",
        "De scenario's spelen in gemeenten die niet gelijk zijn. Een verschil komt dus zowel door de "
        "gemeente als door wat er is gekozen.",
    )


def _check(page: Page, check: Mapping[str, Any]) -> str:
    text = escape(check_sentence(check, page.lang))
    if check["holds"]:
        return f'<span class="gain">✓ {page.say("holds", "klopt")}</span> {text}'
    return f'<span class="loss">✗ {page.say("fails", "klopt niet")}</span> {text}'


def _unlisted(path: str, page: Page) -> str:
    """Name what is no field of choices, context or mechanisms."""
    if path == "changes":
        return page.say("Changes during the run", "Wijzigingen tijdens de run")
    return path.rpartition(".")[2].replace("_", " ")


def _flat(scenario: Any) -> dict[str, Any]:
    """Return the resolved scenario as path -> value; names left out."""
    flat: dict[str, Any] = {}

    def walk(path: str, value: Any) -> None:
        if isinstance(value, dict):
            for key, item in value.items():
                walk(f"{path}.{key}" if path else key, item)
        else:
            flat[path] = value

    tables = scenario.to_dict()
    for table_name in ("ensemble", "context", "choices", "mechanisms", "parameters", "forms", "changes"):
        walk(table_name, tables.get(table_name, {}))
    return flat


def _whole(number: int, lang: str) -> str:
    return localised(f"{number:,}", lang)
