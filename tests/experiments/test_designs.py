"""Designs: what ships, what a file may say, and which points come of it."""

from __future__ import annotations

import itertools
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments import designs
from experiments.designs.factors import Factor
from experiments.designs.schema import checked_design
from experiments.experiment_report.repeating import design_text
from experiments.refusals import Refusal
from sim.inputs.dilemmas import DILEMMAS
from sim.inputs.parameters import PARAMETERS
from sim.inputs.scenario import Scenario

PARTNERSHIP = {"choices.partnership": ["narrow", "broad", "growth"]}
TWENTY = {f"parameters.{name}": list(PARAMETERS[name].range) for name in list(PARAMETERS)[:20]}


def planned(**content: Any) -> designs.Plan:
    design = checked_design({"name": "trial", "replications": 2, "months": 12, **content}, "trial.toml")
    return designs.plan(design, Path(), "trial.toml")


def refused(**content: Any) -> str:
    with pytest.raises((Refusal, ValueError)) as caught:
        planned(**content)
    return str(caught.value)


@pytest.mark.parametrize("name", designs.names())
def test_every_shipped_design_loads_and_not_one_of_its_points_is_refused(name: str) -> None:
    design, folder = designs.load(name)
    plan = designs.plan(design, folder, name)
    assert plan.points
    assert not plan.skipped
    assert design.question_en
    assert design.question_nl
    assert [point.number for point in plan.points] == list(range(len(plan.points)))


def test_every_dilemma_has_a_design_of_its_own() -> None:
    fields = {side.field for dilemma in DILEMMAS.values() for side in dilemma.sides}
    assert len(fields) > 10
    shipped = {name.removeprefix("dilemmas/") for name in designs.names()}
    assert {field.split(".")[1] for field in fields} - {"investment"} <= shipped


def test_the_global_design_moves_every_parameter() -> None:
    design, folder = designs.load("global_sensitivity")
    point = designs.plan(design, folder, "global_sensitivity").points[0]
    assert set(point.levels) == {f"parameters.{name}" for name in PARAMETERS}


def test_a_full_factorial_holds_each_combination_once_whether_names_are_quoted_or_not(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'name = "mine"\nkind = "full_factorial"\nbase = "mid_town"\nreplications = 2\nmonths = 12\nseed = 4\n'
        '[factors]\n"choices.partnership" = ["narrow", "broad"]\ncontext.inhabitants = [600, 900]\n'
        "choices.investment.brand = [0.1, 0.3]\n",
        encoding="utf-8",
    )
    design, folder = designs.load(str(file))
    plan = designs.plan(design, folder, str(file))
    found = [
        (p.scenario.choices.partnership, p.scenario.context.inhabitants, p.scenario.choices.investment.brand)
        for p in plan.points
    ]
    assert found == list(itertools.product(["narrow", "broad"], [600, 900], [0.1, 0.3]))
    assert plan.runs == 16


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_a_full_factorial_has_the_product_of_its_levels(counts: list[int]) -> None:
    fields = ("context.travel_minutes", "choices.outreach", "choices.budget_per_youth", "parameters.detection")
    values = ([5.0, 6.0, 7.0, 8.0], [0.1, 0.2, 0.3, 0.4], [1.0, 2.0, 3.0, 4.0], [0.5, 0.6, 0.7, 0.8])
    table = {field: column[:n] for field, column, n in zip(fields, values, counts, strict=False)}
    plan = planned(kind="full_factorial", factors=table)
    expected = 1
    for n in counts:
        expected *= n
    assert len(plan.points) == expected
    assert len({tuple(point.levels.values()) for point in plan.points}) == expected


def test_one_at_a_time_is_the_base_and_each_other_value_alone() -> None:
    plan = planned(kind="one_at_a_time", factors={**PARTNERSHIP, "choices.outreach": [0.05, 0.3]})
    assert [point.label for point in plan.points] == ["base", "partnership=narrow", "partnership=broad", "outreach=0.3"]
    base = plan.points[0].levels
    for point in plan.points[1:]:
        assert sum(point.levels[field] != base[field] for field in base) == 1


def test_a_half_factorial_confounds_no_effect_with_an_interaction_of_two() -> None:
    design, folder = designs.load("seven_conditions")
    points = designs.plan(design, folder, "seven_conditions").points
    signs = [[1 if value else -1 for value in point.levels.values()] for point in points]
    columns = [list(column) for column in zip(*signs, strict=True)]
    pairs = [[a * b for a, b in zip(one, other, strict=True)] for one, other in itertools.combinations(columns, 2)]
    assert len(points) == 64
    for one, other in itertools.combinations(columns + pairs, 2):
        assert sum(a * b for a, b in zip(one, other, strict=True)) == 0


