"""The remarks of an analysis as sentences, in two languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from experiments.analysis.remarks import Remark
from experiments.field_labels import field_label, value_label
from experiments.numbers import amount, count, unit_after
from language.outcomes import OUTCOMES


def sentences(remarks: Sequence[Remark], lang: str = "en") -> list[str]:
    """Return a sentence for each remark.

    Parameters
    ----------
    remarks : sequence of Remark
    lang : {"en", "nl"}
    """
    return [SENTENCES[remark.kind](remark.facts, lang)[lang == "nl"] for remark in remarks]


def _points(facts: dict[str, Any], lang: str) -> tuple[str, str]:
    asked, counted = (count(facts[name], lang) for name in ("asked", "counted"))
    if facts["asked"] == facts["counted"]:
        return (f"{asked} settings were asked for, and all count.", f"Gevraagd: {asked} instellingen; alle tellen mee.")
    return (
        f"{asked} settings were asked for; {counted} of them can stand, and these count.",
        f"Gevraagd: {asked} instellingen; {counted} daarvan kunnen bestaan, en die tellen mee.",
    )


def _together(facts: dict[str, Any], lang: str) -> tuple[str, str]:
    names = _listed([_quoted(field_label(field, lang), lang) for field in facts["factors"]], lang)
    return (
        f"{names} are drawn as one, from the combinations that can stand; what depends on them is told of them "
        "together.",
        f"{names} zijn als één geloot, uit de combinaties die kunnen bestaan; wat ervan afhangt, geldt voor deze "
        "keuzes samen.",
    )


def _fixed(facts: dict[str, Any], lang: str) -> tuple[str, str]:
    name = _quoted(field_label(facts["factor"], lang), lang)
    value = _quoted(value_label(facts["factor"], facts["value"], lang), lang)
    return (
        f"{name} is {value} in every setting that counts, so nothing can be said about it.",
        f"{name} is {value} in elke instelling die meetelt; daarover valt dus niets te zeggen.",
    )


def _missing(facts: dict[str, Any], lang: str) -> tuple[str, str]:
    missing, runs, name = count(facts["missing"], lang), count(facts["runs"], lang), _outcome(facts, lang)
    if facts["missing"] == facts["runs"]:
        return (f"{name} has no value in any run.", f"{name} heeft in geen enkele run een waarde.")
    return (
        f"{name} has no value in {missing} of {runs} runs.",
        f"{name} heeft in {missing} van {runs} runs geen waarde.",
    )


def _constant(facts: dict[str, Any], lang: str) -> tuple[str, str]:
    known, name = OUTCOMES[facts["outcome"]], _outcome(facts, lang)
    value = f"{amount(facts['value'], known, lang)} {unit_after(known, lang)}".rstrip()
    return (f"{name} is the same in every run: {value}.", f"{name} is in elke run gelijk: {value}.")


def _unmoved(facts: dict[str, Any], lang: str) -> tuple[str, str]:
    name = _outcome(facts, lang)
    return (
        f"{name} is the same in every setting, future by future: nothing that varies here moves it.",
        f"{name} is in elke instelling gelijk, toekomst voor toekomst: niets wat hier varieert, beweegt deze uitkomst.",
    )


def _undivided(facts: dict[str, Any], lang: str) -> tuple[str, str]:
    missing, points, name = count(facts["missing"], lang), count(facts["points"], lang), _outcome(facts, lang)
    return (
        f"What {name} depends on is not told: it has no value in {missing} of {points} settings, and the estimate "
        "holds only over all of them. A latin_hypercube design does with those that have one.",
        f"Waarvan {name} afhangt, wordt niet gezegd: in {missing} van {points} instellingen is er geen waarde, en de "
        "schatting geldt alleen over alle instellingen samen. Een ontwerp van het soort latin_hypercube kan met gaten "
        "overweg.",
    )


def _too_few_samples(facts: dict[str, Any], lang: str) -> tuple[str, str]:
    name = _outcome(facts, lang)
    return (
        f"What {name} depends on is not told: the design has {facts['samples']} samples, and {facts['needed']} is the "
        "least.",
        f"Waarvan {name} afhangt, wordt niet gezegd: het ontwerp heeft {facts['samples']} basispunten; het minste is "
        f"{facts['needed']}.",
    )


def _rough(facts: dict[str, Any], lang: str) -> tuple[str, str]:
    name, samples = _outcome(facts, lang), count(facts["samples"], lang)
    more = count(4 * facts["samples"], lang)
    return (
        f"What {name} depends on is not told: {samples} base samples are too few to divide its variance. Try "
        f"samples = {more}.",
        f"Waarvan {name} afhangt, wordt niet gezegd: {samples} basispunten zijn te weinig om de variantie te verdelen. "
        f"Probeer samples = {more}.",
    )


def _no_lines(facts: dict[str, Any], lang: str) -> tuple[str, str]:
    points, name = count(facts["points"], lang), _outcome(facts, lang)
    return (
        f"No lines can be drawn for {name}: the {points} settings in which it has a value do not tell the factors "
        "apart. A design with more samples may.",
        f"Voor {name} zijn geen lijnen te trekken: de {points} instellingen met een waarde houden de factoren niet uit "
        "elkaar. Met meer instellingen kan dat wel.",
    )


def _outcome(facts: dict[str, Any], lang: str) -> str:
    return _quoted(OUTCOMES[facts["outcome"]].label(lang), lang)


def _quoted(text: str, lang: str) -> str:
    return f"‘{text}’" if lang == "nl" else f"“{text}”"


def _listed(names: Sequence[str], lang: str) -> str:
    *first, last = names
    return f"{', '.join(first)} {'en' if lang == 'nl' else 'and'} {last}"


SENTENCES: dict[str, Callable[[dict[str, Any], str], tuple[str, str]]] = {
    "points": _points,
    "together": _together,
    "fixed": _fixed,
    "one_future": lambda facts, lang: (
        "Each setting was run in one future: differences are shown without an interval, and none of them can be called "
        "clear.",
        "Elke instelling is in één toekomst gerekend: verschillen staan er zonder interval bij, en geen ervan mag "
        "duidelijk heten.",
    ),
    "one_point": lambda facts, lang: (
        "There is one setting, so there is nothing to compare.",
        "Er is één instelling; er valt dus niets te vergelijken.",
    ),
    "one_factor": lambda facts, lang: (
        "One factor varies, so there are no interactions.",
        "Er varieert één factor; wisselwerkingen zijn er dus niet.",
    ),
    "missing": _missing,
    "constant": _constant,
    "unmoved": _unmoved,
    "undivided": _undivided,
    "too_few_samples": _too_few_samples,
    "rough": _rough,
    "no_lines": _no_lines,
}
