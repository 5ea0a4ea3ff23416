"""The report of a run or a comparison: one self-contained HTML file that a council member can read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from experiments import report_municipalities, report_numbers, report_setting
from experiments.comparison import differences
from experiments.dates import month_words
from experiments.ensembles import is_ensemble
from experiments.field_words import scenario_label
from experiments.network_picture import STATUS_COLOURS
from experiments.page import Page
from language.lists import listed

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
    page = Page(lang, "report.html.j2", {"command": command})
    page.contents |= _contents(page, results, versions)
    return page.html()


def by_label(results: Mapping[str, Results | EnsembleResults], lang: str) -> dict[str, Results | EnsembleResults]:
    """Return the results by what people read, or as they were named where labels do not tell them apart.

    Parameters
    ----------
    results : mapping of str to Results or EnsembleResults
        By display name.
    lang : {"en", "nl"}
        Language of the labels.
    """
    labels = [scenario_label(result.scenario, lang) for result in results.values()]
    return dict(zip(labels if len(set(labels)) == len(labels) else results, results.values(), strict=True))


def _contents(
    page: Page, named: Mapping[str, Results | EnsembleResults], versions: Mapping[str, str]
) -> dict[str, Any]:
    """Return what the page tells; None for what a run of this kind does not have."""
    results: Any = by_label(named, page.lang)
    first, *others = results
    many = is_ensemble(results[first])
    rows = differences(results) if others else {}
    towns = not many
    return {
        **(report_municipalities.introduction if many else report_setting.introduction)(page, results),
        "title": page.say("report-title", first=first, others=listed(others, page.lang))
        if others
        else page.say("report-title-one", name=first),
        "first": first,
        "last": month_words(results[first].months - 1, page.lang),
        "status_colours": STATUS_COLOURS,
        "short": report_numbers.in_short(page, results, rows) if others else None,
        "main": report_numbers.main_outcomes(page, results[first]) if towns and not others else None,
        "differs": report_setting.what_differs(page, results) if others else None,
        "coverage": report_municipalities.coverage(page, results) if many else None,
        "sizes": report_municipalities.sizes(page, results) if many else None,
        "differences": report_numbers.main_differences(page, results, rows) if others else None,
        "time": report_numbers.over_time(page, results) if towns else None,
        "networks": report_setting.networks(page, results) if towns else None,
        "checks": report_setting.checks(results, page.lang),
        "all": report_numbers.all_outcomes(page, results, rows),
        **report_setting.how_to_repeat(page, named, versions),
        "closing": page.say("report-closing"),
    }
