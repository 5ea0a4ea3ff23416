"""Scenario discovery: in which part of the space does an outcome go as asked? PRIM of the EMA Workbench.

PRIM peels a box until most of what is left is of interest. A box found that way flatters itself, so it is found on
part of the points and put to the proof on the others.
"""

from __future__ import annotations

import itertools
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from experiments.refusals import Refusal, nearest
from sim.observe.outcomes import NAMES, OUTCOMES

LEAST_POINTS = 40  # below this a box says nothing
HELD_OUT = 0.3
WORST = 0.25  # share of points that is of interest when nothing else is asked
PEEL = 0.05
LEAST_IN_BOX = 10  # points
MOST_FIELDS = 4  # a box with more limits is no longer told in a sentence
CHANCE = 0.05  # a limit that luck would give as often is dropped
Z = 1.96
ANY = 1e-9  # to PRIM a point is of interest from here on (0 would make all of them so), and any box will do

BOX_COLUMNS = ["outcome", "interest", "threshold", "factor", "low", "high", "values", "chance"]
CHECK_COLUMNS = [
    "outcome", "interest", "threshold", "part", "points", "of_interest", "share", "in_box", "coverage", "density",
    "density_low", "density_high", "holds",
]  # fmt: skip


@dataclass(frozen=True)
class Interest:
    """What is looked for: an outcome on one side of a threshold.

    Attributes
    ----------
    outcome : str
    side : {"above", "below"}
    threshold : float
    """

    outcome: str
    side: str
    threshold: float

    def holds(self, values: np.ndarray) -> np.ndarray:
        """Tell for each value whether it lies on that side; a missing one does not."""
        there: np.ndarray = values > self.threshold if self.side == "above" else values < self.threshold
        return there


def interest_of(text: str) -> Interest:
    """Read ``OUTCOME>NUMBER`` or ``OUTCOME<NUMBER``.

    Raises
    ------
    Refusal
        Naming what was given and what is allowed.
    """
    found = re.fullmatch(r"\s*(\w+)\s*([<>])\s*(\S+)\s*", text)
    try:
        threshold = float(found[3]) if found else np.nan
    except ValueError:
        threshold = np.nan
    if found is None or not np.isfinite(threshold):
        raise Refusal(f"--where: {text!r} given; allowed is OUTCOME<NUMBER or OUTCOME>NUMBER, such as reach_all<0.6")
    if found[1] not in OUTCOMES:
        raise Refusal(f"--where: {found[1]!r} is not an outcome{nearest(found[1], NAMES)}")
    return Interest(found[1], "above" if found[2] == ">" else "below", threshold)


def worst_quarter(values: pd.Series, outcome: str) -> Interest | None:
    """Return as of interest the worst quarter of the values; nothing where no side is better or nothing varies."""
    better = OUTCOMES[outcome].better
    known = values.dropna()
    if better == "neither" or known.nunique() < 2:
        return None
    high = better == "lower"
    threshold = float(known.quantile(1 - WORST if high else WORST))
    found = Interest(outcome, "above" if high else "below", threshold)
    return found if found.holds(known.to_numpy()).any() else None


