### Woorden van grafieken, van tekeningen van het netwerk, en van tabellen in de terminal.

## Columns

table-outcome = Uitkomst
table-unit = Eenheid
table-mean = Gemiddelde
table-median = Mediaan
table-difference = Verschil (95%-interval)
table-name = Naam
table-what = Wat
table-value = Waarde
table-range = Bereik
table-source = Bron
table-meaning = Betekenis
table-month = Maand
table-municipalities = Gemeenten
table-choice = Keuze
table-chosen = Wat gemeenten kozen

## Titles and lines

table-size =
    { $municipalities ->
        [0] { $futures }, { $months } maanden, seed { $seed }
       *[other] { $municipalities } gemeenten, { $futures }, { $months } maanden, seed { $seed }
    }
table-against = { $name } tegenover { $first }: { $size }
table-more = Alle uitkomsten: --all, --json of --out MAP.
table-report = Rapport

## Municipalities of an ensemble

municipality-class =
    { $size ->
        [under_20000] minder dan 20.000 inwoners
        [from_20000] 20.000 tot 50.000
        [from_50000] 50.000 tot 100.000
       *[from_100000] 100.000 en meer
    }
municipality-share =
    { $share ->
        [share_open] open
        [share_with_desk] loket open
        [share_started] begonnen
       *[share] draagt de naam
    }

## Charts

figure-lower = lager
figure-higher = hoger
figure-is-better = { $side } = beter
figure-better =
    { $better ->
        [lower] { $label } (lager is beter)
       *[higher] { $label } (hoger is beter)
    }
figure-unbeaten = door geen ander overtroffen
figure-beaten = door een ander overtroffen
figure-unbeaten-in = niet overtroffen in
figure-share-of-variance = deel van de variantie

## The network that formed

network-status =
    { $status ->
        [team] team van het CJG
        [core] kernpartner
        [partner] partner
        [invited] uitgenodigd
       *[outside] buiten het netwerk
    }
network-ties = Professionals van verschillende organisaties hebben samen { $ties } contacten.
network-few =
    { $partners ->
        [0] Geen organisatie is partner.
       *[other] Eén organisatie is partner.
    }
network-partners = { $partners } van { $count } organisaties zijn partner. Van hun { $pairs } onderlinge paren hebben er { $agreed } een afspraak en werken er { $practised } ook zo.
network-limits = De tekening toont hooguit { $professionals } professionals per organisatie en de { $ties } sterkste contacten.
