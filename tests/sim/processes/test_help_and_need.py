"""Need and help: what arises, gets worse, recovers, and who treats it how fast."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim.inputs.organisation_types import CARE, GATE, INDEX, N_ORGANISATIONS, TEAM
from sim.inputs.parameters import PARAMETERS
from sim.processes import help as help_process
from sim.processes import intake, need, recovery
from sim.run.model import CJGModel
from sim.state import counters as n
from sim.state import events
from sim.state.columns import IN_HELP, UNNOTICED, WAITING
from sim.state.episodes import hours_of_case

AMW = INDEX["amw"]
StageFor = Callable[..., Any]


# -- recovery -----------------------------------------------------------------------------------------------------------------------


def test_each_step_of_severity_recovers_slower_by_the_same_factor(rates: Any) -> None:
    chances = [recovery.recovery_rate(severity, rates) for severity in (1, 2, 3, 4)]
    assert chances[0] == rates.recovery
    assert np.allclose(np.diff(np.log(chances)), np.log(rates.recovery_falloff))


def healing(rates: Any, severity: int = 2, fit: float = 1.0, strength: float = 0.5, slow: float = 1.0,
            plan: bool = False, conflict: bool = False) -> float:  # fmt: skip
    return float(recovery.healing_rate(severity, fit, strength, slow, plan, conflict, rates))


def test_help_heals_by_fit_pace_and_coordination(rates: Any) -> None:
    usual = healing(rates)
    assert healing(rates, severity=1) == pytest.approx(rates.help_recovery)
    assert healing(rates, fit=0.0) == pytest.approx(0.5 * usual)
    assert healing(rates, slow=0.5) == pytest.approx(0.5 * usual)
    assert healing(rates, strength=1.0) > usual
    assert healing(rates, conflict=True) == pytest.approx(rates.discord * usual)
    assert healing(rates, plan=True) == pytest.approx((1.5 - 0.5 * rates.discord) * usual)
    assert healing(rates, plan=True, conflict=True) == healing(rates, conflict=True), "a quarrel undoes the plan"
    assert healing(rates, slow=0.0) == 0.0


def test_a_crisis_in_help_is_calmed_to_a_serious_problem(rates: Any) -> None:
    assert healing(rates, severity=4) == healing(rates, severity=3) < healing(rates, severity=2)


def test_help_heals_faster_than_time(rates: Any) -> None:
    for severity in (1, 2, 3, 4):
        assert healing(rates, severity=severity) > recovery.recovery_rate(severity, rates)


def test_a_chance_never_passes_1(rates_with: Callable[..., Any]) -> None:
    quick = rates_with(m_recovery=2.0, help_recovery=0.6)
    assert healing(quick, severity=1, strength=1.0, plan=True) == 1.0


def test_a_case_takes_more_hours_with_each_step_of_severity(rates: Any) -> None:
    assert [hours_of_case(severity, rates) for severity in (1, 2, 3, 4)] == [2.0, 4.0, 6.0, 8.0]


# -- lists, gate, second line ------------------------------------------------------------------------------------------------------


def test_second_line_care_is_that_of_the_providers_and_of_youth_mental_health() -> None:
    assert [o for o in range(N_ORGANISATIONS) if help_process.is_second_line(o)] == [INDEX["ggz"], CARE]


def test_from_a_list_crises_come_first_and_then_who_waits_longest(stage: StageFor) -> None:
    set_ = stage(6000)
    set_.empty_desks()
    first = int(set_.organisations["first_post"][AMW])
    set_.organisations["posts"][AMW] = 1
    waiting = set_.episodes()[:6]
    for position, e in enumerate(waiting):
        e.severity = 2
        intake.put_on_list(set_.crowd, set_.network, set_.rates, set_.tables, set_.book, e, AMW, set_.month)
        e.severity = 4 if position == 4 else 2
    set_.people["caseload_limit"] = 0.0
    set_.people["caseload_limit"][first] = set_.needed(waiting[4]) + 2 * set_.needed(waiting[0])
    help_process.admit_from_lists(set_.crowd, set_.network, set_.town, set_.rates, set_.tables, set_.book, set_.month)
    queued = [int(e.row) for e in set_.crowd.episodes[: set_.model.open_needs]]
    light = sorted((e for e in waiting if e.severity == 2), key=lambda e: queued.index(int(e.row)))
    assert waiting[4].status == IN_HELP
    assert [e.status for e in light] == [IN_HELP, IN_HELP, WAITING, WAITING, WAITING]


def log_of(model: CJGModel) -> list[list[int]]:
    rows: list[list[int]] = model.book.log[: int(model.book.log_length[0])].tolist()
    return rows


def test_second_line_care_begins_only_behind_the_gate_and_after_its_delay(
    run: Callable[..., CJGModel], town: Any
) -> None:
    for delay in (1.0, 3.0):
        no_queue = {"parameters.second_line_shortage": 1.0}  # nobody waits there from before the first event
        scenario = town(6000, **{"choices.partnership": "none", "parameters.indication_delay": delay, **no_queue})
        model = run(scenario, months=30, record="events")
        at_gate: dict[int, int] = {}
        passed: set[int] = set()
        months = []
        for month, what, _, _, episode, organisation, *_ in log_of(model):
            if what == events.HELPED and organisation == GATE:
                at_gate[episode] = month
            elif what == events.GATE_PASSED:
                passed.add(episode)
                if episode in at_gate:
                    months.append(month - at_gate[episode])
            elif what in (events.HELPED, events.WAITED) and organisation == CARE:
                assert episode in passed or month < 4, "nobody enters beside the gate"
        assert len(months) > 5
        assert min(months) == delay


def test_the_gate_helps_itself_where_safety_is_at_stake(run: Callable[..., CJGModel], town: Any) -> None:
    model = run(town(8000, **{"choices.partnership": "none"}), months=30, record="events")
    domain = model.tape.onsets["domain"]
    gone_on = [episode for _, what, _, _, episode, *_ in log_of(model) if what == events.GATE_PASSED]
    assert len(gone_on) > 5
    assert (domain[gone_on] != intake.SAFETY).all()
    helped = [ep for _, what, _, _, ep, o, *_ in log_of(model) if what == events.HELPED and o == GATE]
    assert (domain[helped] == intake.SAFETY).any()


def test_second_line_capacity_follows_the_provinces_series_by_calendar_year(town: Any) -> None:
    scenario = town(2000, **{"context.second_line_capacity": [1.0, 0.5, 2.0], "choices.partnership": "none"})
    model = CJGModel(scenario, months=40, collect=False)
    base = (
        model.world.organisations["measured"][CARE]
        / scenario.context.utilisation
        / PARAMETERS["second_line_shortage"].default
    )
    hours = []
    while model.running:
        model.step()
        hours.append(model.world.organisations["hours"][CARE] / base)
        posts = model.world.professionals["organisation"] == CARE
        assert model.world.professionals["hours"][posts].sum() == pytest.approx(hours[-1] * base)
    # June 2007 is month 0: January 2008 is month 7
    assert np.allclose(hours[:7], 1.0)
    assert np.allclose(hours[7:19], 0.5)
    assert np.allclose(hours[19:], 2.0)


def test_capacity_is_the_measured_load_over_utilisation(town: Any) -> None:
    for utilisation in (0.70, 0.95):
        scenario = town(12_000, **{"context.utilisation": utilisation})
        organisations = CJGModel(scenario, months=2, collect=False).world.organisations
        wanted = organisations["measured"] / utilisation
        wanted[CARE] /= PARAMETERS["second_line_shortage"].default
        there = organisations["posts"] > 0
        there[TEAM] = False  # its hours are bought
        assert (organisations["hours"][there] >= wanted[there] * (1 - 1e-12)).all()
        exact = np.isclose(organisations["hours"], wanted) & there
        assert exact.sum() >= 4, "all but those above their load by the floor that every post has"


def test_a_case_that_got_too_heavy_on_the_list_is_handed_on_by_its_caseworker(stage: StageFor) -> None:
    """Waiting needs escalate; who takes such a case from the list sends it on to somebody who can."""
    set_ = stage(4000)
    set_.empty_desks()
    model = set_.model
    e = next(e for e in set_.episodes() if set_.tables.expertise[AMW, e.domain] >= 0.5 and set_.age(e) < 200)
    e.severity = e.worst = 4
    e.visited = 0
    intake.admit(
        set_.crowd, set_.network, set_.rates, set_.tables, set_.book, e, AMW,
        int(set_.organisations["first_post"][AMW]), set_.month,
    )  # fmt: skip
    row = int(e.row)
    sent = []
    set_.rates.help_recovery = 0.0
    set_.rates.recovery = 0.0
    model.month -= 1  # the stage has turned the clock already
    for _ in range(6):
        model.network.directory[:] = 1.0
        model.world.professionals["hours"] = 1e6
        model.step()
        sent = [each for each in set_.events(events.SENT_ON).tolist() if each[4] == row and each[5] == AMW]
    assert sent, "six months in the care of somebody who cannot help a crisis"


# -- need ------------------------------------------------------------------------------------------------------------------------------


def test_nothing_is_prevented_unless_the_mechanism_is_switched_on(
    rates: Any, rates_with: Callable[..., Any], stage: StageFor
) -> None:
    set_ = stage()
    set_.town.kept = 1.0
    set_.model.world.families["aware"] = 1
    onsets = set_.onsets[:400]

    def prevented(numbers: Any) -> int:
        return sum(
            bool(need.prevented(onset, set_.model.world.families[onset["family"]], set_.town, numbers, set_.month))
            for onset in onsets
        )

    assert prevented(rates) == 0
    assert 0 < prevented(rates_with(m_prevention=0.5)) < len(onsets)
    assert prevented(rates_with(m_prevention=1.0)) == len(onsets)
    set_.model.world.families["aware"] = 0
    assert prevented(rates_with(m_prevention=1.0)) == 0


def test_a_need_in_a_domain_still_open_goes_on_as_that_one_and_a_fourth_joins_in(stage: StageFor) -> None:
    set_ = stage()
    model = set_.model
    onsets = model.tape.onsets[:1].copy()
    child = int(onsets["child"][0])
    free = [e for e in range(6) if not model.world.children["domains"][child] >> e & 1]
    opened = []
    for domain in free:
        onsets["domain"] = domain
        before = model.world.lengths[0]
        for _ in range(2):  # the same domain twice
            need.arise(onsets, 0, 1, set_.crowd, set_.town, set_.rates, set_.book, set_.month)
        opened.append(int(model.world.lengths[0] - before))
    already = 6 - len(free)
    assert sum(opened) == 3 - already
    assert max(opened) == 1
    assert set_.count(n.MERGED) == 2 * len(free) - sum(opened)
    assert set_.count(n.ONSETS) == 2 * len(free)


def test_only_needs_that_nobody_helps_get_worse(run: Callable[..., CJGModel], town: Any) -> None:
    scenario = town(3000, **{"parameters.escalation": 0.05, "mechanisms.escalation": 2.0})
    model = run(scenario, months=24, record="events")
    helped: set[int] = set()
    worse = 0
    for _, what, _, _, episode, *_ in log_of(model):
        if what == events.HELPED:
            helped.add(episode)
        elif what == events.WAITED:
            helped.discard(episode)
        elif what == events.ESCALATED:
            worse += 1
            assert episode not in helped
    assert worse > 20


def test_escalation_and_recovery_by_itself_come_as_often_as_their_chances(stage: StageFor) -> None:
    set_ = stage(12_000)
    for e in set_.episodes():
        e.severity = e.worst = 2
        e.status = UNNOTICED
        e.onset = set_.month - 1
    exposed = len(set_.episodes())
    before = set_.count(n.RESOLVED)
    need.take_course(set_.crowd, set_.network, set_.rates, set_.book, set_.month)
    for happened, chance in (
        (set_.count(n.RESOLVED) - before, recovery.recovery_rate(2, set_.rates)),
        (len(set_.events(events.ESCALATED)), set_.rates.escalation),
    ):
        expected = chance * exposed
        assert abs(happened - expected) < 4.0 * np.sqrt(expected) + 1.0


def test_who_turns_23_leaves_with_what_is_still_open(run: Callable[..., CJGModel], town: Any) -> None:
    model = run(town(6000), months=24, record="events")
    birth = model.tape.children["birth"]
    left = [(month, child) for month, what, child, *_ in log_of(model) if what == events.LEFT]
    assert len(left) > 5
    assert all(month == birth[child] + 276 for month, child in left)
    assert TEAM not in [INDEX[name] for name in INDEX]
