"""Common random numbers by construction: a difference between two runs is caused by what differs, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

import scenarios
from sim import simulate
from sim.inputs import choices, mechanisms
from sim.inputs.choices import INERT_RULES, inert
from sim.inputs.context import Context
from sim.inputs.parameters import PARAMETERS
from sim.inputs.scenario import Scenario, ScenarioError
from sim.run.kept_starts import starts
from sim.run.model import CJGModel
from sim.run.simulation import run_future
from sim.state import counters as n
from sim.state import draws

Town = Callable[..., Scenario]
Run = Callable[..., CJGModel]
Digest = Callable[..., str]

CHOICES = {row["path"]: row for row in choices.describe()}
MECHANISMS = {row["path"]: row for row in mechanisms.describe()}


def settings_of(row: dict[str, Any]) -> list[Any]:
    """A few values that a field takes."""
    if row["type"] == "choice":
        return list(row["values"])
    if row["type"] == "yes_no":
        return [False, True]
    low, high = row["minimum"], row["maximum"]
    middle = (low + high) // 2 if row["type"] == "whole_number" else 0.5 * (low + high)
    return [low, middle, high]


def others(scenario: Scenario, path: str) -> list[Scenario]:
    """The same scenario with every other value of one field that it accepts."""
    found = []
    for value in settings_of({**CHOICES, **MECHANISMS}[path]):
        try:
            other = scenario.with_(path, value)
        except ScenarioError:
            continue
        if other.to_dict() != scenario.to_dict():
            found.append(other)
    return found


# -- workers, order, number ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lively(town: Town, brisk: dict[str, Any]) -> Scenario:
    """A town in which everything goes on: a working network with every channel."""
    fields = {
        **brisk,
        "choices.partnership": "broad",
        "choices.care_coordination": "escalation_ladder",
        "choices.web": "separate_sites",
        "choices.web_chat": True,
        "choices.outreach": 0.2,
        "choices.specialist_help": "fly_in",
        "parameters.practising": 2.0,
        "parameters.conflict": 0.25,
        "parameters.desk_price": 30_000.0,  # something is left to invest
    }
    return town(2500, **fields)


def test_any_number_of_workers_gives_the_same_bytes(lively: Scenario, digest: Digest) -> None:
    alone = simulate(lively, replications=4, months=18, seed=5)
    for workers in (2, 4):
        shared = simulate(lively, replications=4, months=18, seed=5, workers=workers)
        assert digest(shared) == digest(alone)
        assert shared.fingerprint == alone.fingerprint


def test_threads_give_the_same_bytes_as_one_after_the_other(lively: Scenario, digest: Digest) -> None:
    def future(replication: int) -> str:
        return digest(run_future(lively, replication, 18, 5, None, False).table)

    alone = [future(replication) for replication in range(6)]
    starts.forget()
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(future, range(6))) == alone


def test_the_order_of_scenarios_does_not_matter(lively: Scenario, town: Town, digest: Digest) -> None:
    three = [lively, lively.with_("choices.partnership", "none"), town(2000)]
    forwards = [digest(simulate(each, replications=2, months=18)) for each in three]
    backwards = [digest(simulate(each, replications=2, months=18)) for each in reversed(three)]
    assert forwards == backwards[::-1]


def test_a_replication_does_not_depend_on_how_many_follow(lively: Scenario, digest: Digest) -> None:
    few = simulate(lively, replications=2, months=18)
    many = simulate(lively, replications=5, months=18)
    assert digest(many.monthly.loc[:1]) == digest(few.monthly)
    assert digest(many.outcomes.loc[:1]) == digest(few.outcomes)


def test_a_need_tape_that_is_warm_gives_the_same_bytes_as_a_cold_one(lively: Scenario, digest: Digest) -> None:
    starts.forget()
    cold = digest(simulate(lively, replications=2, months=18))
    warm = digest(simulate(lively, replications=2, months=18))
    assert warm == cold


def test_a_tape_warmed_by_another_scenario_is_as_good_as_a_cold_one(lively: Scenario, digest: Digest) -> None:
    starts.forget()
    cold = digest(simulate(lively, replications=1, months=18))
    starts.forget()
    simulate(lively.with_("choices.partnership", "none"), replications=1, months=18)
    assert digest(simulate(lively, replications=1, months=18)) == cold


def test_a_scenario_differs_from_itself_by_exactly_nothing(lively: Scenario) -> None:
    one = simulate(lively, replications=3, months=18).monthly
    other = simulate(lively.with_("name", "another name"), replications=3, months=18).monthly
    assert ((one - other).fillna(0.0) == 0.0).all(axis=None)
    assert (one.isna() == other.isna()).all(axis=None)


def test_replications_and_seeds_meet_different_luck(lively: Scenario, digest: Digest) -> None:
    results = simulate(lively, replications=3, months=12)
    seen = {digest(results.monthly.loc[[r]]) for r in range(3)}
    seen.add(digest(simulate(lively, replications=1, months=12, seed=2).monthly))
    assert len(seen) == 4


def test_replication_and_seed_are_not_added_up() -> None:
    keys = {int(draws.luck_key(np.uint64(s), np.uint64(r))) for s in range(60) for r in range(60)}
    assert len(keys) == 3600


def test_a_longer_run_begins_exactly_like_a_shorter_one(lively: Scenario, digest: Digest) -> None:
    """The names of milestones apart: "never" is one month beyond the horizon."""
    short = simulate(lively, replications=2, months=24).monthly
    long = simulate(lively, replications=2, months=36).monthly
    columns = [name for name in short.columns if name not in ("months_to_open", "months_to_name")]
    columns = [name for name in columns if name != "months_to_coordination_rule"]
    for replication in range(2):
        assert digest(long.loc[replication].loc[:23][columns]) == digest(short.loc[replication][columns])


# -- months before a change -----------------------------------------------------------------------------------------------------

CHANGES = {
    "choices.partnership": "none",
    "choices.director": "none",
    "choices.governance": "administrative_organisation",
    "choices.care_coordination": "municipal_coordinator",
    "choices.desk": "network_only",
    "choices.front_offices": "merged",
    "choices.outreach": 0.6,
    "choices.specialist_help": "refer_on",
    "choices.web": "none",
    "choices.web_chat": False,
    "choices.meetings_per_year": 4,
    "choices.budget_per_youth": 5.0,
    "choices.investment.brand": 0.6,
    "mechanisms.recovery": 0.5,
    "mechanisms.conflict": 2.0,
    "context.second_line_capacity": 0.3,
}


@pytest.mark.parametrize("field", CHANGES)
def test_two_runs_that_differ_from_a_month_on_are_identical_before_it(
    lively: Scenario, digest: Digest, field: str
) -> None:
    month = 13
    change = {"month": month, "field": field, "value": CHANGES[field]}
    if field == "choices.investment.brand":
        lively = lively.with_("choices.investment", dict.fromkeys(("mission", "learning"), 0.2))
    changed = simulate(lively.with_("changes", [change]), replications=2, months=30).monthly
    kept = simulate(lively, replications=2, months=30).monthly
    for replication in range(2):
        before = slice(None, month - 1)
        assert digest(changed.loc[replication].loc[before]) == digest(kept.loc[replication].loc[before])
    assert digest(changed) != digest(kept), "the change changes something, so the test can fail"


@pytest.mark.parametrize("field", ["choices.partnership", "choices.web", "mechanisms.recovery"])
def test_a_change_in_month_0_is_that_scenario_from_the_start(lively: Scenario, digest: Digest, field: str) -> None:
    value = CHANGES[field]
    fields = {field: value, "choices.web_chat": False} if field == "choices.web" else {field: value}
    changed = lively.with_("changes", [{"month": 0, "field": field, "value": value}])
    assert digest(simulate(changed, replications=1, months=16)) == digest(
        simulate(lively.with_all(fields), replications=1, months=16)
    )


# -- choices without meaning ------------------------------------------------------------------------------------------------------

INERT_WORLDS: dict[str, dict[str, Any]] = {
    "nobody invited": {"choices.partnership": "none"},
    "no lead": {},
    "no desk": {"choices.desk": "network_only"},
    "no site": {"choices.desk_sites": 0},
    "one neighbourhood": {"context.neighbourhoods": 1},
    "no web": {"choices.web": "none"},
    "no budget": {"choices.budget_per_youth": 0.0},
}


def test_every_rule_of_meaninglessness_has_a_world_here() -> None:
    assert len(INERT_WORLDS) == len(INERT_RULES)
    for rule, fields in zip(INERT_RULES, INERT_WORLDS.values(), strict=True):
        scenario = Scenario(name="x").with_all(fields)
        assert rule.holds(scenario.choices, scenario.context)


@pytest.mark.parametrize("world", INERT_WORLDS)
def test_a_choice_without_meaning_leaves_every_byte_as_it_was(
    town: Town, brisk: dict[str, Any], digest: Digest, world: str
) -> None:
    scenario = town(1000, **{**brisk, **INERT_WORLDS[world]})
    usual = digest(simulate(scenario, replications=1, months=20))
    tried = 0
    for path in sorted(inert(scenario.choices, scenario.context)):
        for other in others(scenario, path):
            if path not in inert(other.choices, other.context):
                continue
            tried += 1
            assert digest(simulate(other, replications=1, months=20)) == usual, f"{path}: {other.choices}"
    # a lead kind, and a chat without a site, are refused rather than inert, so nothing is left to try there
    assert tried > 0 or world in ("no lead", "no web", "no desk")


def first_that_moves(
    towns: list[Scenario], variants: Callable[[Scenario], list[Scenario]], usual: list[str], digest: Digest, months: int
) -> bool:
    """Whether in any town any variant changes any byte."""
    return any(
        digest(simulate(variant, replications=1, months=months).monthly) != before
        for scenario, before in zip(towns, usual, strict=True)
        for variant in variants(scenario)
    )


@pytest.fixture(scope="module")
def towns(town: Town, brisk: dict[str, Any]) -> list[Scenario]:
    """Towns in which, between them, everything that can happen happens."""
    crowded = {
        **brisk,
        "context.neighbourhoods": 4,
        "context.problem_load": 2.0,
        "parameters.cjg_base": 1.0,
        "parameters.desk_price": 30_000.0,
    }
    return [
        town(
            1500,
            **crowded,
            **{
                "choices.partnership": "broad",
                "choices.director": "ggd",
                "choices.specialist_help": "fly_in",
                "choices.desk_sites": 2,
                "choices.second_line_face": "visible",
                "choices.web": "separate_sites",
            },
        ),
        town(
            4000,
            **crowded,
            **{
                "choices.governance": "lead_organisation",
                "choices.care_coordination": "lead_organisation",
                "choices.front_offices": "merged",
                "choices.director_support": "none",
                "choices.desk_sites": 1,
                "choices.outreach": 0.2,
            },
        ),
        # a success that asks for a next desk needs a town; whatever moved something before is not tried in it
        town(20_000, **{**crowded, "choices.desk_sites": 1}),
    ]


MONTHS = 66  # past the first yearly review after the month from which a desk may close


@pytest.fixture(scope="module")
def usual(towns: list[Scenario], digest: Digest) -> list[str]:
    return [digest(simulate(each, replications=1, months=MONTHS).monthly) for each in towns]


@pytest.mark.parametrize("path", CHOICES)
def test_a_choice_with_meaning_moves_something(
    towns: list[Scenario], usual: list[str], digest: Digest, path: str
) -> None:
    """The counterpart: what is not called inert does something, so that no choice is there for show."""

    def variants(scenario: Scenario) -> list[Scenario]:
        return [] if path in inert(scenario.choices, scenario.context) else others(scenario, path)

    assert first_that_moves(towns, variants, usual, digest, MONTHS)


@pytest.mark.parametrize("path", MECHANISMS)
def test_a_mechanism_taken_out_or_doubled_moves_something(
    towns: list[Scenario], usual: list[str], digest: Digest, path: str
) -> None:
    def variants(scenario: Scenario) -> list[Scenario]:
        return [scenario.with_(path, value) for value in (0.0, 2.0)]

    assert first_that_moves(towns, variants, usual, digest, MONTHS)


# Read before a municipality is run, and tested there: test_initiative.py and test_decide.py.
BEFOREHAND = ("initiative", "decide")


@pytest.mark.parametrize(
    "name",
    [name for name, one in PARAMETERS.items() if one.range[0] < one.range[1] and one.process not in BEFOREHAND],
)
def test_a_parameter_at_an_end_of_its_range_moves_something(
    towns: list[Scenario], usual: list[str], digest: Digest, name: str
) -> None:
    def variants(scenario: Scenario) -> list[Scenario]:
        return [scenario.with_(f"parameters.{name}", value) for value in PARAMETERS[name].range]

    assert first_that_moves(towns, variants, usual, digest, MONTHS)


# -- the need tape ------------------------------------------------------------------------------------------------------------------


def small(name: str) -> Scenario:
    """A shipped scenario, in a small town."""
    return scenarios.load(name).with_all({"context.inhabitants": 900, "context.neighbourhoods": 3})


def test_onsets_are_the_same_in_every_scenario(run: Run) -> None:
    names = [name for group in scenarios.groups().values() for name in group]
    context = Context(inhabitants=900)
    first = run(Scenario(name="plain", context=context), months=30)
    onsets = first.book.counts[:, n.ONSETS]
    assert onsets.sum() > 50
    for name in names:
        scenario = scenarios.load(name)
        changes = [each for each in scenario.to_dict()["changes"] if each["month"] < 30]
        scenario = Scenario(name=name, context=context, choices=scenario.choices, changes=changes)
        model = run(scenario, months=30)
        assert (model.book.counts[:, n.ONSETS] == onsets).all(), name
        assert (model.book.counts[:, n.YOUTHS] == first.book.counts[:, n.YOUTHS]).all(), name
        assert model.tape.onsets.tobytes() == first.tape.onsets.tobytes(), name


def test_running_leaves_the_tape_as_it_was(lively: Scenario, run: Run) -> None:
    model = CJGModel(lively, months=18, collect=False)
    before = [
        part.tobytes()
        for part in (model.tape.families, model.tape.children, model.tape.onsets, model.tape.neighbourhoods)
    ]
    while model.running:
        model.step()
    after = [
        part.tobytes()
        for part in (model.tape.families, model.tape.children, model.tape.onsets, model.tape.neighbourhoods)
    ]
    assert after == before


def test_a_child_keeps_its_luck_when_the_town_is_longer_watched(lively: Scenario) -> None:
    short = CJGModel(lively, months=12, collect=False).tape
    long = CJGModel(lively, months=40, collect=False).tape
    assert long.children[: len(short.children)].tobytes() == short.children.tobytes()
    assert long.families[: len(short.families)].tobytes() == short.families.tobytes()
    assert (long.ties[: len(short.ties)] == short.ties)[: len(short.ties) // 2].all()
    assert long.onsets[: len(short.onsets)].tobytes() == short.onsets.tobytes()
