"""Robustness: how often each option is best over the contexts, and how much it can cost to have chosen it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from experiments.comparison import CONFIDENCE, mean_of
from experiments.designs.layouts import short, told
from sim.observe.outcomes import OUTCOMES

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


def robustness(outcomes: pd.DataFrame, factors: Sequence[str], responses: Sequence[str]) -> pd.DataFrame:
    """Hold the options of a design against each other in every context.

    Parameters
    ----------
    outcomes : pandas.DataFrame
        As of :func:`experiments.store.frames.outcomes_frame`, of a factorial or a list of scenarios.
    factors : sequence of str
        Choices make the options, all other factors the contexts; without these there is one context.
    responses : sequence of str
        Outcomes; those without a better side are left out.

    Returns
    -------
    pandas.DataFrame
        ``outcome``, ``option``, ``best_in_contexts`` of ``contexts`` (on the mean over replications; equals count
        both), ``best_in_futures`` of ``futures`` (contexts times replications), ``mean_regret`` and ``max_regret``
        (what the best option of a context gives more, on average and in the ``worst_context``), the latter with an
        interval: of the paired difference there with the best, wide enough for all pairs of options in all contexts
        together to be held at 95%; it holds zero where no difference was found. Contexts and replications in which an
        option has no value are left out. Empty with fewer than two options.
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
        rows += _rows(values, response, options, names)
    return pd.DataFrame(rows, columns=COLUMNS)


def _rows(values: np.ndarray, response: str, options: list[str], contexts: list[str]) -> list[dict[str, Any]]:
    means = np.nanmean(values, axis=1)
    regret = means.max(axis=1, keepdims=True) - means
    best = np.isclose(regret, 0.0, atol=1e-12)
    in_futures = np.isclose(values, values.max(axis=2, keepdims=True), atol=1e-12)
    futures = int(np.isfinite(values[:, :, 0]).sum())
    pairs = len(contexts) * len(options) * (len(options) - 1) // 2
    rows = []
    for place, option in enumerate(options):
        worst = int(regret[:, place].argmax())
        low, high = _interval(values[worst, :, int(means[worst].argmax())] - values[worst, :, place], pairs)
        rows.append(
            {
                "outcome": response,
                "option": option,
                "best_in_contexts": int(best[:, place].sum()),
                "contexts": len(contexts),
                "best_in_futures": int(in_futures[:, :, place].sum()),
                "futures": futures,
                "mean_regret": float(regret[:, place].mean()),
                "max_regret": float(regret[:, place].max()),
                "max_regret_low": low,
                "max_regret_high": high,
                "worst_context": contexts[worst],
            }
        )
    return rows


def _interval(gaps: np.ndarray, pairs: int) -> tuple[float | None, float | None]:
    """Return the interval of a mean difference that was looked for among so many pairs, all of them together at 95%.

    The largest of many differences is large by luck too: its own 95% interval would nearly always lie above zero.
    """
    found = mean_of(gaps, 1 - (1 - CONFIDENCE) / pairs)
    if found.low is not None and found.low == found.high != 0 and 2 * 0.5**found.n > 0.05 / pairs:
        return None, None  # the same in so few futures is no proof
    return found.low, found.high


def _joined(outcomes: pd.DataFrame, factors: Sequence[str]) -> pd.Series:
    """Return the levels of some factors as one label."""
    if len(factors) == 1 and factors[0] == "scenario":
        return outcomes["scenario"].astype(str)
    parts = [f"{short(factor)}=" + outcomes[factor].map(told) for factor in factors]
    joined: pd.Series = parts[0]
    for part in parts[1:]:
        joined = joined + ", " + part
    return joined
