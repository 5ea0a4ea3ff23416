"""Robustness: how often each option is best over the contexts, and how much it can cost to have chosen it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from experiments.designs.layouts import short, told
from sim.outcomes import OUTCOMES

BOOTSTRAPS = 400
COLUMNS = [
    "outcome", "option", "best_in_contexts", "contexts", "best_in_futures", "futures", "mean_regret", "max_regret",
    "max_regret_low", "max_regret_high", "worst_context",
]  # fmt: skip


def is_choice(factor: str) -> bool:
    """Tell whether a factor is what somebody decides, rather than where or under which circumstances."""
    return factor.startswith("choices.") or factor == "scenario"


def settings_of(outcomes: pd.DataFrame, factors: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the combinations of some factors that occur: label as of :func:`robustness` -> factor -> value."""
    if not factors:
        return {"": {}}
    rows = outcomes.assign(label_=_joined(outcomes, factors)).drop_duplicates("label_")
    return {str(row["label_"]): {factor: row[factor] for factor in factors} for _, row in rows.iterrows()}


def robustness(
    outcomes: pd.DataFrame, factors: Sequence[str], responses: Sequence[str], *, seed: int = 1
) -> pd.DataFrame:
    """Hold the options of a design against each other in every context.

    Parameters
    ----------
    outcomes : pandas.DataFrame
        As of :func:`experiments.store.frames.outcomes_frame`, of a factorial or a list of scenarios.
    factors : sequence of str
        Choices make the options, all other factors the contexts; without these there is one context.
    responses : sequence of str
        Outcomes; those without a better side are left out.
    seed : int
        Of the bootstrap.

    Returns
    -------
    pandas.DataFrame
        ``outcome``, ``option``, ``best_in_contexts`` of ``contexts`` (on the mean over replications; equals count
        both), ``best_in_futures`` of ``futures`` (contexts times replications), ``mean_regret`` and ``max_regret``
        (what the best option of a context gives more, on average and in the ``worst_context``), the latter with a 95%
        interval by bootstrap over replications. Contexts and replications in which an option has no value are left
        out. Empty with fewer than two options.
    """
    choices = [factor for factor in factors if is_choice(factor)]
    others = [factor for factor in factors if not is_choice(factor)]
    rows: list[dict[str, Any]] = []
    if not choices:
        return pd.DataFrame(columns=COLUMNS)
    frame = outcomes.assign(option=_joined(outcomes, choices), context=_joined(outcomes, others) if others else "")
    options, contexts = (list(dict.fromkeys(frame[name])) for name in ("option", "context"))
    cells = pd.MultiIndex.from_product([contexts, sorted(set(frame["replication"]))])
    for response in responses:
        better = OUTCOMES[response].better
        if better == "neither" or len(options) < 2:
            continue
        table = frame.pivot_table(index=["context", "replication"], columns="option", values=response, dropna=False)
        values = table.reindex(cells)[options].to_numpy(float).reshape(len(contexts), -1, len(options))
        whole = np.asarray(np.isfinite(values).all(axis=2))
        values = np.where(whole[:, :, None], values if better == "higher" else -values, np.nan)
        present = np.flatnonzero(whole.any(axis=1))
        if not len(present):
            continue
        values, names = values[present], [contexts[place] for place in present]
        rows += _rows(values, response, options, names, seed)
    return pd.DataFrame(rows, columns=COLUMNS)


def _rows(
    values: np.ndarray, response: str, options: list[str], contexts: list[str], seed: int
) -> list[dict[str, Any]]:
    means = np.nanmean(values, axis=1)
    regret = means.max(axis=1, keepdims=True) - means
    best = np.isclose(regret, 0.0, atol=1e-12)
    in_futures = np.isclose(values, values.max(axis=2, keepdims=True), atol=1e-12)
    futures = int(np.isfinite(values[:, :, 0]).sum())
    draw = np.random.default_rng(seed)
    replications = values.shape[1]
    drawn = np.full((BOOTSTRAPS, len(options)), np.nan)
    for number in range(BOOTSTRAPS):
        part = values[:, draw.integers(0, replications, replications)]
        there = np.isfinite(part[:, :, 0]).any(axis=1)
        again = np.nanmean(part[there], axis=1)
        if len(again):
            drawn[number] = (again.max(axis=1, keepdims=True) - again).max(axis=0)
    enough = replications > 1
    low, high = np.nanquantile(drawn, [0.025, 0.975], axis=0) if enough else np.full((2, len(options)), np.nan)
    return [
        {
            "outcome": response,
            "option": option,
            "best_in_contexts": int(best[:, place].sum()),
            "contexts": len(contexts),
            "best_in_futures": int(in_futures[:, :, place].sum()),
            "futures": futures,
            "mean_regret": float(regret[:, place].mean()),
            "max_regret": float(regret[:, place].max()),
            "max_regret_low": float(low[place]),
            "max_regret_high": float(high[place]),
            "worst_context": contexts[int(regret[:, place].argmax())],
        }
        for place, option in enumerate(options)
    ]


def _joined(outcomes: pd.DataFrame, factors: Sequence[str]) -> pd.Series:
    """Return the levels of some factors as one label."""
    if len(factors) == 1 and factors[0] == "scenario":
        return outcomes["scenario"].astype(str)
    parts = [f"{short(factor)}=" + outcomes[factor].map(told) for factor in factors]
    joined: pd.Series = parts[0]
    for part in parts[1:]:
        joined = joined + ", " + part
    return joined
