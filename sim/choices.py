"""Choices: what the municipality decides, what sweeps sweep and what a room votes on.

A choice changes who is invited, who meets whom, who is responsible, what opens when and who pays. It is read
by the processes that do these things and by nothing else.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from sim.contradictions import contradictions
from sim.dilemmas import arguments
from sim.fields import DECIDE, ChoiceNote, Table, describe_table
from sim.inert import inert, meaningful, sentences
from sim.investment import STEPS, Investment
from sim.kinds import KIND_LABELS, KindId

__all__ = ["Choices", "KindId", "describe", "inert", "meaningful"]

# The lead when none is named: youth health care 0-4 sees nearly every child.
USUAL_LEAD = "clinic"


def _each_share(given: Any) -> Any:
    """Read "decide" for the investment as "decide" for each of its shares."""
    return dict.fromkeys(STEPS, DECIDE) if isinstance(given, str) and given == DECIDE else given


class Choices(Table):
    """The choices of one municipality; the defaults are those of the plain town ``mid_town``.

    Any field takes ``"decide"``: then the municipality chooses when the model is set up (:mod:`sim.decide`).
    """

    start_from: Annotated[
        Literal["relabel_existing", "new_design"],
        ChoiceNote(
            "Start from",
            "Beginnen met",
            "Keep existing ties and agreements and put the name on; or break them open first.",
            "Bestaande contacten en afspraken houden en de naam erop; of ze eerst openbreken.",
            dilemma="start_from",
            values=(
                ("relabel_existing", "What exists, new jacket", "Wat er is, nieuw jasje"),
                ("new_design", "A new design", "Een nieuw ontwerp"),
            ),
        ),
    ] = "relabel_existing"
    partnership: Annotated[
        Literal["narrow", "broad", "growth", "none"],
        ChoiceNote(
            "Partnership",
            "Samenwerking",
            "Who is invited: the five core kinds; everybody; the core and then, at each yearly review, the kind in "
            "whose domain and age most unreached needs lie; or nobody.",
            "Wie wordt gevraagd: de vijf kernsoorten; iedereen; de kern en dan, elk jaar, de soort in wiens domein en "
            "leeftijd de meeste niet bereikte vragen liggen; of niemand.",
            dilemma="partnership",
            values=(
                ("narrow", "Narrow: five core kinds", "Smal: vijf kernsoorten"),
                ("broad", "Broad: everybody", "Breed: iedereen"),
                ("growth", "Growing from the core", "Groeien vanuit de kern"),
                ("none", "Nobody (no CJG)", "Niemand (geen CJG)"),
            ),
        ),
    ] = "growth"
    director: Annotated[
        Literal["alderman", "ggd", "none"],
        ChoiceNote(
            "Director",
            "Regie",
            "On whose authority open questions are settled. With none, the health service may take the lead itself.",
            "Op wiens gezag open vragen worden beslist. Zonder regie kan de GGD zelf het voortouw nemen.",
            source="an alderman directs in over 70% of municipalities (survey of over 100)",
            dilemma="director",
            values=(
                ("alderman", "The alderman", "De wethouder"),
                ("ggd", "The health service", "De GGD"),
                ("none", "Nobody", "Niemand"),
            ),
        ),
    ] = "alderman"
    director_support: Annotated[
        Literal["none", "policy_officer", "regional_project_leader"],
        ChoiceNote(
            "Support of the director",
            "Ondersteuning van de regie",
            "Hours and knowledge of the work behind the director; a regional leader is shared with the region.",
            "Uren en kennis van het werk achter de regie; een regionale leider wordt gedeeld met de regio.",
            dilemma="director",
            values=(
                ("none", "None", "Geen"),
                ("policy_officer", "Policy officer", "Beleidsambtenaar"),
                ("regional_project_leader", "Regional project leader", "Regionale projectleider"),
            ),
        ),
    ] = "policy_officer"
    governance: Annotated[
        Literal["shared", "lead_organisation", "administrative_organisation"],
        ChoiceNote(
            "Governance",
            "Netwerkbestuur",
            "Who convenes the managers, holds the agenda and watches agreements.",
            "Wie de managers bijeenroept, de agenda beheert en afspraken bewaakt.",
            source="three forms of Provan and Kenis (2008)",
            values=(
                ("shared", "Shared by all", "Gedeeld door allen"),
                ("lead_organisation", "A lead organisation", "Een leidende organisatie"),
                ("administrative_organisation", "A separate network office", "Een apart netwerkbureau"),
            ),
        ),
    ] = "shared"
    care_coordination: Annotated[
        Literal[
            "not_on_agenda",
            "any_core_organisation",
            "escalation_ladder",
            "lead_organisation",
            "municipal_coordinator",
        ],
        ChoiceNote(
            "Coordination of care",
            "Zorgcoördinatie",
            "Who coordinates the help around one family. Every rule starts undecided until the question is settled.",
            "Wie de hulp rond een gezin coördineert. Elke regel wacht tot de knoop is doorgehakt.",
            dilemma="care_coordination",
            values=(
                ("not_on_agenda", "Not on the agenda", "Niet op de agenda"),
                ("any_core_organisation", "Any core organisation", "Elke kernorganisatie"),
                ("escalation_ladder", "A ladder by severity", "Een ladder naar zwaarte"),
                ("lead_organisation", "One organisation", "Eén organisatie"),
                ("municipal_coordinator", "A municipal coordinator", "Een gemeentelijke coördinator"),
            ),
        ),
    ] = "any_core_organisation"
    lead_organisation: Annotated[
        KindId | None,
        ChoiceNote(
            "Lead organisation",
            "Leidende organisatie",
            "The kind that leads, where coordination of care or governance is given to one organisation.",
            "De soort die leidt, waar zorgcoördinatie of netwerkbestuur bij één organisatie ligt.",
            values=KIND_LABELS,
            automatic_en="clinic where a lead is needed, since it sees nearly every child",
            automatic_nl="het consultatiebureau waar een leider nodig is, want dat ziet bijna elk kind",
        ),
    ] = None
    sequence: Annotated[
        Literal["form_first", "content_first"],
        ChoiceNote(
            "Sequence",
            "Volgorde",
            "First a place, number and sign, with agreements growing from daily contact; or first agreements, and the "
            "sign when most core pairs have agreed.",
            "Eerst een plek, nummer en bord, met afspraken uit dagelijks contact; of eerst afspraken, en het bord als "
            "de meeste kernpartners het eens zijn.",
            dilemma="sequence",
            values=(
                ("form_first", "Form first", "Eerst de vorm"),
                ("content_first", "Content first", "Eerst de inhoud"),
            ),
        ),
    ] = "form_first"
    desk: Annotated[
        Literal["none", "shared_building", "network_first", "network_only"],
        ChoiceNote(
            "Desk",
            "Loket",
            "A shared building with a walk-in; a network first and a desk when agreements stand or the grant asks it; "
            "a network without a desk; or nothing.",
            "Een gedeeld gebouw met inloop; eerst een netwerk en een loket als afspraken staan of de regeling het "
            "vraagt; een netwerk zonder loket; of niets.",
            dilemma="desk",
            values=(
                ("none", "None", "Geen"),
                ("shared_building", "Shared building", "Gedeeld gebouw"),
                ("network_first", "Network first", "Eerst het netwerk"),
                ("network_only", "Network only", "Alleen het netwerk"),
            ),
        ),
    ] = "shared_building"
    desk_sites: Annotated[
        int,
        Field(ge=0, le=20),
        ChoiceNote(
            "Desks",
            "Loketten",
            "Number of walk-in sites planned.",
            "Aantal geplande inlooppunten.",
            unit="number",
            dilemma="desk_location",
            automatic_en="1 with a desk, 0 without",
            automatic_nl="1 met een loket, 0 zonder",
        ),
    ] = 1
    desk_location: Annotated[
        Literal["town_centre", "focus_neighbourhood", "where_youth_are"],
        ChoiceNote(
            "Place of the desk",
            "Plaats van het loket",
            "The neighbourhood with the smallest mean distance; with most need per child; or where most youths of 12 "
            "and over come.",
            "De wijk met de kleinste gemiddelde afstand; met de meeste problemen per kind; of waar de meeste jongeren "
            "vanaf 12 jaar komen.",
            dilemma="desk_location",
            values=(
                ("town_centre", "Town centre", "Centrum"),
                ("focus_neighbourhood", "Focus neighbourhood", "Aandachtswijk"),
                ("where_youth_are", "Where youths come", "Waar jongeren komen"),
            ),
        ),
    ] = "town_centre"
    open_more_on_success: Annotated[
        bool,
        ChoiceNote(
            "Open more on success",
            "Meer openen bij succes",
            "A next site opens when the first ones are used enough and money allows.",
            "Een volgend punt gaat open als de eerste genoeg worden gebruikt en er geld is.",
            dilemma="desk_location",
        ),
    ] = False
    front_offices: Annotated[
        Literal["separate", "merged", "federated"],
        ChoiceNote(
            "Front doors",
            "Voordeuren",
            "Partners keep their doors; give them up for one entrance; or all doors answer as one, as far as "
            "agreements are lived.",
            "Partners houden hun deuren; geven ze op voor één ingang; of alle deuren antwoorden als één, voor zover "
            "afspraken worden geleefd.",
            dilemma="front_offices",
            values=(
                ("separate", "Separate", "Apart"),
                ("merged", "Merged", "Samengevoegd"),
                ("federated", "Joined", "Verbonden"),
            ),
        ),
    ] = "separate"
    second_line_face: Annotated[
        Literal["visible", "behind"],
        ChoiceNote(
            "Youth care agency",
            "Bureau Jeugdzorg",
            "In sight at the desk: quick for heavy cases, frightening for light questions; or behind the scenes.",
            "In beeld bij het loket: snel voor zware zaken, afschrikkend voor lichte vragen; of achter de schermen.",
            dilemma="second_line_face",
            values=(
                ("visible", "In sight", "In beeld"),
                ("behind", "Behind the scenes", "Achter de schermen"),
            ),
        ),
    ] = "behind"
    outreach: Annotated[
        float,
        Field(ge=0.0, le=1.0),
        ChoiceNote(
            "Outreach",
            "Erop af",
            "Share of contact hours spent where children are: clinic, school yard, playgroup, street.",
            "Deel van de contacturen op plekken waar kinderen zijn: consultatiebureau, schoolplein, peuterspeelzaal, "
            "straat.",
            unit="share of hours",
            dilemma="outreach",
        ),
    ] = 0.05
    specialist_help: Annotated[
        Literal["refer_on", "fly_in"],
        ChoiceNote(
            "Specialist help",
            "Specialistische hulp",
            "Hand the case over; or keep it with the first professional and let the specialist come.",
            "De zaak overdragen; of bij de eerste professional houden en de specialist laten komen.",
            dilemma="specialist_help",
            values=(("refer_on", "Refer on", "Doorverwijzen"), ("fly_in", "Fly in", "Invliegen")),
        ),
    ] = "refer_on"
    web: Annotated[
        Literal["none", "one_labelled_site", "separate_sites"],
        ChoiceNote(
            "Web",
            "Web",
            "No site; one site with the name; or separate sites for parents and for youths.",
            "Geen site; één site met de naam; of aparte sites voor ouders en voor jongeren.",
            dilemma="web",
            values=(
                ("none", "None", "Geen"),
                ("one_labelled_site", "One site with the name", "Eén site met de naam"),
                ("separate_sites", "Separate sites", "Aparte sites"),
            ),
        ),
    ] = "one_labelled_site"
    web_chat: Annotated[
        bool,
        ChoiceNote(
            "Chat",
            "Chat",
            "A professional answers on the site.",
            "Een professional antwoordt op de site.",
            dilemma="web",
        ),
    ] = False
    early_people: Annotated[
        Literal["line_managers", "informal_leaders"],
        ChoiceNote(
            "First people",
            "Eerste mensen",
            "Whose commitment seeds the first meetings.",
            "Met wiens betrokkenheid de eerste bijeenkomsten beginnen.",
            values=(
                ("line_managers", "Line managers", "Leidinggevenden"),
                ("informal_leaders", "Informal leaders", "Informele leiders"),
            ),
        ),
    ] = "line_managers"
    meetings_per_year: Annotated[
        int,
        Field(ge=2, le=24),
        ChoiceNote(
            "Meetings a year",
            "Bijeenkomsten per jaar",
            "Pace of the managers' meetings.",
            "Tempo van de bijeenkomsten van managers.",
            unit="a year",
        ),
    ] = 10
    investment: Annotated[Investment, Field(strict=False), BeforeValidator(_each_share)] = Investment()
    budget_per_youth: Annotated[
        float,
        Field(ge=0.0, le=100.0),
        ChoiceNote(
            "Budget",
            "Budget",
            "Municipal money a youth and year: first what the grant asks, then coordinators, desks, sites and project "
            "time; the rest is invested by the seven shares.",
            "Gemeentelijk geld per jeugdige en jaar: eerst wat de regeling vraagt, dan coördinatoren, loketten, sites "
            "en projecttijd; de rest gaat naar de zeven aandelen.",
            unit="euro a youth and year",
            dilemma="investment",
        ),
    ] = 25.0

    @property
    def has_desk(self) -> bool:
        """Whether a desk for the public belongs to the plan, now or later, or is left to the municipality."""
        return self.desk in ("shared_building", "network_first", DECIDE)

    @property
    def has_lead_rule(self) -> bool:
        """Whether coordination of care or governance is given to one organisation, or may be."""
        rules: tuple[str, ...] = (self.care_coordination, self.governance)
        return "lead_organisation" in rules or DECIDE in rules

    @property
    def left_open(self) -> tuple[str, ...]:
        """The choices left to the municipality, in order; shares as ``investment.STEP``."""
        own = [name for name in type(self).model_fields if getattr(self, name) == DECIDE]
        return (*own, *(f"investment.{step}" for step in STEPS if getattr(self.investment, step) == DECIDE))

    @model_validator(mode="after")
    def _complete(self) -> Choices:
        given = self.model_fields_set
        if "desk_sites" not in given:
            self.__dict__["desk_sites"] = 1 if self.has_desk else 0
        if self.lead_organisation is None and self.has_lead_rule and self.partnership != "none":
            self.__dict__["lead_organisation"] = USUAL_LEAD
        problems = list(contradictions(self, given))
        if problems:
            raise ValueError("; ".join(problems))
        return self


def describe() -> list[dict[str, Any]]:
    """Describe every choice.

    Returns
    -------
    list of dict
        The keys of :func:`sim.fields.describe_table`, and inert_en, inert_nl (when it has no effect) and
        arguments (the sides of its dilemma).
    """
    rows = describe_table(Choices(), "choices")
    for row in rows:
        row["inert_en"], row["inert_nl"] = sentences(row["path"])
        row["arguments"] = [asdict(side) for side in arguments(row["path"])]
    return rows
