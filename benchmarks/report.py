"""The table on the screen and the file for machines."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path

import numba
import numpy as np
from rich.console import Console
from rich.table import Table

from experiments.output_folder import write_whole
from sim.compiling.version import MODEL_VERSION

from .rows import Row

SCHEMA = 1
VERDICT = {True: "[green]reached[/]", False: "[red]not reached[/]", None: ""}


def machine() -> dict[str, object]:
    """What the figures were measured on, and how busy it was."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "numba": numba.__version__,
        "numpy": np.__version__,
        "load_average": load,
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


def number(value: float | None, unit: str) -> str:
    """A figure as people read it; a dash where there is none."""
    if value is None:
        return "-"
    if unit == "s":
        return f"{value * 1000:,.1f} ms" if value < 1.0 else f"{value:,.2f} s"
    if unit.endswith("/s"):
        return f"{value / 1e6:,.2f} million {unit}"
    return f"{value:,.3g} {unit}".rstrip()


def show(rows: list[Row]) -> None:
    """Print the table."""
    table = Table(title=f"Benchmark, model {MODEL_VERSION}", title_justify="left")
    for heading in ("", "measured", "target", "", "in yardsticks", "note"):
        table.add_column(heading, justify="right" if heading in ("measured", "target", "in yardsticks") else "left")
    group = ""
    for row in rows:
        if row.group != group:
            table.add_section()
            table.add_row(f"[bold]{row.group}[/]")
            group = row.group
        wanted = "" if row.target is None else f"{'>=' if row.at_least else '<='} {number(row.target, row.unit)}"
        normalised = "" if row.normalised is None else f"{row.normalised:,.4g}"
        cells = (
            f"  {row.name}",
            number(row.value, row.unit),
            wanted,
            VERDICT[row.reached],
            normalised,
            row.note,
        )
        table.add_row(*cells)
    Console(width=160).print(table)


def write(rows: list[Row], path: Path) -> None:
    """Write the file."""
    content = {
        "schema": SCHEMA,
        "model_version": MODEL_VERSION,
        "machine": machine(),
        "rows": [row.as_dict() for row in rows],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(content, indent=2, allow_nan=False))
