"""Names, targets and badges of the patterns in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from language import words


def name_in_words(entry: Mapping[str, Any], lang: str) -> str:
    """Return what a pattern says; as its verdict has it where no pattern has its number."""
    key = f"pattern-{entry['id']}"
    return words(lang)(key) if key in words(lang) else str(entry["name"])


def badge_in_words(badge: str, lang: str) -> str:
    """Return what a badge says."""
    return words(lang)("pattern-badge", badge=badge.replace(" ", "_"))


def target_in_words(entry: Mapping[str, Any], lang: str) -> str:
    """Return the target of a pattern's verdict; as the verdict has it where no pattern has its number."""
    key = f"pattern-{entry['id']}.target"
    return words(lang)(key) if key in words(lang) else str(entry["target"])
