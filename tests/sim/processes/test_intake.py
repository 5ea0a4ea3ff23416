"""Intake and handover: who is at the door helps, lists, sends on or loses a child."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim.inputs.organisation_types import CLINIC, GATE, INDEX, N_KINDS, ROWS, SCHOOLS, TEAM, VENUE
from sim.processes import help as help_process
from sim.processes import intake, shared_cases
from sim.state import counters as n
from sim.state import events, ties
from sim.state.columns import DESK, FEDERATED, IN_HELP, LOST, NEVER, NOTICED, WAITING

AMW, GP, POLICE = (INDEX[name] for name in ("amw", "gp", "police"))
StageFor = Callable[..., Any]


def fitting(stage: Any, o: int) -> list[Any]:
    """Blank episodes that an organisation helps itself."""
    return [
        e for e in stage.episodes() if intake.is_competent(stage.organisations[o], stage.tables, o, e, stage.age(e))
    ]


@pytest.mark.parametrize(("trust", "practised", "expected"), [(0, 0, 0.45), (0.5, 0, 0.725), (0.5, 0.5, 0.8625)])
def test_a_handover_arrives_by_tie_or_practice_and_else_by_chance(
    trust: float, practised: float, expected: float
) -> None:
    assert intake.hand_over(float(trust), float(practised), 0.45) == pytest.approx(expected)


@pytest.mark.parametrize(("o", "severity", "months", "domain", "able"), [
    (INDEX["clinic"], 2, 20, 0, True),
    (INDEX["clinic"], 3, 20, 0, False),
    (INDEX["clinic"], 2, 48, 0, False),
    (INDEX["clinic"], 2, 20, 2, False),
    (GATE, 2, 60, 5, False),
    (GATE, 4, 60, 5, True),
    (AMW, 3, 60, 4, True),
    (AMW, 4, 60, 4, False),
    (SCHOOLS[0], 1, 60, 2, True),
    (SCHOOLS[0], 2, 60, 2, False),
])  # fmt: skip
def test_an_organisation_helps_by_age_severity_and_expertise(
    stage: StageFor, o: int, severity: int, months: int, domain: int, able: bool
) -> None:
    set_ = stage()
    e = set_.episodes()[0]
    e.severity = severity
    e.domain = domain
    assert intake.is_competent(set_.organisations[o], set_.tables, o, e, months) == able


def test_a_venue_has_nobody_who_helps(stage: StageFor) -> None:
    set_ = stage()
    for e in set_.episodes():
        assert not intake.is_competent(set_.organisations[VENUE], set_.tables, VENUE, e, 100)
        assert intake.caseworker(set_.organisations[VENUE], e, VENUE) == -1


def test_a_family_meets_the_same_caseworker_each_time_and_families_are_spread(stage: StageFor) -> None:
    set_ = stage(8000)
    org = set_.organisations[AMW]
    assert org.posts >= 3
    seen = [intake.caseworker(org, e, AMW) for e in set_.episodes()]
    assert seen == [intake.caseworker(org, e, AMW) for e in set_.episodes()]
    assert set(seen) == set(range(org.first_post, org.first_post + org.posts))


def own_of(set_: Any, e: Any) -> int:
    """Return the family's caseworker at general social work."""
    return int(intake.caseworker(set_.organisations[AMW], e, AMW))


def test_a_handover_goes_to_the_one_the_sender_trusts_most_there(stage: StageFor) -> None:
    set_ = stage(24_000)
    e = fitting(set_, AMW)[0]
    i = int(set_.organisations[GP].first_post)
    set_.network.tie_to[i] = -1
    set_.network.tie_trust[i] = 0.0
    own = own_of(set_, e)
    assert intake.receiver(set_.network, e, i, AMW) == own, "a stranger's handover goes to the family's caseworker"
    first = int(set_.organisations[AMW].first_post)
    others = [j for j in range(first, first + int(set_.organisations[AMW].posts)) if j != own]
    for j, trust in zip(others, (0.3, 0.6), strict=False):
        ties.set_tie(set_.network, i, j, trust, set_.month)
    assert intake.receiver(set_.network, e, i, AMW) == others[1]
    assert intake.receiver(set_.network, e, i, CLINIC) == intake.caseworker(set_.organisations[CLINIC], e, CLINIC)


