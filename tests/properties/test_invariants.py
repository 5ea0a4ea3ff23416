"""What must hold in every run, whatever is chosen and wherever: conservation, bounds, nothing from nothing."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim import simulate
from sim.inputs.calendar import FIRST_MONTH
from sim.inputs.organisation_types import N_ORGANISATIONS, TEAM
from sim.inputs.rates import rates_of
from sim.inputs.scenario import Scenario, ScenarioError, describe
from sim.observe.measures import monthly_series
from sim.observe.outcomes import OUTCOMES, RATES
from sim.processes.intake import hand_over
from sim.processes.seeking import desk_utility
from sim.run.future import record_of
from sim.run.model import CJGModel
from sim.state import counters as n
from sim.state.columns import IN_HELP, LOST, NEVER, STATUS_NAMES, TIE_SLOTS, WAITING

ROWS = {row["path"]: row for row in describe()}
#: Fields that make a town large or empty are drawn apart.
DRAWN_APART = ("context.inhabitants", "context.neighbourhoods")
SPEED = {
    "parameters.go_ahead": 0.6,
    "parameters.building_hours": 200.0,
    "parameters.issue_hours": 4.0,
    "parameters.agreement_gain": 0.2,
    "parameters.being_seen": 0.04,
}
few = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def values(row: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Any value a field takes."""
    if row["type"] == "choice":
        return st.sampled_from(row["values"])
    if row["type"] == "yes_no":
        return st.booleans()
    if row["type"] == "series":
        return st.lists(st.floats(0.0, 3.0), min_size=1, max_size=4)
    low, high = row["minimum"], row["maximum"]
    return st.integers(low, high) if row["type"] == "whole_number" else st.floats(low, high)


@st.composite
def scenarios(draw: st.DrawFn, paths: tuple[str, ...] = ("choices", "context", "mechanisms")) -> Scenario:
    """A small town with any fields set to anything; what would contradict itself is left out."""
    scenario = Scenario(name="any town").with_all(
        {
            "context.inhabitants": draw(st.integers(500, 1500)),
            "context.neighbourhoods": draw(st.integers(1, 6)),
            **(SPEED if draw(st.booleans()) else {}),
        }
    )
    candidates = [path for path in ROWS if path.split(".")[0] in paths and path not in DRAWN_APART]
    for path in draw(st.lists(st.sampled_from(candidates), max_size=14, unique=True)):
        try:
            scenario = scenario.with_(path, draw(values(ROWS[path])))
        except ScenarioError:
            continue
    return scenario


def run(scenario: Scenario, months: int = 20, replication: int = 0) -> CJGModel:
    model = CJGModel(scenario, months=months, replication=replication, collect=False)
    while model.running:
        model.step()
    return model


def open_episodes(model: CJGModel) -> np.ndarray:
    return np.asarray(model.world.episodes[: model.open_needs])


def hours_of(rows: np.ndarray, hours: np.ndarray, size: int) -> np.ndarray:
    return np.bincount(rows, weights=hours, minlength=size)


# -- conservation -----------------------------------------------------------------------------------------------------------------


def check_children(model: CJGModel) -> None:
    born = model.tape.children["birth"].astype(int)
    for month in range(FIRST_MONTH, model.month + 1):
        at_start = ((born - 9 <= FIRST_MONTH) & (born + 276 > FIRST_MONTH)).sum()
        conceived = ((born - 9 > FIRST_MONTH) & (born - 9 <= month)).sum()
        gone = ((born + 276 > FIRST_MONTH) & (born + 276 <= month)).sum()
        assert model.tape.youths[month - FIRST_MONTH] == at_start + conceived - gone
        assert model.book.counts[month - FIRST_MONTH, n.YOUTHS] == at_start + conceived - gone


