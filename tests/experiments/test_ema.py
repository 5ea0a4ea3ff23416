"""The model as one of the EMA Workbench's."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

import scenarios
import sim
from experiments.ema import as_ema_model
from experiments.refusals import Refusal

FACTORS = {
    "choices.partnership": ["narrow", "broad"],
    "choices.desk_sites": {"low": 1, "high": 3},
    "context.existing_collaboration": {"low": 0.1, "high": 0.5},
    "context.inhabitants": [600],
}


@pytest.mark.filterwarnings("ignore")  # of packages it could use and does not find
def test_experiments_performed_by_the_workbench_are_the_models_own_runs() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from ema_workbench import SequentialEvaluator, perform_experiments
    model = as_ema_model("mid_town", FACTORS, ["load", "contacts_desk"], months=14, replications=2, seed=3)
    assert [lever.name for lever in model.levers] == ["choices.partnership", "choices.desk_sites"]
    with SequentialEvaluator(model) as evaluator:
        done, outcomes = perform_experiments(model, scenarios=2, policies=2, evaluator=evaluator)
    assert len(done) == 4
    fields = done.iloc[3][["choices.partnership", "choices.desk_sites", "context.existing_collaboration"]].to_dict()
    town = scenarios.load("mid_town").with_all(fields | {"context.inhabitants": 600})
    expected = sim.simulate(town, replications=2, months=14, seed=3).outcomes["load"].mean()
    assert outcomes["load"][3] == pytest.approx(expected, abs=0)
    assert np.isfinite(outcomes["load"]).all()


def test_a_wrong_field_outcome_or_ensemble_is_refused_in_words() -> None:
    with pytest.raises(Refusal, match=r"choices\.partnershp"):
        as_ema_model("mid_town", {"choices.partnershp": ["narrow"]}, ["load"])
    with pytest.raises(Refusal, match="did you mean 'load'"):
        as_ema_model("mid_town", FACTORS, ["laod"])
    with pytest.raises(Refusal, match="ensemble"):
        as_ema_model("ensemble_60", FACTORS, ["load"])
