### Checks of the model's own books, as sentences.

check-children = { NUMBER($now) } children accounted for: { NUMBER($at_start) } at the start, { NUMBER($conceived) } added (counted from conception), { NUMBER($turned_23) } left because they turned 23.
check-needs = { NUMBER($needs) } needs accounted for: { NUMBER($resolved) } resolved, { NUMBER($open) } still open, { NUMBER($left_by_age) } ended because the young person turned 23, { NUMBER($merged) } became part of a need that was already open.
check-hours_of_professionals = None of the { NUMBER($professionals) } professionals works more hours than they have.
check-hours_in_cases = Every hour spent on a case is counted for exactly one professional.
