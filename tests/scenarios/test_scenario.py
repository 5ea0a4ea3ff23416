from __future__ import annotations

import pickle
import tomllib

import numpy as np
import pytest

import scenarios
from language.fields import describe
from sim.inputs import organisation_types as kinds
from sim.inputs.choices import FOLLOWS, Choices
from sim.inputs.context import Context
from sim.inputs.fields import named_values
from sim.inputs.investment import STEPS
from sim.inputs.mechanisms import Mechanisms
from sim.inputs.parameters import PARAMETERS
from sim.inputs.refusals import FIELDS
from sim.inputs.scenario import Scenario, ScenarioError


@pytest.fixture
def town() -> Scenario:
    return scenarios.load("mid_town")


def test_the_defaults_are_those_of_the_plain_town(town):
    assert town.choices == Choices()
    assert town.context == Context()
    assert town.mechanisms == Mechanisms()
    assert town.fingerprint() == Scenario(name="anything").fingerprint()


def test_one_field_can_be_changed_by_its_path_in_every_table(town):
    assert town.with_("choices.partnership", "broad").choices.partnership == "broad"
    assert town.with_("context.inhabitants", 20_000).context.inhabitants == 20_000
    assert town.with_("mechanisms.label", 0).mechanisms.label == 0.0
    assert town.with_("choices.investment.brand", 0.3).choices.investment.brand == 0.3
    name, parameter = next(iter(PARAMETERS.items()))
    assert town.with_(f"parameters.{name}", parameter.range[0]).parameters == {name: parameter.range[0]}
    assert town.with_("name", "other").name == "other"
    assert town.choices.partnership == "growth"


def test_numbers_of_a_design_table_are_taken_as_python_numbers(town):
    changed = town.with_("choices.outreach", np.float64(0.25)).with_("choices.desk_sites", np.int64(3))
    assert changed.choices.outreach == 0.25
    assert type(changed.choices.desk_sites) is int
    assert town.with_("context.second_line_capacity", np.array([1.0, 0.9])).context.second_line_capacity == (
        1.0,
        0.9,
    )


def test_fields_that_need_each_other_can_be_changed_together(town):
    sited = town.with_("choices.desk_sites", 3)
    with pytest.raises(ScenarioError, match=r"choices\.desk_sites = 3 with choices\.desk = \"none\""):
        sited.with_("choices.desk", "none")
    assert sited.with_all({"choices.desk": "none", "choices.desk_sites": 0}).choices.desk_sites == 0
    assert sited.with_all({"choices.desk": "none", "choices.desk_sites": None}).choices.desk_sites == 0


def test_what_is_left_out_follows_from_the_other_choices(town):
    assert town.choices.desk_sites == 1
    assert town.with_("choices.desk", "network_only").choices.desk_sites == 0
    assert town.choices.lead_organisation is None
    for field in ("choices.care_coordination", "choices.governance"):
        assert town.with_(field, "lead_organisation").choices.lead_organisation == "clinic"
    assert town.context.neighbourhoods == 9
    assert town.with_("context.inhabitants", 1_000_000).context.neighbourhoods == 100
    assert town.with_("context.inhabitants", 500).context.neighbourhoods == 3


def test_shares_left_out_divide_what_the_given_ones_leave(town):
    shares = town.with_("choices.investment.brand", 0.4).choices.investment.shares()
    assert shares == pytest.approx((0.1, 0.1, 0.4, 0.1, 0.1, 0.1, 0.1))
    assert sum(town.choices.investment.shares()) == pytest.approx(1.0)
    profile = town.with_("context.problem_profile.safety", 0.54).context.problem_profile
    assert sum(profile.shares()) == pytest.approx(1.0)
    assert profile.health / profile.parenting == pytest.approx(0.22 / 0.25)


def test_the_fingerprint_sees_what_can_move_a_number_and_nothing_else(town):
    same = [
        town.with_("name", "x"),
        town.with_("label_nl", "x"),
        town.with_("choices.desk_sites", 1),
        town.with_("choices.outreach", 0.05),
        town.with_(f"parameters.{next(iter(PARAMETERS))}", next(iter(PARAMETERS.values())).default),
        town.with_("changes", [{"month": 5, "field": "choices.partnership", "value": "growth"}]),
        town.with_("mechanisms.label", 1),
    ]
    assert {each.fingerprint() for each in same} == {town.fingerprint()}
    other = [
        town.with_("choices.outreach", 0.06),
        town.with_("mechanisms.label", 0.999),
        town.with_("context.inhabitants", 45_001),
        town.with_("context.second_line_capacity", 1.0),
        town.with_("changes", [{"month": 5, "field": "choices.partnership", "value": "broad"}]),
        town.with_("changes", [{"month": 6, "field": "choices.partnership", "value": "broad"}]),
        town.with_("changes", [{"month": 6, "field": "context.second_line_capacity", "value": 1.0}]),
    ]
    assert len({each.fingerprint() for each in [town, *other]}) == len(other) + 1


