"""The dilemmas about doors, desks, sites and who is seen there (6-10)."""

from __future__ import annotations

from sim.dilemma import Dilemma, Side

TEXTS: tuple[Dilemma, ...] = (
    Dilemma(
        number=6,
        id="desk",
        title_en="A desk of bricks, or a network behind the doors?",
        title_nl="Een loket, of een netwerk achter de deuren?",
        sides=(
            Side(
                field="choices.desk",
                values=("shared_building",),
                name_en="Desk",
                name_nl="Loket",
                text_en=(
                    "People need a door. And professionals who share a corridor solve in a minute what "
                    "takes others a referral form."
                ),
                text_nl=(
                    "Mensen hebben een deur nodig. En professionals op één gang lossen in een minuut op "
                    "waar anderen een formulier voor nodig hebben."
                ),
            ),
            Side(
                field="choices.desk",
                values=("network_first", "network_only"),
                name_en="Network",
                name_nl="Netwerk",
                text_en=(
                    "Parents already have doors: the clinic, the school, the doctor. I would rather make "
                    "those doors work as one than heat a building that waits for visitors."
                ),
                text_nl=(
                    "Ouders hebben al deuren: het consultatiebureau, de school, de huisarts. Liever laat "
                    "ik die deuren samenwerken dan dat ik een gebouw verwarm dat op bezoek wacht."
                ),
            ),
        ),
        tips_en=(
            "Distance, money per visitor, and who works there. A shared building helps most where "
            "professionals are strongly tied to their own employer; where they are not, shared agendas "
            "and a platform do as well."
        ),
        tips_nl=(
            "Afstand, kosten per bezoeker en wie er werken. Een gedeeld gebouw helpt het meest waar "
            "professionals sterk aan hun eigen werkgever hechten; waar dat niet zo is, doen gedeelde "
            "agenda's en een platform het even goed."
        ),
        must_show=(
            "the desk's gain comes mainly from professionals meeting, not from visitors; cost per contact"
            " by door; back office first in small places at equal outcome."
        ),
    ),
    Dilemma(
        number=7,
        id="desk_location",
        title_en="Where, and how many?",
        title_nl="Waar, en hoeveel?",
        sides=(
            Side(
                field="choices.desk_location",
                values=("town_centre",),
                name_en="One, in the centre",
                name_nl="Eén, in het centrum",
                text_en="One place that everyone can name. I open a second when the first is full.",
                text_nl="Eén plek die iedereen kan noemen. Een tweede open ik als de eerste vol zit.",
            ),
            Side(
                field="choices.desk_location",
                values=("focus_neighbourhood",),
                name_en="Several, in the neighbourhoods",
                name_nl="Meer, in de wijken",
                text_en=("Who needs us most travels least. Sit where the young families are, next to the playground."),
                text_nl=(
                    "Wie ons het hardst nodig heeft, reist het minst. Ga zitten waar de jonge gezinnen "
                    "wonen, naast de speeltuin."
                ),
            ),
            Side(
                field="choices.desk_location",
                values=("where_youth_are",),
                name_en="Where the young already come",
                name_nl="Waar jongeren al komen",
                text_en=(
                    "They will not come to us. But be careful: next to the school gate, everybody sees who goes in."
                ),
                text_nl=(
                    "Ze komen niet naar ons. Maar let op: naast het schoolplein ziet iedereen wie er naar binnen gaat."
                ),
            ),
        ),
        tips_en=(
            "Size of the town, concentration of need, and whether people know each other: a near desk is "
            "also a desk where your neighbour sits."
        ),
        tips_nl=(
            "De grootte van de gemeente, hoe de problemen verdeeld zijn, en of men elkaar kent: een loket"
            " dichtbij is ook een loket waar je buurvrouw zit."
        ),
        must_show=(
            "distance and encounter risk pulling opposite ways; contacts per site falling with each site;"
            " staff spread thin."
        ),
    ),
    Dilemma(
        number=8,
        id="front_offices",
        title_en="Give up the front doors, or join them?",
        title_nl="Voordeuren opgeven of verbinden?",
        sides=(
            Side(
                field="choices.front_offices",
                values=("merged",),
                name_en="Merge",
                name_nl="Samenvoegen",
                text_en="Five doors is five chances to be sent away. One entrance, one intake, one file.",
                text_nl=("Vijf deuren zijn vijf kansen om weggestuurd te worden. Eén ingang, één intake, één dossier."),
            ),
            Side(
                field="choices.front_offices",
                values=("federated",),
                name_en="Join",
                name_nl="Verbinden",
                text_en=(
                    "You ask organisations to hand over the place where they meet their clients. They "
                    "will sign, and then keep their best people home. Let every door be a CJG door."
                ),
                text_nl=(
                    "Je vraagt organisaties de plek af te staan waar ze hun cliënten ontmoeten. Ze "
                    "tekenen, en houden vervolgens hun beste mensen thuis. Laat elke deur een CJG-deur "
                    "zijn."
                ),
            ),
            Side(
                field="choices.front_offices",
                values=("separate",),
                name_en="Leave as is",
                name_nl="Laten zoals het is",
                text_en="They work. Spend the effort on what happens behind them.",
                text_nl="Ze werken. Steek de moeite in wat erachter gebeurt.",
            ),
        ),
        tips_en=(
            "How much of an organisation's identity is its front door, and whether handovers between "
            "doors already work."
        ),
        tips_nl=(
            "Hoeveel van de identiteit van een organisatie aan haar voordeur hangt, en of doorverwijzen "
            "tussen de deuren al lukt."
        ),
        must_show=(
            "commitment lost in proportion to front-door share under merge; joined doors good only where "
            "practised agreements exist, otherwise worse than separate."
        ),
    ),
    Dilemma(
        number=9,
        id="web",
        title_en="One site with the name, or separate sites?",
        title_nl="Eén site met de naam, of aparte sites?",
        sides=(
            Side(
                field="choices.web",
                values=("one_labelled_site",),
                name_en="One",
                name_nl="Eén",
                text_en="A recognised name is worth money. Parents search once and trust what they find.",
                text_nl="Een bekende naam is geld waard. Ouders zoeken één keer en vertrouwen wat ze vinden.",
            ),
            Side(
                field="choices.web",
                values=("separate_sites",),
                name_en="Separate",
                name_nl="Apart",
                text_en=(
                    "No fifteen-year-old clicks on something that smells of care and problems. Give them "
                    "their own place, without our logo, and someone who answers tonight."
                ),
                text_nl=(
                    "Geen vijftienjarige klikt op iets dat naar zorg en problemen ruikt. Geef ze een "
                    "eigen plek, zonder ons logo, met iemand die vanavond antwoordt."
                ),
            ),
        ),
        tips_en="The share of teenagers among those with needs, and the money left after the desk.",
        tips_nl="Het aandeel tieners onder wie hulp nodig heeft, en het geld dat na het loket overblijft.",
        must_show=(
            "label lowers youths' use more than parents'; a second site splits the brand; online contact "
            "leads to help only if a professional behind it has ties."
        ),
    ),
    Dilemma(
        number=10,
        id="second_line_face",
        title_en="Youth care agency in sight, or behind the scenes?",
        title_nl="Bureau Jeugdzorg in beeld of achter de schermen?",
        sides=(
            Side(
                field="choices.second_line_face",
                values=("visible",),
                name_en="In sight",
                name_nl="In beeld",
                text_en="When it is serious, minutes count. I want the expert in the room, not in another town.",
                text_nl=(
                    "Als het ernstig is, tellen minuten. Ik wil de deskundige in de kamer, niet in een andere stad."
                ),
            ),
            Side(
                field="choices.second_line_face",
                values=("behind",),
                name_en="Behind",
                name_nl="Achter de schermen",
                text_en=(
                    "To many mothers that name means: they take your child. Put it on the door and the "
                    "worried ones walk past."
                ),
                text_nl=(
                    "Voor veel moeders betekent die naam: ze pakken je kind af. Zet hem op de deur en "
                    "juist de bezorgde ouders lopen door."
                ),
            ),
        ),
        tips_en="The share of heavy cases against the share of light questions, and how far people trust help.",
        tips_nl="Het aandeel zware zaken tegenover lichte vragen, en hoeveel vertrouwen mensen in hulp hebben.",
        must_show=(
            "months to help at severity 3-4 down and light questions at the desk down together; the sum "
            "changes sign with trust."
        ),
    ),
)
