"""Options are read as meant, and refused in words."""

from __future__ import annotations

from typing import Any

import pytest
import typer

import scenarios
from experiments.options import checked_settings, parsed_assignments, value_of, whole_number, with_assignments
from experiments.refusals import Refusal
from experiments.runs import unique_names
from sim.inputs.scenario import ScenarioError

GOOD: dict[str, Any] = {
    "replications": 20,
    "months": 91,
    "seed": 1,
    "workers": None,
    "uncertainty": "luck",
    "lang": "en",
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.5", 0.5),
        ("3", 3),
        ("true", True),
        ("broad", "broad"),
        (" broad ", "broad"),
        ('"broad"', "broad"),
        ("[1.0, 0.9]", [1.0, 0.9]),
        ("2011-01-01", "2011-01-01"),
        ("1\nother = 2", "1\nother = 2"),
        ("", ""),
    ],
)
def test_a_value_is_read_as_toml_and_else_as_it_stands(text: str, value: object) -> None:
    assert value_of(text) == value


def test_assignments_are_made_together_since_one_field_may_ask_for_another() -> None:
    texts = ["choices.lead_organisation=ggd", "choices.care_coordination=lead_organisation"]
    scenario = with_assignments(scenarios.load("broad"), parsed_assignments(texts))
    assert scenario.choices.lead_organisation == "ggd"


@pytest.mark.parametrize("text", ["choices.partnership", "=broad", ""])
def test_an_assignment_without_field_and_value_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="FIELD=VALUE"):
        parsed_assignments([text])


def test_a_field_assigned_twice_is_refused() -> None:
    with pytest.raises(Refusal, match="twice"):
        parsed_assignments(["choices.outreach=0.1", "choices.outreach=0.2"])


def test_an_unknown_field_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(ScenarioError, match=r"choices\.partnership"):
        with_assignments(scenarios.load("broad"), parsed_assignments(["choices.partnershp=narrow"]))


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("replications", 0),
        ("replications", -1),
        ("replications", 10_001),
        ("months", 0),
        ("months", 601),
        ("seed", -1),
        ("seed", 2**63),
        ("workers", 0),
        ("workers", -2),
        ("lang", "fr"),
        ("uncertainty", "lick"),
    ],
)
def test_what_is_out_of_range_is_refused_by_name_value_and_range(option: str, value: object) -> None:
    with pytest.raises(Refusal) as refusal:
        checked_settings(**{**GOOD, option: value})
    assert f"--{option}" in str(refusal.value)
    assert str(value) in str(refusal.value)
    assert "allowed" in str(refusal.value)


def test_uncertainty_may_be_of_both_kinds() -> None:
    assert checked_settings(**{**GOOD, "uncertainty": "both"}).uncertainty == "both"


def test_one_future_needs_one_worker_whatever_the_machine() -> None:
    assert checked_settings(**{**GOOD, "replications": 1}).workers == 1


@pytest.mark.parametrize("text", ["abc", "2.5", "nan", "", "1e3", "9" * 5000])
def test_a_text_that_is_no_whole_number_is_shown(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="whole number"):
        whole_number(text)


def test_repeated_names_are_numbered() -> None:
    assert unique_names(["a", "b", "a", "a"]) == ["a", "b", "a (2)", "a (3)"]
    assert unique_names(["a", "a", "a (2)"]) == ["a", "a (3)", "a (2)"]
