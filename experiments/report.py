"""The report: one self-contained HTML file that a council member can read and a researcher can check."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from experiments import report_ensemble, report_network, report_numbers, report_setting
from experiments.comparison import differences
from experiments.ensembles import is_ensemble
from experiments.page import Page, paragraph

if TYPE_CHECKING:
    from sim.run.ensemble_results import EnsembleResults
    from sim.run.results import Results


def report_page(
    results: Mapping[str, Results | EnsembleResults], *, command: str, versions: Mapping[str, str], lang: str = "en"
) -> str:
    """Write the report of one or more scenarios.

    Parameters
    ----------
    results : mapping of str to Results
        By display name; the first one is the baseline of all differences.
    command : str
        The command that gives the same numbers again.
    versions : mapping of str to str
        Package -> version.
    lang : {"en", "nl"}
        Language of the page.

    Returns
    -------
    str
        HTML without a reference to any other file or address.
    """
    page = Page(lang)
    named, results = results, by_label(results, lang)
    names = list(results)
    many = {name: result for name, result in results.items() if is_ensemble(result)}
    if many:
        _add_many(page, many)
    elif len(results) > 1:
        rows = differences(results)
        report_numbers.add_in_short(page, results, rows)
        report_setting.add_what_differs(page, results)
        report_numbers.add_differences(page, results, rows)
        report_numbers.add_over_time(page, results)
        report_network.add_networks(page, results)
        report_setting.add_checks(page, results)
        report_numbers.add_all_outcomes(page, results, rows)
    else:
        report_numbers.add_main_outcomes(page, results[names[0]])
        report_numbers.add_over_time(page, results)
        report_network.add_networks(page, results)
        report_setting.add_checks(page, results)
        report_numbers.add_all_outcomes(page, results, {})
    report_setting.add_how_to_repeat(page, named, command=command, versions=versions)
    title = _title(page, names)
    opening = report_ensemble.introduction(page, many) if many else report_setting.introduction(page, results)
    header = f"<h1>{escape(title)}</h1>\n" + opening
    closing = page.say(
        "A model is a way of thinking with others, not a forecast. It is most useful where it can be shown "
        "wrong: every number in it stands in cjg parameters, with its source.",
        "Een model is een manier om samen na te denken, geen voorspelling. Het is het nuttigst waar het "
        "ongelijk kan krijgen: elk getal erin staat met zijn bron in cjg parameters --lang nl.",
    )
    return page.html(title=title, header=header, footer=paragraph(closing))


def by_label(results: Mapping[str, Results | EnsembleResults], lang: str) -> dict[str, Results | EnsembleResults]:
    """Return the results by what people read, or as they were named where labels do not tell them apart.

    Parameters
    ----------
    results : mapping of str to Results or EnsembleResults
        By display name.
    lang : {"en", "nl"}
        Language of the labels.
    """
    scenarios = [result.scenario for result in results.values()]
    labels = [scenario.label_nl if lang == "nl" else scenario.label_en for scenario in scenarios]
    return dict(zip(labels if len(set(labels)) == len(labels) else results, results.values(), strict=True))


def _add_many(page: Page, results: Mapping[str, EnsembleResults]) -> None:
    """Add the sections about many municipalities."""
    rows = differences(results) if len(results) > 1 else {}
    if rows:
        report_numbers.add_in_short(page, results, rows)
        report_setting.add_what_differs(page, results)
    report_ensemble.add_coverage(page, results)
    report_ensemble.add_sizes(page, results)
    if rows:
        report_numbers.add_differences(page, results, rows)
    report_setting.add_checks(page, results)
    report_numbers.add_all_outcomes(page, results, rows)


def _title(page: Page, names: list[str]) -> str:
    if len(names) == 1:
        return page.say(
            f"Scenario {names[0]}: what families went through",
            f"Scenario {names[0]}: wat gezinnen meemaakten",
        )
    joined = _and(names[1:], page.say("and", "en"))
    return page.say(f"{joined} compared with {names[0]}", f"{joined} vergeleken met {names[0]}")


def _and(words: list[str], conjunction: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
