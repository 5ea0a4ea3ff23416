"""Direction, money and opening: what the municipality decides, in its order and with its hours."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from sim.inputs.calendar import FIRST_MONTH, GRANT_FROM, GRANT_UNTIL, LAST_CALL
from sim.inputs.choices import Choices
from sim.inputs.organisation_types import ALL_KINDS, CLINIC, HEALTH_SERVICE, INDEX, N_ORGANISATIONS, VENUE
from sim.inputs.rates import plain_numbers, rates_of
from sim.inputs.scenario import Scenario
from sim.processes import direction, money, opening
from sim.run.model import CJGModel
from sim.state import counters as n
from sim.state import events

Town = Callable[..., Scenario]
Run = Callable[..., CJGModel]


@pytest.fixture(scope="module")
def numbers() -> SimpleNamespace:
    return plain_numbers(rates_of(Scenario(name="x").mechanisms, {}))


def told(model: CJGModel, what: int) -> list[int]:
    """Months in which something was told."""
    log = model.book.log[: int(model.book.log_length[0])]
    return [int(row[0]) for row in log if row[1] == what]


# -- urgency and support ----------------------------------------------------------------------------------------------------------------


def test_urgency_rises_with_the_square_of_the_time_to_the_deadline_and_then_eases(numbers: SimpleNamespace) -> None:
    def after(month: int, *reasons: float) -> float:
        return direction.urgency_after(0.4, month, *(reasons or (0.0, 0.0, 0.0)), numbers)

    eased = 0.4 * (1.0 - numbers.easing)
    assert after(0) == pytest.approx(eased)
    assert after(54) == pytest.approx(eased + 0.6 * numbers.pressure)
    assert after(27) == pytest.approx(eased + 0.6 * numbers.pressure / 4.0)
    assert after(55) == pytest.approx(eased), "the deadline has passed"
    for reasons in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)):
        assert after(60, *reasons) == pytest.approx(eased + 0.6 * numbers.pressure)
    assert after(54, 1.0, 1.0, 1.0) <= 1.0


def test_support_returns_to_where_it_was_rises_with_results_and_falls_with_incidents(numbers: SimpleNamespace) -> None:
    def after(
        support: float, visible: float = 0.0, told: float = 0.0, incidents: float = 0.0, steering: float = 0.0
    ) -> float:
        return direction.support_after(support, 0.5, visible, told, incidents, steering, numbers)

    assert after(0.5) == 0.5
    assert after(0.7) == pytest.approx(0.7 - 0.2 * numbers.easing)
    assert after(0.5, visible=1.0) == after(0.5, told=1.0) == pytest.approx(0.5 + 0.5 * numbers.pressure)
    assert after(0.5, incidents=1.0) == pytest.approx(0.5 - 0.5 * numbers.pressure)
    assert after(0.5, incidents=1.0, steering=1.0) == pytest.approx(0.5 - 0.25 * numbers.pressure)


def test_elections_come_in_march_2010_and_march_2014_and_an_alderman_may_change_in_no_other_month(
    run: Run, town: Town
) -> None:
    changed = []
    for replication in range(6):
        model = run(town(500), months=91, replication=replication, record="events")
        assert told(model, events.ELECTION) == [33, 81]
        changed += told(model, events.ALDERMAN_CHANGED)
    assert set(changed) == {33, 81}
    assert len(changed) < 12, "a chance, not a certainty"


# -- issues -----------------------------------------------------------------------------------------------------------------------------


def test_a_prepared_issue_is_settled_by_authority_or_because_all_agree(town: Town) -> None:
    def cut(director: str, consensus: float) -> int:
        settled = 0
        for replication in range(20):
            scenario = town(500, **{"choices.director": director, "context.political_support_at_start": 0.6})
            model = CJGModel(scenario, months=2, replication=replication, collect=False)
            model.begin_month()
            model.means.trust[:] = 0.0
            municipality = model.municipality
            municipality.consensus = consensus
            municipality.prepared = 1000.0
            municipality.steering.settle_an_issue([0, 1, 2], 0)
            settled += len(municipality.open_issues) < 4
        return settled

    assert cut("none", 0.0) == 0, "neither authority nor agreement"
    assert cut("none", 1.0) == 20, "all agree"
    assert 4 <= cut("alderman", 0.0) <= 18, "an alderman's authority reaches part of the way"


def test_more_authority_settles_issues_sooner(run: Run, town: Town) -> None:
    def month_settled(director: str, support: float = 1.0) -> float:
        months = []
        for replication in range(8):
            scenario = town(
                800,
                **{
                    "choices.director": director, "choices.director_support": "policy_officer",
                    "context.political_support_at_start": support, "context.urgency_at_start": 1.0,
                    "choices.sequence": "content_first", "parameters.go_ahead": 0.6, "parameters.issue_hours": 4.0,
                    "choices.investment.support": 0.0,
                },
            )  # fmt: skip
            model = run(scenario, months=48, replication=replication)
            settled = model.municipality.month_coordination
            months.append(49 if settled is None else settled)
        return float(np.mean(months))

    assert month_settled("alderman") < month_settled("none")
    assert month_settled("ggd") < month_settled("none")


def test_direction_is_one_budget_of_effort(run: Run, town: Town, brisk: dict[str, Any]) -> None:
    """What goes into a building does not go into open issues: form first builds sooner and settles later."""

    def spent(sequence: str) -> tuple[float, float]:
        scenario = town(800, **{**brisk, "choices.sequence": sequence, "parameters.building_hours": 2000.0,
                                "parameters.issue_hours": 40.0})  # fmt: skip
        model = run(scenario, months=10)
        return model.municipality.built, model.municipality.prepared + 200.0 * sum(
            month is not None for month in model.municipality.issues.values()
        )

    form, content = spent("form_first"), spent("content_first")
    assert form[0] > 5.0 * content[0]
    assert form[1] < content[1]


def test_a_rule_that_is_chosen_anew_starts_undecided_again(run: Run, town: Town, brisk: dict[str, Any]) -> None:
    change = {"month": 30, "field": "choices.care_coordination", "value": "escalation_ladder"}
    model = run(town(800, **{**brisk, "changes": [change]}), months=32, record="events")
    assert model.municipality.month_coordination is not None
    assert 30 in told(model, events.ISSUE_REOPENED)


def test_the_health_service_takes_the_lead_only_where_nobody_directs(
    run: Run, town: Town, brisk: dict[str, Any]
) -> None:
    def takes(director: str, partnership: str = "broad") -> list[str | None]:
        scenario = town(800, **{**brisk, "choices.director": director, "choices.partnership": partnership})
        return [run(scenario, months=30, replication=r).municipality.lead_taken_by for r in range(4)]

    assert "ggd" in takes("none")
    assert set(takes("alderman")) == {None}
    assert set(takes("ggd")) == {None}


# -- money ------------------------------------------------------------------------------------------------------------------------------


def claims(budget: float = 25.0, youths: float = 12_000.0, month: int = 20, **kw: Any) -> money.Spending:
    numbers = plain_numbers(rates_of(Scenario(name="x").mechanisms, {}))
    state = {
        "is_open": True, "building": False, "desks": 1, "direction_posts": 0.5,
        "coordinates": False, "payment_settled": True,
    }  # fmt: skip
    choices = kw.pop("choices", {})
    state |= kw
    return money.claims(Choices(budget_per_youth=budget, **choices), youths, month, numbers, **state)


def parts(s: money.Spending) -> list[float]:
    return [s.lost, s.minimum, s.coordinators, s.desks, s.sites, s.direction, s.project, s.invested, s.unspent]


@pytest.mark.parametrize("budget", [0.0, 0.5, 3.0, 10.0, 25.0, 100.0])
@pytest.mark.parametrize("month", [0, 20, 60])
def test_every_euro_goes_somewhere_once(budget: float, month: int) -> None:
    for state in (
        {},
        {"building": True, "coordinates": True},
        {"is_open": False, "desks": 0},
        {"payment_settled": False},
    ):
        s = claims(budget, month=month, **state)
        assert sum(parts(s)) == pytest.approx(s.budget) == pytest.approx(12_000.0 * budget)
        assert min(parts(s)) >= 0.0
        assert s.spent == pytest.approx(s.budget - s.lost - s.unspent)


def test_claims_are_paid_in_their_order() -> None:
    """The minimum first; then coordinators, desks and sites, direction, project time; investment is what is left."""
    order = ("minimum", "coordinators", "desks", "sites", "direction", "project", "invested")
    funded = 0
    for budget in np.linspace(0.2, 40.0, 60):
        s = claims(float(budget), coordinates=True, building=True, choices={"web": "separate_sites"})
        paid = [getattr(s, name) > 0.0 for name in order]
        whole = [name for name, yes in zip(order, paid, strict=True) if yes]
        funded = max(funded, len(whole))
        if s.desks == 0.0:
            assert s.sites == s.direction == s.project == s.invested == 0.0 or s.minimum > 0.0
        if s.invested > 0.0:
            full = claims(
                1000.0 if budget > 99 else 100.0, coordinates=True, building=True, choices={"web": "separate_sites"}
            )
            assert s.minimum == full.minimum
            assert s.desks == full.desks
            assert s.sites == full.sites
            assert s.direction == full.direction
    assert funded == len(order)


@pytest.mark.parametrize(("desk", "sites", "month", "lost"), [
    ("shared_building", 1, GRANT_FROM - 1, 0.0),
    ("shared_building", 1, 30, 0.0),
    ("network_first", 1, 30, 0.0),
    ("network_only", 0, GRANT_FROM - 1, 0.0),
    ("network_only", 0, GRANT_FROM, 0.5),
    ("network_only", 0, GRANT_UNTIL, 0.5),
    ("network_only", 0, GRANT_UNTIL + 1, 0.0),
    ("none", 0, 30, 0.5),
    ("shared_building", 0, 30, 0.5),
])  # fmt: skip
def test_without_a_walk_in_the_earmarked_part_of_the_grant_is_lost_while_the_grant_asks_for_one(
    desk: str, sites: int, month: int, lost: float
) -> None:
    s = claims(month=month, choices={"desk": desk, "desk_sites": sites}, desks=sites)
    assert s.lost == pytest.approx(lost * s.budget)
    assert (GRANT_FROM, GRANT_UNTIL) == (7, 54)


def test_coordinators_and_sites_wait_until_it_is_settled_who_pays() -> None:
    before = claims(coordinates=True, payment_settled=False)
    assert before.coordinators == before.sites == before.desks == 0.0
    assert before.minimum > 0.0
    after = claims(coordinates=True)
    assert min(after.coordinators, after.sites, after.desks, after.coordinator_hours) > 0.0


def test_investment_has_half_its_effect_near_40_percent_of_a_normal_budget(numbers: SimpleNamespace) -> None:
    normal = money.NORMAL_DEVELOPMENT
    assert money.effect_of(0.4 * normal, numbers) == pytest.approx(0.5)
    gains = np.diff([money.effect_of(x, numbers) for x in np.linspace(0.0, 30.0, 20)])
    assert (gains > 0.0).all()
    assert (np.diff(gains) < 0.0).all(), "each euro does less than the one before"


def test_shares_that_leave_something_leave_it_unspent() -> None:
    steps = ("mission", "working_methods", "brand", "staff", "support", "learning", "steering")
    half = claims(choices={"investment": dict.fromkeys(steps, 0.5 / 7)})
    assert half.invested == pytest.approx(half.unspent)
    assert half.unspent > 0.0


def test_an_officer_grows_with_the_municipality_and_a_regional_leader_is_shared() -> None:
    posts = [money.officer_posts("policy_officer", size, 80_000) for size in (8_000, 40_000, 80_000, 600_000)]
    assert posts == [0.05, 0.25, 0.5, 0.5]
    assert len({money.officer_posts("regional_project_leader", size, 80_000) for size in (8_000, 600_000)}) == 1
    assert money.officer_posts("none", 600_000, 80_000) == 0.0


# -- opening ----------------------------------------------------------------------------------------------------------------------------


def test_a_desk_stands_where_it_is_chosen_to_stand(town: Town) -> None:
    places = CJGModel(town(4000, **{"context.neighbourhoods": 12}), months=2, collect=False).places
    from sim.state.neighbourhoods import minutes_between

    mean = (minutes_between(places) * places["share"][:, None]).sum(axis=0)
    assert opening.place_desks(places, "town_centre", 1) == [int(mean.argmin())]
    assert opening.place_desks(places, "focus_neighbourhood", 1) == [int(places["need"].argmax())]
    assert opening.place_desks(places, "where_youth_are", 1) == [int(places["footfall_12_plus"].argmax())]
    assert len(opening.place_desks(places, "town_centre", 20)) == 20
    assert len(set(opening.place_desks(places, "town_centre", 12))) == 12


def test_meeting_an_acquaintance_at_the_desk_is_likelier_in_a_small_place(town: Town) -> None:
    places = CJGModel(town(4000, **{"context.neighbourhoods": 6}), months=2, collect=False).places
    seen = []
    for inhabitants in (5_000.0, 45_000.0, 600_000.0):
        opening.set_distances(places, [0], inhabitants, 10.0)
        seen.append(places["encounter"].copy())
        assert ((places["encounter"] > 0.0) & (places["encounter"] < 1.0)).all()
    assert (seen[0] > seen[1]).all()
    assert (seen[1] > seen[2]).all()
    opening.set_distances(places, [0, 3], 45_000.0, 10.0)
    assert (places["near_desk"][[0, 3]] == 1.0).all()
    opening.set_distances(places, [], 45_000.0, 0.0)
    assert (places["encounter"] == 0.0).all()
    assert (places["near_desk"] == 0.0).all()


def test_more_desks_are_never_further_away(town: Town) -> None:
    places = CJGModel(town(4000, **{"context.neighbourhoods": 9}), months=2, collect=False).places
    before = np.full(9, np.inf)
    for desks in range(1, 10):
        opening.set_distances(places, opening.place_desks(places, "town_centre", desks), 45_000.0, 0.0)
        assert (places["desk_minutes"] <= before).all()
        before = places["desk_minutes"].copy()


def test_the_core_has_agreed_when_enough_of_its_pairs_have() -> None:
    agreed = np.zeros((N_ORGANISATIONS, N_ORGANISATIONS))
    core = np.arange(5)
    assert opening.core_pairs_agreed(agreed, core[:1]) == 0.0
    pairs = [(a, b) for a in range(5) for b in range(a)]
    for done, (a, b) in enumerate(pairs, start=1):
        agreed[a, b] = agreed[b, a] = 0.5
        assert opening.core_pairs_agreed(agreed, core) == pytest.approx(done / 10)


def test_the_name_needs_youth_health_care_local_tasks_the_rule_and_links_to_gate_and_school_teams() -> None:
    organisations = ALL_KINDS.organisation_table()
    agreed = np.full((N_ORGANISATIONS, N_ORGANISATIONS), opening.LINKED_AT)
    inside = [CLINIC, HEALTH_SERVICE, INDEX["amw"]]
    organisations["is_partner"][inside] = 1
    assert opening.functions_bundled(organisations, agreed, True)
    assert not opening.functions_bundled(organisations, agreed, False), "nobody has settled who coordinates"
    for missing in inside:
        organisations["is_partner"][missing] = 0
        assert not opening.functions_bundled(organisations, agreed, True)
        organisations["is_partner"][missing] = 1
    for link in (INDEX["bjz"], VENUE):
        apart = agreed.copy()
        apart[link, :] = apart[:, link] = opening.LINKED_AT - 0.01
        assert not opening.functions_bundled(organisations, apart, True)


def test_content_first_opens_only_when_agreements_stand(run: Run, town: Town, brisk: dict[str, Any]) -> None:
    fields = {**brisk, "choices.sequence": "content_first", "choices.partnership": "narrow"}
    model = run(town(800, **fields), months=60, record="events")
    assert model.municipality.is_open
    months = told(model, events.OPENED)
    stuck = run(town(800, **{**fields, "parameters.agreement_gain": 0.02, "choices.meetings_per_year": 2}), months=60)
    assert months[0] < 60
    assert not stuck.municipality.is_open
    hasty = run(town(800, **{**fields, "choices.sequence": "form_first"}), months=60, record="events")
    assert told(hasty, events.OPENED)[0] < months[0]


def test_a_desk_closes_only_after_the_grant_no_longer_asks_for_it(run: Run, town: Town, brisk: dict[str, Any]) -> None:
    fields = {**brisk, "parameters.contact_price_limit": 100.0, "choices.desk_sites": 3}
    months = []
    for replication in range(3):
        model = run(town(800, **fields), months=80, replication=replication, record="events")
        assert model.municipality.month_opened < 30
        months += told(model, events.SITE_CLOSED)
        assert model.municipality.doors.sites_closed > 0
    assert min(months) > GRANT_UNTIL == 54


def test_a_network_first_opens_its_desk_by_january_2011_at_the_latest(
    run: Run, town: Town, brisk: dict[str, Any]
) -> None:
    fields = {**brisk, "choices.desk": "network_first", "parameters.agreement_gain": 0.02,
              "choices.start_from": "new_design", "choices.partnership": "broad"}  # fmt: skip
    model = CJGModel(town(800, **fields), months=50, collect=False)
    first = None
    while model.running:
        model.step()
        if model.municipality.doors.desks > 0 and first is None:
            first = model.month
    assert model.municipality.month_opened < 40
    assert first == LAST_CALL == 43


def test_a_desk_that_is_not_chosen_any_more_closes(run: Run, town: Town, brisk: dict[str, Any]) -> None:
    change = {"month": 30, "field": "choices.desk", "value": "network_only"}
    model = CJGModel(town(800, **{**brisk, "changes": [change]}), months=36, collect=False)
    desks = []
    while model.running:
        model.step()
        desks.append(model.municipality.doors.desks)
    assert desks[29] == 1
    assert desks[31] == 0


def test_a_municipality_that_stops_inviting_pays_for_no_cjg_and_has_none(
    run: Run, town: Town, brisk: dict[str, Any]
) -> None:
    change = {"month": 30, "field": "choices.partnership", "value": "none"}
    scenario = town(3000, **{**brisk, "parameters.cjg_base": 1.0, "changes": [change]})
    model = CJGModel(scenario, months=60, collect=False)
    opened = False
    while model.running:
        model.step()
        opened = opened or model.municipality.is_open
    counts = model.book.counts[-FIRST_MONTH:]
    channels = [n.CONTACT_DESK, n.CONTACT_PHONE, n.CONTACT_SITE]
    assert opened
    assert counts[:30, channels].sum() > 0.0
    assert counts[31:, n.EURO].sum() == 0.0
    contacts = counts[31:, channels].sum()
    assert contacts == 0.0, f"{contacts:.0f} contacts with a CJG that nobody pays for"
    assert not model.world.town["is_open"][0]
    assert model.world.professionals["in_building"].sum() == 0
