"""The kinds of partner organisation: sourced or assumed attributes, and nothing else that tells them apart.

No line of the model names a kind in order to favour it. What makes a clinic a likely core party, or a youth care agency
a frightening face at a desk, follows from the attributes below: whom it serves, whom it sees, how much of its identity
is its front door, and over how many municipalities its managers are spread.

Sources: ages and severities served, and the gate to second-line care, follow the tasks described in the national basic
model; contact moments of youth health care from domain.md 3b; municipalities per regional organisation from domain.md
1 (about 29 per youth care agency, about 15 per health service). Expertise, sensitivity, door weights, staff and the
share of the work that is about the young are assumptions (order of magnitude; range times 0.5 to 2), in the order the
evidence gives where it gives one.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from typing import Literal

import numpy as np

from sim.inputs.calendar import ADULT_AGE, CHILDCARE_AGE, CONCEIVED, LAST_AGE, SCHOOL_AGE, WELFARE_AGE, YOUTH_AGE

DOMAINS = ("health", "parenting", "school", "emotions", "circumstances", "safety")
N_DOMAINS = len(DOMAINS)
BANDS = ("unborn", "0_4", "4_12", "12_18", "18_23")
LOCAL, REGIONAL, REGIONAL_LARGE = 0, 1, 2
STAFF_YOUTHS = 12_600.0  # the staff of each kind is given for a town of this many youths


@dataclass(frozen=True)
class Kind:
    """One kind of organisation.

    Attributes
    ----------
    ages : tuple of int
        Youngest and oldest age served, months.
    severities : tuple of int
        Lightest and heaviest severity it helps itself (1 question, 2 mild, 3 serious, 4 crisis).
    rung : int
        Place on the escalation ladder, 1 light to 4 heavy.
    front_door : float
        Share of its identity that is its front door, 0-1.
    expertise : tuple of float
        Per need domain, 0-1, in the order of ``DOMAINS``.
    staff : float
        Professionals in a town of 12,600 youths, before utilisation sets their hours.
    youth_share : float
        Part of a manager's time for cooperation that is about children, youths and their parents, 0-1. A venue without
        staff has the part of whoever chairs it.
    scope : int
        Local, regional (about 15 municipalities) or large regional (about 29).
    sensitivity : tuple of float
        Chance that one contact notices a need of severity 1, 2, 3, 4 in a domain it knows well.
    doors : tuple of float
        How familiar its door is, per age band of ``BANDS``.
    is_service : bool
        Whether its help counts as use of a youth service (schools, general practice, childcare, midwives do not).
    """

    name: str
    ages: tuple[int, int]
    severities: tuple[int, int]
    rung: int
    front_door: float
    expertise: tuple[float, float, float, float, float, float]
    staff: float
    youth_share: float
    scope: int
    sensitivity: tuple[float, float, float, float]
    doors: tuple[float, float, float, float, float]
    is_service: bool


ALL_AGES = (CONCEIVED, LAST_AGE)
_NONE = (0.0, 0.0, 0.0, 0.0)
_SHUT = (0.0, 0.0, 0.0, 0.0, 0.0)

KINDS: tuple[Kind, ...] = (
    Kind("clinic", (0, SCHOOL_AGE - 1), (1, 2), 1, 0.9, (0.9, 0.8, 0.1, 0.3, 0.2, 0.3), 8, 1.0, LOCAL, (0.22, 0.40, 0.60, 0.80), (0.5, 4.0, 0.0, 0.0, 0.0), True),
    Kind("ggd", (SCHOOL_AGE, 228), (1, 2), 1, 0.6, (0.8, 0.55, 0.4, 0.55, 0.2, 0.3), 6, 1.0, REGIONAL, (0.22, 0.40, 0.60, 0.80), (0.0, 0.0, 1.0, 0.7, 0.1), True),
    Kind("bjz", ALL_AGES, (3, 4), 4, 0.3, (0.1, 0.55, 0.3, 0.6, 0.6, 0.95), 7, 1.0, REGIONAL_LARGE, _NONE, (0.1, 0.1, 0.2, 0.3, 0.1), True),
    Kind("amw", ALL_AGES, (1, 3), 3, 0.5, (0.1, 0.6, 0.2, 0.4, 0.9, 0.5), 6, 0.3, LOCAL, _NONE, (0.3, 0.4, 0.6, 0.6, 1.0), True),
    Kind("zat", (SCHOOL_AGE, 228), (2, 3), 2, 0.2, (0.2, 0.4, 0.9, 0.6, 0.4, 0.3), 0, 0.25, LOCAL, _NONE, _SHUT, True),
    Kind("welfare", (WELFARE_AGE, LAST_AGE), (1, 2), 1, 0.8, (0.2, 0.3, 0.5, 0.5, 0.5, 0.5), 5, 0.6, LOCAL, (0.05, 0.10, 0.15, 0.20), (0.0, 0.0, 0.4, 1.0, 0.8), True),
    Kind("primary_school", (SCHOOL_AGE, 155), (1, 1), 1, 0.9, (0.1, 0.5, 0.6, 0.3, 0.1, 0.2), 5, 1.0, LOCAL, (0.02, 0.06, 0.13, 0.30), (0.0, 0.0, 3.0, 0.2, 0.0), False),
    Kind("secondary_school", (YOUTH_AGE, ADULT_AGE), (1, 1), 1, 0.9, (0.1, 0.2, 0.6, 0.5, 0.1, 0.2), 4, 1.0, LOCAL, (0.012, 0.04, 0.10, 0.30), (0.0, 0.0, 0.2, 1.6, 0.0), False),
    Kind("childcare", (CHILDCARE_AGE, SCHOOL_AGE - 1), (1, 1), 1, 0.9, (0.5, 0.5, 0.1, 0.3, 0.1, 0.1), 3, 1.0, LOCAL, (0.02, 0.06, 0.12, 0.25), (0.0, 1.5, 0.0, 0.0, 0.0), False),
    Kind("midwife", (CONCEIVED, 1), (1, 2), 1, 0.9, (0.8, 0.5, 0.0, 0.2, 0.2, 0.1), 2, 1.0, LOCAL, (0.22, 0.40, 0.60, 0.80), (4.0, 0.3, 0.0, 0.0, 0.0), False),
    Kind("gp", ALL_AGES, (1, 2), 1, 0.9, (0.9, 0.3, 0.1, 0.5, 0.2, 0.2), 4, 0.2, LOCAL, (0.04, 0.10, 0.20, 0.40), (2.0, 2.0, 1.5, 1.2, 2.0), False),
    Kind("police", (YOUTH_AGE, LAST_AGE), (2, 4), 3, 0.2, (0.0, 0.1, 0.2, 0.1, 0.3, 0.7), 3, 0.1, REGIONAL, (0.0, 0.10, 0.50, 0.90), (0.0, 0.0, 0.0, 0.1, 0.2), False),
    Kind("mee", ALL_AGES, (1, 3), 2, 0.5, (0.6, 0.3, 0.5, 0.3, 0.4, 0.1), 2, 0.4, REGIONAL, _NONE, (0.1, 0.2, 0.2, 0.2, 0.2), True),
    Kind("ggz", (SCHOOL_AGE, LAST_AGE), (2, 4), 4, 0.3, (0.1, 0.4, 0.2, 0.95, 0.2, 0.2), 4, 1.0, REGIONAL, _NONE, (0.0, 0.0, 0.1, 0.2, 0.4), True),
)  # fmt: skip

NAMES = tuple(kind.name for kind in KINDS)
INDEX = {name: row for row, name in enumerate(NAMES)}
N_KINDS = len(KINDS)
KindId = Literal[
    "clinic",
    "ggd",
    "bjz",
    "amw",
    "zat",
    "welfare",
    "primary_school",
    "secondary_school",
    "childcare",
    "midwife",
    "gp",
    "police",
    "mee",
    "ggz",
]

# Two more rows stand behind the partners in every array over organisations: the CJG's own team, paid by the
# municipality, and the providers of second-line care, paid by the province, which stand behind the gate.
TEAM = N_KINDS
CARE = N_KINDS + 1
N_ORGANISATIONS = N_KINDS + 2

CJG_TEAM = Kind("cjg_team", ALL_AGES, (1, 2), 1, 0.0, (0.6, 0.85, 0.5, 0.5, 0.5, 0.2), 4, 1.0, LOCAL, _NONE, _SHUT, True)  # fmt: skip
SECOND_LINE = Kind("second_line", ALL_AGES, (3, 4), 4, 0.0, (0.3, 0.8, 0.5, 0.8, 0.8, 0.9), 8, 1.0, REGIONAL_LARGE, _NONE, _SHUT, True)  # fmt: skip
ROWS: tuple[Kind, ...] = (*KINDS, CJG_TEAM, SECOND_LINE)

# Who is who in the rules of the field (a task by law or by nature, not an advantage).
GATE = INDEX["bjz"]
VENUE = INDEX["zat"]
SCHOOLS = (INDEX["primary_school"], INDEX["secondary_school"])
HEALTH_SERVICE = INDEX["ggd"]
CLINIC = INDEX["clinic"]
SECOND_LINE_ROWS = (INDEX["ggz"], CARE)


# Invited under each partnership. Narrow: the five of figure 1 of the article on choices and dilemmas.
NARROW_CORE = tuple(INDEX[name] for name in ("clinic", "bjz", "ggd", "amw", "zat"))

ORGANISATION = np.dtype(
    (
        np.record,
        np.dtype(
            [
                ("key", "u8"),
                ("youngest", "i8"),
                ("oldest", "i8"),
                ("lightest", "i8"),
                ("heaviest", "i8"),
                ("rung", "i8"),
                ("front_door", "f8"),
                ("scope", "i8"),
                ("is_service", "i8"),
                ("first_post", "i8"),  # professionals of an organisation stand together
                ("posts", "i8"),
                ("hours", "f8"),  # hours a month of all its professionals
                ("case_hours", "f8"),  # hours in cases now
                ("list_hours", "f8"),  # hours asked by those on its list
                ("flow", "f8"),  # hours of the cases begun, over their expected length
                ("measured", "f8"),  # hours a month in cases if nobody ever waited
                ("is_partner", "i8"),
                ("is_core", "i8"),
                ("commitment", "f8"),
                ("attention", "f8"),  # share of its managers' hours this municipality gets
                ("coordinating", "f8"),  # families it coordinates
                ("outreach", "f8"),  # hours its people are out this month
            ],
            align=True,
        ),
    )
)


@dataclass(frozen=True)
class Landscape:
    """Which kinds of organisation exist here, and with whose attributes.

    Attributes
    ----------
    organisations : int, 5 to ``N_KINDS``
        Kinds that exist: the first so many of ``KINDS``.
    exchanged : tuple of str
        Two names of kinds that have each other's attributes (a handle for causal tests); empty for none. Names, tasks
        by law and who is invited stay.
    """

    organisations: int = N_KINDS
    exchanged: tuple[str, ...] = ()

    @cached_property
    def order(self) -> np.ndarray:
        """Row from which each row has its attributes, shape (``N_ORGANISATIONS``,)."""
        rows = np.arange(N_ORGANISATIONS)
        if self.exchanged:
            one, other = (INDEX[name] for name in self.exchanged)
            rows[[one, other]] = other, one
        return rows

    @cached_property
    def rows(self) -> tuple[Kind, ...]:
        """The kinds as they are here, with the CJG's team and second-line care."""
        return tuple(replace(ROWS[source], **named(ROWS[row])) for row, source in enumerate(self.order))

    @cached_property
    def present(self) -> np.ndarray:
        """Which rows exist here; the CJG's team and second-line care always do."""
        rows = np.arange(N_ORGANISATIONS)
        return np.asarray((rows < self.organisations) | (rows >= N_KINDS))

    def organisation_table(self) -> np.ndarray:
        """A fresh table of organisations, one row a kind, then the CJG team and second-line care."""
        table = np.zeros(N_ORGANISATIONS, ORGANISATION)
        for row, kind in enumerate(self.rows):
            table["youngest"][row], table["oldest"][row] = kind.ages
            table["lightest"][row], table["heaviest"][row] = kind.severities
            for name in ("rung", "front_door", "scope", "is_service"):
                table[name][row] = getattr(kind, name)
        return table

    def expertise(self) -> np.ndarray:
        """Expertise of each organisation in each need domain, shape (organisations, domains), 0-1."""
        return np.array([kind.expertise for kind in self.rows])

    def sensitivity(self) -> np.ndarray:
        """Chance that one contact notices, shape (organisations, 5): column 0 unused, then severity 1 to 4."""
        return np.array([(0.0, *kind.sensitivity) for kind in self.rows])

    def doors(self) -> np.ndarray:
        """Familiarity of each door per age band, shape (organisations, bands)."""
        return np.array([kind.doors for kind in self.rows])

    def staff(self, youths: float) -> np.ndarray:
        """Professionals of each organisation for so many youths, shape (organisations,)."""
        return np.array([kind.staff for kind in self.rows], float) * youths / STAFF_YOUTHS


def named(kind: Kind) -> dict[str, str]:
    """Name and labels of a kind: what stays with it when attributes are exchanged."""
    return {field.name: getattr(kind, field.name) for field in fields(kind) if field.name.startswith(("name", "label"))}


@lru_cache(maxsize=256)
def landscape(organisations: int, exchanged: tuple[str, ...]) -> Landscape:
    """One landscape for all who ask for the same: its tables are worked out once."""
    return Landscape(organisations, exchanged)


ALL_KINDS = landscape(N_KINDS, ())
