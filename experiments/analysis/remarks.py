"""What stands beside the tables of an analysis: how many settings count, and what the tables cannot say, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd

from experiments.analysis.indices import LEAST_SAMPLES, LEAST_WALKS

if TYPE_CHECKING:
    from experiments.designs import Design


@dataclass(frozen=True)
class Remark:
    """One thing a reader has to know beside the tables.

    Attributes
    ----------
    kind : str
        A key of :mod:`experiments.analysis.remark_words`.
    facts : dict
        What the sentence is filled in with.
    """

    kind: str
    facts: dict[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return kind and facts side by side."""
        return {"kind": self.kind, **self.facts}


def about_the_points(
    design: Design, outcomes: pd.DataFrame, skipped: int, factors: Sequence[str], fixed: Mapping[str, Any]
) -> Iterator[Remark]:
    """Say how many points were asked for and how many count, and what they do not vary.

    Parameters
    ----------
    design : Design
    outcomes : pandas.DataFrame
    skipped : int
        Points that could not stand.
    factors : sequence of str
        In which the points differ.
    fixed : mapping
        Factors of which all points have one value, with that value.
    """
    counted = outcomes["point"].nunique()
    if design.is_sampled or skipped:
        yield Remark("points", {"asked": counted + skipped, "counted": counted, "drawn": design.is_sampled})
    for fields in design.together:
        yield Remark("together", {"factors": list(fields)})
    for factor, value in fixed.items():
        yield Remark("fixed", {"factor": factor, "value": value})
    if outcomes["replication"].nunique() == 1 and not design.is_sampled:
        yield Remark("one_future")
    if counted == 1:
        yield Remark("one_point")
    elif len(factors) == 1 and design.kind == "full_factorial":
        yield Remark("one_factor")


def about_an_outcome(outcomes: pd.DataFrame, response: str) -> Iterator[Remark]:
    """Say where an outcome has no value, and where it has the same one everywhere."""
    known = outcomes[response].dropna()
    about: dict[str, Any] = {"outcome": response}
    if len(known) < len(outcomes):
        yield Remark("missing", {**about, "missing": len(outcomes) - len(known), "runs": len(outcomes)})
    if len(known) > 1 and known.nunique() == 1:
        yield Remark("constant", {**about, "value": float(known.iloc[0])})
    elif (
        outcomes["point"].nunique() > 1
        and len(known)
        and (outcomes.groupby("replication")[response].nunique(dropna=False) == 1).all()
    ):
        yield Remark("unmoved", about)


def why_no_indices(values: Sequence[float], response: str, blocks: int, kind: str) -> Remark | None:
    """Say why there are no indices of an outcome; nothing where it has no value or is not moved, which is said apart.

    Parameters
    ----------
    values : sequence of float
        At every point.
    response : str
    blocks : int
        Samples of Sobol, or walks of Morris.
    kind : {"sobol", "morris"}
    """
    known = pd.Series(values, dtype=float)
    if known.isna().all():
        return None
    if known.isna().any():
        return Remark("undivided", {"outcome": response, "missing": int(known.isna().sum()), "points": len(known)})
    needed = LEAST_WALKS if kind == "morris" else LEAST_SAMPLES
    if blocks < needed:
        return Remark("too_few_samples", {"outcome": response, "samples": blocks, "needed": needed})
    return None
