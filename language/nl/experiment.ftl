### De pagina van een experiment.

## Introduction

experiment-lead = { $kind ->
        [scenarios] { $number } scenario's
       *[settings] { $number } instellingen
    } van een gemeente van { $size } inwoners, maand voor maand van { $start } tot en met { $last }, elk in { $futures }: { $runs } runs. Een toekomst is één mogelijk verloop van het toeval{ $numbers ->
        [drawn] {" "}en één set getallen van het model
       *[fixed] {""}
    }. Dezelfde toekomst bevat in elke instelling dezelfde kinderen, met dezelfde toevalligheden; verschillen zijn dus per toekomst geteld.
experiment-closing = Een model helpt om samen na te denken; het is geen voorspelling.

## What varies, in words

experiment-place = Gemeente
experiment-instead = { $other } in plaats van { $first }
experiment-drawn-between = geloot tussen { $low } en { $high }

## In short

experiment-against =
    { $how ->
        [scenarios] Aan het einde van de run, vergeleken met het eerste scenario:
        [one_at_a_time] Aan het einde van de run, elke wijziging apart, vergeleken met het uitgangspunt:
        [latin_hypercube] Van het ene eind van elk bereik naar het andere, terwijl al het andere ook varieert (rechte lijnen):
        [one_factor] Aan het einde van de run:
        [skipped] Aan het einde van de run, gemiddeld over de andere instellingen waarmee beide te combineren zijn:
       *[others] Aan het einde van de run, gemiddeld over alle andere instellingen:
    }
experiment-nothing-compared = Hier is niets te vergelijken.
experiment-nothing-clear = Op geen enkele uitkomst is een duidelijk verschil gevonden.
experiment-more-clear = Nog { $count } met een duidelijk verschil
experiment-silent = Op geen enkele uitkomst een duidelijk verschil: { $names }.
experiment-idle = In elke toekomst gelijk, op elke uitkomst: { $names }.
experiment-judged =
    { $kind ->
        [gain] Beter: { $told }.
        [loss] Slechter: { $told }.
        [change] Anders: { $told }.
        [perhaps] Kan toeval zijn: { $told }.
        [none] Geen verschil gevonden: { $told }.
        [same] In elke toekomst gelijk: { $told }.
        [too_few] In maar één toekomst gezien: { $told }.
       *[unknown] Niet te vergelijken: { $told }.
    }
experiment-outcomes =
    { $count ->
        [one] { $count } uitkomst
       *[other] { $count } uitkomsten
    }
experiment-effect-unknown = niet te vergelijken
experiment-effect-in-one = { $seen } in één toekomst, en dat is te weinig om iets te zeggen

## What depends on what

experiment-depends-question = Hangt het af van de andere instellingen?
experiment-depends-unknown = Dat is niet te zeggen: de combinaties die ervoor nodig zijn, kunnen niet bestaan of hebben geen waarde.
experiment-depends-none = Van de { $count } wisselwerkingen tussen twee instellingen is er geen duidelijk: geen verschil gevonden.
experiment-depends-rest = Duidelijk zijn { $clear } van de { $count } wisselwerkingen tussen twee instellingen; bij de andere is geen verschil gevonden dat bij zo veel vergelijkingen standhoudt.
experiment-more = Nog { $count }
experiment-by = { $name }, naar { $condition }.
experiment-in-place = { $effect } in ‘{ $place }’
experiment-at = { $effect } bij { $level }
experiment-depends = Wat waarvan afhangt
experiment-depends-explained = Elke duidelijke wisselwerking: wat een instelling doet, bij elke waarde van de andere instelling, die vooraan staat.

## What was tried

experiment-design = Wat er is geprobeerd
experiment-kind =
    { $kind ->
        [scenarios] Een lijst scenario's; elk is vergeleken met het eerste.
        [full_factorial] Elke combinatie van deze instellingen.
        [half_factorial] De helft van alle combinaties, zo gekozen dat effecten en wisselwerkingen van twee instellingen uit elkaar te houden zijn.
        [one_at_a_time] Een uitgangspunt, en elke andere instelling apart: wat instellingen samen doen, is hier niet te zien.
        [latin_hypercube] Instellingen gelijkmatig geloot over alle bereiken samen (Latin hypercube).
        [sobol] Instellingen geloot om de variantie te verdelen (Sobol, Saltelli).
       *[morris] Paden door de bereiken die bij elke stap één instelling veranderen (Morris).
    }
