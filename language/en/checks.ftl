### Checks of the model's own books, as sentences.

check-children = { NUMBER($now) } children accounted for: { NUMBER($at_start) } at first, { NUMBER($conceived) } conceived, { NUMBER($turned_23) } turned 23.
check-needs = { NUMBER($needs) } needs accounted for: { NUMBER($resolved) } resolved, { NUMBER($open) } open, { NUMBER($left_by_age) } left by age, { NUMBER($merged) } went on as one already open.
check-hours_of_professionals = None of { NUMBER($professionals) } professionals works more hours than they have.
check-hours_in_cases = Every hour in a case is on one professional's desk.
