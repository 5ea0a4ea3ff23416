"""Targets of the patterns as a reader without the specification meets them, in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: The target of each pattern in Dutch.
TARGETS_NL: dict[int, str] = {
    1: "consultatiebureau 75%, BJZ 60%, jeugdarts 55%, AMW 50%, ZAT 42%, elk binnen 9 procentpunt; rangcorrelatie 0,8 "
    "of meer; ruilen twee soorten van eigenschappen, dan ruilen ze ook van aandeel",
    2: "0,70-0,75; hoogstens 0,20",
    3: "aandeel aan de balie van 12+ minder dan half zo groot als dat van 0-4; zonder etiket en bekenden sluit meer "
    "dan de helft van de kloof",
    4: "meer dan de helft verbreedt; de soorten die erbij komen, passen bij de lokale problemen",
    5: "wethouder eerder dan GGD, en die eerder dan niemand; witte vlekken en grijze gebieden: vijf jaar uitstel doet "
    "meer dan het gemiddelde verschil tussen twee regels",
    6: "vier richtingen",
    7: "vier richtingen, en een maand waarin de lijnen elkaar kruisen die met de soort problemen meebeweegt",
    8: "één gezin, één plan, vergeleken met een leidende organisatie: lager zolang men elkaar nauwelijks kent, niet "
    "lager zodra men elkaar goed kent",
    9: "twee richtingen",
    10: "vier richtingen",
    11: "minder dan de helft van wat jongeren van 12 tot 18 aan hulp verloren, wordt teruggewonnen; outreach verhoogt "
    "hun bereik en het wachten; hun hulp is het grootst ergens binnen het bereik",
    12: "vier richtingen",
    13: "minstens zo goed als anderen die even lang in functie zijn",
    14: "afspraken in de praktijk in maand 60: onder 0,4 zonder urgentie, erboven met hetzelfde geld en wel urgentie",
    15: "richting, na 24 bijeenkomsten",
    16: "afspraken in de praktijk: zes richtingen, met een aantal organisaties dat in de wereld zelf verschilt",
    17: "33 van 443 (5-9%); 335 van 418 (binnen 4 procentpunt)",
    18: "0,99 en 0,85 van de afspraken; geen kenmerk van het gezin",
    19: "0,25-0,30; 0,19 met een marge van 0,03; een derde met een marge van 0,08",
    20: "0 van 42 eind 2011: bovengrens onder 7%",
    21: "de ongelijkheid geldt, en in meer dan 80% van de runs",
    22: "drie richtingen naar grootte",
    23: "vier richtingen",
    24: "elke keuze minder dan 0,25 van het effect van capaciteit (controle die niets mag laten zien)",
    25: "fsQCA in maand 30, 54 en 78: consistentie 0,8, dekking 0,3",
    26: "twee richtingen",
    27: "elk in meer dan 5% van de gemeenten",
    28: "drie richtingen bij gelijke capaciteit",
    29: "het vertrouwen van gezinnen, en later de hulp, lager dan met hetzelfde geld in omgekeerde volgorde",
    30: "richting",
    31: "twee richtingen",
    32: "drie richtingen",
    33: "richting",
    34: "dichtheid binnen 10% over twee jaar, meer dan 20% van de banden jonger dan een jaar, de 5% meest centrale "
    "dragen meer dan 15% (drie keer hun aandeel)",
}


def target_in_words(entry: Mapping[str, Any], lang: str) -> str:
    """Return the target of a pattern's verdict; the English one where no Dutch is known."""
    return TARGETS_NL.get(int(entry["id"]), str(entry["target"])) if lang == "nl" else str(entry["target"])
