"""Sweeps on a real Dask cluster on this machine; a worker of it is killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.experiments.sweeping import TOP, call, content, finish, start, stored, wait_for_runs, write_design

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
    expected = call("sweep", file, "--store", "local.sqlite", "--quiet", cwd=tmp_path)
    assert expected.returncode == 0, expected.stderr
    words = ("sweep", file, "--store", "s.sqlite", "--executor", "dask", "--scheduler", address, "--quiet")
    process = start(*words, cwd=tmp_path)
    wait_for_runs(tmp_path / "s.sqlite", 3, process)
    processes[1].kill()
    found = finish(process)
    assert found.returncode == 0, found.stderr
    assert stored(tmp_path / "s.sqlite") == 40
    assert content(tmp_path / "s.sqlite") == content(tmp_path / "local.sqlite")


def test_a_cluster_that_does_not_answer_is_told(tmp_path: Path) -> None:
    begun = time.monotonic()
    found = call(
        "sweep", write_design(tmp_path), "--executor", "dask", "--scheduler", "tcp://127.0.0.1:9", cwd=tmp_path
    )
    assert found.returncode == 1, found.stderr
    assert "does not answer" in found.stderr
    assert "Traceback" not in found.stderr
    assert time.monotonic() - begun < 100


def test_a_cluster_is_started_here_when_none_is_named(tmp_path: Path) -> None:
    found = call(
        "sweep", write_design(tmp_path), "--store", "s.sqlite", "--executor", "dask", "--workers", "2", cwd=tmp_path
    )
    assert found.returncode == 0, found.stderr
    assert "15 added" in found.stdout
