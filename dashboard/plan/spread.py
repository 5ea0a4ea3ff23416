"""What the bands and intervals of a screen are made of, in words: luck, numbers, and what a user does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from experiments.uncertainty import in_a_line

if TYPE_CHECKING:
    from dashboard.language import Language
    from dashboard.plan.state import State


def spread(state: State, lang: Language) -> str:
    """Say what differs between the futures of a state."""
    if not state.unknown:
        return lang.said(in_a_line(state.uncertainty, lang.base))
    if state.uncertainty == "luck":
        return lang("choose-spread-unknown")
    return f"{lang.said(in_a_line(state.uncertainty, lang.base))} {lang('choose-spread-unknown-too')}"
