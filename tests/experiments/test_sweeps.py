"""Sweeps: what is stored is what the model gives, once, whatever the executor and whatever fails on the way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import select

import sim
from experiments import designs
from experiments.designs import Plan
from experiments.progress import duration
from experiments.refusals import Failure
from experiments.store import Store, catalogue, claims, frames, open_store, upkeep
from experiments.sweeps import sweep
from experiments.sweeps.jobs import Chunk, Job, OtherModelError, chunks_of, jobs_of, run_chunk
from experiments.sweeps.pools import local_workers
from experiments.sweeps.runner import Workers, state_of
from sim.compiling.version import MODEL_VERSION
from sim.run.kept_starts import bound, keep_within, starts
from tests.command_line import here
from tests.experiments.sweeping import DIFFERENT, TOP, write_design

REPLICATIONS = 3


class Inline(Executor):
    """An executor without processes, which can lose chunks on request."""

    def __init__(self, loses: Callable[[Chunk], bool] = lambda chunk: False) -> None:
        self.loses = loses
        self.broken = False
        self.chunks: list[Chunk] = []

    def submit(self, run: Any, chunk: Chunk) -> Future[Any]:  # type: ignore[override]
        future: Future[Any] = Future()
        self.chunks.append(chunk)
        self.broken = self.broken or self.loses(chunk)
        if self.broken:
            future.set_exception(BrokenProcessPool("a worker ended"))
        else:
            future.set_result(run(chunk))
        return future


def inline(loses: Callable[[Chunk], bool] = lambda chunk: False) -> Workers:
    return Workers(2, lambda: Inline(loses), lambda executor: None)


class Spoiling(Inline):
    """An executor on whose way the runs of one replication get a town that the model refuses to run."""

    def submit(self, run: Any, chunk: Chunk) -> Future[Any]:  # type: ignore[override]
        return super().submit(run, replace(chunk, jobs=tuple(map(spoilt, chunk.jobs))))


def spoilt(job: Job) -> Job:
    if job.replication != 1:
        return job
    nobody = job.scenario.context.model_copy(update={"inhabitants": 0})
    return replace(job, scenario=job.scenario.model_copy(update={"context": nobody}))


def spoiling() -> Workers:
    return Workers(2, Spoiling, lambda executor: None)


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    file = write_design(tmp_path, replications=REPLICATIONS, months=14)
    design, folder = designs.load(str(file))
    return designs.plan(design, folder, str(file))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with open_store(str(tmp_path / "store.sqlite")) as opened:
        yield opened


def test_what_is_stored_is_what_simulate_gives(plan: Plan, store: Store) -> None:
    outcome = sweep(store, plan, inline())
    assert (outcome.runs, outcome.added, outcome.failed) == (DIFFERENT * REPLICATIONS, DIFFERENT * REPLICATIONS, 0)
    outcomes = frames.outcomes_frame(store, outcome.experiment)
    monthly = pd.concat(frames.monthly_frames(store, outcome.experiment))
    assert len(outcomes) == 6 * REPLICATIONS
    for point in plan.points:
        expected = sim.simulate(point.scenario, replications=REPLICATIONS, months=14, seed=7)
        found = outcomes[outcomes["point"] == point.number]
        np.testing.assert_array_equal(found[expected.outcomes.columns], expected.outcomes)
        rows = monthly[monthly["point"] == point.number]
        np.testing.assert_array_equal(rows[expected.monthly.columns], expected.monthly.to_numpy(np.float32))
        assert found[list(point.levels)].iloc[0].to_dict() == point.levels
    assert list(upkeep.problems(store)) == []


def test_with_both_every_replication_has_its_own_numbers_the_same_at_every_point_and_is_another_run(
    plan: Plan, store: Store
) -> None:
    luck = sweep(store, plan, inline())
    both = Plan(plan.design.model_copy(update={"uncertainty": "both"}), plan.points, [])
    outcome = sweep(store, both, inline())
    assert (outcome.kept, outcome.added) == (0, luck.runs)
    assert outcome.experiment.id != luck.experiment.id
    assert sweep(store, both, inline()).added == 0
    found = frames.outcomes_frame(store, outcome.experiment)
    for point in plan.points[:2]:
        expected = sim.simulate(point.scenario, replications=REPLICATIONS, months=14, seed=7, uncertainty="both")
        own = found[found["point"] == point.number]
        np.testing.assert_array_equal(own[expected.outcomes.columns], expected.outcomes)
    assert {result.uncertainty for result in frames.results_of(store, outcome.experiment).values()} == {"both"}
    assert list(upkeep.problems(store)) == []


def test_a_worker_that_draws_from_other_sets_says_so(plan: Plan) -> None:
    both = Plan(plan.design.model_copy(update={"uncertainty": "both"}), plan.points, [])
    chunk = chunks_of(both, jobs_of(both, MODEL_VERSION).values(), MODEL_VERSION, 1)[0]
    with pytest.raises(OtherModelError, match="other sets"):
        run_chunk(replace(chunk, parameter_set="posterior-0"))


def test_a_done_run_is_never_run_again_and_two_designs_share_what_they_share(plan: Plan, store: Store) -> None:
    sweep(store, plan, inline())
    again = sweep(store, plan, Workers(1, lambda: pytest.fail("nothing is left to run"), lambda executor: None))
    assert (again.kept, again.added) == (again.runs, 0)
    more = Plan(plan.design.model_copy(update={"replications": 5, "name": "more"}), plan.points, [])
    outcome = sweep(store, more, inline())
    assert (outcome.kept, outcome.added) == (0 + again.runs, DIFFERENT * 2)
    assert [each.name for each in catalogue.everything(store)] == ["small", "more"]


def test_a_run_that_fails_is_kept_with_its_error_and_stops_no_other(plan: Plan, store: Store) -> None:
    outcome = sweep(store, plan, spoiling())
    assert (outcome.added, outcome.failed) == (DIFFERENT * 2, DIFFERENT)
    (error,) = {each["error"] for each in frames.failures(store, outcome.experiment)}
    assert "context.inhabitants = 0: allowed is a whole number from 500" in error
    assert list(upkeep.problems(store)) == []
    left = sweep(store, plan, inline())
    assert (left.added, left.failed_before) == (0, DIFFERENT)
    mended = sweep(store, plan, inline(), retry_failed=True)
    assert (mended.added, mended.failed, mended.failed_before) == (DIFFERENT, 0, 0)
    assert frames.failures(store, outcome.experiment) == []


def test_a_worker_lost_once_costs_nothing(plan: Plan, store: Store) -> None:
    count = 0

    def second(chunk: Chunk) -> bool:
        nonlocal count
        count += 1
        return count == 2

    outcome = sweep(store, plan, inline(second))
    assert (outcome.added, outcome.failed) == (DIFFERENT * REPLICATIONS, 0)


def test_a_run_that_ends_every_worker_is_found_and_its_neighbours_are_kept(plan: Plan, store: Store) -> None:
    mark = plan.points[0].scenario.fingerprint()

    def deadly(chunk: Chunk) -> bool:
        return any(job.mark == mark and job.replication == 1 for job in chunk.jobs)

    outcome = sweep(store, plan, inline(deadly))
    assert (outcome.added, outcome.failed) == (DIFFERENT * REPLICATIONS - 1, 1)
    (failure,) = frames.failures(store, outcome.experiment)
    assert "3 workers were lost" in failure["error"]


def test_a_worker_with_another_model_stops_the_sweep_with_a_word(
    plan: Plan, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sim.compiling.version.MODEL_VERSION", "another")

    class Honest(Inline):
        def submit(self, run: Any, chunk: Chunk) -> Future[Any]:  # type: ignore[override]
            monkeypatch.setattr("sim.compiling.version.MODEL_VERSION", "mine")
            future: Future[Any] = Future()
            try:
                future.set_result(run(chunk))
            except Exception as error:
                future.set_exception(error)
            return future

    with pytest.raises(Failure, match="the same release"):
        sweep(store, plan, Workers(1, Honest, lambda executor: None))


def test_claims_of_the_living_are_kept_and_those_of_the_dead_are_void(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    me, other = claims.new_owner(), claims.new_owner()
    assert claims.claim(store, ["a", "b"], me) == ({"a", "b"}, set())
    assert claims.claim(store, ["b", "c"], other) == ({"c"}, set())
    claims.void_the_dead(store)
    assert claims.claim(store, ["a"], other) == (set(), set())
    claims.release(store, me)
    assert claims.claim(store, ["a"], other) == ({"a"}, set())
    host = me.split(" ")[0]
    monkeypatch.setattr(claims, "LEASE", -1.0)
    claims.claim(store, ["late"], me)
    assert claims.claim(store, ["late"], other)[0] == {"late"}
    monkeypatch.undo()
    claims.claim(store, ["dead"], f"{host} {2**22 + 1} x")
    claims.void_the_dead(store)
    assert claims.claim(store, ["dead"], other)[0] == {"dead"}


def the_owners_that_are_void(store: Store, *owners: str) -> set[str]:
    for number, owner in enumerate(owners):
        claims.claim(store, [str(number)], owner)
    claims.void_the_dead(store)
    with store.reading() as connection:
        left = set(connection.execute(select(claims.claims.c.owner)).scalars())
    return set(owners) - left


def test_a_process_that_was_given_the_number_of_a_dead_one_does_not_hold_its_claims(store: Store) -> None:
    host, number, began, word = claims.new_owner().split(" ")
    mine = f"{host} {number} {began} {word}"
    before = f"{host} {number} {int(began) - 3600} {word}"
    assert the_owners_that_are_void(store, mine, before) == {before}


def test_owners_of_an_older_release_are_read_by_host_and_number_alone(store: Store) -> None:
    host, number, *_ = claims.new_owner().split(" ")
    alive = f"{host} {number} 12345678"  # a word of digits, and no beginning
    dead = f"{host} {2**22 + 1} 0a1b2c3d"
    elsewhere = f"another-host {2**22 + 1} 0a1b2c3d"
    assert the_owners_that_are_void(store, alive, dead, elsewhere, "by hand") == {dead}


def test_a_process_that_has_ended_and_was_not_taken_notice_of_holds_no_claims(store: Store) -> None:
    program = "from experiments.store import claims; print(claims.new_owner())"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=TOP) as process:
        assert process.stdout is not None
        owner = process.stdout.read().strip()  # to its end: all that is left to do is to ask how it ended
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert the_owners_that_are_void(store, owner) == {owner}


def test_the_dry_run_says_what_there_is_to_do_and_makes_no_store(tmp_path: Path) -> None:
    file = write_design(tmp_path)
    found = here("sweep", file, "--dry-run", "--json", "--store", "s/x.sqlite", cwd=tmp_path)
    assert found.returncode == 0, found.stderr
    told = json.loads(found.stdout)
    assert (told["points"], told["runs"], told["to_run"], told["in_store"]) == (6, 15, 15, 0)
    assert told["expected_seconds"] > 0
    assert told["expected_bytes"] > 10_000
    assert told["timed_runs"] >= 2
    assert not (tmp_path / "s").exists()


def test_the_dry_run_says_how_much_memory_is_kept_and_by_whom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CJG_KEEP_MEGABYTES", "300")
    file = write_design(tmp_path, replications=1, months=12)
    words = ("sweep", file, "--dry-run", "--workers", "2", "--store", "s/x.sqlite")
    said = here(*words, cwd=tmp_path)
    assert (
        "Towns already drawn are kept in up to 300 MB of memory on this machine (CJG_KEEP_MEGABYTES), 150 MB a worker"
    ) in said.stdout, said.stderr
    told = json.loads(here(*words, "--json", cwd=tmp_path).stdout)
    assert (told["kept_bytes"], told["kept_bytes_a_worker"]) == (300_000_000, 150_000_000)
    elsewhere = (*words, "--executor", "dask", "--scheduler", "tcp://head:8786")
    assert "on each as much as its CJG_KEEP_MEGABYTES says, or 400 MB" in here(*elsewhere, cwd=tmp_path).stdout


def test_workers_of_a_sweep_share_the_memory_of_the_machine() -> None:
    with local_workers(2) as workers:
        workers.submit(Chunk((), 1, 1, MODEL_VERSION)).result()
        executor = workers._executor
        assert executor is not None
        assert (
            executor.submit(eval, "__import__('sim.run.kept_starts').run.kept_starts.starts.limit").result()
            == bound() // 2
        )


def test_a_worker_that_was_not_told_when_it_started_is_told_with_its_work() -> None:
    usual = starts.limit
    try:
        run_chunk(Chunk((), 1, 1, MODEL_VERSION, sharing=16))
        assert starts.limit == bound() // 16
    finally:
        keep_within(usual)


@pytest.mark.parametrize(
    "words",
    [
        ("run", "mid_town", "--workers", "1"),
        ("run", "mid_town", "--workers", "2"),
        ("compare", "narrow", "broad"),
        ("sweep", "coordination", "--dry-run"),
        ("sweep", "coordination"),
        ("sweep", "coordination", "--executor", "dask", "--workers", "1"),
        ("dashboard", "--no-browser", "--port", "0"),
    ],
)
@pytest.mark.parametrize("given", ["many", "-1"])
def test_a_bound_of_memory_that_is_no_number_ends_in_a_sentence_and_exit_code_2(
    words: tuple[str, ...], given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CJG_KEEP_MEGABYTES", given)
    monkeypatch.setenv("CJG_STORE", str(tmp_path / "s.sqlite"))
    monkeypatch.setattr(starts, "_given", None)  # as in a process that nobody told
    monkeypatch.delitem(vars(starts), "_starts", raising=False)
    found = here(*words, cwd=tmp_path)
    assert found.returncode == 2, found.stderr
    said = f'cjg: CJG_KEEP_MEGABYTES = "{given}": allowed is a whole number of megabytes, from 0 to 999999999'
    assert found.stderr.splitlines()[-1] == said
    assert "Traceback" not in found.stderr


def test_the_command_line_from_design_to_tables(tmp_path: Path) -> None:
    file = write_design(tmp_path, months=14)
    at = ("--store", tmp_path / "x.sqlite")
    swept = here("sweep", file, *at, "--quiet", "--workers", "1", cwd=tmp_path)
    assert swept.returncode == 0, swept.stderr
    assert swept.stderr == ""
    assert "15 added" in swept.stdout
    assert json.loads(here("store", "list", *at, "--json", cwd=tmp_path).stdout)[0]["done"] == 18
    assert "choices.partnership" in here("store", "show", "small", *at, cwd=tmp_path).stdout
    exported = here("store", "export", "small", *at, "--out", "tables", cwd=tmp_path)
    assert exported.returncode == 0, exported.stderr
    outcomes = pd.read_csv(tmp_path / "tables" / "outcomes.csv")
    pd.testing.assert_frame_equal(
        outcomes, pd.read_parquet(tmp_path / "tables" / "outcomes.parquet"), check_dtype=False
    )
    assert len(pd.read_parquet(tmp_path / "tables" / "monthly.parquet")) == 18 * 14
    copied = here("store", "copy", tmp_path / "y.sqlite", *at, cwd=tmp_path)
    assert "15 runs" in copied.stdout, copied.stderr
    checked = here("store", "check", "--store", tmp_path / "y.sqlite", cwd=tmp_path)
    assert "sound; 1 experiments, 15 finished" in checked.stdout
    assert "15 runs" in here("store", "prune", "small", *at, cwd=tmp_path).stdout
    assert "no experiment yet" in here("store", "list", *at, cwd=tmp_path).stdout
    missing = here("store", "export", "smal", "--store", tmp_path / "y.sqlite", "--out", "t", cwd=tmp_path)
    assert missing.returncode == 2
    assert "did you mean 'small'" in missing.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("sweep", "coordinaton"), "coordination"),
        (("sweep", "coordination", "--executor", "dusk"), "dask"),
        (("sweep", "coordination", "--scheduler", "tcp://x:1"), "--executor dask"),
        (("sweep", "coordination", "--replications", "0"), "1 to 10,000"),
        (("sweep", "coordination", "--uncertainty", "bth"), "luck, both"),
        (("sweep", "coordination", "--set", "choices.partnership=broad"), "both"),
        (("sweep", "coordination", "--store", "mysql://x/y"), "postgresql://"),
        (("store", "list"), "cjg sweep"),
    ],
)
def test_bad_input_ends_in_a_sentence_and_exit_code_2(words: tuple[str, ...], told: str, tmp_path: Path) -> None:
    found = here(*words, cwd=tmp_path)
    assert found.returncode == 2, found.stderr
    assert told in found.stderr
    assert "Traceback" not in found.stderr
    assert not any(tmp_path.iterdir())


def test_a_word_to_stop_that_python_dropped_still_stops_the_sweep(plan: Plan, store: Store) -> None:
    with pytest.raises(KeyboardInterrupt):
        sweep(store, plan, inline(), interrupted=lambda: len(state_of(store, catalogue.find(store, "small"))) > 3)
    assert 3 < len(state_of(store, catalogue.find(store, "small"))) < DIFFERENT * REPLICATIONS
    assert claims.claim(store, ["a"], "me")[0] == {"a"}
    assert sweep(store, plan, inline()).runs == DIFFERENT * REPLICATIONS


def test_durations_are_told_as_people_say_them() -> None:
    assert [duration(seconds) for seconds in (4.2, 250, 8000)] == ["4 s", "4 min", "2 h 13 min"]
