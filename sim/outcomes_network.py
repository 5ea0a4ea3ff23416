"""Outcomes of the network behind the doors: agreements, ties, identity, hours, opening and money."""

from __future__ import annotations

from sim.outcome_entry import Outcome, one

UNBOUNDED = (0.0, None)

AGREEMENTS: list[Outcome] = [
    one(
        "load",
        "level",
        "share",
        "lower",
        ("Load of the organisations", "Belasting van de organisaties"),
        "Cases in help as a share of what the organisations have room for.",
        "Lopende hulp als aandeel van wat de organisaties aankunnen.",
        bounds=UNBOUNDED,
    ),
    one(
        "partners",
        "level",
        "organisations",
        "neither",
        ("Partners", "Partners"),
        "Number of organisations that have signed at least one agreement.",
        "Aantal organisaties dat ten minste één afspraak heeft ondertekend.",
        bounds=UNBOUNDED,
    ),
    one(
        "core_partners",
        "level",
        "organisations",
        "neither",
        ("Core partners", "Kernpartners"),
        "Number of partners that attended at least half of the steering meetings of the last six months.",
        "Aantal partners dat in het laatste halfjaar minstens de helft van de stuurgroepvergaderingen bijwoonde.",
        bounds=UNBOUNDED,
    ),
    one(
        "agreement_level",
        "level",
        "share",
        "higher",
        ("Agreements on paper", "Afspraken op papier"),
        "Share of the pairs of partners that have agreed how they work together (0.5 or more).",
        "Aandeel van de partnerparen dat heeft afgesproken hoe zij samenwerken (0,5 of meer).",
    ),
    one(
        "practice_level",
        "level",
        "share",
        "higher",
        ("Agreements in practice", "Afspraken in de praktijk"),
        "Share of the pairs of partners that work by their agreements (0.5 or more).",
        "Aandeel van de partnerparen dat ook naar de afspraken werkt (0,5 of meer).",
    ),
    one(
        "practice_gap",
        "difference",
        "difference",
        "lower",
        ("Gap between paper and practice", "Kloof tussen papier en praktijk"),
        "Share of pairs of partners that agreed minus share that work by it.",
        "Aandeel partnerparen met een afspraak min het aandeel dat ernaar werkt.",
        bounds=(-1.0, 1.0),
    ),
    one(
        "goal_consensus",
        "level",
        "scale",
        "higher",
        ("Agreement on goals", "Overeenstemming over doelen"),
        "How far the partners want the same: one shared scale, raised by mission and authority in meetings and "
        "shaken by who comes late or leaves.",
        "Hoe ver de partners hetzelfde willen: één gedeelde schaal, die stijgt door missie en gezag in het "
        "overleg en daalt als iemand later komt of vertrekt.",
    ),
    one(
        "political_support",
        "level",
        "scale",
        "higher",
        ("Political support", "Politieke steun"),
        "Support of council and alderman for the CJG.",
        "Steun van gemeenteraad en wethouder voor het CJG.",
    ),
    one(
        "months_to_coordination_rule",
        "month",
        "month",
        "lower",
        ("Months until it was settled who coordinates", "Maanden tot vaststond wie coördineert"),
        "Months until the municipality settled who coordinates care for a family; never counts as one month "
        "past the end.",
        "Maanden tot de gemeente had beslist wie de zorg rond een gezin coördineert; nooit telt als één "
        "maand na het einde.",
        bounds=UNBOUNDED,
    ),
]

TIES: list[Outcome] = [
    one(
        "org_density",
        "level",
        "share",
        "neither",
        ("Density of the network of organisations", "Dichtheid van het netwerk van organisaties"),
        "Share of all pairs of organisations that work together by agreement (practised at 0.5 or more).",
        "Aandeel van alle paren van organisaties dat volgens afspraak samenwerkt (nageleefd op 0,5 of meer).",
    ),
    one(
        "org_centralisation",
        "level",
        "scale",
        "neither",
        ("Centralisation of the network", "Centralisatie van het netwerk"),
        "Freeman's degree centralisation of the practised network: 1 when all runs through one organisation.",
        "Graadcentralisatie (Freeman) van het netwerk in de praktijk: 1 als alles via één organisatie loopt.",
    ),
    one(
        "professional_density",
        "level",
        "share",
        "neither",
        ("Density of professionals' ties", "Dichtheid van contacten tussen professionals"),
        "Share of all pairs of professionals that have a tie of some trust.",
        "Aandeel van alle paren van professionals met een band van enig vertrouwen.",
    ),
    one(
        "mean_trust",
        "level",
        "scale",
        "higher",
        ("Trust between professionals", "Vertrouwen tussen professionals"),
        "Mean trust between professionals of different partners who lately shared a case.",
        "Gemiddeld vertrouwen tussen professionals van verschillende partners die onlangs een casus deelden.",
    ),
    one(
        "mean_knowledge",
        "level",
        "scale",
        "higher",
        ("Knowing who knows what", "Weten wie wat kan"),
        "How well partners' professionals know what the other organisations can do, on average.",
        "Hoe goed professionals van de partners gemiddeld weten wat de andere organisaties kunnen.",
    ),
    one(
        "broker_share",
        "rate",
        "share",
        "neither",
        ("Handovers through a few brokers", "Overdrachten via enkele sleutelpersonen"),
        "Share of handovers between organisations that run over the 5% most central professionals.",
        "Aandeel van de overdrachten tussen organisaties dat via de 5% meest centrale professionals loopt.",
    ),
    one(
        "staff_unaware",
        "level",
        "share",
        "lower",
        ("Partner staff who do not know the CJG", "Medewerkers die het CJG niet kennen"),
        "Share of the partners' professionals who hardly know the CJG (less than 0.2).",
        "Aandeel van de professionals van partners dat het CJG nauwelijks kent (minder dan 0,2).",
    ),
]

