"""Results of an ensemble: a table of municipalities, coverage by month, tables by size class."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from sim.compiling.version import MODEL_VERSION
from sim.inputs.calendar import calendar_of
from sim.inputs.scenario import DIGITS, Scenario
from sim.observe.outcomes import OUTCOMES
from sim.run.ensemble_member import Member
from sim.run.future import column_names
from sim.run.results import summary_of
from sim.state.ensemble_contexts import SIZE_CLASSES

INDEX = ["replication", "municipality"]
MONTHS_OF = ("merged", "month_started", "month_opened", "month_named", "month_coordination")


@dataclass
class EnsembleResults:
    """The municipalities of an ensemble as a table, its coverage by month, and tables by size class.

    Attributes
    ----------
    scenario : Scenario
    seed, replications, months : int
    uncertainty : str
        ``"luck"``: the default parameter set throughout; ``"both"``: replication r has a set of its own.
    model_version : str
    municipalities : pandas.DataFrame
        Index (``replication``, ``municipality``); size, region, month of merging, every choice that was left open as
        it was made, months of starting, opening and naming, core parties by kind (``core_KIND`` in month 24, where
        open by then; ``core_later_KIND`` 24 months after opening), and every outcome at the end, or before merging.
    coverage : pandas.DataFrame
        Index ``month``; ``date``, how many municipalities exist, and the mean over replications of the shares of
        these that bear the name (``share``), are open, have a desk open, have started.
    monthly : pandas.DataFrame
        Index (``replication``, ``municipality``, ``month``): the monthly table, for months asked for.
    checks : list of dict
        What was checked at the end of every municipality's run: ``en``, ``nl`` and whether it ``holds`` in all.
    """

    scenario: Scenario
    seed: int
    replications: int
    months: int
    uncertainty: str
    model_version: str
    municipalities: pd.DataFrame
    coverage: pd.DataFrame
    monthly: pd.DataFrame
    checks: list[dict[str, Any]] = field(default_factory=list)

    @property
    def number(self) -> int:
        """Municipalities in each replication."""
        return int(self.municipalities.index.get_level_values("municipality").nunique())

    @property
    def existing(self) -> pd.DataFrame:
        """Rows of the municipalities that have not merged by the end."""
        return self.municipalities[~(self.municipalities["merged"] < self.months).fillna(False).astype(bool)]

    @property
    def outcomes(self) -> pd.DataFrame:
        """Outcomes at the end of the municipalities that exist then; each counts once, whatever its size."""
        return self.existing[list(OUTCOMES)]

    @property
    def fingerprint(self) -> str:
        """Hash of every outcome's bytes, 16 hexadecimal digits: the same on every number of workers."""
        numbers = np.ascontiguousarray(self.municipalities[list(OUTCOMES)].to_numpy(np.float64)) + 0.0
        numbers[np.isnan(numbers)] = np.nan
        return hashlib.sha256(numbers.tobytes()).hexdigest()[:DIGITS]

    def summary(self) -> pd.DataFrame:
        """Mean, 10th, 50th and 90th percentile over municipalities and replications, and how many have a value."""
        return summary_of(self.outcomes)

    @property
    def by_size(self) -> pd.DataFrame:
        """Means by size class.

        Returns
        -------
        pandas.DataFrame
            Column ``class``, ``n`` (municipalities that exist at the end), then the mean of every outcome.
        """
        rows = []
        existing = self.existing
        for name, _ in SIZE_CLASSES:
            these = existing[existing["size_class"] == name]
            count = these.index.get_level_values("municipality").nunique()
            rows.append({"class": name, "n": int(count), **these[list(OUTCOMES)].mean().to_dict()})
        return pd.DataFrame(rows)

    @property
    def decided(self) -> dict[str, dict[str, float]]:
        """What was made of each choice that was left open: shares of its values, or mean and range of a number."""
        found: dict[str, dict[str, float]] = {}
        for name in self.scenario.choices.left_open:
            column = self.municipalities[name]
            if column.dtype.kind in "if":
                found[name] = {"mean": float(column.mean()), "low": float(column.min()), "high": float(column.max())}
            else:
                shares = column.astype(object).where(column.notna(), "none").value_counts(normalize=True)
                found[name] = {_word(value): float(share) for value, share in shares.sort_index(key=_words).items()}
        return found


def _word(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool | np.bool_) else str(value)


def _words(index: pd.Index) -> pd.Index:
    return index.map(_word)


def date_of(month: int) -> str:
    """Year and month of a month of the run: month 0 is June 2007."""
    year, in_year = calendar_of(month)
    return f"{year}-{in_year:02d}"


def gather(
    scenario: Scenario, seed: int, replications: int, months: int, members: list[Member], uncertainty: str = "luck"
) -> EnsembleResults:
    """Put members together, in the order of replications and municipalities."""
    each = len(members) // replications
    index = pd.MultiIndex.from_product([range(replications), range(each)], names=INDEX)
    facts = pd.DataFrame([member.facts for member in members], index=index)
    for name in MONTHS_OF:
        facts[name] = facts[name].astype("Int64")
    for name in facts.columns:
        if name.startswith("core_"):
            facts[name] = facts[name].astype("boolean")
        elif name.startswith("partners_"):
            facts[name] = facts[name].astype("Int64")
    names = list(column_names())
    last = pd.DataFrame(np.stack([member.outcomes for member in members]), index=index, columns=names)
    table = pd.concat([facts, last[list(OUTCOMES)]], axis=1)
    return EnsembleResults(
        scenario, seed, replications, months, uncertainty, MODEL_VERSION, table,
        _coverage(members, months, replications), _kept(members, each, names), _checks(members),
    )  # fmt: skip


def _coverage(members: list[Member], months: int, replications: int) -> pd.DataFrame:
    month = np.arange(months)
    exists = np.zeros(months)
    counts = {name: np.zeros(months) for name in ("share", "share_open", "share_with_desk", "share_started")}
    for member in members:
        here = month < (months if member.facts["merged"] is None else member.facts["merged"])
        exists += here
        for name, fact in (
            ("share", "month_named"),
            ("share_open", "month_opened"),
            ("share_started", "month_started"),
        ):
            if member.facts[fact] is not None:
                counts[name] += here & (month >= member.facts[fact])
        counts["share_with_desk"][: len(member.has_desk)] += member.has_desk[:months]
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = {name: np.where(exists > 0, count / exists, np.nan) for name, count in counts.items()}
    frame = pd.DataFrame(
        {"date": [date_of(m) for m in range(months)], "municipalities": exists / replications, **shares}
    )
    frame.index.name = "month"
    return frame


def _checks(members: list[Member]) -> list[dict[str, Any]]:
    """What was checked in every municipality, and whether it holds in all."""
    return [
        {**first, "holds": all(member.checks[position]["holds"] for member in members)}
        for position, first in enumerate(members[0].checks)
    ]


def _kept(members: list[Member], each: int, names: list[str]) -> pd.DataFrame:
    rows, keys = [], []
    for position, member in enumerate(members):
        for month, row in member.kept.items():
            rows.append(row)
            keys.append((position // each, position % each, month))
    index = pd.MultiIndex.from_tuples(keys, names=[*INDEX, "month"])
    return pd.DataFrame(np.array(rows).reshape(len(rows), len(names)), index=index, columns=names)