@pytest.mark.parametrize("kind", ["latin_hypercube", "sobol", "morris"])
@settings(max_examples=15)
@given(seed=st.integers(0, 2**63 - 1))
def test_a_sampled_design_stays_within_its_limits_and_is_the_same_each_time(kind: str, seed: int) -> None:
    size = {"trajectories": 3} if kind == "morris" else {"samples": 4}
    factors = {
        "parameters.detection": {"low": 0.5, "high": 1.5},
        "context.region_size": "range",
        **PARTNERSHIP,
    }
    plan, again = (planned(kind=kind, seed=seed, factors=factors, **size) for _ in range(2))
    assert [point.levels for point in plan.points] == [point.levels for point in again.points]
    assert len(plan.points) == {"latin_hypercube": 4, "sobol": 20, "morris": 12}[kind]
    for point in plan.points:
        assert 0.5 <= point.levels["parameters.detection"] <= 1.5
        assert 1 <= point.levels["context.region_size"] <= 60
        assert point.scenario.context.region_size == point.levels["context.region_size"]
        assert len(point.position) == 3


def test_a_latin_hypercube_has_one_point_in_every_slice() -> None:
    plan = planned(kind="latin_hypercube", samples=30, factors={"parameters.detection": {"low": 1.0, "high": 2.0}})
    assert sorted(int((point.levels["parameters.detection"] - 1.0) * 30) for point in plan.points) == list(range(30))


@given(st.floats(0, 1), st.integers(1, 60), st.integers(0, 60))
def test_every_position_has_a_value_and_the_ends_are_reached(place: float, low: int, more: int) -> None:
    whole = Factor("context.region_size", (), low, low + more, whole=True)
    assert low <= whole.at(place) <= low + more
    assert (whole.at(0.0), whole.at(1.0)) == (low, low + more)
    assert Factor("x", ("a", "b")).at(place) == ("a" if place < 0.5 else "b")


def test_combinations_that_cannot_stand_are_skipped_with_the_reason() -> None:
    plan = planned(
        kind="full_factorial",
        factors={"choices.desk": ["none", "shared_building"], "choices.front_offices": ["separate", "merged"]},
    )
    assert [point.number for point in plan.points] == [0, 2, 3]
    assert len(plan.skipped) == 1
    assert "front_offices" in plan.skipped[0].why


DESK = {"choices.desk": ["none", "shared_building"], "choices.desk_location": ["town_centre", "where_youth_are"]}
LEAD = {"choices.partnership": ["narrow", "broad"], "choices.lead_organisation": ["clinic", "police"]}
SIZES: dict[str, dict[str, int]] = {
    "full_factorial": {},
    "latin_hypercube": {"samples": 16},
    "sobol": {"samples": 8},
    "morris": {"trajectories": 4},
}


@pytest.mark.parametrize("kind", SIZES)
def test_what_means_nothing_beside_the_rest_is_left_out_and_no_point_is_lost(kind: str) -> None:
    plan = planned(kind=kind, factors=DESK, **SIZES[kind])
    assert not plan.skipped
    without = {p.scenario.fingerprint() for p in plan.points if p.levels["choices.desk"] == "none"}
    assert len(without) == 1
    located = {p.scenario.choices.desk_location for p in plan.points if p.levels["choices.desk"] != "none"}
    assert located == set(DESK["choices.desk_location"])


@pytest.mark.parametrize("kind", ["sobol", "morris"])
def test_values_that_contradict_each_other_are_drawn_as_one(kind: str) -> None:
    fields = {"choices.care_coordination": "lead_organisation"}
    plan = planned(kind=kind, factors={**LEAD, "choices.outreach": [0.0, 0.3]}, set=fields, **SIZES[kind])
    assert not plan.skipped
    assert plan.design.together == (("choices.partnership", "choices.lead_organisation"),)
    assert len(plan.points) == {"sobol": 8 * 4, "morris": 4 * 3}[kind]
    pairs = {(p.levels["choices.partnership"], p.levels["choices.lead_organisation"]) for p in plan.points}
    assert pairs == {("narrow", "clinic"), ("broad", "clinic"), ("broad", "police")}
    again = checked_design(tomllib.loads(design_text(plan.design)), "again")
    assert [p.mark for p in designs.plan(again, Path(), "again").points] == [p.mark for p in plan.points]


