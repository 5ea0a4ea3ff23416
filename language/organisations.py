"""Organisations in words."""

from __future__ import annotations

from language.catalogue import words


def organisation_label(kind: str, lang: str) -> str:
    """Return what a kind of organisation is called; so too the CJG's team and second-line care."""
    return words(lang)(f"organisation-{kind}")