def check_families(model: CJGModel) -> None:
    """Each child has one family, and each family has its children beside each other, in birth order."""
    families, children = model.tape.families, model.tape.children
    assert families["children"].sum() == len(children)
    owner = np.repeat(np.arange(len(families)), families["children"])
    assert (children["family"] == owner).all()
    assert (families["first_child"] == np.concatenate([[0], np.cumsum(families["children"])[:-1]])).all()
    first = children["birth"][families["first_child"]] - 9
    assert (first == families["start"]).all()
    later = children["order"] > 0
    assert (np.diff(children["birth"])[later[1:]] > 0).all()


def check_episodes(model: CJGModel) -> None:
    """Every open episode is in exactly one state, stands in the table once, and in order of onset."""
    world = model.world
    e = open_episodes(model)
    assert len(np.unique(e["row"])) == len(e)
    assert (np.diff(e["onset"]) >= 0).all()
    assert np.isin(e["status"], list(STATUS_NAMES)).all()
    helped, waits, lost = e["status"] == IN_HELP, e["status"] == WAITING, e["status"] == LOST
    posts = world.professionals["organisation"]
    assert (e["post"][helped] >= 0).all()
    assert (e["hours"][helped] > 0.0).all()
    assert (e["hours"][waits] > 0.0).all()
    assert (e["hours"][~helped & ~waits] == 0.0).all()
    assert (e["helper"][helped | waits] >= 0).all()
    assert (posts[e["post"][helped]] == e["helper"][helped]).all()
    assert (e["guide"][helped | waits | lost] == -1).all()
    assert (e["dropped"][lost] >= 0).all()
    assert (e["known"][helped | waits | lost] != NEVER).all()
    assert (e["severity"] >= 1).all()
    assert (e["severity"] <= e["worst"]).all()
    assert (e["worst"] <= 4).all()
    assert (e["specialist"][~helped] == -1).all()
    age = model.month - model.tape.children["birth"][e["child"]]
    assert ((age >= -9) & (age < 276)).all()
    # each child knows its open needs: one a domain, three at most
    domains = np.zeros(len(world.children), int)
    assert len(set(zip(e["child"].tolist(), e["domain"].tolist(), strict=True))) == len(e)
    np.bitwise_or.at(domains, e["child"], 1 << e["domain"].astype(int))
    assert (world.children["domains"] == domains).all()
    assert len(e) == 0 or np.bincount(e["child"]).max() <= 3


def check_needs(model: CJGModel) -> None:
    counts = model.book.counts
    ended = counts[:, [n.RESOLVED, n.LEFT, n.MERGED, n.PREVENTED]].sum()
    assert counts[:, n.ONSETS].sum() == ended + model.open_needs
    at = model.tape.starts[model.month + 1 - FIRST_MONTH]
    assert counts[:, n.ONSETS].sum() == at
    assert counts[model.month - FIRST_MONTH, n.OPEN] == model.open_needs


def check_hours(model: CJGModel) -> None:
    world = model.world
    people, organisations = world.professionals, world.organisations
    e = open_episodes(model)
    helped, flown = e["status"] == IN_HELP, e["specialist"] >= 0
    cases = hours_of(e["post"][helped], e["hours"][helped], len(people))
    cases += hours_of(e["special_post"][flown], e["special_hours"][flown], len(people))
    np.testing.assert_allclose(people["case_hours"], cases, atol=1e-6)
    by_organisation = hours_of(people["organisation"], people["case_hours"], N_ORGANISATIONS)
    np.testing.assert_allclose(organisations["case_hours"], by_organisation, atol=1e-6)
    waits = e["status"] == WAITING
    listed = hours_of(e["helper"][waits], e["hours"][waits], N_ORGANISATIONS)
    np.testing.assert_allclose(organisations["list_hours"], listed, atol=1e-6)
    families, held = world.threads[world.threads["coordinator"] >= 0], e[e["guide"] >= 0]
    threads = np.concatenate([families["coordinator_post"], held["guide_post"]])
    assert (people["coordinating"] == np.bincount(threads, minlength=len(people))).all()
    threads = np.concatenate([families["coordinator"], held["guide"]])
    assert (organisations["coordinating"] == np.bincount(threads, minlength=N_ORGANISATIONS)).all()
    assert (people["organisation"][held["guide_post"]] == held["guide"]).all()
    assert (people["organisation"][families["coordinator_post"]] == families["coordinator"]).all()
    for name in ("hours", "meeting_hours", "outreach_hours", "network_hours", "caseload_limit", "spare"):
        assert (people[name] >= -1e-9).all(), name


