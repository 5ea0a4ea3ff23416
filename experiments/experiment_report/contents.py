"""What the page of an experiment tells, section by section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments import report_setting
from experiments.analysis.box_words import box_sentences
from experiments.dates import month_words
from experiments.experiment_report import found, holding_up, indices, repeating
from experiments.experiment_report.evidence import evidence
from experiments.experiment_report.holding_up import settings_by_point
from experiments.experiment_report.sentences import counted
from experiments.experiment_report.words import factor_label, level_label, setting_label
from experiments.numbers import amount, futures, share, span
from experiments.page import Page
from experiments.refusal_words import refusal_words
from experiments.report import by_label
from experiments.tables import Cell, Table
from experiments.uncertainty import on_a_page
from language import LANGUAGES
from language.outcomes import OUTCOMES
from sim.inputs.scenario_error import Finding

if TYPE_CHECKING:
    from experiments.analysis.tables import Analysis
    from experiments.store.catalogue import Experiment
    from sim.inputs.scenario import Scenario
    from sim.run.results import Results

MOST_LEVELS = 60  # points of which the levels are listed
MOST_LISTED = 8  # values of a drawn factor that are named one by one


@dataclass(frozen=True)
class Subject:
    """All that a report is made of.

    Attributes
    ----------
    experiment : Experiment
    analysis : Analysis
    scenarios : dict of int to Scenario
        By point.
    results : dict of str to Results
        By label; of a short list of scenarios only.
    broken : dict of (str, str) to int
        Checks that did not hold, English and Dutch, with the number of runs.
    fingerprint : str
    versions : mapping of str to str
    """

    experiment: Experiment
    analysis: Analysis
    scenarios: dict[int, Scenario]
    results: dict[str, Results]
    broken: dict[tuple[str, str], int]
    fingerprint: str
    versions: Mapping[str, str]


def page_of(subject: Subject, lang: str) -> Page:
    """Return the page with what it tells and all its figures.

    Parameters
    ----------
    subject : Subject
    lang : {"en", "nl"}
    """
    page = Page(lang, "experiment.html.j2")
    experiment, analysis, design = subject.experiment, subject.analysis, subject.experiment.design
    results: Any = by_label(subject.results, lang)
    page.contents |= {
        "title": getattr(design, f"question_{lang}") or experiment.name,
        "closing": page.say("experiment-closing"),
        "lead": _lead(page, subject),
        "spread": on_a_page(design.uncertainty, lang, drawn=design.is_sampled),
        **found.in_short(page, analysis, experiment),
        "design": _design(page, subject),
        "differs": report_setting.what_differs(page, results) if results else None,
        "outcomes": found.outcome_by_outcome(page, analysis, experiment),
        "time": found.courses(page, subject.results, experiment),
        "conditions": box_sentences(analysis, lang),
        "trade_offs": holding_up.trade_offs(page, analysis),
        "robust": holding_up.robustness(page, analysis),
        "levels": _levels(page, subject),
        "caveats": _caveats(page, subject),
        **evidence(page, design.responses),
        "repeat": _how_to_repeat(page, subject),
    }
    return page


def _lead(page: Page, subject: Subject) -> str:
    experiment, number = subject.experiment, len(subject.scenarios)
    return page.say(
        "experiment-lead",
        kind=experiment.design.kind,
        number=number,
        size=report_setting.inhabitants(page, subject.scenarios),
        start=month_words(0, page.lang),
        last=month_words(experiment.months - 1, page.lang),
        futures=futures(experiment.replications, page.lang),
        runs=number * experiment.replications,
        numbers="drawn" if experiment.design.draws_numbers else "fixed",
    )


def _design(page: Page, subject: Subject) -> dict[str, Any]:
    design, analysis = subject.experiment.design, subject.analysis
    rows: list[list[str | Cell]] = []
    for factor in analysis.factors:
        levels = list(dict.fromkeys(analysis.outcomes[factor]))
        if design.is_sampled and all(isinstance(level, float) for level in levels):
            levels.sort()
        if design.is_sampled and len(levels) > MOST_LISTED:
            low, high = (level_label(factor, end, page.lang) for end in (min(levels), max(levels)))
            told = page.say("experiment-drawn-between", low=low, high=high)
        else:
            told = "; ".join(level_label(factor, level, page.lang) for level in levels)
        name = "" if factor in ("base", "scenario") else factor
        rows.append([Cell(factor_label(factor, page.lang), name=name), told])
    said = []
    if design.kind != "scenarios" and "base" not in analysis.factors:
        said.append(page.say("experiment-base", base=level_label("base", design.base, page.lang)))
    if design.set:
        fixed = {field: value for field, value in design.set.items() if not isinstance(value, dict)}
        said.append(page.say("experiment-set", settings=setting_label(fixed, page.lang)))
    heads = [page.say("experiment-what-varies"), page.say("experiment-settings")]
    return {
        "kind": design.kind,
        "fixed": said,
        "table": Table(page.say("experiment-varies-caption"), heads, rows),
        "skipped": [_skipped(each, page.lang) for each in subject.experiment.skipped],
    }


def _skipped(each: dict[str, Any], lang: str) -> str:
    """Return a combination that cannot stand, and why; as it was written down, in the store of an earlier release."""
    findings = refusal_words([Finding(**found) for found in each.get("findings", ())], lang)
    label = setting_label(each["levels"], lang) if "levels" in each else each["label"]
    return f"{label}: {' '.join(findings) or each['why']}"


def _levels(page: Page, subject: Subject) -> Table | None:
    """Return mean and 10-90% of every response at every point, where there are not too many."""
    if len(subject.scenarios) > MOST_LEVELS:
        return None
    responses = subject.experiment.design.responses
    levels = settings_by_point(subject.analysis)
    lines: list[list[str | Cell]] = []
    for point, rows in subject.analysis.outcomes.groupby("point", sort=True):
        setting = setting_label(_told(levels[int(str(point))], levels, subject), page.lang)
        cells: list[str | Cell] = [_short(setting)]
        for key in responses:
            known = rows[key].dropna()
            low, high = (float(known.quantile(end)) for end in (0.1, 0.9))
            under = [Cell(span(low, high, OUTCOMES[key], page.lang))] if len(known) > 1 else []
            cells.append(Cell(amount(known.mean() if len(known) else None, OUTCOMES[key], page.lang), under=under))
        lines.append(cells)
    heads = [page.say("experiment-setting"), *(OUTCOMES[key].label(page.lang) for key in responses)]
    return Table(page.say("report-all-caption", first="none"), heads, lines)


def _told(
    levels: Mapping[str, object], every: Mapping[int, Mapping[str, object]], subject: Subject
) -> dict[str, object]:
    """Return what tells a point from the others: of one at a time, what differs from the base."""
    if subject.experiment.design.kind != "one_at_a_time":
        return dict(levels)
    base = next(iter(every.values()))
    changed = {factor: value for factor, value in levels.items() if value != base[factor]}
    return changed or {"base": subject.experiment.design.base}


def _caveats(page: Page, subject: Subject) -> list[str]:
    design, tables = subject.experiment.design, subject.analysis.tables
    differences = [
        tables[name]
        for name in ("differences", "main_effects", "interactions", "effects_within", "slopes")
        if name in tables and tables[name]["low"].notna().any()
    ]
    told = []
    if differences:
        told.append(counted(page, differences))
    if design.kind in ("sobol", "morris", "latin_hypercube"):
        told.append(page.say("experiment-few-futures", futures=futures(subject.experiment.replications, page.lang)))
    if "sobol" in tables:
        told += indices.too_rough(page, tables["sobol"])
    if "slopes" in tables:
        least, most = (share(part, page.lang) for part in tables["slopes"]["explained"].agg(["min", "max"]))
        told.append(page.say("experiment-explained", least=least, most=most))
    if differences:
        told.append(page.say("experiment-nothing-found", of="settings" if design.is_sampled else "futures"))
    for check, runs in subject.broken.items():
        told.append(page.say("experiment-broken", runs=runs, check=check[LANGUAGES.index(page.lang)]))
    return told if subject.broken else [*told, page.say("experiment-balanced")]


def _how_to_repeat(page: Page, subject: Subject) -> dict[str, Any]:
    from sim.compiling.version import MODEL_VERSION

    experiment = subject.experiment
    return {
        "file": repeating.DESIGN_FILE,
        "commands": repeating.commands(experiment, page.lang),
        "facts": {
            page.say("experiment-experiment"): f"{experiment.name} ({experiment.id})",
            page.say("report-seed"): str(experiment.seed),
            page.say("report-model-version"): experiment.model_version,
            page.say("experiment-fingerprint"): subject.fingerprint,
            page.say("report-versions"): ", ".join(f"{name} {number}" for name, number in subject.versions.items()),
        },
        "needed": repeating.files_needed(experiment.design),
        "other_model": "" if experiment.model_version == MODEL_VERSION else MODEL_VERSION,
    }


def _short(text: str, longest: int = 90) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
