from __future__ import annotations

import pytest

import scenarios
from language.dilemmas import argument
from sim.inputs.choices import INERT_RULES, NEUTRAL, SHARES, Choices, inert, meaningful
from sim.inputs.context import Context
from sim.inputs.dilemmas import DILEMMAS
from sim.inputs.fields import leaves, named_values

TOWN = Context()


def test_every_choice_but_the_partnership_has_a_neutral_value():
    assert {"partnership", *NEUTRAL} == set(Choices.model_fields)


def test_rules_name_choices_that_exist():
    paths = {path.removeprefix("choices.") for path in leaves(Choices, "choices")}
    assert all(set(rule.fields) <= paths for rule in INERT_RULES)
    assert {f"choices.{name}" for name in SHARES} <= set(leaves(Choices, "choices"))


def test_with_nobody_invited_nothing_but_the_partnership_has_meaning():
    choices = Choices(partnership="none")
    assert inert(choices, TOWN) == set(leaves(Choices, "choices")) - {"choices.partnership"}
    wild = Choices(partnership="none", desk_sites=5, director="ggd", outreach=0.9, web="separate_sites")
    assert meaningful(choices, TOWN) == meaningful(wild, TOWN)
    assert meaningful(wild, TOWN).budget_per_youth == 0


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {"lead_organisation"}),
        ({"governance": "lead_organisation"}, set()),
        (
            {"desk": "network_only"},
            {"lead_organisation", "desk_sites", "desk_location", "open_more_on_success", "second_line_face"},
        ),
        (
            {"desk_sites": 0},
            {"lead_organisation", "desk_location", "open_more_on_success", "second_line_face"},
        ),
        ({"web": "none"}, {"lead_organisation", "web_chat"}),
        ({"budget_per_youth": 0.0}, {"lead_organisation", *SHARES}),
    ],
)
def test_a_choice_is_inert_by_its_rule(given, expected):
    assert inert(Choices(**given), TOWN) == {f"choices.{name}" for name in expected}


def test_where_the_desk_stands_means_nothing_in_one_neighbourhood():
    assert "choices.desk_location" in inert(Choices(), Context(neighbourhoods=1))


def test_what_has_meaning_is_left_as_it_was():
    choices = Choices(partnership="broad", desk="network_first", desk_sites=2)
    assert meaningful(choices, TOWN) == choices


def test_every_side_of_a_dilemma_speaks_for_a_value_that_exists():
    town = scenarios.load("mid_town")
    assert [dilemma.number for dilemma in DILEMMAS.values()] == list(range(1, 14))
    for dilemma in DILEMMAS.values():
        assert len(dilemma.sides) >= 2
        for side in dilemma.sides:
            assert argument(dilemma, side, "en") != argument(dilemma, side, "nl")
            for value in side.values:
                assert town.with_(side.field, value)


def test_a_described_choice_carries_the_arguments_for_its_values():
    argued = {side.field.removeprefix("choices.").split(".")[0] for each in DILEMMAS.values() for side in each.sides}
    assert set(DILEMMAS) <= argued
    for name in ("web", "sequence", "specialist_help", "second_line_face"):
        sides = [side for each in DILEMMAS.values() for side in each.sides if side.field == f"choices.{name}"]
        spoken = {value for side in sides for value in side.values}
        assert spoken <= set(named_values(Choices.model_fields[name]))
