"""Mechanisms are the handles of causal tests: at 0 its effect is gone, and only its effect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim import simulate
from sim.inputs.calendar import FIRST_MONTH
from sim.inputs.mechanisms import Mechanisms
from sim.inputs.organisation_types import N_KINDS
from sim.inputs.rates import plain_numbers, rates_of
from sim.inputs.scenario import Scenario, ScenarioError
from sim.processes import agreements, coordination, identity, joining, meeting, recovery, reputation, seeking
from sim.run.model import CJGModel
from sim.state import counters as n
from sim.state import events, ties
from sim.state.columns import WENT_OUT

Town = Callable[..., Scenario]
Run = Callable[..., CJGModel]


def rates_without(name: str | None = None) -> Any:
    """All numbers, with one mechanism taken out."""
    record = rates_of(Mechanisms(), {})
    if name is not None:
        record[f"m_{name}"] = 0.0
    return record[0]


# -- by rule: what a mechanism does alone, with everything else held ------------------------------------------------------------------

Probe = Callable[[Any], float]


def _desk(by_youth: bool, r: Any, **kw: float) -> float:
    state = {"aversion": 0.0, "minutes": 0.0, "encounter": 0.0, "seen": 0.0} | kw
    return float(
        seeking.desk_utility(by_youth, state["aversion"], state["minutes"], state["encounter"], state["seen"], 0.0, r)
    )


def _bare(r: Any) -> float:
    return float(r.cjg_base)


PROBES: dict[str, Probe] = {
    "label": lambda r: _bare(r) - _desk(True, r, aversion=0.5),
    "encounter": lambda r: _bare(r) - _desk(True, r, encounter=0.5),
    "bjz_image": lambda r: _desk(True, r, aversion=0.5) - _desk(True, r, aversion=0.5, seen=1.0),
    "distance": lambda r: _bare(r) - _desk(False, r, minutes=20.0),
    "awareness": lambda r: float(reputation.chance_to_hear(1.0, 1.0, 1.0, 0.0, r)),
    "word_of_mouth": lambda r: float(reputation.chance_to_hear(0.0, 0.0, 0.0, 4.0, r)),
    "front_door_loss": lambda r: joining.loss_of_door(0.9, 1.0, r),
    "closure": lambda r: float(meeting.utility_of_meeting(0.0, 0.0, 0.0, 1.0, 1.0, r)),
    "complementarity": lambda r: float(meeting.utility_of_meeting(0.0, 0.0, 0.0, 0.0, 0.2, r)),
    "co_location": lambda r: float(meeting.utility_of_meeting(0.0, 1.0, 0.0, 0.0, 1.0, r)),
    "co_location and identity": lambda r: float(identity.rise(0.0, 0.0, 0.0, 1.0, 0.0, 0.8, r)),
    "rich_media": lambda r: float(identity.rise(0.0, 0.0, 0.0, 0.0, 1.0, 0.2, r)),
    "identity": lambda r: (
        float(identity.rise(1.0, 1.0, 1.0, 0.0, 0.0, 0.5, r))
        + float(identity.fall(0.0, 1.0, 1.0, r))
        + float(identity.exceptions_granted(1.0, r))
    ),
    "conflict": lambda r: (
        float(coordination.chance_of_contradiction(0.0, False, False, r))
        + float(meeting.chance_of_friction(1.0, True, 0.0, r))
    ),
    "practice": lambda r: float(agreements.practice_rate(5.0, 1.0, 1.0, r)),
    "recovery": lambda r: (
        float(recovery.recovery_rate(1, r)) + float(recovery.healing_rate(1, 1.0, 1.0, 1.0, True, False, r))
    ),
    "detection": lambda r: float(seeking.chance_to_notice(0.8, 1.0, 1.0, r)),
}


ALONE = [name for name in PROBES if " and " not in name]


@pytest.mark.parametrize("name", ALONE)
def test_a_mechanism_taken_out_has_no_effect_left(name: str) -> None:
    assert PROBES[name](rates_without()) > 1e-3
    assert abs(PROBES[name](rates_without(name))) < 1e-9


@pytest.mark.parametrize("name", ALONE)
def test_with_a_mechanism_taken_out_every_other_keeps_its_own_effect(name: str) -> None:
    """Identity stands above what moves it, so it takes these along."""
    carried = {"identity": {"rich_media"}}.get(name, set())
    for other, probe in PROBES.items():
        if name not in other.split(" and ") and other not in carried:
            assert probe(rates_without(name)) == pytest.approx(probe(rates_without())), other


def test_sharing_a_building_binds_through_both_co_location_and_identity() -> None:
    both = PROBES["co_location and identity"]
    assert both(rates_without()) > 0.0
    assert both(rates_without("co_location")) == both(rates_without("identity")) == 0.0


@pytest.mark.parametrize("name", ALONE)
def test_a_mechanism_doubled_has_more_effect(name: str) -> None:
    record = rates_of(Mechanisms(), {})
    record[f"m_{name}"] = 2.0
    assert PROBES[name](record[0]) > PROBES[name](rates_without())


# -- by run: what happens to nobody any more --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lively(town: Town, brisk: dict[str, Any]) -> Callable[..., Scenario]:
    """A town with a working network, some fields apart."""

    def make(**fields: Any) -> Scenario:
        everything = {
            **brisk,
            "choices.partnership": "broad",
            "choices.director": "ggd",
            "choices.outreach": 0.3,
            "choices.web": "separate_sites",
            "parameters.cjg_base": 1.0,
            "context.multi_problem_share": 0.2,
        }
        return town(2500, **everything).with_all({name.replace("__", "."): value for name, value in fields.items()})

    return make


MONTHS = 30


@pytest.fixture(scope="module")
def usual(lively: Callable[..., Scenario], run: Run) -> CJGModel:
    return run(lively(), months=MONTHS, record="events")


def told(model: CJGModel, what: int) -> np.ndarray:
    log = model.book.log[: int(model.book.log_length[0])]
    return np.asarray(log[log[:, 1] == what])


def counted(model: CJGModel, counter: int) -> float:
    return float(model.book.counts[-FIRST_MONTH:, counter].sum())


GONE: dict[str, tuple[int, ...]] = {
    "escalation": (events.ESCALATED,),
    "turnover": (events.PROFESSIONAL_LEFT,),
    "conflict": (events.ADVICE_CONFLICTED, events.CLASHED),
    "urgency": (events.OPENED, events.JOINED, events.INVITED, events.ISSUE_SETTLED),
    "onset": (events.ONSET, events.HELPED, events.ASKED, events.NOTICED),
}


@pytest.mark.parametrize("name", GONE)
def test_what_a_mechanism_brings_about_never_happens_without_it(
    lively: Callable[..., Scenario], run: Run, usual: CJGModel, name: str
) -> None:
    without = run(lively(**{f"mechanisms.{name}": 0.0}), months=MONTHS, record="events")
    for what in GONE[name]:
        assert len(told(usual, what)) > 0, events.NAMES[what]
        assert len(told(without, what)) == 0, events.NAMES[what]
    for what in (events.ESCALATED, events.PROFESSIONAL_LEFT, events.HELPED, events.MET, events.OPENED):
        if what not in GONE[name] and not (name == "onset" and what == events.ESCALATED):
            assert len(told(without, what)) > 0, f"{events.NAMES[what]} has another cause"


def test_without_detection_only_outreach_finds_anybody(
    lively: Callable[..., Scenario], run: Run, usual: CJGModel
) -> None:
    without = run(lively(**{"mechanisms.detection": 0.0}), months=MONTHS, record="events")
    found = told(without, events.NOTICED)
    assert 0 < len(found) < len(told(usual, events.NOTICED))
    light = without.world.organisations["lightest"] == 1
    assert light[found[:, 5]].all(), "those who go out"
    neither = run(lively(**{"mechanisms.detection": 0.0, "mechanisms.outreach": 0.0}), months=MONTHS, record="events")
    assert len(told(neither, events.NOTICED)) == 0
    assert len(told(neither, events.ASKED)) > 0


def test_outreach_without_its_mechanism_costs_hours_and_meets_nobody(
    lively: Callable[..., Scenario], run: Run, usual: CJGModel
) -> None:
    without = run(lively(**{"mechanisms.outreach": 0.0}), months=MONTHS)

    def went_out(model: CJGModel) -> int:
        return int((model.world.episodes["channel"] == WENT_OUT).sum())

    assert went_out(usual) > 0
    assert went_out(without) == 0
    for model in (usual, without):
        assert model.world.professionals["outreach_hours"].sum() > 50.0


def test_without_awareness_nobody_knows_the_cjg_and_nobody_comes(lively: Callable[..., Scenario], run: Run) -> None:
    without = run(lively(**{"mechanisms.awareness": 0.0}), months=MONTHS)
    assert without.municipality.is_open
    assert counted(without, n.PARENTS_AWARE) == counted(without, n.YOUTHS_AWARE) == 0
    for channel in (n.CONTACT_DESK, n.CONTACT_PHONE, n.CONTACT_SITE):
        assert counted(without, channel) == 0


def test_without_conflict_no_family_is_in_a_grey_area(lively: Callable[..., Scenario]) -> None:
    with_, without = (
        simulate(lively(**{"mechanisms.conflict": factor}), replications=1, months=MONTHS).monthly
        for factor in (1.0, 0.0)
    )
    assert (with_["grey_area_rate"].dropna() > 0.0).all()
    assert (without["grey_area_rate"].dropna() == 0.0).all()
    assert without["grey_area_rate"].notna().any()


def test_without_practice_nothing_agreed_is_ever_lived(
    lively: Callable[..., Scenario], run: Run, usual: CJGModel
) -> None:
    model = CJGModel(lively(**{"mechanisms.practice": 0.0}), months=MONTHS, collect=False)
    while model.running:
        before = model.world.practised.copy()
        model.step()
        assert (model.world.practised <= before).all()
    assert (usual.world.practised[:N_KINDS, :N_KINDS] >= 0.3).sum() > (model.world.practised >= 0.3).sum()
    assert model.world.agreed.max() > 0.5, "managers still agree"


def test_without_urgency_the_town_stays_as_it_is_without_a_cjg(lively: Callable[..., Scenario]) -> None:
    dull = simulate(lively(**{"mechanisms.urgency": 0.0}), replications=2, months=MONTHS).monthly
    none = simulate(
        lively(**{"choices.partnership": "none"}).with_("mechanisms.urgency", 0.0), replications=2, months=MONTHS
    ).monthly
    families = [name for name in dull.columns if name != "political_support"]
    assert (dull[families].fillna(-9.0) == none[families].fillna(-9.0)).all(axis=None)
    assert (dull["opened"] == 0.0).all()


def test_without_identity_neither_scale_moves(lively: Callable[..., Scenario]) -> None:
    still = lively(**{"mechanisms.identity": 0.0, "mechanisms.turnover": 0.0, "choices.early_people": "line_managers"})
    model = CJGModel(still, months=MONTHS, collect=False)
    before = {name: model.world.professionals[name].copy() for name in ("identity_cjg", "identity_employer")}
    while model.running:
        model.step()
    for name, scale in before.items():
        assert (model.world.professionals[name] == scale).all(), name
    assert (model.world.professionals["exceptions"] == 0.0).all()


def test_without_knowledge_no_directory_ever_changes(lively: Callable[..., Scenario]) -> None:
    model = CJGModel(lively(**{"mechanisms.knowledge": 0.0, "mechanisms.turnover": 0.0}), months=MONTHS, collect=False)
    before = model.world.directory.copy()
    trust = model.world.tie_trust.copy()
    while model.running:
        model.step()
    assert (model.world.directory == before).all()
    assert (model.world.tie_trust != trust).any(), "ties form all the same"


def test_without_tie_decay_no_tie_fades_by_itself(lively: Callable[..., Scenario]) -> None:
    model = CJGModel(lively(**{"mechanisms.tie_decay": 0.0}), months=MONTHS, collect=False)
    before, known = model.world.tie_trust.copy(), model.world.directory.copy()
    ties.fade_ties(model.network, model.rates[0], 0.0)
    assert (model.world.tie_trust == before).all()
    assert (model.world.directory < known).any(), "knowledge fades by its own mechanism"


def test_without_meeting_no_trust_grows_and_nothing_is_agreed(lively: Callable[..., Scenario]) -> None:
    model = CJGModel(
        lively(**{"mechanisms.meeting": 0.0, "choices.start_from": "new_design"}), months=MONTHS, collect=False
    )
    agreed, strongest = model.world.agreed.copy(), model.world.tie_trust.max()
    while model.running:
        model.step()
        assert model.world.tie_trust.max() <= strongest + 1e-12
    assert (model.world.agreed <= agreed + 1e-12).all()


def test_without_recovery_needs_end_in_the_own_circle_or_by_age_alone(town: Town, run: Run) -> None:
    model = run(town(2000, **{"mechanisms.recovery": 0.0, "choices.partnership": "none"}), months=18, record="events")
    settled = set(told(model, events.OWN_CIRCLE)[:, 4].tolist())
    assert set(told(model, events.RESOLVED)[:, 4].tolist()) == settled
    assert len(settled) > 20


def test_without_distance_it_does_not_matter_how_far_the_desk_is(lively: Callable[..., Scenario], digest: Any) -> None:
    def results(distance: float, minutes: float) -> str:
        scenario = lively(**{"mechanisms.distance": distance, "context.travel_minutes": minutes})
        return str(digest(simulate(scenario, replications=1, months=MONTHS)))

    assert results(0.0, 4.0) == results(0.0, 64.0)
    assert results(1.0, 4.0) != results(1.0, 64.0)


def test_nothing_is_prevented_by_default_and_something_with_prevention(
    lively: Callable[..., Scenario], run: Run, usual: CJGModel
) -> None:
    with_it = run(lively(**{"mechanisms.prevention": 1.0}), months=MONTHS)
    assert counted(usual, n.PREVENTED) == 0
    assert counted(with_it, n.PREVENTED) > 0
    assert counted(with_it, n.ONSETS) == counted(usual, n.ONSETS)


def test_label_and_encounter_carry_that_youths_use_the_desk_less(town: Town, brisk: dict[str, Any]) -> None:
    """Taken out together, youths come more; each alone brings part of them back."""

    def youths_share(**off: float) -> float:
        fields = {**brisk, "parameters.cjg_base": 1.0, "context.neighbourhoods": 3, "context.travel_minutes": 2.0,
                  **{f"mechanisms.{name}": value for name, value in off.items()}}  # fmt: skip
        results = simulate(town(6000, **fields), replications=6, months=36)
        return float(results.outcomes["walk_in_share_12_plus"].mean())

    usual = youths_share()
    no_label, no_encounter = youths_share(label=0.0), youths_share(encounter=0.0)
    neither = youths_share(label=0.0, encounter=0.0)
    assert usual < no_label < neither
    assert usual < no_encounter < neither


def test_every_mechanism_has_a_probe_here() -> None:
    probed = {*ALONE, *GONE, "outreach", "prevention", "meeting", "tie_decay", "knowledge"}
    assert probed == set(Mechanisms.model_fields)


def test_a_plain_copy_of_the_numbers_is_the_record() -> None:
    record = rates_of(Mechanisms(), {"take_up": 0.3})
    plain = plain_numbers(record)
    assert plain.take_up == 0.3 == record["take_up"][0]
    assert plain.m_label == 1.0
    assert set(vars(plain)) == set(record.dtype.names or ())
    with pytest.raises(ScenarioError):
        Scenario(name="x").with_("mechanisms.label", 2.5)