experiment-base = Al het andere zoals in: { $base }.
experiment-set = Overal ingesteld: { $settings }.
experiment-what-varies = Wat varieert
experiment-settings = Instellingen
experiment-varies-caption = Wat er in dit experiment varieert.
experiment-all-settings = Alle instellingen
experiment-skipped = Combinaties die niet kunnen bestaan en zijn overgeslagen: { $count }

## Outcome by outcome

experiment-by-outcome = Uitkomst voor uitkomst
experiment-legend = De stip is het gemiddelde verschil over alle toekomsten, de lijn het 95%-interval daarvan. Blauw is beter, oranje slechter, grijs geen van beide. Een open stip: geen verschil gevonden, of een verschil dat bij zo veel vergelijkingen toeval kan zijn.
experiment-compared-with = Elk is vergeleken met { $names }.
experiment-no-value = Er is niets te vergelijken: aan een kant of beide is er geen waarde.
experiment-largest = De { $shown } grootste; { $left } kleinere staan in de tabel.
experiment-difference = Verschil
experiment-clear = Duidelijk
experiment-legend-indices =
    { $kind ->
        [sobol] De stip is de totale index, de lijn het 95%-interval daarvan. Een open stip: nul ligt binnen het interval.
       *[morris] De stip is de gemiddelde grootte van de verandering, de lijn het 95%-interval daarvan. Een open stip: nul ligt binnen het interval.
    }
experiment-factor = Factor
experiment-index =
    { $column ->
        [first] Eerste orde
        [first_conf] ± eerste
        [total] Totaal
        [total_conf] ± totaal
        [mean_absolute] Gemiddelde grootte
        [mean_absolute_conf] ±
        [mean] Gemiddelde
        [deviation] Spreiding
       *[n] n
    }
experiment-shares = Deel van de variantie tussen instellingen waaraan de factor bijdraagt, alleen of samen met andere (totale index, 95%-interval). Wat factoren samen doen, telt bij elk van hen mee, dus de delen kunnen samen meer dan 100% zijn.
experiment-no-share = geen factor met een duidelijk aandeel
experiment-pairs = Daarvan: wat twee factoren samen doen, boven op wat elk alleen doet (index van de tweede orde, 95%-interval):
experiment-no-pair = geen paar met een duidelijk aandeel
experiment-moves = Wat elke uitkomst het meest verandert: de gemiddelde grootte van de verandering over het hele bereik van de factor, berekend uit stappen door dat bereik (met de halve breedte van het 95%-interval).
experiment-no-mover = geen factor die de uitkomst duidelijk verandert

## Under which conditions

experiment-conditions = Onder welke omstandigheden
experiment-conditions-explained = Omstandigheden waarin een uitkomst tot het slechtste kwart behoort, gezocht met PRIM (EMA Workbench) in zeven tiende van de instellingen en getoetst aan de andere. Wat daar geen stand houdt, geldt niet als gevonden.

## What holds up

experiment-trade-offs = Bereik, coördinatie en kosten samen
experiment-trade-offs-explained = Een instelling overtreft een andere als zij op ‘{ $reach }’, ‘{ $plan }’ en ‘{ $cost }’ minstens even goed uitkomt, en op een ervan beter. De dichte punten worden door geen andere overtroffen; hoe groter het punt, in hoe meer toekomsten dat zo is.
experiment-trade-offs-numbers = De nummers zijn die van de tabel.
experiment-trade-offs-apart = Alleen instellingen met dezelfde plaats en dezelfde omstandigheden zijn met elkaar vergeleken.
experiment-trade-offs-found = { $front } van { $count } worden op de gemiddelden door geen andere overtroffen; { $always } in elke toekomst.
experiment-trade-offs-caption = Gemiddelden, en hoe vaak geen andere instelling beter is.
experiment-setting = Instelling
experiment-unbeaten = Niet overtroffen (gemiddelden)
experiment-share-of-futures = Deel van de toekomsten
experiment-robust = Welke keuze houdt stand
experiment-robust-explained = Hoe vaak elke optie de beste is, en hoeveel slechter dan de beste zij is waar dat het meest uitmaakt: de spijt van wie die optie koos (tussen haakjes het interval, zo ruim dat het voor alle paren van opties samen voor 95% geldt). De minste spijt staat vooraan.
experiment-robust-more = en { $count } andere: zie de tabel.
experiment-robust-always = { $option }: het best in { $best } van { $futures } toekomsten, en gemiddeld overal het best.
experiment-robust-unsure = { $option }: het best in { $best } van { $futures } toekomsten; op zijn slechtst { $most } slechter dan de beste{ $where }, in te weinig toekomsten om zeker te zijn.
experiment-robust-close = { $option }: het best in { $best } van { $futures } toekomsten; geen duidelijk verschil met de beste.
experiment-robust-worse = { $option }: het best in { $best } van { $futures } toekomsten; op zijn slechtst { $most } ({ $interval }) slechter dan de beste{ $where }.
experiment-robust-where = , in: { $context }

