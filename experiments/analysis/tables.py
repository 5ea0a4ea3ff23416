"""The tables that answer an experiment's question, by its kind of design."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from experiments.analysis.discovery import LEAST_POINTS, Interest, box_of, interest_of, worst_quarter
from experiments.analysis.effects import differences_from_first, effects_within, interactions, main_effects
from experiments.analysis.hypercube import slopes
from experiments.analysis.indices import morris_indices, sobol_indices, sobol_pairs
from experiments.analysis.many import firm
from experiments.analysis.robustness import is_choice, robustness
from experiments.analysis.trade_offs import CRITERIA, trade_offs
from experiments.designs.factors import factors_of
from experiments.designs.layouts import positions
from experiments.refusals import Refusal
from experiments.store import catalogue, frames

if TYPE_CHECKING:
    from experiments.store import Store
    from experiments.store.catalogue import Experiment

FACTORIALS = ("full_factorial", "half_factorial")


@dataclass(frozen=True)
class Analysis:
    """What an experiment found.

    Attributes
    ----------
    outcomes : pandas.DataFrame
        Its runs, as of :func:`experiments.store.frames.outcomes_frame`.
    factors : list of str
        What varies; ``scenario`` of a list of scenarios.
    tables : dict of str to pandas.DataFrame
        By kind of design; see :func:`analysed`.
    interests : list of Interest
        What boxes were looked for.
    """

    outcomes: pd.DataFrame
    factors: list[str]
    tables: dict[str, pd.DataFrame]
    interests: list[Interest] = field(default_factory=list)


def analysed(store: Store, experiment: Experiment, *, where: str | None = None) -> Analysis:
    """Analyse an experiment.

    Parameters
    ----------
    store : Store
    experiment : Experiment
    where : str, optional
        ``OUTCOME<NUMBER`` or ``OUTCOME>NUMBER``: what boxes are looked for. By default the worst quarter of the points
        on each response, where the EMA Workbench is installed.

    Returns
    -------
    Analysis
        Its tables: ``differences`` (each point against the first) for lists of points; ``main_effects``,
        ``interactions`` and ``effects_within`` for factorials; ``slopes`` for a hypercube; ``sobol`` (and
        ``sobol_pairs`` of one with ``second_order``) or ``morris`` for these designs; ``boxes`` and ``box_checks``
        where there are enough points; ``trade_offs`` and ``robustness`` where points are options that somebody may
        choose from. Differences and effects say whether each is ``firm``: clear enough among all of them together.
        Tables without a row are left out.

    Raises
    ------
    Refusal
        When no run is finished, or a run is still missing: an effect over part of a design is another effect. When
        ``where`` cannot be read.
    """
    standing = catalogue.standing(store, experiment)
    left = standing.runs - standing.done
    if left:
        raise Refusal(
            f"{experiment.name}: {left} of {standing.runs} runs are missing ({standing.failed} failed); "
            "`cjg sweep` runs them (--retry-failed the failed ones)"
        )
    asked = None if where is None else interest_of(where)
    outcomes = frames.outcomes_frame(store, experiment)
    factors = _factors(experiment, outcomes)
    design, responses = experiment.design, list(experiment.design.responses)
    tables: dict[str, pd.DataFrame] = {}
    if design.kind in ("scenarios", "one_at_a_time"):
        tables["differences"] = differences_from_first(outcomes, responses)
        if design.kind == "one_at_a_time":
            tables["differences"] = _with_what_changed(tables["differences"], outcomes, factors)
    elif design.kind in FACTORIALS:
        matched = design.kind == "full_factorial" and bool(experiment.skipped)
        tables["main_effects"] = main_effects(outcomes, factors, responses, matched=matched)
        tables["interactions"] = interactions(outcomes, factors, responses, matched=matched)
        tables["effects_within"] = effects_within(outcomes, factors, responses, matched=matched)
    elif design.kind == "latin_hypercube":
        tables["slopes"] = slopes(outcomes, factors, responses)
    else:
        tables[design.kind] = _indices(experiment, outcomes)
        if design.second_order:
            tables["sobol_pairs"] = _indices(experiment, outcomes, pairs=True)
    compared = [name for name in ("differences", "main_effects", "interactions", "effects_within", "slopes")
                if name in tables]  # fmt: skip
    if compared:  # all together: whoever reads one table reads the others too
        stands = firm(pd.concat([tables[name] for name in compared], keys=compared))
        for name in compared:
            tables[name]["firm"] = stands.loc[name]
    interests: list[Interest] = []
    if design.kind in (*FACTORIALS, "latin_hypercube") or asked is not None:
        interests, boxes, checks = _boxes(outcomes, factors, responses, asked, design.seed % 2**32)
        tables |= {"boxes": boxes, "box_checks": checks}
    if not design.is_sampled:
        contexts = [factor for factor in factors if not is_choice(factor)]
        tables["trade_offs"] = _judged(trade_offs(outcomes, contexts=contexts))
    if design.kind in ("scenarios", "full_factorial"):
        tables["robustness"] = robustness(outcomes, factors, responses)
    return Analysis(outcomes, factors, {name: table for name, table in tables.items() if len(table)}, interests)


def _factors(experiment: Experiment, outcomes: pd.DataFrame) -> list[str]:
    """Return the columns in which the points of an experiment differ."""
    design = experiment.design
    if design.kind == "scenarios":
        return ["scenario"]
    names = [factor.field for factor in factors_of(design.factors, ranges=design.is_sampled, kind=design.kind)]
    return names if design.kind in ("sobol", "morris") else [name for name in names if outcomes[name].nunique() > 1]


def _with_what_changed(table: pd.DataFrame, outcomes: pd.DataFrame, factors: list[str]) -> pd.DataFrame:
    """Add the factor in which a point differs from the base, its level, and the base's level as ``against``."""
    points = outcomes.drop_duplicates("point").set_index("point")[factors]
    base = points.iloc[0]
    changed = {
        point: next((factor for factor in factors if row[factor] != base[factor]), factors[0])
        for point, row in points.iterrows()
    }
    factor = table["point"].map(changed)
    level = [points.loc[point, name] for point, name in zip(table["point"], factor, strict=True)]
    return table.assign(factor=factor, level=level, against=[base[name] for name in factor])