def test_whoever_is_competent_and_has_room_helps(stage: StageFor) -> None:
    set_ = stage()
    set_.empty_desks()
    e = fitting(set_, AMW)[0]
    assert intake.take_in(
        set_.crowd, set_.network, set_.rates, set_.tables, set_.book, e, AMW, own_of(set_, e), False, set_.month
    )
    assert e.status == IN_HELP
    assert e.helper == AMW
    assert e.helped == set_.month
    assert e.hours == set_.needed(e) == set_.people["case_hours"].sum() == set_.organisations["case_hours"][AMW]
    assert set_.people["organisation"][e.post] == AMW
    assert len(set_.events(events.HELPED)) == 1


def test_without_room_a_child_gets_a_place_on_the_list_which_is_an_accepted_state(stage: StageFor) -> None:
    set_ = stage()
    set_.empty_desks()
    set_.fill_desks()
    e = fitting(set_, AMW)[0]
    assert intake.take_in(
        set_.crowd, set_.network, set_.rates, set_.tables, set_.book, e, AMW, own_of(set_, e), False, set_.month
    )
    assert e.status == WAITING
    assert e.helped == set_.month
    assert set_.organisations["list_hours"][AMW] == set_.needed(e)
    assert set_.count(n.FIRST_HELP) == 1


def test_with_a_full_list_a_child_is_refused_and_the_door_is_remembered(stage: StageFor) -> None:
    set_ = stage()
    set_.empty_desks()
    set_.fill_desks()
    set_.organisations["list_hours"] = set_.rates.list_limit * set_.organisations["hours"]
    e = fitting(set_, AMW)[0]
    assert not intake.take_in(
        set_.crowd, set_.network, set_.rates, set_.tables, set_.book, e, AMW, own_of(set_, e), False, set_.month
    )
    assert (e.refused, e.refused_month, e.helped) == (1 << AMW, set_.month, NEVER)
    assert set_.count(n.REFUSED) == 1
    assert len(set_.events(events.REFUSED)) == 1


@pytest.mark.parametrize(
    ("standing", "handed_over", "admitted"), [(1.0, True, True), (0.0, True, False), (1.0, False, False)]
)
def test_a_caseworkers_standing_at_home_admits_above_the_line_only_what_is_handed_over(
    stage: StageFor, standing: float, handed_over: bool, admitted: bool
) -> None:
    set_ = stage()
    set_.empty_desks()
    set_.people["caseload_limit"] = 0.0
    set_.people["exceptions"] = standing
    e = fitting(set_, AMW)[0]
    own = own_of(set_, e)
    intake.take_in(set_.crowd, set_.network, set_.rates, set_.tables, set_.book, e, AMW, own, handed_over, set_.month)
    assert (e.status == IN_HELP) == admitted
    assert e.status in (IN_HELP, WAITING)


def test_who_knows_nobody_loses_the_child(stage: StageFor) -> None:
    set_ = stage()
    set_.empty_desks()
    set_.network.directory[:] = 0.0
    for e in set_.episodes():
        door = SCHOOLS[0]
        if intake.is_competent(set_.organisations[door], set_.tables, door, e, set_.age(e)):
            continue
        e.next = door
        intake.handle(set_.crowd, set_.network, set_.town, set_.rates, set_.tables, set_.book, e, set_.month)
        assert (e.status, e.dropped, e.known) == (LOST, door, set_.month)
        assert e.reached == NEVER, "nobody took it up or handed it over"
    assert set_.count(n.HANDOVERS) == 0
    assert len(set_.events(events.LOST)) > 5


def test_a_child_at_the_wrong_door_is_handed_to_somebody_competent_over_a_warm_way(stage: StageFor) -> None:
    set_ = stage()
    set_.empty_desks()
    set_.people["caseload_limit"] = 1e9
    set_.network.directory[:] = 1.0
    set_.network.nearest[:] = 1.0
    handed = 0
    for e in set_.episodes():
        if intake.is_competent(set_.organisations[POLICE], set_.tables, POLICE, e, set_.age(e)):
            continue
        able = [
            k for k in range(N_KINDS + 1) if intake.is_competent(set_.organisations[k], set_.tables, k, e, set_.age(e))
        ]
        if not able:
            continue
        e.next = POLICE
        intake.handle(set_.crowd, set_.network, set_.town, set_.rates, set_.tables, set_.book, e, set_.month)
        assert e.status in (IN_HELP, WAITING)
        assert e.helper in able
        assert e.reached == e.helped == set_.month
        handed += 1
    assert handed > 10
    assert set_.count(n.HANDOVERS) == set_.count(n.HANDOVERS_OK) == handed
    assert set_.network.shared[POLICE].sum() == handed


