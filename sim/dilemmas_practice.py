"""The dilemmas about going out, calling in and where the money goes (11-13)."""

from __future__ import annotations

from sim.dilemma import Dilemma, Side

TEXTS: tuple[Dilemma, ...] = (
    Dilemma(
        number=11,
        id="outreach",
        title_en="Wait for them, or go to them?",
        title_nl="Wachten of erop afgaan?",
        sides=(
            Side(
                field="choices.outreach",
                values=(0.3,),
                name_en="Go",
                name_nl="Erop af",
                text_en=(
                    "Stop counting visitors. Put our people where children are, at the clinic, the "
                    "schoolyard, the playgroup."
                ),
                text_nl=(
                    "Stop met bezoekers tellen. Zet onze mensen waar kinderen zijn: op het "
                    "consultatiebureau, het schoolplein, de peuterspeelzaal."
                ),
            ),
            Side(
                field="choices.outreach",
                values=(0.0,),
                name_en="Stay",
                name_nl="Blijven",
                text_en=(
                    "Every hour on the schoolyard is an hour not with a family that already asked. And "
                    "who searches for problems will find more than we can help."
                ),
                text_nl=(
                    "Elk uur op het schoolplein is een uur niet bij een gezin dat al om hulp vroeg. En "
                    "wie problemen zoekt, vindt er meer dan we aankunnen."
                ),
            ),
        ),
        tips_en=(
            "The waiting list. With room behind the door, going out reaches the young early; without, it "
            "only moves the queue."
        ),
        tips_nl=(
            "De wachtlijst. Is er ruimte achter de deur, dan bereik je jongeren vroeg; zonder ruimte "
            "verplaats je alleen de rij."
        ),
        must_show=("reach of 12+ up, `waiting_share` up at fixed capacity; an inner optimum that moves with capacity."),
    ),
    Dilemma(
        number=12,
        id="specialist_help",
        title_en="Refer on, or fly in?",
        title_nl="Doorverwijzen of invliegen?",
        sides=(
            Side(
                field="choices.specialist_help",
                values=("refer_on",),
                name_en="Refer on",
                name_nl="Doorverwijzen",
                text_en=(
                    "Specialists work best in their own place, with their own team. A clean handover is a kindness."
                ),
                text_nl=(
                    "Specialisten werken het best op hun eigen plek, met hun eigen team. Een nette "
                    "overdracht is ook een vorm van zorg."
                ),
            ),
            Side(
                field="choices.specialist_help",
                values=("fly_in",),
                name_en="Fly in",
                name_nl="Invliegen",
                text_en=(
                    "Each handover is a chance to lose a child. Let the family keep its own person, and "
                    "let the specialist come to them."
                ),
                text_nl=(
                    "Elke overdracht is een kans om een kind kwijt te raken. Laat het gezin zijn eigen "
                    "vaste gezicht houden en de specialist langskomen."
                ),
            ),
        ),
        tips_en="How often handovers fail today, and how scarce specialists' hours are.",
        tips_nl="Hoe vaak een overdracht nu mislukt, en hoe schaars de uren van specialisten zijn.",
        must_show=(
            "fewer handovers, fewer lost children, fewer specialist cases per month; the sign turns with "
            "specialist capacity."
        ),
    ),
    Dilemma(
        number=13,
        id="investment",
        title_en="Where does the next euro go?",
        title_nl="Waar gaat de volgende euro heen?",
        sides=(
            Side(
                field="choices.investment.mission",
                values=(0.4,),
                name_en="Mission",
                name_nl="Missie",
                text_en="People who want the same need fewer rules.",
                text_nl="Wie hetzelfde wil, heeft minder regels nodig.",
            ),
            Side(
                field="choices.investment.working_methods",
                values=(0.4,),
                name_en="Working methods",
                name_nl="Werkwijzen",
                text_en="Give them one agenda and one place to look things up; ties follow.",
                text_nl="Geef ze één agenda en één plek om dingen op te zoeken; de rest volgt.",
            ),
            Side(
                field="choices.investment.brand",
                values=(0.4,),
                name_en="Brand",
                name_nl="Merk",
                text_en="A service nobody knows helps nobody. And a promise you cannot keep is worse.",
                text_nl=(
                    "Een voorziening die niemand kent, helpt niemand. En een belofte die je niet waarmaakt, is erger."
                ),
            ),
            Side(
                field="choices.investment.staff",
                values=(0.4,),
                name_en="Staff",
                name_nl="Medewerkers",
                text_en="It is people who phone each other. Give them time, and notice when they do it well.",
                text_nl="Het zijn mensen die elkaar bellen. Geef ze tijd, en zie het als ze het goed doen.",
            ),
            Side(
                field="choices.investment.support",
                values=(0.4,),
                name_en="Support",
                name_nl="Draagvlak",
                text_en="One bad vote and it is over. Keep the council and the finance alderman with you.",
                text_nl="Eén verloren stemming en het is voorbij. Houd de raad en de wethouder Financiën erbij.",
            ),
            Side(
                field="choices.investment.learning",
                values=(0.4,),
                name_en="Learning",
                name_nl="Leren",
                text_en=("We make the same mistake five times in five buildings. Review a case together each month."),
                text_nl="We maken dezelfde fout vijf keer in vijf gebouwen. Bespreek elke maand samen een casus.",
            ),
            Side(
                field="choices.investment.steering",
                values=(0.4,),
                name_en="Steering",
                name_nl="Sturing",
                text_en="What you do not see, you do not mend. Count who has nobody.",
                text_nl="Wat je niet ziet, herstel je niet. Tel wie niemand heeft.",
            ),
        ),
        tips_en="The weakest link. Money on the strong links changes little; brand before practice harms.",
        tips_nl=(
            "De zwakste schakel. Geld naar wat al sterk is, verandert weinig; eerst het merk en dan pas "
            "de praktijk werkt averechts."
        ),
        must_show=(
            "diminishing returns, complements (mission x staff, learning x working methods), brand x weak"
            " practice negative; the best split differs by context."
        ),
    ),
)
