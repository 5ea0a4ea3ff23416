"""The first tables: experiments, their points, runs, outcomes, monthly series and claims."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "experiments",
        sa.Column("id", sa.String(12), primary_key=True),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("design", sa.Text, nullable=False),
        sa.Column("skipped", sa.Text, nullable=False),
        sa.Column("months", sa.Integer, nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("replications", sa.Integer, nullable=False),
        sa.Column("parameter_set", sa.String(40), nullable=False),
        sa.Column("model_version", sa.String(60), nullable=False),
        sa.Column("versions", sa.Text, nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
    )
    op.create_index("ix_experiments_name", "experiments", ["name"])
    op.create_table(
        "points",
        sa.Column("experiment", sa.String(12), sa.ForeignKey("experiments.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("levels", sa.Text, nullable=False),
        sa.Column("position", sa.Text, nullable=False),
        sa.Column("scenario", sa.String(16), nullable=False),
        sa.Column("fields", sa.Text, nullable=False),
    )
    op.create_table(
        "runs",
        sa.Column("identity", sa.String(32), primary_key=True),
        sa.Column("scenario", sa.String(16), nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("months", sa.Integer, nullable=False),
        sa.Column("model_version", sa.String(60), nullable=False),
        sa.Column("parameter_set", sa.String(40), nullable=False),
        sa.Column("replication", sa.BigInteger, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("fingerprint", sa.String(16)),
        sa.Column("seconds", sa.Double, nullable=False),
        sa.Column("finished_at", sa.String(32), nullable=False),
        sa.Column("host", sa.String(100), nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("broken_checks", sa.Text),
        sa.Column("decided", sa.Text),
        sa.UniqueConstraint(
            "scenario", "seed", "months", "model_version", "parameter_set", "replication", name="uq_runs_what_it_ran"
        ),
    )
    # Each outcome's column is added when the store is opened, by whichever model knows it first.
    op.create_table(
        "outcomes",
        sa.Column("identity", sa.String(32), sa.ForeignKey("runs.identity", ondelete="CASCADE"), primary_key=True),
    )
    op.create_table(
        "series_columns",
        sa.Column("id", sa.String(12), primary_key=True),
        sa.Column("names", sa.Text, nullable=False),
    )
    op.create_table(
        "series",
        sa.Column("identity", sa.String(32), sa.ForeignKey("runs.identity", ondelete="CASCADE"), primary_key=True),
        sa.Column("columns_id", sa.String(12), sa.ForeignKey("series_columns.id"), nullable=False),
        sa.Column("months", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "claims",
        sa.Column("identity", sa.String(32), primary_key=True),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("until", sa.Double, nullable=False),
    )
    op.create_index("ix_claims_owner", "claims", ["owner"])
