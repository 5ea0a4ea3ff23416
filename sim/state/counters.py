"""What is counted each month: rows of numerators and denominators from which every outcome is a ratio.

``COHORT`` counters are booked in the month of onset, once per episode; all others in the month they happen.
"""

from __future__ import annotations

BANDS = 5
QUARTER = 3  # months: stocks are counted once a quarter, with weight three
SPANS = 3  # of months in post, by which handovers are counted apart (given)
SECOND_SPAN, THIRD_SPAN = 12, 48  # months in post from which they begin (given)

# by band of age at onset (booked in the month of onset)
BASE = 0
REACHED = 5
HELPED = 10
CJG_REACHED = 15
QUESTIONS = 20
ANSWERED = 25
(
    ANSWERED_OWN,
    BASE_MIGRANT,
    REACHED_MIGRANT,
    BASE_VULNERABLE,
    REACHED_VULNERABLE,
    SEVERE_ALL,
    MONTHS_UNHELPED,
    # in the month they happen
    CONTACT_DESK,
    CONTACT_PHONE,
    CONTACT_SITE,
    FIRST_0_4,
    FIRST_0_4_DESK,
    FIRST_12,
    FIRST_12_DESK,
    FIRST_HELP,
    FITTING_HELP,
    EARLY_STAGE,
    EARLY_HELP,
    KNOWN_CLOSED,
    KNOWN_WHITE,
    WHITE_NOW,
    JOINT,
    CONFLICT,
    JOINT_SECOND,
    ONE_PLAN,
    MULTI_PROBLEM,
    MULTI_PROBLEM_ORGANISATIONS,
    HANDOVERS,
    HANDOVERS_OK,
    WAITING_FIRST,
    HELPED_FIRST,
    WAITING_SECOND_LONG,
    YOUTHS,
    YOUTHS_18,
    USED_SERVICE,
    USED_SECOND_LINE,
    SEVERE_FAMILIES,
    SEVERE_OUTSIDE,
    HELP_MONTHS,
    HELP_MONTHS_LIGHT,
    FAMILIES_HELPED,
    FAMILIES_HELPED_LIGHT,
    HOURS_USED,
    HOURS_ABLE,
    HOURS_MEETING,
    HOURS_ALL,
    PARENTS,
    PARENTS_AWARE,
    YOUTHS_12_16,
    YOUTHS_AWARE,
    DESK_WEEKS,
    EURO,
    PARTNER_HOURS,
    PARTNER_EURO,
    CENTRAL_HANDOVERS,
    ONSETS,
    RESOLVED,
    LEFT,
    MERGED,
    PREVENTED,
    OPEN,
    REFUSED,
    DUAL_HANDOVERS_1,
    DUAL_HANDOVERS_2,
    DUAL_HANDOVERS_3,
    DUAL_OK_1,
    DUAL_OK_2,
    DUAL_OK_3,
    OTHER_HANDOVERS_1,
    OTHER_HANDOVERS_2,
    OTHER_HANDOVERS_3,
    OTHER_OK_1,
    OTHER_OK_2,
    OTHER_OK_3,
) = range(30, 30 + 74)
N_COUNTERS = 30 + 74

# levels: one number a month, taken at its end
(
    L_DESKS,
    L_SITES_CLOSED,
    L_PARTNERS,
    L_CORE,
    L_AGREEMENT,
    L_PRACTICE,
    L_CONSENSUS,
    L_SUPPORT,
    L_DENSITY,
    L_CENTRALISATION,
    L_PROFESSIONAL_DENSITY,
    L_TRUST,
    L_KNOWLEDGE,
    L_UNAWARE,
    L_IDENTITY_CJG,
    L_IDENTITY_EMPLOYER,
    L_DUAL,
    L_URGENCY,
) = range(18)
N_LEVELS = 18