def check_nobody_over_hours(model: CJGModel) -> None:
    """Cases at the pace there is, meetings and outreach fit in the hours there are."""
    people = model.world.professionals
    worked = people["case_hours"] * people["slow"] + people["meeting_hours"] + people["outreach_hours"]
    worst = int(np.argmax(worked - people["hours"]))
    assert worked[worst] <= people["hours"][worst] + 1e-6, (
        f"{people['case_hours'][worst]:.1f} h in cases at pace {people['slow'][worst]:.2f}, "
        f"{people['meeting_hours'][worst]:.1f} h in meetings, {people['outreach_hours'][worst]:.1f} h out, of "
        f"{people['hours'][worst]:.1f} h"
    )


def check_bounds(model: CJGModel) -> None:
    world, town = model.world, model.municipality
    between = {
        "directory": world.directory,
        "tie_trust": world.tie_trust,
        "nearest": world.nearest,
        "agreed": world.agreed,
        "practised": world.practised,
        "family trust": world.families["trust"],
        "commitment": world.organisations["commitment"][:TEAM],
        "town": np.array([world.town[name][0] for name in ("consensus", "open_issues", "promise", "kept", "media")]),
        "direction": np.array([town.urgency, town.political_support, town.consensus, *town.effects.values()]),
        "encounter": model.places["encounter"],
    }
    for name in ("identity_employer", "identity_cjg", "approachability", "strengthening", "exceptions", "slow"):
        between[name] = world.professionals[name]
    between["hard_conversation"] = world.professionals["hard_conversation"]
    for name, numbers in between.items():
        assert np.isfinite(numbers).all(), name
        assert ((numbers >= 0.0) & (numbers <= 1.0)).all(), name
    assert (world.agreed == world.agreed.T).all()
    assert (world.practised == world.practised.T).all()
    assert (np.count_nonzero(world.tie_to >= 0, axis=1) <= TIE_SLOTS).all()
    assert set(np.unique(world.families["aware"])) <= {0, 1}
    assert set(np.unique(world.children["aware"])) <= {0, 1}


@given(scenarios(), st.integers(0, 3))
@few
def test_a_run_keeps_its_books(scenario: Scenario, replication: int) -> None:
    """Children, families, needs, hours and bounds, in any town with any choices."""
    model = run(scenario, replication=replication)
    check_children(model)
    check_families(model)
    check_episodes(model)
    check_needs(model)
    check_hours(model)
    check_bounds(model)


@given(scenarios())
@few
def test_the_books_are_right_in_every_month_on_the_way(scenario: Scenario) -> None:
    model = CJGModel(scenario, months=9, collect=False)
    while model.running:
        model.step()
        check_episodes(model)
        check_needs(model)
        check_hours(model)
        check_bounds(model)


@given(scenarios())
@few
def test_nobody_works_more_hours_than_there_are(scenario: Scenario) -> None:
    model = CJGModel(scenario, months=14, collect=False)
    while model.running:
        model.step()
        check_nobody_over_hours(model)


@pytest.mark.parametrize(
    "fields",
    [
        {"choices.outreach": 0.5},
        {"choices.front_offices": "federated", "choices.outreach": 0.1},
        {"choices.specialist_help": "fly_in", "parameters.standing": 1.0},
        {"choices.care_coordination": "lead_organisation", "parameters.coordination_hours": 8.0},
    ],
    ids=["outreach", "federated", "fly in", "coordination"],
)
def test_nobody_in_a_busy_network_works_more_hours_than_there_are(fields: dict[str, Any]) -> None:
    busy = {
        **SPEED, "context.inhabitants": 3000, "context.urgency_at_start": 1.0, "context.utilisation": 0.95,
        "context.political_support_at_start": 1.0, "context.existing_building": "health_centre",
        "context.existing_collaboration": 0.8, "choices.partnership": "broad", "choices.budget_per_youth": 100.0,
        "choices.meetings_per_year": 24, "choices.director": "ggd", "parameters.cjg_base": 1.0,
    }  # fmt: skip
    model = CJGModel(Scenario(name="busy").with_all({**busy, **fields}), months=50, collect=False)
    while model.running:
        model.step()
        check_nobody_over_hours(model)
    assert model.municipality.is_open


