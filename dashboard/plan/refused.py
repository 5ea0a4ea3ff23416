"""A refusal in the language of the page: which field by its label, what was given, and what is allowed.

The model refuses in English, naming fields by their paths. Here the parts are said again with the labels of the
registries; what has no such form is handed on as the model says it, with the fields it names.
"""

from __future__ import annotations

import re
from functools import cache

from dashboard.language import Language
from dashboard.plan.state import BadAddressError
from experiments.field_units import quantity
from experiments.numbers import localised
from language.fields import describe
from language.organisations import organisation_label
from language.parameters import meaning
from sim.inputs.fields import DECIDE
from sim.inputs.organisation_types import INDEX
from sim.inputs.parameters import PARAMETERS
from sim.inputs.refusals import FIELDS
from sim.inputs.scenario import ScenarioError

LATER = re.compile(r"^in force from month (?P<month>\d+): (?P<rest>.*)$")
NOT_ALLOWED = re.compile(r"^(?:changes\.value: )?(?P<path>[a-z_.0-9]+) = (?P<given>.*?): allowed is (?P<allowed>.*)$")
TOO_LATE = re.compile(r'^changes: "(?P<path>[^"]+)" changes in month (?P<month>\d+), but a run of (?P<months>\d+) ')
NO_FIELD = re.compile(r"^(?P<given>.*) is not a field of a scenario")
#: What is refused of several fields together: key of the text, and how the model says it.
TOGETHER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("profile-sum", re.compile(r"the shares given sum to (?P<sum>[\d.]+); the six shares must sum to 1")),
    ("investment-sum", re.compile(r"the shares given sum to (?P<sum>[\d.]+); together they may be at most 1")),
    ("exchanged-pair", re.compile(r"exchanged_kind and exchanged_with go together")),
    ("exchanged-same", re.compile(r"exchanged_with = .* is the same kind")),
    ("two-changes", re.compile(r'two changes of "(?P<path>[^"]+)" in month (?P<month>\d+)')),
    ("before-start", re.compile(r"month (?P<month>\S+) lies before month 0")),
    ("not-later", re.compile(r'"(?P<path>[^"]+)" cannot change during a run')),
    ("no-lead", re.compile(r'choices\.lead_organisation = "(?P<lead>[^"]+)" does not exist with')),
)
PATH = re.compile(r"\b(?:choices|context|mechanisms|parameters)\.[a-z_]+(?:\.[a-z_]+)?")


def refused(problem: BadAddressError | ScenarioError, lang: Language) -> str:
    """Say a refusal, a finding a line."""
    if isinstance(problem, BadAddressError):
        return problem.said(lang)
    text = str(problem)
    if lang.base == "en":
        return lang.said(text)
    return "\n".join(lang.said(_line(line, lang)) for line in text.splitlines())


def _line(text: str, lang: Language) -> str:
    if found := LATER.match(text):
        return f"{lang('refusal-from-month', month=found['month'])} {_line(found['rest'], lang)}"
    if found := NOT_ALLOWED.match(text):
        path = found["path"]
        values = {"field": _named(path, lang), "given": found["given"]}
        return lang("refusal-not-allowed", **values, allowed=_allowed(path, found["allowed"], lang))
    if found := TOO_LATE.match(text):
        last = int(found["months"]) - 1
        return lang("refusal-too-late", field=_named(found["path"], lang), month=found["month"], last=last)
    if found := NO_FIELD.match(text):
        return lang("refusal-no-field", given=found["given"])
    for key, said_so in TOGETHER:
        if found := said_so.search(text):
            return lang(f"refusal-{key}", **_told(found.groupdict(), lang))
    about = [_named(path, lang) for path in dict.fromkeys(PATH.findall(text)) if path in _rows()]
    said = lang("refusal-as-said", text=text)
    return f"{lang('refusal-about', fields=', '.join(about))} {said}" if about else said


def _told(parts: dict[str, str], lang: Language) -> dict[str, str]:
    """Return what a sentence names: fields and organisations by their labels, numbers as the language writes them."""
    told = dict(parts)
    if "path" in told:
        told["field"] = _named(told.pop("path"), lang)
    if "sum" in told:
        told["sum"] = quantity(float(told["sum"]), "share", lang.base)
    if "lead" in told:
        told["lead"] = organisation_label(told["lead"], lang.base) if told["lead"] in INDEX else told["lead"]
    return told


@cache
def _rows() -> dict[str, dict[str, object]]:
    return {row["path"]: row for row in describe()}


def _named(path: str, lang: Language) -> str:
    name = path.removeprefix("parameters.")
    if path in _rows():
        label = str(_rows()[path][f"label_{lang.base}"])
    elif name in PARAMETERS:
        label = meaning(name, lang.base)
    else:
        return path
    return f"{label} ({path})"


def _allowed(path: str, said: str, lang: Language) -> str:
    """Say what a field takes; as the model says it where the registry has no field of that path."""
    row = _rows().get(path)
    if row is None or path not in FIELDS:
        name = path.removeprefix("parameters.")
        if name not in PARAMETERS:
            return said
        return lang("refusal-number", **_ends(*PARAMETERS[name].range, lang))
    kind = row["type"]
    if kind == "choice":
        shown = [f"{each['value']} ({each[f'label_{lang.base}']})" for each in row["values"]]  # type: ignore[attr-defined]
        allowed = ", ".join(shown)
    elif kind == "yes_no":
        allowed = lang("refusal-yes_no")
    elif kind in ("number", "whole_number") and row["minimum"] is not None and row["maximum"] is not None:
        allowed = lang(f"refusal-{kind}", **_ends(row["minimum"], row["maximum"], lang))
    else:
        return said
    return f"{allowed}, {lang('refusal-decide', decide=DECIDE)}" if row["may_decide"] else allowed


def _ends(low: object, high: object, lang: Language) -> dict[str, str]:
    return {name: localised(f"{each:,.10g}", lang.base) for name, each in (("low", low), ("high", high))}
