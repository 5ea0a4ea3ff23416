"""What ``--out`` leaves behind: tables, resolved scenarios, the record of the run, and the report."""

from __future__ import annotations

import platform
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, Literal

from experiments.ensembles import is_ensemble
from experiments.output_folder import OutputFolder

if TYPE_CHECKING:
    import pandas as pd

    from sim.run.ensemble_results import EnsembleResults
    from sim.run.results import Results

Table = Literal["outcomes", "monthly", "municipalities", "coverage", "by_size"]
OF_ONE: tuple[Table, ...] = ("outcomes", "monthly")
OF_MANY: tuple[Table, ...] = ("municipalities", "coverage", "by_size", "outcomes")

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
    """Return one of the tables of all scenarios as one table.

    Parameters
    ----------
    results : mapping of str to Results
        By display name.
    table : str
        Which: an attribute of the results.

    Returns
    -------
    pandas.DataFrame
        With ``replication`` (and ``month``) as columns, and ``scenario`` in front when there are several.
    """
    import pandas as pd

    frames: dict[str, pd.DataFrame] = {name: getattr(result, table) for name, result in results.items()}
    if table != "by_size":  # that one has its rows numbered
        frames = {name: frame.reset_index() for name, frame in frames.items()}
    if len(frames) == 1:
        return next(iter(frames.values()))
    return pd.concat(frames, names=["scenario", None]).reset_index(level="scenario")


def write_all(
    output: OutputFolder,
    results: Mapping[str, Results | EnsembleResults],
    document: Mapping[str, Any],
    *,
    command: str,
    lang: str,
    uncertainty: str,
) -> None:
    """Write every file of a result, and put the folder in its place.

    Parameters
    ----------
    output : OutputFolder
        Empty.
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

    many = any(is_ensemble(result) for result in results.values())
    for table in OF_MANY if many else OF_ONE:
        output.write_table(table, joined(results, table), parquet=True)
    scenario_files = dict(zip(results, file_names(list(results)), strict=True))
    for name, file_name in scenario_files.items():
        output.write(file_name, results[name].scenario.to_toml())
    output.write(REPORT, report_page(results, command=command, versions=versions(), lang=lang))
    output.put_in_place(
        {
            "command": command,
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "uncertainty": uncertainty,
            "versions": versions(),
            "scenario_files": scenario_files,
            "scenario_fingerprints": {name: result.scenario.fingerprint() for name, result in results.items()},
            **document,
        }
    )
