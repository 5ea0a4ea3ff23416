"""The page of an experiment, section by section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from experiments import report_setting
from experiments.analysis.box_words import box_sentences
from experiments.dates import month_words
from experiments.experiment_report import found, holding_up, indices, repeating
from experiments.experiment_report.evidence import evidence
from experiments.experiment_report.holding_up import settings_by_point
from experiments.experiment_report.sentences import counted
from experiments.experiment_report.words import factor_label, level_label, setting_label
from experiments.numbers import amount, futures, localised, span
from experiments.page import Page, bullets, details, paragraph, table
from experiments.report import by_label
from experiments.uncertainty import on_a_page
from language.outcomes import OUTCOMES

if TYPE_CHECKING:
    from experiments.analysis.tables import Analysis
    from experiments.store.catalogue import Experiment
    from sim.inputs.scenario import Scenario
    from sim.run.results import Results


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


def build(subject: Subject, lang: str) -> Page:
    """Return the page with all its sections and figures."""
    page = Page(lang)
    found.add_in_short(page, subject.analysis, subject.experiment)
    _add_design(page, subject)
    if subject.results:
        report_setting.add_what_differs(page, by_label(subject.results, lang))  # type: ignore[arg-type]  # towns
    found.add_details(page, subject.analysis, subject.experiment)
    found.add_courses(page, subject.results, subject.experiment)
    _add_conditions(page, subject.analysis)
    holding_up.add_trade_offs(page, subject.analysis)
    holding_up.add_robustness(page, subject.analysis)
    _add_levels(page, subject)
    _add_caveats(page, subject)
    _add_how_to_repeat(page, subject)
    return page


def title_of(experiment: Experiment, lang: str) -> str:
    """Return the question of an experiment, or its name where it asks none."""
    design = experiment.design
    return (design.question_nl if lang == "nl" else design.question_en) or experiment.name


def html(page: Page, subject: Subject) -> str:
    """Return the whole page as HTML."""
    title = title_of(subject.experiment, page.lang)
    closing = page.say(
        "A model is a way of thinking with others, not a forecast.",
        "Een model is een manier om samen na te denken, geen voorspelling.",
    )
    header = f"<h1>{escape(title)}</h1>\n{_introduction(page, subject)}"
    return page.html(title=title, header=header, footer=paragraph(closing))


def _introduction(page: Page, subject: Subject) -> str:
    design, number = subject.experiment.design, len(subject.scenarios)
    last = month_words(subject.experiment.months - 1, page.lang)
    sizes = sorted({scenario.context.inhabitants for scenario in subject.scenarios.values()})
    town = page.say(" to ", " tot ").join(
        localised(f"{size:,}", page.lang) for size in dict.fromkeys([sizes[0], sizes[-1]])
    )
    luck = futures(subject.experiment.replications, page.lang)
    runs = localised(f"{number * subject.experiment.replications:,}", page.lang)
    points = page.say(
        f"{number} scenarios" if design.kind == "scenarios" else f"{number} settings",
        f"{number} scenario's" if design.kind == "scenarios" else f"{number} instellingen",
    )
    also = ("", "")
    if design.draws_numbers:
        also = (" and one set of the model's numbers", " en één stel getallen van het model")
    lead = page.say(
        f"{points} of a municipality of {town} inhabitants, month by month from {month_words(0)} to {last}, each in "
        f"{luck}: {runs} runs. A future is one course of luck{also[0]}; the same future holds the same children with "
        "the same luck in every setting, so differences are counted future by future.",
        f"{points} van een gemeente van {town} inwoners, maand voor maand van {month_words(0, 'nl')} tot en met "
        f"{last}, "
        f"elk in {luck}: {runs} runs. Een toekomst is één verloop van het toeval{also[1]}. Dezelfde toekomst bevat in "
        "elke instelling dezelfde kinderen met hetzelfde toeval; verschillen zijn dus per toekomst geteld.",
    )
    return paragraph(lead, "lead") + paragraph(
        on_a_page(design.uncertainty, page.lang, drawn=design.is_sampled), "note"
    )


def _add_design(page: Page, subject: Subject) -> None:
    design, analysis = subject.experiment.design, subject.analysis
    rows = []
    for factor in analysis.factors:
        levels = list(dict.fromkeys(analysis.outcomes[factor]))
        if design.is_sampled and all(isinstance(level, float) for level in levels):
            levels.sort()
        if design.is_sampled and len(levels) > 8:
            low, high = (level_label(factor, end, page.lang) for end in (min(levels), max(levels)))
            told = page.say(f"drawn between {low} and {high}", f"geloot tussen {low} en {high}")
        else:
            told = "; ".join(level_label(factor, level, page.lang) for level in levels)
        name = "" if factor in ("base", "scenario") else f'<span class="name">{escape(factor)}</span>'
        rows.append([escape(factor_label(factor, page.lang)) + name, escape(told)])
    kinds = {
        "scenarios": page.say("A list of scenarios; each is compared with the first.",
                              "Een lijst scenario's; elk is vergeleken met het eerste."),
        "full_factorial": page.say("Every combination of these settings.", "Elke combinatie van deze instellingen."),
        "half_factorial": page.say("Half of all combinations, chosen so that no effect and no interaction of two is "
                                   "confounded with another.",
                                   "De helft van alle combinaties, zo gekozen dat geen effect en geen "
                                   "wisselwerking van twee met een ander wordt verward."),
        "one_at_a_time": page.say("A base, and each other setting alone: it shows nothing of what settings do "
                                  "together.",
                                  "Een uitgangspunt, en elke andere instelling apart: wat instellingen samen doen, is "
                                  "hier niet te zien."),
        "latin_hypercube": page.say("Settings drawn evenly over all ranges at once (Latin hypercube).",
                                    "Instellingen gelijkmatig geloot over alle bereiken tegelijk (Latin hypercube)."),
        "sobol": page.say("Settings drawn to split the variance (Sobol, Saltelli).",
                          "Instellingen geloot om de variantie te verdelen (Sobol, Saltelli)."),
        "morris": page.say("Walks through the ranges, one setting a step (Morris).",
                           "Wandelingen door de bereiken, één instelling per stap (Morris)."),
    }  # fmt: skip
    parts = [paragraph(kinds[design.kind])]
    if design.kind != "scenarios" and "base" not in analysis.factors:
        base = level_label("base", design.base, page.lang)
        parts.append(paragraph(page.say(f"All else as in: {base}.", f"Al het andere zoals in: {base}.")))
    if design.set:
        fixed = {field: value for field, value in design.set.items() if not isinstance(value, dict)}
        parts.append(
            paragraph(page.say("Set everywhere: ", "Overal ingesteld: ") + setting_label(fixed, page.lang) + ".")
        )
    headers = [page.say("What varies", "Wat varieert"), page.say("Settings", "Instellingen")]
    listed = table(page.say("What varies in this experiment.", "Wat er in dit experiment varieert."), headers, rows)
    parts.append(details(page.say("All settings", "Alle instellingen"), listed) if len(rows) > 10 else listed)
    if subject.experiment.skipped:
        count = len(subject.experiment.skipped)
        skipped = [escape(f"{each['label']}: {each['why']}") for each in subject.experiment.skipped[:20]]
        parts.append(
            details(
                page.say(f"Combinations that cannot stand and were skipped: {count}",
                         f"Combinaties die niet kunnen bestaan en zijn overgeslagen: {count}"),
                bullets(skipped),
            )
        )  # fmt: skip
    page.add("design", page.say("What was tried", "Wat er is geprobeerd"), *parts)


def _add_conditions(page: Page, analysis: Analysis) -> None:
    sentences = box_sentences(analysis, page.lang)
    if not sentences:
        return
    page.add(
        "conditions",
        page.say("Under which conditions", "Onder welke omstandigheden"),
        paragraph(
            page.say(
                "Conditions under which an outcome belongs to the worst quarter, found by PRIM (EMA Workbench) "
                "on seven "
                "tenths of the settings and put to the proof on the others. What does not hold there is not told as "
                "found.",
                "Omstandigheden waarin een uitkomst tot het slechtste kwart behoort, gezocht met PRIM (EMA "
                "Workbench) in "
                "zeven tiende van de instellingen en beproefd op de andere. Wat daar geen stand houdt, heet niet "
                "gevonden.",
            )
        ),
        bullets([escape(sentence) for sentence in sentences]),
    )


def _add_levels(page: Page, subject: Subject) -> None:
    """Add mean and 10-90% of every response at every point, where there are not too many."""
    outcomes = subject.analysis.outcomes
    if len(subject.scenarios) > 60:
        return
    responses = subject.experiment.design.responses
    levels = settings_by_point(subject.analysis)
    lines = []
    for point, rows in outcomes.groupby("point", sort=True):
        cells = [escape(_short(setting_label(_told(levels[int(str(point))], levels, subject), page.lang)))]
        for key in responses:
            known = rows[key].dropna()
            cell = amount(known.mean() if len(known) else None, OUTCOMES[key], page.lang)
            if len(known) > 1:
                low, high = (float(known.quantile(end)) for end in (0.1, 0.9))
                cell += f'<span class="under">{span(low, high, OUTCOMES[key], page.lang)}</span>'
            cells.append(cell)
        lines.append(cells)
    caption = page.say(
        "Mean over futures; below it 10-90% of futures. A dash means that there was nothing to measure.",
        "Gemiddelde over toekomsten; daaronder 10-90% van de toekomsten. Een streepje betekent dat er niets te "
        "meten viel.",
    )
    headers = [page.say("Setting", "Instelling"), *(OUTCOMES[key].label(page.lang) for key in responses)]
    shown = table(caption, headers, lines)
    page.add("levels", page.say("All levels", "Alle niveaus"), details(page.say("Show", "Tonen"), shown))


def _told(
    levels: Mapping[str, object], every: Mapping[int, Mapping[str, object]], subject: Subject
) -> dict[str, object]:
    """Return what tells a point from the others: of one at a time, what differs from the base."""
    if subject.experiment.design.kind != "one_at_a_time":
        return dict(levels)
    base = next(iter(every.values()))
    changed = {factor: value for factor, value in levels.items() if value != base[factor]}
    return changed or {"base": subject.experiment.design.base}


def _add_caveats(page: Page, subject: Subject) -> None:
    design, tables = subject.experiment.design, subject.analysis.tables
    differences = [
        tables[name]
        for name in ("differences", "main_effects", "interactions", "effects_within", "slopes")
        if name in tables and tables[name]["low"].notna().any()
    ]
    warnings = []
    if differences:
        warnings.append(counted(page, differences))
    if design.kind in ("sobol", "morris", "latin_hypercube"):
        warnings.append(
            page.say(
                f"Each setting was run in {futures(subject.experiment.replications)}, the same for all. What is "
                "told of "
                "settings holds for these futures; with others it may differ.",
                f"Elke instelling is in {futures(subject.experiment.replications, 'nl')} gerekend, dezelfde voor "
                "alle. Wat "
                "over instellingen wordt verteld, geldt voor deze toekomsten; met andere kan het anders zijn.",
            )
        )
    if "sobol" in tables:
        warnings += indices.too_rough(page, tables["sobol"])
    if "slopes" in tables:
        least, most = (f"{100 * share:.0f}%" for share in tables["slopes"]["explained"].agg(["min", "max"]))
        warnings.append(
            page.say(
                f"The straight lines explain {least} to {most} of the variance between settings, by outcome. Where "
                "that is little, they tell little.",
                f"De rechte lijnen verklaren per uitkomst {least} tot {most} van de variantie tussen instellingen. "
                "Waar dat weinig is, zeggen ze weinig.",
            )
        )
    if differences:
        warnings.append(_nothing_found(page, drawn=design.is_sampled))
    for (english, dutch), count in subject.broken.items():
        runs = "1 run" if count == 1 else f"{count} runs"
        warnings.append(
            page.say(f"In {runs} the model's own books did not balance. This did not hold: “{english}”",
                     f"In {runs} klopte de eigen boekhouding van het model niet. Dit ging niet op: ‘{dutch}’")
        )  # fmt: skip
    if not subject.broken:
        warnings.append(
            page.say("In every run the model's own books balanced.",
                     "In elke run klopte de eigen boekhouding van het model.")
        )  # fmt: skip
    page.add(
        "sure",
        page.say("How sure is this?", "Hoe zeker is dit?"),
        bullets([escape(text) for text in warnings]),
        *evidence(page, design.responses),
    )


def _nothing_found(page: Page, *, drawn: bool) -> str:
    so_many = ("settings", "instellingen") if drawn else ("futures", "toekomsten")
    return page.say(
        f"“No difference found” means that the interval includes zero: with so many {so_many[0]} nothing can be told "
        "apart. It does not mean that there is no effect.",
        f"‘Geen verschil gevonden’ betekent dat nul binnen het interval ligt: met zo veel {so_many[1]} is er niets te "
        "onderscheiden. Het betekent niet dat er geen effect is.",
    )


def _add_how_to_repeat(page: Page, subject: Subject) -> None:
    from sim.compiling.version import MODEL_VERSION

    experiment = subject.experiment
    facts = {
        page.say("Experiment", "Experiment"): f"{experiment.name} ({experiment.id})",
        page.say("Seed", "Seed"): str(experiment.seed),
        page.say("Model version", "Modelversie"): experiment.model_version,
        page.say("Fingerprint of all outcomes", "Vingerafdruk van alle uitkomsten"): subject.fingerprint,
        page.say("Versions", "Versies"): ", ".join(f"{name} {number}" for name, number in subject.versions.items()),
    }
    listed = "".join(f"<dt>{escape(key)}</dt><dd>{escape(value)}</dd>" for key, value in facts.items())
    parts = [
        paragraph(
            page.say(
                f"In the folder of this page lies {repeating.DESIGN_FILE}, the design as it was run. These "
                "commands give "
                "the same numbers and the same page:",
                f"In de map van deze pagina staat {repeating.DESIGN_FILE}, het ontwerp zoals het is gedraaid. Deze "
                "opdrachten geven dezelfde getallen en dezelfde pagina:",
            )
        ),
        f"<pre>{escape(repeating.commands(experiment, page.lang))}</pre>",
        f"<dl>{listed}</dl>",
    ]
    needed = repeating.files_needed(experiment.design)
    if needed:
        parts.append(paragraph(page.say("Needed beside it: ", "Daarnaast nodig: ") + ", ".join(map(str, needed)) + "."))
    if experiment.model_version != MODEL_VERSION:
        parts.append(
            paragraph(
                page.say(f"The model installed now is another one ({MODEL_VERSION}); it gives other numbers.",
                         f"Het model dat nu is geïnstalleerd is een ander ({MODEL_VERSION}) en geeft andere getallen."),
                "note",
            )
        )  # fmt: skip
    parts.append(
        paragraph(
            page.say("The tables behind this page stand beside it as CSV.",
                     "De tabellen achter deze pagina staan er als CSV naast."),
            "soft",
        )
    )  # fmt: skip
    page.add("repeat", page.say("How to get these numbers again", "Zo komt u opnieuw aan deze getallen"), *parts)


def _short(text: str, longest: int = 90) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
