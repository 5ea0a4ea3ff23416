"""Outcomes of what families went through: reach, use of the CJG, help, coordination and care."""

from __future__ import annotations

from sim.outcome_entry import Outcome, by_band, one

UNBOUNDED = (0.0, None)

REACH: list[Outcome] = [
    *by_band(
        "reach",
        "higher",
        ("Reached within three months", "Bereikt binnen drie maanden"),
        "Share of problems of severity 2 or more about which a professional spoke with child or parent, and "
        "took them up or handed them over, within three months.",
        "Aandeel van de problemen van zwaarte 2 of hoger waarover een professional binnen drie maanden met "
        "kind of ouder sprak, en die toen zijn opgepakt of overgedragen.",
    ),
    *by_band(
        "help",
        "higher",
        ("Helped within three months", "Geholpen binnen drie maanden"),
        "Share of problems of severity 2 or more for which help began, or a place on a waiting list was "
        "accepted, within three months.",
        "Aandeel van de problemen van zwaarte 2 of hoger waarvoor binnen drie maanden hulp begon of een "
        "plek op een wachtlijst is geaccepteerd.",
    ),
    *by_band(
        "cjg_reach",
        "higher",
        ("Reached through the CJG", "Bereikt via het CJG"),
        "Share of the same problems reached within three months at a desk, phone or site of the CJG, or "
        "over a tie or practised agreement that did not exist in June 2007.",
        "Aandeel van dezelfde problemen dat binnen drie maanden is bereikt via balie, telefoon of website "
        "van het CJG, of via een contact of nageleefde afspraak die er in juni 2007 nog niet was.",
    ),
    *by_band(
        "question_answered",
        "higher",
        ("Questions answered within a month", "Vragen beantwoord binnen een maand"),
        "Share of questions (severity 1) answered within a month by a professional, a website or the "
        "family's own circle.",
        "Aandeel van de vragen (zwaarte 1) dat binnen een maand is beantwoord door een professional, een "
        "website of de eigen kring.",
    ),
    one(
        "own_circle_share",
        "rate",
        "share",
        "neither",
        ("Questions answered by own circle", "Vragen beantwoord in eigen kring"),
        "Share of questions (severity 1) answered within a month by relatives, friends and neighbours.",
        "Aandeel van de vragen (zwaarte 1) dat binnen een maand is beantwoord door familie, vrienden of buren.",
    ),
    one(
        "reach_gap_migrant",
        "difference",
        "difference",
        "lower",
        ("Reach gap, migrant families", "Achterstand in bereik, migrantengezinnen"),
        "Reach of all other families minus reach of families with a migrant background.",
        "Bereik van alle andere gezinnen min het bereik van gezinnen met een migratieachtergrond.",
        bounds=(-1.0, 1.0),
    ),
    one(
        "reach_gap_vulnerable",
        "difference",
        "difference",
        "lower",
        ("Reach gap, vulnerable families", "Achterstand in bereik, kwetsbare gezinnen"),
        "Reach of all other families minus reach of the most vulnerable families.",
        "Bereik van alle andere gezinnen min het bereik van de meest kwetsbare gezinnen.",
        bounds=(-1.0, 1.0),
    ),
    one(
        "reach_gap_neighbourhood",
        "difference",
        "difference",
        "lower",
        ("Reach gap, worst neighbourhood", "Achterstand in bereik, zwakste wijk"),
        "Mean reach of the municipality minus reach in the neighbourhood that is reached worst.",
        "Gemiddeld bereik van de gemeente min het bereik in de wijk die het slechtst wordt bereikt.",
        bounds=(-1.0, 1.0),
    ),
]

