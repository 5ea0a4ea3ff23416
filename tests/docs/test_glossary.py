"""The glossary has the word for every kind of organisation and every choice."""

from __future__ import annotations

from pathlib import Path

from sim.inputs.choices import Choices
from sim.inputs.organisation_types import KINDS

# Choices named by what they count or switch, not by a word of the field.
PLAIN_WORDS = {
    "director_support",
    "desk_sites",
    "desk_location",
    "open_more_on_success",
    "meetings_per_year",
    "budget_per_youth",
}


def test_the_glossary_has_a_dutch_word_for_every_kind_and_choice(checkout: Path) -> None:
    glossary = (checkout / "docs" / "glossary.md").read_text(encoding="utf-8")
    names = {kind.name for kind in KINDS} | (set(Choices.model_fields) - PLAIN_WORDS)
    assert {name for name in names if f"`{name}`" not in glossary} == set()
