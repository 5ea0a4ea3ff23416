"""What results of many municipalities add to documents and files: coverage, tables by size class, what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeGuard, cast

from experiments.refusals import Refusal
from language import words

if TYPE_CHECKING:
    from sim.inputs.scenario import Scenario
    from sim.run.ensemble_results import EnsembleResults
    from sim.run.results import Results


def class_words(size_class: str, lang: str) -> str:
    """Return what a size class is called."""
    # a message tells no cases apart by names that start with a digit
    size = f"from_{size_class.partition('_')[0]}" if size_class[0].isdigit() else size_class
    return words(lang)("municipality-class", size=size)


def is_ensemble(results: Results | EnsembleResults) -> TypeGuard[EnsembleResults]:
    """Tell whether results are of many municipalities."""
    return results.scenario.ensemble is not None


def check_alike(scenarios: Mapping[str, Scenario]) -> None:
    """Refuse to compare a town with an ensemble.

    Raises
    ------
    Refusal
        Naming one of each.
    """
    many = [name for name, scenario in scenarios.items() if scenario.ensemble is not None]
    one = [name for name, scenario in scenarios.items() if scenario.ensemble is None]
    if many and one:
        raise Refusal(
            f"{many[0]!r} is an ensemble of many municipalities and {one[0]!r} is one municipality; "
            "compare ensembles with ensembles"
        )


def jobs_of(scenario: Scenario, replications: int) -> int:
    """Return how many municipalities are run, replications multiplied."""
    return replications * (1 if scenario.ensemble is None else scenario.ensemble.size)


def additions(results: Results | EnsembleResults) -> dict[str, Any]:
    """Return what one scenario's document holds beyond that of a plain town."""
    if is_ensemble(results):
        return {
            "municipalities": results.number,
            "coverage": results.coverage.reset_index(names="month").to_dict("records"),
            "by_size": results.by_size.to_dict("records"),
            "decided": results.decided,
        }
    town = cast("Results", results)
    if len(town.decided.columns):
        return {"decided": town.decided.to_dict("list")}
    return {}


def additions_by_scenario(results: Mapping[str, Results | EnsembleResults]) -> dict[str, Any]:
    """Return what a comparison's document holds beyond that of plain towns: key -> scenario -> value."""
    found: dict[str, dict[str, Any]] = {}
    for name, result in results.items():
        for key, value in additions(result).items():
            found.setdefault(key, {})[name] = value
    return found