def test_three_factors_that_contradict_each_other_in_pairs_go_as_one() -> None:
    factors = {"context.exchanged_kind": ["clinic", "amw"], "context.exchanged_with": ["clinic", "zat"], **LEAD,
               "context.organisations": [8, 14]}  # fmt: skip
    plan = planned(kind="sobol", samples=4, factors=factors, set={"choices.care_coordination": "lead_organisation"})
    assert not plan.skipped
    assert [set(each) for each in plan.design.together] == [
        {"choices.partnership", "choices.lead_organisation", "context.organisations"},
        {"context.exchanged_kind", "context.exchanged_with"},
    ]


def test_one_change_without_meaning_is_told_rather_than_run() -> None:
    plan = planned(
        kind="one_at_a_time", set={"choices.desk": "none"}, factors={"choices.desk_location": ["where_youth_are"]}
    )
    assert [point.label for point in plan.points] == ["base"]
    assert "needs a desk" in plan.skipped[0].why


def test_the_place_can_be_a_factor() -> None:
    plan = planned(kind="full_factorial", factors={"base": ["small_rural", "mid_town"], **PARTNERSHIP})
    assert [point.scenario.context.inhabitants for point in plan.points] == [12_000] * 3 + [45_000] * 3


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"kind": "full_factorail", "factors": PARTNERSHIP}, "full_factorial"),
        ({"kind": "scenarios", "scenarios": ["ensemble_60"]}, "cjg compare"),
        (
            {"kind": "latin_hypercube", "samples": 8, "factors": {"context.utilisation": {"low": 0.8, "hi": 0.9}}},
            "low = ..., high = ...",
        ),
        (
            {"kind": "latin_hypercube", "samples": 1_000_000, "factors": {"context.utilisation": "range"}},
            "1,000,000 points; allowed are 200,000",
        ),
        ({"kind": "sobol", "samples": 2**19, "factors": {"parameters.*": "range"}}, "allowed are 200,000"),
        ({"kind": "full_factorial", "factors": TWENTY}, "1,048,576 points"),
        (
            {"kind": "latin_hypercube", "samples": 1_000, "factors": {"context.utilisation": "range"},
             "replications": 10_000},
            "10,000,000 runs; allowed are 2,000,000",
        ),
        ({"kind": "full_factorial", "factors": PARTNERSHIP, "uncertainty": "boht"}, '"luck" or "both"'),
        ({"kind": "full_factorial", "factors": PARTNERSHIP, "uncertainty": 2}, '"luck" or "both"'),
        (
            {"kind": "full_factorial", "factors": {"parameters.detection": [1.0, 2.0]}, "uncertainty": "both"},
            "parameters.detection is drawn in every future already",
        ),
        (
            {"kind": "half_factorial", "factors": {"choices.desk": ["none", "shared_building"],
             "choices.front_offices": ["separate", "merged"], "choices.outreach": [0.0, 0.3], "choices.web_chat": [True, False],
             "choices.meetings_per_year": [4, 10]}},
            "only when it is whole",
        ),
        ({"kind": "full_factorial", "factors": PARTNERSHIP, "replicatons": 3}, "replications"),
        ({"kind": "full_factorial", "factors": PARTNERSHIP, "replications": 0}, "1 to 10,000"),
        ({"kind": "full_factorial", "factors": PARTNERSHIP, "months": "91"}, "whole number"),
        ({"kind": "full_factorial"}, "factors is missing"),
        ({"kind": "full_factorial", "factors": {"choices.partnershp": ["broad"]}}, "choices.partnership"),
        ({"kind": "full_factorial", "factors": {"choices.partnership": ["bread"]}}, '"broad"'),
        ({"kind": "full_factorial", "factors": {"choices.partnership": []}}, "at least one value"),
        ({"kind": "full_factorial", "factors": {"choices.partnership": ["broad", "broad"]}}, "twice"),
        ({"kind": "full_factorial", "factors": {"choices.investment": [0.1]}}, "choices.investment.mission"),
        ({"kind": "full_factorial", "factors": {"choices.investment.brand": [1.5]}}, "0 to 1"),
        ({"kind": "full_factorial", "factors": {"context.inhabitants": {"low": 1000, "high": 2000}}}, "list of values"),
        ({"kind": "full_factorial", "factors": {"parameters.detection": [9]}}, "0.3 to 3"),
        ({"kind": "full_factorial", "factors": PARTNERSHIP, "set": {"choices.partnership": "broad"}}, "both"),
        ({"kind": "full_factorial", "factors": PARTNERSHIP, "samples": 8}, "samples means nothing"),
        ({"kind": "full_factorial", "factors": PARTNERSHIP, "responses": ["reach_al"]}, "reach_all"),
        ({"kind": "full_factorial", "factors": PARTNERSHIP, "base": "mid_twon"}, "mid_town"),
        ({"kind": "full_factorial", "factors": PARTNERSHIP, "base": "ensemble_60"}, "ensemble"),
        ({"kind": "half_factorial", "factors": PARTNERSHIP}, "takes two"),
        ({"kind": "scenarios"}, "scenarios is missing"),
        ({"kind": "sobol", "samples": 12, "factors": PARTNERSHIP}, "8 and 16"),
        ({"kind": "morris", "trajectories": 3, "factors": {"choices.desk": "range"}}, "list its values"),
        ({"kind": "morris", "trajectories": 3, "factors": {"parameters.detection": {"low": 2, "high": 1}}}, "below"),
        ({"kind": "full_factorial", "factors": {"choices.desk": ["none"], "choices.desk_sites": [2]}},
         "means nothing at any of its points"),
        ({"kind": "full_factorial", "factors": {"choices.desk": ["none"], "choices.front_offices": ["merged"]}},
         "not one"),
        ({"kind": "sobol", "samples": 8, "factors": {"choices.front_offices": ["separate", "merged"]},
          "set": {"choices.desk": "none"}}, 'choices.front_offices = "merged" cannot stand here'),
        ({"kind": "sobol", "samples": 8, "factors": {"context.organisations": "range", "choices.lead_organisation":
          ["clinic", "ggz"]}, "set": {"choices.partnership": "broad", "choices.care_coordination": "lead_organisation"}},
         'parts of it contradict choices.lead_organisation; list its values, or take kind = "latin_hypercube"'),
        ({"kind": "sobol", "samples": 8, "factors": {**LEAD, "choices.outreach": "range"},
          "together": [["choices.partnership", "choices.outreach"]]}, "choices.outreach lies in a range"),
        ({"kind": "morris", "trajectories": 4, "factors": LEAD, "together": [["choices.partnership", "choices.desk"]]},
         '"choices.desk" is not a factor'),
        ({"kind": "morris", "trajectories": 4, "factors": LEAD, "together": [["choices.partnership"]]}, "together = "),
        ({"kind": "full_factorial", "factors": LEAD, "together": [["a", "b"]]}, "together means nothing"),
        ({"kind": "morris", "trajectories": 50, "factors": {"choices.outreach": [0.0, 0.1, 0.2, 0.3, 0.4]}},
         "levels = 4: choices.outreach has 5 values, and so many levels reach 4 of them; take levels = 6"),
        ({"kind": "morris", "trajectories": 50, "factors": {"choices.desk": ["none", "shared_building", "decide"],
          "choices.front_offices": ["separate", "merged", "federated"]}},
         "choices.desk + choices.front_offices has 8 values, and so many levels reach 4 of them; take levels = 8"),
        ({"kind": "sobol", "samples": 2, "factors": {"choices.outreach": [0.0, 0.1, 0.2, 0.3, 0.4, 0.5]}},
         "choices.outreach has 6 values, of which 3 are drawn; take samples = 4"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_the_file_and_what_is_allowed(content: dict[str, Any], told: str) -> None:
    message = refused(**content)
    assert message.startswith("trial.toml: ")
    assert told in message


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=40)
@given(st.dictionaries(st.text(max_size=8), ANYTHING, max_size=4))
def test_whatever_stands_in_factors_is_read_or_refused_in_words(table: dict[str, Any]) -> None:
    points = []
    with suppress(ValueError):  # Refusal and ScenarioError; anything else is no message for people
        points = planned(kind="full_factorial", factors=table).points
    assert all(isinstance(point.scenario, Scenario) for point in points)


def test_a_file_that_is_not_there_or_no_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="seven_conditions"):
        designs.load("seven_condition")
    with pytest.raises(Refusal, match="no such file"):
        designs.load("nowhere.toml")
    broken = tmp_path / "broken.toml"
    broken.write_text("name = ", encoding="utf-8")
    with pytest.raises(Refusal, match="not valid TOML"):
        designs.load(str(broken))
    broken.write_bytes(b"\xff\xfe")
    with pytest.raises(Refusal, match="UTF-8"):
        designs.load(str(broken))
