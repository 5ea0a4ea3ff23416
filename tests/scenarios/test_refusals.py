from __future__ import annotations

import math

import pytest

import scenarios
from sim.inputs.scenario import Scenario, ScenarioError

TOWN = scenarios.load("mid_town")


def refusal(fields: dict[str, object]) -> str:
    with pytest.raises(ScenarioError) as caught:
        TOWN.with_all(fields)
    return str(caught.value)


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (
            "choices.partnership",
            "broadd",
            ['choices.partnership = "broadd"', '"narrow"', 'did you mean "broad"?'],
        ),
        ("choices.partnership", "decid", ["choices.partnership", 'or "decide"', 'did you mean "decide"?']),
        ("context.urbanity", "decide", ["context.urbanity", "whole number from 1 to 5"]),
        ("mechanisms.label", "decide", ["mechanisms.label", "from 0 to 2"]),
        ("ensemble.municipalities", 444, ["ensemble.municipalities", "from 1 to 443", '"all"']),
        ("ensemble.municipalities", "some", ["ensemble.municipalities", '"all"']),
        ("ensemble.municipalities", True, ["ensemble.municipalities"]),
        ("ensemble.regions", 2, ["ensemble.regions = 2", "from 8 to 443"]),
        ("ensemble.towns", 2, ["ensemble.towns", "ensemble"]),
        ("ensemble", 3, ["ensemble = 3"]),
        ("choices.partnership", 3, ["choices.partnership = 3", '"growth"']),
        ("choices.partnership", True, ["choices.partnership = true"]),
        ("choices.desk_sites", 21, ["choices.desk_sites = 21", "whole number from 0 to 20"]),
        ("choices.desk_sites", 2.0, ["choices.desk_sites = 2.0", "whole number"]),
        ("choices.desk_sites", True, ["choices.desk_sites = true", "whole number"]),
        ("choices.desk_sites", "2", ['choices.desk_sites = "2"', "whole number"]),
        ("choices.desk_sites", 10**400, ["choices.desk_sites", "whole number"]),
        ("choices.open_more_on_success", 1, ["choices.open_more_on_success = 1", "true or false"]),
        ("choices.outreach", 1.01, ["choices.outreach = 1.01", "from 0 to 1"]),
        ("choices.outreach", math.nan, ["choices.outreach = nan", "from 0 to 1"]),
        ("choices.outreach", math.inf, ["choices.outreach = inf"]),
        ("choices.outreach", True, ["choices.outreach = true"]),
        ("choices.meetings_per_year", 1, ["from 2 to 24"]),
        ("choices.budget_per_youth", -1, ["from 0 to 100"]),
        ("choices.investment.brand", -0.1, ["choices.investment.brand = -0.1", "from 0 to 1"]),
        ("context.inhabitants", 499, ["context.inhabitants = 499", "500 to 1000000"]),
        ("context.utilisation", 0.96, ["0.7 to 0.95"]),
        ("context.urbanity", 6, ["1 to 5"]),
        ("context.problem_profile.school", 1.2, ["context.problem_profile.school"]),
        ("context.second_line_capacity", [1.0, "x"], ["context.second_line_capacity", "list of numbers"]),
        ("context.second_line_capacity", [], ["context.second_line_capacity"]),
        ("context.second_line_capacity", [math.nan], ["context.second_line_capacity"]),
        ("mechanisms.label", 2.5, ["mechanisms.label = 2.5", "from 0 to 2"]),
        ("parameters.cold_handover", 3.0, ["parameters.cold_handover = 3.0"]),
        ("parameters.cold_handover", math.nan, ["parameters.cold_handover"]),
        ("parameters.cold_handover", True, ["parameters.cold_handover = true", "a number"]),
        ("name", "", ["name"]),
        ("name", "a\nb", ["cannot be printed"]),
        ("choices", 3, ["choices = 3", "table"]),
        ("choices.investment", "x", ["choices.investment", "table"]),
        ("changes", 3, ["changes = 3"]),
    ],
)
def test_a_wrong_value_is_refused_by_field_value_and_what_is_allowed(path, value, said):
    text = refusal({path: value})
    assert all(part in text for part in said), text


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("choices.partnershp", "choices.partnership"),
        ("partnership", "choices.partnership"),
        ("chioces.desk", "choices.desk"),
        ("context.partnership", "choices.partnership"),
        ("investment.brand", "choices.investment.brand"),
        ("mechanisms.lable", "mechanisms.label"),
        ("parameters.cold_handove", "parameters.cold_handover"),
        ("naam", "name"),
    ],
)
def test_an_unknown_field_is_refused_with_the_nearest_name(path, near):
    assert f'did you mean "{near}"?' in refusal({path: 1})


@pytest.mark.parametrize("path", ["", ".", "choices.", "choices..desk", "choices.desk.x", "zzz", "\0", "parameters"])
def test_a_path_that_is_none_is_refused(path):
    refusal({path: 1})