IDENTITY: list[Outcome] = [
    one(
        "identity_cjg",
        "level",
        "scale",
        "neither",
        ("Identification with the CJG", "Verbondenheid met het CJG"),
        "Mean identification of partners' professionals with the CJG.",
        "Hoe sterk professionals van de partners zich gemiddeld met het CJG verbonden voelen.",
    ),
    one(
        "identity_employer",
        "level",
        "scale",
        "neither",
        ("Identification with the employer", "Verbondenheid met de eigen werkgever"),
        "Mean identification of partners' professionals with their own employer.",
        "Hoe sterk professionals van de partners zich gemiddeld met hun eigen werkgever verbonden voelen.",
    ),
    one(
        "dual_identity_share",
        "level",
        "share",
        "neither",
        ("Professionals with a dual identity", "Professionals met een dubbele identiteit"),
        "Share of partners' professionals who identify strongly (0.6 or more) with both CJG and employer.",
        "Aandeel van de professionals van partners dat zich sterk (0,6 of meer) verbonden voelt met zowel "
        "CJG als werkgever.",
    ),
    one(
        "handover_success_dual",
        "mean",
        "share",
        "higher",
        ("Handovers that arrive, dual identity", "Geslaagde overdrachten, dubbele identiteit"),
        "Share of handovers accepted when the receiver identifies with both CJG and employer, matched on "
        "months in post.",
        "Aandeel geslaagde overdrachten aan professionals met een dubbele identiteit, vergeleken bij "
        "gelijke diensttijd.",
    ),
    one(
        "handover_success_other",
        "mean",
        "share",
        "higher",
        ("Handovers that arrive, others", "Geslaagde overdrachten, overigen"),
        "Share of handovers accepted when the receiver does not have a dual identity, matched on months in post.",
        "Aandeel geslaagde overdrachten aan de overige professionals, vergeleken bij gelijke diensttijd.",
    ),
    one(
        "meeting_hours_share",
        "rate",
        "share",
        "lower",
        ("Hours spent in meetings", "Uren in overleg"),
        "Share of the hours of professionals and managers that goes to meetings.",
        "Aandeel van de uren van professionals en managers dat opgaat aan overleg.",
    ),
]

OPENING_AND_MONEY: list[Outcome] = [
    one(
        "months_to_open",
        "month",
        "month",
        "lower",
        ("Months until the CJG opened", "Maanden tot de opening"),
        "Months until the first desk, number or site of the CJG opened; never counts as one month past the end.",
        "Maanden tot de eerste balie, het telefoonnummer of de website van het CJG openging; nooit telt als "
        "één maand na het einde.",
        bounds=UNBOUNDED,
    ),
    one(
        "months_to_name",
        "month",
        "month",
        "lower",
        ("Months until the CJG carried the name", "Maanden tot het CJG zo mocht heten"),
        "Months until the required functions were bundled and the CJG carried the name; never counts as one "
        "month past the end.",
        "Maanden tot de vereiste functies waren gebundeld en het CJG die naam droeg; nooit telt als één "
        "maand na het einde.",
        bounds=UNBOUNDED,
    ),
    one(
        "opened",
        "level",
        "share",
        "higher",
        ("CJG opened", "CJG geopend"),
        "1 when the CJG has opened, 0 when not; over replications the share that opened.",
        "1 als het CJG open is gegaan, 0 als dat niet zo is; over herhalingen heen het aandeel dat opende.",
    ),
    one(
        "named",
        "level",
        "share",
        "higher",
        ("CJG carries the name", "CJG draagt de naam"),
        "1 when the CJG bears the name, 0 when not; over replications the share that bears it.",
        "1 als het CJG de naam draagt, 0 als dat niet zo is; over herhalingen heen het aandeel dat de naam draagt.",
    ),
    one(
        "cost_per_youth",
        "mean",
        "euro_youth",
        "lower",
        ("Municipal cost per youth", "Gemeentelijke kosten per jeugdige"),
        "Euro that the municipality spent on the CJG in the last 12 months, per youth.",
        "Euro dat de gemeente in de laatste 12 maanden aan het CJG uitgaf, per jeugdige.",
        bounds=UNBOUNDED,
    ),
    one(
        "partner_hours_cost",
        "mean",
        "euro_youth",
        "lower",
        ("Partners' hours, in euro per youth", "Uren van partners, in euro per jeugdige"),
        "Hours that partners put into meetings, coordination and outreach in the last 12 months, at 50 euro "
        "an hour (assumption), per youth.",
        "Uren die partners in de laatste 12 maanden staken in overleg, coördinatie en outreach, tegen 50 "
        "euro per uur (aanname), per jeugdige.",
        bounds=UNBOUNDED,
    ),
    one(
        "cost_per_helped_child",
        "mean",
        "euro_child",
        "lower",
        ("Cost per helped child", "Kosten per geholpen kind"),
        "Municipal money and the cost of partners' hours in the last 12 months together, per child that got help.",
        "Gemeentelijk geld en de kosten van de uren van partners in de laatste 12 maanden samen, per kind "
        "dat hulp kreeg.",
        bounds=UNBOUNDED,
    ),
]

OUTCOMES_OF_THE_NETWORK: list[Outcome] = [*AGREEMENTS, *TIES, *IDENTITY, *OPENING_AND_MONEY]
