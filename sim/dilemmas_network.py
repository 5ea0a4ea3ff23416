"""The dilemmas about who takes part, who directs, who coordinates and how it starts (1-5)."""

from __future__ import annotations

from sim.dilemma import Dilemma, Side

TEXTS: tuple[Dilemma, ...] = (
    Dilemma(
        number=1,
        id="partnership",
        title_en="Partnership: few partners or all of them?",
        title_nl="Samenwerking: smal of breed?",
        sides=(
            Side(
                field="choices.partnership",
                values=("narrow",),
                name_en="Narrow",
                name_nl="Smal",
                text_en=(
                    "I want five organisations at the table that see each other every week and keep their"
                    " word. A small group settles in a month what a large one is still scheduling in "
                    "spring. Once that core stands, others join something that works."
                ),
                text_nl=(
                    "Ik wil vijf organisaties aan tafel die elkaar elke week zien en hun woord houden. "
                    "Een kleine groep regelt in een maand wat een grote groep in het voorjaar nog aan het"
                    " inplannen is. Staat die kern er eenmaal, dan sluiten anderen aan bij iets wat "
                    "werkt."
                ),
            ),
            Side(
                field="choices.partnership",
                values=("broad",),
                name_en="Broad",
                name_nl="Breed",
                text_en=(
                    "The child we lose is never the child of the five. It is the boy only the football "
                    "coach and the constable know. Leave them out at the start and you have built a club,"
                    " and late guests remain guests."
                ),
                text_nl=(
                    "Het kind dat we kwijtraken is nooit het kind van die vijf. Het is de jongen die "
                    "alleen de voetbaltrainer en de wijkagent kennen. Wie hen er in het begin buiten "
                    "laat, bouwt een clubje, en wie later komt blijft te gast."
                ),
            ),
            Side(
                field="choices.partnership",
                values=("growth",),
                name_en="Growing",
                name_nl="Groeien",
                text_en=(
                    "Begin with the core and let the first two years tell us who is missing. The risk is "
                    "mine: 'later' must have a date."
                ),
                text_nl=(
                    "Begin met de kern en laat de eerste twee jaar uitwijzen wie we missen. Het risico "
                    "neem ik: 'later' moet wel een datum hebben."
                ),
            ),
        ),
        tips_en=(
            "Where problems sit with toddlers and parents, the core sees nearly everyone and narrow wins "
            "for years. Where they sit with teenagers, debt or trouble on the street, the core does not "
            "see them and broad wins, provided people have hours to meet."
        ),
        tips_nl=(
            "Zitten de problemen bij peuters en ouders, dan ziet de kern bijna iedereen en wint smal "
            "jarenlang. Zitten ze bij tieners, schulden of overlast, dan ziet de kern hen niet en wint "
            "breed, mits mensen uren hebben om elkaar te ontmoeten."
        ),
        must_show=(
            "practised agreements earlier under narrow; fewer white spots per 1,000 later under broad; "
            "meeting hours as the price; crossing month between 18 and 72 that moves with "
            "`problem_profile`; growth between the two, and nearest to the best where the review picks by"
            " unmet need."
        ),
    ),
    Dilemma(
        number=2,
        id="director",
        title_en="Who directs?",
        title_nl="Wie voert de regie?",
        sides=(
            Side(
                field="choices.director",
                values=("alderman",),
                name_en="Alderman",
                name_nl="Wethouder",
                text_en=(
                    "Somebody must be able to say: this is how we do it, and I answer for it in the "
                    "council. Without that, every organisation waits for the other."
                ),
                text_nl=(
                    "Er moet iemand zijn die zegt: zo doen we het, en ik leg er verantwoording over af in"
                    " de raad. Zonder dat wacht iedereen op elkaar."
                ),
            ),
            Side(
                field="choices.director",
                values=("none", "ggd"),
                name_en="Leave it to the field (or the health service)",
                name_nl="Laat het aan het veld (of de GGD)",
                text_en=(
                    "They know the work and I do not. If I impose a form, I get signatures; if they build"
                    " it, I get a service. And an election will not blow it over."
                ),
                text_nl=(
                    "Zij kennen het werk, ik niet. Leg ik een vorm op, dan krijg ik handtekeningen; "
                    "bouwen zij het zelf, dan krijg ik een voorziening. En een verkiezing waait het niet "
                    "om."
                ),
            ),
            Side(
                field="choices.director_support",
                values=("policy_officer", "regional_project_leader"),
                name_en="With an officer, or a regional project leader",
                name_nl="Met een ambtenaar, of een regionale projectleider",
                text_en=(
                    "My diary is not a plan. A good officer keeps it moving on Tuesdays; a regional one "
                    "serves four small towns, and each gets a quarter."
                ),
                text_nl=(
                    "Mijn agenda is geen plan. Een goede ambtenaar houdt het op dinsdag aan de gang; een "
                    "regionale bedient vier kleine gemeenten, en elk krijgt een kwart."
                ),
            ),
        ),
        tips_en=(
            "Much trust and few partners: the field can do without a firm hand. Old quarrels or many "
            "partners: questions stay open until someone with authority settles them. In a small town the"
            " region's quarter is more than nothing."
        ),
        tips_nl=(
            "Veel vertrouwen en weinig partners: dan redt het veld zich ook zonder stevige hand. Oud zeer"
            " of veel partners: dan blijven vragen liggen tot iemand met gezag ze beslist. In een kleine "
            "gemeente is dat regionale kwart meer dan niets."
        ),
        must_show=(
            "`months_to_coordination_rule` ordered by authority; a director who cuts quickly with little "
            "knowledge of the work reopens knots; a change of alderman costs the directed network more "
            "than the self-carried one."
        ),
    ),
    Dilemma(
        number=3,
        id="care_coordination",
        title_en="Who coordinates care?",
        title_nl="Wie coördineert de zorg?",
        sides=(
            Side(
                field="choices.care_coordination",
                values=("any_core_organisation",),
                name_en="Every core organisation can",
                name_nl="Elke kernorganisatie kan het",
                text_en=(
                    "Whoever the family meets first stays with them. No relay race. It only asks that we "
                    "know each other's work, and that is the point of a CJG."
                ),
                text_nl=(
                    "Wie het gezin het eerst ontmoet, blijft erbij. Geen estafette. Het vraagt alleen dat"
                    " we elkaars werk kennen, en daar is het CJG nu juist voor."
                ),
            ),
            Side(
                field="choices.care_coordination",
                values=("escalation_ladder",),
                name_en="A ladder by severity",
                name_nl="Een ladder naar zwaarte",
                text_en=(
                    "The heaviest cases belong with the heaviest expertise. Then there is no debate at "
                    "the table when it burns."
                ),
                text_nl=("De zwaarste zaken horen bij de zwaarste expertise. Dan is er geen discussie als het brandt."),
            ),
            Side(
                field="choices.care_coordination",
                values=("lead_organisation",),
                name_en="One lead organisation",
                name_nl="Eén organisatie",
                text_en=(
                    "One address, one telephone number, one name to call to account. Shared responsibility is nobody's."
                ),
                text_nl=(
                    "Eén adres, één telefoonnummer, één naam om op aan te spreken. Gedeelde "
                    "verantwoordelijkheid is van niemand."
                ),
            ),
            Side(
                field="choices.care_coordination",
                values=("municipal_coordinator",),
                name_en="A municipal coordinator",
                name_nl="Een gemeentelijke coördinator",
                text_en=(
                    "She has no bed to fill and no waiting list to guard, so all will call her. It costs "
                    "me posts, and she must learn the trade."
                ),
                text_nl=(
                    "Zij heeft geen plek te vullen en geen wachtlijst te bewaken, dus iedereen belt haar."
                    " Het kost me formatie, en ze moet het vak leren."
                ),
            ),
        ),
        tips_en=(
            "How well people know each other, how many organisations a family has around it, and how much"
            " room the chosen one has. Deciding late costs more than deciding wrongly."
        ),
        tips_nl=(
            "Hoe goed mensen elkaar kennen, hoeveel organisaties er om een gezin heen staan, en hoeveel "
            "ruimte de gekozene heeft. Laat beslissen kost meer dan verkeerd beslissen."
        ),
        must_show=(
            "the best mode changes with knowledge, families' number of organisations and capacity; queue "
            "at the top rung; lead's bottleneck and the others' cooling; spread over the date of decision"
            " larger than over modes."
        ),
    ),
    Dilemma(
        number=4,
        id="sequence",
        title_en="Form first or content first?",
        title_nl="Eerst de vorm of eerst de inhoud?",
        sides=(
            Side(
                field="choices.sequence",
                values=("form_first",),
                name_en="Form first",
                name_nl="Eerst de vorm",
                text_en=(
                    "There is a good building and people learn to work together by sharing a kettle. "
                    "Parents can walk in this year. A plan nobody sees has no friends in the council."
                ),
                text_nl=(
                    "Er staat een goed gebouw, en mensen leren samenwerken bij dezelfde waterkoker. "
                    "Ouders kunnen dit jaar al naar binnen. Een plan dat niemand ziet, heeft geen "
                    "vrienden in de raad."
                ),
            ),
            Side(
                field="choices.sequence",
                values=("content_first",),
                name_en="Content first",
                name_nl="Eerst de inhoud",
                text_en=(
                    "A sign on the wall is a promise. If a mother comes in and three organisations still "
                    "disagree who helps her, she will not come twice. First agree, then open."
                ),
                text_nl=(
                    "Een bord aan de gevel is een belofte. Als een moeder binnenkomt en drie organisaties"
                    " zijn het nog niet eens wie haar helpt, komt ze geen tweede keer. Eerst afspraken, "
                    "dan open."
                ),
            ),
        ),
        tips_en=(
            "Political patience. With wavering support the content-first town may never open; with steady"
            " support it overtakes the early opener. A building already shared makes form first cheap."
        ),
        tips_nl=(
            "Politiek geduld. Wankelt de steun, dan gaat 'eerst de inhoud' misschien nooit open; is die "
            "stevig, dan haalt zo'n gemeente de vroege opener in. Een gebouw dat al gedeeld wordt, maakt "
            "'eerst de vorm' goedkoop."
        ),
        must_show=(
            "desk contacts earlier under form first, practised agreements earlier under content first; "
            "early disappointed visitors lowering later trust; a region of low support where content "
            "first never opens."
        ),
    ),
    Dilemma(
        number=5,
        id="start_from",
        title_en="New jacket or new design?",
        title_nl="Nieuw jasje of nieuw ontwerp?",
        sides=(
            Side(
                field="choices.start_from",
                values=("relabel_existing",),
                name_en="New jacket",
                name_nl="Nieuw jasje",
                text_en=(
                    "We have worked together for years. Put the name on it, meet the deadline, and spend "
                    "the money on children instead of on project plans."
                ),
                text_nl=(
                    "We werken al jaren samen. Hang de naam eraan, haal de datum en geef het geld uit aan"
                    " kinderen in plaats van aan projectplannen."
                ),
            ),
            Side(
                field="choices.start_from",
                values=("new_design",),
                name_en="New design",
                name_nl="Nieuw ontwerp",
                text_en=(
                    "If nothing changes but the stationery, parents will notice within a week. This is "
                    "the one moment to ask who does what, and why."
                ),
                text_nl=(
                    "Als er niets verandert behalve het briefpapier, merken ouders dat binnen een week. "
                    "Dit is het enige moment om te vragen wie wat doet, en waarom."
                ),
            ),
        ),
        tips_en=(
            "How good the old cooperation truly is. Where it is strong, a new design breaks working ties "
            "first; where it is weak, the jacket hides the gap until families fall through it."
        ),
        tips_nl=(
            "Hoe goed de oude samenwerking echt is. Is die sterk, dan breekt een nieuw ontwerp eerst wat "
            "werkt; is die zwak, dan verhult het jasje het gat tot er gezinnen doorheen vallen."
        ),
        must_show=(
            "name earlier, practice unchanged under relabelling; a dip then a rise under new design; "
            "crossing that depends on `existing_collaboration`."
        ),
    ),
)
