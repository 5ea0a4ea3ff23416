"""Which controls move nothing."""

from __future__ import annotations

import scenarios
import sim
from dashboard.plan.comparison import BASELINE, PLAN, compared
from dashboard.plan.idle import ONLY_THROUGH_A_CJG, idle, is_without_cjg
from dashboard.plan.state import Own, State
from sim.inputs.context import describe as describe_context
from sim.inputs.scenario import Scenario

NOBODY = {"choices.partnership": "none"}


def of(own: Own, pinned: Own | None = None) -> list[str]:
    found = compared(State(plan=own, pinned=pinned))
    return idle(found[PLAN], (found[BASELINE], found[PLAN]))


def test_without_a_cjg_every_other_choice_is_idle_unless_a_later_change_brings_one() -> None:
    assert len([path for path in of(Own(NOBODY)) if path.startswith("choices.")]) > 20
    assert "choices.partnership" not in of(Own(NOBODY))
    later = of(Own(NOBODY, ((30, "choices.partnership", "narrow"),)))
    assert "choices.care_coordination" not in later
    assert not set(ONLY_THROUGH_A_CJG) & set(later)
    assert not set(ONLY_THROUGH_A_CJG) & set(of(Own(NOBODY), Own({"choices.partnership": "broad"})))


def test_a_page_knows_when_nobody_is_invited_anywhere() -> None:
    assert is_without_cjg(State(plan=Own(NOBODY)))
    assert not is_without_cjg(State())
    assert not is_without_cjg(State(plan=Own(NOBODY, ((30, "choices.partnership", "narrow"),))))
    assert not is_without_cjg(State(plan=Own(NOBODY), pinned=Own()))


def test_what_is_said_to_work_only_through_a_cjg_moves_no_outcome_without_one() -> None:
    town = scenarios.load("mid_town").with_all({"context.inhabitants": 1500, **NOBODY})

    def fingerprint(scenario: Scenario) -> str:
        return sim.simulate(scenario, replications=2, months=40, seed=1).fingerprint

    plain = fingerprint(town)
    fields = {row["path"]: row for row in describe_context()}
    for path in ONLY_THROUGH_A_CJG:
        row = fields.get(path)
        values = [0.0] if row is None else row["values"] or [row["minimum"], row["maximum"]]
        assert {fingerprint(town.with_all({path: value})) for value in values} == {plain}, path
    assert fingerprint(town.with_all({"mechanisms.detection": 0.0})) != plain
