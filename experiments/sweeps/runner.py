"""Run a plan into a store: claim, hand out, write, and go on where an earlier sweep stopped."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from experiments.refusals import Failure
from experiments.store import catalogue, claims
from experiments.store.recording import RunRecord, record
from experiments.store.tables import DONE, FAILED, points, runs
from experiments.sweeps.jobs import Chunk, OtherModelError, chunks_of, jobs_of, lost, run_chunk
from sim.run.kept_starts import SettingError

if TYPE_CHECKING:
    from experiments.designs import Plan
    from experiments.store import Store

MOST_ATTEMPTS = 3
AHEAD = 2  # chunks a worker has waiting, so that it never waits for the writer
LOOK_AGAIN = 1.0  # seconds between looks at what others are running
WRITE_ATTEMPTS = 4
SAFE = "What was stored is safe; the same command goes on from there"
FIRST_PAUSE = 0.5  # seconds; each next one is three times as long


@dataclass(frozen=True)
class Outcome:
    """How a sweep went.

    Attributes
    ----------
    experiment : Experiment
    runs : int
        Different runs of the design; points with an equal scenario share theirs.
    kept : int
        Of these, how many were there already.
    added, failed : int
        Finished and failed now.
    failed_before : int
        Failed in an earlier sweep, and not tried again.
    others : int
        Done meanwhile by another sweep into the same store.
    seconds : float
    """

    experiment: catalogue.Experiment
    runs: int
    kept: int
    added: int
    failed: int
    failed_before: int
    others: int
    seconds: float


class Workers:
    """Where chunks go: an executor that can be started anew when its processes are lost.

    Parameters
    ----------
    count : int
        Workers, for the number of chunks that are handed out at once.
    start : callable
        Returns a fresh executor.
    stop : callable
        Ends one at once, work under way included.
    sharing : callable, optional
        Returns how many workers share the memory of one machine, where they were not told when they started.
    """

    def __init__(
        self,
        count: int,
        start: Callable[[], Executor],
        stop: Callable[[Executor], None],
        sharing: Callable[[], int | None] = lambda: None,
    ) -> None:
        self.count = count
        self._start = start
        self._stop = stop
        self._sharing = sharing
        self._executor: Executor | None = None

    def submit(self, chunk: Chunk) -> Future[list[RunRecord]]:
        """Hand out a chunk."""
        if self._executor is None:
            self._executor = self._start()
        return self._executor.submit(run_chunk, replace(chunk, sharing=self._sharing()))

    def replace(self) -> None:
        """Give up on the executor; the next chunk starts another."""
        executor, self._executor = self._executor, None
        if executor is not None:
            self._stop(executor)


def state_of(store: Store, experiment: catalogue.Experiment) -> dict[str, str]:
    """Return identity and status of the experiment's runs that are in the store."""
    # asked by scenario: of a hundred thousand runs the join with their points takes twice as long
    marks = select(points.c.scenario).where(points.c.experiment == experiment.id).distinct()
    query = select(runs.c.identity, runs.c.status).where(
        runs.c.scenario.in_(marks),
        runs.c.seed == experiment.seed,
        runs.c.months == experiment.months,
        runs.c.model_version == experiment.model_version,
        runs.c.parameter_set == experiment.parameter_set,
        runs.c.replication < experiment.replications,
    )
    with store.reading() as connection:
        return {identity: status for identity, status in connection.execute(query).all()}  # noqa: C416


