"""The patterns in Dutch: every target, with the numbers of the English one."""

from __future__ import annotations

import re

import pytest

from experiments.field_words import source_in_words
from experiments.patterns.pattern import Pattern
from experiments.patterns.registry import PATTERNS
from experiments.patterns.tables import target_in_words
from experiments.reference_results import load_reference
from language import words


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?", text.replace(",", ".")))


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: str(pattern.id))
def test_a_target_has_the_same_numbers_in_dutch(pattern: Pattern) -> None:
    given = re.sub(r"\b[a-z]+_[a-z0-9_]+\b", "", pattern.target)
    assert numbers(words("nl")(f"pattern-{pattern.id}.target")) == numbers(given)


def test_no_source_names_a_file_and_no_target_an_outcome_by_its_column() -> None:
    for entry in load_reference():
        assert not re.search(r"\.md\b", source_in_words(entry["source"], "nl") + source_in_words(entry["source"], "en"))
        assert "_" not in target_in_words(entry, "nl")
        assert not re.search(r"\b(and|the|choices|steps|inference|within)\b", source_in_words(entry["source"], "nl"))
