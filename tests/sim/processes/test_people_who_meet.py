"""Meeting, ties, hours and identity: how professionals spend a month, and what it does to whom they know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim.inputs.organisation_types import INDEX, TEAM
from sim.processes import hours, identity, meeting
from sim.state import counters as n
from sim.state import events, ties
from sim.state.columns import FEDERATED, NEVER, PROFESSIONAL, TIE_SLOTS

AMW, CLINIC, GP, MEE = (INDEX[name] for name in ("amw", "clinic", "gp", "mee"))
StageFor = Callable[..., Any]


def first_of(stage: Any, o: int) -> int:
    return int(stage.organisations["first_post"][o])


@pytest.fixture
def strangers(stage: StageFor) -> Callable[..., Any]:
    """Professionals who have never met."""

    def set_up(inhabitants: int = 4000, **fields: Any) -> Any:
        set_ = stage(inhabitants, **fields)
        set_.network.tie_to[:] = -1
        set_.network.tie_trust[:] = 0.0
        set_.network.tie_month[:] = NEVER
        set_.network.nearest[:] = 0.0
        set_.network.colleagues[:] = -1
        set_.people["spare"] = 20.0
        return set_

    return set_up


def trust(stage: Any, i: int, j: int) -> float:
    return float(ties.trust_between(stage.network, i, j))


# -- whom to meet ---------------------------------------------------------------------------------------------------------------------


def test_each_reason_to_meet_weighs_the_same_and_likeness_is_none(rates: Any) -> None:
    utility = meeting.utility_of_meeting
    nothing = utility(0.0, 0.0, 0.0, 0.0, 1.0, rates)
    assert nothing == 0.0
    for reasons in ((1, 0, 0, 0, 1), (0, 1, 0, 0, 1), (0, 0, 1, 0, 1), (0, 0, 0, 1, 1), (0, 0, 0, 0, 0)):
        assert utility(*map(float, reasons), rates) == pytest.approx(rates.choice_weight)


def test_who_identifies_less_takes_after_the_other_as_far_as_they_trust_each_other(rates: Any) -> None:
    def after(low: float, high: float, trust: float) -> tuple[float, float]:
        one, other = people = np.zeros(2, PROFESSIONAL).view(np.recarray)
        people["identity_cjg"] = low, high
        meeting.take_after(one, other, trust, rates)
        return tuple(people["identity_cjg"].tolist())

    assert after(0.2, 0.8, 0.5) == pytest.approx((0.2 + rates.bonding * 0.5 * 0.6, 0.8))
    assert after(0.8, 0.2, 0.5) == pytest.approx((0.8, 0.2 + rates.bonding * 0.5 * 0.6))
    assert after(0.2, 0.8, 0.0) == (0.2, 0.8)


def test_open_issues_make_friction_where_work_is_shared_and_consensus_soothes_it_elsewhere(rates: Any) -> None:
    chance = meeting.chance_of_friction
    assert chance(0.0, True, 0.0, rates) == 0.0
    assert chance(1.0, True, 1.0, rates) == rates.friction
    assert chance(0.5, True, 0.0, rates) == pytest.approx(0.5 * rates.friction)
    assert chance(1.0, False, 0.8, rates) == pytest.approx(0.2 * rates.friction)


def test_meetings_soon_after_each_other_yield_less_unless_cases_were_shared(rates: Any) -> None:
    gain = ties.gain_of_meeting
    by_gap = [gain(float(gap), 0.0, rates) for gap in (0, 1, 2, 4, 12)]
    assert by_gap[0] == 0.0
    assert by_gap == sorted(by_gap)
    assert by_gap[-1] == pytest.approx(rates.meeting_gain, rel=1e-3)
    assert gain(0.0, 1.0, rates) == by_gap[1]


# -- ties -----------------------------------------------------------------------------------------------------------------------------


def test_a_bad_experience_lowers_trust_more_than_a_good_one_raises_it(strangers: StageFor) -> None:
    set_ = strangers()
    i, j = first_of(set_, AMW), first_of(set_, GP)
    gain = float(set_.rates.meeting_gain)

    def moved(by: Callable[[], None]) -> tuple[float, float]:
        for a, b in ((i, j), (j, i)):
            ties.set_tie(set_.network, a, b, 0.5, 0)
        by()
        return trust(set_, i, j) - 0.5, trust(set_, j, i) - 0.5

    up = moved(lambda: ties.good_experience(set_.network, i, j, gain, set_.rates, 0))
    down = moved(lambda: ties.bad_experience(set_.network, i, j, gain * float(set_.rates.loss_ratio), set_.rates, 0))
    assert up == pytest.approx((0.5 * gain,) * 2)
    assert 2.0 * up[0] <= -down[0] <= 4.0 * up[0]
    assert down[0] == down[1]


def test_a_quarrel_of_strangers_makes_no_tie(strangers: StageFor) -> None:
    set_ = strangers()
    i, j = first_of(set_, AMW), first_of(set_, GP)
    ties.bad_experience(set_.network, i, j, 0.3, set_.rates, 0)
    assert ties.tie_slot(set_.network, i, j) == ties.tie_slot(set_.network, j, i) == -1


def test_a_tie_is_to_a_person_and_ends_when_that_person_leaves(strangers: StageFor) -> None:
    set_ = strangers()
    i, j = first_of(set_, AMW), first_of(set_, GP)
    ties.set_tie(set_.network, i, j, 0.8, 0)
    assert trust(set_, i, j) == 0.8
    identity.newcomer(set_.network, j, set_.month)
    assert trust(set_, i, j) == 0.0
    assert ties.holder(set_.people, set_.network.tie_to[i, 0]) == -1
    ties.fade_ties(set_.network, set_.rates, 0.0)
    assert (set_.network.tie_to[i] == -1).all()
    assert set_.network.nearest[i, GP] == 0.0


def test_a_professional_keeps_at_most_24_ties_and_the_strongest_of_them(strangers: StageFor) -> None:
    set_ = strangers(24_000)
    i = first_of(set_, AMW)
    others = [j for j in range(len(set_.people)) if set_.people["organisation"][j] != AMW][: TIE_SLOTS + 6]
    assert len(others) == TIE_SLOTS + 6
    for rank, j in enumerate(others):
        ties.set_tie(set_.network, i, j, 0.1 + 0.02 * rank, 0)
    kept = [j for j in others if ties.tie_slot(set_.network, i, j) >= 0]
    assert kept == others[6:]
    ties.set_tie(set_.network, i, others[0], 0.05, 0)
    assert ties.tie_slot(set_.network, i, others[0]) == -1, "a weaker one than the weakest is not kept"


def test_ties_and_directory_fade_and_a_platform_holds_the_directory_up(strangers: StageFor) -> None:
    set_ = strangers()
    i, j = first_of(set_, AMW), first_of(set_, GP)
    for media, kept in ((0.0, 1.0 - set_.rates.tie_fading), (1.0, 1.0)):
        ties.set_tie(set_.network, i, j, 0.5, 0)
        set_.network.directory[:] = 0.5
        ties.fade_ties(set_.network, set_.rates, media)
        alone = 1.0 - set_.rates.tie_fading / ties.USUAL_TIES
        assert trust(set_, i, j) == pytest.approx(0.5 * alone), "trust needs people, not a platform"
        assert np.allclose(set_.network.directory, 0.5 * kept)
        assert set_.network.nearest[i, GP] == trust(set_, i, j)


def test_whoever_holds_more_ties_keeps_less_of_each(strangers: StageFor) -> None:
    set_ = strangers()
    i, j = first_of(set_, AMW), first_of(set_, GP)
    others = [k for k in range(len(set_.people)) if set_.people["organisation"][k] not in (AMW, GP)]
    left = []
    for held in (1, 6, 12):
        for other in others[: held - 1]:
            ties.set_tie(set_.network, i, other, 0.5, 0)
        ties.set_tie(set_.network, i, j, 0.5, 0)
        ties.set_tie(set_.network, j, i, 0.5, 0)
        ties.fade_ties(set_.network, set_.rates, 0.0)
        left.append(trust(set_, i, j))
        assert left[-1] == pytest.approx(0.5 * (1.0 - set_.rates.tie_fading * held / ties.USUAL_TIES))
        assert trust(set_, j, i) >= left[-1], "each loses by the number of their own"
    assert left == sorted(left, reverse=True)


def test_two_people_learn_who_does_what_at_each_others(strangers: StageFor) -> None:
    set_ = strangers()
    i, j = first_of(set_, AMW), first_of(set_, GP)
    set_.network.directory[:] = 0.2
    ties.learn(set_.network, i, j, 0.5)
    assert set_.network.directory[i, GP] == set_.network.directory[j, AMW] == pytest.approx(0.6)
    assert set_.network.directory[i, CLINIC] == 0.2


def test_months_since_a_meeting_are_a_year_for_strangers(strangers: StageFor) -> None:
    set_ = strangers()
    i, j = first_of(set_, AMW), first_of(set_, GP)
    assert ties.months_since(set_.network, i, j, 5) == 12.0
    ties.set_tie(set_.network, i, j, 0.4, 2)
    assert ties.months_since(set_.network, i, j, 5) == 3.0


# -- a month of meetings ----------------------------------------------------------------------------------------------------------------


def meet(set_: Any, months: int = 1) -> None:
    for month in range(set_.month, set_.month + months):
        hours.share_out(set_.network, set_.town, set_.rates, set_.book, month)
        meeting.meet_each_other(set_.network, set_.town, set_.rates, set_.tables, set_.book, month)


def test_nobody_meets_without_hours(strangers: StageFor) -> None:
    set_ = strangers()
    set_.people["case_hours"] = set_.people["hours"] + 1.0
    meet(set_, 3)
    assert len(set_.events(events.MET)) == 0
    assert (set_.network.tie_to == -1).all()


def test_a_meeting_costs_an_hour_of_each_and_nobody_meets_a_colleague(strangers: StageFor) -> None:
    set_ = strangers()
    set_.empty_desks()
    set_.town.habit = 1.0
    meet(set_)
    met = set_.events(events.MET)
    assert len(met) > 3
    assert (met[:, 5] != met[:, 6]).all()
    seats = np.bincount(np.concatenate([met[:, 7], met[:, 8]]), minlength=len(set_.people))
    assert np.allclose(set_.people["meeting_hours"], seats * meeting.HOUR)


def test_a_session_of_the_programme_costs_its_seats(strangers: StageFor) -> None:
    set_ = strangers()
    set_.empty_desks()
    set_.make_partners()
    set_.town.meetings = 1
    set_.town.habit = 0.0
    set_.people["identity_cjg"] = 0.0
    set_.people["coordinating"] = 0
    meet(set_)
    inside = (set_.people["organisation"] < TEAM) & (set_.people["hours"] > meeting.SESSION_HOURS)
    assert inside.sum() > 5
    assert (set_.people["meeting_hours"][inside] == meeting.SESSION_HOURS).all()
    assert set_.count(n.PARTNER_HOURS) == pytest.approx(meeting.SESSION_HOURS * inside.sum())


def test_two_sessions_in_a_month_cost_twice_the_seats(strangers: StageFor) -> None:
    set_ = strangers()
    set_.empty_desks()
    set_.make_partners()
    set_.town.meetings = 2
    set_.town.habit = 0.0
    set_.people["identity_cjg"] = 0.0
    set_.people["coordinating"] = 0
    meet(set_)
    inside = (set_.people["organisation"] < TEAM) & (set_.people["hours"] > 2.0 * meeting.SESSION_HOURS)
    assert (set_.people["meeting_hours"][inside] == 2.0 * meeting.SESSION_HOURS).all()


def test_only_partners_are_invited_to_a_session(strangers: StageFor) -> None:
    set_ = strangers()
    set_.empty_desks()
    set_.make_partners([AMW, CLINIC])
    set_.town.meetings = 1
    set_.town.habit = 0.0
    set_.people["identity_cjg"] = 0.0
    meet(set_)
    seated = set_.people["organisation"][set_.people["meeting_hours"] > 0.0]
    assert set(seated.tolist()) == {AMW, CLINIC}


def test_while_issues_are_open_professionals_of_partners_clash(strangers: StageFor) -> None:
    def clashes(open_share: float) -> int:
        set_ = strangers(8000)
        set_.empty_desks()
        set_.make_partners()
        set_.town.habit = 1.0
        set_.town.open_issues = open_share
        set_.town.consensus = 0.0
        meet(set_, 4)
        return len(set_.events(events.CLASHED))

    assert clashes(0.0) == 0
    assert clashes(1.0) > 3


def test_professionals_seek_out_who_is_unlike_them(strangers: StageFor) -> None:
    """Overlap of expertise makes a tie less likely; without the mechanism it makes no difference."""

    def overlap_met(complementarity: float) -> float:
        set_ = strangers(20_000, **{"parameters.choice_weight": 3.0, "mechanisms.complementarity": complementarity})
        set_.empty_desks()
        set_.town.habit = 1.0
        meet(set_, 3)
        met = set_.events(events.MET)
        return float(set_.tables.overlap[met[:, 5], met[:, 6]].mean())

    assert overlap_met(2.0) < overlap_met(0.0) - 0.02


# -- hours ------------------------------------------------------------------------------------------------------------------------------


def test_hours_across_follow_identification_but_no_less_than_habit(rates: Any) -> None:
    willing = hours.willing_hours
    assert willing(0.8, 0.2, 0.0, rates) == pytest.approx(0.8 * rates.network_hours)
    assert willing(0.1, 0.2, 0.0, rates) == pytest.approx(0.2 * rates.network_hours)
    assert willing(0.8, 0.2, 0.5, rates) == pytest.approx(1.2 * rates.network_hours)


def shared_out(set_: Any, cases: float) -> Any:
    i = first_of(set_, AMW)
    set_.make_partners()
    set_.town.is_open = 1
    set_.town.outreach = 0.2
    set_.people["hours"][i] = 100.0
    set_.people["case_hours"][i] = cases
    set_.people["coordinating"][i] = 5
    set_.people["identity_cjg"][i] = 1.0
    hours.share_out(set_.network, set_.town, set_.rates, set_.book, set_.month)
    return set_.people[i]


def test_who_has_room_gives_outreach_coordination_and_the_network_their_hours(stage: StageFor) -> None:
    set_ = stage()
    worker = shared_out(set_, 40.0)
    assert worker.slow == 1.0
    assert worker.outreach_hours == pytest.approx(20.0)
    assert worker.spare == pytest.approx(100.0 - 40.0 - 20.0)
    assert worker.network_hours == pytest.approx(set_.rates.network_hours)
    coordination = 5 * set_.rates.coordination_hours
    assert worker.caseload_limit == pytest.approx(100.0 - 20.0 - coordination - set_.rates.network_hours)


def test_the_overloaded_drop_the_network_and_outreach_first_then_work_slower(stage: StageFor) -> None:
    set_ = stage()
    full = shared_out(set_, 88.0)
    assert full.network_hours == 0.0
    assert full.outreach_hours == pytest.approx(2.0)
    assert full.spare == pytest.approx(5 * set_.rates.coordination_hours)
    fuller = shared_out(set_, 95.0)
    assert fuller.outreach_hours == fuller.network_hours == 0.0
    assert fuller.slow == 1.0
    over = shared_out(set_, 125.0)
    assert over.slow == pytest.approx(0.8)
    assert over.spare == 0.0


def test_federated_doors_are_kept_up_to_date_from_learning_hours(stage: StageFor) -> None:
    set_ = stage()
    set_.town.doors = FEDERATED
    worker = shared_out(set_, 40.0)
    assert worker.meeting_hours == hours.TRAINING_HOURS
    set_.organisations["is_partner"][AMW] = 0
    hours.share_out(set_.network, set_.town, set_.rates, set_.book, set_.month)
    assert worker.meeting_hours == 0.0


def test_only_partners_that_help_with_questions_go_out_and_only_once_open(stage: StageFor) -> None:
    set_ = stage()
    set_.empty_desks()
    shared_out(set_, 40.0)
    out = set(np.unique(set_.people["organisation"][set_.people["outreach_hours"] > 0.0]).tolist())
    light = set(np.flatnonzero(set_.organisations["lightest"] == 1).tolist())
    assert out
    assert out <= light
    set_.town.is_open = 0
    hours.share_out(set_.network, set_.town, set_.rates, set_.book, set_.month)
    assert set_.people["outreach_hours"].sum() == 0.0


# -- identity ---------------------------------------------------------------------------------------------------------------------------


def test_a_shared_building_works_on_strong_employer_identifiers_and_media_on_weak_ones(rates: Any) -> None:
    def up(beside: float, media: float, employer: float) -> float:
        return float(identity.rise(0.0, 0.0, 0.0, beside, media, employer, rates))

    assert up(1.0, 0.0, 0.9) > up(1.0, 0.0, 0.1)
    assert up(0.0, 1.0, 0.1) > up(0.0, 1.0, 0.9)
    assert up(0.0, 0.0, 0.5) == 0.0
    assert up(1.0, 0.0, 0.9) == pytest.approx(0.9 * rates.proximity)


def test_good_work_mission_and_recognition_bind_and_conflict_load_and_a_lukewarm_employer_unbind(rates: Any) -> None:
    assert identity.rise(1.0, 0.5, 0.25, 0.0, 0.0, 0.5, rates) == pytest.approx(1.75 * rates.bonding)
    assert identity.fall(0.0, 0.0, 0.0, rates) == pytest.approx(rates.unbonding)
    for each in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)):
        assert identity.fall(*each, rates) == pytest.approx(2.0 * rates.unbonding)


def test_standing_at_home_follows_identification_with_the_employer(rates: Any) -> None:
    assert identity.exceptions_granted(0.0, rates) == 0.0
    assert identity.exceptions_granted(1.0, rates) == rates.standing


def moved(set_: Any) -> tuple[np.ndarray, np.ndarray]:
    before = [set_.people[name].copy() for name in ("identity_cjg", "identity_employer")]
    identity.move(set_.network, set_.town, set_.rates, set_.book, set_.month)
    after = [set_.people[name] for name in ("identity_cjg", "identity_employer")]
    return after[0] - before[0], after[1] - before[1]


def test_the_two_scales_move_apart_from_each_other(stage: StageFor) -> None:
    """No built-in trade-off: what binds to the CJG leaves the employer scale as it is."""

    def employer_scale(partners: bool) -> np.ndarray:
        set_ = stage(**{"mechanisms.turnover": 0.0})
        if partners:
            set_.make_partners()
            set_.town.means = 1.0
            set_.people["good"] = 1.0
            set_.town.mission = 1.0
        cjg, employer = moved(set_)
        assert (cjg[set_.people["organisation"] < TEAM].mean() > 0.0) == partners
        return employer

    assert (employer_scale(True) == employer_scale(False)).all()


def test_a_network_binds_as_far_as_somebody_pays_for_it(stage: StageFor) -> None:
    def bound(means: float) -> float:
        set_ = stage(**{"mechanisms.turnover": 0.0})
        set_.make_partners()
        set_.people["good"] = 1.0
        set_.town.means = means
        cjg, _ = moved(set_)
        return float(cjg[set_.people["organisation"] < TEAM].max())

    assert bound(0.0) <= 0.0
    assert bound(0.0) <= bound(1e-3) < bound(0.5) < bound(1.0)


def test_a_newcomer_knows_nobody_and_a_little_of_who_does_what(stage: StageFor) -> None:
    set_ = stage()
    i = first_of(set_, AMW)
    known = set_.network.directory[i].copy()
    before = int(set_.people["succession"][i])
    cases = float(set_.people["case_hours"][i])
    identity.newcomer(set_.network, i, set_.month)
    assert set_.people["succession"][i] == before + 1
    assert set_.people["since"][i] == set_.month
    assert (set_.network.tie_to[i] == -1).all()
    assert np.allclose(set_.network.directory[i], 0.25 * known)
    assert set_.people["case_hours"][i] == cases, "the cases stay"


def test_turnover_takes_people_at_its_chance_and_sooner_where_they_are_not_at_home(stage: StageFor) -> None:
    def leavers(employer: float) -> int:
        set_ = stage(40_000)
        set_.people["identity_employer"] = employer
        set_.people["employer_norm"] = employer
        for month in range(24):
            identity.move(set_.network, set_.town, set_.rates, set_.book, month)
            set_.people["identity_employer"] = employer
        return len(set_.events(events.PROFESSIONAL_LEFT))

    loyal, loose = leavers(1.0), leavers(0.0)
    assert loose > 1.5 * loyal > 0
