"""Tables by age: how often needs arise, in which domain, and who sees the child (ODD element 5, initialisation).

Rates of onset and severities were tuned on the first trial to the levels of domain.md 3c (pattern 19); their shape over
age is an assumption. The order of domains by age follows the topics parents name (domain.md 3c). The contact schedule
of youth health care is domain.md 3b: fourteen moments before the fourth birthday, attended by 99% in the first year and
85% near the fourth, with no gradient by income; then at about 5, 10 and 13 years.
"""

from __future__ import annotations

import numpy as np

from sim.inputs.calendar import (
    ADULT_AGE,
    BAND_STARTS,
    CHILDCARE_AGE,
    CONCEIVED,
    LAST_AGE,
    SCHOOL_AGE,
    SECONDARY_AGE,
    WELFARE_AGE,
    YEAR,
    YOUTH_AGE,
)
from sim.inputs.organisation_types import INDEX, N_ORGANISATIONS, Landscape

AGES = LAST_AGE - CONCEIVED  # months from conception to the 23rd birthday

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
ATTENDED, ATTENDED_LESS = 0.99, 0.14  # of clinic visits in the first year; fewer at the last one (domain.md P21)
HEALTH_SERVICE_ATTENDED = 0.9  # of these visits (assumption)
# Contacts a month (assumptions); 1 stands for daily contact of a school, whose sensitivity is a month's.
MIDWIFE, CHILDCARE, SCHOOL, WELFARE, POLICE, GENERAL_PRACTICE = 0.9, 0.45, 1.0, 0.06, 0.04, 0.2
MOST_SEEN_BY = 6  # kinds of organisation that see a child of one age


def band_of_age() -> np.ndarray:
    """Band of each age, shape (AGES,): index is age in months less CONCEIVED."""
    ages = np.arange(CONCEIVED, LAST_AGE)
    return (np.searchsorted(np.array(BAND_STARTS), ages, side="right") - 1).astype(np.int64)


def clinic_attendance(age: int) -> float:
    """Share that keeps a clinic appointment: 99% in the first year, 85% near the fourth birthday (domain.md P21)."""
    return ATTENDED if age < YEAR else ATTENDED - ATTENDED_LESS * (age - YEAR) / (CLINIC_VISITS[-1] - YEAR)


def contacts_by_age(landscape: Landscape) -> np.ndarray:
    """Contacts a month with each organisation at each month of age from conception, shape (ages, organisations)."""
    often = np.zeros((AGES, N_ORGANISATIONS))
    for age in range(CONCEIVED, LAST_AGE):
        row = often[age - CONCEIVED]
        if age in CLINIC_VISITS:
            row[INDEX["clinic"]] = clinic_attendance(age)
        if age in HEALTH_SERVICE_VISITS:
            row[INDEX["ggd"]] = HEALTH_SERVICE_ATTENDED
        if age <= 0:
            row[INDEX["midwife"]] = MIDWIFE
        if CHILDCARE_AGE <= age < SCHOOL_AGE:
            row[INDEX["childcare"]] = CHILDCARE
        if SCHOOL_AGE <= age < SECONDARY_AGE:
            row[INDEX["primary_school"]] = SCHOOL
        if SECONDARY_AGE <= age < ADULT_AGE:
            row[INDEX["secondary_school"]] = SCHOOL
        if age >= WELFARE_AGE:
            row[INDEX["welfare"]] = WELFARE
        if age >= YOUTH_AGE:
            row[INDEX["police"]] = POLICE
        row[INDEX["gp"]] = GENERAL_PRACTICE
    return often[:, landscape.order]


def contact_table(landscape: Landscape) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Who sees a child of each age, and how often.

    Most ages are seen by the same people as often as the next; ages alike share a stage, so that the tables by stage
    stay small enough to be at hand.

    Returns
    -------
    stage : int array, shape (AGES,)
        Stage of each age in months less CONCEIVED.
    who : int array, shape (stages, MOST_SEEN_BY)
        Rows of organisations with contact at that stage, -1 where none.
    how_often : float array, shape (stages, MOST_SEEN_BY)
        Contacts a month; 1 stands for daily contact of a school, whose sensitivity is a month's.
    """
    often = contacts_by_age(landscape)
    who = np.full((AGES, MOST_SEEN_BY), -1, np.int64)
    how_often = np.zeros((AGES, MOST_SEEN_BY))
    for index in range(AGES):
        seen_by = np.nonzero(often[index])[0]
        who[index, : len(seen_by)] = seen_by
        how_often[index, : len(seen_by)] = often[index, seen_by]
    _, first, stage = np.unique(how_often + 1000.0 * who, axis=0, return_index=True, return_inverse=True)
    return stage.reshape(-1).astype(np.int64), who[first], how_often[first]


def seen_in_a_year(landscape: Landscape) -> np.ndarray:
    """Chance that an organisation saw a child in the past twelve months, shape (ages, organisations)."""
    missed = 1.0 - contacts_by_age(landscape)
    return np.array([1.0 - missed[max(0, age - YEAR + 1) : age + 1].prod(axis=0) for age in range(AGES)])


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
