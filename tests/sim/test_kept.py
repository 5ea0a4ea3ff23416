"""Starts that are kept: what they hold is known at once, and processes side by side share one bound."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.inputs.scenario import Scenario
from sim.run.kept_starts import AROUND, MEGABYTE, Kept, SettingError, Start, bound, keep_within, starts
from sim.run.model import CJGModel
from sim.run.simulation import simulate
from sim.run.workers import WarmPool, close_pools, warm_pool
from sim.state.columns import World
from sim.state.need_tape import Tape

Town = Callable[..., Scenario]


def a_tape(size: int) -> Tape:
    return Tape(0, 1, *(np.zeros(size, np.int8) for _ in range(8)))


def a_start(tape: Tape, size: int) -> Start:
    world = World(**{field.name: np.zeros(size, np.int8) for field in fields(World)})
    return Start(tape, world, (np.zeros(size, np.int8), np.zeros(size, np.int8)), 0)


STEPS = st.one_of(
    st.tuples(st.just("put"), st.integers(0, 11), st.sampled_from([10, 3_000, 9_000, 40_000]), st.integers(0, 2_000)),
    st.tuples(st.just("limit"), st.integers(0, 8 * AROUND)),
    st.tuples(st.sampled_from(["make room", "forget"])),
)


@given(st.lists(STEPS, max_size=40))
def test_no_more_is_held_than_allowed_but_for_one_that_is_larger_than_that(steps: list[tuple[Any, ...]]) -> None:
    limit = 6 * AROUND
    kept = Kept(limit)
    sizes: dict[str, int] = {}
    for what, *about in steps:
        if what == "put":
            name, tape, size = about
            start = a_start(a_tape(tape), size)
            kept.put(str(name), start)
            sizes[str(name)] = start.nbytes() + start.tape.nbytes()
        elif what == "limit":
            limit = about[0]
            kept.limit_to(limit)
        elif what == "make room":
            kept.make_room()
        else:
            kept.forget()
        there = [name for name in sizes if kept.get(name) is not None]
        assert len(there) == len(kept)
        assert kept.held == sum(sizes[name] for name in there)
        assert sum(sizes[name] for name in there if sizes[name] <= limit) <= limit
        assert sum(sizes[name] > limit for name in there) <= 1
    kept.forget()
    assert (kept.held, len(kept)) == (0, 0)


@dataclass
class Looked(Start):
    """A start that counts how often it is looked at."""

    looks: int = 0

    def nbytes(self) -> int:
        self.looks += 1
        return super().nbytes()


@pytest.mark.parametrize("many", [2, 200])
def test_an_insert_looks_at_itself_alone_however_much_is_kept(many: int) -> None:
    def one() -> Looked:
        plain = a_start(a_tape(100), 50)
        return Looked(plain.tape, plain.world, plain.counts, 0)

    all_of_them = [one() for _ in range(many)]
    each = all_of_them[0].nbytes() + all_of_them[0].tape.nbytes()
    kept = Kept(many * each)
    for number, start in enumerate(all_of_them):
        kept.put(str(number), start)
    before = [start.looks for start in all_of_them]
    last = one()
    kept.put("last", last)
    assert last.looks == 2, "whether it is too large, and how large"
    assert [start.looks - looks for start, looks in zip(all_of_them, before, strict=True)] == [0] * many
    assert kept.get("0") is None


def test_the_town_at_hand_stays_whatever_its_size_until_another_is_drawn() -> None:
    kept = Kept(0)
    kept.put("large", a_start(a_tape(9_000), 9_000))
    assert kept.get("large") is not None
    kept.make_room()
    assert len(kept) == 0


def test_steady_states_kept_for_whoever_asks_again_stay_within_their_limit(town: Town) -> None:
    starts.forget()
    usual = starts.limit
    try:
        keep_within(MEGABYTE)
        for replication in range(12):
            CJGModel(town(900), months=2, replication=replication)
        assert 1 <= len(starts) < 12
        assert starts.held <= MEGABYTE
    finally:
        keep_within(usual)


@pytest.fixture
def no_pool() -> Iterator[None]:
    close_pools()
    yield
    close_pools()


def part_of_a_worker() -> int:
    return starts.limit


@pytest.mark.usefixtures("no_pool")
def test_workers_share_what_a_process_alone_may_keep_and_it_lets_its_own_go(town: Town) -> None:
    simulate(town(600), months=2, replications=1)
    assert starts.held > 0
    pool = WarmPool(2)
    try:
        assert starts.held == 0
        assert [pool.submit(r, part_of_a_worker).result() for r in range(2)] == [bound() // 2] * 2
    finally:
        pool.close()


@pytest.mark.usefixtures("no_pool")
def test_whoever_asks_for_more_workers_has_the_same_and_others_and_all_share_anew() -> None:
    few = warm_pool(1)
    process = few.submit(0, os.getpid).result()
    many = warm_pool(3)
    assert many.submit(0, os.getpid).result() == process
    assert {many.submit(r, part_of_a_worker).result() for r in range(3)} == {bound() // 3}
    assert warm_pool(2).submit(2, os.getpid).result() == process


SOMEBODY_ELSES_POOL = """
import multiprocessing, os
from sim.run.kept_starts import bound, starts

def part():
    return starts.limit

if __name__ == "__main__":
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        print(pool.apply(part) == bound() // os.cpu_count(), part() == bound())
"""


def test_a_worker_of_somebody_elses_pool_reckons_with_one_for_each_core(tmp_path: Path, checkout: Path) -> None:
    script = tmp_path / "pool.py"
    script.write_text(SOMEBODY_ELSES_POOL, encoding="utf-8")
    found = subprocess.run(
        [sys.executable, str(script)], env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert found.stdout.split() == ["True", "True"]


@pytest.mark.parametrize("given", ["many", "-1", "4e2", "400 MB", "1" * 12, "٤"])
def test_a_bound_that_is_no_number_is_refused_by_name_with_what_is_allowed(
    monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("CJG_KEEP_MEGABYTES", given)
    with pytest.raises(SettingError, match=f'CJG_KEEP_MEGABYTES = "{given}": allowed is a whole number of megabytes'):
        bound()


@pytest.mark.parametrize(("given", "megabytes"), [("", 400), ("0", 0), (" 1000 ", 1000)])
def test_a_bound_is_given_in_megabytes(monkeypatch: pytest.MonkeyPatch, given: str, megabytes: int) -> None:
    monkeypatch.setenv("CJG_KEEP_MEGABYTES", given)
    assert bound() == megabytes * MEGABYTE
