"""Sweeps that are killed, stopped, doubled or run out of room, as real processes: the store comes out the same."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from experiments import designs
from experiments.store import open_store
from experiments.sweeps import sweep
from tests.command_line import here
from tests.experiments.sweeping import TOP, content, exported, stored, wait_for_runs, write_design
from tests.experiments.test_sweeps import inline
from tests.patience import wait_until
from tests.processes import Program, Start, finish

pytestmark = pytest.mark.slow

SIZE = {"replications": 10, "months": 24, "inhabitants": 1500}
RUNS = 50


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that was filled in one go, by the process of the tests itself."""
    folder = tmp_path_factory.mktemp("uninterrupted")
    design, beside = designs.load(str(write_design(folder, **SIZE)))
    with open_store(str(folder / "s.sqlite")) as store:
        sweep(store, designs.plan(design, beside, "small"), inline())
    assert stored(folder / "s.sqlite") == RUNS
    return folder / "s.sqlite"


def workers_of(process: Program) -> list[int]:
    """Processes of the sweep's group beside itself."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != process.pid:
            try:
                state = (entry / "stat").read_text().rsplit(") ", 1)[1].split()
            except OSError:
                continue
            if int(state[2]) == process.pid and state[0] != "Z":
                found.append(int(entry.name))
    return found


def test_a_sweep_killed_several_times_ends_as_one_that_ran_through(
    uninterrupted: Path, tmp_path: Path, start_cjg: Start
) -> None:
    words = ("sweep", write_design(tmp_path, **SIZE), "--store", "s.sqlite", "--workers", "2")
    store = tmp_path / "s.sqlite"
    seen = []
    for kept in (0, 1, 10):  # killed while it starts, and then ever further on
        process = start_cjg(*words)
        if kept:
            wait_for_runs(store, kept, process)
        else:
            wait_until(store.exists, "a store")
        process.kill()
        process.communicate()
        seen.append(stored(store))
        wait_until(lambda process=process: not workers_of(process), "the end of workers whose sweep was killed")
    assert seen[1] > 0
    assert seen == sorted(seen)
    assert seen[-1] < RUNS, "too fast to be killed half-way"
    with sqlite3.connect(store) as connection:
        before = dict(connection.execute("SELECT identity, finished_at || seconds FROM runs").fetchall())
    found = here(*words, cwd=tmp_path)
    assert found.returncode == 0, found.stderr
    with sqlite3.connect(store) as connection:
        after = dict(connection.execute("SELECT identity, finished_at || seconds FROM runs").fetchall())
    assert before.items() <= after.items(), "a done run was run again"
    assert content(store) == content(uninterrupted)
    assert exported(store, tmp_path / "out") == exported(uninterrupted, tmp_path / "expected")
    assert here("store", "check", "--store", store, cwd=tmp_path).returncode == 0


def test_two_sweeps_into_one_store_share_the_work(uninterrupted: Path, tmp_path: Path, start_cjg: Start) -> None:
    words = ("sweep", write_design(tmp_path, **SIZE), "--store", "s.sqlite", "--workers", "1", "--json")
    both = [start_cjg(*words) for _ in range(2)]
    ended = [finish(process) for process in both]
    assert [each.returncode for each in ended] == [0, 0], [each.stderr for each in ended]
    told = [json.loads(each.stdout) for each in ended]
    assert sum(each["added"] for each in told) == RUNS, "a run was run twice"
    for each in told:
        assert each["kept"] + each["added"] + each["others"] == RUNS
    assert content(tmp_path / "s.sqlite") == content(uninterrupted)


def test_a_killed_worker_is_replaced_and_ctrl_c_ends_clean(
    uninterrupted: Path, tmp_path: Path, start_cjg: Start
) -> None:
    words = ("sweep", write_design(tmp_path, **SIZE), "--store", "s.sqlite", "--workers", "2")
    store = tmp_path / "s.sqlite"
    process = start_cjg(*words)
    wait_for_runs(store, 3, process)
    victim = next(
        worker for worker in workers_of(process) if b"spawn_main" in Path(f"/proc/{worker}/cmdline").read_bytes()
    )
    os.kill(victim, signal.SIGKILL)
    wait_for_runs(store, stored(store) + 8, process)  # more than was on its way: the worker has a successor
    os.killpg(process.pid, signal.SIGINT)
    stopped = finish(process)
    assert stopped.returncode == 130, stopped.stderr
    assert "the same command goes on" in stopped.stderr
    assert "Traceback" not in stopped.stderr.partition("Stopped")[2]
    assert content(store)["claims"] == []
    wait_until(lambda: not workers_of(process), "the end of workers that were told to go")
    assert here(*words, cwd=tmp_path).returncode == 0
    assert content(store) == content(uninterrupted)


def test_a_full_disk_is_told_and_the_sweep_goes_on_with_room(uninterrupted: Path, tmp_path: Path) -> None:
    words = ("sweep", write_design(tmp_path, **SIZE), "--store", "s.sqlite", "--workers", "2")
    room = uninterrupted.stat().st_size  # for the write-ahead log, in which pages stand more than once

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))

    found = subprocess.run(
        [sys.executable, "-m", "experiments.cli", *map(str, words)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(TOP)},
        preexec_fn=little_room,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 1, found.stderr
    assert "make room" in found.stderr
    assert "Traceback" not in found.stderr
    assert 0 < stored(tmp_path / "s.sqlite") < RUNS
    assert here(*words, cwd=tmp_path).returncode == 0
    assert content(tmp_path / "s.sqlite") == content(uninterrupted)
