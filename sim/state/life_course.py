"""Tables by age: how often needs arise, in which domain, and who sees the child (ODD element 5, initialisation).

Rates of onset and severities were tuned on the first trial to the levels of domain.md 3c (pattern 19); their shape over
age is an assumption. The order of domains by age follows the topics parents name (domain.md 3c). The contact schedule
of youth health care is domain.md 3b: fourteen moments before the fourth birthday, attended by 99% in the first year and
85% near the fourth, with no gradient by income; then at about 5, 10 and 13 years.
"""

from __future__ import annotations

import numpy as np

from sim.inputs.calendar import ADULT_AGE, BAND_STARTS, CONCEIVED, LAST_AGE, SCHOOL_AGE, YOUTH_AGE
from sim.inputs.organisation_types import INDEX, N_ORGANISATIONS, Landscape

AGES = LAST_AGE + 9  # months from conception to the 23rd birthday

# Onsets per child and year at vulnerability 1, per age band.
ONSETS_PER_YEAR = (0.10, 0.26, 0.24, 0.24, 0.17)

# Share of onsets per domain (health, parenting, school, emotions, circumstances, safety), per age band.
DOMAIN_SHARES = (
    (0.60, 0.15, 0.00, 0.10, 0.12, 0.03),
    (0.45, 0.36, 0.00, 0.07, 0.09, 0.03),
    (0.10, 0.31, 0.22, 0.22, 0.10, 0.05),
    (0.06, 0.20, 0.25, 0.28, 0.11, 0.10),
    (0.08, 0.02, 0.20, 0.35, 0.25, 0.10),
)

# Families by number of children (domain.md 1: 4 in 10 families have one child, 1.7 to 1.9 children a family).
FAMILY_SIZES = (0.40, 0.38, 0.16, 0.06)
BIRTH_SPACING = (20, 50)  # months between conceptions of siblings

CLINIC_VISITS = (0, 1, 2, 3, 4, 6, 7, 9, 11, 14, 18, 24, 36, 45)  # months of age
HEALTH_SERVICE_VISITS = (62, 122, 158)


def band_of_age() -> np.ndarray:
    """Band of each age, shape (AGES,): index is age in months plus 9."""
    ages = np.arange(CONCEIVED, LAST_AGE)
    return (np.searchsorted(np.array(BAND_STARTS), ages, side="right") - 1).astype(np.int64)


def clinic_attendance(age: int) -> float:
    """Share that keeps a clinic appointment: 99% in the first year, 85% near the fourth birthday (domain.md P21)."""
    return 0.99 if age < 12 else 0.99 - 0.14 * (age - 12) / 33.0


def contacts_by_age(landscape: Landscape) -> np.ndarray:
    """Contacts a month with each organisation at each month of age, shape (ages, organisations); ages from -9."""
    often = np.zeros((AGES, N_ORGANISATIONS))
    for age in range(CONCEIVED, LAST_AGE):
        row = often[age - CONCEIVED]
        if age in CLINIC_VISITS:
            row[INDEX["clinic"]] = clinic_attendance(age)
        if age in HEALTH_SERVICE_VISITS:
            row[INDEX["ggd"]] = 0.9
        if age <= 0:
            row[INDEX["midwife"]] = 0.9
        if 3 <= age < SCHOOL_AGE:
            row[INDEX["childcare"]] = 0.45
        if SCHOOL_AGE <= age < 152:
            row[INDEX["primary_school"]] = 1.0
        if 152 <= age < ADULT_AGE:
            row[INDEX["secondary_school"]] = 1.0
        if age >= 96:
            row[INDEX["welfare"]] = 0.06
        if age >= YOUTH_AGE:
            row[INDEX["police"]] = 0.04
        row[INDEX["gp"]] = 0.2
    return often[:, landscape.order]


def contact_table(landscape: Landscape) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Who sees a child of each age, and how often.

    Most ages are seen by the same people as often as the next; ages alike share a stage, so that the tables by stage
    stay small enough to be at hand.

    Returns
    -------
    stage : int array, shape (AGES,)
        Stage of each age in months plus 9.
    who : int array, shape (stages, 6)
        Rows of organisations with contact at that stage, -1 where none.
    how_often : float array, shape (stages, 6)
        Contacts a month; 1 stands for daily contact of a school, whose sensitivity is a month's.
    """
    often = contacts_by_age(landscape)
    who = np.full((AGES, 6), -1, np.int64)
    how_often = np.zeros((AGES, 6))
    for index in range(AGES):
        seen_by = np.nonzero(often[index])[0]
        who[index, : len(seen_by)] = seen_by
        how_often[index, : len(seen_by)] = often[index, seen_by]
    _, first, stage = np.unique(how_often + 1000.0 * who, axis=0, return_index=True, return_inverse=True)
    return stage.reshape(-1).astype(np.int64), who[first], how_often[first]


def seen_in_a_year(landscape: Landscape) -> np.ndarray:
    """Chance that an organisation saw a child in the past twelve months, shape (ages, organisations); ages from -9."""
    missed = 1.0 - contacts_by_age(landscape)
    return np.array([1.0 - missed[max(0, age - 11) : age + 1].prod(axis=0) for age in range(AGES)])


def domain_table(profile: np.ndarray) -> np.ndarray:
    """Cumulated domain shares per band, tilted by a municipality's problem profile.

    Parameters
    ----------
    profile : float array, shape (6,)
        Shares of the municipality; the national profile leaves the table as it is.

    Returns
    -------
    float array, shape (bands, 6)
        Cumulated shares; the last column is 1.
    """
    shares = np.array(DOMAIN_SHARES)
    tilt = np.asarray(profile) / np.array(NATIONAL_PROFILE)
    tilted = shares * tilt
    total = tilted.sum(axis=1, keepdims=True)
    # an age at which none of the profile's domains occurs has no needs at all (see band_load)
    shares = np.divide(tilted, total, out=shares, where=total > 0.0)
    return np.cumsum(shares, axis=1)


def band_load(profile: np.ndarray) -> np.ndarray:
    """How a problem profile raises or lowers onsets per band, national mean 1, shape (bands,)."""
    shares = np.array(DOMAIN_SHARES)
    return np.asarray((shares * (np.asarray(profile) / np.array(NATIONAL_PROFILE))).sum(axis=1))


# Shares of onsets over domains in a national mix of ages: DOMAIN_SHARES weighted by onsets and years in each band.
NATIONAL_PROFILE = (0.22, 0.25, 0.15, 0.20, 0.10, 0.08)


def door_tables(fit_weight: float, landscape: Landscape) -> tuple[np.ndarray, np.ndarray]:
    """Weights of the known doors in the choice of where to ask.

    Parameters
    ----------
    fit_weight : float
        Weight of expertise in the utility of a door (logit).
    landscape : Landscape
        Kinds of organisation that do not exist have no door.

    Returns
    -------
    total : float array, shape (bands, domains)
        Sum over doors of familiarity times exp(fit_weight * expertise).
    cumulated : float array, shape (bands, domains, organisations)
        Cumulated shares, to draw the door from.
    """
    familiarity = np.where(landscape.present[:, None], landscape.doors(), 0.0)
    fit = np.exp(fit_weight * landscape.expertise())
    weights = familiarity.T[:, None, :] * fit.T[None, :, :]
    total = weights.sum(axis=2)
    return total, np.cumsum(weights, axis=2) / total[:, :, None]
