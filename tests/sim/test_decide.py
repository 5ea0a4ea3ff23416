"""Choices left to the municipality: made by rules over its own context, always able to stand together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scenarios
from sim.agents.council import Council
from sim.agents.decide import RULES, decided, leaves_open, made_choices
from sim.agents.decide_network import director
from sim.inputs.choices import Choices
from sim.inputs.context import NATIONAL_PROFILE, Context
from sim.inputs.fields import DECIDE, leaves
from sim.inputs.investment import STEPS
from sim.inputs.parameters import defaults
from sim.inputs.scenario import Scenario, describe
from sim.run.model import CJGModel
from sim.run.results import Results
from sim.run.simulation import simulate
from sim.state import draws

Town = Callable[..., Scenario]
OPEN = scenarios.load("ensemble_60").choices
CHOICES = [row for row in describe() if row["path"].startswith("choices.")]


def lucks(count: int) -> list[int]:
    return [int(draws.luck_key(np.uint64(7), np.uint64(replication))) for replication in range(count)]


def shares(path: str, value: Any, count: int = 300, **context: Any) -> float:
    """How often a municipality in these circumstances chooses a value."""
    scenario = Scenario(name="council", context=context, choices=OPEN)
    chosen = [made_choices(scenario, decided(scenario, luck))[path] for luck in lucks(count)]
    return chosen.count(value) / count


def mean(path: str, **context: Any) -> float:
    scenario = Scenario(name="council", context=context, choices=OPEN)
    return float(np.mean([made_choices(scenario, decided(scenario, luck))[path] for luck in lucks(100)]))


# -- the value ------------------------------------------------------------------------------------------------------------------


def test_every_choice_has_a_rule_and_takes_decide() -> None:
    assert {*RULES, "investment"} == set(Choices.model_fields)
    for row in CHOICES:
        scenario = Scenario(name="x").with_(row["path"], DECIDE)
        assert scenario.choices.left_open == (row["path"].removeprefix("choices."),)
        assert row["may_decide"]
        assert 'or "decide"' in row["allowed"]


def test_decide_survives_a_change_of_another_field_and_being_written() -> None:
    scenario = Scenario(name="x").with_("choices.desk", DECIDE).with_("choices.outreach", 0.2)
    assert scenario.choices.desk == DECIDE
    assert scenario.to_dict()["choices"]["desk"] == DECIDE
    assert 'desk = "decide"' in scenario.to_toml()
    assert scenario.fingerprint() != Scenario(name="x").with_("choices.outreach", 0.2).fingerprint()


def test_decide_for_the_investment_is_decide_for_each_share() -> None:
    scenario = Scenario(name="x").with_("choices.investment", DECIDE)
    assert scenario.choices.left_open == tuple(f"investment.{step}" for step in STEPS)


def test_a_choice_left_open_that_has_no_meaning_moves_no_fingerprint() -> None:
    none = scenarios.load("no_cjg")
    assert none.with_("choices.director", DECIDE).fingerprint() == none.fingerprint()


# -- the decision ---------------------------------------------------------------------------------------------------------------


def test_without_a_choice_left_open_a_scenario_stays_itself() -> None:
    town = scenarios.load("mid_town")
    assert not leaves_open(town)
    assert decided(town, 5) is town


def test_a_decision_depends_on_the_luck_and_is_the_same_twice() -> None:
    scenario = Scenario(name="x", choices=OPEN)
    first, *others = [decided(scenario, luck).fingerprint() for luck in lucks(5)]
    assert decided(scenario, lucks(1)[0]).fingerprint() == first
    assert len({first, *others}) == 5


def test_what_is_asked_beside_it_does_not_move_a_decision() -> None:
    alone = Scenario(name="x").with_("choices.sequence", DECIDE)
    among = Scenario(name="x", choices=OPEN)
    for luck in lucks(20):
        assert decided(alone, luck).choices.sequence == decided(among, luck).choices.sequence


def test_the_model_meets_ordinary_values_only_and_results_say_what_was_chosen(town: Town) -> None:
    scenario = town(600).with_all({"choices.partnership": DECIDE, "choices.budget_per_youth": DECIDE})
    model = CJGModel(scenario, months=2)
    assert not model.scenario.choices.left_open
    results: Results = simulate(scenario, replications=3, months=3)
    assert list(results.decided.columns) == ["partnership", "budget_per_youth"]
    assert set(results.decided["partnership"]) <= {"narrow", "broad", "growth"}
    assert results.decided.loc[0, "partnership"] == CJGModel(scenario, months=2).scenario.choices.partnership


def test_a_change_to_decide_is_made_again_by_what_holds_then() -> None:
    change = [{"month": 60, "field": "choices.desk", "value": DECIDE}]
    scenario = Scenario(name="x", context={"inhabitants": 3_000}, choices={"desk": "shared_building"}, changes=change)
    found = {decided(scenario, luck).in_force(60).choices.desk for luck in lucks(60)}
    assert "network_only" in found, "the grant no longer asks for a walk-in"
    assert {decided(scenario, luck).in_force(59).choices.desk for luck in lucks(20)} == {"shared_building"}


# -- always valid -----------------------------------------------------------------------------------------------------------------


CONTEXTS = st.fixed_dictionaries(
    {
        "inhabitants": st.integers(500, 900_000),
        "urbanity": st.integers(1, 5),
        "problem_load": st.floats(0, 3),
        "migrant_share": st.floats(0, 1),
        "multi_problem_share": st.floats(0, 1),
        "travel_minutes": st.floats(1, 90),
        "existing_collaboration": st.floats(0, 1),
        "existing_building": st.sampled_from(["none", "health_centre", "community_school"]),
        "political_support_at_start": st.floats(0, 1),
        "urgency_at_start": st.floats(0, 1),
        "region_size": st.integers(1, 60),
        "utilisation": st.floats(0.7, 0.95),
    }
)


def value_of(row: dict[str, Any]) -> st.SearchStrategy[Any]:
    if row["type"] == "choice":
        return st.sampled_from([DECIDE, *row["values"]])
    if row["type"] == "yes_no":
        return st.sampled_from([DECIDE, True, False])
    if row["type"] == "whole_number":
        return st.just(DECIDE) | st.integers(row["minimum"], row["maximum"])
    return st.just(DECIDE) | st.floats(row["minimum"], min(row["maximum"], 0.3))


FIELDS = st.sampled_from(CHOICES).flatmap(lambda row: st.tuples(st.just(row["path"]), value_of(row)))


@given(
    context=CONTEXTS,
    fixed=st.lists(FIELDS, max_size=4),
    later=st.lists(st.tuples(st.integers(0, 80), FIELDS), max_size=4),
    luck=st.integers(0, 2**63),
)
@settings(max_examples=150)
def test_whatever_is_fixed_now_or_later_the_rest_can_stand_beside_it(
    context: dict[str, Any], fixed: list[tuple[str, Any]], later: list[tuple[int, tuple[str, Any]]], luck: int
) -> None:
    changes = {(month, path): value for month, (path, value) in later}
    listed = [{"month": month, "field": path, "value": value} for (month, path), value in changes.items()]
    everything_open = Scenario(name="x", context=context, choices=OPEN)
    try:
        scenario = everything_open.with_all({**dict(fixed), "changes": listed})
    except ValueError:
        return  # what is fixed contradicts itself
    resolved = decided(scenario, luck)
    assert not leaves_open(resolved)
    for path, value in dict(fixed).items():
        if value != DECIDE:
            found: Any = resolved
            for step in path.split("."):
                found = getattr(found, step)
            assert found == value
    assert sum(resolved.choices.investment.shares()) <= 1.0 + 1e-6
    assert resolved.choices.partnership != "none" or dict(fixed)["choices.partnership"] == "none"
    if resolved.choices.lead_organisation is not None and resolved.choices.partnership != "none":
        assert resolved.choices.has_lead_rule


def test_what_the_scenario_fixes_later_lapses_where_it_has_lost_its_ground() -> None:
    late = [{"month": 30, "field": "choices.lead_organisation", "value": "gp"}]
    scenario = Scenario(name="x", choices=OPEN, changes=late)
    for luck in lucks(20):
        resolved = decided(scenario, luck)
        kind = resolved.in_force(30).choices.lead_organisation
        assert kind != "gp" or (resolved.choices.partnership == "broad" and resolved.choices.has_lead_rule)


# -- the rules: each follows its circumstances -----------------------------------------------------------------------------------


def profile(outside: float) -> dict[str, float]:
    """A problem profile with needs outside the core scaled."""
    core = ("health", "parenting")
    parts = {name: part * (1.0 if name in core else outside) for name, part in NATIONAL_PROFILE.items()}
    return {name: part / sum(parts.values()) for name, part in parts.items()}


@pytest.mark.parametrize(
    ("path", "value", "less", "more"),
    [
        ("partnership", "broad", {"problem_profile": profile(0.6)}, {"problem_profile": profile(1.7)}),
        ("partnership", "narrow", {"problem_profile": profile(1.7)}, {"problem_profile": profile(0.6)}),
        ("start_from", "relabel_existing", {"existing_collaboration": 0.0}, {"existing_collaboration": 0.8}),
        ("director", "alderman", {"political_support_at_start": 0.1}, {"political_support_at_start": 0.9}),
        ("director_support", "regional_project_leader", {"inhabitants": 90_000}, {"inhabitants": 10_000}),
        ("director_support", "none", {"political_support_at_start": 0.9}, {"political_support_at_start": 0.0}),
        ("governance", "shared", {"existing_collaboration": 0.0}, {"existing_collaboration": 0.9}),
        ("governance", "administrative_organisation", {"inhabitants": 8_000}, {"inhabitants": 200_000}),
        ("care_coordination", "any_core_organisation", {"existing_collaboration": 0.0}, {"existing_collaboration": 0.9}),
        ("care_coordination", "escalation_ladder", {"multi_problem_share": 0.01}, {"multi_problem_share": 0.06}),
        ("care_coordination", "not_on_agenda", {"urgency_at_start": 1.0}, {"urgency_at_start": 0.0}),
        ("sequence", "content_first", {"existing_collaboration": 0.0}, {"existing_collaboration": 0.9}),
        ("sequence", "form_first", {}, {"existing_building": "health_centre"}),
        ("desk", "shared_building", {"inhabitants": 6_000}, {"inhabitants": 100_000}),
        ("desk", "shared_building", {}, {"existing_building": "health_centre"}),
        ("desk_location", "focus_neighbourhood", {"urbanity": 5}, {"urbanity": 1}),
        ("desk_location", "where_youth_are", {}, {"existing_building": "community_school"}),
        ("open_more_on_success", True, {"inhabitants": 10_000}, {"inhabitants": 200_000}),
        ("front_offices", "federated", {"existing_collaboration": 0.0}, {"existing_collaboration": 0.9}),
        ("second_line_face", "visible", {"multi_problem_share": 0.01}, {"multi_problem_share": 0.06}),
        ("specialist_help", "fly_in", {"travel_minutes": 5.0}, {"travel_minutes": 40.0}),
        ("web", "none", {"inhabitants": 200_000}, {"inhabitants": 3_000}),
        ("web_chat", True, {"inhabitants": 3_000}, {"inhabitants": 200_000}),
        ("early_people", "informal_leaders", {"inhabitants": 300_000}, {"inhabitants": 5_000}),
    ],
)  # fmt: skip
def test_a_rule_follows_its_circumstances(path: str, value: Any, less: dict[str, Any], more: dict[str, Any]) -> None:
    assert shares(path, value, 150, **less) < shares(path, value, 150, **more)


@pytest.mark.parametrize(
    ("path", "less", "more"),
    [
        ("desk_sites", {"inhabitants": 20_000}, {"inhabitants": 400_000}),
        ("outreach", {"migrant_share": 0.0}, {"migrant_share": 0.5}),
        ("meetings_per_year", {"urgency_at_start": 0.0}, {"urgency_at_start": 1.0}),
        ("budget_per_youth", {"problem_load": 0.5}, {"problem_load": 2.0}),
        ("investment.support", {"political_support_at_start": 1.0}, {"political_support_at_start": 0.0}),
        ("investment.learning", {"existing_collaboration": 1.0}, {"existing_collaboration": 0.0}),
    ],
)
def test_a_number_follows_its_circumstances(path: str, less: dict[str, Any], more: dict[str, Any]) -> None:
    assert mean(path, **less) < mean(path, **more)


def test_who_directs_meets_its_sources_on_average_and_follows_its_parameters() -> None:
    def found(**numbers: float) -> list[str]:
        councils = [
            Council(Context(political_support_at_start=support), 0, np.uint64(luck), {**defaults(), **numbers}, {})
            for luck in lucks(200)
            for support in (0.3, 0.5, 0.7)
        ]
        return [director(council) for council in councils]

    usual = found()
    assert usual.count("alderman") / len(usual) == pytest.approx(0.72, abs=0.06)
    assert usual.count("none") / len(usual) <= 0.25
    assert found(alderman_directs=0.9).count("alderman") > usual.count("alderman")
    assert found(nobody_directs=0.0).count("none") < usual.count("none")


def test_while_the_grant_asks_for_a_walk_in_nobody_plans_to_go_without() -> None:
    for inhabitants in (2_000, 45_000, 400_000):
        assert shares("desk", "network_only", 100, inhabitants=inhabitants) == 0
        assert shares("desk", "none", 100, inhabitants=inhabitants) == 0


def test_shares_left_open_divide_what_the_given_ones_leave() -> None:
    scenario = Scenario(name="x", choices={"investment": {"brand": 0.4, "learning": DECIDE, "steering": 0.0}})
    resolved = decided(scenario, 3).choices.investment
    assert (resolved.brand, resolved.steering) == (0.4, 0.0)
    assert sum(resolved.shares()) == pytest.approx(1.0)
    assert resolved.learning > resolved.staff == resolved.mission


def test_a_share_fixed_later_takes_its_part_from_those_that_were_decided() -> None:
    later = {"month": 30, "field": "choices.investment.brand", "value": 1.0}
    scenario = Scenario(name="x").with_all({"choices.investment.brand": DECIDE, "changes": [later]})
    for luck in lucks(3):
        states = decided(scenario, luck).states
        assert sum(states[0].choices.investment.shares()) == pytest.approx(1.0)
        assert states[-1].choices.investment.brand == 1.0
        assert sum(states[-1].choices.investment.shares()) == pytest.approx(1.0)


def test_no_process_reads_an_open_choice(town: Town) -> None:
    """A municipality in which everything is open lives to the end of its run."""
    model = CJGModel(Scenario(name="x", context=town(700).context, choices=OPEN), months=30, collect=False)
    while model.running:
        model.step()
    for path in leaves(Choices, "choices"):
        value: Any = model.scenario
        for step in path.split("."):
            value = getattr(value, step)
        assert value != DECIDE
