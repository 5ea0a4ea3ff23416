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


DESK = {
    "choices.desk": ["none", "shared_building"],
    "choices.desk_location": ["town_centre", "where_youth_are"],
    "choices.front_offices": ["separate", "merged"],
    "context.inhabitants": [600],
}


@pytest.mark.filterwarnings("ignore")  # of packages it could use and does not find
@pytest.mark.parametrize(
    "way", ["SequentialEvaluator", pytest.param("MultiprocessingEvaluator", marks=pytest.mark.slow)]
)
def test_a_combination_that_cannot_stand_is_masked_and_the_others_are_run(way: str) -> None:
    """One entrance needs a desk, and where there is none it does not matter in which place it stands."""
    import ema_workbench

    model = as_ema_model("mid_town", DESK, ["load"], months=14)
    processes = {"n_processes": 2} if way == "MultiprocessingEvaluator" else {}
    with getattr(ema_workbench, way)(model, **processes) as evaluator:
        done, outcomes = ema_workbench.perform_experiments(
            model, policies=8, lever_sampling=ema_workbench.Samplers.FF, evaluator=evaluator
        )
    assert len(done) == 8
    lost = (done["choices.desk"] == "none") & (done["choices.front_offices"] == "merged")
    assert lost.sum() == 2
    assert list(np.ma.getmaskarray(outcomes["load"])) == list(lost)
    assert np.isfinite(outcomes["load"][~lost.to_numpy()]).all()


def test_a_wrong_field_outcome_or_ensemble_is_refused_in_words() -> None:
    with pytest.raises(Refusal, match=r"choices\.partnershp"):
        as_ema_model("mid_town", {"choices.partnershp": ["narrow"]}, ["load"])
    with pytest.raises(Refusal, match="did you mean 'load'"):
        as_ema_model("mid_town", FACTORS, ["laod"])
    with pytest.raises(Refusal, match="ensemble"):
        as_ema_model("ensemble_60", FACTORS, ["load"])