def sweep(
    store: Store,
    plan: Plan,
    workers: Workers,
    *,
    retry_failed: bool = False,
    progress: Callable[[int, int, int], None] | None = None,
    interrupted: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Run what the store does not hold yet.

    Parameters
    ----------
    store : Store
    plan : Plan
    workers : Workers
    retry_failed : bool
        Try again what failed in an earlier sweep.
    progress : callable, optional
        Called with runs done, runs in all and failures, after every batch.
    interrupted : callable, optional
        Tells whether somebody asked to stop; then KeyboardInterrupt is raised.

    Returns
    -------
    Outcome

    Raises
    ------
    Failure
        When the store or the workers give out. Nothing that was stored is lost; the same call goes on from there.
    """
    from sim.compiling.version import MODEL_VERSION

    started = time.monotonic()
    experiment = catalogue.enter(store, plan, MODEL_VERSION)
    claims.void_the_dead(store)
    jobs = jobs_of(plan, MODEL_VERSION)
    state = state_of(store, experiment)
    there = {identity for identity, status in state.items() if status == DONE}
    failed_before = {identity for identity, status in state.items() if status == FAILED}
    settled = there if retry_failed else there | failed_before
    waiting = [job for identity, job in jobs.items() if identity not in settled]
    chunks = chunks_of(plan, waiting, MODEL_VERSION, workers.count)
    work = _Work(store, workers, deque(chunks), len(jobs), len(settled), progress)
    work.finish(interrupted)
    return Outcome(
        experiment,
        len(jobs),
        len(there),
        work.added,
        work.failed,
        0 if retry_failed else len(failed_before),
        work.others,
        time.monotonic() - started,
    )


class _Work:
    """The chunks of one sweep, from the first claim to the last write."""

    def __init__(
        self,
        store: Store,
        workers: Workers,
        waiting: deque[Chunk],
        total: int,
        kept: int,
        progress: Callable[[int, int, int], None] | None,
    ) -> None:
        self.store = store
        self.workers = workers
        self.waiting = waiting
        self.suspects: deque[Chunk] = deque()  # runs whose worker was lost
        self.held: list[Chunk] = []  # by another sweep
        self.under_way: dict[Future[list[RunRecord]], Chunk] = {}
        self.total = total
        self.kept = kept
        self.added = self.failed = self.others = 0
        self.owner = claims.new_owner()
        self.renewed = time.monotonic()
        self._progress = progress

    def finish(self, interrupted: Callable[[], bool]) -> None:
        """Work until every run is in the store, or somebody asks to stop."""
        self._tell()
        try:
            while self.waiting or self.suspects or self.under_way or self.held:
                if interrupted():
                    raise KeyboardInterrupt
                self._hand_out()
                self._hold_on()
                if not self.under_way:
                    if self.held and not self.waiting and not self.suspects:
                        time.sleep(LOOK_AGAIN)
                        self._look_at_held()
                    continue
                ready, _ = wait(self.under_way, timeout=LOOK_AGAIN, return_when=FIRST_COMPLETED)
                self._take_in(ready)
        except BaseException:
            self.workers.replace()
            self._let_go()
            raise
        self._let_go()

    def _hand_out(self) -> None:
        while self.waiting and len(self.under_way) < AHEAD * self.workers.count:
            self._submit(self.waiting.popleft())
        if self.suspects and not self.under_way:
            self._submit(self.suspects.popleft())

    def _submit(self, chunk: Chunk) -> None:
        claimed = self._claimed(chunk)
        if claimed is None:
            return
        try:
            self.under_way[self.workers.submit(claimed)] = claimed
        except BrokenExecutor:  # broken since the last look
            self.workers.replace()
            self.under_way[self.workers.submit(claimed)] = claimed

    def _claimed(self, chunk: Chunk) -> Chunk | None:
        """Claim a chunk, and return what of it is to be run here."""
        mine, done = self._patiently(lambda: claims.claim(self.store, [job.identity for job in chunk.jobs], self.owner))
        self.others += len(done)
        rest = [job for job in chunk.jobs if job.identity not in mine and job.identity not in done]
        if rest:
            self.held.append(_with_jobs(chunk, rest))
        jobs = [job for job in chunk.jobs if job.identity in mine]
        if done:
            self._tell()
        return _with_jobs(chunk, jobs) if jobs else None

    def _take_in(self, ready: set[Future[list[RunRecord]]]) -> None:
        records: list[RunRecord] = []
        alone = len(self.under_way) == 1
        broken = False
        for future in ready:
            chunk = self.under_way.pop(future)
            try:
                records += future.result()
            except (OtherModelError, SettingError) as error:
                raise Failure(str(error)) from None
            except CancelledError:
                raise Failure(f"the cluster has gone away. {SAFE}") from None
            except Exception as error:
                broken = broken or isinstance(error, BrokenExecutor)
                records += self._once_more(chunk, error, alone=alone)
        if broken:  # then all that is under way is lost with it
            for chunk in self.under_way.values():
                self._once_more(chunk, None, alone=False)
            self.under_way.clear()
            self.workers.replace()
        self._write(records)

    def _once_more(self, chunk: Chunk, error: BaseException | None, *, alone: bool) -> list[RunRecord]:
        """Put runs whose worker was lost aside, to be tried one by one with nothing else under way.

        So the run that ends its worker is found, and costs its neighbours nothing.
        """
        attempt = chunk.attempt + 1 if alone else max(chunk.attempt, 1)
        if attempt >= MOST_ATTEMPTS and len(chunk.jobs) == 1:
            return lost(chunk, f"{type(error).__name__}: {error}")
        self.suspects.extend(chunk.singles(attempt))
        return []

    def _write(self, records: list[RunRecord]) -> None:
        if not records:
            return
        self._patiently(lambda: record(self.store, records))
        failures = sum(each.error is not None for each in records)
        self.failed += failures
        self.added += len(records) - failures
        self._tell()

    def _look_at_held(self) -> None:
        """Try to take what another sweep is running: it may be done, or that sweep dead."""
        claims.void_the_dead(self.store)
        held, self.held = self.held, []
        self.waiting.extend(held)

    def _hold_on(self) -> None:
        if time.monotonic() - self.renewed > claims.LEASE / 4:
            self._patiently(lambda: claims.renew(self.store, self.owner))
            self.renewed = time.monotonic()

    def _let_go(self) -> None:
        with suppress(Failure):  # the claims lapse by themselves, and what went wrong is being told already
            claims.release(self.store, self.owner)

    def _patiently(self, act: Callable[[], Any]) -> Any:
        """Do something in the store, again where a server was away for a moment: each act can be done twice."""
        pause = FIRST_PAUSE
        for attempt in range(WRITE_ATTEMPTS):
            try:
                return act()
            except Failure as failure:
                if self.store.is_sqlite or attempt == WRITE_ATTEMPTS - 1:
                    raise Failure(f"{failure}. {SAFE}") from failure
                time.sleep(pause)
                pause *= 3
        return None

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(self.kept + self.added + self.failed + self.others, self.total, self.failed)


def _with_jobs(chunk: Chunk, jobs: list[Any]) -> Chunk:
    return replace(chunk, jobs=tuple(jobs))
