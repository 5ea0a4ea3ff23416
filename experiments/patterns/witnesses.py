"""What patterns look at that is no outcome, and the hands they lay on a run."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.inputs.organisation_types import KINDS, N_KINDS, NARROW_CORE
from sim.observe.observation import TIE_AT
from sim.run.model import CJGModel

HEAVIEST_RUNG = max(kind.rung for kind in KINDS)
FRONT_DOORS = np.array([kind.front_door for kind in KINDS])
ADULT = 216  # months of age


@dataclass(frozen=True)
class FamilyTrust:
    """Mean trust in help of the families that live here, in one month."""

    month: int

    def __call__(self, model: CJGModel) -> float | None:
        """See the class."""
        if model.month != self.month:
            return None
        facts = model.tape.families
        here = (facts["start"] <= model.month) & (facts["end"] > model.month)
        return float(model.world.families["trust"][here].mean())


@dataclass(frozen=True)
class CommitmentOfDoors:
    """Commitment of the invited, weighted by how much of their identity is their front door, in one month."""

    month: int

    def __call__(self, model: CJGModel) -> float | None:
        """See the class."""
        if model.month != self.month or not model.municipality.invited:
            return None
        rows = np.array(model.municipality.invited)
        commitment = model.world.organisations["commitment"][rows]
        return float(np.average(commitment, weights=FRONT_DOORS[rows]))


@dataclass(frozen=True)
class HeavyCoordination:
    """Families coordinated by the organisations of the heaviest rung, each month from one on."""

    since: int

    def __call__(self, model: CJGModel) -> float | None:
        """See the class."""
        if model.month < self.since:
            return None
        organisations = model.world.organisations
        heavy = organisations["rung"][:N_KINDS] == HEAVIEST_RUNG
        return float(organisations["coordinating"][:N_KINDS][heavy].sum())


@dataclass(frozen=True)
class AddedKinds:
    """Rows of the kinds that were invited, in order, as it stands in one month."""

    month: int

    def __call__(self, model: CJGModel) -> tuple[int, ...] | None:
        """See the class."""
        return tuple(model.municipality.invited) if model.month == self.month else None


@dataclass(frozen=True)
class SiteMoney:
    """Euro a youth and year that the sites on the web take, in one month."""

    month: int

    def __call__(self, model: CJGModel) -> float | None:
        """See the class."""
        if model.month != self.month:
            return None
        return float(model.municipality.spending.sites / max(1.0, model.youths))


@dataclass(frozen=True)
class WorriedParents:
    """Share of families with a child under 18 in which a need arose in the twelve months up to one."""

    month: int

    def __call__(self, model: CJGModel) -> float | None:
        """See the class."""
        if model.month != self.month:
            return None
        tape = model.tape
        ages = model.month - tape.children["birth"]
        minors = np.unique(tape.children["family"][(ages >= -9) & (ages < ADULT)])
        onsets = tape.onsets
        recent = (onsets["month"] > model.month - 12) & (onsets["month"] <= model.month)
        minor = model.month - tape.children["birth"][onsets["child"]] < ADULT
        worried = np.unique(onsets["family"][recent & minor])
        return float(np.isin(minors, worried).mean())


@dataclass(frozen=True)
class CorePractice:
    """How far the pairs of the five core kinds practise together, each month between two."""

    first: int
    last: int

    def __call__(self, model: CJGModel) -> float | None:
        """See the class."""
        if not self.first <= model.month <= self.last:
            return None
        among = model.world.practised[np.ix_(NARROW_CORE, NARROW_CORE)]
        return float(among[np.triu_indices(len(NARROW_CORE), 1)].mean())


@dataclass(frozen=True)
class Ties:
    """The standing ties between professionals, as pairs of post and person, in some months."""

    months: tuple[int, ...]

    def __call__(self, model: CJGModel) -> frozenset[tuple[int, int]] | None:
        """See the class."""
        if model.month not in self.months:
            return None
        world = model.world
        rows, slots = np.nonzero((world.tie_to >= 0) & (world.tie_trust >= TIE_AT))
        return frozenset(zip(rows.tolist(), world.tie_to[rows, slots].tolist(), strict=True))


def sessions_and_trust(model: CJGModel) -> tuple[int, float]:
    """Sessions that the programme held this month, and the trust in all ties for each professional."""
    world = model.world
    trust = np.where(world.tie_to >= 0, world.tie_trust, 0.0).sum() / len(world.professionals)
    return model.meetings, float(trust)


@dataclass(frozen=True)
class IdentityGain:
    """Mean identification with the CJG of partners' people, of weak and of strong employer-identifiers, in one month.

    Who is which follows from the post's own norm, which no scenario moves.
    """

    month: int

    def __call__(self, model: CJGModel) -> tuple[float, float] | None:
        """See the class."""
        if model.month != self.month:
            return None
        people = model.world.professionals
        inside = model.world.organisations["is_partner"][people["organisation"]] == 1
        norm = people["employer_norm"]
        middle = float(np.median(norm))
        identity = people["identity_cjg"]
        halves = (identity[inside & (norm < middle)], identity[inside & (norm >= middle)])
        return tuple(float(half.mean()) if len(half) else float("nan") for half in halves)  # type: ignore[return-value]


@dataclass(frozen=True)
class JointSuccess:
    """An easy joint success in one month: every invited pair shares a case that goes well.

    It does what a case shared well does in the model: a shared case for the pair, a good experience for their people,
    and a gain in the trust of those who already have a tie.
    """

    month: int

    def __call__(self, model: CJGModel) -> None:
        """See the class."""
        if model.month + 1 != self.month:
            return
        world, invited = model.world, np.array(model.municipality.invited, dtype=int)
        if not len(invited):
            return
        people = world.professionals
        pairs = np.ix_(invited, invited)
        one_each = 1.0 - np.eye(len(invited))
        # a venue has no people of its own: a mean over nobody is nothing
        staff = [np.flatnonzero(people["organisation"] == row) for row in invited]
        known = np.array([world.directory[rows].sum(axis=0) / max(1, len(rows)) for rows in staff])[:, invited]
        identity = np.array([people["identity_cjg"][rows].sum() / max(1, len(rows)) for rows in staff])
        world.shared[pairs] += one_each
        world.shared_known[pairs] += 0.5 * (known + known.T) * one_each
        world.shared_identity[pairs] += 0.5 * (identity[:, None] + identity[None, :]) * one_each
        inside = np.isin(people["organisation"], invited)
        people["good"][inside] += 1.0
        gain = 0.5 * model.numbers.meeting_gain * model.numbers.m_meeting
        standing = inside[:, None] & (world.tie_to >= 0)
        world.tie_trust[standing] += gain * (1.0 - world.tie_trust[standing])


@dataclass(frozen=True)
class CopiedAgreements:
    """Agreements copied from elsewhere: from one month on every invited pair stands as far as a successful one's."""

    month: int
    level: float = 0.8

    def __call__(self, model: CJGModel) -> None:
        """See the class."""
        if model.month + 1 != self.month:
            return
        rows = np.array(model.municipality.invited, dtype=int)
        if not len(rows):
            return
        pairs = np.ix_(rows, rows)
        copied = self.level * (1.0 - np.eye(len(rows)))
        model.world.agreed[pairs] = np.maximum(model.world.agreed[pairs], copied)
