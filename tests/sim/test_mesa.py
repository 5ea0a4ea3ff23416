"""Mesa for real: a model with agents to select, group, shuffle, read and write, made only when somebody asks."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from typing import Any

import mesa
import numpy as np
import psutil
import pytest
from mesa.agent import Agent, AgentSet

from sim.agents.municipality import Municipality
from sim.agents.partner_organisation import PartnerOrganisation
from sim.inputs.calendar import FIRST_MONTH
from sim.inputs.organisation_types import KINDS, N_KINDS
from sim.inputs.scenario import Scenario, ScenarioError
from sim.mesa.views import Child, Family, NotHereError, Professional, View
from sim.run.model import CJGModel
from sim.state import counters as n
from sim.state.columns import NEVER

Town = Callable[..., Scenario]
Run = Callable[..., CJGModel]
CLASSES = [Municipality, PartnerOrganisation, Professional, Family, Child]


@pytest.fixture
def model(town: Town) -> CJGModel:
    """A year of a small town."""
    model = CJGModel(town(1200), months=24)
    for _ in range(12):
        model.step()
    return model


def test_the_model_is_a_mesa_model_whose_step_is_a_month(town: Town) -> None:
    model = CJGModel(town(600), months=3)
    assert isinstance(model, mesa.Model)
    assert (model.month, model.steps, model.running) == (-1, 0, True)
    model.step()
    assert (model.month, model.steps, model.running) == (0, 1, True)
    model.run_model()
    assert (model.month, model.steps, model.running) == (2, 3, False)


def test_a_month_past_the_horizon_is_refused_with_a_word_about_it(town: Town) -> None:
    model = CJGModel(town(600), months=2)
    model.run_model()
    with pytest.raises((ValueError, RuntimeError, StopIteration), match=r"horizon|months"):
        model.step()


def test_fields_of_the_scenario_can_be_given_by_name_as_batch_run_does(town: Town) -> None:
    model = CJGModel(inhabitants=700, partnership="broad", months=2, **{"mechanisms.label": 0.5})
    assert model.scenario.context.inhabitants == 700
    assert model.scenario.choices.partnership == "broad"
    assert model.scenario.mechanisms.label == 0.5
    with pytest.raises(ScenarioError, match="partnershp"):
        CJGModel(partnershp="broad")


def test_there_are_five_kinds_of_agents(model: CJGModel) -> None:
    assert list(model.agents_by_type) == model.agent_types == CLASSES
    for cls, agents in model.agents_by_type.items():
        assert isinstance(agents, AgentSet)
        assert len(agents) > 0
        assert all(isinstance(agent, cls) for agent in agents)
        assert all(isinstance(agent, mesa.Agent) for agent in agents)
    assert len(model.agents_by_type[Municipality]) == 1
    assert len(model.agents_by_type[PartnerOrganisation]) == N_KINDS
    assert len(model.agents_by_type[Child]) == model.youths
    assert len(model.agents) == sum(len(agents) for agents in model.agents_by_type.values())


MANY = [PartnerOrganisation, Professional, Family, Child]
NUMBER = {PartnerOrganisation: "commitment", Professional: "identity_cjg", Family: "trust", Child: "birth"}


@pytest.mark.parametrize("cls", MANY)
def test_select_get_agg_and_sort_agree_with_each_other(model: CJGModel, cls: type) -> None:
    agents = model.agents_by_type[cls]
    name = NUMBER[cls]
    values = agents.get(name)
    assert values == [getattr(agent, name) for agent in agents]
    middle = float(np.median(values))
    low = agents.select(lambda agent: getattr(agent, name) < middle)
    assert low.get(name) == [value for value in values if value < middle]
    assert agents.agg(name, max) == max(values)
    assert agents.agg(name, [min, np.mean]) == [min(values), pytest.approx(np.mean(values))]
    assert agents.sort(name, ascending=True).get(name) == sorted(values)
    assert agents.sort(lambda agent: -getattr(agent, name), ascending=True).get(name) == sorted(values, reverse=True)
    assert len(agents.select(at_most=3)) == 3
    assert len(agents.select(at_most=0.5)) == len(agents) // 2
    assert len(agents.select(at_most=1.0)) == len(agents)
    assert len(model.agents.select(agent_type=cls)) == len(agents)
    assert agents.get([name, "unique_id"])[0] == [values[0], agents[0].unique_id]
    with pytest.raises(AttributeError):
        agents.get("no_such_thing")
    assert set(agents.get("no_such_thing", handle_missing="default", default_value=7)) == {7}


@pytest.mark.parametrize("cls", MANY)
def test_shuffle_changes_the_order_and_nobody_is_lost(model: CJGModel, cls: type) -> None:
    agents = model.agents_by_type[cls]
    before = agents.get("unique_id")
    shuffled = agents.shuffle().get("unique_id")
    assert sorted(map(str, shuffled)) == sorted(map(str, before))
    assert shuffled != before
    assert agents.get("unique_id") == before
    agents.shuffle(inplace=True)
    assert agents.get("unique_id") != before


@pytest.mark.parametrize(
    ("cls", "by"),
    [
        (PartnerOrganisation, "status"),
        (Professional, "employer"),
        (Family, "neighbourhood"),
        (Child, lambda c: c.age // 12),
    ],
)
def test_groupby_sorts_everybody_into_one_group(model: CJGModel, cls: type, by: Any) -> None:
    agents = model.agents_by_type[cls]
    groups = agents.groupby(by)
    assert sum(len(group) for _, group in groups) == len(agents)
    of = by if callable(by) else (lambda agent: getattr(agent, by))
    for key, group in groups:
        assert {of(agent) for agent in group} == {key}
    assert sum(groups.count().values()) == len(agents)
    listed = agents.groupby(by, result_type="list")
    assert sum(len(group) for _, group in listed) == len(agents)
    sizes = groups.map(len)
    assert sum(sizes.values()) == len(agents)


@pytest.mark.parametrize("cls", MANY)
def test_do_and_map_visit_everybody(model: CJGModel, cls: type) -> None:
    agents = model.agents_by_type[cls]
    seen: list[Any] = []
    assert agents.do(lambda agent: seen.append(agent.unique_id)) is agents
    assert seen == agents.map(lambda agent: agent.unique_id)
    seen.clear()
    agents.shuffle_do(lambda agent: seen.append(agent.unique_id))
    assert len(seen) == len(agents)


@pytest.mark.parametrize("cls", [PartnerOrganisation, Professional, Family])
def test_what_is_set_is_what_is_read(model: CJGModel, cls: type) -> None:
    agents = model.agents_by_type[cls]
    name = NUMBER[cls]
    half = agents.select(at_most=0.5)
    rest = agents.get(name)[len(half) :]
    half.set(name, 0.25)
    assert set(half.get(name)) == {0.25}
    assert agents.get(name)[len(half) :] == rest
    one = agents[-1]
    setattr(one, name, 0.75)
    assert getattr(one, name) == agents.get(name)[-1] == 0.75


def test_what_stands_on_the_need_tape_is_not_written(model: CJGModel) -> None:
    with pytest.raises(AttributeError, match="need tape"):
        model.agents_by_type[Family].set("vulnerability", 1.0)
    with pytest.raises(AttributeError, match="need tape"):
        model.agents_by_type[Child][0].birth = 3
    with pytest.raises(TypeError):
        model.agents_by_type[Child][0].remove()
    with pytest.raises(TypeError):
        model.agents_by_type[Child].add(model.agents_by_type[Child][0])


def test_sets_can_be_indexed_sliced_and_searched(model: CJGModel) -> None:
    families = model.agents_by_type[Family]
    assert families[0] in families
    assert families[2:4] == [families[2], families[3]]
    assert families.to_list()[:3] == families[:3]
    assert len({families[0], families[0], families[1]}) == 2
    assert families[0] not in model.agents_by_type[Child]


def test_a_family_has_its_children_and_a_child_its_family(model: CJGModel) -> None:
    for family in model.agents_by_type[Family].select(at_most=40):
        assert family.children
        for child in family.children:
            assert child.family == family
            assert -9 <= child.age < 276


def test_views_tell_needs_ties_and_organisations_in_words(model: CJGModel) -> None:
    needs = [need for child in model.agents_by_type[Child] for need in child.needs]
    assert len(needs) == model.open_needs
    assert {need["status"] for need in needs} <= {"unnoticed", "own_circle", "seeking", "waiting", "in_help", "lost"}
    helped = [need for need in needs if need["status"] == "in_help"]
    assert helped
    assert all(need["organisation"] for need in helped)
    people = model.agents_by_type[Professional]
    ties = {(one.row, other.row) for one in people for other in one.ties}
    assert ties
    assert all(0.0 <= trust <= 1.0 for one in people for trust in one.ties.values())
    assert {one.employer for one in people} >= {kind.name for kind in KINDS if kind.staff > 0}
    assert all(one.months_in_post >= 0 for one in people)
    assert set(people[0].directory) >= {kind.name for kind in KINDS}
    involved = model.agents_by_type[Family].select(lambda family: family.involved != 0)
    assert all(family.organisations for family in involved)


def test_a_view_of_somebody_who_has_left_or_not_come_yet_says_so(town: Town) -> None:
    model = CJGModel(town(2000), months=12, collect=False)
    model.step()
    birth = model.tape.children["birth"]
    leaver = Child(model, int(np.flatnonzero(birth + 276 == 6)[0]))
    unborn = Child(model, int(np.flatnonzero(birth - 9 == 8)[0]))
    assert leaver.age == 270
    with pytest.raises(NotHereError, match="month 0"):
        _ = unborn.aware
    for _ in range(8):
        model.step()
    assert unborn.age == -9
    for act in (lambda: leaver.aware, lambda: leaver.age, lambda: setattr(leaver, "aware", 1)):
        with pytest.raises(NotHereError, match=leaver.unique_id):
            act()
    assert leaver not in model.agents_by_type[Child]
    gone = Family(model, int(np.flatnonzero(model.tape.families["end"] <= model.month)[0]))
    with pytest.raises(NotHereError):
        _ = gone.trust


def futures(town: Town, change: Callable[[CJGModel], None]) -> CJGModel:
    model = CJGModel(town(4000, **{"choices.partnership": "none"}), months=12, collect=False)
    change(model)
    while model.running:
        model.step()
    return model


def test_a_write_through_a_view_changes_what_follows(town: Town) -> None:
    """Families that trust nobody ask less often."""

    def contacts(trust: float) -> float:
        model = futures(town, lambda model: model.agents_by_type[Family].set("trust", trust))
        assert model.book.counts[-FIRST_MONTH:, n.ONSETS].sum() > 100
        known = model.world.episodes["known"][: model.open_needs]
        return float((known != NEVER).mean())

    assert contacts(0.0) < contacts(0.5) < contacts(1.0)


def test_a_write_to_one_professional_is_felt_by_whom_it_helps(town: Town) -> None:
    def slow(model: CJGModel) -> None:
        model.agents_by_type[Professional].set("hours", 5.0)

    usual = futures(town, lambda model: None)
    short = futures(town, slow)
    late = slice(-FIRST_MONTH, None)
    assert short.book.counts[late, n.FIRST_HELP].sum() < 0.8 * usual.book.counts[late, n.FIRST_HELP].sum()


def test_reading_shuffling_and_collecting_move_no_number(town: Town) -> None:
    def nosy(model: CJGModel) -> None:
        for agents in model.agents_by_type.values():
            agents.shuffle().map(lambda agent: agent.unique_id)

    plain, watched = futures(town, lambda model: None), futures(town, nosy)
    assert plain.book.counts.tobytes() == watched.book.counts.tobytes()
    assert (plain.world.families["trust"] == watched.world.families["trust"]).all()


def test_the_data_collector_collects_model_and_agents_by_month(town: Town) -> None:
    model = CJGModel(
        town(600),
        months=4,
        model_reporters={"needs": "open_needs", "trust": lambda m: m.agents_by_type[Family].agg("trust", np.mean)},
        agenttype_reporters={PartnerOrganisation: {"status": "status"}, Family: {"trust": "trust"}},
    )
    model.run_model()
    by_model = model.datacollector.get_model_vars_dataframe()
    assert list(by_model.columns) == ["needs", "trust"]
    assert len(by_model) == 4
    assert by_model["needs"].iloc[-1] == model.open_needs
    partners = model.datacollector.get_agenttype_vars_dataframe(PartnerOrganisation)
    assert len(partners) == 4 * N_KINDS
    families = model.datacollector.get_agenttype_vars_dataframe(Family)
    last = families.xs(4, level="Step")["trust"]
    assert last.mean() == pytest.approx(by_model["trust"].iloc[-1])
    everybody = CJGModel(town(600), months=2, agent_reporters={"who": lambda agent: type(agent).__name__})
    everybody.run_model()
    collected = everybody.datacollector.get_agent_vars_dataframe()
    assert set(collected["who"]) == {cls.__name__ for cls in CLASSES}


def test_without_asking_for_it_nothing_is_collected(town: Town) -> None:
    model = CJGModel(town(600), months=3, collect=False)
    model.run_model()
    assert all(not values for values in model.datacollector.model_vars.values())


def test_batch_run_varies_fields_of_the_scenario() -> None:
    rows = mesa.batch_run(
        CJGModel,
        {"partnership": ["none", "broad"], "inhabitants": 600, "months": 6, "seed": [1, 2]},
        iterations=1,
        max_steps=50,
        display_progress=False,
    )
    assert len(rows) == 4
    assert {(row["partnership"], row["seed"]) for row in rows} == {(p, s) for p in ("none", "broad") for s in (1, 2)}
    assert all(row["month"] == 5 for row in rows)
    assert {row["partners"] for row in rows if row["partnership"] == "none"} == {0}


def counts(model: CJGModel) -> bytes:
    model.run_model()
    return bytes(model.book.counts.tobytes())


def test_without_a_seed_every_model_has_another_future_and_its_seed_gives_that_one_again(town: Town) -> None:
    first, second = (CJGModel(town(900), months=12, seed=None) for _ in range(2))
    assert first.seed != second.seed
    lived = counts(first)
    assert lived != counts(second)
    assert first._seed == first.seed, "where Mesa keeps it"
    assert counts(CJGModel(town(900), months=12, seed=first.seed)) == lived


def test_a_batch_without_a_seed_tells_the_seed_of_each_run() -> None:
    asked = {"inhabitants": 600, "months": 3, "seed": None}
    rows = mesa.batch_run(CJGModel, asked, iterations=3, display_progress=False)
    assert len({row["seed"] for row in rows}) == 3
    again = mesa.batch_run(CJGModel, {**asked, "seed": [row["seed"] for row in rows]}, display_progress=False)
    assert [row["open_needs"] for row in again] == [row["open_needs"] for row in rows]


def test_batch_run_stops_at_its_steps_or_at_the_horizon_whichever_comes_first() -> None:
    """Mesa makes one step more than ``max_steps``; the horizon stops the model by itself."""
    for steps, last in ((3, 3), (5, 5), (6, 5), (500, 5)):
        (row,) = mesa.batch_run(CJGModel, {"inhabitants": 600, "months": 6}, max_steps=steps, display_progress=False)
        assert row["month"] == last


def test_batch_run_collects_in_between() -> None:
    rows = mesa.batch_run(
        CJGModel, {"inhabitants": 600, "months": 6}, data_collection_period=2, max_steps=50, display_progress=False
    )
    assert [row["month"] for row in rows] == [0, 2, 4, 5]


# -- nobody is made unless asked for, and nothing stays behind ------------------------------------------------------------------------------


def living(cls: type) -> list[Any]:
    gc.collect()
    return [each for each in gc.get_objects() if issubclass(type(each), cls)]


def views_of(model: CJGModel) -> int:
    """How many views of a model there are; what other tests hold is no business of it."""
    return sum(view.model is model for view in living(View))


def test_no_view_exists_unless_somebody_asks(town: Town) -> None:
    model = CJGModel(town(1200), months=12)
    model.run_model()
    assert views_of(model) == 0
    held = model.agents_by_type[Family][:5]
    assert views_of(model) == len(held) == 5
    del held
    assert views_of(model) == 0


def test_hundreds_of_models_leave_memory_flat_and_nothing_registered(town: Town) -> None:
    scenario = town(500)

    def several(count: int) -> None:
        for replication in range(count):
            model = CJGModel(scenario, months=2, replication=replication % 5)
            model.run_model()
        gc.collect()

    several(60)
    registered, models = len(Agent._ids), len(living(CJGModel))
    process = psutil.Process(os.getpid())
    before = process.memory_info().rss
    several(300)
    assert process.memory_info().rss < 1.05 * before
    assert len(Agent._ids) == registered
    assert len(living(CJGModel)) == models
