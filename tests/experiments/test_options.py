"""Options are read as meant, and refused in words."""

from __future__ import annotations

import pytest
import typer

import scenarios
from experiments.options import Settings, parsed_assignments, value_of, whole_number, with_assignments
from experiments.refusals import Refusal
from experiments.runs import unique_names
from sim.inputs.scenario import ScenarioError


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


def test_one_future_needs_one_worker_whatever_the_machine() -> None:
    settings = Settings(1, 91, 1, 0, "luck", "en").for_scenarios([scenarios.load("mid_town")])
    assert (settings.replications, settings.workers) == (1, 1)


@pytest.mark.parametrize("text", ["abc", "2.5", "nan", "", "1e3", "9" * 5000])
def test_a_text_that_is_no_whole_number_is_shown(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="whole number"):
        whole_number(text)


def test_repeated_names_are_numbered() -> None:
    assert unique_names(["a", "b", "a", "a"]) == ["a", "b", "a (2)", "a (3)"]
    assert unique_names(["a", "a", "a (2)"]) == ["a", "a (3)", "a (2)"]
