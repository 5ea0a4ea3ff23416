"""Noticing and seeking: the own circle first, then who notices, then the family's own step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim.inputs.calendar import FIRST_MONTH
from sim.inputs.organisation_types import CLINIC, INDEX, N_KINDS, SCHOOLS, TEAM
from sim.processes import intake, seeking
from sim.run.engine import web_growth
from sim.run.model import CJGModel
from sim.state import counters as n
from sim.state import events
from sim.state.columns import DESK, DOOR, MERGED, NEVER, PHONE, SITE, WENT_OUT

StageFor = Callable[..., Any]


@pytest.mark.parametrize(("age", "decider", "youth"), [
    (143, 0.0, False), (144, 0.0, False), (150, 0.1, True), (168, 0.49, True), (168, 0.51, False), (192, 1.0, True),
])  # fmt: skip
def test_from_12_to_16_it_depends_on_a_fixed_draw_whether_the_youth_decides(
    age: int, decider: float, youth: bool
) -> None:
    assert seeking.decided_by_youth(age, decider) == youth


def test_half_the_noticing_is_expertise() -> None:
    assert [seeking.sharpness(x) for x in (0.0, 0.5, 1.0)] == [0.5, 0.75, 1.0]


def test_two_contacts_miss_what_both_miss(rates: Any) -> None:
    once = seeking.chance_to_notice(0.4, 0.6, 1.0, rates)
    twice = seeking.chance_to_notice(0.4, 0.6, 2.0, rates)
    assert once == pytest.approx(rates.detection * 0.4 * 0.8)
    assert twice == pytest.approx(1.0 - (1.0 - once) ** 2)


def test_severity_and_trust_make_a_family_ask_and_a_refusal_keeps_it_away(rates: Any) -> None:
    usual = seeking.common_utility(2, 0.5, False, rates)
    assert usual == pytest.approx(rates.need_weight)
    assert seeking.common_utility(3, 0.5, False, rates) - usual == pytest.approx(rates.need_weight)
    assert seeking.common_utility(2, 1.0, False, rates) - usual == pytest.approx(rates.trust_weight)
    assert usual - seeking.common_utility(2, 0.5, True, rates) == pytest.approx(rates.trust_weight)


def test_label_and_acquaintances_weigh_on_a_youth_as_many_times_as_youth_shyness_says(rates: Any) -> None:
    for cost in (
        lambda who: seeking.label_cost(who, 0.4, 1.0, rates),
        lambda who: seeking.encounter_cost(who, 0.4, rates),
    ):
        assert cost(True) == pytest.approx(rates.youth_shyness * cost(False))
        assert cost(False) > 0.0


def test_the_desk_is_worth_less_far_away_labelled_busy_or_with_youth_care_in_sight(rates: Any) -> None:
    plain = seeking.desk_utility(False, 0.0, 0.0, 0.0, 0.0, 0.0, rates)
    assert plain == pytest.approx(rates.cjg_base)
    assert plain - seeking.desk_utility(False, 0.0, 10.0, 0.0, 0.0, 0.0, rates) == pytest.approx(
        10 * rates.distance_weight
    )
    labelled = seeking.desk_utility(False, 0.5, 0.0, 0.0, 0.0, 0.0, rates)
    assert labelled < plain
    assert seeking.desk_utility(False, 0.5, 0.0, 0.0, 1.0, 0.0, rates) < labelled
    assert seeking.desk_utility(False, 0.0, 0.0, 0.5, 0.0, 0.0, rates) < plain


def test_who_comes_to_the_building_anyway_is_not_marked_by_walking_in(rates: Any) -> None:
    """Neither sign nor acquaintances weigh then; youth care in sight still does."""
    assert seeking.desk_utility(False, 0.5, 0.0, 0.5, 0.0, 1.0, rates) == pytest.approx(rates.cjg_base)
    half, none = (seeking.desk_utility(False, 0.5, 0.0, 0.5, 0.0, share, rates) for share in (0.5, 0.0))
    assert none < half < rates.cjg_base
    assert seeking.desk_utility(False, 0.5, 0.0, 0.5, 1.0, 1.0, rates) < rates.cjg_base


def test_only_a_family_whose_caseworker_sits_in_the_building_comes_there_anyway(stage: StageFor) -> None:
    set_ = stage()
    e = set_.episodes()[0]
    toddler, pupil = 18, 100
    set_.people["in_building"] = 0
    assert seeking.comes_anyway(e, toddler, set_.network, set_.tables) == 0.0
    clinic = set_.organisations[CLINIC]
    set_.people["in_building"][clinic.first_post : clinic.first_post + clinic.posts] = 1
    assert seeking.comes_anyway(e, toddler, set_.network, set_.tables) > 0.9
    assert seeking.comes_anyway(e, pupil, set_.network, set_.tables) == 0.0


def test_the_own_circle_settles_questions_best_and_serious_problems_never(rates: Any) -> None:
    chances = [seeking.own_circle_settles(severity, rates) for severity in (1, 2, 3, 4)]
    assert chances[0] == rates.own_circle
    assert 0.0 < chances[1] < chances[0]
    assert chances[2:] == [0.0, 0.0]


def test_the_web_is_used_more_by_the_year_until_2012() -> None:
    assert web_growth(0) == 0.25
    assert web_growth(30) == pytest.approx(0.625)
    assert web_growth(60) == web_growth(90) == 1.0


def noticed(stage: Any) -> list[tuple[int, int]]:
    """Episode and organisation of everybody noticed in the month."""
    return [(int(row[4]), int(row[5])) for row in stage.events(events.NOTICED)]


def notice(stage: Any) -> None:
    seeking.notice_and_seek(stage.crowd, stage.network, stage.town, stage.rates, stage.tables, stage.book, stage.month)


def test_who_notices_but_knows_nobody_does_nothing(stage: StageFor) -> None:
    """Only who helps it itself acts; a teacher who knows somebody acts as well."""

    def helpless(directory: float) -> int:
        set_ = stage(20_000, **{"parameters.signal_alone": 0.0, "parameters.detection": 3.0})
        set_.network.directory[:] = directory
        able = {
            (int(e.row), o)
            for e in set_.episodes()
            for o in range(N_KINDS + 1)
            if intake.is_competent(set_.organisations[o], set_.tables, o, e, set_.age(e))
        }
        notice(set_)
        found = noticed(set_)
        assert found
        return sum(each not in able for each in found)

    assert helpless(0.0) == 0
    assert helpless(1.0) > 5


def test_a_pupil_schooled_elsewhere_is_not_seen_by_this_networks_school(stage: StageFor) -> None:
    def seen_at_secondary_school(share: float) -> int:
        set_ = stage(8000, **{"context.schooled_outside_share": share, "parameters.detection": 3.0})
        set_.network.directory[:] = 1.0
        notice(set_)
        asked = [int(row[5]) for row in set_.events(events.ASKED)]
        return [o for _, o in noticed(set_)].count(SCHOOLS[1]) + asked.count(SCHOOLS[1])

    assert seen_at_secondary_school(1.0) == 0
    assert seen_at_secondary_school(0.0) > 0


def test_the_hard_conversation_gates_what_is_noticed_of_safety(stage: StageFor) -> None:
    def unsafe(conversation: float) -> int:
        set_ = stage(8000, **{"parameters.detection": 3.0})
        set_.people["hard_conversation"] = conversation
        set_.network.directory[:] = 1.0
        for e in set_.episodes():
            e.domain = intake.SAFETY
            e.severity = 3
        notice(set_)
        return len(noticed(set_))

    assert unsafe(0.0) == 0
    assert unsafe(1.0) > 5


def test_outreach_meets_needs_in_proportion_to_its_hours_a_youth(stage: StageFor) -> None:
    def met(hours: float) -> int:
        set_ = stage(4000, **{"parameters.detection": 0.3, "parameters.outreach_yield": 0.1})
        set_.network.directory[:] = 0.0
        welfare = set_.organisations[INDEX["welfare"]]
        welfare.outreach = 1.0
        set_.town.outreach_hours = hours
        set_.town.youths = 1000.0
        for e in set_.episodes():
            e.severity = 3  # beyond the own circle
        notice(set_)
        log = set_.events(events.NOTICED)
        channel = {int(e.row): int(e.channel) for e in set_.crowd.episodes[: set_.model.open_needs]}
        out = [int(row[5]) for row in log if channel[int(row[4])] == WENT_OUT]
        assert set(out) <= {INDEX["welfare"]}
        return len(out)

    few, many = met(10.0), met(60.0)
    assert met(0.0) == 0
    assert 0 < few < many


def asking(stage: Any, shy: bool = False) -> dict[int, int]:
    """How many of a thousand youths, or parents, take each channel."""
    found: dict[int, int] = {}
    tape = stage.model.tape
    world = stage.model.world
    for e in stage.episodes():
        fact = stage.crowd.child_facts[e.child]
        place = stage.model.places[tape.families["neighbourhood"][e.family]]
        channel = seeking._ask(
            e, 250 if shy else 100, fact, world.children[e.child], stage.crowd.family_facts[e.family], world.families[e.family],
            place, stage.network, stage.town, stage.rates, stage.tables, float(np.exp(stage.rates.seek_base)),
            float(np.exp(stage.rates.cjg_base)), stage.month,
        )  # fmt: skip
        found[int(channel)] = found.get(int(channel), 0) + 1
    return found


def open_doors(stage: Any) -> None:
    stage.town.is_open = 1
    stage.town.desks = 1
    stage.town.desk_hours = 1.0
    stage.town.answers = 1.0
    stage.town.site = 1
    stage.town.web_growth = 1.0
    stage.model.world.families["aware"] = 1
    stage.model.world.children["aware"] = 1
    stage.model.places["desk_minutes"] = 5.0


def test_nobody_comes_to_a_cjg_that_is_shut_or_unknown(stage: StageFor) -> None:
    set_ = stage(8000, **{"parameters.cjg_base": 1.0})
    open_doors(set_)
    assert {DESK, PHONE, SITE} <= set(asking(set_))
    set_.town.is_open = 0
    assert not {DESK, PHONE, SITE} & set(asking(set_))
    set_.town.is_open = 1
    set_.model.world.families["aware"] = 0
    assert not {DESK, PHONE, SITE} & set(asking(set_))
    assert {DESK, PHONE, SITE} <= set(asking(set_, shy=True)), "youths know it, if their parents do not"


def test_a_desk_without_hours_and_a_site_that_is_not_there_draw_nobody(stage: StageFor) -> None:
    set_ = stage(8000, **{"parameters.cjg_base": 1.0})
    open_doors(set_)
    set_.town.desk_hours = 0.0
    assert DESK not in asking(set_)
    set_.town.site = 0
    assert SITE not in asking(set_)


def test_a_number_that_nobody_is_paid_to_answer_draws_nobody(stage: StageFor) -> None:
    set_ = stage(8000, **{"parameters.cjg_base": 1.0})
    open_doors(set_)
    set_.town.answers = 0.0
    assert not {PHONE, SITE} & set(asking(set_))


def test_merged_doors_lead_to_the_desk_by_its_way_and_its_hours(stage: StageFor) -> None:
    """Who knew the old door finds it at the desk, and meets there what the desk asks of everybody."""
    set_ = stage(8000)
    open_doors(set_)
    set_.make_partners()
    set_.model.world.families["aware"] = 0
    before = asking(set_)
    set_.town.doors = MERGED
    merged = asking(set_)
    assert DESK not in before
    assert merged[DOOR] < before[DOOR], "some doors stay: a school is more than its front office"
    assert merged[DESK] > 0
    set_.model.places["desk_minutes"] = 60.0
    assert asking(set_).get(DESK, 0) < merged[DESK]
    set_.town.desk_hours = 0.0
    assert DESK not in asking(set_)


def test_the_label_keeps_youths_away_more_than_parents_and_separate_sites_carry_none(stage: StageFor) -> None:
    set_ = stage(8000, **{"parameters.cjg_base": 1.0})
    open_doors(set_)
    parents, youths = asking(set_), asking(set_, shy=True)
    assert youths.get(SITE, 0) < parents[SITE]
    set_.town.site = 2
    assert asking(set_, shy=True)[SITE] > 2 * youths.get(SITE, 1)


def test_a_family_that_trusts_help_asks_more_often(stage: StageFor) -> None:
    set_ = stage(8000)
    families = set_.model.world.families
    families["trust"] = 1.0
    trusting = asking(set_)
    families["trust"] = 0.0
    assert asking(set_)[0] > trusting[0], "more ask nobody"


def test_the_own_circle_comes_before_noticing_and_asking(stage: StageFor) -> None:
    set_ = stage(4000, **{"parameters.shopper_share": 0.0})
    set_.rates.own_circle = 1.0
    for e in set_.episodes():
        e.severity = 1
    before = set_.count(n.RESOLVED)
    notice(set_)
    assert not noticed(set_)
    assert len(set_.events(events.ASKED)) == 0
    assert set_.count(n.RESOLVED) > before


def test_information_found_on_the_site_alone_answers_a_question_without_anybody_being_spoken_to(
    stage: StageFor,
) -> None:
    set_ = stage(8000, **{"parameters.cjg_base": 1.0, "parameters.own_circle": 0.1})
    open_doors(set_)
    for e in set_.episodes():
        e.severity = 1
    notice(set_)
    assert set_.count(n.CONTACT_SITE) > 0
    assert set_.count(n.FIRST_HELP) == 0
    answered = set_.book.counts[:, n.ANSWERED : n.ANSWERED + n.BANDS].sum()
    assert answered > 0


def test_care_shoppers_alone_try_another_door_while_they_wait(run: Callable[..., CJGModel], town: Any) -> None:
    def asked_while_waiting(share: float) -> int:
        scenario = town(
            3000, **{"choices.partnership": "none", "parameters.shopper_share": share, "context.utilisation": 0.95,
                     "parameters.seek_base": -2.0},
        )  # fmt: skip
        model = run(scenario, months=24, record="events")
        log = model.book.log[: int(model.book.log_length[0])]
        waiting: set[int] = set()
        found = 0
        for _, what, _, _, episode, *_ in log.tolist():
            if what == events.WAITED:
                waiting.add(episode)
            elif what in (events.HELPED, events.RESOLVED, events.LEFT):
                waiting.discard(episode)
            elif what == events.ASKED and episode in waiting:
                found += 1
        return found

    assert asked_while_waiting(0.0) == 0
    assert asked_while_waiting(0.4) > 0


def test_only_who_is_known_counts_as_known(stage: StageFor) -> None:
    """Noticing and asking alone make nobody known to an organisation: being received does."""
    set_ = stage(3000)
    blank = set_.episodes()
    notice(set_)
    assert all(e.known == NEVER for e in blank)
    intake.receive(set_.crowd, set_.network, set_.town, set_.rates, set_.tables, set_.book, set_.month)
    known = [e for e in blank if e.known == set_.month]
    assert known
    assert set_.book.counts[set_.month - FIRST_MONTH, n.FIRST_0_4] <= len(known)
    assert TEAM == N_KINDS
