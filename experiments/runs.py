"""Run scenarios one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from experiments.ensembles import jobs_of
from experiments.executors import workers_for_a_command
from experiments.options import Settings
from experiments.progress import Progress

if TYPE_CHECKING:
    from sim.inputs.scenario import Scenario
    from sim.run.ensemble_results import EnsembleResults
    from sim.run.results import Results


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
    whole = sum(jobs.values())
    with workers_for_a_command(workers) as pool, Progress("futures") as progress:
        for name, scenario in scenarios.items():
            before = sum(jobs[each] for each in results)
            common: dict[str, Any] = {
                "replications": settings.replications,
                "months": settings.months,
                "seed": settings.seed,
                "workers": workers,
                "uncertainty": settings.uncertainty,
                "pool": pool,
                "progress": lambda done, total, before=before: progress(before + done, whole),
            }
            if scenario.ensemble is None:
                results[name] = sim.simulate(scenario, **common)
            else:
                results[name] = sim.simulate_ensemble(scenario, **common)
    return results
