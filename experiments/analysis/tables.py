"""The tables that answer an experiment's question, by its kind of design."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from experiments.analysis.effects import differences_from_first, interactions, main_effects
from experiments.analysis.indices import morris_indices, sobol_indices
from experiments.designs.factors import factors_of
from experiments.designs.layouts import positions
from experiments.refusals import Refusal
from experiments.store import catalogue, frames

if TYPE_CHECKING:
    from experiments.store import Store
    from experiments.store.catalogue import Experiment


def analysed(store: Store, experiment: Experiment) -> dict[str, pd.DataFrame]:
    """Analyse an experiment.

    Returns
    -------
    dict of str to pandas.DataFrame
        ``differences`` (each point against the first) for lists of points; ``main_effects`` and ``interactions`` for
        factorials; ``sobol`` or ``morris`` for these designs; nothing but the outcomes themselves for a hypercube.

    Raises
    ------
    Refusal
        When no run is finished, or a run is still missing: an effect over part of a design is another effect.
    """
    standing = catalogue.standing(store, experiment)
    left = standing.runs - standing.done
    if left:
        raise Refusal(
            f"{experiment.name}: {left} of {standing.runs} runs are missing ({standing.failed} failed); "
            "`cjg sweep` runs them (--retry-failed the failed ones)"
        )
    outcomes = frames.outcomes_frame(store, experiment)
    design, responses = experiment.design, list(experiment.design.responses)
    if design.kind in ("scenarios", "one_at_a_time"):
        return {"differences": differences_from_first(outcomes, responses)}
    factors = [factor.field for factor in factors_of(design.factors, ranges=design.is_sampled, kind=design.kind)]
    if design.kind in ("full_factorial", "half_factorial"):
        varied = [factor for factor in factors if outcomes[factor].nunique() > 1]
        matched = design.kind == "full_factorial" and bool(experiment.skipped)
        return {
            "main_effects": main_effects(outcomes, varied, responses, matched=matched),
            "interactions": interactions(outcomes, varied, responses, matched=matched),
        }
    if design.kind == "latin_hypercube":
        raise Refusal(
            f"{experiment.name} is a latin_hypercube, of which no effects are worked out; "
            f"`cjg store export {experiment.name} --out DIR` gives its runs"
        )
    drawn = positions(design, len(factors))
    found = []
    for response in responses:
        values = outcomes.groupby("point")[response].mean().reindex(np.arange(len(drawn))).to_numpy()
        if design.kind == "sobol":
            table = sobol_indices(values, factors, second_order=design.second_order, seed=design.seed % 2**32)
        else:
            table = morris_indices(drawn, values, factors, levels=design.levels, seed=design.seed % 2**32)
        table.insert(0, "outcome", response)
        found.append(table)
    return {design.kind: pd.concat([table for table in found if len(table)] or found, ignore_index=True)}
