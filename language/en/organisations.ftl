### What organisations are called.

organisation-clinic = Child health clinic (0-4)
organisation-ggd = Municipal health service (4-19)
organisation-bjz = Youth care agency
organisation-amw = General social work
organisation-zat = School care-and-advice team
organisation-welfare = Welfare and youth work
organisation-primary_school = Primary schools
organisation-secondary_school = Secondary schools
organisation-childcare = Childcare and playgroups
organisation-midwife = Midwives and maternity care
organisation-gp = General practitioners
organisation-police = Police and justice
organisation-mee = Disability support (MEE)
organisation-ggz = Youth mental health
organisation-cjg_team = CJG team
organisation-second_line = Second-line care providers
