"""The queue before the workers, quantiles, and an archive whose store is held by somebody else."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import scenarios
from dashboard.runs.archive import Archive
from dashboard.runs.engine import Engine, Superseded
from dashboard.runs.futures import quantiles
from dashboard.runs.queue import Job, Queue, Urgency
from dashboard.runs.work import run_one
from dashboard.runs.worker import BROKEN_OFF, NEARLY_DONE, RAN, Worker
from experiments.store import Store, open_store
from tests.patience import wait_until


def job(name: str, replication: int = 0) -> Job:
    return Job(name, None, replication, 1, 1, "run")  # type: ignore[arg-type]


def taken(queue: Queue, count: int) -> list[str]:
    names = []
    for _ in range(count):
        found = queue.take(0)
        assert found is not None
        queue.finished(found)
        names.append(found.identity)
    return names


def test_every_client_gets_a_turn_and_what_is_urgent_goes_first() -> None:
    queue = Queue(1)
    for number in range(3):
        queue.want("many", "greedy", Urgency.FIRST_BANDS, job(f"greedy {number}"))
    queue.want("one", "modest", Urgency.FIRST_BANDS, job("modest"))
    queue.want("later", "modest", Urgency.AHEAD, job("ahead"))
    assert taken(queue, 5) == ["greedy 0", "modest", "greedy 1", "greedy 2", "ahead"]


def test_a_run_two_want_is_done_once_and_dropped_only_when_nobody_wants_it() -> None:
    queue = Queue(1)
    first = queue.want("a", "a", Urgency.AHEAD, job("same"))
    assert queue.want("b", "b", Urgency.FIRST_BANDS, job("same")) is first
    queue.give_up("a")
    assert queue.length == 1
    assert first.urgency is Urgency.FIRST_BANDS
    queue.give_up("b")
    assert queue.length == 0
    assert first.done.cancelled()


def test_a_run_under_way_is_broken_off_when_nobody_wants_it_and_done_later_when_something_urgent_comes() -> None:
    queue, ended = Queue(1), []
    queue.break_off = ended.append
    ahead = queue.want("a", "a", Urgency.AHEAD, job("ahead"))
    assert queue.take(0) is ahead
    queue.make_way()
    assert ended == []
    urgent = queue.want("b", "b", Urgency.FIRST_BANDS, job("urgent"))
    queue.make_way()
    queue.make_way()
    assert ended == [ahead]
    queue.put_back(ahead)
    assert taken(queue, 1) == ["urgent"]
    assert queue.take(0, wait=False) is ahead
    queue.give_up("a")
    assert ended == [ahead, ahead]
    assert queue.want("c", "c", Urgency.QUESTION, job("ahead")) is ahead  # wanted again before it ended
    queue.put_back(ahead)
    assert taken(queue, 1) == ["ahead"]
    assert not ahead.done.cancelled()
    assert not urgent.done.cancelled()


def test_a_question_that_comes_in_behind_a_newer_one_ends_nothing() -> None:
    engine = Engine(workers=1, months=12)
    town = scenarios.load("mid_town")
    newest = engine.ask("page", {"plan": town}, 2, lane="compare", turn=8)
    with pytest.raises(Superseded):
        engine.ask("page", {"plan": town}, 2, lane="compare", turn=7)
    with pytest.raises(Superseded):
        engine.leave("page", "compare", turn=7)
    assert not newest.dropped
    assert engine.queue.length == 2
    engine.ask("another page", {"plan": town}, 2, lane="compare", turn=1)
    engine.ask("page", {"plan": town}, 2, lane="compare", turn=9)
    assert newest.dropped
    assert engine.queue.length == 2
    engine.close()


def test_a_worker_breaks_off_a_run_under_way_and_does_the_next_to_the_same_numbers() -> None:
    village = scenarios.load("mid_town").with_("context.inhabitants", 600)
    long, short = (village, 0, 600, 1, "run"), (village, 1, 24, 1, "run")
    worker = Worker()
    try:
        worker.hand(1, long)
        worker.hand(2, short)
        worker.hand(3, short)
        worker.break_off(1)
        worker.break_off(2)
        assert worker.next_answer() == (1, BROKEN_OFF, None)
        assert worker.next_answer() == (2, BROKEN_OFF, None)
        assert worker.next_answer() == (3, NEARLY_DONE, None)
        number, became, found = worker.next_answer()
    finally:
        worker.close()
        worker.end()
    assert (number, became) == (3, RAN)
    assert np.array_equal(found.table, run_one(*short).table, equal_nan=True)
    with pytest.raises((EOFError, OSError)):
        worker.next_answer()


def test_quantiles_are_those_of_numpy_where_values_are_missing() -> None:
    values = np.random.default_rng(1).random((20, 30))
    values[np.random.default_rng(2).random((20, 30)) < 0.3] = np.nan
    values[:, 5] = np.nan
    expected = np.nanquantile(values[:, np.arange(30) != 5], [0.1, 0.5, 0.9], axis=0).T
    found = quantiles(values)
    assert np.isnan(found[5]).all()
    np.testing.assert_allclose(found[np.arange(30) != 5], expected, rtol=1e-12)


class Watched(Archive):
    """An archive that tells which threads opened its store: who asks for runs must not wait for it."""

    def __init__(self, path: Path) -> None:
        self.opened_by: list[str] = []
        super().__init__(lambda: self.opened_at(path))

    def opened_at(self, path: Path) -> Store:
        self.opened_by.append(threading.current_thread().name)
        return open_store(str(path))


def test_a_store_that_cannot_be_opened_is_told_and_holds_nothing_up(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_text("this is no store")
    archive = Watched(path)
    archive.start()
    found: list[Any] = []
    archive.look_for({"nothing"}, lambda identity, ran: found.append(identity))
    wait_until(lambda: archive.trouble, "a word about the store")
    assert "not a store" in archive.trouble
    assert archive.opened_by == ["archive"]
    archive.close()
    assert found == []


def test_a_locked_store_is_waited_for_in_the_background_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    open_store(str(path)).close()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    archive = Watched(path)
    archive.start()
    archive.look_for({"nothing"}, lambda identity, ran: None)
    wait_until(lambda: archive.opened_by == ["archive"], "the archive at the door of the store")
    holder.execute("ROLLBACK")
    holder.close()
    archive.close()
    wait_until(lambda: not archive._thread.is_alive(), "the end of the archive")
    assert archive.trouble == ""