def test_in_a_whole_life_of_a_town_nobody_is_over_their_hours_in_any_month() -> None:
    """Small towns meet specialists, full to the last hour, too seldom to tell."""
    model = CJGModel(Scenario(name="town").with_("choices.outreach", 0.5), collect=False)
    while model.running:
        model.step()
        check_nobody_over_hours(model)


# -- outcomes ------------------------------------------------------------------------------------------------------------------------


def check_outcomes(monthly: pd.DataFrame) -> None:
    for name, outcome in OUTCOMES.items():
        low, high = outcome.bounds
        series = monthly[name]
        assert not np.isinf(series).any(), name
        assert (series.dropna() >= low - 1e-12).all(), name
        assert high is None or (series.dropna() <= high + 1e-12).all(), name
    for name in RATES:
        top, bottom = monthly[f"{name}_numerator"], monthly[f"{name}_denominator"]
        assert (top.dropna() <= bottom.dropna() + 1e-9).all(), name
        there = bottom > 0.0
        assert (monthly[name].isna() == ~there).all(), f"{name} is missing exactly where there is no denominator"
        np.testing.assert_allclose(monthly[name][there], (top / bottom)[there], atol=1e-12)


@given(scenarios(), st.integers(1, 26))
@few
def test_outcomes_stay_within_their_bounds_and_are_missing_where_there_is_nothing_to_count(
    scenario: Scenario, months: int
) -> None:
    results = simulate(scenario, replications=1, months=months, seed=7)
    check_outcomes(results.monthly)
    assert list(results.outcomes.columns) == list(OUTCOMES)
    last = results.monthly.xs(months - 1, level="month")
    pd.testing.assert_frame_equal(results.outcomes, last[list(OUTCOMES)], check_names=False)
    assert all(check["holds"] for check in results.checks)


def test_a_run_too_short_to_look_back_has_no_rate() -> None:
    results = simulate(Scenario(name="x").with_("context.inhabitants", 900), replications=1, months=11)
    assert results.outcomes[list(RATES)].isna().all(axis=None)
    assert results.outcomes["months_to_help"].isna().all()
    longer = simulate(Scenario(name="x").with_("context.inhabitants", 900), replications=1, months=15)
    assert longer.outcomes["reach_all"].notna().all()
    assert longer.monthly["reach_all"].loc[0].isna().sum() == 14


# -- nothing from nothing -----------------------------------------------------------------------------------------------------------------

#: What is counted about cases: with nobody in need there is none of it.
ABOUT_CASES = [
    name
    for name in OUTCOMES
    if name.startswith(("reach_", "help_", "cjg_reach_", "question_answered_", "reach_gap_", "walk_in_share"))
] + [
    "own_circle_share", "fit_of_help", "early_help", "months_to_help", "white_spot_rate", "grey_area_rate",
    "one_plan_rate", "orgs_per_multi_problem_family", "handover_success", "waiting_share",
    "severe_outside_second_line", "light_share_of_use", "light_families_share", "broker_share", "mean_trust",
    "handover_success_dual", "handover_success_other", "cost_per_helped_child",
]  # fmt: skip


@pytest.mark.parametrize("off", [{"mechanisms.onset": 0.0}, {"context.problem_load": 0.0}], ids=["onset", "load"])
@pytest.mark.parametrize("partnership", ["none", "broad"])
def test_without_needs_there_are_no_cases_and_nothing_to_report_about_them(
    off: dict[str, float], partnership: str
) -> None:
    fields = {"context.inhabitants": 1200, "choices.partnership": partnership, **SPEED, **off}
    scenario = Scenario(name="content town").with_all(fields)
    model = run(scenario, months=30)
    assert len(model.tape.onsets) == 0
    assert model.open_needs == 0
    assert model.world.professionals["case_hours"].sum() == 0.0
    series = monthly_series(record_of(model))
    for name in ABOUT_CASES:
        assert np.isnan(series[name]).all(), name


