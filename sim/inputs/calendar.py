"""Months of a run and months of age that the model, its inputs and its readers share: each date has its home here.

Month 0 is June 2007. Age counts from birth; a child is followed from conception to its 23rd birthday.
"""

from __future__ import annotations

YEAR = 12  # months
WEEKS_A_YEAR = 52.0
FIRST_YEAR, MONTHS_PASSED = 2007, 5  # month 0 is June 2007: so many months of that year had passed

HORIZON = 91  # months: June 2007 to December 2014 (given)
FIRST_MONTH = -48  # the need tape starts here: 24 months to measure the load, 24 months of existing services
SETTLED_MONTH = -24  # from here on capacity is set

GRANT_FROM, GRANT_UNTIL = 7, 54  # the grant asks for a walk-in from January 2008 to December 2011 (given)
DEADLINE = 54  # every municipality a CJG by the end of 2011 (given)
LAST_CALL = 43  # January 2011: a walk-in must stand by the end of the year (given)
ELECTIONS = (33, 81)  # of councils: March 2010 and March 2014 (given)

CONCEIVED = -9  # months of age
CHILDCARE_AGE = 3  # from here on childcare takes a child (assumption)
SCHOOL_AGE = 48  # 4 years: from the clinic to primary school
WELFARE_AGE = 96  # 8 years: from here on welfare and youth work see a child (assumption)
SECONDARY_AGE = 152  # 12 years and 8 months: from primary to secondary school (assumption)
YOUTH_AGE = 144  # 12 years: from here on youths may decide about help (given)
OWN_SAY_AGE = 192  # 16 years: from here on they alone decide (given)
ADULT_AGE = 216  # 18 years
LAST_AGE = 276  # a child leaves at its 23rd birthday
BAND_STARTS = (CONCEIVED, 0, SCHOOL_AGE, YOUTH_AGE, ADULT_AGE)


def calendar_of(month: int) -> tuple[int, int]:
    """Year, and month of that year from 1, of a month of the run."""
    years, months = divmod(month + MONTHS_PASSED, YEAR)
    return FIRST_YEAR + years, months + 1