def test_a_cold_handover_arrives_as_often_as_the_rule_says(stage: StageFor) -> None:
    set_ = stage(8000)
    set_.empty_desks()
    set_.people["caseload_limit"] = 1e9
    set_.network.directory[:] = 1.0
    set_.network.nearest[:] = 0.0
    set_.network.practised[:] = 0.0
    first = []
    for e in set_.episodes():
        if intake.is_competent(set_.organisations[POLICE], set_.tables, POLICE, e, set_.age(e)):
            continue
        e.next = POLICE
        before = set_.count(n.HANDOVERS)
        intake.handle(set_.crowd, set_.network, set_.town, set_.rates, set_.tables, set_.book, e, set_.month)
        set_.network.nearest[:] = 0.0  # each meets strangers
        if set_.count(n.HANDOVERS) > before:
            first.append(e.status == IN_HELP)
    expected = set_.rates.cold_handover
    assert len(first) > 100
    assert abs(np.mean(first) - expected) < 4 * np.sqrt(expected * (1 - expected) / len(first))


def test_a_child_makes_at_most_three_hops_a_month(stage: StageFor) -> None:
    set_ = stage()
    set_.empty_desks()
    set_.fill_desks()
    set_.organisations["list_hours"] = set_.organisations["hours"]
    set_.people["exceptions"] = 0.0
    set_.network.directory[:] = 1.0
    set_.network.nearest[:] = 1.0
    for e in set_.episodes():
        e.next = GP
        intake.handle(set_.crowd, set_.network, set_.town, set_.rates, set_.tables, set_.book, e, set_.month)
    hops = np.bincount(set_.events(events.SENT_ON)[:, 4])
    assert hops.max() == intake.HOPS == 3


def test_a_first_contact_at_the_cjg_is_held_against_its_promise(stage: StageFor) -> None:
    def trust_after(channel: int, promise: float) -> float:
        set_ = stage()
        e = set_.episodes()[0]
        e.channel = channel
        set_.town.promise = promise
        set_.town.kept = 0.3
        family = set_.model.world.families[e.family]
        family.trust = 0.5
        intake._hold_against_promise(set_.crowd, e, set_.town, set_.rates)
        return float(family.trust)

    rates = stage().rates
    assert trust_after(DESK, 0.2) == trust_after(NOTICED, 0.9) == 0.5
    assert trust_after(DESK, 0.9) == pytest.approx(0.5 * (1.0 - 0.6 * rates.experience * rates.loss_ratio))


def test_a_lost_child_costs_its_family_trust_and_more_where_the_cjg_had_promised_more_than_it_keeps(
    stage: StageFor,
) -> None:
    def trust_after(promise: float, kept: float, knows_the_name: int = 1, partner: bool = True) -> float:
        set_ = stage()
        e = set_.episodes()[0]
        set_.town.promise = promise
        set_.town.kept = kept
        family = set_.model.world.families[e.family]
        family.trust = 0.5
        family.aware = knows_the_name
        set_.make_partners([GP] if partner else [])
        set_.town.is_open = 1
        intake._lose(set_.crowd, set_.network, e, GP, 0, set_.town, set_.rates, set_.book, set_.month)
        assert e.status == LOST
        return float(family.trust)

    usual = trust_after(0.0, 0.0)
    rates = stage().rates
    assert usual == pytest.approx(0.5 * (1.0 - rates.experience * rates.loss_ratio))
    assert (
        trust_after(1.0, 0.2, knows_the_name=0)
        == trust_after(1.0, 0.2, partner=False)
        == trust_after(0.2, 0.8)
        == usual
    )
    assert trust_after(1.0, 0.2) == pytest.approx(0.5 * (1.0 - 1.8 * rates.experience * rates.loss_ratio))


