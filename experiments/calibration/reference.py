"""The stored calibration and screening that documentation shows: ``experiments/reference/``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

REFERENCE = Path(__file__).resolve().parents[1] / "reference"
CALIBRATION, SCREENING = "calibration.json", "morris.json"


def load_calibration(folder: Path = REFERENCE) -> dict[str, Any]:
    """Return the stored calibration; nothing where the file is not there, as in an installed package."""
    return _load(folder / CALIBRATION)


def load_screening(folder: Path = REFERENCE) -> dict[str, Any]:
    """Return the stored screening; nothing where the file is not there."""
    return _load(folder / SCREENING)


def _load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def screened(found: dict[str, Any]) -> dict[str, tuple[float, str]]:
    """Return for each parameter its largest mu* in standard deviations of an outcome, and which outcome that is."""
    sizes: dict[str, tuple[float, str]] = {}
    for outcome, entry in found.get("outcomes", {}).items():
        for name, size in entry["mu_star"].items():
            share = size / entry["deviation"] if entry["deviation"] else 0.0
            sizes[name] = max(sizes.get(name, (-1.0, "")), (share, outcome))
    return sizes
