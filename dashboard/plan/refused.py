"""A refusal in the language of the page: fields and values by their labels, what was given, and what is allowed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.language import Language
from dashboard.plan.state import BadAddressError
from experiments.field_words import quantity
from experiments.numbers import localised
from language.fields import describe, value_label, value_words
from language.organisations import organisation_label
from language.parameters import meaning
from sim.inputs.fields import DECIDE
from sim.inputs.parameters import PARAMETERS
from sim.inputs.refusals import FIELDS
from sim.inputs.scenario import ScenarioError
from sim.inputs.scenario_error import Finding


def refused(problem: BadAddressError | ScenarioError, lang: Language) -> str:
    """Say a refusal, a finding a line."""
    if isinstance(problem, BadAddressError):
        return problem.said(lang)
    return "\n".join(dict.fromkeys(_line(each, lang) for each in problem.findings)) or lang.said(str(problem))


def _line(finding: Finding, lang: Language) -> str:
    facts = {name: _told(name, value, lang) for name, value in finding.facts.items()}
    if "kind" in facts:
        facts["allowed"] = _allowed(finding.facts, lang)
    said = [lang(f"refusal-{finding.code}", **facts)]
    if finding.since:
        said.insert(0, lang("refusal-from-month", month=finding.since))
    if facts.get("nearest"):
        said.append(lang("refusal-nearest", nearest=facts["nearest"]))
    return " ".join(said)


def _told(name: str, value: Any, lang: Language) -> Any:
    """Return a fact as a sentence names it: fields, choices and organisations by their labels."""
    if name == "field":
        return _named(value, lang)
    if name == "sum":
        return quantity(value, "share", lang.base)
    if name == "kinds":
        return ", ".join(organisation_label(kind, lang.base) for kind in value) or lang("refusal-no-kind")
    if f"choices.{name}" in FIELDS:
        return lang("choose-decide") if value == DECIDE else value_words(f"choices.{name}", value, lang.base)
    return value


def _named(path: str, lang: Language) -> str:
    name = path.removeprefix("parameters.")
    labels = {row["path"]: row[f"label_{lang.base}"] for row in describe()}
    label = labels.get(path) or (meaning(name, lang.base) if name in PARAMETERS else "")
    return f"{label} ({path})" if label else path


def _allowed(facts: Mapping[str, Any], lang: Language) -> str:
    """Say what a field takes."""
    if facts["kind"] == "choice":
        path = facts["field"]
        said = ", ".join(f"{each} ({value_label(path, each, lang.base)})" for each in facts["values"])
    else:
        ends = {end: localised(f"{facts[end] or 0:,.10g}", lang.base) for end in ("low", "high")}
        said = lang(f"refusal-allowed-{facts['kind']}", **ends)
    return f"{said}, {lang('refusal-decide', decide=DECIDE)}" if facts["decide"] else said
