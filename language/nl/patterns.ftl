### De patronen van hoofdstuk 8 van de beschrijving: wat elk zegt, en wat eruit moet komen.

pattern-1 = Aandeel soorten dat kernpartij is in gemeenten die in maand 24 open zijn
    .target = consultatiebureau 75%, BJZ 60%, jeugdarts 55%, AMW 50%, ZAT 42%, elk binnen 9 procentpunt; rangcorrelatie 0,8 of meer; ruilen twee soorten van eigenschappen, dan ruilen ze ook van aandeel
pattern-2 = De wethouder voert de regie in 70-75%; geen regie in hooguit 1 op 5
    .target = 0,70-0,75; hoogstens 0,20
pattern-3 = Jongeren vanaf 12 gebruiken het loket veel minder dan ouders van 0-4; bekenden tegenkomen en het etiket verklaren dat
    .target = aandeel aan het loket van 12+ minder dan half zo groot als dat van 0-4; zonder etiket en bekenden sluit meer dan de helft van de kloof
pattern-4 = De meeste gemeenten beginnen klein en verbreden; wie erbij komt volgt de lokale problemen
    .target = meer dan de helft verbreedt; de soorten die erbij komen, passen bij de lokale problemen
pattern-5 = De tijd tot de coördinatieregel volgt het gezag; de datum telt zwaarder dan welke regel het wordt
    .target = wethouder eerder dan GGD, en die eerder dan niemand; witte vlekken en grijze gebieden: vijf jaar uitstel doet meer dan het gemiddelde verschil tussen twee regels
pattern-6 = Eerst de vorm brengt eerder contacten, eerst de inhoud eerder nageleefde afspraken; elk met een eigen risico
    .target = vier richtingen
pattern-7 = Een smalle samenwerking leeft afspraken eerder na; een brede heeft later minder witte vlekken bij problemen buiten de kern
    .target = vier richtingen, en een maand waarin de lijnen elkaar kruisen die met de soort problemen meebeweegt
pattern-8 = Iedereen mag coördineren: slecht zolang men elkaar niet kent, goed zodra men elkaar kent
    .target = één gezin, één plan, vergeleken met een leidende organisatie: lager zolang men elkaar nauwelijks kent, niet lager zodra men elkaar goed kent
pattern-9 = De ladder belast de zwaarste organisatie
    .target = twee richtingen
pattern-10 = Een website met de naam bereikt ouders meer dan jongeren; aparte websites bereiken beiden, tegen een prijs
    .target = vier richtingen
pattern-11 = Een goed loket wint weinig terug van wat zwakke contacten jongeren kosten; erop afgaan werkt het best bij een middenwaarde
    .target = minder dan de helft van wat jongeren van 12 tot 18 aan hulp verloren, wordt teruggewonnen; erop afgaan verhoogt hun bereik en het wachten; hun hulp is het grootst ergens binnen het bereik
pattern-12 = Voordeuren samenvoegen kost betrokkenheid; verbonden deuren helpen alleen waar afspraken in praktijk worden gebracht
    .target = vier richtingen
pattern-13 = Een dubbele identiteit staat overdracht niet in de weg
    .target = minstens zo goed als anderen die even lang in functie zijn
pattern-14 = Zonder urgentie komen afspraken in de praktijk niet van de grond, hoeveel men ook investeert
    .target = afspraken in de praktijk in maand 60: onder 0,4 zonder urgentie, erboven met hetzelfde geld en wel urgentie
pattern-15 = Tussen mensen zonder eerder contact leveren dezelfde bijeenkomsten in de helft van de tijd minder vertrouwen op
    .target = richting, na 24 bijeenkomsten
pattern-16 = Gedeeld bestuur past bij weinig partners, een leidende organisatie daartussen, een bureau bij veel
    .target = afspraken in de praktijk: zes richtingen, met een aantal organisaties dat in de wereld zelf verschilt
pattern-17 = Dekking naar de naam in oktober 2008 en op 1 januari 2011
    .target = 33 van 443 (5-9%); 335 van 418 (binnen 4 procentpunt)
pattern-18 = De jeugdgezondheidszorg ziet 99% in jaar 1 en 85% op 4 jaar, ongeacht inkomen
    .target = 0,99 en 0,85 van de afspraken; geen kenmerk van het gezin
