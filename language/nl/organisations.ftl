### Hoe organisaties heten.

organisation-clinic = Consultatiebureau (JGZ 0-4)
organisation-ggd = GGD, jeugdarts (JGZ 4-19)
organisation-bjz = Bureau Jeugdzorg
organisation-amw = Algemeen maatschappelijk werk
organisation-zat = Zorg- en adviesteam (ZAT)
organisation-welfare = Welzijn en jongerenwerk
organisation-primary_school = Basisscholen
organisation-secondary_school = Scholen voor voortgezet onderwijs
organisation-childcare = Kinderopvang en peuterspeelzalen
organisation-midwife = Verloskundigen en kraamzorg
organisation-gp = Huisartsen
organisation-police = Politie en justitie
organisation-mee = MEE
organisation-ggz = Jeugd-ggz
organisation-cjg_team = CJG-team
organisation-second_line = Aanbieders van geïndiceerde jeugdzorg
