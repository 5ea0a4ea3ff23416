"""From a sweep to a state of Choose and compare: a point as it was run, or the middle of a box with its ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dashboard.plan.comparison import PLAN, compared, values_in_force
from dashboard.plan.state import ASSUMED, USUAL_TOWN, Own, State
from dashboard.plan.towns import TOWNS, town
from experiments.designs.factors import BASE, flattened
from sim.inputs.refusals import FIELDS
from sim.inputs.scenario import Scenario, ScenarioError

if TYPE_CHECKING:
    import pandas as pd

    from experiments.store.catalogue import Experiment


def state_of_point(scenario: Scenario, experiment: Experiment) -> State | None:
    """Return the state whose plan is the scenario of a point, or None where no state is.

    Of all towns the one is taken from which the scenario differs least.
    """
    wanted = values_in_force(scenario)
    found = min((_against(name, wanted) for name in TOWNS), key=lambda each: len(each[1]))
    name, other = found
    changes = tuple((each.month, each.field, each.value) for each in scenario.changes)
    state = State(
        town=name,
        plan=Own({path: value for path, value in other.items() if path.startswith("choices.")}, changes),
        assumptions={path: value for path, value in other.items() if path.startswith(ASSUMED)},
        seed=experiment.seed,
        uncertainty=experiment.design.uncertainty,
    )
    try:
        same = compared(state)[PLAN].fingerprint() == scenario.fingerprint()
    except ScenarioError:
        return None
    return state if same else None


def _against(name: str, wanted: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    held = values_in_force(town(name))
    return name, {
        path: value for path, value in wanted.items() if value is not None and path in held and held[path] != value
    }


def state_of_box(limits: Sequence[Mapping[str, Any]], fields: pd.DataFrame, experiment: Experiment) -> State | None:
    """Return the state in the middle of a box, with its ranges; None where it lies in no town that is shown here.

    Parameters
    ----------
    limits : sequence of mapping
        ``factor``, and ``values`` or ``low`` and ``high``; an end that is missing is that of the sweep.
    fields : pandas.DataFrame
        The points of the sweep.
    experiment : Experiment
    """
    design = experiment.design
    middle: dict[str, Any] = dict(flattened(design.set))
    ranges: dict[str, tuple[Any, ...]] = {}
    place = design.base if design.base in TOWNS else USUAL_TOWN
    for row in limits:
        factor, values = str(row["factor"]), row.get("values")
        if isinstance(values, (list, tuple)) and len(values):
            if factor == BASE:
                place = str(values[0])
            elif factor in FIELDS:
                ranges[factor], middle[factor] = tuple(map(_as_written, values)), values[0]
            continue
        low, high = (
            float(row[end]) if row[end] is not None and row[end] == row[end] else float(sampled)
            for end, sampled in (("low", fields[factor].min()), ("high", fields[factor].max()))
        )
        whole = factor in FIELDS and FIELDS[factor].annotation is int
        middle[factor] = round((low + high) / 2) if whole else float(f"{(low + high) / 2:.4g}")
        ranges[factor] = (low, high)
    if place not in TOWNS:
        return None
    return State(
        town=place,
        plan=Own({path: value for path, value in middle.items() if path.startswith("choices.")}),
        assumptions={path: value for path, value in middle.items() if path.startswith(ASSUMED)},
        ranges=ranges,
        uncertainty=design.uncertainty,
    )


def _as_written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
