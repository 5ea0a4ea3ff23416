"""Numbers of the model in words."""

from __future__ import annotations

from language.catalogue import words


def meaning(name: str, lang: str) -> str:
    """Return what a number of the model means, in a sentence."""
    return words(lang)(f"parameter-{name}")
