"""All lights green: what organisations truthfully report, and a family that none of them holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

SEEN_BY = ("asked", "noticed", "sent_on", "lost", "refused")
SHOWN = 5  # organisations
FEWEST_CASES = 20
SOON = 1  # month
GREEN = 0.9  # share from which a light is green
FEWEST_SEEING, ENOUGH_SEEING = 3, 4  # organisations that saw the family


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

    @property
    def is_green(self) -> bool:
        """Whether its light is green."""
        return self.soon >= GREEN


@dataclass(frozen=True)
class Held:
    """A family that several organisations saw.

    Attributes
    ----------
    episode, start : int
        The need and its first month.
    diary : list of tuple of str
        For each month in which nobody had begun to help, the organisations that saw the family; empty where none did.
    end : {"helped", "listed", "over", "run"}
        What came in the month after: help, a place on a waiting list, the end of the need without help, or the end of
        the run.
    """

    episode: int
    start: int
    diary: list[tuple[str, ...]]
    end: str

    @property
    def months(self) -> int:
        """For how many months nobody began to help."""
        return len(self.diary)

    @property
    def seen(self) -> list[str]:
        """The organisations that saw the family in these months, in the order in which they first did."""
        return list(dict.fromkeys(kind for month in self.diary for kind in month))


def lights(events: pd.DataFrame, seen: list[str]) -> list[Light]:
    """Return the reports of five organisations, those that saw the family first: each tells the truth about itself.

    Parameters
    ----------
    events : pandas.DataFrame
    seen : list of str
        Organisations that saw the family.
    """
    best = _best(events)
    own = [best[kind] for kind in seen if kind in best]
    others = [each for kind, each in best.items() if kind not in seen]
    return [*own, *sorted(others, key=lambda each: (-each.soon, -each.cases))][:SHOWN]


def _best(events: pd.DataFrame) -> dict[str, Light]:
    """Return what each organisation reports: what it does best."""
    best: dict[str, Light] = {}
    for measure, table in (("begun", _begun(events)), ("sent_on", _sent_on(events))):
        for kind, row in table.iterrows():
            light = Light(str(kind), measure, int(row["size"]), float(row["mean"]))
            known = best.get(light.kind)
            if known is None or light.soon > known.soon:
                best[light.kind] = light
    return best


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
    """Return a need that several organisations saw while nobody began to help; None where nothing comes near.

    A family that only organisations with a green light saw goes before others: those are what the screen is about.
    """
    what = events["what"].astype(str)
    until = needs["helped"].fillna(needs["ended"]).fillna(months).astype(int)
    wait = until - needs["month"]
    likely = needs.index[(needs["severity"] >= 2) & (wait >= 6) & (wait <= 30)]
    rows = events[events["episode"].isin(likely) & what.isin(SEEN_BY) & events["organisation"].notna()]
    # what happens in the month of help belongs to the help
    rows = rows[rows["month"].to_numpy() < until.reindex(rows["episode"].to_numpy()).to_numpy()]
    once = rows[["episode", "organisation"]].drop_duplicates()
    if once.empty:
        return None
    green = {kind for kind, light in _best(events).items() if light.is_green}
    once["green"] = once["organisation"].astype(str).isin(green)
    seen = once.groupby("episode", observed=True)["green"].agg(["size", "all"])
    seen = seen[seen["size"] >= FEWEST_SEEING]
    if seen.empty:
        return None
    order = pd.DataFrame(
        {"green": seen["all"], "seeing": seen["size"].clip(upper=ENOUGH_SEEING), "wait": wait.reindex(seen.index)}
    ).sort_values(["green", "seeing", "wait"], ascending=False, kind="stable")
    chosen = int(order.index[0])
    own = rows[rows["episode"] == chosen]
    need: Any = needs.loc[chosen]
    last: Any = until.loc[chosen]
    start = int(need["month"])
    months_seen: Any = own.groupby("month")["organisation"]
    by_month = {int(month): tuple(map(str, kinds.unique())) for month, kinds in months_seen}
    return Held(chosen, start, [by_month.get(month, ()) for month in range(start, int(last))], _end(need))


def _end(need: Any) -> str:
    """Say what came after the months without help."""
    if np.isfinite(need["helped"]):
        return "helped" if need["began"] == need["helped"] else "listed"
    return "over" if np.isfinite(need["ended"]) else "run"
