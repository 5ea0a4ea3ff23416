### Controles van de eigen boekhouding van het model, als zinnen.

check-children = { NUMBER($now) } kinderen verantwoord: { NUMBER($at_start) } aan het begin, { NUMBER($conceived) } erbij (geteld vanaf de conceptie), { NUMBER($turned_23) } eraf omdat zij 23 werden.
check-needs = { NUMBER($needs) } hulpvragen verantwoord: { NUMBER($resolved) } opgelost, { NUMBER($open) } nog open, { NUMBER($left_by_age) } beëindigd omdat de jeugdige 23 werd, { NUMBER($merged) } opgegaan in een hulpvraag die al openstond.
check-hours_of_professionals = Geen van de { NUMBER($professionals) } professionals werkt meer uren dan beschikbaar zijn.
check-hours_in_cases = Elk uur aan een casus telt bij precies één professional.
