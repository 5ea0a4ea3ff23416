### De pagina van een run of een vergelijking, en wat alle pagina's delen.

## What all pages share

report-skip = Direct naar de resultaten
report-contents = Inhoud
report-show = Tonen
report-as-a-table = Als tabel
report-of-as-a-table = { $name }: als tabel
report-yes = ja
report-no = nee
report-short = In het kort
report-time = In de tijd
report-checks = Controles
report-repeat = Zo komt u opnieuw aan deze getallen
report-seed = Toevalsgetal (seed)
report-model-version = Modelversie
report-versions = Versies
report-from-to = { $low } tot { $high }
report-closing = Een model helpt om samen na te denken; het is geen voorspelling. Het is te controleren: elk getal erin staat met zijn bron in cjg parameters --lang nl.

## Title and introduction

report-title-one = Scenario { $name }: wat gezinnen meemaakten
report-title = { $others } vergeleken met { $first }
report-lead = Een gemeente van { $size } inwoners, maand voor maand van { $start } tot en met { $last }, in { $futures }. Een toekomst is één mogelijk verloop van het toeval: welke kinderen wanneer een probleem krijgen, en wie toevallig wie kent{ $uncertainty ->
        [both] ; en één set getallen van het model
       *[luck] {""}
    }.
report-paired = Dezelfde toekomst bevat in elk scenario dezelfde kinderen, met dezelfde toevalligheden. Een verschil tussen twee scenario's komt dus door wat er is gekozen, en is per toekomst geteld.
report-unpaired = De scenario's spelen in verschillende gemeenten. Een verschil komt dus zowel door de gemeente als door wat er is gekozen.
report-after-the-act = Met de Jeugdwet van januari 2015 eindigde het stelsel dat hier is gemodelleerd; latere maanden zijn een gedachte-experiment.
report-lead-many = { $number } gemeenten, maand voor maand van { $start } tot en met { $last }, in { $futures }. Elke gemeente heeft een eigen uitgangssituatie, begint op haar eigen moment en maakt zelf de keuzes die aan haar zijn.
report-note-many = Uitkomsten zijn samengevat over de gemeenten die aan het einde bestaan; elke telt één keer. Waar deze pagina van toekomsten spreekt, telt elke gemeente in elke toekomst als één.

## In short

report-short-against = Aan het einde van de run, vergeleken met { $first }:
report-short-caption = Belangrijkste uitkomsten: het gemiddelde verschil met { $first } waar dat is gevonden.
report-each = Elk van deze
report-by-luck = Een 95%-interval zit er één op de twintig keer naast. Van alle { $count } uitkomsten zouden er dus zo'n { $expected } alleen al door toeval lijken te verschillen, ook als niets verschilt.
report-main-caption = Belangrijkste uitkomsten aan het einde van de run: de middelste toekomst, en 10-90% van de toekomsten.
report-middle = Midden
report-one-alone = Eén scenario laat zien hoe het staat, niet wat een keuze deed. Vergelijk het daarvoor met een ander: cjg compare.
report-only-here = { $level }; niet te meten in { $first }
report-only-there = niet te meten; { $level } in { $first }

## What differs

report-differs = Wat er verschilt
report-differs-caption = Velden waarin de scenario's verschillen; in alle andere velden zijn ze gelijk.
report-differs-nowhere = De scenario's zijn in elk veld gelijk.
report-field = Veld
report-changes = Wijzigingen tijdens de run

## Differences

report-differences = Verschillen met { $first }
report-differences-explained = De stip is het gemiddelde verschil over alle toekomsten, de lijn het 95%-interval daarvan. Een open stip, of ‘geen verschil gevonden’, betekent dat nul binnen het interval ligt.
report-differences-table = Deze verschillen als tabel
report-differences-caption = Verschillen met { $first }, per toekomst.
report-scenario = Scenario
report-mean-difference = Gemiddeld verschil
report-interval = 95%-interval
report-futures-higher = Toekomsten hoger
report-futures-lower = Toekomsten lager
report-futures = Toekomsten
report-nothing-to-draw = Geen toekomst heeft aan beide kanten een waarde, dus er is niets te tekenen.

## Over time

report-time-lines = Lijn: de middelste toekomst.
report-time-bands = Band: daarin liggen acht van de tien toekomsten (10-90%).
report-time-rates = Aandelen tellen de afgelopen twaalf maanden en beginnen dus pas na een jaar of meer.
report-time-pins = Een kort streepje op de as markeert een maand waarin een scenario een keuze wijzigt.
report-time-end = In { $month }: { $values }
report-time-caption = { $outcome }: middelste toekomst (10-90%).
report-desks-closed = Aan het einde waren alle loketten weer gesloten: { $where }.
report-desks-closed-in = { $name } in { $closed } van { $futures }

## Municipalities

report-coverage = Dekking
report-coverage-end = Aandeel van de gemeenten dat in { $month } de naam draagt: { $shares }.
report-coverage-caption = { $name }: deel van de gemeenten
report-sizes = Naar grootte
report-sizes-caption = { $name }: gemiddelden van de belangrijkste uitkomsten (aantal gemeenten)

## The network that formed

report-network = Het netwerk dat ontstond
report-network-of = Het netwerk van { $name }
report-network-explained = De eerste toekomst, in { $month }. Hoe groter de cirkel, hoe voller de organisatie zit. Stippen zijn professionals; grijze lijnen zijn hun onderlinge contacten, donkerder bij meer vertrouwen.
report-network-practised = afspraak, in praktijk gebracht (breder is meer)
report-network-agreed = afspraak alleen op papier
report-network-faint = samenwerking zonder afspraak
report-network-caption = Organisaties in { $name }.
report-network-organisation = Organisatie
report-network-status = Status
report-network-commitment = Betrokkenheid
report-network-load = Belasting
report-network-agreements = Afspraken
report-network-kept = In praktijk gebracht
report-network-professionals = Professionals
report-network-ties = Contacten met andere organisaties

## Checks

report-checks-explained = Voordat deze resultaten werden getoond, controleerde het model zijn eigen boekhouding.
report-check-holds = klopt
report-check-fails = klopt niet

## All outcomes

report-all = Alle uitkomsten
report-all-caption =
    { $first ->
        [none] Gemiddelde over toekomsten; daaronder 10-90% van de toekomsten. Een streepje betekent dat er niets te meten viel.
       *[other] Gemiddelde over toekomsten; daaronder 10-90% van de toekomsten, en het gemiddelde verschil met { $first } waar dat is gevonden. Een streepje betekent dat er niets te meten viel.
    }

## How to get these numbers again

report-repeat-command = Deze opdracht geeft dezelfde getallen:
report-fingerprints = Vingerafdrukken: gelijke invoer en gelijke versies geven gelijke uitkomsten, op één soort machine tot op de byte.
report-description = Omschrijving
report-of-the-input = Van de invoer
report-of-the-results = Van de uitkomsten
report-folder =
    { $kind ->
        [many] In de map van dit rapport staan ook elk scenario voluit (TOML), elke gemeente met wat zij koos en haar uitkomsten, de dekking per maand en gemiddelden naar grootte (CSV, Parquet) en de gegevens van de run (run.json).
       *[one] In de map van dit rapport staan ook elk scenario voluit (TOML), de uitkomsten van elke toekomst en elke maand (CSV, Parquet) en de gegevens van de run (run.json).
    }
