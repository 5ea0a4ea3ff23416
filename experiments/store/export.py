"""Write an experiment as files: outcomes and monthly series, as CSV and as Parquet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.output_folder import OutputFolder
from experiments.store import frames

if TYPE_CHECKING:
    import pandas as pd

    from experiments.store.catalogue import Experiment
    from experiments.store.database import Store


def write_tables(store: Store, experiment: Experiment, out: Path) -> None:
    """Write the tables of an experiment's finished runs.

    Equal runs give equal files: nothing in the CSV tells when or where a run was done.

    Parameters
    ----------
    store : Store
    experiment : Experiment
    out : pathlib.Path
        Folder; complete or not there.
    """
    with OutputFolder(out) as target:
        folder = target.folder
        outcomes = frames.outcomes_frame(store, experiment)
        _write([outcomes], folder / "outcomes")
        _write(frames.monthly_frames(store, experiment), folder / "monthly")
        target.write_table("points", frames.points_frame(store, experiment).reset_index())
        record = {
            "experiment": experiment.id,
            "name": experiment.name,
            "design": experiment.design.model_dump(mode="json"),
            "skipped": experiment.skipped,
            "model_version": experiment.model_version,
            "parameter_set": experiment.parameter_set,
            "runs": len(outcomes),
        }
        target.put_in_place(record)


def _write(tables: Iterable[pd.DataFrame], stem: Path) -> None:
    """Write tables one below the other, so that no more than one need be in memory."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    writer = None
    with stem.with_suffix(".csv").open("w", encoding="utf-8", newline="") as text:
        try:
            for table in tables:
                table.to_csv(text, index=False, header=writer is None, lineterminator="\n")
                rows = pa.Table.from_pandas(table, preserve_index=False)
                if writer is None:
                    writer = pq.ParquetWriter(stem.with_suffix(".parquet"), rows.schema)
                writer.write_table(rows)
        finally:
            if writer is not None:
                writer.close()
