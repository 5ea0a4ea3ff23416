### Getallen, hun eenheden en data, zoals rapporten, tabellen en schermen ze schrijven.

number-points = procentpunt
number-range = { $low } tot { $high }
number-on-a-scale = op een schaal van 0 tot 1
number-months = maanden
number-futures =
    { $count ->
        [one] { $count } toekomst
       *[other] { $count } toekomsten
    }

## What stands behind a value of a field or a number of the model

quantity-share-of-hours = van de uren
quantity-share-of-capacity = van de capaciteit
quantity-share-of-normal-budget = van een normaal budget
quantity-share-a-month = per maand
quantity-share-a-tie-a-month = per contact per maand
quantity-share-a-meeting = per overleg
quantity-share-an-hour = per uur
quantity-share-a-case = per casus
quantity-chance-a-month = per maand
quantity-factor = ×
quantity-factor-a-step = × per stap
quantity-1-national = × landelijk
quantity-1-2007 = × 2007
quantity-exponent = als exponent
quantity-variance = als variantie
quantity-utility = nut
quantity-utility-a-step = nut per stap
quantity-utility-a-minute = nut per minuut
quantity-needs-an-hour = hulpvragen per uur
quantity-a-year = per jaar
quantity-people = inwoners
quantity-minutes = minuten
quantity-months = maanden
quantity-hours = uur
quantity-hours-a-month = uur per maand
quantity-hours-a-party = uur per partij
quantity-euro-a-year = per jaar
quantity-euro-an-hour = per uur
quantity-euro-a-youth-and-year = per jeugdige per jaar

## Dates a reader looks for; a stroke breaks the name in two

mark-grant-from = begin / subsidie
mark-election = verkiezing
mark-grant-until = einde subsidie, / deadline
mark-youth-act = Jeugdwet

## What intervals are made of: under a table, and at the head of a page

spread-line =
    { $kind ->
        [both] Intervallen tonen toeval en getallen samen: elke toekomst heeft een eigen set van de getallen die de kalibratie openliet. De regels zelf zijn gelijk.
       *[luck] Intervallen tonen alleen toeval: elke toekomst heeft dezelfde aannames.
    }
spread-line-drawn =
    { $kind ->
        [both] Intervallen tonen hoeveel ervan afhangt welke instellingen toevallig zijn geloot. Alle zijn in dezelfde toekomsten doorgerekend, met dezelfde sets van de getallen die de kalibratie openliet.
       *[luck] Intervallen tonen hoeveel ervan afhangt welke instellingen toevallig zijn geloot. Alle zijn in dezelfde toekomsten doorgerekend.
    }
spread-page =
    { $kind ->
        [both] De banden en intervallen op deze pagina tonen toeval en de getallen van het model samen. Elke toekomst heeft een eigen set getallen, uit de sets die passen bij de cijfers uit de praktijk, en in elk scenario dezelfde. Alle toekomsten hebben dezelfde regels; hoezeer het antwoord daarvan afhangt, is hier niet te zien.
       *[luck] De banden en intervallen op deze pagina tonen alleen toeval. Alle toekomsten hebben dezelfde aannames; hoezeer het antwoord daarvan afhangt, is hier niet te zien.
    }
spread-page-drawn =
    { $kind ->
        [both] De intervallen op deze pagina tonen hoezeer een antwoord afhangt van welke instellingen toevallig zijn geloot. Alle instellingen zijn in dezelfde toekomsten doorgerekend, elk met een eigen set getallen, uit de sets die passen bij de cijfers uit de praktijk. Hoezeer het antwoord afhangt van deze toekomsten, of van de regels, is hier niet te zien.
       *[luck] De intervallen op deze pagina tonen hoezeer een antwoord afhangt van welke instellingen toevallig zijn geloot. Alle instellingen zijn in dezelfde toekomsten doorgerekend. Hoezeer het antwoord afhangt van toeval, of van aannames die niet zijn geloot, is hier niet te zien.
    }
