"""The state of a page and its address."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from dashboard.language import Language
from dashboard.plan.comparison import BASELINE, PLAN, compared
from dashboard.plan.spread import spread
from dashboard.plan.state import BadAddressError, Own, State
from dashboard.plan.unknown import PROFILE
from sim.inputs.organisation_types import DOMAINS

FULL = State(
    town="small_rural",
    assumptions={"context.problem_load": 1.3, "mechanisms.detection": 0.5, "parameters.cold_handover": 0.5},
    plan=Own({"choices.partnership": "broad", "choices.web_chat": True}, ((30, "choices.desk", "none"),)),
    pinned=Own({"choices.meetings_per_year": 6}, ()),
    uncertainty="both",
    usual=True,
    panels=("help_all", "load"),
    unknown=("context.migrant_share",),
    name="Ons plan: één & ander",
    seed=7,
)


def test_an_address_brings_back_the_whole_state() -> None:
    query = dict(parse_qsl(FULL.to_query("0123456789abcdef")))
    assert query["f"] == "0123456789abcdef"
    assert State.from_query(query) == FULL
    assert State.from_json(FULL.to_json()) == FULL


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"town": "nowhere"}, "nowhere"),
        ({"choices.outreach": "much"}, "choices.outreach"),
        ({"at.x.choices.desk": "none"}, "at.x.choices.desk"),
        ({"panels": "reach_all"}, "panels"),
        ({"seed": "-3"}, "seed"),
        ({"what": "1"}, "what"),
        ({"unknown": "inhabitants"}, "unknown"),
    ],
)
def test_a_part_that_says_nothing_is_named(query: dict[str, str], named: str) -> None:
    with pytest.raises(BadAddressError, match=named):
        State.from_query(query)


def test_the_baseline_shares_context_and_assumptions_and_has_no_cjg() -> None:
    found = compared(State(assumptions={"context.problem_load": 1.5}, plan=Own({"choices.partnership": "broad"})))
    assert found[BASELINE].context == found[PLAN].context
    assert found[BASELINE].choices.partnership == "none"
    assert found[PLAN].choices.partnership == "broad"


def test_what_loses_its_meaning_is_put_aside_instead_of_refused() -> None:
    own = Own({"choices.desk_sites": 3, "choices.front_offices": "merged", "choices.desk": "network_only"})
    assert compared(State(plan=own))[PLAN].choices.front_offices == "separate"


def test_shares_that_sum_to_more_than_one_make_room_for_the_last() -> None:
    shares = {"choices.investment.brand": 0.8, "choices.investment.staff": 0.6}
    plan = compared(State(plan=Own(shares)))[PLAN].choices.investment
    assert plan.staff == 0.6
    assert plan.brand == pytest.approx(0.4)


def test_the_ranges_of_a_box_go_along_in_the_address_and_change_nothing_that_is_run() -> None:
    ranges = {"choices.outreach": (0.0, 0.36), "choices.partnership": ("narrow", "growth")}
    boxed = State(ranges=ranges)
    assert State.from_query(dict(parse_qsl(boxed.to_query()))) == boxed
    assert State.from_json(boxed.to_json()) == boxed
    assert compared(boxed)[PLAN].fingerprint() == compared(State())[PLAN].fingerprint()
    for query in ({"in.choices.outreach": "0.5:0.1"}, {"in.choices.nothing": "0:1"}, {"in.choices.outreach": "a:b"}):
        with pytest.raises(BadAddressError):
            State.from_query(query)


def test_shares_of_problems_that_were_moved_one_by_one_are_made_to_sum_to_one() -> None:
    moved = {f"context.problem_profile.{domain}": 0.3 for domain in DOMAINS}
    found = compared(State(assumptions=moved))[PLAN].context.problem_profile
    assert found.shares() == pytest.approx([1 / 6] * 6)
    some = {"context.problem_profile.health": 0.9, "context.problem_profile.safety": 0.6}
    found = compared(State(assumptions=some))[PLAN].context.problem_profile
    assert (found.health, found.safety, sum(found.shares())) == pytest.approx((0.6, 0.4, 1.0))


@pytest.mark.parametrize("uncertainty", ["luck", "both"])
def test_what_intervals_show_says_what_is_not_known(uncertainty: str) -> None:
    for code, words in (
        ("nl", "wat u niet weet van uw gemeente"),
        ("en", "hat you do not know about your municipality"),
    ):
        lang = Language(code)
        usual = spread(State(uncertainty=uncertainty), lang)
        unknown = spread(State(uncertainty=uncertainty, unknown=(PROFILE,)), lang)
        assert words in unknown
        assert words not in usual
        assert "alone" not in unknown
        assert "alleen" not in unknown
