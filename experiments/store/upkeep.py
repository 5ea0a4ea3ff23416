"""Keep a store in order: take runs out, copy them elsewhere, and check what is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Table, delete, exists, func, select, text

from experiments.store.catalogue import Experiment, everything
from experiments.store.claims import parts
from experiments.store.contents import fingerprint_of, identity_of, unpacked
from experiments.store.database import Store
from experiments.store.tables import (
    DONE,
    FAILED,
    claims,
    experiments,
    outcomes,
    points,
    runs,
    series,
    series_columns,
)
from sim.observe.outcomes import NAMES


@dataclass(frozen=True)
class Pruned:
    """How much was taken out."""

    experiments: int
    runs: int


def prune(store: Store, gone: list[Experiment], *, failed: bool = False) -> Pruned:
    """Take experiments out, and the runs that no experiment asks for any more.

    Parameters
    ----------
    store : Store
    gone : list of Experiment
    failed : bool
        Take out failed runs too, so that the next sweep tries them again.
    """
    with store.writing() as connection:
        for experiment in gone:
            connection.execute(delete(experiments).where(experiments.c.id == experiment.id))
        asked_for = exists().where(
            (points.c.scenario == runs.c.scenario)
            & (points.c.experiment == experiments.c.id)
            & (experiments.c.seed == runs.c.seed)
            & (experiments.c.months == runs.c.months)
            & (experiments.c.model_version == runs.c.model_version)
            & (experiments.c.parameter_set == runs.c.parameter_set)
            & (experiments.c.replications > runs.c.replication)
        )
        count = connection.execute(delete(runs).where(~asked_for)).rowcount
        if failed:
            count += connection.execute(delete(runs).where(runs.c.status == FAILED)).rowcount
    if store.is_sqlite and (gone or count):
        with store.told_of("made smaller"):
            raw = store.engine.raw_connection()
            try:
                raw.execute("VACUUM")
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()
    return Pruned(len(gone), count)


def copy(source: Store, target: Store, wanted: list[Experiment]) -> int:
    """Copy experiments with their runs into another store; what is there already is left alone.

    Returns
    -------
    int
        Runs copied, those that were there already not counted.
    """
    copied = 0
    with source.reading() as connection, target.writing() as into:
        known = list(connection.execute(select(series_columns)).mappings())
        if known:
            into.execute(target.insert(series_columns), [dict(row) for row in known])
    for experiment in wanted:
        with source.reading() as connection:
            entry = connection.execute(select(experiments).where(experiments.c.id == experiment.id)).mappings().one()
            its_points = connection.execute(select(points).where(points.c.experiment == experiment.id)).mappings().all()
            identities = list(
                connection.execute(
                    select(runs.c.identity).select_from(points.join(runs, experiment.runs_of())).distinct()
                ).scalars()
            )
            with target.writing() as into:
                into.execute(target.insert(experiments), dict(entry))
                into.execute(target.insert(points), [dict(row) for row in its_points])
            for part in parts(identities):
                with target.writing() as into:
                    there = set(into.execute(select(runs.c.identity).where(runs.c.identity.in_(part))).scalars())
                    missing = [identity for identity in part if identity not in there]
                    for table in (runs, outcomes, series):
                        rows = _rows(connection, table, missing)
                        if rows:
                            into.execute(target.insert(table), rows)
                    copied += len(missing)
    return copied


def problems(store: Store) -> Iterator[str]:
    """Check a store against itself, and yield a sentence for everything that is not as it should be."""
    with store.reading() as connection:
        if store.is_sqlite:
            said = connection.execute(text("PRAGMA integrity_check")).scalars().all()
            yield from (f"the file: {line}" for line in said if line != "ok")
        names = {row.id: json.loads(row.names) for row in connection.execute(select(series_columns)).all()}
        identities = list(connection.execute(select(runs.c.identity).order_by(runs.c.identity)).scalars())
        for part in parts(identities):
            found = _mappings(connection, outcomes, part)
            packed = _mappings(connection, series, part)
            for row in connection.execute(select(runs).where(runs.c.identity.in_(part))).mappings():
                yield from _problems_of(row, found.get(row["identity"]), packed.get(row["identity"]), names)
        for table in (outcomes, series):
            orphans = select(func.count()).select_from(table).where(table.c.identity.not_in(select(runs.c.identity)))
            count = connection.execute(orphans).scalar_one()
            if count:
                yield f"{count} rows of {table.name} belong to no run"
        claimed = connection.execute(
            select(func.count()).select_from(claims).where(claims.c.identity.in_(select(runs.c.identity)))
        ).scalar_one()
        if claimed:
            yield f"{claimed} claims on runs that are finished"


def count_runs(store: Store) -> tuple[int, int, int]:
    """Return how many experiments, finished and failed runs a store holds."""
    with store.reading() as connection:
        counts = connection.execute(select(runs.c.status, func.count()).group_by(runs.c.status)).all()
        by_status = {status: count for status, count in counts}  # noqa: C416  (rows are no pairs to mypy)
    return len(everything(store)), by_status.get(DONE, 0), by_status.get(FAILED, 0)


def _problems_of(run: Any, found: Any, packed: Any, names: dict[str, list[str]]) -> Iterator[str]:
    about = f"run {run['identity']}"
    named = identity_of(
        run["scenario"], run["seed"], run["replication"], run["months"], run["model_version"], run["parameter_set"]
    )
    if named != run["identity"]:
        yield f"{about}: its identity is not that of what it ran ({named})"
    if run["status"] == FAILED:
        if found is not None or packed is not None:
            yield f"{about}: failed, and has outcomes or a series all the same"
        return
    if found is None or packed is None:
        yield f"{about}: {'outcomes' if found is None else 'its series'} are missing"
        return
    values = np.array([np.nan if found[name] is None else found[name] for name in NAMES])
    if fingerprint_of(NAMES, values) != run["fingerprint"]:
        yield f"{about}: its outcomes do not match their fingerprint"
    columns = names.get(packed["columns_id"])
    if columns is None:
        yield f"{about}: the columns of its series are unknown"
        return
    try:
        table = unpacked(packed["data"], packed["months"], columns)
    except ValueError as error:
        yield f"{about}: its series {error}"
        return
    last = np.array([table[-1][columns.index(name)] for name in NAMES if name in columns])
    same = np.array([values[i] for i, name in enumerate(NAMES) if name in columns]).astype(np.float32)
    if not np.array_equal(last, same, equal_nan=True):
        yield f"{about}: the last month of its series differs from its outcomes"


def _mappings(connection: Any, table: Table, identities: list[str]) -> dict[str, Any]:
    found = connection.execute(select(table).where(table.c.identity.in_(identities))).mappings()
    return {row["identity"]: row for row in found}


def _rows(connection: Any, table: Table, identities: list[str]) -> list[dict[str, Any]]:
    return [dict(row) for row in _mappings(connection, table, identities).values()]
