"""What ``--out`` leaves behind: tables, resolved scenarios, the record of the run, and the report."""

from __future__ import annotations

import platform
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from experiments.documents import as_json
from experiments.ensembles import is_ensemble, write_ensemble_tables
from experiments.output_folder import MADE_BY, RECORD

if TYPE_CHECKING:
    import pandas as pd

    from sim.run.ensemble_results import EnsembleResults
    from sim.run.results import Results

Table = Literal["outcomes", "monthly"]

REPORT = "report.html"
SHOWN_VERSIONS = ("cjg-network", "mesa", "numba", "numpy", "pandas", "plotly", "scipy")


def versions() -> dict[str, str]:
    """Return the versions that numbers and pictures depend on."""
    found = {"python": platform.python_version()}
    for name in SHOWN_VERSIONS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def file_names(names: list[str]) -> list[str]:
    """Return one file name a scenario: ``scenario.toml`` for one, ``scenario_NAME.toml`` for several.

    Letters, digits, dots, hyphens and underscores stay; all else becomes an underscore.
    """
    if len(names) == 1:
        return ["scenario.toml"]
    found: list[str] = []
    for name in names:
        stem = "scenario_" + (re.sub(r"[^A-Za-z0-9._-]+", "_", name).strip("_.")[:80] or "unnamed")
        candidate, number = f"{stem}.toml", 2
        while candidate.lower() in (other.lower() for other in found):
            candidate, number = f"{stem}_{number}.toml", number + 1
        found.append(candidate)
    return found


def joined(results: Mapping[str, Results | EnsembleResults], table: Table) -> pd.DataFrame:
    """Return ``outcomes`` or ``monthly`` of all scenarios as one table.

    Parameters
    ----------
    results : mapping of str to Results
        By display name.
    table : {"outcomes", "monthly"}
        Which table.

    Returns
    -------
    pandas.DataFrame
        With ``replication`` (and ``month``) as columns, and ``scenario`` in front when there are several.
    """
    import pandas as pd

    frames = {name: result.outcomes if table == "outcomes" else result.monthly for name, result in results.items()}
    if len(frames) == 1:
        return next(iter(frames.values())).reset_index()
    return pd.concat(frames, names=["scenario"]).reset_index()


def write_all(
    folder: Path,
    results: Mapping[str, Results | EnsembleResults],
    document: Mapping[str, Any],
    *,
    command: str,
    lang: str,
    uncertainty: str,
) -> None:
    """Write every file of a result.

    Parameters
    ----------
    folder : pathlib.Path
        An empty folder.
    results : mapping of str to Results
        By display name; the first one is the baseline.
    document : mapping
        What ``--json`` prints.
    command : str
        The command that gives these results again.
    lang : {"en", "nl"}
        Language of the report.
    uncertainty : {"luck", "both"}
        What varied between the futures.
    """
    from experiments.report import report_page

    many = {name: result for name, result in results.items() if is_ensemble(result)}
    if many:
        write_ensemble_tables(folder, many)
    tables: tuple[Table, ...] = ("outcomes",) if many else get_args(Table)
    for table in tables:
        frame = joined(results, table)
        frame.to_csv(folder / f"{table}.csv", index=False, lineterminator="\n")
        frame.to_parquet(folder / f"{table}.parquet", index=False)
    scenario_files = dict(zip(results, file_names(list(results)), strict=True))
    for name, file_name in scenario_files.items():
        (folder / file_name).write_text(results[name].scenario.to_toml(), encoding="utf-8")
    page = report_page(results, command=command, versions=versions(), lang=lang)
    (folder / REPORT).write_text(page, encoding="utf-8", errors="backslashreplace")
    record = {
        "made_by": MADE_BY,
        "command": command,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "uncertainty": uncertainty,
        "versions": versions(),
        "scenario_files": scenario_files,
        "scenario_fingerprints": {name: result.scenario.fingerprint() for name, result in results.items()},
        "files": sorted([*(path.name for path in folder.iterdir()), RECORD]),
        **document,
    }
    text = as_json(record, ascii_only=False) + "\n"
    (folder / RECORD).write_text(text, encoding="utf-8", errors="backslashreplace")
