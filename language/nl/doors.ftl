### Achter de deuren.

doors-title = Achter de deuren
doors-lead = Hoe de mensen achter de deuren elkaar leren kennen, maand na maand, in één echte run van elk plan.
doors-film = De netwerkfilm
doors-film-help = Elke stip is een professional, bij de eigen werkgever; de grootte is het aantal uren in zaken, de donkere ring de verbondenheid met het CJG. Een lijn is een contact tussen werkgevers; de dikte is vertrouwen.
doors-drawn-ties = Getekend zijn contacten met een vertrouwen van minstens { $weakest } van de 100, hoogstens { $most } per maand.
doors-drawn-people = Van de { $posts } professionals zijn er { $drawn } getekend, van elke werkgever naar verhouding.
doors-one-run = Dit is de eerste van de toekomsten, geen gemiddelde: wat toeval is, is hierin niet te zien. De banden hieronder tonen alle { $n }.
doors-play = Afspelen
doors-back = Een maand terug
doors-on = Een maand verder
doors-month = Maand van de film
doors-measures = Maten van deze run
doors-table = Dezelfde gegevens als tabel
doors-standing-outside = erbuiten
doors-standing-invited = gevraagd
doors-standing-partner = partner
doors-standing-core = kern
doors-standing-team = team
doors-standing-left = vertrokken
doors-agreed = Afgesproken en in praktijk gebracht
doors-agreed-help = Elk vakje is een paar organisaties in de maand van de film: ● in praktijk gebracht, ○ alleen op papier, leeg nog niets.
doors-panel-practice = Papier en praktijk
doors-panel-meetings = Uren in overleg
doors-panel-queues = Wachtrijen
doors-all-futures = In alle toekomsten
doors-all-help = Midden en band van { $n } toekomsten van beide plannen.