def test_a_choice_without_meaning_does_not_move_the_fingerprint():
    none = scenarios.load("no_cjg")
    for path, value in (
        ("director", "none"),
        ("outreach", 0.7),
        ("budget_per_youth", 60.0),
        ("web", "separate_sites"),
    ):
        assert none.with_(f"choices.{path}", value).fingerprint() == none.fingerprint()
    town = scenarios.load("mid_town").with_("choices.desk", "network_only")
    assert town.with_("choices.second_line_face", "visible").fingerprint() == town.fingerprint()


def test_the_model_reads_what_is_in_force_month_by_month(town):
    changing = town.with_(
        "changes",
        [
            {"month": 55, "field": "choices.desk", "value": "none"},
            {"month": 30, "field": "choices.partnership", "value": "broad"},
            {"month": 30, "field": "choices.investment.brand", "value": 0.4},
            {"month": 60, "field": "context.second_line_capacity", "value": 1.2},
            {"month": 60, "field": "mechanisms.label", "value": 0},
        ],
    )
    assert [state.month for state in changing.states] == [0, 30, 55, 60]
    assert changing.in_force(-24).choices.partnership == "growth"
    assert changing.in_force(29) == changing.in_force(0)
    assert changing.in_force(30).choices.partnership == "broad"
    assert changing.in_force(30).choices.investment.brand == 0.4
    assert changing.in_force(54).choices.desk_sites == 1
    assert changing.in_force(55).choices.desk_sites == 0
    assert changing.in_force(90).context.second_line(90) == 1.2
    assert changing.in_force(90).mechanisms.label == 0.0


def test_what_was_chosen_for_a_desk_lapses_when_a_change_closes_it(town):
    furnished = town.with_all(
        {
            "choices.desk_sites": 3,
            "choices.desk_location": "where_youth_are",
            "choices.open_more_on_success": True,
            "choices.web_chat": True,
            "changes": [
                {"month": 55, "field": "choices.desk", "value": "none"},
                {"month": 55, "field": "choices.web", "value": "none"},
                {"month": 70, "field": "choices.desk", "value": "shared_building"},
            ],
        }
    )
    closed = furnished.in_force(55).choices
    assert (closed.desk_sites, closed.open_more_on_success, closed.web_chat) == (0, False, False)
    assert furnished.in_force(70).choices.desk_sites == 1


def test_second_line_capacity_is_a_number_a_year_from_2007(town):
    context = town.with_("context.second_line_capacity", [1.0, 0.9, 0.8]).context
    assert [context.second_line(month) for month in (-24, 0, 6, 7, 18, 19, 90)] == [
        1,
        1,
        1,
        0.9,
        0.9,
        0.8,
        0.8,
    ]
    assert town.with_("context.second_line_capacity", 1.2).context.second_line_capacity == (1.2,)


@pytest.mark.parametrize("name", scenarios.names())
def test_a_scenario_written_out_in_full_loads_to_the_same_fingerprint(name, tmp_path):
    scenario = scenarios.load(name)
    file = tmp_path / "scenario.toml"
    file.write_text(scenario.to_toml(), encoding="utf-8")
    again = scenarios.load(file)
    assert again == scenario
    assert again.fingerprint() == scenario.fingerprint()
    assert (again.name, again.label_nl, again.label_en) == (
        scenario.name,
        scenario.label_nl,
        scenario.label_en,
    )
    assert again.to_dict() == scenario.to_dict()


@pytest.mark.parametrize("name", ["mid_town", "cuts_2012"])
def test_a_scenario_written_out_holds_every_value(name):
    written = tomllib.loads(scenarios.load(name).to_toml())
    assert written["choices"]["desk_sites"] == 1
    assert len(written["choices"]["investment"]) == 7
    assert len(written["context"]["problem_profile"]) == 6
    assert set(Context.model_fields) - {"exchanged_kind", "exchanged_with"} == set(written["context"])
    assert set(Choices.model_fields) - {"lead_organisation"} == set(written["choices"])
    assert set(Mechanisms.model_fields) == set(written["mechanisms"])
    assert {name: entry.default for name, entry in PARAMETERS.items()} == written["parameters"]