pattern-19 = Een kwart van de ouders bezorgd; 19% van de jeugd gebruikt een voorziening, een derde daarvan tweede lijn
    .target = 0,25-0,30; 0,19 met een marge van 0,03; een derde met een marge van 0,08
pattern-20 = Geen CJG zonder loket voor 2012
    .target = 0 van 42 eind 2011: bovengrens onder 7%
pattern-21 = In grote steden overtreffen telefoon, mail en website samen het loket
    .target = de ongelijkheid geldt, en in meer dan 80% van de runs
pattern-22 = Kleine gemeenten: eerst de backoffice en een regionale leider; grote gemeenten: meerdere loketten
    .target = drie richtingen naar grootte
pattern-23 = Een gedeeld gebouw werkt bij wie sterk aan de eigen werkgever is verbonden, een gedeeld platform bij wie dat minder is
    .target = vier richtingen
pattern-24 = Elke keuze verandert de wachtlijst van de tweede lijn met minder dan een kwart van wat 20% capaciteit doet
    .target = elke keuze minder dan 0,25 van het effect van capaciteit (controle die niets mag laten zien)
pattern-25 = Effectieve netwerken zijn hecht, stabiel, drie jaar oud, met middelen of een bureau
    .target = fsQCA in maand 30, 54 en 78: consistentie 0,8, dekking 0,3
pattern-26 = Bestaande samenwerking in een nieuw jasje draagt de naam het eerst en toont de grootste kloof tussen papier en praktijk
    .target = twee richtingen
pattern-27 = In maand 19-31 bestaan drie stadia naast elkaar: werkend, pionierend, nog in voorbereiding
    .target = elk in meer dan 5% van de gemeenten
pattern-28 = Invliegen: minder mislukte overdrachten, meer gezinnen met één plan, een langere wachtrij bij specialisten
    .target = drie richtingen bij gelijke capaciteit
pattern-29 = Eerst bekendheid en dan pas de praktijk werkt averechts
    .target = het vertrouwen van gezinnen, en later de hulp, lager dan met hetzelfde geld in omgekeerde volgorde
pattern-30 = Beginnen met informele leiders brengt afspraken sneller in praktijk dan beginnen met leidinggevenden
    .target = richting
pattern-31 = Eén gemakkelijk gezamenlijk succes werkt vroeg beter dan laat
    .target = twee richtingen
pattern-32 = Afspraken overnemen zonder de bijeenkomsten levert afspraken op papier op, niet in de praktijk
    .target = drie richtingen
pattern-33 = Bekenden tegenkomen schrikt in kleine plaatsen meer af
    .target = richting
pattern-34 = De samenhang blijft terwijl contacten wisselen; enkele sleutelpersonen dragen veel overdrachten
    .target = dichtheid binnen 10% over twee jaar, meer dan 20% van de contacten jonger dan een jaar, de 5% meest centrale dragen meer dan 15% (drie keer hun aandeel)

## Verdicts, in a table

pattern-head-id = #
pattern-head-name = patroon
pattern-head-kind = soort
pattern-head-target = doel
pattern-head-simulated = gesimuleerd [95%]
pattern-head-verdict = oordeel
pattern-head-sabotage = zonder mechanisme
pattern-head-seconds = seconden
pattern-head-source = bron
pattern-kind =
    { $kind ->
        [input] invoer
        [mechanism] mechanisme
        [fit] ijking
       *[check] toets
    }
pattern-verdict =
    { $verdict ->
        [passed] gehaald
        [failed] niet gehaald
       *[not_run] niet gedraaid
    }
pattern-sabotage =
    { $what ->
        [not_run] niet gedraaid
        [passes] TOCH GEHAALD
        [failed_already] al niet gehaald
        [bites] niet gehaald, zoals het moet
       *[loses] ook wat nog klopte, vervalt
    }
pattern-passed = Gehaald: { $counts }.

## What an outcome has been tested against

pattern-badge =
    { $badge ->
        [tested_against_figures] getoetst aan cijfers
        [direction_tested] richting getoetst
       *[assumption_only] alleen aanname
    }
