"""The remarks of an analysis as sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from experiments.analysis.remarks import Remark
from experiments.field_words import field_label, value_label
from experiments.numbers import amount, unit_after
from language import words
from language.lists import listed
from language.outcomes import OUTCOMES


def sentences(remarks: Sequence[Remark], lang: str = "en") -> list[str]:
    """Return a sentence for each remark.

    Parameters
    ----------
    remarks : sequence of Remark
    lang : {"en", "nl"}
    """
    return [words(lang)(key_of(remark.kind), **_told(remark.facts, lang)) for remark in remarks]


def key_of(kind: str) -> str:
    """Return the message of a kind of remark."""
    return f"remark-{kind.replace('_', '-')}"


def _told(facts: dict[str, Any], lang: str) -> dict[str, Any]:
    """Return facts as sentences have them: fields, values and outcomes in words, and what follows from the counts."""

    def quoted(text: str) -> str:
        return words(lang)("remark-quoted", text=text)

    told: dict[str, Any] = {name: value for name, value in facts.items() if type(value) is int}
    if "asked" in facts:
        told["skipped"] = facts["asked"] - facts["counted"]
    if "runs" in facts:
        told["present"] = facts["runs"] - facts["missing"]
    if "samples" in facts:
        told["more"] = 4 * facts["samples"]
    if "factors" in facts:
        told["names"] = listed([quoted(field_label(field, lang)) for field in facts["factors"]], lang)
    if "factor" in facts:
        told["factor"] = quoted(field_label(facts["factor"], lang))
        told["value"] = quoted(value_label(facts["factor"], facts["value"], lang))
    if "outcome" in facts:
        outcome = OUTCOMES[facts["outcome"]]
        told["outcome"] = quoted(outcome.label(lang))
        if "value" in facts:
            told["value"] = f"{amount(facts['value'], outcome, lang)} {unit_after(outcome, lang)}".rstrip()
    return told