DOMAINS = ("health", "parenting", "school", "emotions", "circumstances", "safety")


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_town_may_have_one_kind_of_problem_only(domain: str) -> None:
    """Also one that some ages do not have: a warning would be an error here."""
    profile = dict.fromkeys(DOMAINS, 0.0) | {domain: 1.0}
    model = run(
        Scenario(name="x").with_all({"context.inhabitants": 900, "context.problem_profile": profile}), months=16
    )
    assert len(model.tape.onsets) > 50
    assert set(model.tape.onsets["domain"].tolist()) == {DOMAINS.index(domain)}
    check_needs(model)


@pytest.mark.parametrize("partnership", ["none", "narrow", "broad"])
def test_with_no_capacity_and_no_money_nobody_is_helped(partnership: str) -> None:
    fields = {"parameters.capacity": 0.0, "choices.budget_per_youth": 0.0, "choices.partnership": partnership}
    scenario = Scenario(name="nobody there").with_all({"context.inhabitants": 1500, **SPEED, **fields})
    model = run(scenario, months=30)
    since = model.book.counts[-FIRST_MONTH:]
    assert since[:, n.ONSETS].sum() > 100
    assert since[:, n.FIRST_HELP].sum() == 0
    assert since[:, n.HELPED : n.HELPED + n.BANDS].sum() == 0
    series = monthly_series(record_of(model))
    assert series["help_all"][-1] == 0.0
    assert series["months_to_help"][-1] == 12.0


@pytest.mark.parametrize("partnership", ["none", "broad"])
def test_with_no_capacity_and_no_money_nobody_is_in_help_either(partnership: str) -> None:
    fields = {"parameters.capacity": 0.0, "choices.budget_per_youth": 0.0, "choices.partnership": partnership}
    scenario = Scenario(name="nobody there").with_all({"context.inhabitants": 1500, **SPEED, **fields})
    model = run(scenario, months=14)
    assert (open_episodes(model)["status"] != IN_HELP).all(), "help without anybody's hours"
    assert model.book.counts[-FIRST_MONTH:, n.HELP_MONTHS].sum() == 0


@pytest.mark.parametrize("director", ["none", "ggd"])
def test_with_no_money_the_cjg_has_no_channel_that_reaches_anybody(director: str) -> None:
    """A desk, a number and a site are paid for, or are not there."""
    fields = {
        "choices.budget_per_youth": 0.0, "choices.director": director, "choices.director_support": "none",
        "choices.partnership": "broad", "choices.web": "separate_sites", "choices.web_chat": True,
        "context.political_support_at_start": 1.0, "context.urgency_at_start": 1.0,
        "context.existing_building": "health_centre",
    }  # fmt: skip
    model = run(Scenario(name="for nothing").with_all({"context.inhabitants": 1500, **SPEED, **fields}), months=48)
    counts = model.book.counts[-FIRST_MONTH:]
    for channel in (n.CONTACT_DESK, n.CONTACT_PHONE, n.CONTACT_SITE):
        assert counts[:, channel].sum() == 0


# -- properties of rules ------------------------------------------------------------------------------------------------------------------

share = st.floats(0.0, 1.0)


@given(share, share, st.floats(0.3, 0.6))
def test_a_handover_over_a_perfect_tie_or_a_perfect_practice_always_arrives(
    trust: float, practised: float, cold: float
) -> None:
    assert hand_over(1.0, practised, cold) == pytest.approx(1.0)
    assert hand_over(trust, 1.0, cold) == pytest.approx(1.0)
    assert hand_over(0.0, 0.0, cold) == pytest.approx(cold)
    assert cold - 1e-12 <= hand_over(trust, practised, cold) <= 1.0 + 1e-12


