"""Checks of the model's own books in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from language.catalogue import words


def check_sentence(check: Mapping[str, Any], lang: str) -> str:
    """Return what a check says.

    Parameters
    ----------
    check : mapping
        ``name`` and ``facts``, as in :attr:`sim.Results.checks`.
    lang : {"en", "nl"}
    """
    return words(lang)(f"check-{check['name']}", **check["facts"])