def test_a_child_that_waits_keeps_its_place_when_a_second_door_fails(stage: StageFor) -> None:
    set_ = stage()
    set_.empty_desks()
    set_.fill_desks()
    e = fitting(set_, AMW)[0]
    intake.put_on_list(set_.crowd, set_.network, set_.rates, set_.tables, set_.book, e, AMW, set_.month)
    set_.network.directory[:] = 0.0
    e.next = POLICE
    intake.handle(set_.crowd, set_.network, set_.town, set_.rates, set_.tables, set_.book, e, set_.month)
    assert (e.status, e.helper) == (WAITING, AMW)


def test_nobody_sends_a_child_back_to_who_refused_it_within_three_months(stage: StageFor) -> None:
    set_ = stage()
    set_.empty_desks()
    set_.network.directory[:] = 1.0
    e = fitting(set_, AMW)[0]
    post = int(set_.organisations["first_post"][GP])
    for k in range(N_KINDS):
        e.refused = 1 << k
        e.refused_month = set_.month
        for later, excluded in ((0, True), (1, True), (2, True)):
            chosen = intake._next_organisation(
                e, set_.age(e), GP, post, 1 << GP, set_.network, set_.town, set_.tables, set_.rates, set_.month + later
            )
            assert (chosen != k) == excluded


def test_a_refused_family_does_not_knock_at_the_same_door_for_three_months(
    run: Callable[..., Any], town: Callable[..., Any], brisk: dict[str, Any]
) -> None:
    """By its own step; professionals who notice or hand over are another matter."""
    scenario = town(
        4000,
        **{
            **brisk,
            "context.utilisation": 0.95,
            "parameters.list_limit": 0.1,
            "parameters.seek_base": -2.0,
            "choices.partnership": "broad",
            "choices.budget_per_youth": 8.0,
            "parameters.cjg_base": 1.0,
        },
    )
    model = run(scenario, months=48, record="events")
    log = model.book.log[: int(model.book.log_length[0])]
    refused: dict[tuple[int, int], int] = {}
    again = []
    for month, what, _, _, episode, organisation, *_ in log.tolist():
        if what == events.REFUSED:
            refused[episode, organisation] = month
        elif what == events.ASKED and month - refused.get((episode, organisation), NEVER) < 3:
            again.append((month - refused[episode, organisation], ROWS[organisation].name))
    assert len(refused) > 50
    assert not again, f"{len(again)} of {len(refused)} refused families knocked again, e.g. {again[:5]}"


# -- federated doors, the venue, the specialist who comes -------------------------------------------------------------------


def test_federated_doors_know_each_other_as_far_as_agreements_are_practised(stage: StageFor) -> None:
    set_ = stage()
    set_.make_partners()
    set_.network.directory[:] = 0.0
    set_.network.practised[:] = 1.0
    e = fitting(set_, AMW)[0]
    post = int(set_.organisations["first_post"][GP])

    def thinks_of() -> int:
        return int(
            intake._next_organisation(
                e, set_.age(e), GP, post, 1 << GP, set_.network, set_.town, set_.tables, set_.rates, set_.month
            )
        )

    assert thinks_of() == -1, "each door for itself"
    set_.town.doors = FEDERATED
    assert thinks_of() >= 0
    set_.network.practised[:] = 0.0
    assert thinks_of() == -1, "agreed on paper only"


def test_a_school_reaches_through_the_venue_as_far_as_both_practise_with_it(stage: StageFor) -> None:
    set_ = stage()
    practised = set_.network.practised
    practised[:] = 0.0
    practised[SCHOOLS[0], VENUE] = practised[VENUE, SCHOOLS[0]] = 0.8
    practised[AMW, VENUE] = practised[VENUE, AMW] = 0.6
    assert intake.practice_of_way(set_.network, SCHOOLS[0], AMW) == 0.6
    assert intake.practice_of_way(set_.network, GP, AMW) == 0.0


