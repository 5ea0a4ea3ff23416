"""Badges are earned by verdicts, and by nothing else."""

from __future__ import annotations

import pytest

from experiments.patterns.badges import ASSUMPTION, DIRECTION, FIGURES, badges
from experiments.patterns.registry import PATTERNS
from sim.observe.outcomes import OUTCOMES


def verdicts(*passed: int) -> list[dict[str, object]]:
    return [{"id": pattern.id, "passed": pattern.id in passed} for pattern in PATTERNS]


def test_every_outcome_has_a_badge_and_without_verdicts_it_is_an_assumption() -> None:
    for found in (badges([]), badges(verdicts())):
        assert list(found) == list(OUTCOMES)
        assert {entry["badge"] for entry in found.values()} == {ASSUMPTION}


def test_a_fit_earns_figures_a_check_a_direction() -> None:
    found = badges(verdicts(19, 7))
    assert found["service_use"]["badge"] == FIGURES
    assert found["partner_hours_cost"]["badge"] == DIRECTION
    assert found["partner_hours_cost"]["passed"] == [7]
    assert 6 in found["practice_level"]["failed"]


@pytest.mark.parametrize("number", [3, 8, 18, 23])
def test_a_mechanism_or_an_input_earns_nothing(number: int) -> None:
    assert {entry["badge"] for entry in badges(verdicts(number)).values()} == {ASSUMPTION}


def test_what_was_not_run_speaks_neither_for_nor_against() -> None:
    entries = [{**entry, "verdict": "not run" if entry["id"] == 6 else "failed"} for entry in verdicts()]
    assert 6 not in badges(entries)["practice_level"]["failed"]
    assert 7 in badges(entries)["practice_level"]["failed"]


def test_a_check_that_passes_without_its_mechanism_earns_nothing() -> None:
    for bites, badge in ((True, DIRECTION), (False, ASSUMPTION)):
        entries = [{**entry, "sabotage": {"bites": bites}} for entry in verdicts(32)]
        assert badges(entries)["agreement_level"]["badge"] == badge
