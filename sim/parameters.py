"""Every number of the model: default, range, unit, source, process, and one sentence of meaning in two languages.

Sources: "given" = fixed by the model's specification; "domain.md X" = evidence with that mark; "tuned" = set so that a level
of domain.md is met on the first trial; "assumption" = no source, a defensible range. Free numbers are those tuned or
assumed; the calibration and the sensitivity analysis move them within their range.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Parameter:
    """One number.

    Attributes
    ----------
    name : str
    default : float
    range : tuple of float
        Lowest and highest value accepted.
    unit : str
    source : str
    process : str
        The process file that reads it.
    en, nl : str
        Meaning in a sentence.
    """

    name: str
    default: float
    range: tuple[float, float]
    unit: str
    source: str
    process: str
    en: str
    nl: str

    @property
    def is_free(self) -> bool:
        """Whether the number is tuned or assumed rather than given or sourced."""
        return self.source.startswith(("assumption", "tuned"))


def _p(
    name: str, default: float, low: float, high: float, unit: str, source: str, process: str, en: str, nl: str
) -> Parameter:
    return Parameter(name, default, (low, high), unit, source, process, en, nl)


_ALL = (
    # -- demography and need (the tape) -----------------------------------------------------------------------------
    _p("onset_rate", 1.2, 0.4, 2.5, "factor", "tuned (pattern 19)", "need",
       "Scales the rate at which needs arise", "Schaalt hoe vaak vragen en problemen ontstaan"),
    _p("frailty", 1.6, 0.4, 3.0, "variance", "assumption", "need",
       "How unequally needs are spread over families", "Hoe ongelijk problemen over gezinnen verdeeld zijn"),
    _p("severe_share", 0.105, 0.02, 0.15, "share", "tuned (pattern 19)", "need",
       "Share of new needs that start serious at average vulnerability",
       "Aandeel nieuwe problemen dat bij gemiddelde kwetsbaarheid ernstig begint"),
    _p("comorbidity", 0.5, 0.3, 0.7, "chance", "assumption", "need",
       "Chance that a serious need comes with one in another domain",
       "Kans dat een ernstig probleem met een tweede op ander terrein samengaat"),
    _p("recurrence", 0.2, 0.0, 0.5, "chance", "assumption", "need",
       "Chance that a child's next need is in the domain of its last",
       "Kans dat een volgend probleem op hetzelfde terrein terugkomt"),
    _p("migrant_distrust", 0.2, 0.0, 0.5, "share", "assumption; sign domain.md 3d", "need",
       "How much lower migrant families' first trust and awareness of formal help are",
       "Hoeveel lager vertrouwen in en kennis van formele hulp bij migrantengezinnen beginnen"),
    _p("recovery", 0.14, 0.05, 0.3, "chance a month", "assumption", "need",
       "Chance that a question settles by itself in a month",
       "Kans dat een vraag in een maand vanzelf overgaat"),
    _p("recovery_falloff", 0.45, 0.25, 0.6, "factor a step", "assumption", "need",
       "How much slower each step of severity recovers, with or without help",
       "Hoeveel trager herstel gaat per stap zwaarder, met of zonder hulp"),
    _p("escalation", 0.02, 0.005, 0.05, "chance a month", "assumption", "need",
       "Chance that an unhelped need gets one step worse in a month",
       "Kans dat een niet geholpen probleem in een maand een stap erger wordt"),
    # -- noticing and seeking -----------------------------------------------------------------------------------------
    _p("own_circle", 0.3, 0.1, 0.6, "chance a month", "assumption; order domain.md 3c", "seeking",
       "Chance that family and friends settle a question in a month",
       "Kans dat familie en vrienden een vraag in een maand oplossen"),
    _p("detection", 0.7, 0.3, 3.0, "factor", "tuned (pattern 19)", "seeking",
       "Scales how sharply professionals notice at a contact",
       "Schaalt hoe scherp professionals bij een contact signaleren"),
    _p("signal_alone", 0.15, 0.0, 0.4, "chance", "assumption", "seeking",
       "Chance that somebody who notices but knows nobody acts all the same",
       "Kans dat wie signaleert maar niemand kent, toch iets doet"),
    _p("seek_base", -3.4, -6.0, -2.0, "utility", "tuned (pattern 19)", "seeking",
       "Utility of asking at a familiar door, against asking nobody",
       "Nut van vragen bij een vertrouwde deur, tegenover niemand vragen"),
    _p("cjg_base", -1.0, -3.0, 1.0, "utility", "assumption", "seeking",
       "Utility of a channel of the CJG near by, for who knows it and feels no label",
       "Nut van een CJG-kanaal dichtbij, voor wie het kent en geen etiket voelt"),
    _p("need_weight", 0.55, 0.2, 1.0, "utility a step", "assumption", "seeking",
       "How much more likely asking gets with each step of severity",
       "Hoeveel waarschijnlijker vragen wordt met elke stap zwaarte"),
    _p("trust_weight", 1.2, 0.4, 2.5, "utility", "assumption", "seeking",
       "Weight of trust in help, and of a refusal, in asking",
       "Gewicht van vertrouwen in hulp, en van een weigering, bij vragen"),
    _p("fit_weight", 1.5, 0.5, 3.0, "utility", "assumption", "seeking",
       "Weight of an organisation's expertise in choosing a door",
       "Gewicht van deskundigheid bij de keuze van een deur"),
    _p("distance_weight", 0.04, 0.01, 0.1, "utility a minute", "assumption", "seeking",
       "Weight of a minute's travel to the desk", "Gewicht van een minuut reizen naar het loket"),
    _p("label_weight", 0.6, 0.1, 1.5, "utility", "assumption; sign domain.md P14", "seeking",
       "Weight of a care-and-problems label, of youth care in sight, and of meeting an acquaintance",
       "Gewicht van het etiket zorg en probleem, van jeugdzorg in beeld en van een bekende tegenkomen"),
    _p("youth_shyness", 4.0, 1.0, 8.0, "factor", "assumption; sign domain.md P14", "seeking",
       "How much more a youth feels label and acquaintances than a parent",
       "Hoeveel sterker een jongere etiket en bekenden voelt dan een ouder"),
    _p("shopper_share", 0.2, 0.0, 0.4, "share", "assumption", "seeking",
       "Share of families that try several doors", "Aandeel gezinnen dat bij meer deuren aanklopt"),
    _p("outreach_yield", 0.02, 0.0, 0.1, "needs an hour", "assumption", "seeking",
       "Unmet needs met with in an hour of outreach, per open need in a hundred youths",
       "Onvervulde vragen die een uur outreach tegenkomt, per open vraag op honderd jeugdigen"),
    # -- intake and handover --------------------------------------------------------------------------------------------
    _p("cold_handover", 0.45, 0.3, 0.6, "chance", "assumption", "intake",
       "Chance that a handover arrives without tie or practice",
       "Kans dat een overdracht zonder contact of praktijk aankomt"),
    _p("standing", 0.6, 0.0, 1.0, "chance", "assumption", "intake",
       "Chance that a receiving caseworker in full standing at home admits a case above the line",
       "Kans dat een ontvangende hulpverlener met vol gezag in huis een zaak boven de lijn toelaat"),
    _p("list_limit", 0.35, 0.1, 1.5, "share of capacity", "assumption", "intake",
       "Hours on the list, as a share of capacity, above which an organisation refuses",
       "Uren op de wachtlijst, als deel van de capaciteit, waarboven een organisatie weigert"),
    _p("cooling_off", 3.0, 3.0, 3.0, "months", "given", "intake",
       "Months in which a refused family does not knock at the same door",
       "Maanden waarin een geweigerd gezin niet bij dezelfde deur aanklopt"),
    # -- coordination -------------------------------------------------------------------------------------------------
    _p("take_up", 0.6, 0.2, 0.95, "chance a month", "assumption", "coordination",
       "Chance that whoever should coordinate, and can, takes it up in a month",
       "Kans dat wie zou moeten coördineren en kan, het in een maand oppakt"),
    _p("coordination_hours", 2.0, 1.0, 8.0, "hours a month", "assumption", "coordination",
       "Hours a family's coordination takes", "Uren die coördinatie van een gezin kost"),
    _p("plan_rate", 0.6, 0.2, 0.9, "chance a month", "assumption", "coordination",
       "Chance of a joint plan in a month when all know and trust each other",
       "Kans op een gezamenlijk plan in een maand als allen elkaar kennen en vertrouwen"),
    _p("conflict", 0.12, 0.04, 0.25, "chance a month", "assumption", "coordination",
       "Chance that two organisations without tie or practice contradict each other in a month",
       "Kans dat twee organisaties zonder contact elkaar in een maand tegenspreken"),
    _p("consent_falloff", 0.9, 0.7, 1.0, "factor", "assumption", "coordination",
       "Share of families that still consent to share with each organisation more",
       "Aandeel gezinnen dat toestemming houdt bij elke organisatie erbij"),
    # -- help -----------------------------------------------------------------------------------------------------------
    _p("help_recovery", 0.3, 0.15, 0.6, "chance a month", "tuned (pattern 19)", "help",
       "Chance that a question is resolved in a month of fitting help",
       "Kans dat een vraag in een maand passende hulp is opgelost"),
    _p("hours_per_step", 2.0, 1.0, 4.0, "hours a month", "assumption", "help",
       "Hours a case takes per step of severity", "Uren die een zaak kost per stap zwaarte"),
    _p("discord", 0.5, 0.2, 0.8, "factor", "assumption", "help",
       "Speed of recovery in a month of conflicting advice; its inverse half-way is the gain of a joint plan",
       "Tempo van herstel in een maand met tegenstrijdig advies; halverwege omgekeerd de winst van een plan"),
    _p("indication_delay", 2.0, 1.0, 3.0, "months", "domain.md 3d (13 weeks at most)", "help",
       "Months the gate needs before second-line care may begin",
       "Maanden die de toegang nodig heeft voor geïndiceerde zorg mag beginnen"),
    # -- reputation -----------------------------------------------------------------------------------------------------
    _p("experience", 0.06, 0.02, 0.15, "share", "assumption", "reputation",
       "How far one good experience moves a family's trust",
       "Hoe ver één goede ervaring het vertrouwen van een gezin verschuift"),
    _p("loss_ratio", 2.5, 2.0, 4.0, "factor", "domain.md 5c (2-4)", "meeting",
       "How much heavier bad experience weighs than good, for families and professionals",
       "Hoeveel zwaarder slechte ervaring weegt dan goede, voor gezinnen en professionals"),
    _p("word", 0.02, 0.0, 0.025, "share a tie a month", "domain.md 5e (q 0-0.3 a year)", "reputation",
       "How fast trust and awareness travel along one social tie",
       "Hoe snel vertrouwen en bekendheid langs één sociale band reizen"),
    _p("fading", 0.01, 0.01, 0.01, "share a month", "given", "reputation",
       "How fast trust and awareness fade", "Hoe snel vertrouwen en bekendheid vervagen"),
    _p("being_seen", 0.014, 0.003, 0.04, "chance a month", "assumption", "reputation",
       "Chance to get to know the CJG in a month where brand, desk or a partner's door shows it fully",
       "Kans om het CJG in een maand te leren kennen waar merk, loket of partnerdeur het volop laat zien"),
    # -- meeting ----------------------------------------------------------------------------------------------------------
    _p("network_hours", 5.0, 2.0, 12.0, "hours a month", "assumption", "meeting",
       "Hours a professional would spend across organisations with full identification and room",
       "Uren die een professional bij volle binding en ruimte over de grens zou besteden"),
    _p("meeting_gain", 0.14, 0.05, 0.25, "share", "domain.md 5c (0.05-0.15), assumption", "meeting",
       "How far a meeting raises trust and the directory of who knows what",
       "Hoe ver een ontmoeting vertrouwen en wie-weet-wat verhoogt"),
    _p("choice_weight", 1.6, 0.5, 3.0, "utility", "assumption; signs domain.md 5b", "meeting",
       "Weight of shared cases, building, tie, closure and complementary expertise in whom to meet",
       "Gewicht van gedeelde zaken, gebouw, band, gemeenschappelijke bekenden en aanvulling in wie men ontmoet"),
    _p("spacing", 1.5, 0.5, 4.0, "months", "assumption", "meeting",
       "Months, or shared cases, between two meetings of a pair after which the gain is whole again",
       "Maanden of gedeelde zaken tussen twee ontmoetingen waarna de winst weer heel is"),
    _p("tie_fading", 0.02, 0.01, 0.05, "share a month", "domain.md 5c (1-5%), assumption", "meeting",
       "How fast ties, directory and practice fade without contact",
       "Hoe snel banden, wie-weet-wat en praktijk vervagen zonder contact"),
    _p("friction", 0.3, 0.1, 0.6, "chance", "assumption", "meeting",
       "Chance that a meeting over shared cases goes badly while all knots are open",
       "Kans dat een ontmoeting over gedeelde zaken misgaat zolang alle knopen open zijn"),
    # -- identity -----------------------------------------------------------------------------------------------------------
    _p("bonding", 0.05, 0.01, 0.1, "share a month", "domain.md 5d (0.01-0.1), assumption", "identity",
       "How fast good experience, mission and recognition raise identification with the CJG",
       "Hoe snel goede ervaring, missie en erkenning de binding met het CJG verhogen"),
    _p("proximity", 0.05, 0.01, 0.1, "share a month", "domain.md 5d (0.01-0.1), assumption", "identity",
       "How fast a shared building, or rich media, raises it", "Hoe snel een gedeeld gebouw of rijke media die verhogen"),
    _p("unbonding", 0.025, 0.01, 0.1, "share a month", "domain.md 5d (0.01-0.1), assumption", "identity",
       "How fast identification fades by itself, and with overload and conflict",
       "Hoe snel binding vanzelf vervaagt, en door overbelasting en conflict"),
    _p("turnover", 0.014, 0.005, 0.03, "chance a month", "assumption", "identity",
       "Chance that a professional leaves in a month", "Kans dat een professional in een maand vertrekt"),
    # -- initiative and choices left to the municipality (ensembles) -----------------------------------------------------------
    _p("initiative", 0.065, 0.005, 0.5, "chance a month", "tuned: fit on coverage by name (pattern 17)", "initiative",
       "Chance in a month that a municipality of mean size starts by itself, far from the deadline",
       "Kans per maand dat een gemeente van gemiddelde grootte ver voor de deadline uit zichzelf begint"),
    _p("imitation", 0.5, 0.0, 0.5, "chance a month", "tuned: fit on coverage by name (pattern 17); form domain.md 2", "initiative",
       "What is added to it when all neighbours in the region have started",
       "Wat daar bij komt als alle buurgemeenten in de regio begonnen zijn"),
    _p("size_lead", 0.1, 0.0, 1.0, "exponent", "assumption; sign domain.md 2 (big four first)", "initiative",
       "How much sooner large municipalities start: power of size against the mean",
       "Hoeveel eerder grote gemeenten beginnen: macht van de grootte ten opzichte van het gemiddelde"),
    _p("deadline_pull", 14.0, 0.0, 15.0, "factor", "tuned: fit on coverage by name (pattern 17)", "initiative",
       "How many times the chance of starting is added by the end of 2011, with the square of time",
       "Hoeveel maal de kans om te beginnen er tot eind 2011 bij komt, met het kwadraat van de tijd"),
    _p("alderman_directs", 0.72, 0.5, 0.9, "share", "domain.md 0.1 (over 70%; pattern 2)", "decide",
       "Share of municipalities in which the alderman directs, where that is left to them",
       "Deel van de gemeenten waar de wethouder regie voert, als dat aan hen is"),
    _p("nobody_directs", 0.18, 0.0, 0.3, "share", "domain.md 0.1 (up to a fifth; pattern 2)", "decide",
       "Share of municipalities in which nobody directs, where that is left to them",
       "Deel van de gemeenten waar niemand regie voert, als dat aan hen is"),
    # -- direction ------------------------------------------------------------------------------------------------------------
    _p("pressure", 0.06, 0.02, 0.15, "share a month", "assumption", "direction",
       "How fast deadline, incidents, visible waiting and results move urgency and support, and reopen what was settled "
       "wrongly",
       "Hoe snel deadline, incidenten, zichtbaar wachten en resultaten urgentie en steun bewegen, en heropenen wat "
       "verkeerd is beslist"),
    _p("easing", 0.035, 0.01, 0.08, "share a month", "assumption", "direction",
       "How fast urgency and support fall back", "Hoe snel urgentie en steun terugzakken"),
    _p("incident", 0.01, 0.0, 0.1, "chance a month", "assumption", "direction",
       "Chance that an unhelped crisis becomes public in a month",
       "Kans dat een crisis zonder hulp in een maand publiek wordt"),
    _p("knot_hours", 12.0, 4.0, 40.0, "hours a party", "tuned (pattern 17)", "direction",
       "Hours of preparation, with each party that has agreed nothing yet, before a knot can be put to a meeting",
       "Uren voorbereiding, met elke genodigde die nog niets heeft afgesproken, voor een knoop op tafel kan"),
    # -- joining ------------------------------------------------------------------------------------------------------------------
    _p("join_base", -2.7, -4.0, 0.0, "utility", "tuned (pattern 1)", "joining",
       "Utility of committing without any reason for or against", "Nut van meedoen zonder redenen voor of tegen"),
    _p("join_weight", 1.2, 0.3, 3.0, "utility", "assumption", "joining",
       "Weight of urgency, trust, funding, shared cases, company and consensus in joining",
       "Gewicht van urgentie, vertrouwen, geld, gedeelde zaken, gezelschap en consensus bij meedoen"),
    _p("door_loss", 2.5, 0.5, 5.0, "utility", "assumption; sign 003", "joining",
       "Weight of the front door and the autonomy an organisation gives up",
       "Gewicht van de voordeur en de zelfstandigheid die een organisatie opgeeft"),
    _p("persuasion", 0.08, 0.02, 0.2, "share a meeting", "assumption", "joining",
       "How far one meeting moves commitment and goal consensus",
       "Hoe ver één overleg commitment en consensus verschuift"),
    # -- agreements ---------------------------------------------------------------------------------------------------------------
    _p("agreement_gain", 0.34, 0.02, 0.6, "share an hour",
       "tuned: practice takes hold with urgency and money (pattern 14)", "agreements",
       "How far an hour's talk of two organisations moves their agreement",
       "Hoe ver een uur overleg van twee organisaties hun afspraak verder brengt"),
    _p("agreement_fading", 0.005, 0.0, 0.02, "share a month", "assumption", "agreements",
       "How fast an agreement nobody watches fades", "Hoe snel een afspraak vervaagt waar niemand op let"),
    _p("practising", 1.8, 0.1, 2.0, "share a case",
       "tuned: practice takes hold with urgency and money (pattern 14)", "agreements",
       "How far a shared case of each caseworker moves practice towards the agreement",
       "Hoe ver een gedeelde zaak per medewerker de praktijk naar de afspraak brengt"),
    # -- opening and money ----------------------------------------------------------------------------------------------------------
    _p("building_hours", 950.0, 200.0, 2000.0, "hours", "tuned (pattern 17)", "opening",
       "Project hours it takes to open a place where nothing stands",
       "Projecturen om een plek te openen waar nog niets staat"),
    _p("go_ahead", 0.2, 0.05, 0.6, "chance a month", "tuned (pattern 17)", "opening",
       "Chance in a month that a council in full support gives the go-ahead",
       "Kans per maand dat een raad die volop steunt, groen licht geeft"),
    _p("contact_price_limit", 400.0, 100.0, 1000.0, "euro", "assumption", "opening",
       "Cost of a contact above which a council closes a desk once it may",
       "Kosten per contact waarboven een raad een loket sluit zodra het mag"),
    _p("post_price", 75000.0, 65000.0, 85000.0, "euro a year", "domain.md 6 (65-85k)", "opening",
       "Price of a full-time post", "Prijs van een voltijdsplaats"),
    _p("desk_price", 60000.0, 30000.0, 120000.0, "euro a year", "assumption; hours domain.md 6", "opening",
       "Price of a desk with its staff, a site or a join of doors in proportion",
       "Prijs van een loket met bezetting; een site of deurkoppeling naar rato"),
    _p("half_effect", 0.4, 0.1, 1.0, "share of normal budget", "given (near 40%)", "opening",
       "Share of a normal development budget at which an investment has half its effect",
       "Deel van een normaal ontwikkelbudget waarbij een investering half werkt"),
    _p("partner_hour", 50.0, 50.0, 50.0, "euro an hour", "given", "observation",
       "Price of a partner's hour in meetings, coordination and outreach",
       "Prijs van een partneruur in overleg, coördinatie en outreach"),
    _p("second_line_shortage", 1.65, 1.0, 2.0, "factor", "domain.md P23 (gives the queue of January 2008)", "help",
       "How much tighter second-line care is in 2007 than the rest", "Hoeveel krapper de tweede lijn in 2007 is"),
    _p("capacity", 1.0, 0.0, 3.0, "factor", "given", "help",
       "Scales every partner's hours after utilisation has set them (a handle for tests)",
       "Schaalt de uren van alle partners nadat de bezettingsgraad ze bepaald heeft (voor proeven)"),
)  # fmt: skip

PARAMETERS: dict[str, Parameter] = {parameter.name: parameter for parameter in _ALL}


def defaults() -> dict[str, float]:
    """Return every parameter's default."""
    return {name: parameter.default for name, parameter in PARAMETERS.items()}
