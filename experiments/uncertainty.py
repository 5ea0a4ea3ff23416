"""What the intervals of a result are made of, in words: luck alone, or luck and the model's numbers together."""

from __future__ import annotations

from language import words


def in_a_line(uncertainty: str, lang: str, *, drawn: bool = False) -> str:
    """Return the sentence under a table; ``drawn`` where the settings of an experiment were drawn."""
    return words(lang)("spread-line-drawn" if drawn else "spread-line", kind=uncertainty)


def on_a_page(uncertainty: str, lang: str, *, drawn: bool = False) -> str:
    """Return the note at the head of a report."""
    return words(lang)("spread-page-drawn" if drawn else "spread-page", kind=uncertainty)
