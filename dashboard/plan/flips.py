"""Plans whose difference was found to turn around in another municipality, to open from the screen."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.plan.state import Own, State


@dataclass(frozen=True)
class Flip:
    """A plan that wins in one municipality and loses in another.

    Attributes
    ----------
    name : str
        Key of its text.
    state : State
        The plan where it wins, against the plan it is compared with.
    elsewhere : str
        The municipality in which it loses.
    outcome : str
        What turns.
    """

    name: str
    state: State
    elsewhere: str
    outcome: str


#: Found by trying every value of every choice, against every other and against no CJG, in five municipalities; the
#: pairs that differed most between towns were combined, and what turned was run again with two other lucks.
FLIPS: tuple[Flip, ...] = (
    Flip(
        "one_front_door",
        State(
            town="small_rural",
            plan=Own({"choices.front_offices": "merged"}),
            pinned=Own({"choices.partnership": "narrow"}),
            panels=("reach_all", "help_all"),
        ),
        "mid_town",
        "reach_all",
    ),
)
