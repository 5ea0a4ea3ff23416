"""Workers of a command: what they leave behind."""

from __future__ import annotations

import os
import threading
import time

import pytest

from experiments.executors import workers_for_a_command


def managers() -> list[threading.Thread]:
    """The threads that look after a pool; one still closing its pipe when Python ends prints an error."""
    return [thread for thread in threading.enumerate() if type(thread).__name__ == "_ExecutorManagerThread"]


def test_a_command_leaves_no_worker_and_no_thread_behind() -> None:
    before = managers()
    with workers_for_a_command(2) as pool:
        assert pool is not None
        pids = {pool.submit(r, os.getpid).result() for r in range(4)}
        assert len(pids) == 2
        assert len(managers()) == len(before) + 2
    assert managers() == before
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_command_that_is_stopped_does_not_wait_for_its_workers() -> None:
    def stopped() -> None:
        with workers_for_a_command(2) as pool:
            assert pool is not None
            pool.submit(0, os.getpid).result()
            pool.submit(0, time.sleep, 300)
            raise KeyboardInterrupt

    before = managers()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert managers() == before
    assert time.monotonic() - started < 60
