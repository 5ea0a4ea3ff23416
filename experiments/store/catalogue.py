"""Experiments in a store: enter one, find one, and see how far it is."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import func, select

from experiments.designs import Plan
from experiments.designs.schema import Design
from experiments.documents import plain
from experiments.files import versions
from experiments.refusals import Refusal, nearest
from experiments.store.contents import parameter_set_of, short_hash
from experiments.store.database import Store
from experiments.store.tables import DONE, FAILED, experiments, points, runs
from sim.inputs.scenario import Scenario

AT_ONCE = 1_000


@dataclass(frozen=True)
class Experiment:
    """A design as it was swept: with one model, one seed, one horizon.

    Attributes
    ----------
    id : str
        Twelve digits of all that settles its runs.
    name, kind : str
    design : Design
    skipped : list of dict
        Points that could not stand: ``number``, ``label``, ``why``.
    months, seed, replications : int
    parameter_set, model_version, created_at : str
    """

    id: str
    name: str
    kind: str
    design: Design
    skipped: list[dict[str, Any]]
    months: int
    seed: int
    replications: int
    parameter_set: str
    model_version: str
    created_at: str

    def runs_of(self) -> Any:
        """Return the condition under which a run, joined with a point by its scenario, belongs here."""
        return (
            (points.c.experiment == self.id)
            & (runs.c.scenario == points.c.scenario)
            & (runs.c.seed == self.seed)
            & (runs.c.months == self.months)
            & (runs.c.model_version == self.model_version)
            & (runs.c.parameter_set == self.parameter_set)
            & (runs.c.replication < self.replications)
        )


@dataclass(frozen=True)
class Standing:
    """How far an experiment is; runs that points share count for each."""

    points: int
    runs: int
    done: int
    failed: int


def key_of(plan: Plan, model_version: str) -> str:
    """Return the id of a plan's experiment: a hash of all that settles which runs it has."""
    design = plan.design
    numbers = parameter_set_of(design.uncertainty)
    settled = [design.name, design.months, design.seed, design.replications, numbers, model_version]
    return short_hash([*settled, [[point.number, _text(point.levels), point.mark] for point in plan.points]], 12)


def enter(store: Store, plan: Plan, model_version: str) -> Experiment:
    """Enter an experiment, or find it where it was entered before.

    Parameters
    ----------
    store : Store
    plan : Plan
    model_version : str
    """
    design = plan.design
    key = key_of(plan, model_version)
    content = {
        "id": key,
        "name": design.name,
        "kind": design.kind,
        "design": _text(design.model_dump(mode="json")),
        "skipped": _text([asdict(each) for each in plan.skipped]),
        "months": design.months,
        "seed": design.seed,
        "replications": design.replications,
        "parameter_set": parameter_set_of(design.uncertainty),
        "model_version": model_version,
        "versions": _text(versions()),
        "created_at": datetime.now(UTC).isoformat(timespec="microseconds"),
    }
    with store.reading() as connection:
        known = connection.execute(select(experiments.c.id).where(experiments.c.id == key)).scalar()
    if known is None:
        rows = _point_rows(plan)
        with store.writing() as connection:
            connection.execute(store.insert(experiments), content)
            for start in range(0, len(rows), AT_ONCE):
                part = [{"experiment": key, **row} for row in rows[start : start + AT_ONCE]]
                connection.execute(store.insert(points), part)
    return find(store, key)


def everything(store: Store) -> list[Experiment]:
    """Return all experiments, the oldest first."""
    with store.reading() as connection:
        found = connection.execute(select(experiments).order_by(experiments.c.created_at, experiments.c.id))
        return [_experiment(row) for row in found.mappings()]


def find(store: Store, name: str) -> Experiment:
    """Return an experiment by its id, the beginning of it, or its name; of one name, the one entered last.

    Raises
    ------
    Refusal
        When there is none, or a beginning fits several.
    """
    known = everything(store)
    fitting = [each for each in known if each.id == name] or [each for each in known if each.name == name][-1:]
    if not fitting and len(name) >= 4:
        fitting = [each for each in known if each.id.startswith(name)]
    if len(fitting) == 1:
        return fitting[0]
    names = list(dict.fromkeys(each.name for each in known))
    listed = f"; it holds {', '.join(names[:20])}" if names else "; it holds none yet: `cjg sweep` makes one"
    why = "fits several experiments" if fitting else "is no experiment"
    raise Refusal(f"{name!r} {why} of the store {store.name}{nearest(name, names)}{listed}")


def standing(store: Store, experiment: Experiment) -> Standing:
    """Count points and runs of an experiment."""
    with store.reading() as connection:
        count = connection.execute(
            select(func.count()).select_from(points).where(points.c.experiment == experiment.id)
        ).scalar_one()
        counts = connection.execute(
            select(runs.c.status, func.count())
            .select_from(points.join(runs, experiment.runs_of()))
            .group_by(runs.c.status)
        ).all()
    by_status: dict[str, int] = {status: number for status, number in counts}  # noqa: C416  (rows are no pairs to mypy)
    return Standing(count, count * experiment.replications, by_status.get(DONE, 0), by_status.get(FAILED, 0))


def fingerprint(store: Store, experiment: Experiment) -> str:
    """Return 16 hexadecimal digits of all outcomes of an experiment's finished runs: equal outcomes, equal digits."""
    with store.reading() as connection:
        found = connection.execute(
            select(points.c.number, runs.c.replication, runs.c.fingerprint)
            .select_from(points.join(runs, experiment.runs_of()))
            .where(runs.c.status == DONE)
            .order_by(points.c.number, runs.c.replication)
        ).all()
    return short_hash([list(row) for row in found], 16)


def scenarios_of(store: Store, experiment: Experiment) -> dict[int, Scenario]:
    """Return the scenario of every point by its number."""
    with store.reading() as connection:
        found = connection.execute(
            select(points.c.number, points.c.fields)
            .where(points.c.experiment == experiment.id)
            .order_by(points.c.number)
        ).all()
    return {number: Scenario.model_validate_json(fields) for number, fields in found}


def _point_rows(plan: Plan) -> list[dict[str, Any]]:
    return [
        {
            "number": point.number,
            "label": point.label,
            "levels": _text(point.levels),
            "position": _text(point.position),
            "scenario": point.mark,
            "fields": _text(point.scenario.model_dump(mode="json", exclude_unset=True)),
        }
        for point in plan.points
    ]


def _experiment(row: Any) -> Experiment:
    content = {each.name: row[each.name] for each in fields(Experiment)}
    return Experiment(**content | {"design": _design(json.loads(row["design"])), "skipped": json.loads(row["skipped"])})


def _design(content: dict[str, Any]) -> Design:
    try:
        return Design(**content)
    except ValidationError:  # entered by another release, which took other things
        content |= {name: tuple(content.get(name, ())) for name in ("responses", "scenarios")}
        return Design.model_construct(**content)


def _text(content: Any) -> str:
    return json.dumps(plain(content), allow_nan=False, ensure_ascii=True)
