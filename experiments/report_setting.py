"""What the report tells of the set-up: what was run, what differs, the networks, the checks, how to repeat it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from experiments.dates import month_words
from experiments.field_words import labels_of_fields, scenario_label, value_label
from experiments.network_picture import caption_of_limits, picture, rows
from experiments.numbers import count, futures, share
from experiments.page import Page
from experiments.tables import Cell, Table
from experiments.uncertainty import on_a_page
from language.checks import check_sentence
from sim.inputs.calendar import HORIZON

if TYPE_CHECKING:
    from sim.inputs.scenario import Scenario
    from sim.run.ensemble_results import EnsembleResults
    from sim.run.results import Results


def inhabitants(page: Page, scenarios: Mapping[Any, Scenario]) -> str:
    """Return the size of the municipality, or the smallest and the largest."""
    sizes = [scenario.context.inhabitants for scenario in scenarios.values()]
    low, high = (count(size, page.lang) for size in (min(sizes), max(sizes)))
    return low if low == high else page.say("report-from-to", low=low, high=high)


def introduction(page: Page, results: Mapping[str, Results]) -> dict[str, Any]:
    """Return what was run, and what the uncertainty shown is made of."""
    first, scenarios = next(iter(results.values())), {name: result.scenario for name, result in results.items()}
    lead = page.say(
        "report-lead",
        size=inhabitants(page, scenarios),
        start=month_words(0, page.lang),
        last=month_words(first.months - 1, page.lang),
        futures=futures(first.replications, page.lang),
        uncertainty=first.uncertainty,
    )
    alike = all(scenario.context == first.scenario.context for scenario in scenarios.values())
    notes = [on_a_page(first.uncertainty, page.lang)]
    if first.months > HORIZON:
        notes.append(page.say("report-after-the-act"))
    pairing = page.say("report-paired") if alike else page.say("report-unpaired")
    return {"lead": lead, "said": [pairing] if len(results) > 1 else [], "notes": notes}


def what_differs(page: Page, results: Mapping[str, Results]) -> Table:
    """Return the table of all fields in which the scenarios differ."""
    labels = labels_of_fields(page.lang)
    flat = [_flat(result.scenario) for result in results.values()]
    lines: list[list[str | Cell]] = []
    for path in dict.fromkeys(path for fields in flat for path in fields):
        values = [fields.get(path) for fields in flat]
        if any(value != values[0] for value in values):
            label = labels[path][0] if path in labels else _unlisted(path, page)
            shown = [value_label(path, value, page.lang) for value in values]
            lines.append([Cell(label, name=path), *shown])
    return Table(page.say("report-differs-caption"), [page.say("report-field"), *results], lines)


def networks(page: Page, results: Mapping[str, Results]) -> list[dict[str, Any]]:
    """Return the network of the first future at the last month, of every scenario that has one."""
    keys = (
        "report-network-organisation", "report-network-status", "report-network-commitment", "report-network-load",
        "report-network-agreements", "report-network-kept", "report-network-professionals", "report-network-ties",
    )  # fmt: skip
    return [
        {
            "name": name,
            "picture": picture(
                result.network,
                title=page.say("report-network-of", name=name),
                identifier=f"network-{number}",
                lang=page.lang,
            ),
            "limits": caption_of_limits(result.network, page.lang),
            "table": Table(
                page.say("report-network-caption", name=name),
                [page.say(key) for key in keys],
                [
                    [
                        row["organisation"],
                        row["status"],
                        *(share(row[key], page.lang) for key in ("commitment", "load")),
                        *(str(row[key]) for key in ("agreed", "practised", "professionals", "ties")),
                    ]
                    for row in rows(result.network, page.lang)
                ],
                range(2, 8),
            ),
        }
        for number, (name, result) in enumerate(results.items(), start=1)
        if result.network
    ]


def checks(results: Mapping[str, Results], lang: str) -> dict[str, list[dict[str, Any]]]:
    """Return what the model checked about its own books, in words anybody can follow."""
    return {
        name: [{"holds": check["holds"], "text": check_sentence(check, lang)} for check in result.checks]
        for name, result in results.items()
    }


def how_to_repeat(
    page: Page, results: Mapping[str, Results | EnsembleResults], versions: Mapping[str, str]
) -> dict[str, Any]:
    """Return seed, versions and fingerprints."""
    first = next(iter(results.values()))
    facts = {
        page.say("report-seed"): str(first.seed),
        page.say("report-model-version"): str(first.model_version),
        page.say("report-versions"): ", ".join(f"{name} {number}" for name, number in versions.items()),
    }
    heads = ("report-scenario", "report-description", "report-of-the-input", "report-of-the-results")
    fingerprints = Table(
        page.say("report-fingerprints"),
        [page.say(head) for head in heads],
        [
            [
                name,
                scenario_label(result.scenario, page.lang),
                Cell(result.scenario.fingerprint(), kind="code"),
                Cell(result.fingerprint, kind="code"),
            ]
            for name, result in results.items()
        ],
    )
    return {"facts": facts, "fingerprints": fingerprints}


def _unlisted(path: str, page: Page) -> str:
    """Name what is no field of choices, context or mechanisms."""
    return page.say("report-changes") if path == "changes" else path.rpartition(".")[2].replace("_", " ")


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
    for table_name in ("ensemble", "context", "choices", "mechanisms", "parameters", "rule_variants", "changes"):
        walk(table_name, tables.get(table_name, {}))
    return flat
