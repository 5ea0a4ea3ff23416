"""The engine: scenarios in, futures out, the first ones at once."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING, Any

from dashboard.plan.unknown import drawn
from dashboard.runs.archive import Archive
from dashboard.runs.crew import Crew
from dashboard.runs.futures import Futures
from dashboard.runs.queue import Job, Queue, Urgency
from dashboard.runs.shelf import Shelf
from dashboard.runs.work import MARKS, Ran, Task
from experiments.store.contents import identity_of
from sim.compiling.version import MODEL_VERSION
from sim.run.posterior import in_future

if TYPE_CHECKING:
    from sim.inputs.scenario import Scenario

FIRST_BANDS = 5  # futures of the bands that come first
MOST_PAGES = 500  # open pages whose questions are held
LONGEST_WAIT = 300.0  # seconds, before a screen is told that its runs do not come


class Superseded(Exception):
    """The client has moved on, and nobody waits for these runs any more."""


class Batch:
    """Futures of some scenarios that a screen waits for.

    Attributes
    ----------
    scenarios : dict of str to Scenario
    replications, months, seed : int
    uncertainty : str
    """

    def __init__(
        self, engine: Engine, scenarios: Mapping[str, Scenario], replications: int, seed: int, uncertainty: str
    ) -> None:
        self.engine = engine
        self.scenarios = dict(scenarios)
        self.replications = replications
        self.months = engine.months
        self.seed = seed
        self.uncertainty = uncertainty
        self.dropped = False
        self.waits: dict[tuple[str, int], Future[Any]] = {}
        self.identities: dict[tuple[str, int], str] = {}

    def first(self, count: int) -> dict[str, Futures]:
        """Wait for the first so many futures of each scenario.

        Raises
        ------
        Superseded
            When the client has moved on.
        """
        found = {}
        for name, scenario in self.scenarios.items():
            found[name] = Futures(
                scenario, [self._result(name, r) for r in range(count)], self.months, self.seed, self.uncertainty
            )
        return found

    def _result(self, name: str, replication: int) -> Ran:
        try:
            result: Ran = self.waits[name, replication].result(timeout=LONGEST_WAIT)
        except CancelledError:
            raise Superseded from None
        if self.dropped:
            raise Superseded
        return result

    def is_ready(self, count: int) -> bool:
        """Tell whether the first so many futures of each scenario are there."""
        return all(done.done() for (_, replication), done in self.waits.items() if replication < count)

    def drop(self) -> None:
        """Give up what has not begun."""
        self.dropped = True
        self.engine.queue.give_up(self)


class Engine:
    """Warm workers, a queue before them, a shelf and an archive behind them.

    Parameters
    ----------
    workers : int
        Processes.
    months : int
        Horizon of every run.
    archive : Archive or None
        Where runs are kept beyond this process.
    """

    def __init__(self, workers: int, months: int, archive: Archive | None = None) -> None:
        self.months = months
        self.queue = Queue(workers)
        self.crew = Crew(self.queue)
        self.shelf = Shelf()
        self.archive = archive
        self._lanes: dict[tuple[str, str], Batch] = {}
        self._turns: dict[str, int] = {}  # client to its newest question
        self._kept: set[str] = set()
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin."""
        self.crew.start()
        if self.archive is not None:
            self.archive.start()

    def close(self) -> None:
        """Stop."""
        self.crew.close()
        if self.archive is not None:
            self.archive.close()

    def ask(
        self,
        client: str,
        scenarios: Mapping[str, Scenario],
        replications: int,
        *,
        lane: str,
        seed: int = 1,
        uncertainty: str = "luck",
        urgency: Urgency | None = None,
        task: Task = "run",
        unknown: tuple[str, ...] = (),
        turn: int = 0,
    ) -> Batch:
        """Ask for futures; what this client asked before in the same lane is dropped.

        Parameters
        ----------
        client : str
            Who asks: one open page.
        scenarios : mapping of str to Scenario
        replications : int
        lane : str
            What it is for; a client has one question a lane.
        seed : int
        uncertainty : {"luck", "both"}
        urgency : Urgency, optional
            By default the first futures go before the others.
        task : {"run", "recorded", "film"}
            A plain run; one that writes down what happened to whom; one that is filmed.
        unknown : tuple of str
            Context fields that are drawn anew in every future, the same for every scenario.
        turn : int
            Number of the client's question. Requests sent one after another may be begun in another order: one that
            comes in behind a newer one is not begun, and ends nothing.

        Raises
        ------
        ScenarioError
            When a change lies past the horizon.
        Superseded
            When a newer question of this client came in before.
        """
        for scenario in scenarios.values():
            scenario.check_horizon(self.months)
        batch = Batch(self, scenarios, replications, seed, uncertainty)
        with self._lock:
            self._check_turn(client, turn)
            before = self._lanes.pop((client, lane), None)
            self._lanes[client, lane] = batch
            while len(self._lanes) > MOST_PAGES:  # pages that were closed
                self._lanes.pop(next(iter(self._lanes))).drop()
        sought: set[str] = set()
        marks = {name: scenario.fingerprint() for name, scenario in batch.scenarios.items()}
        for replication in range(replications):
            for name, scenario in batch.scenarios.items():
                own = drawn(in_future(scenario, replication, seed, uncertainty), unknown, replication, seed)
                mark = marks[name] if own is scenario else own.fingerprint()
                identity = identity_of(mark, seed, replication, self.months, MODEL_VERSION) + MARKS[task]
                batch.identities[name, replication] = identity
                ran = self.shelf.get(identity)
                if ran is not None:
                    done: Future[Any] = Future()
                    done.set_result(ran)
                    batch.waits[name, replication] = done
                    if urgency is not Urgency.AHEAD:
                        self._keep(identity, mark, seed, replication, ran)
                    continue
                level = urgency
                if level is None:
                    level = Urgency.FIRST_BANDS if replication < FIRST_BANDS else Urgency.MORE_FUTURES
                job = Job(identity, own, replication, self.months, seed, task)
                shared = self.queue.want(batch, client, level, job)
                if shared is job:
                    sought.add(identity)
                shared.done.add_done_callback(
                    self._settle(identity, mark, seed, replication, keep=urgency is not Urgency.AHEAD)
                )
                batch.waits[name, replication] = shared.done
        if before is not None:  # after the new one, so that runs both want are not lost
            before.drop()
        self.queue.make_way()
        if self.archive is not None and urgency is not Urgency.AHEAD:
            self.archive.look_for(sought, self._found)
        return batch

    def leave(self, client: str, lane: str, turn: int = 0) -> None:
        """Drop what a client asked in a lane.

        Raises
        ------
        Superseded
            When a newer question of this client came in before.
        """
        with self._lock:
            self._check_turn(client, turn)
            before = self._lanes.pop((client, lane), None)
        if before is not None:
            before.drop()

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits."""
        return self.queue.length == 0

    def _check_turn(self, client: str, turn: int) -> None:
        newest = self._turns.pop(client, 0)
        self._turns[client] = max(newest, turn)
        while len(self._turns) > MOST_PAGES:
            del self._turns[next(iter(self._turns))]
        if turn < newest:
            raise Superseded

    def _settle(self, identity: str, mark: str, seed: int, replication: int, *, keep: bool) -> Any:
        def settle(done: Future[Any]) -> None:
            if done.cancelled() or done.exception() is not None:
                return
            ran = done.result()
            self.shelf.put(identity, ran)
            if keep:
                self._keep(identity, mark, seed, replication, ran)

        return settle

    def _found(self, identity: str, ran: Ran) -> None:
        self._kept.add(identity)
        self.queue.answer(identity, ran)

    def _keep(self, identity: str, mark: str, seed: int, replication: int, ran: Ran) -> None:
        if self.archive is None or identity.endswith(("+", "~")) or identity in self._kept:
            return
        if len(self._kept) > 200_000:
            self._kept.clear()
        self._kept.add(identity)
        self.archive.keep(identity, mark, seed, replication, self.months, ran)
