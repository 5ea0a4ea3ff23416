"""Run scenarios one after the other, showing progress on the error stream when it takes long."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

from experiments.ensembles import jobs_of
from experiments.executors import workers_for_a_command
from experiments.options import Settings

if TYPE_CHECKING:
    from rich.progress import Progress

    from sim.inputs.scenario import Scenario
    from sim.run.ensemble_results import EnsembleResults
    from sim.run.results import Results

PATIENCE = 1.0  # seconds before a bar appears


def unique_names(names: Iterable[str]) -> list[str]:
    """Return the names with repeated ones numbered, so that each can be a key.

    Examples
    --------
    >>> unique_names(["broad", "narrow", "broad"])
    ['broad', 'narrow', 'broad (2)']
    """
    given = list(names)
    unique: list[str] = []
    for name in given:
        candidate, number = name, 2
        while candidate in unique or (candidate != name and candidate in given):
            candidate, number = f"{name} ({number})", number + 1
        unique.append(candidate)
    return unique


class ProgressBar:
    """A bar on the error stream that appears after a second, and only where a person watches.

    Parameters
    ----------
    total : int
        Futures to run in all.
    """

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self._bar: Progress | None = None
        self._timer: threading.Timer | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> ProgressBar:
        import sys

        if sys.stderr.isatty():
            self._timer = threading.Timer(PATIENCE, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            if self._bar is not None:
                self._bar.stop()
            self._bar, self._timer = None, None

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        with self._lock:
            if self._timer is None:  # finished while this was being prepared
                return
            bar.add_task("futures", total=self.total, completed=self.done)
            bar.start()
            self._bar = bar

    def move_to(self, done: int) -> None:
        """Show that so many futures are done."""
        with self._lock:
            self.done = done
            if self._bar is not None:
                self._bar.update(self._bar.task_ids[0], completed=done)

    def counting_from(self, start: int) -> Callable[[int, int], None]:
        """Return a callback for one scenario, whose futures come after ``start`` others."""
        return lambda done, total: self.move_to(start + done)


def run_all(scenarios: Mapping[str, Scenario], settings: Settings) -> dict[str, Results | EnsembleResults]:
    """Run every scenario with the same luck: a town by its futures, an ensemble by its municipalities.

    Parameters
    ----------
    scenarios : mapping of str to Scenario
        By display name.
    settings : Settings
        Replications, months, seed and workers.

    Returns
    -------
    dict
        Display name -> Results or EnsembleResults, in the same order.
    """
    import sim

    for scenario in scenarios.values():
        scenario.check_horizon(settings.months)
    results: dict[str, Results | EnsembleResults] = {}
    jobs = {name: jobs_of(scenario, settings.replications) for name, scenario in scenarios.items()}
    workers = min(settings.workers, max(jobs.values()))
    with workers_for_a_command(workers) as pool, ProgressBar(sum(jobs.values())) as bar:
        for name, scenario in scenarios.items():
            done = sum(jobs[before] for before in results)
            common: dict[str, Any] = {
                "replications": settings.replications,
                "months": settings.months,
                "seed": settings.seed,
                "workers": workers,
                "uncertainty": settings.uncertainty,
                "pool": pool,
                "progress": bar.counting_from(done),
            }
            if scenario.ensemble is None:
                results[name] = sim.simulate(scenario, **common)
            else:
                results[name] = sim.simulate_ensemble(scenario, **common)
    return results
