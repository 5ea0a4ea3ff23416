"""Sweeps on a real Dask cluster on this machine; a worker of it is killed."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest
from distributed import Client

from experiments import designs
from experiments.refusals import Failure
from experiments.store import open_store
from experiments.sweeps import pools, sweep
from experiments.sweeps.jobs import Chunk
from sim.compiling.version import MODEL_VERSION
from sim.run.kept_starts import bound
from tests.experiments.sweeping import TOP, content, stored, wait_for_runs, write_design
from tests.experiments.test_sweeps import inline
from tests.patience import wait_until
from tests.processes import Program, Start, finish

pytestmark = pytest.mark.slow
SIZE = {"replications": 8, "months": 24, "inhabitants": 1500}


@pytest.fixture
def cluster(tmp_path: Path, start: Start) -> tuple[str, list[Program]]:
    """A scheduler and two workers as somebody would start them on a cluster."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    environment = {**os.environ, "PYTHONPATH": str(TOP)}

    def dask(program: str, *words: str) -> Program:
        command = [sys.executable, "-m", f"distributed.cli.dask_{program}", *words]
        with (tmp_path / "dask.log").open("ab") as log:
            return start(*command, cwd=tmp_path, env=environment, stdout=log, stderr=log)

    programs = [dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")]
    wait_until(lambda: answers(port), "the scheduler")
    local = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path / "scratch"))
    programs += [dask("worker", address, *local) for _ in range(2)]
    return address, programs


def answers(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def test_a_cluster_that_loses_a_worker_gives_the_same_store(
    cluster: tuple[str, list[Program]], tmp_path: Path, start_cjg: Start
) -> None:
    address, programs = cluster
    file = write_design(tmp_path, **SIZE)
    design, folder = designs.load(str(file))
    with open_store(str(tmp_path / "local.sqlite")) as store:
        sweep(store, designs.plan(design, folder, "small"), inline())
    words = ("sweep", file, "--store", "s.sqlite", "--executor", "dask", "--scheduler", address, "--quiet")
    process = start_cjg(*words)
    wait_for_runs(tmp_path / "s.sqlite", 3, process)
    programs[1].kill()
    found = finish(process)
    assert found.returncode == 0, found.stderr
    assert stored(tmp_path / "s.sqlite") == 40
    assert content(tmp_path / "s.sqlite") == content(tmp_path / "local.sqlite")


def test_a_cluster_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "SECONDS_FOR_AN_ANSWER", 1)
    with (
        pytest.raises(Failure, match=r"tcp://127\.0\.0\.1:9 does not answer"),
        pools.dask_workers("tcp://127.0.0.1:9", 1),
    ):
        pytest.fail("nobody is there")


def test_a_cluster_is_started_here_when_none_is_named(tmp_path: Path, start_cjg: Start) -> None:
    words = ("sweep", write_design(tmp_path), "--store", "s.sqlite", "--executor", "dask", "--workers", "1")
    found = finish(start_cjg(*words))
    assert found.returncode == 0, found.stderr
    assert "15 added" in found.stdout


def test_workers_of_a_cluster_share_the_memory_of_the_machine_they_stand_on(
    cluster: tuple[str, list[Program]],
) -> None:
    def part() -> int:
        from sim.run.kept_starts import starts

        return starts.limit

    address, _ = cluster
    with Client(address) as client:
        client.wait_for_workers(2)
        with pools.dask_workers(address, 1) as workers:
            workers.submit(Chunk((), 1, 1, MODEL_VERSION)).result()
        assert sorted(client.run(part).values()) == [
            bound() // 2,
            bound(),
        ]  # one was given work, the other has none yet


UNGUARDED = """
from experiments.sweeps.pools import dask_workers

with dask_workers(None, 1):
    pass
"""


def test_a_script_without_a_guard_that_asks_for_a_cluster_is_told_so_in_its_last_line(
    tmp_path: Path, start: Start
) -> None:
    script = tmp_path / "script.py"
    script.write_text(UNGUARDED, encoding="utf-8")
    found = finish(start(sys.executable, script, env={**os.environ, "PYTHONPATH": str(TOP)}))
    assert found.returncode == 1
    assert "put the call under if __name__ == '__main__':" in found.stderr.splitlines()[-1]