@given(share, st.floats(0.0, 90.0), share, st.integers(0, 1), share)
@settings(max_examples=50)
def test_without_label_image_and_encounter_the_desk_is_worth_as_much_to_a_youth_as_to_a_parent(
    aversion: float, minutes: float, encounter: float, seen: int, anyway: float
) -> None:
    quiet = Scenario(name="x").with_all(
        {"mechanisms.label": 0.0, "mechanisms.bjz_image": 0.0, "mechanisms.encounter": 0.0}
    )
    rates = rates_of(quiet.mechanisms, {})[0]
    of = [
        desk_utility(by_youth, aversion, minutes, encounter, float(seen), anyway, rates) for by_youth in (True, False)
    ]
    assert of[0] == of[1]
    felt = rates_of(Scenario(name="x").mechanisms, {})[0]
    youth, parent = (
        desk_utility(who, aversion, minutes, encounter, float(seen), anyway, felt) for who in (True, False)
    )
    assert youth <= parent
    assert youth < parent or (aversion == 0.0 and encounter == 0.0) or math.isclose(youth, parent)


def test_with_perfect_ties_directory_practice_and_room_no_handover_is_lost() -> None:
    scenario = Scenario(name="perfect").with_all(
        {"context.inhabitants": 2000, "choices.partnership": "none", "mechanisms.turnover": 0.0}
    )
    model = CJGModel(scenario, months=12, collect=False)
    world = model.world
    handovers = arrived = 0.0
    everybody = np.arange(len(world.professionals))
    while model.running:
        # before each month: everybody knows everybody, lives every agreement, and has all the time there is
        world.directory[:] = 1.0
        world.agreed[:] = world.talked[:] = 1.0
        world.practised[:] = 1.0 / (1.0 - 0.1 * model.numbers.practising)  # a month's fading is still to come
        world.professionals["hours"] = 1e6
        world.organisations["hours"] = 1e9
        model.step()
        row = model.book.counts[model.month - FIRST_MONTH]
        handovers += row[n.HANDOVERS]
        arrived += row[n.HANDOVERS_OK]
    assert len(everybody) > 0
    assert handovers > 20
    assert arrived == handovers


# -- size, and money ------------------------------------------------------------------------------------------------------------------

SCALE_FREE = ("reach_all", "help_all", "question_answered_all", "own_circle_share", "white_spot_rate", "service_use",
              "second_line_use", "handover_success", "load")  # fmt: skip


def test_twice_the_people_with_twice_the_capacity_have_the_same_rates_within_noise() -> None:
    """Without a CJG: an alderman's diary does not double with a town."""
    town = Scenario(name="town").with_all({"choices.partnership": "none", "context.neighbourhoods": 4})
    one, two = (
        simulate(town.with_("context.inhabitants", size), replications=10, months=36).outcomes
        for size in (12_000, 24_000)
    )
    for name in SCALE_FREE:
        error = math.sqrt((one[name].var() + two[name].var()) / 10)
        assert abs(one[name].mean() - two[name].mean()) < 4.0 * error + 0.015, name


@pytest.mark.parametrize("budget", [0.0, 0.01])
def test_broad_without_money_director_and_meetings_gives_families_nothing_more_than_narrow(budget: float) -> None:
    """Nor with a cent: what money buys works by degrees."""
    poor = {
        "choices.budget_per_youth": budget, "choices.director": "none", "choices.director_support": "none",
        "choices.meetings_per_year": 2, "context.inhabitants": 6000,
    }  # fmt: skip
    town = Scenario(name="poor").with_all(poor)
    narrow, broad = (
        simulate(town.with_("choices.partnership", who), replications=12, months=84).outcomes
        for who in ("narrow", "broad")
    )
    for name, sign in (("reach_all", 1), ("help_all", 1), ("white_spot_rate", -1), ("one_plan_rate", 1)):
        gain = sign * (broad[name] - narrow[name]).dropna()
        error = gain.std() / math.sqrt(len(gain))
        print(f"{name}: {gain.mean():+.4f}, standard error {error:.4f}")
        assert gain.mean() < 3.0 * error + 0.005, name