CHANNELS: list[Outcome] = [
    one(
        "awareness_parents",
        "level",
        "share",
        "higher",
        ("Parents who know the CJG", "Ouders die het CJG kennen"),
        "Share of parents who know what the CJG is for.",
        "Aandeel van de ouders dat weet waarvoor het CJG er is.",
    ),
    one(
        "awareness_youth",
        "level",
        "share",
        "higher",
        ("Youths who know the CJG", "Jongeren die het CJG kennen"),
        "Share of youths of 12 to 16 who know what the CJG is for.",
        "Aandeel van de jongeren van 12 tot 16 jaar dat weet waarvoor het CJG er is.",
    ),
    one(
        "contacts_desk",
        "count",
        "per_1000",
        "neither",
        ("Contacts at the desk", "Contacten aan de balie"),
        "Contacts at the desks of the CJG in the last 12 months per 1,000 youths.",
        "Contacten aan de balies van het CJG in de laatste 12 maanden per 1.000 jeugdigen.",
        bounds=UNBOUNDED,
    ),
    one(
        "contacts_phone",
        "count",
        "per_1000",
        "neither",
        ("Contacts by phone", "Contacten per telefoon"),
        "Contacts on the telephone number of the CJG in the last 12 months per 1,000 youths.",
        "Contacten via het telefoonnummer van het CJG in de laatste 12 maanden per 1.000 jeugdigen.",
        bounds=UNBOUNDED,
    ),
    one(
        "contacts_web",
        "count",
        "per_1000",
        "neither",
        ("Contacts by website and chat", "Contacten via website en chat"),
        "Contacts through the websites and the chat of the CJG in the last 12 months per 1,000 youths.",
        "Contacten via de websites en de chat van het CJG in de laatste 12 maanden per 1.000 jeugdigen.",
        bounds=UNBOUNDED,
    ),
    one(
        "walk_ins_per_desk_week",
        "mean",
        "per_site_week",
        "neither",
        ("Walk-ins per desk and week", "Inlopers per balie per week"),
        "Visitors who walk in at an open desk of the CJG, per desk and week.",
        "Bezoekers die binnenlopen bij een geopende balie van het CJG, per balie per week.",
        bounds=UNBOUNDED,
    ),
    one(
        "desks_open",
        "level",
        "sites",
        "neither",
        ("Desks open", "Geopende balies"),
        "Number of desks of the CJG that are open.",
        "Aantal balies van het CJG dat open is.",
        bounds=UNBOUNDED,
    ),
    one(
        "sites_closed",
        "level",
        "sites",
        "neither",
        ("Desks closed again", "Weer gesloten balies"),
        "Number of desks of the CJG that were opened and have closed since.",
        "Aantal balies van het CJG dat open is geweest en weer is gesloten.",
        bounds=UNBOUNDED,
    ),
    one(
        "walk_in_share_0_4",
        "rate",
        "share",
        "neither",
        ("First contact at the desk, 0 to 4 years", "Eerste contact aan de balie, 0 tot 4 jaar"),
        "Share of first contacts about children under 4 that took place at a desk of the CJG.",
        "Aandeel van de eerste contacten over kinderen onder de 4 dat aan een balie van het CJG plaatsvond.",
    ),
    one(
        "walk_in_share_12_plus",
        "rate",
        "share",
        "neither",
        ("First contact at the desk, 12 years and over", "Eerste contact aan de balie, 12 jaar en ouder"),
        "Share of first contacts about youths of 12 and over that took place at a desk of the CJG.",
        "Aandeel van de eerste contacten over jongeren van 12 en ouder dat aan een balie van het CJG plaatsvond.",
    ),
]

