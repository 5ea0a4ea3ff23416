"""What the tests of sweeps share: a small design, the command in a process of its own, and what a store holds."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, MetaData, Text

from tests.command_line import here
from tests.patience import LONGEST, wait_until
from tests.processes import Program

TOP = Path(__file__).resolve().parents[2]
DESIGN = """
name = "small"
kind = "full_factorial"
base = "mid_town"
replications = {replications}
months = {months}
seed = 7

[set]
context.inhabitants = {inhabitants}

[factors]
"choices.partnership" = ["narrow", "broad", "none"]
"choices.outreach" = [0.0, 0.3]
"""
# Where nobody is invited outreach means nothing, so two of the six points have an equal scenario.
DIFFERENT = 5


def write_design(folder: Path, *, replications: int = 3, months: int = 24, inhabitants: int = 600) -> Path:
    file = folder / "small.toml"
    file.write_text(DESIGN.format(replications=replications, months=months, inhabitants=inhabitants), encoding="utf-8")
    return file


def stored(file: Path) -> int:
    """How many runs a file holds; 0 while it is being made."""
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=LONGEST) as connection:
            return int(connection.execute("SELECT count(*) FROM runs").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def wait_for_runs(file: Path, count: int, program: Program) -> None:
    wait_until(lambda: stored(file) >= count or program.poll() is not None, f"{count} runs in {file.name}")


def content(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that a store should hold whatever happened on the way."""
    with sqlite3.connect(file) as connection:
        return {
            table: connection.execute(query).fetchall()
            for table, query in {
                "runs": "SELECT identity, scenario, replication, status, fingerprint, error FROM runs ORDER BY identity",
                "outcomes": "SELECT * FROM outcomes ORDER BY identity",
                "series": "SELECT * FROM series ORDER BY identity",
                "points": "SELECT * FROM points ORDER BY experiment, number",
                "claims": "SELECT * FROM claims",
            }.items()
        }


def exported(store: Path, folder: Path) -> dict[str, bytes]:
    found = here("store", "export", "small", "--store", store, "--out", folder, cwd=folder.parent)
    assert found.returncode == 0, found.stderr
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".csv"}


def next_release(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the code be that of a release to come, whose tables have one column more."""
    from experiments.store import schema

    newer = MetaData()
    for table in schema.metadata.sorted_tables:
        table.to_metadata(newer)
    newer.tables["experiments"].append_column(Column("note", Text))
    monkeypatch.setattr(schema, "metadata", newer)
    monkeypatch.setattr(schema, "NEWEST", schema.NEWEST + 1)