def _indices(experiment: Experiment, outcomes: pd.DataFrame, *, pairs: bool = False) -> pd.DataFrame:
    """Return Sobol or Morris indices of every response; of each point the mean over replications is taken."""
    design, seed = experiment.design, experiment.design.seed % 2**32
    factors = [factor.field for factor in factors_of(design.factors, ranges=True, kind=design.kind)]
    drawn = positions(design, len(factors))
    found = []
    for response in design.responses:
        values = outcomes.groupby("point")[response].mean().reindex(np.arange(len(drawn))).to_numpy()
        if pairs:
            table = sobol_pairs(values, factors, seed=seed)
        elif design.kind == "sobol":
            table = sobol_indices(values, factors, second_order=design.second_order, seed=seed)
        else:
            table = morris_indices(drawn, values, factors, levels=design.levels, seed=seed)
        table.insert(0, "outcome", response)
        found.append(table)
    return pd.concat([table for table in found if len(table)] or found, ignore_index=True)


def _boxes(
    outcomes: pd.DataFrame, factors: list[str], responses: list[str], asked: Interest | None, seed: int
) -> tuple[list[Interest], pd.DataFrame, pd.DataFrame]:
    points = outcomes["point"].nunique()
    if asked is not None and points < LEAST_POINTS:
        raise Refusal(
            f"--where: the design has {points} points; conditions are looked for among {LEAST_POINTS} or more"
        )
    if asked is None and (find_spec("ema_workbench") is None or points < LEAST_POINTS):
        return [], pd.DataFrame(), pd.DataFrame()
    wanted = [asked] if asked else [worst_quarter(outcomes.groupby("point")[name].mean(), name) for name in responses]
    interests, boxes, checks = [], [], []
    for interest in wanted:
        if interest is None:
            continue
        box, check = box_of(outcomes, factors, interest, seed=seed)
        interests.append(interest)
        boxes.append(box)
        checks.append(check)
    return interests, _joined(boxes), _joined(checks)


def _joined(tables: list[pd.DataFrame]) -> pd.DataFrame:
    whole = [table for table in tables if len(table)]
    return pd.concat(whole, ignore_index=True) if whole else pd.DataFrame()


def _judged(table: pd.DataFrame) -> pd.DataFrame:
    """Return the points that could be held against another one."""
    judged = table[table["n"] > 0].reset_index(drop=True)
    return judged if len(judged) > 1 and judged[list(CRITERIA)].notna().any().all() else judged.iloc[:0]
