"""Joining and agreements: who commits, what managers agree, and what is lived of it."""

from __future__ import annotations

import math
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from sim.inputs.calendar import LAST_CALL
from sim.inputs.organisation_types import INDEX, N_KINDS, N_ORGANISATIONS, NARROW_CORE, TEAM
from sim.inputs.rates import plain_numbers, rates_of
from sim.inputs.scenario import Scenario
from sim.processes import agreements, joining, opening, shared_cases
from sim.run.model import CJGModel
from sim.state import events

AMW, BJZ, CLINIC, GP = (INDEX[name] for name in ("amw", "bjz", "clinic", "gp"))
Town = Callable[..., Scenario]
Run = Callable[..., CJGModel]
StageFor = Callable[..., Any]


@pytest.fixture(scope="module")
def numbers() -> SimpleNamespace:
    return plain_numbers(rates_of(Scenario(name="x").mechanisms, {}))


# -- joining ----------------------------------------------------------------------------------------------------------------------------


def test_six_reasons_to_join_weigh_the_same(numbers: SimpleNamespace) -> None:
    reasons = ("urgency", "trust", "funding", "shared_cases", "company", "consensus")
    none = dict.fromkeys(reasons, 0.0)
    assert joining.reasons_to_join(**none, rates=numbers) == numbers.join_base
    for each in reasons:
        utility = joining.reasons_to_join(**{**none, each: 1.0}, rates=numbers)
        assert utility == pytest.approx(numbers.join_base + numbers.join_weight)


def test_a_door_given_up_costs_as_much_as_it_is_of_ones_identity(numbers: SimpleNamespace) -> None:
    assert joining.loss_of_door(0.9, 1.0, numbers) == pytest.approx(0.9 * numbers.door_loss)
    assert joining.loss_of_door(0.9, 0.0, numbers) == 0.0
    assert joining.loss_of_door(0.0, 1.0, numbers) == 0.0


def test_commitment_moves_a_step_towards_what_is_wanted(numbers: SimpleNamespace) -> None:
    assert joining.commitment_after(0.5, 0.0, 0.9, numbers) == 0.5
    assert joining.commitment_after(0.5, 50.0, 0.9, numbers) == pytest.approx(0.5 + 0.5 * numbers.persuasion)
    assert joining.commitment_after(0.5, -50.0, 0.1, numbers) == pytest.approx(0.5 - 0.5 * numbers.persuasion)


def test_it_takes_more_commitment_to_join_than_to_stay() -> None:
    assert joining.JOINS_ABOVE > joining.STAYS_ABOVE > 0.0


@pytest.mark.parametrize(("partnership", "invited"), [("narrow", len(NARROW_CORE)), ("broad", N_KINDS)])
def test_a_partnership_invites_its_kinds_and_nobody_else_joins(
    run: Run, town: Town, brisk: dict[str, Any], partnership: str, invited: int
) -> None:
    model = run(town(800, **{**brisk, "choices.partnership": partnership}), months=30)
    asked = [one for one in model.partner_organisations if one.invited_in is not None]
    inside = [one for one in model.partner_organisations if one.is_partner]
    assert len(asked) == invited
    assert len(inside) >= 4
    assert {one.row for one in inside} <= {one.row for one in asked}
    if partnership == "narrow":
        assert {one.row for one in asked} == set(NARROW_CORE)


def test_whoever_is_invited_no_longer_leaves(run: Run, town: Town, brisk: dict[str, Any]) -> None:
    """Broad that becomes narrow is not broad."""
    broad = town(2500, **{**brisk, "choices.partnership": "broad"})
    narrowed = broad.with_("changes", [{"month": 20, "field": "choices.partnership", "value": "narrow"}])
    before, after = run(broad, months=24), run(narrowed, months=24)
    core = set(NARROW_CORE)
    assert set(before.municipality.invited) > core
    assert set(after.municipality.invited) == core
    assert set(np.flatnonzero(after.world.organisations["is_partner"][:N_KINDS]).tolist()) <= core
    assert before.municipality.partners > after.municipality.partners


