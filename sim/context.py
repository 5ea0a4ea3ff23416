"""Context: the municipality as it is found. None of it is a choice of the municipality."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from sim.fields import Note, Table, describe_table
from sim.kinds import KIND_LABELS, KindId, Landscape, landscape

Share = Annotated[float, Field(ge=0.0, le=1.0)]

# Parts per domain over all youths; the topics parents name by age, summed over the ages.
NATIONAL_PROFILE: dict[str, float] = {
    "health": 0.22,
    "parenting": 0.25,
    "school": 0.15,
    "emotions": 0.20,
    "circumstances": 0.10,
    "safety": 0.08,
}
SUM_TOLERANCE = 1e-6


def _domain(label_en: str, label_nl: str) -> Note:
    return Note(
        f"Share of needs: {label_en}",
        f"Aandeel vragen: {label_nl}",
        f"Part of all new needs that is about {label_en}.",
        f"Deel van alle nieuwe vragen dat gaat over {label_nl}.",
        unit="share",
        source="assumption; order of topics from the regional parent survey",
        automatic_en="its national proportion of what the parts that are given leave",
        automatic_nl="zijn landelijke verhouding in wat de opgegeven delen overlaten",
    )


class ProblemProfile(Table):
    """Six shares of new needs over the domains; they sum to 1.

    A share that is not given takes its national proportion of what the given ones leave.
    """

    health: Annotated[Share, _domain("health and development", "gezondheid en ontwikkeling")] = 0.22
    parenting: Annotated[Share, _domain("parenting", "opvoeden")] = 0.25
    school: Annotated[Share, _domain("school", "school")] = 0.15
    emotions: Annotated[Share, _domain("emotions and behaviour", "emoties en gedrag")] = 0.20
    circumstances: Annotated[Share, _domain("family circumstances", "gezinsomstandigheden")] = 0.10
    safety: Annotated[Share, _domain("safety", "veiligheid")] = 0.08

    @model_validator(mode="after")
    def _complete(self) -> ProblemProfile:
        given = self.model_fields_set
        named = sum(getattr(self, name) for name in NATIONAL_PROFILE if name in given)
        unnamed = [name for name in NATIONAL_PROFILE if name not in given]
        if named > 1.0 + SUM_TOLERANCE or (not unnamed and named < 1.0 - SUM_TOLERANCE):
            raise ValueError(f"the shares given sum to {named:.4g}; the six shares must sum to 1")
        if given:
            rest = max(0.0, 1.0 - named) / sum(NATIONAL_PROFILE[name] for name in unnamed) if unnamed else 0.0
            for name in unnamed:
                self.__dict__[name] = rest * NATIONAL_PROFILE[name]
        return self

    def shares(self) -> tuple[float, ...]:
        """Return the six shares in the order of the domains."""
        return tuple(float(getattr(self, name)) for name in NATIONAL_PROFILE)


class Context(Table):
    """The municipality and its surroundings, as they are in June 2007."""

    inhabitants: Annotated[
        int,
        Field(ge=500, le=1_000_000),
        Note(
            "Inhabitants",
            "Inwoners",
            "People living in the municipality.",
            "Mensen die in de gemeente wonen.",
            unit="people",
            source="mean municipality of 2012-2013 above 40,000 (Statistics Netherlands)",
        ),
    ] = 45_000
    urbanity: Annotated[
        int,
        Field(ge=1, le=5),
        Note(
            "Urbanity class",
            "Stedelijkheidsklasse",
            "Class of Statistics Netherlands: 1 very strongly urban, 5 not urban.",
            "CBS-klasse: 1 zeer sterk stedelijk, 5 niet stedelijk.",
            unit="class",
            source="classes of Statistics Netherlands; value assumption",
        ),
    ] = 3
    youth_share: Annotated[
        float,
        Field(ge=0.15, le=0.40),
        Note(
            "Share of youths",
            "Aandeel jeugd",
            "Youths of 0 to 22 years as a share of the inhabitants.",
            "Jeugd van 0 tot en met 22 jaar als deel van de inwoners.",
            unit="share",
            source="about 4.5 of 16.6 million, 27% (derived from Statistics Netherlands)",
        ),
    ] = 0.28
    problem_load: Annotated[
        float,
        Field(ge=0.0, le=3.0),
        Note(
            "Problem load",
            "Problemen",
            "New needs per youth, relative to the country.",
            "Nieuwe vragen per jeugdige, vergeleken met het land.",
            unit="1 = national",
            source="by definition 1 nationally",
        ),
    ] = 1.0
    problem_profile: Annotated[ProblemProfile, Field(strict=False)] = ProblemProfile()
    migrant_share: Annotated[
        Share,
        Note(
            "Migrant families",
            "Gezinnen met een migratieachtergrond",
            "Share of families with a migrant background.",
            "Deel van de gezinnen met een migratieachtergrond.",
            unit="share",
        ),
    ] = 0.12
    multi_problem_share: Annotated[
        Share,
        Note(
            "Multi-problem families",
            "Multiprobleemgezinnen",
            "Share of families with several lasting problems at once.",
            "Deel van de gezinnen met meer blijvende problemen tegelijk.",
            unit="share",
            source="1.4-3.7% by definition used (NJi; RVZ 2012)",
        ),
    ] = 0.025
    schooled_outside_share: Annotated[
        Share,
        Note(
            "Schooled elsewhere",
            "Elders op school",
            "Share of pupils of 12 and over whose school stands in another municipality.",
            "Deel van de leerlingen vanaf 12 jaar met een school in een andere gemeente.",
            unit="share",
        ),
    ] = 0.15
    neighbourhoods: Annotated[
        int,
        Field(ge=1, le=100),
        Note(
            "Neighbourhoods",
            "Wijken",
            "Number of neighbourhoods, each with its own needs and distances.",
            "Aantal wijken, elk met eigen problemen en afstanden.",
            unit="number",
            automatic_en="one for each 5,000 inhabitants, at least 3 and at most 100",
            automatic_nl="een op elke 5.000 inwoners, minstens 3 en hoogstens 100",
        ),
    ] = 9
    travel_minutes: Annotated[
        float,
        Field(ge=1.0, le=90.0),
        Note(
            "Travelling time",
            "Reistijd",
            "Mean time from a home to the town centre.",
            "Gemiddelde tijd van huis naar het centrum.",
            unit="minutes",
        ),
    ] = 12.0
    existing_collaboration: Annotated[
        Share,
        Note(
            "Existing cooperation",
            "Bestaande samenwerking",
            "How far organisations already know and trust each other in June 2007.",
            "Hoezeer organisaties elkaar in juni 2007 al kennen en vertrouwen.",
            unit="0-1",
        ),
    ] = 0.25
    existing_building: Annotated[
        Literal["none", "health_centre", "community_school", "welfare_centre"],
        Note(
            "Building already shared",
            "Al gedeeld gebouw",
            "A building several organisations use already, which makes a desk cheaper and sooner.",
            "Een gebouw dat meer organisaties al delen; een loket is er goedkoper en eerder.",
            values=(
                ("none", "None", "Geen"),
                ("health_centre", "Health centre", "Gezondheidscentrum"),
                ("community_school", "Community school", "Brede school"),
                ("welfare_centre", "Welfare centre", "Welzijnscentrum"),
            ),
        ),
    ] = "none"
    political_support_at_start: Annotated[
        Share,
        Note(
            "Political support at the start",
            "Politieke steun bij de start",
            "Support of council and executive in June 2007.",
            "Steun van raad en college in juni 2007.",
            unit="0-1",
        ),
    ] = 0.5
    urgency_at_start: Annotated[
        Share,
        Note(
            "Urgency at the start",
            "Urgentie bij de start",
            "How pressing the task is felt to be in June 2007.",
            "Hoe dringend men de opgave in juni 2007 vindt.",
            unit="0-1",
        ),
    ] = 0.5
    second_line_capacity: Annotated[
        tuple[Annotated[float, Field(ge=0.0, le=3.0)], ...],
        Field(strict=False, min_length=1, max_length=50),
        Note(
            "Second-line capacity",
            "Capaciteit tweede lijn",
            "Places in provincial youth care relative to 2007, a number a year from 2007; the last one holds on. The "
            "province pays, so it is no choice of the municipality.",
            "Plaatsen in de provinciale jeugdzorg ten opzichte van 2007, een getal per jaar vanaf 2007; het laatste "
            "blijft gelden. De provincie betaalt, dus de gemeente kiest dit niet.",
            unit="1 = 2007",
            source="clients 1.9, 2.0, 2.1% of 0-17 in 2007-2009 (found); after that assumption: the extra "
            "money of 2008-2010 that brought the lists down stays as it was",
        ),
    ] = (1.0, 1.05, 1.11, 1.13, 1.11, 1.11, 1.11, 1.11)
    region_size: Annotated[
        int,
        Field(ge=1, le=60),
        Note(
            "Municipalities in the region",
            "Gemeenten in de regio",
            "Municipalities that share the regional health service; the youth care agency serves twice as many.",
            "Gemeenten die samen een GGD hebben; Bureau Jeugdzorg bedient er twee keer zoveel.",
            unit="number",
            source="431 municipalities over 28 health services, 2010 (derived)",
        ),
    ] = 15
    organisations: Annotated[
        int,
        Field(ge=5, le=14),
        Note(
            "Kinds of organisation",
            "Soorten organisaties",
            "Kinds of organisation that exist here: all fourteen, or the first so many of the list of kinds. "
            "Those that remain meet the same need, with capacity to match.",
            "Soorten organisaties die hier bestaan: alle veertien, of de eerste zoveel van de lijst met soorten. "
            "Wie overblijft krijgt dezelfde vragen, met capaciteit die daarbij past.",
            unit="number",
            source="given: 10-20 partner organisations; fewer to test forms of governance",
        ),
    ] = 14
    exchanged_kind: Annotated[
        KindId | None,
        Note(
            "Kind with another's attributes",
            "Soort met andermans kenmerken",
            "This kind has the attributes of another, and that one its own: a test of whether attributes, and not "
            "names, carry a result.",
            "Deze soort heeft de kenmerken van een andere, en die de hare: een proef of kenmerken, en geen namen, een "
            "uitkomst dragen.",
            source="given: a handle for causal tests",
            values=KIND_LABELS,
        ),
    ] = None
    exchanged_with: Annotated[
        KindId | None,
        Note(
            "The kind it exchanges them with",
            "De soort waarmee zij ze ruilt",
            "The other kind of the exchange.",
            "De andere soort van de ruil.",
            source="given: a handle for causal tests",
            values=KIND_LABELS,
        ),
    ] = None
    utilisation: Annotated[
        float,
        Field(ge=0.70, le=0.95),
        Note(
            "Utilisation",
            "Bezetting",
            "Expected load as a share of capacity at the start; sets every capacity.",
            "Verwachte vraag als deel van de capaciteit bij de start; bepaalt alle capaciteiten.",
            unit="share",
        ),
    ] = 0.80

    @field_validator("second_line_capacity", mode="before")
    @classmethod
    def _one_number_is_a_constant_series(cls, value: Any) -> Any:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return (value,)
        return tuple(value) if isinstance(value, list) else value

    @model_validator(mode="after")
    def _complete(self) -> Context:
        if "neighbourhoods" not in self.model_fields_set:
            self.__dict__["neighbourhoods"] = min(100, max(3, round(self.inhabitants / 5_000)))
        if self.exchanged_kind != self.exchanged_with and None in (self.exchanged_kind, self.exchanged_with):
            raise ValueError("exchanged_kind and exchanged_with go together: name two kinds, or neither")
        if self.exchanged_kind is not None and self.exchanged_kind == self.exchanged_with:
            raise ValueError(f'exchanged_with = "{self.exchanged_with}" is the same kind: name another')
        return self

    @property
    def landscape(self) -> Landscape:
        """Which kinds of organisation exist here, with whose attributes."""
        pair = (self.exchanged_kind, self.exchanged_with)
        return landscape(self.organisations, tuple(kind for kind in pair if kind is not None))

    def second_line(self, month: int) -> float:
        """Return the second-line capacity relative to 2007 in a month (month 0 is June 2007)."""
        year = max(0, (month + 5) // 12)
        return self.second_line_capacity[min(year, len(self.second_line_capacity) - 1)]


def describe() -> list[dict[str, Any]]:
    """Describe every context field: path, range, default, labels, help and source."""
    return describe_table(Context(), "context")
