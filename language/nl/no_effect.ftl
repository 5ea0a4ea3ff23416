### Wanneer een keuze geen effect heeft.

no-effect = Geen effect { $when }.
no-effect-nobody_invited = als niemand wordt gevraagd (geen CJG)
no-effect-no_lead = als zorgcoördinatie noch netwerkbestuur bij één organisatie ligt
no-effect-no_desk = zonder loket
no-effect-no_site = als het gedeelde gebouw geen loket voor publiek heeft (aantal loketten is 0)
no-effect-one_neighbourhood = in een gemeente met één wijk
no-effect-no_website = zonder website
no-effect-no_budget = zonder budget
