"""Mechanisms: the handles of causal tests.

Each is a factor on one process, 1 by default; 0 takes that process out of the run and nothing else.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from sim.inputs.fields import Note, Table, describe_table

SOURCE = "by design: 1 is the model as described"
Factor = Annotated[float, Field(ge=0.0, le=2.0)]


def _note(source: str = SOURCE) -> Note:
    return Note(unit="factor", source=source)


class Mechanisms(Table):
    """Factors on the processes of the model, each from 0 (taken out) to 2 (doubled)."""

    onset: Annotated[Factor, _note()] = 1.0
    escalation: Annotated[Factor, _note()] = 1.0
    recovery: Annotated[Factor, _note()] = 1.0
    detection: Annotated[Factor, _note()] = 1.0
    encounter: Annotated[Factor, _note()] = 1.0
    label: Annotated[Factor, _note()] = 1.0
    bjz_image: Annotated[Factor, _note()] = 1.0
    distance: Annotated[Factor, _note()] = 1.0
    awareness: Annotated[Factor, _note()] = 1.0
    word_of_mouth: Annotated[Factor, _note()] = 1.0
    front_door_loss: Annotated[Factor, _note()] = 1.0
    urgency: Annotated[Factor, _note()] = 1.0
    meeting: Annotated[Factor, _note()] = 1.0
    closure: Annotated[Factor, _note()] = 1.0
    complementarity: Annotated[Factor, _note()] = 1.0
    tie_decay: Annotated[Factor, _note()] = 1.0
    knowledge: Annotated[Factor, _note()] = 1.0
    conflict: Annotated[Factor, _note()] = 1.0
    identity: Annotated[Factor, _note()] = 1.0
    co_location: Annotated[Factor, _note()] = 1.0
    rich_media: Annotated[Factor, _note()] = 1.0
    turnover: Annotated[Factor, _note()] = 1.0
    practice: Annotated[Factor, _note()] = 1.0
    outreach: Annotated[Factor, _note()] = 1.0
    prevention: Annotated[Factor, _note(source="no evidence that a CJG prevents need (domain evidence D18)")] = 0.0


def describe() -> list[dict[str, Any]]:
    """Describe every mechanism; the keys are those of :func:`sim.inputs.fields.describe_table`."""
    return describe_table(Mechanisms(), "mechanisms")