HELP: list[Outcome] = [
    one(
        "fit_of_help",
        "rate",
        "share",
        "higher",
        ("Help that fits", "Passende hulp"),
        "Share of help given by an organisation whose ages, severities and expertise match the problem.",
        "Aandeel van de hulp van een organisatie die past bij leeftijd, zwaarte en aard van het probleem.",
    ),
    one(
        "early_help",
        "rate",
        "share",
        "higher",
        ("Helped before it became serious", "Geholpen voordat het ernstig werd"),
        "Of problems that were ever of severity 2 or more, the share first helped before severity 3.",
        "Van de problemen die ooit zwaarte 2 of hoger hadden: het aandeel dat voor het eerst hulp kreeg "
        "vóór zwaarte 3.",
    ),
    one(
        "months_to_help",
        "mean",
        "months",
        "lower",
        ("Months until help", "Maanden tot hulp"),
        "Mean number of months from the start of a problem of severity 2 or more until help; 12 when no "
        "help came within a year.",
        "Gemiddeld aantal maanden van het begin van een probleem van zwaarte 2 of hoger tot de hulp; 12 als "
        "er binnen een jaar geen hulp kwam.",
        bounds=(0.0, 12.0),
    ),
    one(
        "white_spot_rate",
        "rate",
        "share",
        "lower",
        ("White spots: known, but nobody responsible", "Witte vlekken: bekend, maar van niemand"),
        "Share of the problems known to some organisation for which nobody was responsible for three months or more.",
        "Aandeel van de problemen die bij een organisatie bekend zijn en waarvoor drie maanden of langer "
        "niemand verantwoordelijk was.",
    ),
    one(
        "white_spots_per_1000",
        "mean",
        "at_a_time",
        "lower",
        ("White spots per 1,000 youths", "Witte vlekken per 1.000 jeugdigen"),
        "Problems known to an organisation for which nobody has been responsible for three months or more: "
        "how many there are at a time per 1,000 youths, on average over the last 12 months.",
        "Problemen die bij een organisatie bekend zijn en al drie maanden of langer van niemand zijn: hoeveel "
        "er tegelijk zijn per 1.000 jeugdigen, gemiddeld over de laatste 12 maanden.",
        bounds=UNBOUNDED,
    ),
    one(
        "grey_area_rate",
        "rate",
        "share",
        "lower",
        ("Grey areas: conflicting advice", "Grijze gebieden: tegenstrijdige adviezen"),
        "Of the months in which a family dealt with several organisations, the share in which their advice conflicted.",
        "Van de maanden waarin een gezin met meer organisaties te maken had: het aandeel waarin hun "
        "adviezen elkaar tegenspraken.",
    ),
    one(
        "grey_areas_per_1000",
        "count",
        "family_months",
        "lower",
        ("Grey areas per 1,000 youths", "Grijze gebieden per 1.000 jeugdigen"),
        "Family-months with conflicting advice in the last 12 months per 1,000 youths.",
        "Gezinsmaanden met tegenstrijdige adviezen in de laatste 12 maanden per 1.000 jeugdigen.",
        bounds=UNBOUNDED,
    ),
    one(
        "one_plan_rate",
        "rate",
        "share",
        "higher",
        ("One family, one plan", "Eén gezin, één plan"),
        "Of the months in which a family deals with two or more organisations, from the second month on, "
        "the share with one coordinator and a plan that all involved know.",
        "Van de maanden waarin een gezin met twee of meer organisaties te maken heeft, vanaf de tweede "
        "maand: het aandeel met één coördinator en een plan dat alle betrokkenen kennen.",
    ),
    one(
        "unplanned_families_per_1000",
        "mean",
        "at_a_time",
        "lower",
        ("Families without a plan per 1,000 youths", "Gezinnen zonder plan per 1.000 jeugdigen"),
        "Families with two or more organisations and no shared plan: how many there are at a time per 1,000 "
        "youths, on average over the last 12 months.",
        "Gezinnen met twee of meer organisaties en zonder gezamenlijk plan: hoeveel er tegelijk zijn per 1.000 "
        "jeugdigen, gemiddeld over de laatste 12 maanden.",
        bounds=UNBOUNDED,
    ),
    one(
        "orgs_per_multi_problem_family",
        "mean",
        "organisations",
        "neither",
        ("Organisations per multi-problem family", "Organisaties per multiprobleemgezin"),
        "Mean number of organisations involved with a multi-problem family that gets help.",
        "Gemiddeld aantal organisaties dat betrokken is bij een multiprobleemgezin dat hulp krijgt.",
        bounds=UNBOUNDED,
    ),
    one(
        "handover_success",
        "rate",
        "share",
        "higher",
        ("Handovers that arrive", "Geslaagde overdrachten"),
        "Share of handovers between organisations after which the child was helped or accepted on a list.",
        "Aandeel van de overdrachten tussen organisaties waarna het kind is geholpen of op een wachtlijst "
        "is geaccepteerd.",
    ),
    one(
        "waiting_share",
        "rate",
        "share",
        "lower",
        ("Waiting for local help", "Wachtend op lokale hulp"),
        "Of the children taken on by first-line organisations, the share still waiting for help to begin.",
        "Van de kinderen die door eerstelijnsorganisaties zijn aangenomen: het aandeel dat nog op hulp wacht.",
    ),
    one(
        "second_line_waiting",
        "mean",
        "at_a_time_under_18",
        "lower",
        ("Waiting for specialised youth care", "Wachtend op gespecialiseerde jeugdzorg"),
        "Youths waiting more than nine weeks for second-line care: how many there are at a time per 1,000 youths "
        "under 18, on average over the last 12 months.",
        "Jeugdigen die langer dan negen weken wachten op tweedelijnszorg: hoeveel er tegelijk zijn per 1.000 "
        "jeugdigen onder de 18, gemiddeld over de laatste 12 maanden.",
        bounds=(0.0, 1000.0),
    ),
    one(
        "service_use",
        "rate",
        "share",
        "neither",
        ("Youths with any help in the year", "Jeugdigen met hulp in het jaar"),
        "Share of youths under 18 who got help in the last 12 months; scheduled health checks do not count.",
        "Aandeel van de jeugdigen onder de 18 dat in de laatste 12 maanden hulp kreeg; geplande contacten "
        "van de jeugdgezondheidszorg tellen niet mee.",
    ),
    one(
        "second_line_use",
        "rate",
        "share",
        "neither",
        ("Youths in specialised care", "Jeugdigen in gespecialiseerde zorg"),
        "Share of youths under 18 who were in second-line care in the last 12 months.",
        "Aandeel van de jeugdigen onder de 18 dat in de laatste 12 maanden tweedelijnszorg kreeg.",
    ),
    one(
        "severe_outside_second_line",
        "rate",
        "share",
        "neither",
        ("Serious problems outside specialised care", "Ernstige problemen buiten de gespecialiseerde zorg"),
        "Of the families with a problem of severity 3 or more, the share without a child in second-line care.",
        "Van de gezinnen met een probleem van zwaarte 3 of hoger: het aandeel zonder kind in de tweedelijnszorg.",
    ),
    one(
        "light_share_of_use",
        "rate",
        "share",
        "neither",
        ("Help that goes to light questions", "Hulp aan gezinnen met lichte vragen"),
        "Share of all help months that went to families whose worst problem was a question (severity 1).",
        "Aandeel van alle hulpmaanden dat ging naar gezinnen met hooguit een vraag (zwaarte 1).",
    ),
    one(
        "light_families_share",
        "rate",
        "share",
        "neither",
        ("Helped families with light questions", "Geholpen gezinnen met lichte vragen"),
        "Share of the families with help whose worst problem was a question (severity 1).",
        "Aandeel van de gezinnen met hulp bij wie het hooguit om een vraag ging (zwaarte 1).",
    ),
]

OUTCOMES_OF_FAMILIES: list[Outcome] = [*REACH, *CHANNELS, *HELP]
