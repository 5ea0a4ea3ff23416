"""Targets of the patterns in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from language import words


def target_in_words(entry: Mapping[str, Any], lang: str) -> str:
    """Return the target of a pattern's verdict; as the verdict has it where no pattern has its number."""
    key = f"pattern-{entry['id']}.target"
    return words(lang)(key) if key in words(lang) else str(entry["target"])
