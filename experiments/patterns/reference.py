"""The stored verdicts that documentation and dashboard show: ``experiments/reference/patterns.json``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

REFERENCE = Path(__file__).resolve().parents[1] / "reference" / "patterns.json"


def load_reference(path: Path = REFERENCE) -> list[dict[str, Any]]:
    """Return the stored verdicts; none where the file is not there, as in an installed package."""
    if not path.is_file():
        return []
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found
