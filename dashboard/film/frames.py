"""What the film is made of: the network of one real run, written down month by month while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from language.organisations import organisation_label
from sim.inputs.organisation_types import CARE, N_ORGANISATIONS, ROWS, TEAM
from sim.observe.observation import STANDING_AT
from sim.state.ties import PERSON

if TYPE_CHECKING:
    from sim.run.model import CJGModel

MOST_PEOPLE = 150  # professionals drawn; more cannot be told apart
MOST_TIES = 500  # ties drawn in a month, the strongest
WEAKEST_TIE = 0.4  # trust under which a tie is not drawn: acquaintances would hide who can rely on whom

#: An organisation's place towards the network in a month.
STANDINGS = ("outside", "invited", "partner", "core", "team", "left")
#: What stands between two organisations in a month.
NOTHING, ON_PAPER, IN_PRACTICE = 0, 1, 2


@dataclass(frozen=True)
class Film:
    """The network of one run over time.

    Attributes
    ----------
    organisations : tuple of int
        Rows of :data:`sim.inputs.organisation_types.ROWS` that are shown.
    employer : int array, shape (people,)
        Place of each professional's employer in ``organisations``.
    people, posts : int
        Professionals drawn, and how many there are.
    caseload, identity, meetings : arrays, shape (months, people)
        Hours in cases, identification with the CJG (0-1), hours in meetings, in a month.
    standing : int array, shape (months, organisations)
        Of :data:`STANDINGS`.
    load, waiting : arrays, shape (months, organisations)
        Hours in cases as a share of all hours; hours of work on the waiting list.
    pairs : int array, shape (months, organisations, organisations)
        0 nothing, 1 agreed on paper alone, 2 practised.
    ties : list of int arrays, shape (ties, 3)
        A month each: two people and a hundred times their trust.
    is_open : bool array, shape (months,)
        Whether the team of the CJG is there.
    """

    organisations: tuple[int, ...]
    employer: np.ndarray
    people: int
    posts: int
    caseload: np.ndarray
    identity: np.ndarray
    meetings: np.ndarray
    standing: np.ndarray
    load: np.ndarray
    waiting: np.ndarray
    pairs: np.ndarray
    ties: list[np.ndarray]
    is_open: np.ndarray

    @property
    def nbytes(self) -> int:
        """Memory held, bytes."""
        tables = (self.caseload, self.identity, self.meetings, self.load, self.waiting, self.pairs)
        return sum(each.nbytes for each in tables) + sum(each.nbytes for each in self.ties)


class Camera:
    """Takes a picture of the network each month.

    Parameters
    ----------
    model : CJGModel
        Before its first month.
    """

    def __init__(self, model: CJGModel) -> None:
        self.model = model
        rows = [row for row in range(N_ORGANISATIONS) if row != CARE]
        employed = model.world.professionals["organisation"]
        self.shown = [row for row in rows if (employed == row).any()]
        self.place = {row: at for at, row in enumerate(self.shown)}
        self.drawn = _drawn(employed, self.shown)
        self.months: list[dict[str, Any]] = []

    def take(self) -> None:
        """Write down the month that has just passed."""
        model, world = self.model, self.model.world
        people = world.professionals[self.drawn]
        square = np.ix_(self.shown, self.shown)
        pairs = np.where(world.agreed[square] >= STANDING_AT, ON_PAPER, NOTHING)
        pairs[world.practised[square] >= STANDING_AT] = IN_PRACTICE
        hours = world.organisations["hours"][self.shown]
        self.months.append(
            {
                "caseload": people["case_hours"].astype(np.float32),
                "identity": people["identity_cjg"].astype(np.float32),
                "meetings": people["meeting_hours"].astype(np.float32),
                "standing": np.array([self._standing(row) for row in self.shown], np.int8),
                "load": (world.organisations["case_hours"][self.shown] / np.where(hours > 0, hours, 1)).astype(
                    np.float32
                ),
                "waiting": world.organisations["list_hours"][self.shown].astype(np.float32),
                "pairs": pairs.astype(np.int8),
                "ties": self._ties(),
                "is_open": bool(model.municipality.is_open),
            }
        )

    def film(self) -> Film:
        """Return what was taken."""
        stacked = {
            key: np.stack([month[key] for month in self.months])
            for key in ("caseload", "identity", "meetings", "standing", "load", "waiting", "pairs", "is_open")
        }
        employed = self.model.world.professionals["organisation"]
        return Film(
            organisations=tuple(self.shown),
            employer=np.array([self.place[int(row)] for row in employed[self.drawn]]),
            people=len(self.drawn),
            posts=int(np.isin(employed, self.shown).sum()),
            ties=[month["ties"] for month in self.months],
            **stacked,
        )

    def _standing(self, row: int) -> int:
        if row == TEAM:
            return STANDINGS.index("team")
        status = str(self.model.partner_organisations[row].status)
        return STANDINGS.index(status) if status in STANDINGS else 0

    def _ties(self) -> np.ndarray:
        """Ties between people of different employers, the strongest first; a tie ends when the other has left."""
        world, people = self.model.world, self.drawn
        codes, trust = world.tie_to[people], world.tie_trust[people]
        posts = np.where(codes >= 0, codes % PERSON, 0)
        there = (codes >= 0) & (world.professionals["succession"][posts] == codes // PERSON)
        number = np.full(len(world.professionals), -1)
        number[people] = np.arange(len(people))
        other = np.where(there, number[posts], -1)
        own = np.arange(len(people))[:, None]
        employed = world.professionals["organisation"]
        apart = employed[people][:, None] != employed[posts]
        shown = (other > own) & apart & (trust >= WEAKEST_TIE)
        first, slot = np.nonzero(shown)
        found = np.stack([first, other[first, slot], np.round(100 * trust[first, slot]).astype(int)], axis=1)
        return found[np.argsort(-found[:, 2], kind="stable")][:MOST_TIES].astype(np.int16)


def _drawn(employed: np.ndarray, shown: list[int]) -> np.ndarray:
    """Return which posts are drawn: all, or of each employer its first ones, in proportion."""
    counts = {row: int((employed == row).sum()) for row in shown}
    part = min(1.0, MOST_PEOPLE / sum(counts.values()))
    kept = [np.flatnonzero(employed == row)[: max(1, round(part * count))] for row, count in counts.items()]
    return np.concatenate(kept)


def name_of(row: int, lang: str) -> str:
    """Return what an organisation is called."""
    return organisation_label(ROWS[row].name, lang)