def test_a_specialist_flies_in_from_a_heavier_rung_along_a_practised_agreement(stage: StageFor) -> None:
    set_ = stage()
    set_.empty_desks()
    e = next(e for e in set_.episodes())
    e.severity = 3
    mee, ggz = INDEX["mee"], INDEX["ggz"]
    first = int(set_.organisations["first_post"][mee])
    set_.people["caseload_limit"] = 1000.0

    def flies(o: int, k: int) -> bool:
        return bool(
            intake.fly_in(set_.crowd, set_.network, set_.rates, set_.tables, set_.book, e, o, first, k, set_.month)
        )

    set_.network.practised[:] = 0.5
    assert not flies(mee, ggz), "no partners"
    set_.make_partners()
    set_.network.practised[:] = 0.0
    assert not flies(mee, ggz), "no practised agreement"
    set_.network.practised[:] = 0.5
    assert not flies(mee, GATE), "nobody flies in past the gate"
    assert not flies(ggz, mee), "the heavier rung is not flown in by the lighter"
    set_.people["caseload_limit"] = 0.0
    assert not flies(mee, ggz), "no room"
    set_.people["caseload_limit"] = 1000.0
    assert flies(mee, ggz)
    assert (e.status, e.helper, e.post, e.specialist) == (IN_HELP, mee, first, ggz)
    needed = set_.needed(e)
    assert set_.people["case_hours"][first] == needed
    assert e.special_hours == pytest.approx(needed)
    assert set_.organisations["case_hours"][ggz] == pytest.approx(needed)


def test_a_family_waits_for_a_full_specialist_with_its_first_professional_who_is_then_flown_to(stage: StageFor) -> None:
    set_ = stage()
    set_.empty_desks()
    set_.make_partners()
    set_.network.practised[:] = 0.5
    set_.town.flies_in = 1
    e = next(e for e in set_.episodes())
    e.severity = 3
    mee, ggz = INDEX["mee"], INDEX["ggz"]
    first = int(set_.organisations["first_post"][mee])
    at_ggz = set_.people["organisation"] == ggz
    set_.people["caseload_limit"] = np.where(at_ggz, 0.0, 1000.0)
    arguments = (set_.rates, set_.tables, set_.book)
    assert intake.fly_in(set_.crowd, set_.network, set_.rates, set_.tables, set_.book, e, mee, first, ggz, set_.month)
    assert (e.status, e.helper, e.source, e.source_post) == (WAITING, ggz, mee, first), (
        "on the list, whatever its limit"
    )
    help_process.admit_from_lists(set_.crowd, set_.network, set_.town, *arguments, set_.month)
    assert e.status == WAITING
    set_.people["caseload_limit"][at_ggz] = 1000.0
    help_process.admit_from_lists(set_.crowd, set_.network, set_.town, *arguments, set_.month)
    assert (e.status, e.helper, e.post, e.specialist) == (IN_HELP, mee, first, ggz)
    assert set_.organisations["list_hours"][ggz] == pytest.approx(0.0)


def test_a_good_handover_warms_the_tie_and_a_failed_one_cools_it_more(stage: StageFor) -> None:
    set_ = stage()
    i, j = int(set_.organisations["first_post"][GP]), int(set_.organisations["first_post"][AMW])

    def after(accepted: bool) -> float:
        ties.set_tie(set_.network, i, j, 0.5, set_.month)
        ties.set_tie(set_.network, j, i, 0.5, set_.month)
        shared_cases.after_handover(set_.network, set_.book, GP, i, AMW, j, accepted, set_.rates, 0.0, set_.month)
        return float(ties.trust_between(set_.network, i, j)) - 0.5

    better, worse = after(True), after(False)
    assert better > 0.0 > worse
    assert 2.0 * better <= -worse <= 4.0 * better


def test_the_team_is_part_of_the_way_only_once_the_cjg_is_open(stage: StageFor) -> None:
    set_ = stage()
    set_.empty_desks()
    set_.network.directory[:] = 0.0
    set_.network.directory[:, TEAM] = 1.0
    e = fitting(set_, AMW)[0]
    e.severity = 3
    post = int(set_.organisations["first_post"][GP])
    arguments = (e, set_.age(e), GP, post, 1 << GP, set_.network, set_.town, set_.tables, set_.rates, set_.month)
    set_.town.is_open = 0
    assert intake._next_organisation(*arguments) == -1
    set_.town.is_open = 1
    assert intake._next_organisation(*arguments) == -1, "a team that nobody pays for answers nobody"
    set_.town.answers = 1.0
    assert intake._next_organisation(*arguments) == TEAM
