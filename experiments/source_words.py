"""How the registries name their sources, and how these read in English and Dutch."""

from __future__ import annotations

import re

from language import words


def key_of(source: str) -> str:
    """Return the message of a source: its letters and digits, with hyphens."""
    return f"source-{re.sub(r'[^a-z0-9]+', '-', source.lower()).strip('-')}"


def source_in_words(source: str, lang: str) -> str:
    """Return a source as a reader without the specification meets it; as it is named where the catalogue has none.

    Parameters
    ----------
    source : str
        As a registry names it.
    lang : {"en", "nl"}
    """
    key = key_of(source)
    return words(lang)(key) if key in words(lang) else source