def test_as_many_meetings_are_held_as_are_chosen_and_none_is_owed_for_later(run: Run, town: Town) -> None:
    def seats(per_year: int, *changes: dict[str, Any]) -> list[int]:
        scenario = town(1500, **{"context.political_support_at_start": 1.0, "context.urgency_at_start": 1.0,
                                 "parameters.go_ahead": 0.6, "choices.meetings_per_year": per_year})  # fmt: skip
        model = run(scenario.with_("changes", list(changes)), months=48)
        return [month for month, _ in model.partner_organisations[CLINIC].attended]

    often, monthly = seats(24), seats(12)
    assert len(often) == 2 * len(monthly) > 40
    slower = {"month": 30, "field": "choices.meetings_per_year", "value": 2}
    assert sum(month >= 30 for month in seats(24, slower)) == sum(month >= 30 for month in seats(12, slower)) == 3


def test_growth_adds_one_kind_at_each_yearly_review(run: Run, town: Town, brisk: dict[str, Any]) -> None:
    model = run(town(1500, **{**brisk, "choices.partnership": "growth"}), months=60, record="events")
    start = model.municipality.month_started
    log = model.book.log[: int(model.book.log_length[0])]
    months = [int(row[0]) for row in log if row[1] == events.INVITED]
    assert start is not None
    assert months[: len(NARROW_CORE)] == [start] * len(NARROW_CORE)
    reviews = list(range(start + joining.FIRST_REVIEW, 60, joining.REVIEW_EVERY))
    assert months[len(NARROW_CORE) :] == reviews


def test_growth_invites_where_most_unreached_needs_lie(stage: StageFor) -> None:
    set_ = stage(4000)
    for e in set_.episodes():
        e.severity = 1  # no problem to miss
    emotions = [e for e in set_.episodes() if 48 <= set_.age(e) < 216][:12]
    for e in emotions:
        e.domain = 3
        e.severity = 3
        e.onset = set_.month - 6
    missed = joining.unreached_by_kind(set_.crowd, set_.tables, set_.organisations, set_.month)
    assert missed[INDEX["ggz"]] == missed.max() == pytest.approx(len(emotions) * set_.tables.expertise[INDEX["ggz"], 3])
    assert missed[INDEX["midwife"]] == 0.0


def test_merging_doors_costs_commitment_in_proportion_to_the_door(run: Run, town: Town, brisk: dict[str, Any]) -> None:
    def commitment(doors: str, loss: float = 1.0) -> np.ndarray:
        fields = {**brisk, "choices.front_offices": doors, "choices.partnership": "broad",
                  "mechanisms.front_door_loss": loss}  # fmt: skip
        model = run(town(1500, **fields), months=20)
        return np.asarray(model.world.organisations["commitment"][:N_KINDS])

    separate, merged = commitment("separate"), commitment("merged")
    doors = np.array([INDEX["clinic"], INDEX["primary_school"], INDEX["gp"], INDEX["welfare"]])
    backs = np.array([INDEX["bjz"], INDEX["police"], INDEX["ggz"]])
    assert (separate - merged)[doors].mean() > 2.0 * (separate - merged)[backs].mean()
    assert (commitment("merged", loss=0.0)[doors] > merged[doors]).all()


def test_one_who_walks_out_halves_the_agreements_and_shakes_consensus(stage: StageFor) -> None:
    set_ = stage()
    model = set_.model
    set_.make_partners()
    model.world.agreed[:] = 0.8
    model.municipality.consensus = 0.6
    model.partner_organisations[AMW].leave()
    assert model.world.agreed[AMW, CLINIC] == model.world.agreed[CLINIC, AMW] == pytest.approx(0.4)
    assert model.world.agreed[CLINIC, GP] == 0.8
    assert not model.partner_organisations[AMW].is_partner
    assert model.municipality.consensus < 0.6


