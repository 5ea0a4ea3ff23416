"""Write finished runs into a store, many in a transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import delete

from experiments.store.claims import parts
from experiments.store.contents import USUAL_PARAMETERS, short_hash
from experiments.store.tables import DONE, FAILED, claims, outcomes, runs, series, series_columns
from sim.observe.outcomes import NAMES

if TYPE_CHECKING:
    from experiments.store.database import Store


@dataclass(frozen=True)
class RunRecord:
    """What is kept of one run.

    Attributes
    ----------
    identity, scenario : str
    seed, replication, months : int
    model_version : str
    seconds : float
    finished_at, host : str
    error : str or None
        Why it failed; then there is nothing below.
    fingerprint : str or None
    outcomes : float array, shape (outcomes,)
        In the order of the registry.
    columns : tuple of str
        Of the monthly series.
    data : bytes
        The series, packed.
    broken_checks : tuple of (str, dict)
        Name and facts of the checks that did not hold.
    decided : dict
        Choices that were left to the municipality.
    parameter_set : str
        As of :func:`experiments.store.contents.parameter_set_of`.
    """

    identity: str
    scenario: str
    seed: int
    replication: int
    months: int
    model_version: str
    seconds: float
    finished_at: str
    host: str
    error: str | None = None
    fingerprint: str | None = None
    outcomes: np.ndarray | None = None
    columns: tuple[str, ...] = ()
    data: bytes = b""
    broken_checks: tuple[tuple[str, dict[str, int]], ...] = ()
    decided: dict[str, Any] | None = None
    parameter_set: str = USUAL_PARAMETERS


def record(store: Store, records: Sequence[RunRecord]) -> None:
    """Write runs with their outcomes and series, and give up the claims on them.

    What is there already is left alone, except a failure, which gives way. So writing twice does no harm.
    """
    if not records:
        return
    done = [each for each in records if each.error is None]
    names = {columns_id(each.columns): each.columns for each in done}
    with store.writing() as connection:
        for part in parts(each.identity for each in records):
            connection.execute(delete(runs).where(runs.c.identity.in_(part), runs.c.status == FAILED))
            connection.execute(delete(claims).where(claims.c.identity.in_(part)))
        connection.execute(store.insert(runs), [_run_row(each) for each in records])
        if done:
            connection.execute(
                store.insert(series_columns),
                [{"id": key, "names": json.dumps(columns, allow_nan=False)} for key, columns in names.items()],
            )
            connection.execute(store.insert(outcomes), [_outcome_row(each) for each in done])
            connection.execute(
                store.insert(series),
                [
                    {
                        "identity": each.identity,
                        "columns_id": columns_id(each.columns),
                        "months": each.months,
                        "data": each.data,
                    }
                    for each in done
                ],
            )


def columns_id(columns: Sequence[str]) -> str:
    """Return the name under which the columns of a series are kept."""
    return short_hash(list(columns), 12)


def _run_row(run: RunRecord) -> dict[str, Any]:
    row = {name: getattr(run, name) for name in runs.columns.keys() if name != "status"}  # noqa: SIM118
    row["status"] = DONE if run.error is None else FAILED
    for name in ("broken_checks", "decided"):
        row[name] = json.dumps(row[name], allow_nan=False) if row[name] else None
    return row


def _outcome_row(run: RunRecord) -> dict[str, Any]:
    if run.outcomes is None:
        raise ValueError(f"run {run.identity} has neither outcomes nor an error")
    # A missing value is NULL in every kind of database; -0 and 0 are one number.
    values = [None if value != value else value + 0.0 for value in run.outcomes.tolist()]
    return {"identity": run.identity, **dict(zip(NAMES, values, strict=True))}
