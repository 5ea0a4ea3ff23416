### Wie wordt geholpen, wie niet.

helped-title = Wie wordt geholpen, wie niet
helped-lead = Een gemiddelde verbergt wie wint en wie verliest. Hier staan de groepen achter de lijnen, en één gezin in twee toekomsten. Een toekomst is één mogelijk verloop van het toeval.
helped-sentence-heading = Wie wint en wie verliest
helped-gains-head-all = { $plan } vergeleken met { $baseline }, over { $futures } toekomsten: alle { $of } groepen winnen. In elke groep komt er vaker op tijd hulp of een plek op een wachtlijst.
helped-gains-head-some = { $plan } vergeleken met { $baseline }, over { $futures } toekomsten: van de { $of } groepen winst voor { $n } en verlies voor { $m }; voor { $k } geen verschil gevonden.
helped-gains-head-nobody = { $plan } vergeleken met { $baseline }, over { $futures } toekomsten: voor geen van de { $of } groepen is een verschil gevonden.
helped-gains = Vaker op tijd hulp of een plek op een wachtlijst: { $groups }.
helped-begun-told = De hulp zelf begon op tijd bij { $before } van deze hulpvragen met { $baseline } en bij { $after } met { $plan }: { $difference }. De rest van wat als op tijd telt, is een plek op een wachtlijst.
helped-gains-others = De andere { $n } met winst: { $low } tot { $high } procentpunt.
helped-gains-alike = De andere { $n } met winst: { $low } procentpunt.
helped-gains-one = Nog één groep wint { $value } procentpunt: { $group }.
helped-from-to = { $group } (van { $before } naar { $after }, { $change } procentpunt)
helped-losses = Minder vaak op tijd hulp of een plek op een wachtlijst: { $groups }.
helped-none-lose = Er is geen groep gevonden die verliest.
helped-unclear = Geen verschil gevonden: { $groups }.
helped-overlap = De groepen overlappen elkaar: één gezin kan in meerdere groepen meetellen.
helped-said-unborn = kinderen voor de geboorte
helped-said-band = kinderen van { $group }
helped-said-severity-2 = matige hulpvragen, zwaarte 2
helped-said-severity-3 = ernstige hulpvragen, zwaarte 3
helped-said-severity-4 = acute hulpvragen, zwaarte 4
helped-groups-heading = Op tijd hulp of een plek op een wachtlijst, per groep
helped-groups-help = Aandeel van de hulpvragen van zwaarte 2 of hoger die in het laatste volle jaar ontstonden en waarvoor binnen drie maanden hulp begon of een plek op een wachtlijst is geaccepteerd. Geteld uit de gebeurtenissen die in { $n } toekomsten zijn vastgelegd.
helped-group = Groep
helped-needs = hulpvragen per jaar
helped-difference = Verschil
helped-points = { $value } procentpunt ({ $low } tot { $high })
helped-points-only = { $value } procentpunt
helped-none = geen verschil gevonden
helped-dimension-band = Leeftijd
helped-dimension-severity = Zwaarte
helped-dimension-migrant = Achtergrond
helped-dimension-vulnerable = Kwetsbaarheid
helped-dimension-multi_problem = Problemen tegelijk
helped-group-migrant-yes = gezinnen met een migratieachtergrond
helped-group-migrant-no = andere gezinnen
helped-group-vulnerable-yes = kwetsbaarste vijfde van de gezinnen
helped-group-vulnerable-no = andere gezinnen
helped-group-multi_problem-yes = multiprobleemgezinnen
helped-group-multi_problem-no = andere gezinnen
helped-group-severity-2 = matig (2)
helped-group-severity-3 = ernstig (3)
helped-group-severity-4 = acuut (4)
helped-icons-heading = Van elke 100 gezinnen met zo'n hulpvraag
helped-icons-sentence = { $name }. Op tijd hulp: { $begun }; op tijd op een wachtlijst: { $listed }; zelf opgelost: { $settled }; bekend bij een professional, maar niemand verantwoordelijk: { $dropped }; door niemand gezien: { $unseen }.
helped-icons-thousand = Van elke 1.000 jeugdigen hadden er { $needs } zo'n hulpvraag in een jaar. Op tijd hulp: { $begun }; op tijd op een wachtlijst: { $listed }; na drie maanden niemand verantwoordelijk: { $nobody }.
helped-fate-begun = op tijd hulp
helped-fate-listed = op tijd op een wachtlijst
helped-fate-settled = zelf opgelost
helped-fate-dropped = bekend, maar niemand verantwoordelijk
helped-fate-unseen = door niemand gezien
helped-tiles-heading = Wijken
helped-tiles-help = Elke tegel is een wijk, op volgorde van het aantal hulpvragen: het aandeel met op tijd hulp of een plek op een wachtlijst, en het verschil met de referentie. Eronder staat in hoeveel toekomsten het aandeel hoger is.
helped-tile = Wijk { $n }
helped-tile-agree = { $n } van { $of } toekomsten hoger
helped-story-heading = Eén gezin, twee toekomsten
helped-story-lead = Hetzelfde kind, met dezelfde toevalligheden. Niets is verzonnen: elke regel is een gebeurtenis die in een van beide toekomsten is vastgelegd.
helped-story-child = Een kind, { $age }, met een probleem van zwaarte { $severity }, vanaf { $month }.
helped-story-parted = Tot { $month } zijn beide toekomsten voor dit kind gelijk. Daarna verschillen ze.
helped-story-wait =
    { $n ->
        [one] Hulp na { $n } maand
       *[other] Hulp na { $n } maanden
    }
helped-story-wait-none = Hulp in dezelfde maand
helped-story-never = Geen hulp binnen de doorgerekende jaren
helped-story-more = In deze ene toekomst begon de hulp zelf voor nog { $better } minstens drie maanden eerder en voor { $worse } minstens drie maanden later; voor { $alike } scheelde het minder dan drie maanden.
helped-story-other = Een kind voor wie het andersom ging
helped-story-none = In deze toekomst werd geen kind minstens drie maanden eerder of later geholpen. Plan en referentie lijken misschien te veel op elkaar.
helped-month-after = maand { $n }
helped-say-onset = Er ontstaat een probleem.
helped-say-asked = Het gezin vraagt om hulp bij: { $who }.
helped-say-noticed = Een professional merkt het op, van: { $who }.
helped-say-own_circle = Familie en vrienden helpen.
helped-say-sent_on = Doorverwezen, van { $who } naar { $other }.
helped-say-arrived = Aangekomen bij: { $other }.
helped-say-lost = Vanaf hier is niemand verantwoordelijk. Het laatst gezien door: { $who }.
helped-say-refused = Geen plek, ook niet op de wachtlijst: { $who }.
helped-say-found = Iemand neemt het gezin over, want de regel zegt wie verantwoordelijk is: { $who }.
helped-say-waited = Een plek op de wachtlijst: { $who }.
helped-say-helped = De hulp begint, door: { $who }.
helped-say-flown_in = Er komt een specialist bij: { $other }.
helped-say-gate_passed = Toegelaten tot gespecialiseerde jeugdzorg.
helped-say-escalated = Het wordt erger.
helped-say-resolved = Het is voorbij.
helped-say-left = De jeugdige wordt 23 en wordt niet langer gevolgd.
helped-story-passed =
    { $n ->
        [one] Geen hulp; na { $n } maand was het voorbij
       *[other] Geen hulp; na { $n } maanden was het voorbij
    }