def test_core_are_partners_who_attended_half_of_the_last_six_months(
    run: Run, town: Town, brisk: dict[str, Any]
) -> None:
    model = run(town(1500, **{**brisk, "choices.partnership": "broad"}), months=40)
    for one in model.partner_organisations:
        recent = [there for month, there in one.attended if month > model.month - 6]
        expected = one.is_partner and bool(recent) and 2 * sum(recent) >= len(recent)
        assert (one.status == "core") == expected


# -- what managers agree ----------------------------------------------------------------------------------------------------------------


def talks(hours: list[float], agreed: float = 0.2, commitment: float = 1.0, warmth: float = 1.0, consensus: float = 1.0,
          paper: bool = False, gain: float = 0.06) -> np.ndarray:  # fmt: skip
    """Agreements among some organisations after they have talked, from one level."""
    among = np.full((N_ORGANISATIONS, N_ORGANISATIONS), agreed)
    talked = np.zeros_like(among) if paper else among.copy()
    all_hours = np.zeros(TEAM + 2)
    all_hours[: len(hours)] = hours
    agreements.talk(
        among, talked, np.arange(len(hours)), all_hours, np.full(N_ORGANISATIONS, commitment),
        np.full((N_ORGANISATIONS, N_ORGANISATIONS), warmth), gain, consensus,
    )  # fmt: skip
    if not paper:
        assert np.array_equal(talked, among), "what is agreed in talks is what was talked over"
    return among


def test_an_hours_talk_moves_an_agreement_by_its_equation() -> None:
    assert talks([2.0, 2.0])[0, 1] == pytest.approx(0.2 + 0.8 * (1.0 - math.exp(-0.06 * 2.0)))
    half = talks([2.0, 2.0], commitment=0.25, warmth=0.0, consensus=0.0)
    assert half[0, 1] == pytest.approx(0.2 + 0.8 * (1.0 - math.exp(-0.06 * 2.0 * 0.5 * 0.25 * 0.5)))
    assert half[1, 0] == half[0, 1]


def test_a_pair_talks_as_long_as_the_one_with_the_fewest_hours_can() -> None:
    assert talks([2.0, 8.0])[0, 1] == talks([2.0, 2.0])[0, 1]
    assert talks([0.0, 8.0])[0, 1] == 0.2


def test_more_partners_leave_each_pair_less_time() -> None:
    by_number = [talks([8.0] * size)[0, 1] for size in (2, 3, 5, 10)]
    assert by_number == sorted(by_number, reverse=True)
    assert by_number[2] == pytest.approx(talks([2.0, 2.0])[0, 1])


def test_what_is_settled_or_stands_on_paper_is_off_the_agenda() -> None:
    assert talks([8.0, 8.0], agreed=0.96)[0, 1] == 0.96
    assert talks([8.0, 8.0], paper=True)[0, 1] == 0.2


def test_agreements_nobody_watches_fade_among_partners_only(stage: StageFor) -> None:
    set_ = stage()
    set_.make_partners([AMW, CLINIC])
    agreed = set_.model.world.agreed

    def left(watched: float, trust: float) -> float:
        agreed[:] = 0.5
        mutual = np.full_like(agreed, trust)
        agreements.fade_agreements(agreed, set_.organisations, mutual, watched, 0.1)
        assert agreed[AMW, GP] == 0.5
        return float(agreed[AMW, CLINIC])

    assert left(0.0, 0.0) == pytest.approx(0.45)
    assert left(1.0, 0.0) == left(0.0, 1.0) == pytest.approx(0.5), "by whoever convenes, or by trust"
    assert left(0.0, 0.0) < left(0.0, 0.4) < left(0.0, 1.0)


def test_no_meetings_move_no_agreement(run: Run, town: Town, brisk: dict[str, Any]) -> None:
    fields = {**brisk, "mechanisms.meeting": 0.0, "choices.start_from": "new_design", "choices.partnership": "broad"}
    model = run(town(1500, **fields), months=30)
    started = CJGModel(town(1500, **fields), months=30, collect=False).world.agreed
    assert (model.world.agreed <= started + 1e-12).all()


# -- what is lived of it ------------------------------------------------------------------------------------------------------------------


