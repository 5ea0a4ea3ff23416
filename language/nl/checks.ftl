### Controles van de eigen boekhouding van het model, als zinnen.

check-children = { NUMBER($now) } kinderen verantwoord: { NUMBER($at_start) } aan het begin, { NUMBER($conceived) } verwekt, { NUMBER($turned_23) } werden 23.
check-needs = { NUMBER($needs) } vragen verantwoord: { NUMBER($resolved) } opgelost, { NUMBER($open) } open, { NUMBER($left_by_age) } door leeftijd vertrokken, { NUMBER($merged) } liepen door in een die al open stond.
check-hours_of_professionals = Geen van { NUMBER($professionals) } professionals werkt meer uren dan er zijn.
check-hours_in_cases = Elk uur in een zaak ligt op het bureau van één professional.
