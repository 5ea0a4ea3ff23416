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
    """What one organisation reports.

    Attributes
    ----------
    kind : str
    measure : {"begun", "sent_on"}
        Of the cases it took, how many began within a month; or of the requests it sent on, how many went on within
        a month.
    cases : int
        Cases or families counted.
    soon : float
        Share of them.
    """

    kind: str
    measure: str
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
    diary : list of tuple of str
        For each of these months the organisations that saw the family; empty where nobody did.
    ended : bool
        Whether the months ended with help, rather than with the run or by themselves.
    """

    episode: int
    start: int
    months: int
    seen: list[tuple[int, str]]
    diary: list[tuple[str, ...]]
    ended: bool


def lights(events: pd.DataFrame, seen: list[str]) -> list[Light]:
    """Return the reports of five organisations, those that saw the family first: each tells the truth about itself.

    Parameters
    ----------
    events : pandas.DataFrame
    seen : list of str
        Organisations that saw the family.
    """
    reports = [each for each in (_begun(events), _sent_on(events)) if not each.empty]
    best: dict[str, Light] = {}
    for measure, table in zip(("begun", "sent_on"), reports, strict=False):
        for kind, row in table.iterrows():
            light = Light(str(kind), measure, int(row["size"]), float(row["mean"]))
            known = best.get(light.kind)
            if known is None or light.soon > known.soon:  # an organisation reports what it does best
                best[light.kind] = light
    own = [best[kind] for kind in seen if kind in best]
    others = [each for kind, each in best.items() if kind not in seen]
    return [*own, *sorted(others, key=lambda each: (-each.soon, -each.cases))][:SHOWN]


def _begun(events: pd.DataFrame) -> pd.DataFrame:
    """Of the cases each organisation took: how many, and the share that began within a month."""
    what = events["what"].astype(str)
    helped = events[what == "helped"]
    began = helped.groupby(["episode", "organisation"], observed=True)["month"].min()
    return _soon(began.rename("after"), _came(events))


def _sent_on(events: pd.DataFrame) -> pd.DataFrame:
    """Of the requests each organisation sent on: how many, and the share that went on within a month of coming."""
    what = events["what"].astype(str)
    on = events[what == "sent_on"].groupby(["episode", "organisation"], observed=True)["month"].min()
    return _soon(on.rename("after"), _came(events))


def _came(events: pd.DataFrame) -> pd.Series:
    what = events["what"].astype(str)
    asked = events[what == "asked"].set_index(["episode", "organisation"])["month"]
    came = events[what == "arrived"].set_index(["episode", "other_organisation"])["month"]
    came.index.names = ["episode", "organisation"]
    return pd.concat([asked, came]).groupby(level=[0, 1], observed=True).min().rename("first")


def _soon(after: pd.Series, first: pd.Series) -> pd.DataFrame:
    both = pd.concat([after, first], axis=1, join="inner")
    both["soon"] = (both["after"] - both["first"]).clip(lower=0) <= SOON
    table = both.groupby(level="organisation", observed=True)["soon"].agg(["size", "mean"])
    return table[(table["size"] >= FEWEST_CASES) & (table.index != "second_line")]


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
    every = rows[rows["episode"] == chosen]
    own = every.drop_duplicates("organisation")
    start, lasted = int(needs.loc[chosen, "month"]), int(wait.loc[chosen])
    by_month = {int(month): tuple(map(str, kinds.unique())) for month, kinds in every.groupby("month")["organisation"]}
    return Held(
        chosen,
        start,
        lasted,
        [(int(month) - start, str(kind)) for month, kind in zip(own["month"], own["organisation"], strict=True)],
        [by_month.get(start + month, ()) for month in range(lasted)],
        bool(np.isfinite(needs.loc[chosen, "helped"])),
    )