def test_practice_moves_by_cases_knowledge_and_identification(rates: Any) -> None:
    rate = agreements.practice_rate
    assert rate(0.0, 1.0, 1.0, rates) == 0.0
    assert rate(1.0, 1.0, 1.0, rates) == pytest.approx(1.0 - math.exp(-rates.practising))
    assert rate(1.0, 0.25, 1.0, rates) == pytest.approx(0.5 * rate(1.0, 1.0, 1.0, rates))
    assert rate(1.0, 0.0, 1.0, rates) == rate(1.0, 1.0, 0.0, rates) == 0.0


def test_practice_is_forgotten_without_cases_and_with_people_who_leave(rates: Any) -> None:
    forgetting = agreements.forgetting_rate
    assert forgetting(0.0, 0.0, rates) == pytest.approx(rates.tie_fading), "as ties fade"
    assert forgetting(50.0, 0.02, rates) == pytest.approx(0.02, abs=1e-9)
    assert forgetting(1.0, 0.0, rates) < forgetting(0.0, 0.0, rates)


def practised_after(stage: Any, shared: float, agreed: float = 0.9, partners: bool = True, start: float = 0.0) -> float:
    network = stage.network
    if partners:
        stage.make_partners()
    network.agreed[:] = agreed
    network.practised[:] = start
    network.shared[:] = shared
    np.fill_diagonal(network.shared, 0.0)
    network.shared_known[:] = network.shared  # whoever shares a case here knows the other's work, and is of the CJG
    network.shared_identity[:] = network.shared
    stage.town.habit = 0.0
    agreements.practise(network, stage.town, stage.rates)
    for counted in (network.shared, network.shared_known, network.shared_identity):
        assert (counted == 0.0).all(), "counted once"
    return float(network.practised[AMW, GP])


def test_practice_moves_only_in_shared_cases_towards_what_is_agreed(stage: StageFor) -> None:
    assert practised_after(stage(), 0.0) == 0.0
    some, many = practised_after(stage(), 2.0), practised_after(stage(), 200.0)
    assert 0.0 < some < many <= 0.9
    assert practised_after(stage(), 200.0, agreed=0.0) == 0.0
    assert practised_after(stage(), 0.0, start=0.5) < 0.5


def test_paper_is_lived_as_far_as_it_was_talked_over(stage: StageFor) -> None:
    def lived(talked: float) -> float:
        set_ = stage()
        set_.network.talked[:] = talked
        return practised_after(set_, 200.0)

    assert lived(0.0) == 0.0
    assert 0.0 < lived(0.4) <= 0.4 < lived(0.9) == lived(1.0) <= 0.9


def test_two_who_share_a_case_and_trust_each_other_find_out_what_stands_on_paper(stage: StageFor) -> None:
    def found(talked: float, trust: float) -> float:
        set_ = stage()
        network = set_.network
        network.agreed[:] = 0.8
        network.talked[:] = talked
        network.nearest[:] = trust
        i, j = (int(set_.organisations[row].first_post) for row in (AMW, GP))
        shared_cases.share_case(network, AMW, i, GP, j, set_.rates, set_.month)
        assert network.shared[AMW, GP] == network.shared[GP, AMW] == 1.0
        assert network.talked[AMW, GP] == network.talked[GP, AMW]
        return float(network.talked[AMW, GP])

    assert found(0.2, 0.0) == 0.2
    assert 0.2 < found(0.2, 0.5) < found(0.2, 1.0) < 0.8
    assert found(0.8, 1.0) == 0.8
    assert found(0.9, 1.0) == 0.9, "an agreement that faded was talked over all the same"


