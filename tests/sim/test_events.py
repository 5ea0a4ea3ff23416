"""Events: a typed table of what happened to whom, in step with what was counted, and free when nobody asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sim import simulate
from sim.inputs.calendar import FIRST_MONTH
from sim.inputs.organisation_types import ROWS
from sim.inputs.scenario import Scenario
from sim.run.model import CJGModel
from sim.run.results import Results
from sim.state import counters as n
from sim.state import events
from sim.state.columns import IN_HELP, LOST

Town = Callable[..., Scenario]
MONTHS = 40
COLUMNS = {
    "replication": "int", "month": "int", "what": "category", "child": "Int32", "family": "Int32", "episode": "Int32",
    "organisation": "category", "other_organisation": "category", "professional": "Int32",
    "other_professional": "Int32", "amount": "float",
}  # fmt: skip


@pytest.fixture(scope="module")
def lively(town: Town, brisk: dict[str, Any]) -> Scenario:
    fields = {
        **brisk,
        "choices.partnership": "broad",
        "choices.director": "ggd",
        "choices.specialist_help": "fly_in",
        "choices.care_coordination": "lead_organisation",
        "choices.web": "separate_sites",
        "parameters.cjg_base": 1.0,
        "parameters.indication_delay": 1.0,
        "context.multi_problem_share": 0.2,
        "context.utilisation": 0.95,
        "parameters.list_limit": 0.1,
        "choices.start_from": "new_design",
    }
    return town(4000, **fields)


@pytest.fixture(scope="module")
def model(lively: Scenario, run: Callable[..., CJGModel]) -> CJGModel:
    return run(lively, months=MONTHS, record="events")


@pytest.fixture(scope="module")
def results(lively: Scenario) -> Results:
    return simulate(lively, replications=2, months=MONTHS, record="events")


@pytest.fixture(scope="module")
def told(results: Results) -> pd.DataFrame:
    assert results.events is not None
    return results.events


def test_the_table_has_its_columns_and_types(told: pd.DataFrame) -> None:
    assert list(told.columns) == list(COLUMNS)
    for name, kind in COLUMNS.items():
        assert str(told[name].dtype).lower().startswith(kind.lower()), name
    assert list(told["what"].cat.categories) == list(events.NAMES)
    assert list(told["organisation"].cat.categories) == [kind.name for kind in ROWS]


def test_one_replication_is_told_in_the_order_of_its_months(told: pd.DataFrame) -> None:
    assert set(told["replication"]) == {0}
    assert told["month"].is_monotonic_increasing
    assert told["month"].between(0, MONTHS - 1).all()


#: What each counter counts, month by month, is told under this name.
COUNTED = {
    "onset": lambda c: c[n.ONSETS] - c[n.MERGED] - c[n.PREVENTED],
    "resolved": lambda c: c[n.RESOLVED],
    "left": lambda c: c[n.LEFT],
    "refused": lambda c: c[n.REFUSED],
}


@pytest.mark.parametrize("what", COUNTED)
def test_what_is_told_is_what_is_counted_in_every_month(model: CJGModel, what: str) -> None:
    log = model.book.log[: int(model.book.log_length[0])]
    months = log[log[:, 1] == events.NAMES.index(what), 0]
    by_month = np.bincount(months, minlength=MONTHS)
    counts = model.book.counts[-FIRST_MONTH:].T
    assert by_month.sum() > 10
    assert (by_month == COUNTED[what](counts)).all()


def test_first_help_and_handovers_are_told_once(told: pd.DataFrame, model: CJGModel) -> None:
    since = model.book.counts[-FIRST_MONTH:]
    onsets = set(told.loc[told["what"] == "onset", "episode"])
    helped = told[told["what"].isin(["helped", "waited"])]
    first = helped[helped["episode"].isin(onsets)]["episode"].nunique()
    assert 0 < first <= since[:, n.FIRST_HELP].sum()
    accepted = told["what"].isin(["arrived", "flown_in"]).sum()
    assert since[:, n.HANDOVERS_OK].sum() <= accepted
    assert (told["what"] == "sent_on").sum() >= (told["what"] == "arrived").sum()


def test_conflicting_advice_is_told_for_every_family_month_in_a_grey_area(told: pd.DataFrame, model: CJGModel) -> None:
    clashes = told[told["what"] == "advice_conflicted"]
    families = clashes.groupby("month")["family"].nunique().reindex(range(MONTHS), fill_value=0)
    assert families.sum() > 0
    assert (families.to_numpy() == model.book.counts[-FIRST_MONTH:, n.CONFLICT]).all()


def test_everything_that_the_issue_of_a_family_can_take_is_told(told: pd.DataFrame) -> None:
    seen = set(told["what"].unique())
    assert {
        "onset", "noticed", "asked", "own_circle", "sent_on", "arrived", "lost", "refused", "found", "waited", "helped",
        "resolved", "escalated", "coordinated", "coordination_ended", "plan_made", "advice_conflicted",
    } <= seen  # fmt: skip


def test_every_kind_of_event_that_has_a_name_is_told_somewhere(lively: Scenario, told: pd.DataFrame) -> None:
    """A name that never occurs promises what the table does not hold."""
    seen = set(told["what"].unique())
    for fields in (
        {"parameters.contact_price_limit": 100.0, "choices.desk_sites": 3},
        {"choices.director": "alderman", "choices.director_support": "none"},
        {
            "parameters.door_loss": 5.0,
            "changes": [
                {"month": 40, "field": "choices.front_offices", "value": "merged"},
                {"month": 40, "field": "mechanisms.front_door_loss", "value": 2.0},
            ],
        },
        {"choices.specialist_help": "refer_on", "mechanisms.conflict": 2.0},
    ):
        more = simulate(lively.with_all(fields), replications=1, months=91, record="events").events
        assert more is not None
        seen |= set(more["what"].unique())
    assert set(events.NAMES) - seen == set()


def test_who_is_meant_is_named_and_nobody_else(told: pd.DataFrame) -> None:
    of_a_child = told[told["what"].isin(["onset", "noticed", "asked", "lost", "helped", "waited", "resolved", "left"])]
    assert of_a_child[["child", "family", "episode"]].notna().all(axis=None)
    assert of_a_child["amount"].isin([1.0, 2.0, 3.0, 4.0]).all()
    between = told[told["what"].isin(["sent_on", "met", "clashed", "advice_conflicted"])]
    assert between[["organisation", "other_organisation", "professional", "other_professional"]].notna().all(axis=None)
    assert (between["organisation"].astype(str) != between["other_organisation"].astype(str)).all()
    of_the_town = told[told["what"].isin(["opened", "named", "issue_settled", "election"])]
    assert of_the_town[["child", "family", "episode"]].isna().all(axis=None)


def test_a_childs_story_can_be_followed(told: pd.DataFrame) -> None:
    """An onset first, an end last, and help only after somebody noticed or asked or sent it on."""
    stories = told[told["episode"].notna()].groupby("episode")
    followed = 0
    for _, story in stories:
        what = story["what"].astype(str).tolist()
        if what[0] != "onset":
            continue  # began before June 2007
        followed += 1
        for end in ("resolved", "left"):
            if end in what:
                assert what.index(end) == len(what) - 1
        if "helped" in what:
            before = what[: what.index("helped")]
            assert {"noticed", "asked", "found"} & set(before)
        assert story["child"].nunique() == story["family"].nunique() == 1
    assert followed > 200


def test_who_is_lost_at_the_end_was_told_lost_and_not_found_since(model: CJGModel) -> None:
    log = model.book.log[: int(model.book.log_length[0])]
    last: dict[int, str] = {}
    for _, what, _, _, episode, *_ in log.tolist():
        if events.NAMES[what] in ("lost", "found", "helped", "waited"):
            last[episode] = events.NAMES[what]
    open_ = model.world.episodes[: model.open_needs]
    lost = [int(e["row"]) for e in open_ if e["status"] == LOST and e["since"] >= 0]
    assert len(lost) > 5
    assert {last.get(row) for row in lost} == {"lost"}
    helped = [int(e["row"]) for e in open_ if e["status"] == IN_HELP and e["since"] >= 0]
    assert {last.get(row) for row in helped} == {"helped"}


def test_recording_moves_no_number(lively: Scenario, results: Results, digest: Callable[..., str]) -> None:
    silent = simulate(lively, replications=2, months=MONTHS)
    assert silent.events is None
    assert digest(silent) == digest(results)
    assert silent.fingerprint == results.fingerprint


def test_without_recording_there_is_no_table_to_write_in(lively: Scenario, run: Callable[..., CJGModel]) -> None:
    model = run(lively, months=6)
    assert len(model.book.log) == 0
    assert (model.book.log_length == 0).all()


def test_the_table_has_room_for_all_that_happens(town: Town, run: Callable[..., CJGModel]) -> None:
    busy = town(
        45_000, **{"context.problem_load": 3.0, "context.existing_collaboration": 1.0, "parameters.network_hours": 12.0}
    )
    model = run(busy, months=24, record="events")
    assert model.book.log_length[0] > 100_000
    assert model.book.log_length[1] == 0, "what did not fit"


def test_what_can_be_recorded_is_said_when_something_else_is_asked(town: Town) -> None:
    with pytest.raises(ValueError, match="events"):
        CJGModel(town(600), months=2, record="everything")
