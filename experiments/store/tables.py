"""The tables of a store.

A run belongs to no experiment: it is found by what it ran. So two experiments that share a scenario share its runs,
and an experiment is the join of its points with the runs of their scenarios.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from sim.observe.outcomes import NAMES

DONE = "done"
FAILED = "failed"

metadata = MetaData()

store_version = Table("store_version", metadata, Column("number", Integer, primary_key=True, autoincrement=False))

experiments = Table(
    "experiments",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("name", String(100), nullable=False, index=True),
    Column("kind", String(40), nullable=False),
    Column("design", Text, nullable=False),
    Column("skipped", Text, nullable=False),
    Column("months", Integer, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("replications", Integer, nullable=False),
    Column("parameter_set", String(40), nullable=False),
    Column("model_version", String(60), nullable=False),
    Column("versions", Text, nullable=False),
    Column("created_at", String(32), nullable=False),
)

points = Table(
    "points",
    metadata,
    Column("experiment", ForeignKey("experiments.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("label", Text, nullable=False),
    Column("levels", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("scenario", String(16), nullable=False),
    Column("fields", Text, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("identity", String(32), primary_key=True),
    Column("scenario", String(16), nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("months", Integer, nullable=False),
    Column("model_version", String(60), nullable=False),
    Column("parameter_set", String(40), nullable=False),
    Column("replication", BigInteger, nullable=False),
    Column("status", String(10), nullable=False),
    Column("fingerprint", String(16)),
    Column("seconds", Double, nullable=False),
    Column("finished_at", String(32), nullable=False),
    Column("host", String(100), nullable=False),
    Column("error", Text),
    Column("broken_checks", Text),
    Column("decided", Text),
    UniqueConstraint(
        "scenario", "seed", "months", "model_version", "parameter_set", "replication", name="uq_runs_what_it_ran"
    ),
)

# Outcomes stand each in a column of its own. A model that observes more adds columns when it opens the store, which
# is no new version: see schema.py.
outcomes = Table(
    "outcomes",
    metadata,
    Column("identity", ForeignKey("runs.identity", ondelete="CASCADE"), primary_key=True),
    *(Column(name, Double) for name in NAMES),
)

series_columns = Table(
    "series_columns",
    metadata,
    Column("id", String(12), primary_key=True),
    Column("names", Text, nullable=False),
)

series = Table(
    "series",
    metadata,
    Column("identity", ForeignKey("runs.identity", ondelete="CASCADE"), primary_key=True),
    Column("columns_id", ForeignKey("series_columns.id"), nullable=False),
    Column("months", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("identity", String(32), primary_key=True),
    Column("owner", String(200), nullable=False),
    Column("until", Double, nullable=False),
    Index("ix_claims_owner", "owner"),
)
