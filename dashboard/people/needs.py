"""The needs of one future as a table: who had one, when it was known, who helped, and what became of it.

What is told here rests on recorded events alone. A need counts as helped in time when help began, or a place on a list
was accepted, within three months; the same months as in the outcome of that name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.inputs.calendar import BAND_STARTS
from sim.state.episodes import WINDOW

if TYPE_CHECKING:
    from sim.state.need_tape import Tape

YEAR = 12
SERIOUS = 2  # severity from which reach and help are counted
#: What became of a need within three months; each need is in one of these.
FATES = ("begun", "listed", "settled", "dropped", "unseen")
#: Of these, what counts as helped in time, as in the outcome of that name.
HELPED = ("begun", "listed")
#: Share of families that count as the most vulnerable.
MOST_VULNERABLE = 0.2
BANDS = ("unborn", "0_4", "4_12", "12_18", "18_23")


@dataclass(frozen=True)
class Groups:
    """How needs of the last full year ended, by group.

    Attributes
    ----------
    counts : dict
        Dimension to group to a count per fate, in the order of FATES.
    """

    counts: dict[str, dict[str, tuple[int, ...]]]

    def share(self, dimension: str, group: str, fates: tuple[str, ...] = HELPED) -> float:
        """Return the share of a group's needs with one of some fates; not a number where it had none."""
        found = self.counts.get(dimension, {}).get(group, (0,) * len(FATES))
        total = sum(found)
        return sum(found[FATES.index(fate)] for fate in fates) / total if total else float("nan")


def needs_of(events: pd.DataFrame, tape: Tape) -> pd.DataFrame:
    """Return the needs that arose in a run, one a row.

    Returns
    -------
    pandas.DataFrame
        Index ``episode``; child, family, month (of onset), severity, known, helped, dropped, ended (months, missing
        where they never came), band, neighbourhood, migrant, multi_problem, vulnerable.
    """
    what, month = events["what"].astype(str).to_numpy(), events["month"].to_numpy()
    episodes = events["episode"].fillna(-1).to_numpy(np.int64)
    onset = what == "onset"
    table = pd.DataFrame(
        {
            "child": events["child"][onset].to_numpy(np.int64),
            "family": events["family"][onset].to_numpy(np.int64),
            "month": month[onset],
            "severity": events["amount"][onset].to_numpy(),
        },
        index=pd.Index(episodes[onset], name="episode"),
    )
    table = table[~table.index.duplicated()]

    def first(*names: str) -> pd.Series:
        rows = np.isin(what, names) & (episodes >= 0)
        return pd.Series(month[rows], index=episodes[rows]).groupby(level=0).min().reindex(table.index)

    table["known"] = first("asked", "noticed")
    table["helped"] = first("helped", "waited")  # or promised it: a place on a list
    table["began"] = first("helped")
    table["dropped"] = first("lost", "refused")
    table["ended"] = first("resolved", "left")
    families = tape.families[table["family"].to_numpy()]
    age = table["month"].to_numpy() - tape.births[table["child"].to_numpy()]
    table["band"] = np.array(BANDS)[np.searchsorted(BAND_STARTS[1:], age, side="right")]
    table["neighbourhood"] = families["neighbourhood"]
    table["migrant"] = families["migrant"] > 0
    table["multi_problem"] = families["multi_problem"] > 0
    limit = np.quantile(tape.families["vulnerability"], 1.0 - MOST_VULNERABLE)
    table["vulnerable"] = families["vulnerability"] >= limit
    return table


def fate(needs: pd.DataFrame) -> np.ndarray:
    """Return what became of each need within three months, as a place in FATES."""
    until = needs["month"] + WINDOW
    begun = (needs["began"] < until).to_numpy()
    helped = (needs["helped"] < until).to_numpy()
    settled = (needs["ended"] < until).to_numpy() & ~helped
    known = (needs["known"] < until).to_numpy() & ~helped & ~settled
    return np.select([begun, helped, settled, known], [0, 1, 2, 3], 4)


def grouped(needs: pd.DataFrame, months: int) -> Groups:
    """Count the serious needs of the last full year by group and fate: the needs over which the outcome is reckoned."""
    last = months - WINDOW
    chosen = needs[(needs["severity"] >= SERIOUS) & (needs["month"] >= last - YEAR) & (needs["month"] < last)]
    chosen = chosen[~((chosen["ended"] == chosen["month"]) & chosen["known"].isna())]  # gone before anybody could know
    became = fate(chosen)
    dimensions = {
        "all": np.full(len(chosen), "all"),
        "band": chosen["band"].to_numpy(),
        "severity": chosen["severity"].astype(int).astype(str).to_numpy(),
        "migrant": np.where(chosen["migrant"], "yes", "no"),
        "vulnerable": np.where(chosen["vulnerable"], "yes", "no"),
        "multi_problem": np.where(chosen["multi_problem"], "yes", "no"),
        "neighbourhood": chosen["neighbourhood"].astype(str).to_numpy(),
    }
    counts: dict[str, dict[str, tuple[int, ...]]] = {}
    for dimension, groups in dimensions.items():
        counts[dimension] = {
            str(group): tuple(int(n) for n in np.bincount(became[groups == group], minlength=len(FATES)))
            for group in np.unique(groups)
        }
    return Groups(counts)
