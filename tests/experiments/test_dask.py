"""Sweeps on a real Dask cluster on this machine; a worker of it is killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client

from experiments import designs
from experiments.refusals import Failure
from experiments.store import open_store
from experiments.sweeps import pools, sweep
from experiments.sweeps.jobs import Chunk
from sim.kept import bound
from sim.version import MODEL_VERSION
from tests.experiments.sweeping import TOP, call, content, finish, start, stored, wait_for_runs, write_design
from tests.experiments.test_sweeps import inline

pytestmark = pytest.mark.slow
SIZE = {"replications": 8, "months": 24, "inhabitants": 1500}


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers as somebody would start them on a cluster."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    environment = {**os.environ, "PYTHONPATH": str(TOP)}

    def dask(*words: str) -> subprocess.Popen[bytes]:
        with (tmp_path / "dask.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]],
                cwd=tmp_path, env=environment, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    processes = [dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")]
    local = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path / "scratch"))
    processes += [dask("worker", address, *local) for _ in range(2)]
    yield address, processes
    for process in processes:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_a_cluster_that_loses_a_worker_gives_the_same_store(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, processes = cluster
    file = write_design(tmp_path, **SIZE)
    design, folder = designs.load(str(file))
    with open_store(str(tmp_path / "local.sqlite")) as store:
        sweep(store, designs.plan(design, folder, "small"), inline())
    words = ("sweep", file, "--store", "s.sqlite", "--executor", "dask", "--scheduler", address, "--quiet")
    process = start(*words, cwd=tmp_path)
    wait_for_runs(tmp_path / "s.sqlite", 3, process)
    processes[1].kill()
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


def test_a_cluster_is_started_here_when_none_is_named(tmp_path: Path) -> None:
    found = call(
        "sweep", write_design(tmp_path), "--store", "s.sqlite", "--executor", "dask", "--workers", "1", cwd=tmp_path
    )
    assert found.returncode == 0, found.stderr
    assert "15 added" in found.stdout


def test_workers_of_a_cluster_share_the_memory_of_the_machine_they_stand_on(
    cluster: tuple[str, list[subprocess.Popen[bytes]]],
) -> None:
    def part() -> int:
        from sim.kept import starts

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


def test_a_script_without_a_guard_that_asks_for_a_cluster_is_told_so_in_its_last_line(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(UNGUARDED, encoding="utf-8")
    found = subprocess.run(
        [sys.executable, str(script)], env={**os.environ, "PYTHONPATH": str(TOP)},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert found.returncode == 1
    assert "put the call under if __name__ == '__main__':" in found.stderr.splitlines()[-1]