def box_of(
    outcomes: pd.DataFrame, factors: Sequence[str], interest: Interest, *, seed: int = 1
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Find a box and put it to the proof.

    Parameters
    ----------
    outcomes : pandas.DataFrame
        As of :func:`experiments.store.frames.outcomes_frame`; of each point the mean over its replications is taken,
        so that points and not runs are counted.
    factors : sequence of str
        Columns the box may limit.
    interest : Interest
    seed : int
        Of the draw of points that are held out.

    Returns
    -------
    limits : pandas.DataFrame
        A row a factor that the box limits: ``outcome``, ``interest``, ``threshold``, ``factor``, ``low`` and ``high``
        of a number, ``values`` of a list, and ``chance``, the share of boxes of this size that would do as well
        without the limit by luck. Empty where no box was found.
    checks : pandas.DataFrame
        A row for the points the box was ``found`` on and one for those ``held_out``: ``points``, ``of_interest``,
        ``share`` of interest among them all, ``in_box``, ``coverage`` (of what is of interest, the share in the box),
        ``density`` (of what is in the box, the share of interest) with its 95% interval, and ``holds``: whether that
        interval lies above ``share``.

    Raises
    ------
    Refusal
        When the EMA Workbench is not installed.
    """
    grouped = outcomes.groupby("point", sort=True)
    points = grouped[list(factors)].first().join(grouped[interest.outcome].mean(skipna=False))
    points = points[points[interest.outcome].notna()]
    if len(points) < LEAST_POINTS:
        return pd.DataFrame(columns=BOX_COLUMNS), pd.DataFrame(columns=CHECK_COLUMNS)
    x = _as_prim_takes_it(points[list(factors)])
    y = interest.holds(points[interest.outcome].to_numpy(float))
    order = np.random.default_rng(seed).permutation(len(points))
    held_out = np.zeros(len(points), dtype=bool)
    held_out[order[: round(HELD_OUT * len(points))]] = True
    limits = _limits(x[~held_out].reset_index(drop=True), y[~held_out])
    about = {"outcome": interest.outcome, "interest": interest.side, "threshold": interest.threshold}
    box = pd.DataFrame([about | limit for limit in limits], columns=BOX_COLUMNS)
    if not limits:
        return box, pd.DataFrame(columns=CHECK_COLUMNS)
    inside = np.logical_and.reduce([_within(x[limit["factor"]], limit) for limit in limits])
    checks = [
        about | {"part": part} | _proof(y[rows], inside[rows])
        for part, rows in (("found", ~held_out), ("held_out", held_out))
    ]
    return box, pd.DataFrame(checks, columns=CHECK_COLUMNS)


def _as_prim_takes_it(x: pd.DataFrame) -> pd.DataFrame:
    """Return numbers as floats and all else as objects: of Categorical columns PRIM makes nothing."""
    return pd.DataFrame(
        {
            name: column.astype(float)
            if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)
            else column.astype(object)
            for name, column in x.items()
        }
    )


def _limits(x: pd.DataFrame, y: np.ndarray) -> list[dict[str, Any]]:
    """Return the limits of the best box on PRIM's way: the one nearest to full coverage and full density.

    Each box on the way is first freed of the limits that luck would give as often (Bryant and Lempert's quasi-p), the
    idlest first, since PRIM also peels where there is nothing to find.
    """
    varied = [name for name in x.columns if x[name].nunique() > 1]
    if not varied or not y.any() or y.all():
        return []
    best: list[dict[str, Any]] = []
    least = np.inf
    numbers = [name for name in varied if x[name].dtype != object]
    # Without one value of a list goes a large part of the points at once, which can lead the greedy search astray; so
    # it goes a second time, over the numbers alone.
    ways = [varied, numbers] if 0 < len(numbers) < len(varied) else [varied]
    for box in itertools.chain.from_iterable(_boxes_on_the_way(x[names], y) for names in ways):
        limits = _freed(box, x, y)
        if not 0 < len(limits) <= MOST_FIELDS:
            continue
        inside = np.logical_and.reduce([_within(x[limit["factor"]], limit) for limit in limits])
        coverage, density = (y & inside).sum() / y.sum(), (y & inside).sum() / inside.sum()
        distance = float((1 - coverage) ** 2 + (1 - density) ** 2)
        if distance < least:
            best, least = limits, distance
    return sorted(best, key=lambda limit: float(limit["chance"]))


def _boxes_on_the_way(x: pd.DataFrame, y: np.ndarray) -> Iterator[list[dict[str, Any]]]:
    """Yield the limits of each box that PRIM peels and pastes, from the whole space to the smallest."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of packages it could use and does not find, and of older pandas
            from ema_workbench.analysis import prim

            mass = max(PEEL, LEAST_IN_BOX / len(x))
            found = prim.Prim(x, y, threshold=ANY, peel_alpha=PEEL, mass_min=mass).find_box()
    except ImportError:
        raise Refusal("PRIM needs a package: pip install 'cjg-network[discovery]'") from None
    outer = found.box_lims[0]
    for inner in found.box_lims[1:]:
        yield [limit for name in x.columns if (limit := _limit(name, inner[name], outer[name], x[name])) is not None]


def _limit(name: str, inner: pd.Series, outer: pd.Series, column: pd.Series) -> dict[str, Any] | None:
    limit: dict[str, Any] = {"factor": name, "low": None, "high": None, "values": None}
    if isinstance(inner.iloc[0], set):
        kept = inner.iloc[0]
        limit["values"] = [value for value in dict.fromkeys(column) if value in kept]
        return limit if len(kept) < len(outer.iloc[0]) else None
    (low, high), (least, most) = inner.astype(float), outer.astype(float)
    limit |= {"low": low if low > least else None, "high": high if high < most else None}
    return limit if low > least or high < most else None


def _freed(limits: list[dict[str, Any]], x: pd.DataFrame, y: np.ndarray) -> list[dict[str, Any]]:
    """Drop limits, the idlest first, until luck would hardly give as dense a box without any one of the others."""
    inside = [_within(x[limit["factor"]], limit) for limit in limits]
    kept = list(range(len(limits)))
    while kept:
        chances = [_chance(inside, kept, without, y) for without in kept]
        idlest = int(np.argmax(chances))
        if chances[idlest] < CHANCE:
            return [limits[place] | {"chance": chance} for place, chance in zip(kept, chances, strict=True)]
        kept.pop(idlest)
    return []


def _chance(inside: list[np.ndarray], kept: list[int], without: int, y: np.ndarray) -> float:
    """Return the chance that so many of interest fall in the box, had it the density of the box without one limit."""
    from scipy.stats import binom

    wider = np.ones(len(y), dtype=bool)
    for place in kept:
        if place != without:
            wider &= inside[place]
    box = wider & inside[without]
    if not box.any():
        return 1.0
    return float(binom.sf((y & box).sum() - 1, box.sum(), (y & wider).sum() / wider.sum()))


def _within(column: pd.Series, limit: dict[str, Any]) -> np.ndarray:
    if limit["values"] is not None:
        return column.isin(limit["values"]).to_numpy()
    values = column.to_numpy(float)
    low = -np.inf if limit["low"] is None else limit["low"]
    high = np.inf if limit["high"] is None else limit["high"]
    inside: np.ndarray = (values >= low) & (values <= high)
    return inside


def _proof(y: np.ndarray, inside: np.ndarray) -> dict[str, Any]:
    of_interest, in_box, both = int(y.sum()), int(inside.sum()), int((y & inside).sum())
    share = of_interest / len(y)
    low, high = _interval(both, in_box)
    return {
        "points": len(y),
        "of_interest": of_interest,
        "share": share,
        "in_box": in_box,
        "coverage": both / of_interest if of_interest else None,
        "density": both / in_box if in_box else None,
        "density_low": low,
        "density_high": high,
        "holds": low is not None and low > share,
    }


def _interval(hits: int, n: int) -> tuple[float | None, float | None]:
    """Return Wilson's 95% interval of a share."""
    if n == 0:
        return None, None
    share = hits / n
    middle = (share + Z**2 / (2 * n)) / (1 + Z**2 / n)
    half = Z / (1 + Z**2 / n) * float(np.sqrt(share * (1 - share) / n + Z**2 / (4 * n**2)))
    return middle - half, middle + half
