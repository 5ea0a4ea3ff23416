"""Coordination: who holds the threads of a family, who contradicts whom, and who picks up the dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim.inputs.calendar import FIRST_MONTH
from sim.inputs.organisation_types import GATE, INDEX, N_KINDS, ROWS, TEAM
from sim.processes import coordination
from sim.run.model import CJGModel
from sim.state import counters as n
from sim.state import events
from sim.state.columns import ANY, IN_HELP, LADDER, LEAD, LOST, MUNICIPAL, SEEKING, UNDECIDED

AMW, CLINIC, GP, GGZ = (INDEX[name] for name in ("amw", "clinic", "gp", "ggz"))
StageFor = Callable[..., Any]


def test_who_does_not_know_the_others_assumes_that_one_of_them_coordinates(rates: Any) -> None:
    assert coordination.chance_to_take_up(1.0, rates) == rates.take_up
    assert coordination.chance_to_take_up(0.25, rates) == pytest.approx(0.25 * rates.take_up)


def test_bond_coordinator_and_plan_each_prevent_contradiction(rates: Any) -> None:
    chance = coordination.chance_of_contradiction
    assert chance(0.0, False, False, rates) == rates.conflict
    assert chance(0.5, False, False, rates) == pytest.approx(0.5 * rates.conflict)
    assert chance(1.0, False, False, rates) == 0.0
    assert chance(0.0, True, False, rates) == pytest.approx(rates.discord * rates.conflict)
    assert chance(0.0, True, True, rates) == pytest.approx(rates.discord**2 * rates.conflict)


def test_consent_falls_with_the_number_of_organisations_and_rises_with_trust(rates: Any) -> None:
    by_number = [coordination.chance_of_consent(count, 0.5, rates) for count in range(2, 7)]
    assert np.allclose(np.diff(np.log(by_number)), np.log(rates.consent_falloff))
    by_trust = [coordination.chance_of_consent(3, trust, rates) for trust in (0.0, 0.5, 1.0)]
    assert by_trust == sorted(by_trust)
    assert by_trust[2] == pytest.approx(2.0 * by_trust[0])


@pytest.mark.parametrize(("severity", "involved", "expected"), [
    (4, 0, GATE), (4, 1 << GGZ, GGZ), (3, 0, AMW), (1, 1 << GP, GP), (1, 1 << GATE, CLINIC),
])  # fmt: skip
def test_the_ladder_finds_the_rung_of_the_severity_and_somebody_already_involved_first(
    stage: StageFor, severity: int, involved: int, expected: int
) -> None:
    set_ = stage()
    set_.make_partners()
    assert coordination.rung_for(set_.network, severity, involved) == expected


def test_only_a_partner_stands_on_the_ladder(stage: StageFor) -> None:
    set_ = stage()
    assert coordination.rung_for(set_.network, 4, 1 << GATE) == -1
    set_.make_partners([CLINIC])
    assert coordination.rung_for(set_.network, 4, 1 << GATE) == CLINIC


# -- a child that is known and dropped ------------------------------------------------------------------------------------------


def pick_up(set_: Any) -> list[Any]:
    """Lose every child at the GP's or the social worker's door; return who are held by somebody afterwards."""
    lost = set_.episodes()
    for position, e in enumerate(lost):
        set_.lose(e, (GP, AMW)[position % 2])
    coordination.pick_up_the_dropped(set_.crowd, set_.network, set_.town, set_.rates, set_.book, set_.month)
    return [e for e in lost if e.guide >= 0]


def ready(stage: StageFor, rule: int, partners: list[int] | None = None) -> Any:
    set_ = stage(4000, **{"parameters.take_up": 0.95})
    set_.empty_desks()
    set_.people["hours"] = set_.people["spare"] = 1e6
    set_.make_partners(partners)
    set_.organisations["is_partner"][TEAM] = 1
    set_.town.is_open = 1
    set_.town.steering = 1.0
    set_.town.rule = rule
    set_.town.lead = CLINIC if rule == LEAD else -1
    return set_


def test_undecided_nobody_picks_up_a_dropped_child(stage: StageFor) -> None:
    assert pick_up(ready(stage, UNDECIDED)) == []


@pytest.mark.parametrize(
    ("rule", "who"),
    [(ANY, lambda e: e.dropped), (LEAD, lambda e: CLINIC), (MUNICIPAL, lambda e: TEAM)],
    ids=["any core organisation", "lead", "municipal"],
)
def test_a_dropped_child_is_picked_up_only_by_the_rule_in_force(
    stage: StageFor, rule: int, who: Callable[[Any], int]
) -> None:
    held = pick_up(ready(stage, rule))
    assert len(held) > 10
    for e in held:
        assert e.guide == who(e)
        assert e.status == SEEKING
        assert ROWS[e.guide].name


def test_by_the_ladder_a_dropped_child_is_picked_up_on_the_rung_of_its_severity(stage: StageFor) -> None:
    set_ = ready(stage, LADDER)
    held = pick_up(set_)
    assert len(held) > 10
    assert {set_.organisations["rung"][e.guide] - e.severity for e in held} == {0}


def test_when_any_may_only_a_partner_that_dropped_the_child_picks_it_up(stage: StageFor) -> None:
    held = pick_up(ready(stage, ANY, partners=[AMW]))
    assert held
    assert {e.dropped for e in held} == {AMW}


def test_nobody_picks_up_a_child_that_nobody_responsible_sees(stage: StageFor) -> None:
    set_ = ready(stage, LEAD)
    set_.town.steering = 0.0
    set_.network.practised[:] = 0.0
    assert pick_up(set_) == []
    set_.network.practised[:] = 1.0
    assert len(pick_up(set_)) > 10


def test_nobody_without_hours_to_spare_picks_up_a_child(stage: StageFor) -> None:
    set_ = ready(stage, LEAD)
    set_.people["spare"] = 0.0
    assert pick_up(set_) == []


def test_holding_dropped_children_costs_hours_as_coordination_does_and_ends_when_there_are_none(
    stage: StageFor,
) -> None:
    set_ = ready(stage, LEAD)
    set_.people["coordinating"] = 0
    set_.people["hours"] = set_.people["spare"] = 130.0
    held = pick_up(set_)
    by_post = np.bincount([e.guide_post for e in held], minlength=len(set_.people))
    owed = by_post * float(set_.rates.coordination_hours)
    assert 0.0 < owed.max() <= 130.0
    assert (set_.people["coordinating"] == by_post).all()
    assert set_.organisations["coordinating"][CLINIC] >= len(held)
    for e in set_.crowd.episodes[: set_.model.open_needs]:
        if e.status == LOST:
            e.status = SEEKING  # nobody else is there to be found
    for spare, kept in ((owed, len(held)), (np.zeros(len(owed)), 0)):
        set_.people["spare"] = spare
        for e in held:
            e.next = -1
        coordination.pick_up_the_dropped(set_.crowd, set_.network, set_.town, set_.rates, set_.book, set_.month + 1)
        assert sum(e.guide >= 0 for e in held) == kept
    assert {int(e.status) for e in held} == {LOST}
    assert (set_.people["coordinating"] == 0).all()


# -- families with several organisations -------------------------------------------------------------------------------------------


def two_helpers(set_: Any) -> int:
    """Give one family two organisations; returns its row."""
    for e in set_.episodes():
        mates = [m for m in set_.episodes() if m.family == e.family and m.row != e.row]
        if mates:
            break
    else:
        raise AssertionError("no family with two needs")
    for each, o in ((e, CLINIC), (mates[0], AMW)):
        each.status = IN_HELP
        each.helper = o
        each.post = int(set_.organisations["first_post"][o])
        each.hours = 1.0
    threads = set_.model.world.threads[e.family]
    if threads.coordinator >= 0:  # left from before the stage was set
        set_.people["coordinating"][threads.coordinator_post] -= 1
        set_.organisations["coordinating"][threads.coordinator] -= 1
    threads.coordinator = threads.coordinator_post = -1
    threads.plan = 0
    return int(e.family)


def test_two_organisations_in_a_family_make_it_a_joint_family_and_one_does_not(stage: StageFor) -> None:
    set_ = stage(6000)
    set_.empty_desks()
    row = two_helpers(set_)
    coordination.hold_threads(set_.crowd, set_.network, set_.town, set_.rates, set_.book, set_.month)
    assert set_.count(n.JOINT) == 1
    assert set_.model.world.joint[0] == row
    assert set_.model.world.threads["involved"][row] == (1 << CLINIC) | (1 << AMW)


@pytest.mark.parametrize("rule", [LEAD, MUNICIPAL, LADDER])
def test_a_family_is_coordinated_by_whom_the_rule_names_and_it_costs_that_ones_hours(
    stage: StageFor, rule: int
) -> None:
    set_ = ready(stage, rule)
    row = two_helpers(set_)
    threads = set_.model.world.threads[row]
    for month in range(set_.month, set_.month + 6):
        coordination.hold_threads(set_.crowd, set_.network, set_.town, set_.rates, set_.book, month)
        if threads.coordinator >= 0:
            break
    expected = {LEAD: CLINIC, MUNICIPAL: TEAM}
    if rule == LADDER:
        expected[LADDER] = coordination.rung_for(set_.network, threads.heaviest, threads.involved)
    assert threads.coordinator == expected[rule]
    everybody = set_.model.world.threads
    with_the_same = (everybody["coordinator"] >= 0) & (everybody["coordinator_post"] == threads.coordinator_post)
    assert set_.people["coordinating"][threads.coordinator_post] == with_the_same.sum() >= 1


@pytest.mark.parametrize("rule", [LEAD, MUNICIPAL, LADDER])
def test_where_whoever_should_has_no_hours_people_do_what_they_do_without_a_rule(stage: StageFor, rule: int) -> None:
    def coordinator(bond: float) -> int:
        set_ = ready(stage, rule)
        row = two_helpers(set_)
        set_.network.directory[:] = 1.0
        set_.network.nearest[:] = bond
        helpers = np.isin(set_.people["organisation"], [CLINIC, AMW])
        set_.people["spare"] = np.where(helpers, 1e6, 0.0)
        set_.town.lead = GP
        if rule == LADDER:
            set_.organisations["is_partner"][[CLINIC, AMW]] = 0
        threads = set_.model.world.threads[row]
        for month in range(set_.month, set_.month + 12):
            coordination.hold_threads(set_.crowd, set_.network, set_.town, set_.rates, set_.book, month)
        return int(threads.coordinator)

    assert coordinator(1.0) in (CLINIC, AMW)
    assert coordinator(0.0) == -1


def test_without_a_mandate_only_somebody_trusted_by_the_others_coordinates(stage: StageFor) -> None:
    set_ = ready(stage, UNDECIDED)
    row = two_helpers(set_)
    set_.network.directory[:] = 1.0
    set_.network.nearest[:] = 0.0
    for month in range(set_.month, set_.month + 12):
        coordination.hold_threads(set_.crowd, set_.network, set_.town, set_.rates, set_.book, month)
    assert set_.model.world.threads["coordinator"][row] == -1
    set_.network.nearest[:] = 1.0
    for month in range(set_.month + 12, set_.month + 24):
        coordination.hold_threads(set_.crowd, set_.network, set_.town, set_.rates, set_.book, min(month, 23))
    assert set_.model.world.threads["coordinator"][row] >= 0


def test_a_plan_needs_a_coordinator_consent_and_people_who_know_each_other(
    town: Callable[..., Any], brisk: dict[str, Any]
) -> None:
    fields = {**brisk, "choices.care_coordination": "lead_organisation", "choices.partnership": "broad",
              "context.multi_problem_share": 0.3}  # fmt: skip
    model = CJGModel(town(4000, **fields), months=36, record="events", collect=False)
    coordinated = set(np.flatnonzero(model.world.threads["coordinator"] >= 0).tolist())
    while model.running:
        model.step()
    log = model.book.log[: int(model.book.log_length[0])]
    plans = 0
    for _, what, _, family, *_ in log.tolist():
        if what == events.COORDINATED:
            coordinated.add(family)
        elif what == events.COORDINATION_ENDED:
            coordinated.discard(family)
        elif what == events.PLAN_MADE:
            plans += 1
            assert family in coordinated
    assert plans > 5
    planned = model.world.threads[model.world.threads["plan"] == 1]
    assert (planned["consent"] == 1).all()
    assert (planned["plan_members"] > 0).all()


def test_a_plan_stays_when_its_coordinator_lets_go(stage: StageFor) -> None:
    set_ = ready(stage, LEAD)
    row = two_helpers(set_)
    threads = set_.model.world.threads[row]
    coordination.hold_threads(set_.crowd, set_.network, set_.town, set_.rates, set_.book, set_.month)
    threads.coordinator = CLINIC
    threads.coordinator_post = int(set_.organisations["first_post"][CLINIC])
    set_.people["coordinating"][threads.coordinator_post] = 1
    threads.plan = 1
    threads.plan_members = threads.involved
    set_.people["spare"] = 0.0  # no hours for it any more
    coordination.hold_threads(set_.crowd, set_.network, set_.town, set_.rates, set_.book, set_.month + 1)
    assert threads.coordinator == -1
    assert threads.plan == 1


def test_advice_conflicts_among_strangers_and_costs_the_familys_trust(stage: StageFor) -> None:
    set_ = ready(stage, UNDECIDED)
    set_.rates.conflict = 1.0
    row = two_helpers(set_)
    family = set_.model.world.families[row]
    family.trust = 0.5
    set_.network.nearest[:] = 0.0
    set_.network.practised[:] = 0.0
    coordination.hold_threads(set_.crowd, set_.network, set_.town, set_.rates, set_.book, set_.month)
    assert set_.count(n.CONFLICT) == 1
    lost = 0.5 - family.trust
    assert lost == pytest.approx(0.5 * set_.rates.experience * set_.rates.loss_ratio)
    assert len(set_.events(events.ADVICE_CONFLICTED)) == 1
    set_.network.practised[:] = 1.0
    coordination.hold_threads(set_.crowd, set_.network, set_.town, set_.rates, set_.book, set_.month + 1)
    assert set_.book.counts[set_.month + 1 - FIRST_MONTH, n.CONFLICT] == 0


def test_who_is_lost_and_who_is_held_are_different_children(stage: StageFor) -> None:
    set_ = ready(stage, LEAD)
    held = pick_up(set_)
    assert all(e.status != LOST for e in held)
    assert N_KINDS == TEAM
