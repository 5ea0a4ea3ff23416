"""The stored results that documentation and dashboard show: ``experiments/reference/``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

REFERENCE = Path(__file__).resolve().parent / "reference"
CALIBRATION, SCREENING, PATTERNS, RIVALS = "calibration.json", "morris.json", "patterns.json", "rivals.json"


def load_reference(name: str | Path = PATTERNS) -> Any:
    """Return a stored result, by default the patterns' verdicts; nothing where it is not there, as where installed."""
    path = REFERENCE / name
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def screened(found: dict[str, Any]) -> dict[str, tuple[float, str]]:
    """Return for each parameter its largest mu* in standard deviations of an outcome, and which outcome that is."""
    sizes: dict[str, tuple[float, str]] = {}
    for outcome, entry in found.get("outcomes", {}).items():
        for name, size in entry["mu_star"].items():
            share = size / entry["deviation"] if entry["deviation"] else 0.0
            sizes[name] = max(sizes.get(name, (-1.0, "")), (share, outcome))
    return sizes
