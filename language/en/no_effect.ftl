### When a choice has no effect.

no-effect = No effect { $when }.
no-effect-nobody_invited = when nobody is invited (no CJG)
no-effect-no_lead = when neither coordination of care nor governance is given to one organisation
no-effect-no_desk = without a walk-in centre
no-effect-no_site = when the shared building has no walk-in centre for the public (number of walk-in centres is 0)
no-effect-one_neighbourhood = in a municipality of one neighbourhood
no-effect-no_website = without a website
no-effect-no_budget = without a budget
