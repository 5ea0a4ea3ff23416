"""What is refused of a scenario, in words: fields and values by their labels, what was given, and what is allowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from experiments.field_words import quantity
from language import words
from language.fields import describe, value_label, value_words
from language.numbers import significant
from language.organisations import organisation_label
from language.parameters import meaning
from sim.inputs.fields import DECIDE
from sim.inputs.parameters import PARAMETERS
from sim.inputs.refusals import FIELDS
from sim.inputs.scenario_error import Finding


def refusal_words(findings: Iterable[Finding], lang: str) -> list[str]:
    """Say what is wrong with a scenario, a sentence a finding, each once."""
    return list(dict.fromkeys(_line(each, lang) for each in findings))


def _line(finding: Finding, lang: str) -> str:
    say = words(lang)
    facts = {name: _told(name, value, lang) for name, value in finding.facts.items()}
    if "kind" in facts:
        facts["allowed"] = _allowed(finding.facts, lang)
    said = [say(f"refusal-{finding.code}", **facts)]
    if finding.since:
        said.insert(0, say("refusal-from-month", month=finding.since))
    if facts.get("nearest"):
        said.append(say("refusal-nearest", nearest=facts["nearest"]))
    return " ".join(said)


def _told(name: str, value: Any, lang: str) -> Any:
    """Return a fact as a sentence names it: fields, choices and organisations by their labels."""
    if name == "field":
        return _named(value, lang)
    if name == "sum":
        return quantity(value, "share", lang)
    if name == "kinds":
        return ", ".join(organisation_label(kind, lang) for kind in value) or words(lang)("refusal-no-kind")
    if f"choices.{name}" in FIELDS:
        return value_words(f"choices.{name}", value, lang)
    return value


def _named(path: str, lang: str) -> str:
    name = path.removeprefix("parameters.")
    labels = {row["path"]: row[f"label_{lang}"] for row in describe()}
    label = labels.get(path) or (meaning(name, lang) if name in PARAMETERS else "")
    return f"{label} ({path})" if label else path


def _allowed(facts: Mapping[str, Any], lang: str) -> str:
    """Say what a field takes."""
    if facts["kind"] == "choice":
        path = facts["field"]
        said = ", ".join(f"{each} ({value_label(path, each, lang)})" for each in facts["values"])
    else:
        ends = {end: significant(facts[end] or 0, lang, digits=10) for end in ("low", "high")}
        said = words(lang)(f"refusal-allowed-{facts['kind']}", **ends)
    return f"{said}, {words(lang)('refusal-decide', decide=DECIDE)}" if facts["decide"] else said
