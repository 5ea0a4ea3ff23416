"""The simulation of how a care network forms: the model, its scenarios' schema, and :func:`simulate`.

``sim`` knows nothing of files, databases, charts or screens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.inputs.scenario import Scenario, ScenarioError
    from sim.run.ensemble import simulate_ensemble
    from sim.run.ensemble_results import EnsembleResults
    from sim.run.model import CJGModel
    from sim.run.results import Results
    from sim.run.simulation import simulate

__all__ = ["CJGModel", "EnsembleResults", "Results", "Scenario", "ScenarioError", "simulate", "simulate_ensemble"]
_HOMES = {
    "CJGModel": "run.model",
    "EnsembleResults": "run.ensemble_results",
    "Results": "run.results",
    "Scenario": "inputs.scenario",
    "ScenarioError": "inputs.scenario",
    "simulate": "run.simulation",
    "simulate_ensemble": "run.ensemble",
}


def __getattr__(name: str) -> Any:
    """Import late: compiling and Mesa cost a second that reading a scenario should not."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sim' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"sim.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