LEAD = {"choices.care_coordination": "lead_organisation"}
CONTRADICTIONS = [
    ({"choices.lead_organisation": "ggd"}, ["lead_organisation", "care_coordination", "governance"]),
    ({**LEAD, "choices.lead_organisation": "gp"}, ["not invited", "growth", '"clinic"']),
    ({**LEAD, "choices.lead_organisation": "gp", "choices.partnership": "narrow"}, ["not invited", "narrow"]),
    ({**LEAD, "choices.lead_organisation": "ggd", "choices.partnership": "none"}, ["not invited", "none"]),
    (
        {**LEAD, "choices.lead_organisation": "ggz", "choices.partnership": "broad", "context.organisations": 6},
        ['"ggz" does not exist', "context.organisations = 6", '"clinic"'],
    ),
    ({"parameters.go_ahead": float("nan")}, ["parameters.go_ahead = nan", "from"]),
    ({"choices.desk": "none", "choices.desk_sites": 2}, ["choices.desk_sites = 2", 'choices.desk = "none"']),
    ({"choices.desk": "network_only", "choices.desk_sites": 1}, ["choices.desk_sites = 1", "network_only"]),
    (
        {"choices.desk": "none", "choices.desk_location": "town_centre"},
        ["choices.desk_location", "choices.desk"],
    ),
    ({"choices.desk": "none", "choices.open_more_on_success": True}, ["choices.open_more_on_success"]),
    ({"choices.web": "none", "choices.web_chat": True}, ["choices.web_chat", "choices.web"]),
    ({"choices.desk": "none", "choices.front_offices": "merged"}, ["choices.front_offices", "choices.desk"]),
    ({"choices.desk": "network_only", "choices.front_offices": "merged"}, ["choices.front_offices"]),
    (
        {"choices.investment.brand": 0.6, "choices.investment.staff": 0.6},
        ["choices.investment", "1.2", "at most 1"],
    ),
    (
        {"context.problem_profile.school": 0.6, "context.problem_profile.health": 0.6},
        ["problem_profile", "sum to 1"],
    ),
]


@pytest.mark.parametrize(("fields", "said"), CONTRADICTIONS)
def test_choices_that_cannot_stand_together_are_refused_naming_both(fields, said):
    text = refusal(fields)
    assert all(part in text for part in said), text


@pytest.mark.parametrize(
    "fields",
    [
        LEAD,
        {**LEAD, "choices.lead_organisation": "gp", "choices.partnership": "broad"},
        {"choices.governance": "lead_organisation", "choices.lead_organisation": "bjz"},
        {"choices.desk": "none", "choices.desk_sites": 0},
        {"choices.desk": "network_first", "choices.front_offices": "merged", "choices.desk_sites": 2},
        {"choices.desk": "none", "choices.open_more_on_success": False},
        {"choices.partnership": "none"},
        {"choices.investment.brand": 1.0},
        {"choices.investment": dict.fromkeys(("mission", "brand", "staff"), 0.0)},
    ],
)
def test_choices_that_can_stand_together_are_accepted(fields):
    TOWN.with_all(fields)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"month": -1, "field": "choices.partnership", "value": "broad"},
            ["changes.month", "before month 0"],
        ),
        ({"month": 1.5, "field": "choices.partnership", "value": "broad"}, ["changes.month = 1.5"]),
        ({"month": True, "field": "choices.partnership", "value": "broad"}, ["changes.month = true"]),
        (
            {"month": 3, "field": "choices.partnershp", "value": "broad"},
            ['did you mean "choices.partnership"?'],
        ),
        (
            {"month": 3, "field": "choices.partnership", "value": "broadd"},
            ["from month 3", 'did you mean "broad"?'],
        ),
        (
            {"month": 3, "field": "context.inhabitants", "value": 900},
            ["context.inhabitants", "cannot change"],
        ),
        ({"month": 3, "field": "mechanisms.onset", "value": 0}, ["mechanisms.onset", "cannot change"]),
        ({"month": 3, "field": "parameters.cold_handover", "value": 0.4}, ["cannot change"]),
        ({"month": 3, "field": "choices.investment", "value": 1}, ["choices.investment", "cannot change"]),
        ({"month": 3, "field": "choices.investment.brand", "value": 1.2}, ["from month 3", "from 0 to 1"]),
        ({"month": 3, "field": "choices.outreach", "value": {"x": 1}}, ["changes.value"]),
        ({"month": 3, "field": "choices.outreach"}, ["changes.value is missing"]),
        ({"month": 3, "field": "choices.outreach", "value": 0.1, "when": 1}, ["changes.when"]),
        ({"month": 3, "field": "choices.web_chat", "value": "yes"}, ["true or false"]),
        ({"month": 3, "field": "choices.lead_organisation", "value": "ggd"}, ["from month 3", "lead rule"]),
    ],
)
def test_a_change_that_cannot_be_is_refused(change, said):
    text = refusal({"changes": [change]})
    assert all(part in text for part in said), text


def test_two_changes_of_one_field_in_one_month_are_refused():
    change = {"month": 3, "field": "choices.partnership", "value": "broad"}
    assert "two changes" in refusal({"changes": [change, change]})
    TOWN.with_("changes", [change, {**change, "month": 4, "value": "narrow"}])


def test_a_month_whose_choices_contradict_each_other_is_refused():
    merged = {"choices.front_offices": "merged"}
    closing = [{"month": 55, "field": "choices.desk", "value": "none"}]
    assert "from month 55" in refusal({**merged, "changes": closing})
    apart = [*closing, {"month": 55, "field": "choices.front_offices", "value": "separate"}]
    TOWN.with_all({**merged, "changes": apart})


def test_a_scenario_made_in_python_is_refused_the_same_way():
    for fields in ({}, {"name": "x", "choices": {"desk": "nne"}}, {"name": "x", "speed": 3}):
        with pytest.raises(ScenarioError):
            Scenario(**fields)
