"""All lights green: what organisations truthfully report, and a family that none of them holds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

SEEN_BY = ("asked", "noticed", "sent_on", "lost", "refused")
SHOWN = 5  # organisations
FEWEST_CASES = 20
SOON = 1  # month


@dataclass(frozen=True)
class Light:
    """What one organisation reports: of the cases it took, how many began within a month."""

    kind: str
    cases: int
    soon: float


@dataclass(frozen=True)
class Held:
    """A family that several organisations saw.

    Attributes
    ----------
    episode, start, months : int
        The need, its first month, and for how many months nobody began to help.
    seen : list of (int, str)
        Month after the start and organisation, each organisation the first time it saw the family.
    ended : bool
        Whether the months ended with help, rather than with the run or by themselves.
    """

    episode: int
    start: int
    months: int
    seen: list[tuple[int, str]]
    ended: bool


def lights(events: pd.DataFrame) -> list[Light]:
    """Return the reports of the organisations that report best: each tells the truth about its own cases."""
    what = events["what"].astype(str)
    helped = events[what == "helped"]
    began = helped.groupby(["episode", "organisation"], observed=True)["month"].min()
    asked = events[what == "asked"].set_index(["episode", "organisation"])["month"]
    came = events[what == "arrived"].set_index(["episode", "other_organisation"])["month"]
    came.index.names = ["episode", "organisation"]
    first = pd.concat([asked, came]).groupby(level=[0, 1], observed=True).max()
    both = pd.concat([began.rename("began"), first.rename("first")], axis=1, join="inner")
    both["soon"] = (both["began"] - both["first"]).clip(lower=0) <= SOON
    table = both.groupby(level="organisation", observed=True)["soon"].agg(["size", "mean"])
    table = table[(table["size"] >= FEWEST_CASES) & (table.index != "second_line")]
    best = table.sort_values(["mean", "size"], ascending=False).head(SHOWN)
    return [Light(str(kind), int(row["size"]), float(row["mean"])) for kind, row in best.iterrows()]


def held_by_none(events: pd.DataFrame, needs: pd.DataFrame, months: int) -> Held | None:
    """Return the need that most organisations saw while nobody began to help; None where nothing comes near."""
    what = events["what"].astype(str)
    until = needs["helped"].fillna(needs["ended"]).fillna(months)
    wait = until - needs["month"]
    likely = needs.index[(needs["severity"] >= 2) & (wait >= 6) & (wait <= 30)]
    rows = events[events["episode"].isin(likely) & what.isin(SEEN_BY)]
    rows = rows[rows["month"].to_numpy() <= until.reindex(rows["episode"].to_numpy()).to_numpy()]
    seen = rows.groupby("episode", observed=True)["organisation"].nunique()
    if seen.empty or seen.max() < 3:
        return None
    top = seen[seen >= min(4, seen.max())].index
    chosen = int(wait.reindex(top).idxmax())
    own = rows[rows["episode"] == chosen].drop_duplicates("organisation")
    start = int(needs.loc[chosen, "month"])
    return Held(
        chosen,
        start,
        int(wait.loc[chosen]),
        [(int(month) - start, str(kind)) for month, kind in zip(own["month"], own["organisation"], strict=True)],
        bool(np.isfinite(needs.loc[chosen, "helped"])),
    )
