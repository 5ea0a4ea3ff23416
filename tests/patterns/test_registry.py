"""The registry is section 8 of the specification: 34 patterns, in order, each of its kind."""

from __future__ import annotations

import pytest

import scenarios
from experiments.patterns.pattern import KINDS, Pattern
from experiments.patterns.registry import BY_ID, PATTERNS
from sim.observe.outcomes import OUTCOMES

SPECIFIED = {
    "input": {2, 18, 20},
    "mechanism": {3, 8, 9, 10, 14, 15, 23},
    "fit": {17, 19},
    "check": {1, 4, 5, 6, 7, 11, 12, 13, 16, 21, 22, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34},
}


def test_there_are_34_patterns_in_order() -> None:
    assert [pattern.id for pattern in PATTERNS] == list(range(1, 35))
    assert list(BY_ID) == list(range(1, 35))


def test_each_is_of_the_kind_the_specification_gives() -> None:
    assert {kind: {pattern.id for pattern in PATTERNS if pattern.kind == kind} for kind in KINDS} == SPECIFIED


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: str(pattern.id))
def test_each_has_words_target_source_and_known_outcomes(pattern: Pattern) -> None:
    assert pattern.name
    assert pattern.name_nl
    assert pattern.name != pattern.name_nl
    assert pattern.target
    assert pattern.source
    assert pattern.outcomes
    assert set(pattern.outcomes) <= set(OUTCOMES)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: str(pattern.id))
def test_a_check_and_only_a_check_names_a_field_whose_removal_changes_the_model(pattern: Pattern) -> None:
    assert (pattern.sabotage is not None) == (pattern.kind == "check")
    if pattern.sabotage is not None:
        town = scenarios.load("mid_town")
        removed = town.with_(pattern.sabotage.mechanism, pattern.sabotage.value)
        assert removed.fingerprint() != town.fingerprint()
        assert pattern.sabotage.why
