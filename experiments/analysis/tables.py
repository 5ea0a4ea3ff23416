"""The tables that answer an experiment's question, by its kind of design."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.analysis.discovery import LEAST_POINTS, Interest, box_of, interest_of, worst_quarter
from experiments.analysis.effects import differences_from_first, effects_within, interactions, main_effects
from experiments.analysis.hypercube import slopes
from experiments.analysis.indices import Rough, morris_indices, sobol_indices, sobol_pairs
from experiments.analysis.many import firm
from experiments.analysis.remarks import Remark, about_an_outcome, about_the_points, why_no_indices
from experiments.analysis.robustness import is_choice, robustness
from experiments.analysis.trade_offs import CRITERIA, trade_offs
from experiments.designs.combinations import without_meaning
from experiments.designs.factors import factors_of
from experiments.designs.layouts import axes_of, positions
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
    remarks : list of Remark
        How much counts, and what the tables cannot say.
    """

    outcomes: pd.DataFrame
    factors: list[str]
    tables: dict[str, pd.DataFrame]
    interests: list[Interest] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


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
        Tables without a row are left out, and ``remarks`` say what they would have been about.

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
    factors, fixed = _factors(experiment, outcomes)
    design, responses = experiment.design, list(experiment.design.responses)
    remarks = list(about_the_points(design, outcomes, len(experiment.skipped), factors, fixed))
    for response in responses:
        remarks += about_an_outcome(outcomes, response)
    tables: dict[str, pd.DataFrame] = {}
    if design.kind in ("scenarios", "one_at_a_time"):
        tables["differences"] = differences_from_first(outcomes, responses)
        if design.kind == "one_at_a_time":
            tables["differences"] = _with_what_changed(tables["differences"], outcomes, factors)
    elif design.kind in FACTORIALS:
        whole = design.kind == "full_factorial"  # half of all points tells effects apart only with every one of them
        idle = _idle(store, experiment, factors) if whole else {}
        matched = whole and bool(experiment.skipped or idle)
        tables["main_effects"] = main_effects(outcomes, factors, responses, matched=matched, idle=idle)
        tables["interactions"] = interactions(outcomes, factors, responses, matched=matched, idle=idle)
        tables["effects_within"] = effects_within(outcomes, factors, responses, matched=matched, idle=idle)
    elif design.kind == "latin_hypercube":
        tables["slopes"] = slopes(outcomes, factors, responses)
        remarks += _without_slopes(outcomes, factors, tables["slopes"], responses, remarks)
    else:
        found, why_not = _indices(experiment, outcomes)
        tables |= found
        remarks += why_not
    tables = {name: table for name, table in tables.items() if len(table)}
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
    tables = {name: table for name, table in tables.items() if len(table)}
    return Analysis(outcomes, factors, tables, interests, remarks)


def _factors(experiment: Experiment, outcomes: pd.DataFrame) -> tuple[list[str], dict[str, Any]]:
    """Return the columns in which the points differ, and the factors that have one value at all of them."""
    design = experiment.design
    if design.kind == "scenarios":
        return ["scenario"], {}
    names = [factor.field for factor in factors_of(design.factors, ranges=design.is_sampled, kind=design.kind)]
    varied = [name for name in names if outcomes[name].nunique() > 1]
    return varied, {name: outcomes[name].iloc[0] for name in names if name not in varied}


def _idle(store: Store, experiment: Experiment, factors: list[str]) -> dict[str, set[int]]:
    """Return at which points a factor means nothing."""
    found: dict[str, set[int]] = {}
    for number, scenario in catalogue.scenarios_of(store, experiment).items():
        for factor in without_meaning(scenario) & set(factors):
            found.setdefault(factor, set()).add(number)
    return found


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


def _indices(experiment: Experiment, outcomes: pd.DataFrame) -> tuple[dict[str, pd.DataFrame], list[Remark]]:
    """Return Sobol or Morris indices of every response, and why some have none; each point counts by its mean."""
    design, seed = experiment.design, experiment.design.seed % 2**32
    axes = axes_of(factors_of(design.factors, ranges=True, kind=design.kind), design.together)
    names = [axis.name for axis in axes]
    drawn = positions(design, len(axes))
    found: dict[str, list[pd.DataFrame]] = {}
    remarks: list[Remark] = []
    for response in design.responses:
        # a mean over those futures that happen to have a value would be another outcome from point to point
        values = outcomes.groupby("point")[response].mean(skipna=False).reindex(np.arange(len(drawn))).to_numpy()
        try:
            if design.kind == "morris":
                lists = [axis.name for axis in axes if axis.is_list]
                tables = {"morris": morris_indices(drawn, values, names, lists=lists, levels=design.levels, seed=seed)}
            else:
                tables = {"sobol": sobol_indices(values, names, second_order=design.second_order, seed=seed)}
                if design.second_order:
                    tables["sobol_pairs"] = sobol_pairs(values, names, seed=seed)
        except Rough:
            remarks.append(Remark("rough", {"outcome": response, "samples": design.samples}))
            continue
        why_not = why_no_indices(values.tolist(), response, design.samples or design.trajectories or 0, design.kind)
        remarks += [why_not] if why_not else []
        for name, table in tables.items():
            if len(table):
                table.insert(0, "outcome", response)
                found.setdefault(name, []).append(table)
    return {name: pd.concat(tables, ignore_index=True) for name, tables in found.items()}, remarks


def _without_slopes(
    outcomes: pd.DataFrame, factors: list[str], table: pd.DataFrame, responses: list[str], said: list[Remark]
) -> list[Remark]:
    """Say why no lines were drawn for some outcomes, where that has not been said yet."""
    settled = {remark.facts["outcome"] for remark in said if remark.kind in ("constant", "unmoved")}
    counts = outcomes.groupby("point")[responses].mean(skipna=False).notna().sum()
    lacking = [name for name in responses if name not in {*table["outcome"], *settled} and counts[name] > 0]
    return [Remark("no_lines", {"outcome": name, "points": int(counts[name])}) for name in lacking if factors]


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
    wanted = (
        [asked]
        if asked
        else [worst_quarter(outcomes.groupby("point")[name].mean(skipna=False), name) for name in responses]
    )
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
