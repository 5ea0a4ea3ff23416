"""Mechanisms: the handles of causal tests.

Each is a factor on one process, 1 by default; 0 takes that process out of the run and nothing else.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from sim.fields import Note, Table, describe_table

SOURCE = "by design: 1 is the model as described"
Factor = Annotated[float, Field(ge=0.0, le=2.0)]


def _note(label_en: str, label_nl: str, help_en: str, help_nl: str, source: str = SOURCE) -> Note:
    return Note(label_en, label_nl, help_en, help_nl, unit="factor", source=source)


class Mechanisms(Table):
    """Factors on the processes of the model, each from 0 (taken out) to 2 (doubled)."""

    onset: Annotated[
        Factor,
        _note(
            "Onset of needs",
            "Ontstaan van vragen",
            "Rate at which new needs arise.",
            "Tempo waarin nieuwe vragen en problemen ontstaan.",
        ),
    ] = 1.0
    escalation: Annotated[
        Factor,
        _note(
            "Escalation",
            "Verergering",
            "How fast unhelped needs grow heavier.",
            "Hoe snel problemen zonder hulp zwaarder worden.",
        ),
    ] = 1.0
    recovery: Annotated[
        Factor,
        _note(
            "Recovery",
            "Herstel",
            "How fast needs settle, alone or with help.",
            "Hoe snel problemen overgaan, vanzelf of met hulp.",
        ),
    ] = 1.0
    detection: Annotated[
        Factor,
        _note(
            "Noticing",
            "Signaleren",
            "Chance that a professional notices a need at a contact.",
            "Kans dat een professional bij een contact een probleem opmerkt.",
        ),
    ] = 1.0
    encounter: Annotated[
        Factor,
        _note(
            "Meeting an acquaintance",
            "Bekenden tegenkomen",
            "How much the chance of meeting somebody you know keeps people from the desk.",
            "Hoezeer de kans op een bekende mensen van het loket weghoudt.",
        ),
    ] = 1.0
    label: Annotated[
        Factor,
        _note(
            "Label of care and problems",
            "Etiket van zorg en problemen",
            "How much the label on a desk or site puts people off.",
            "Hoezeer het etiket op loket of site mensen afschrikt.",
        ),
    ] = 1.0
    bjz_image: Annotated[
        Factor,
        _note(
            "Image of Bureau Jeugdzorg",
            "Beeld van Bureau Jeugdzorg",
            "How much the youth care agency in sight frightens people with light questions.",
            "Hoezeer Bureau Jeugdzorg in beeld mensen met een lichte vraag afschrikt.",
        ),
    ] = 1.0
    distance: Annotated[
        Factor,
        _note(
            "Distance",
            "Afstand",
            "How much travelling time keeps people from a desk.",
            "Hoezeer reistijd mensen van een loket weghoudt.",
        ),
    ] = 1.0
    awareness: Annotated[
        Factor,
        _note(
            "Awareness",
            "Bekendheid",
            "How fast people come to know what the CJG is for.",
            "Hoe snel mensen weten waar het CJG voor is.",
        ),
    ] = 1.0
    word_of_mouth: Annotated[
        Factor,
        _note(
            "Word of mouth",
            "Mond-tot-mond",
            "How fast trust and awareness travel between families.",
            "Hoe snel vertrouwen en bekendheid tussen gezinnen rondgaan.",
        ),
    ] = 1.0
    front_door_loss: Annotated[
        Factor,
        _note(
            "Loss of the front door",
            "Verlies van de voordeur",
            "How much giving up their own door costs organisations in commitment.",
            "Hoeveel betrokkenheid het opgeven van de eigen voordeur organisaties kost.",
        ),
    ] = 1.0
    urgency: Annotated[
        Factor,
        _note(
            "Urgency",
            "Urgentie",
            "How much felt urgency moves direction and joining.",
            "Hoezeer gevoelde urgentie regie en meedoen in beweging brengt.",
        ),
    ] = 1.0
    meeting: Annotated[
        Factor,
        _note(
            "Meeting",
            "Ontmoeten",
            "How much professionals meet across organisations.",
            "Hoeveel professionals elkaar over organisaties heen ontmoeten.",
        ),
    ] = 1.0
    closure: Annotated[
        Factor,
        _note(
            "Friends of friends",
            "Vrienden van vrienden",
            "How much shared acquaintances decide whom professionals meet.",
            "Hoezeer gedeelde contacten bepalen wie elkaar ontmoeten.",
        ),
    ] = 1.0
    complementarity: Annotated[
        Factor,
        _note(
            "Complementarity",
            "Aanvulling",
            "How much different expertise, rather than the same, draws professionals together.",
            "Hoezeer verschillende deskundigheid professionals bij elkaar brengt.",
        ),
    ] = 1.0
    tie_decay: Annotated[
        Factor,
        _note(
            "Decay of ties",
            "Slijtage van contacten",
            "How fast ties fade without contact, and practice without shared cases.",
            "Hoe snel contacten verwateren als men elkaar niet ziet, en praktijk zonder gedeelde zaken.",
        ),
    ] = 1.0
    knowledge: Annotated[
        Factor,
        _note(
            "Who knows what",
            "Weten wie wat kan",
            "How fast professionals learn, and forget, what other organisations can do.",
            "Hoe snel professionals leren, en vergeten, wat andere organisaties kunnen.",
        ),
    ] = 1.0
    conflict: Annotated[
        Factor,
        _note(
            "Conflict",
            "Conflict",
            "How often open questions and uncoordinated help lead to conflict; and the trust a failed handover costs.",
            "Hoe vaak open vragen en niet-afgestemde hulp tot conflict leiden; en wat een mislukte overdracht kost.",
        ),
    ] = 1.0
    identity: Annotated[
        Factor,
        _note(
            "Dual identity",
            "Dubbele identiteit",
            "How strongly identification moves and is acted on.",
            "Hoe sterk identificatie beweegt en doorwerkt.",
        ),
    ] = 1.0
    co_location: Annotated[
        Factor,
        _note(
            "Sharing a building",
            "Samen in een gebouw",
            "How much sharing a building brings people together.",
            "Hoezeer een gedeeld gebouw mensen bij elkaar brengt.",
        ),
    ] = 1.0
    rich_media: Annotated[
        Factor,
        _note(
            "Rich media",
            "Rijke media",
            "How much shared agendas and a platform bring people together.",
            "Hoezeer gedeelde agenda's en een platform mensen bij elkaar brengen.",
        ),
    ] = 1.0
    turnover: Annotated[
        Factor,
        _note(
            "Turnover",
            "Verloop",
            "How often professionals leave and take ties and knowledge along.",
            "Hoe vaak professionals vertrekken en contacten en kennis meenemen.",
        ),
    ] = 1.0
    practice: Annotated[
        Factor,
        _note(
            "Practice",
            "Praktijk",
            "How fast agreements turn into lived practice.",
            "Hoe snel afspraken geleefde praktijk worden.",
        ),
    ] = 1.0
    outreach: Annotated[
        Factor,
        _note(
            "Outreach",
            "Erop af",
            "How many needs an hour spent where children are brings to light.",
            "Hoeveel problemen een uur op vindplaatsen aan het licht brengt.",
        ),
    ] = 1.0
    prevention: Annotated[
        Factor,
        _note(
            "Prevention",
            "Preventie",
            "Share of new needs a working network would prevent. No evidence was found: 0.",
            "Deel van nieuwe vragen dat een werkend netwerk zou voorkomen. Geen bewijs gevonden: 0.",
            source="no evidence that a CJG prevents need (domain evidence D18)",
        ),
    ] = 0.0


def describe() -> list[dict[str, Any]]:
    """Describe every mechanism; the keys are those of :func:`sim.fields.describe_table`."""
    return describe_table(Mechanisms(), "mechanisms")