def test_a_seat_costs_less_among_those_who_trust_each_other_and_lead_or_office_spare_the_search(
    stage: StageFor,
) -> None:
    def seat(governance: str, trust: float, size: int) -> float:
        set_ = stage(**{"choices.governance": governance})
        set_.model.means.trust[:] = trust
        return set_.model.municipality.steering.hours_of_seats(list(range(AMW, AMW + size)))[0]

    assert seat("shared", 0.0, 5) == pytest.approx(agreements.SEAT_HOURS + 4 * agreements.ALIGNING_HOURS)
    assert seat("shared", 1.0, 5) == pytest.approx(agreements.SEAT_HOURS)
    assert seat("shared", 0.2, 9) > seat("shared", 0.2, 5) > seat("shared", 0.6, 5)
    assert seat("lead_organisation", 0.0, 9) == seat("lead_organisation", 0.0, 5) == agreements.SEAT_HOURS
    assert seat("administrative_organisation", 0.0, 9) == agreements.SEAT_HOURS + agreements.REPORTING_HOURS


def test_preparing_a_question_takes_hours_with_everybody_invited_who_does_not_stand_agreed(stage: StageFor) -> None:
    set_ = stage()
    municipality = set_.model.municipality
    set_.model.world.agreed[:, :] = 0.0
    municipality.invited = [AMW, GP]
    two = municipality.steering.hours_of_issue()
    municipality.invited = [AMW, GP, CLINIC, BJZ]
    assert municipality.steering.hours_of_issue() == 2 * two == pytest.approx(4 * set_.rates.issue_hours)
    set_.model.world.agreed[:, :] = 0.6 * (1.0 - np.eye(len(set_.model.world.agreed)))
    assert municipality.steering.hours_of_issue() == pytest.approx(0.4 * 2 * two)


def test_a_place_takes_less_work_where_one_stands_or_cooperation_was_relabelled(numbers: SimpleNamespace) -> None:
    def hours(desk: str, building: str, relabelled: float, month: int = 20) -> float:
        return opening.hours_to_build(SimpleNamespace(desk=desk), building, relabelled, month, numbers)

    whole = hours("shared_building", "none", 0.0)
    assert whole == numbers.building_hours
    assert hours("shared_building", "health_centre", 0.0) == opening.HALF_READY * whole
    assert hours("none", "health_centre", 0.0) == opening.NUMBER_ONLY * whole
    assert hours("network_first", "none", 0.0) == opening.NUMBER_ONLY * whole
    assert hours("network_first", "none", 0.0, LAST_CALL) == whole
    assert hours("shared_building", "none", 0.5) == pytest.approx(0.75 * whole)


def test_what_was_broken_open_at_the_start_is_not_carried_over_by_a_later_name(stage: StageFor) -> None:
    new = stage(**{"choices.start_from": "new_design", "context.existing_collaboration": 0.5}).model.municipality
    new.start_from_what_exists()
    assert new.relabelled == 0.0
    old = stage(**{"choices.start_from": "relabel_existing", "context.existing_collaboration": 0.5}).model.municipality
    old.start_from_what_exists()
    assert old.relabelled == 0.5


def test_an_informal_leader_is_won_once_in_each_organisation_that_signs(stage: StageFor) -> None:
    set_ = stage(**{"choices.early_people": "informal_leaders"})
    municipality = set_.model.municipality
    before = set_.people["identity_cjg"].copy()
    for _ in range(2):
        municipality.steering.win_an_informal_leader(AMW)
    risen = np.flatnonzero(set_.people["identity_cjg"] > before)
    assert set_.people["organisation"][risen].tolist() == [AMW]
    degree = (set_.network.tie_trust >= agreements.STANDING).sum(axis=1)
    assert degree[risen[0]] == degree[set_.people["organisation"] == AMW].max()


def test_outside_the_network_practice_grows_by_habit_alone(stage: StageFor) -> None:
    assert practised_after(stage(), 200.0, partners=False) == 0.0


def test_practice_never_rises_above_what_was_agreed(run: Run, town: Town, brisk: dict[str, Any]) -> None:
    model = CJGModel(town(1500, **{**brisk, "choices.partnership": "broad"}), months=40, collect=False)
    while model.running:
        before = model.world.practised.copy()
        model.step()
        rose = model.world.practised > before + 1e-12
        assert (model.world.practised[rose] <= model.world.agreed[rose] + 1e-9).all()
