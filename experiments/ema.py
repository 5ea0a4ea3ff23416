"""The model as one of the EMA Workbench's, so that its samplers, optimisers and analyses run it as any other.

Examples
--------
>>> from ema_workbench import SequentialEvaluator, perform_experiments
>>> from experiments.ema import as_ema_model
>>> model = as_ema_model(
...     "mid_town",
...     {"choices.partnership": ["narrow", "broad"], "context.existing_collaboration": {"low": 0.1, "high": 0.5}},
...     ["reach_all", "white_spots_per_1000"],
... )
>>> experiments, outcomes = perform_experiments(model, scenarios=10, policies=2)  # doctest: +SKIP
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from experiments.designs.combinations import combined
from experiments.designs.factors import Factor, factors_of
from experiments.documents import plain
from experiments.options import checked_horizon
from experiments.refusals import Refusal, nearest
from language.outcomes import NAMES, OUTCOMES
from sim.inputs.calendar import HORIZON
from sim.inputs.scenario import Scenario


@dataclass(frozen=True)
class Town:
    """A scenario as a function of fields, for the EMA Workbench.

    Parameters
    ----------
    scenario : Scenario
        The base: fields that are not given stay as they are.
    responses : tuple of str
        Outcomes.
    replications, months, seed : int
        As of :func:`sim.simulate`: each call meets the same luck.
    """

    scenario: Scenario
    responses: tuple[str, ...]
    replications: int
    months: int
    seed: int

    def __call__(self, **fields: Any) -> dict[str, float]:
        """Run the scenario with these fields, and return the mean of each outcome over the replications.

        Not a number where an outcome has no value in any of them. A choice that means nothing beside the others is left
        out where it could not stand.

        Raises
        ------
        CaseError
            Where the fields cannot stand together: the EMA Workbench masks this case, and goes on with the others.
        """
        import sim

        try:
            town = combined(self.scenario, plain(fields))
            results = sim.simulate(town, replications=self.replications, months=self.months, seed=self.seed)
        except sim.ScenarioError as error:
            from ema_workbench.util import CaseError

            raise CaseError(str(error), fields) from None
        return {name: float(results.outcomes[name].mean()) for name in self.responses}


def as_ema_model(
    scenario: str | Scenario,
    factors: Mapping[str, Any],
    responses: Sequence[str],
    *,
    replications: int = 1,
    months: int = HORIZON,
    seed: int = 1,
    name: str = "cjg",
) -> Any:
    """Return a Model of the EMA Workbench.

    Parameters
    ----------
    scenario : str or Scenario
        The base, of one municipality.
    factors : mapping
        As in a design file: field to list of values, ``{"low": ..., "high": ...}`` or ``"range"``. Choices become
        levers, all other fields uncertainties; a list of one value is a constant.
    responses : sequence of str
        Outcomes; each is maximised, minimised or only reported, as the registry says which side is better.
    replications, months, seed : int
        Of every run; its outcomes are means over the replications.
    name : str
        Of letters and digits.

    Raises
    ------
    Refusal
        For a wrong factor or outcome, an ensemble, or without the EMA Workbench.
    """
    import scenarios

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of packages it could use and does not find
            from ema_workbench import Constant, ScalarOutcome

            from experiments.ema_town import TownModel
    except ImportError:
        raise Refusal("the EMA Workbench is missing: pip install 'cjg-network[discovery]'") from None
    town = scenarios.load(scenario) if isinstance(scenario, str) else scenario
    if town.ensemble is not None:
        raise Refusal(f"{town.name} is an ensemble of many municipalities; the connector runs one")
    checked_horizon(town.name, town, months)
    for response in responses:
        if response not in OUTCOMES:
            raise Refusal(f"responses: {response!r} is not an outcome{nearest(response, NAMES)}")
    read = factors_of(factors, ranges=True, kind="drawn")
    model = TownModel(name, function=Town(town, tuple(responses), replications, months, seed))
    varied = [factor for factor in read if factor.is_range or len(factor.values) > 1]
    model.constants = [Constant(factor.field, factor.values[0]) for factor in read if factor not in varied]
    model.uncertainties = [_parameter(factor) for factor in varied if not factor.field.startswith("choices.")]
    model.levers = [_parameter(factor) for factor in varied if factor.field.startswith("choices.")]
    sides = {"higher": ScalarOutcome.MAXIMIZE, "lower": ScalarOutcome.MINIMIZE, "neither": ScalarOutcome.INFO}
    model.outcomes = [ScalarOutcome(response, kind=sides[OUTCOMES[response].better]) for response in responses]
    return model


def _parameter(factor: Factor) -> Any:
    from ema_workbench import CategoricalParameter, IntegerParameter, RealParameter

    if not factor.is_range:
        return CategoricalParameter(factor.field, list(factor.values))
    if factor.whole:
        return IntegerParameter(factor.field, int(factor.low), int(factor.high))
    return RealParameter(factor.field, factor.low, factor.high)
