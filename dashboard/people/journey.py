"""One family, two futures: the same child, the same luck, told from what was recorded in both runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.people.needs import SERIOUS
from sim.state.episodes import WINDOW

#: How much earlier help must come to call two futures apart, in months.
APART = 3
NEVER = 10_000
#: What is told of a need; the rest happens around it.
TOLD = ("onset", "asked", "noticed", "own_circle", "sent_on", "arrived", "lost", "refused", "found", "waited",
        "helped", "flown_in", "gate_passed", "escalated", "resolved", "left")  # fmt: skip
MOST_LINES = 12
YEAR_AFTER = 12  # months that must follow an onset, to see what became of it


Story = tuple[pd.DataFrame, pd.DataFrame]  # events and needs of a recorded run


@dataclass(frozen=True)
class Pair:
    """One need that went differently in two futures.

    Attributes
    ----------
    episode, month, severity : int
    band : str
    first, second : list of dict
        Month, what, organisation and other organisation, in order, in either future.
    parted : int
        Month in which the two first differ.
    helped : tuple of (int or None)
        Month in which help began, in either future.
    ended : tuple of (int or None)
        Month in which it was over.
    """

    episode: int
    month: int
    severity: int
    band: str
    first: list[dict[str, Any]]
    second: list[dict[str, Any]]
    parted: int
    helped: tuple[int | None, int | None]
    ended: tuple[int | None, int | None]


@dataclass(frozen=True)
class Journeys:
    """How many needs went better and worse in the second future, and one of each.

    Attributes
    ----------
    better, worse, alike : int
        Serious needs helped at least three months earlier, later, and the others.
    one_better, one_worse : Pair or None
    """

    better: int
    worse: int
    alike: int
    one_better: Pair | None
    one_worse: Pair | None


def journeys(baseline: Story, plan: Story, months: int) -> Journeys:
    """Set two futures of the same children side by side.

    Parameters
    ----------
    baseline, plan : tuple of pandas.DataFrame
        What happened to whom, and what became of each need, in the same luck.
    months : int
        Horizon.
    """
    events, needs = (baseline[0], plan[0]), (baseline[1], plan[1])
    first, second = needs
    both = first.index.intersection(second.index)
    one, other = first.loc[both], second.loc[both]
    serious = (one["severity"] >= SERIOUS) & (other["severity"] >= SERIOUS) & (one["month"] < months - YEAR_AFTER)
    wait = [each["began"].fillna(NEVER).to_numpy() - each["month"].to_numpy() for each in (one, other)]
    # what settled by itself in either future says little of either
    settled = (one["began"].isna() & (one["ended"] - one["month"] < WINDOW)) | (
        other["began"].isna() & (other["ended"] - other["month"] < WINDOW)
    )
    counts = (serious & ~settled).to_numpy()
    better = counts & (wait[1] + APART <= wait[0])
    worse = counts & (wait[0] + APART <= wait[1])
    return Journeys(
        int(better.sum()),
        int(worse.sum()),
        int((counts & ~better & ~worse).sum()),
        _clearest(both[better], events, needs, good=1),
        _clearest(both[worse], events, needs, good=0),
    )


def _clearest(
    episodes: pd.Index, events: tuple[pd.DataFrame, pd.DataFrame], needs: tuple[pd.DataFrame, pd.DataFrame], good: int
) -> Pair | None:
    """Return the need that tells most: soon helped in one future, passed from hand to hand in the other."""
    bad = 1 - good
    best: tuple[float, Pair] | None = None
    short = needs[good].loc[episodes]
    likely = short[(short["began"] - short["month"] < WINDOW)].index[:400]
    chosen = {place: _lines(events[place], likely) for place in (good, bad)}
    for episode in likely:
        lines = [chosen[place].get(int(episode), []) for place in (0, 1)]
        steps = len(lines[bad])
        if steps < 3 or len(lines[good]) < 2:
            continue
        row, sooner, weight = needs[0].loc[episode], needs[good].loc[episode], needs[bad].loc[episode]
        if _or_never(sooner["ended"]) > _or_never(weight["ended"]):
            continue  # helped sooner and over later: no example of either
        late = min(_or_never(weight["began"]), _or_never(weight["ended"])) - weight["month"]
        score = min(late, 30.0) + 2.0 * min(steps, 10) - 4.0 * max(0, steps - MOST_LINES) - len(lines[good])
        if best is None or score > best[0]:
            pair = Pair(
                int(episode),
                int(row["month"]),
                int(row["severity"]),
                str(row["band"]),
                lines[0][:MOST_LINES],
                lines[1][:MOST_LINES],
                _parting(lines[0], lines[1]),
                (_month(needs[0].loc[episode, "began"]), _month(needs[1].loc[episode, "began"])),
                (_month(needs[0].loc[episode, "ended"]), _month(needs[1].loc[episode, "ended"])),
            )
            best = (score, pair)
    return best[1] if best else None


def _lines(events: pd.DataFrame, episodes: pd.Index) -> dict[int, list[dict[str, Any]]]:
    what = events["what"].astype(str)
    rows = events[events["episode"].isin(episodes) & what.isin(TOLD)]
    found: dict[int, list[dict[str, Any]]] = {}
    row: Any
    for row in rows.itertuples():
        organisation = row.organisation if isinstance(row.organisation, str) else None
        other = row.other_organisation if isinstance(row.other_organisation, str) else None
        found.setdefault(int(row.episode), []).append(
            {"month": int(row.month), "what": str(row.what), "organisation": organisation, "other": other,
             "severity": int(row.amount)}
        )  # fmt: skip
    return found


def _parting(first: list[dict[str, Any]], second: list[dict[str, Any]]) -> int:
    for one, other in zip(first, second, strict=False):
        if one != other:
            return min(one["month"], other["month"])
    rest = first[len(second) :] or second[len(first) :]
    return int(rest[0]["month"]) if rest else 0


def _or_never(month: float) -> float:
    return float(month) if np.isfinite(month) else float(NEVER)


def _month(value: Any) -> int | None:
    return None if value is None or not np.isfinite(float(value)) else int(value)
