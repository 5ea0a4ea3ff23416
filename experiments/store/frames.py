"""Read an experiment as tidy tables: a row a run, and a row a run and month."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from sqlalchemy import select

from experiments.designs.layouts import told
from experiments.store import catalogue
from experiments.store.catalogue import Experiment
from experiments.store.contents import unpacked
from experiments.store.tables import DONE, FAILED, outcomes, points, runs, series, series_columns
from language.checks import check_sentence
from sim.observe.outcomes import NAMES

if TYPE_CHECKING:
    from experiments.store.database import Store
    from sim.run.results import Results

SERIES_AT_ONCE = 200


def points_frame(store: Store, experiment: Experiment) -> pd.DataFrame:
    """Return the points of an experiment.

    Returns
    -------
    pandas.DataFrame
        Index ``point``; ``label``, a column per factor, and ``fingerprint`` of the scenario. A factor whose values are
        of several kinds, such as "decide" beside numbers, is a column of texts.
    """
    with store.reading() as connection:
        found = connection.execute(
            select(points).where(points.c.experiment == experiment.id).order_by(points.c.number)
        ).mappings()
        rows = [
            {"point": row["number"], "label": row["label"], **_levels(row["levels"]), "fingerprint": row["scenario"]}
            for row in found
        ]
    frame = pd.DataFrame(rows).set_index("point")
    for name in frame:
        if _is_mixed(frame[name]):
            frame[name] = frame[name].map(told)
    return frame


def outcomes_frame(store: Store, experiment: Experiment) -> pd.DataFrame:
    """Return the outcomes of an experiment's finished runs.

    Returns
    -------
    pandas.DataFrame
        ``point``, ``label``, a column per factor, ``replication``, and a column per outcome; ordered by point and
        replication.
    """
    query = (
        select(points.c.number, runs.c.replication, *(outcomes.c[name] for name in NAMES))
        .select_from(points.join(runs, experiment.runs_of()).join(outcomes, outcomes.c.identity == runs.c.identity))
        .where(runs.c.status == DONE)
        .order_by(points.c.number, runs.c.replication)
    )
    with store.reading() as connection:
        found = connection.execute(query).all()
    frame = pd.DataFrame(np.array(found, dtype=float).reshape(len(found), -1), columns=["point", "replication", *NAMES])
    frame = frame.astype({"point": int, "replication": int})
    about = points_frame(store, experiment).drop(columns="fingerprint")
    described = frame[["point"]].join(about, on="point")
    return pd.concat([described, frame.drop(columns="point")], axis=1)


def monthly_frames(store: Store, experiment: Experiment) -> Iterator[pd.DataFrame]:
    """Yield the monthly series of an experiment's finished runs, some hundred runs at a time.

    Yields
    ------
    pandas.DataFrame
        ``point``, ``replication``, ``month`` and a column per series; ordered by these.
    """
    with store.reading() as connection:
        columns = {
            key: json.loads(names)
            for key, names in connection.execute(select(series_columns.c.id, series_columns.c.names)).all()
        }
        order = connection.execute(
            select(points.c.number, runs.c.replication, runs.c.identity)
            .select_from(points.join(runs, experiment.runs_of()))
            .where(runs.c.status == DONE)
            .order_by(points.c.number, runs.c.replication)
        ).all()
        for start in range(0, len(order), SERIES_AT_ONCE):
            part = order[start : start + SERIES_AT_ONCE]
            wanted = {identity for _, _, identity in part}
            packed = {
                row.identity: row
                for row in connection.execute(select(series).where(series.c.identity.in_(wanted))).all()
            }
            yield pd.concat(
                [
                    _series_frame(number, replication, packed[identity], columns)
                    for number, replication, identity in part
                ],
                ignore_index=True,
            )


def results_of(store: Store, experiment: Experiment) -> dict[str, Results]:
    """Return the points of an experiment as :func:`sim.simulate` would have given them, without network and events.

    Returns
    -------
    dict of str to sim.run.results.Results
        By the label of the point. Monthly series have the seven digits that are stored.
    """
    from sim.run.results import Results

    scenarios = catalogue.scenarios_of(store, experiment)
    outcomes = outcomes_frame(store, experiment)
    monthly = pd.concat(monthly_frames(store, experiment), ignore_index=True)
    found = {}
    for point, rows in outcomes.groupby("point", sort=True):
        series = monthly[monthly["point"] == point].drop(columns="point").set_index(["replication", "month"])
        found[str(rows["label"].iloc[0])] = Results(
            scenarios[int(str(point))],
            experiment.seed,
            len(rows),
            experiment.months,
            experiment.design.uncertainty,
            experiment.model_version,
            rows.set_index("replication")[list(NAMES)],
            series,
        )
    return found


def broken_checks(store: Store, experiment: Experiment) -> dict[tuple[str, str], int]:
    """Return in how many runs each check of the model's own books did not hold; nothing where all hold.

    Returns
    -------
    dict
        Sentence in English and Dutch -> runs. Earlier releases kept the sentences themselves, or the English one.
    """
    with store.reading() as connection:
        told = connection.execute(
            select(runs.c.broken_checks)
            .select_from(points.join(runs, experiment.runs_of()))
            .where(runs.c.status == DONE, runs.c.broken_checks.is_not(None))
        ).scalars()
        found = [sentence for each in told for sentence in json.loads(each)]
    sentences = [_both_sentences(each) for each in found]
    return {sentence: sentences.count(sentence) for sentence in dict.fromkeys(sentences)}


def _both_sentences(kept: Any) -> tuple[str, str]:
    if isinstance(kept, str):
        return kept, kept
    first, second = kept
    if isinstance(second, str):
        return first, second
    check = {"name": first, "facts": second}
    return check_sentence(check, "en"), check_sentence(check, "nl")


def failures(store: Store, experiment: Experiment) -> list[dict[str, Any]]:
    """Return point, label, replication and error of every failed run."""
    with store.reading() as connection:
        found = connection.execute(
            select(points.c.number, points.c.label, runs.c.replication, runs.c.error)
            .select_from(points.join(runs, experiment.runs_of()))
            .where(runs.c.status == FAILED)
            .order_by(points.c.number, runs.c.replication)
        ).all()
    return [
        {"point": number, "label": label, "replication": replication, "error": error}
        for number, label, replication, error in found
    ]


def _series_frame(number: int, replication: int, row: Any, columns: dict[str, list[str]]) -> pd.DataFrame:
    names = columns[row.columns_id]
    frame = pd.DataFrame(unpacked(row.data, row.months, names), columns=names)
    frame.insert(0, "month", np.arange(row.months))
    frame.insert(0, "replication", replication)
    frame.insert(0, "point", number)
    return frame


def _is_mixed(column: pd.Series) -> bool:
    """Tell whether a column holds texts beside numbers, or yes and no beside either."""
    kinds = {bool if isinstance(value, bool) else str if isinstance(value, str) else float for value in column}
    return len(kinds) > 1


def _levels(text: str) -> dict[str, Any]:
    return {name: value if not isinstance(value, list) else str(value) for name, value in json.loads(text).items()}
