### Achter de deuren.

doors-title = Achter de deuren
doors-lead = Hoe de professionals achter de deuren elkaar maand na maand leren kennen, in één doorgerekende toekomst van elk plan.
doors-film = De netwerkfilm
doors-film-help = Elke stip is een professional, bij de eigen werkgever: hoe groter de stip, hoe meer uren aan casussen. De donkere ring toont hoe sterk iemand zich met het CJG verbonden voelt. Een lijn is een contact tussen werkgevers: hoe dikker, hoe meer vertrouwen.
doors-drawn-ties = Getoond worden contacten met een vertrouwen van minstens { $weakest } van 100, hoogstens { $most } per maand.
doors-drawn-people = Van de { $posts } professionals zijn er { $drawn } in beeld, van elke werkgever naar verhouding.
doors-one-run = Dit is de eerste van de toekomsten, geen gemiddelde. Een toekomst is één mogelijk verloop van het toeval; aan één toekomst is dus niet te zien wat toeval is. De banden hieronder tonen alle { $n }.
doors-play = Afspelen
doors-back = Een maand terug
doors-on = Een maand verder
doors-month = Maand van de film
doors-measures = Cijfers van deze toekomst
doors-table = Dezelfde gegevens als tabel
doors-standing-outside = erbuiten
doors-standing-invited = uitgenodigd
doors-standing-partner = partner
doors-standing-core = kern
doors-standing-team = team
doors-standing-left = vertrokken
doors-agreed = Afgesproken en in praktijk gebracht
doors-agreed-help = Elk vakje is een paar organisaties in de maand van de film: ● in praktijk gebracht, ○ alleen op papier, leeg: nog niets.
doors-panel-practice = Papier en praktijk
doors-panel-meetings = Uren in overleg
doors-panel-queues = Wachtlijsten
doors-all-futures = In alle toekomsten
doors-all-help = Het midden en de band van { $n } toekomsten van beide plannen.