## All levels

experiment-levels = Alle niveaus

## How sure is this

experiment-sure = Hoe zeker is dit?
experiment-counted = Er is naar { $looked } verschillen gekeken. Een 95%-interval zit er één op de twintig keer naast, dus zo'n { $luck } zouden alleen al door toeval lijken te verschillen. { $seen } hebben een interval zonder nul; { $clear } daarvan zijn te duidelijk om toeval te zijn, ook bij zo veel vergelijkingen (Holm). De andere staan onder ‘kan toeval zijn’.
experiment-few-futures = Elke instelling is in { $futures } doorgerekend, dezelfde voor alle. Wat over instellingen wordt gezegd, geldt voor deze toekomsten; in andere kan het anders zijn.
experiment-rough = Met { $samples } basispunten zijn de delen ruw: het breedste interval is ± { $widest }. Een ontwerp met meer punten kan de factoren beter uit elkaar houden.
experiment-explained = De rechte lijnen verklaren per uitkomst { $least } tot { $most } van de variantie tussen instellingen. Waar dat weinig is, zeggen de lijnen weinig.
experiment-nothing-found =
    { $of ->
        [settings] ‘Geen verschil gevonden’ betekent dat nul binnen het interval ligt: met dit aantal instellingen is geen verschil aan te tonen. Het betekent niet dat er geen effect is.
       *[futures] ‘Geen verschil gevonden’ betekent dat nul binnen het interval ligt: met dit aantal toekomsten is geen verschil aan te tonen. Het betekent niet dat er geen effect is.
    }
experiment-broken = In { $runs ->
        [one] { $runs } run
       *[other] { $runs } runs
    } klopte de eigen boekhouding van het model niet. Dit ging niet op: ‘{ $check }’
experiment-balanced = In elke run klopte de eigen boekhouding van het model.
experiment-no-verdicts = Deze installatie bevat de oordelen over de patronen van het model niet. Deze pagina kan dus niet zeggen waaraan elke uitkomst is getoetst: zie docs/validation.md van het model.
experiment-evidence = Van de { $count } uitkomsten op deze pagina berusten er { $untested } alleen op aannames: geen patroon uit de praktijk ondersteunt ze. Is een patroon niet gehaald, dan is de uitkomst niet per se onjuist. Het betekent wel dat het model daar niet deed wat uit de praktijk bekend is, en dat zinnen over deze uitkomst minder vertrouwen verdienen.
experiment-evidence-caption = Waaraan elke uitkomst is getoetst (bewaarde oordelen van cjg patterns).
experiment-evidence-head = Onderbouwing
experiment-patterns-passed = Patronen gehaald
experiment-patterns-failed = Patronen niet gehaald

## How to get these numbers again

experiment-repeat = In de map van deze pagina staat { $file }, het ontwerp zoals het is doorgerekend. Deze opdrachten geven dezelfde getallen en dezelfde pagina:
experiment-experiment = Experiment
experiment-fingerprint = Vingerafdruk van alle uitkomsten
experiment-needed = Ook nodig: { $files }.
experiment-other-model = Het model dat nu is geïnstalleerd, is een ander model ({ $version }) en geeft andere getallen.
experiment-tables = De tabellen achter deze pagina staan als CSV in dezelfde map.