@pytest.mark.parametrize(
    ("fields", "changed", "value", "unsaid"),
    [
        ({}, "choices.investment.brand", 0.4, {f"investment.{step}" for step in STEPS}),
        (
            {"choices.investment.staff": 0.3},
            "choices.investment.brand",
            0.4,
            {f"investment.{step}" for step in STEPS} - {"investment.staff"},
        ),
        ({"choices.desk": "none"}, "choices.desk", "shared_building", {"desk_sites", "desk_location"}),
        ({"choices.desk": "none"}, "choices.outreach", 0.1, {"desk_location"}),
        ({}, "choices.desk", "none", set()),
        ({"choices.governance": "lead_organisation"}, "choices.partnership", "none", {"lead_organisation"}),
        ({"choices.governance": "lead_organisation"}, "choices.partnership", "broad", set()),
        ({}, "choices.sequence", "decide", set(FOLLOWS)),
        ({"choices.desk": "decide", "choices.desk_sites": 2}, "choices.outreach", 0.1, set(FOLLOWS) - {"desk_sites"}),
        (
            {"choices.investment.brand": "decide"},
            "choices.outreach",
            0.1,
            {*FOLLOWS, *(f"investment.{step}" for step in STEPS)} - {"investment.brand"},
        ),
    ],
)
def test_only_a_choice_that_would_bind_a_later_month_stays_unsaid(town, tmp_path, fields, changed, value, unsaid):
    scenario = town.with_all({**fields, "changes": [{"month": 30, "field": changed, "value": value}]})
    written = tomllib.loads(scenario.to_toml())
    said = {path.removeprefix("choices.") for path in FIELDS if path.startswith("choices.")} - unsaid
    if scenario.choices.lead_organisation is None:
        said -= {"lead_organisation"}
    assert flat(written["choices"]) == said
    file = tmp_path / "scenario.toml"
    file.write_text(scenario.to_toml(), encoding="utf-8")
    assert scenarios.load(file) == scenario


def flat(written: dict[str, object]) -> set[str]:
    """Paths of the choices in a file."""
    shares = {f"investment.{step}" for step in written["investment"]}
    return {name for name in written if name != "investment"} | shares


def test_a_series_of_many_years_is_written_over_as_many_lines(town, tmp_path):
    long = town.with_("context.second_line_capacity", [1 / 3 + year / 70 for year in range(50)])
    file = tmp_path / "scenario.toml"
    file.write_text(long.to_toml(), encoding="utf-8")
    assert scenarios.load(file) == long


def test_a_parameter_at_its_default_is_no_override(town):
    name, parameter = next(iter(PARAMETERS.items()))
    same = town.with_(f"parameters.{name}", parameter.default)
    assert same == town
    assert same.parameters == {}
    assert same.to_dict()["parameters"][name] == parameter.default


def test_scenarios_travel_to_other_processes_and_serve_as_keys(town):
    again = pickle.loads(pickle.dumps(town))
    assert again == town
    assert again.fingerprint() == town.fingerprint()
    assert again.with_("choices.desk", "none").choices.desk_sites == 0
    assert len({town, again}) == 1


def test_a_change_outside_the_run_is_refused(town):
    changing = town.with_("changes", [{"month": 12, "field": "choices.partnership", "value": "broad"}])
    changing.check_horizon(13)
    with pytest.raises(ScenarioError, match="allowed are months 0 to 11"):
        changing.check_horizon(12)


def test_the_kinds_that_may_lead_are_the_kinds_of_the_model():
    assert named_values(Choices.model_fields["lead_organisation"]) == kinds.NAMES


def test_every_field_is_described_in_both_languages():
    rows = describe()
    assert len({row["path"] for row in rows}) == len(rows)
    for row in rows:
        for key in ("label_en", "label_nl", "help_en", "help_nl", "source", "allowed"):
            assert row[key], f"{row['path']} has no {key}"
        if row["type"] == "choice":
            assert row["values"]
            assert all(value["label_en"] and value["label_nl"] for value in row["values"])
        elif row["type"] in ("number", "whole_number"):
            assert row["minimum"] <= row["default"] <= row["maximum"]


def test_every_described_path_can_be_set_to_its_default(town):
    for row in describe():
        if row["default"] is not None and row["path"] not in ("choices.desk_location",):
            town.with_(row["path"], row["default"])


def test_described_choices_say_when_they_are_inert():
    rules = {row["path"]: row["inert_en"] for row in describe() if row["path"].startswith("choices.")}
    assert rules.pop("choices.partnership") == ""
    assert all(rule.startswith("No effect when nobody is invited") for rule in rules.values())
