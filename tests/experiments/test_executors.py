"""Workers of a command: what they leave behind."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from experiments import executors
from experiments.executors import workers_for_a_command
from tests.patience import LONGEST, wait_until
from tests.processes import Start, finish


def managers() -> list[threading.Thread]:
    """The threads that look after a pool; one still closing its pipe when Python ends prints an error."""
    return [thread for thread in threading.enumerate() if type(thread).__name__ == "_ExecutorManagerThread"]


@pytest.fixture(autouse=True)
def _long_goodbye(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "LONGEST_GOODBYE", LONGEST)


def test_a_command_leaves_no_worker_and_no_thread_behind() -> None:
    before = managers()
    with workers_for_a_command(2) as pool:
        assert pool is not None
        pids = {pool.submit(r, os.getpid).result() for r in range(4)}
        assert len(pids) == 2
        assert len(managers()) == len(before) + 2
    assert managers() == before
    for pid in pids:
        assert not psutil.pid_exists(pid)


def test_a_command_that_is_stopped_does_not_wait_for_its_workers() -> None:
    def stopped() -> None:
        with workers_for_a_command(2) as pool:
            assert pool is not None
            pool.submit(0, os.getpid).result()
            pool.submit(0, time.sleep, 86_400)
            raise KeyboardInterrupt

    before = managers()
    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert managers() == before


KILLED = """
import os, signal, sys
from experiments import executors
from experiments.executors import workers_for_a_command

if __name__ == "__main__":
    with workers_for_a_command(2) as pool:
        print(*(pool.submit(r, os.getpid).result() for r in range(2)), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended may wait for somebody to take notice."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_workers_end_with_a_command_that_was_killed(tmp_path: Path, start: Start) -> None:
    script = tmp_path / "killed.py"
    script.write_text(KILLED, encoding="utf-8")
    found = finish(start(sys.executable, script))
    pids = [int(word) for word in found.stdout.split()]
    assert len(pids) == 2, found.stderr
    wait_until(lambda: not any(map(alive, pids)), "the end of both workers")
