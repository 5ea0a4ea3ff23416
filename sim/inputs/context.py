"""Context: the municipality as it is found. None of it is a choice of the municipality."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from sim.inputs.calendar import FIRST_YEAR, calendar_of
from sim.inputs.fields import Note, Table, describe_table
from sim.inputs.organisation_types import KindId, Landscape, landscape
from sim.inputs.scenario_error import Finding, ScenarioError

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
NEIGHBOURHOOD_SIZE = 5_000  # inhabitants of each, where their number is not given (assumption)
FEWEST_NEIGHBOURHOODS, MOST_NEIGHBOURHOODS = 3, 100  # where their number is not given (assumption)


def _domain() -> Note:
    return Note(unit="share", source="assumption; order of topics from the regional parent survey")


class ProblemProfile(Table):
    """Six shares of new needs over the domains; they sum to 1.

    A share that is not given takes its national proportion of what the given ones leave.
    """

    health: Annotated[Share, _domain()] = 0.22
    parenting: Annotated[Share, _domain()] = 0.25
    school: Annotated[Share, _domain()] = 0.15
    emotions: Annotated[Share, _domain()] = 0.20
    circumstances: Annotated[Share, _domain()] = 0.10
    safety: Annotated[Share, _domain()] = 0.08

    @model_validator(mode="after")
    def _complete(self) -> ProblemProfile:
        given = self.model_fields_set
        named = sum(getattr(self, name) for name in NATIONAL_PROFILE if name in given)
        unnamed = [name for name in NATIONAL_PROFILE if name not in given]
        if named > 1.0 + SUM_TOLERANCE or (not unnamed and named < 1.0 - SUM_TOLERANCE):
            text = f"the shares given sum to {named:.4g}; the six shares must sum to 1"
            raise ScenarioError(text, Finding("profile-sum", {"sum": named}))
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
        Note(unit="people", source="mean municipality of 2012-2013 above 40,000 (Statistics Netherlands)"),
    ] = 45_000
    urbanity: Annotated[
        int, Field(ge=1, le=5), Note(unit="class", source="classes of Statistics Netherlands; value assumption")
    ] = 3
    youth_share: Annotated[
        float,
        Field(ge=0.15, le=0.40),
        Note(unit="share", source="about 4.5 of 16.6 million, 27% (derived from Statistics Netherlands)"),
    ] = 0.28
    problem_load: Annotated[
        float, Field(ge=0.0, le=3.0), Note(unit="1 = national", source="by definition 1 nationally")
    ] = 1.0
    problem_profile: Annotated[ProblemProfile, Field(strict=False)] = ProblemProfile()
    migrant_share: Annotated[Share, Note(unit="share")] = 0.12
    multi_problem_share: Annotated[Share, Note(unit="share", source="1.4-3.7% by definition used (NJi; RVZ 2012)")] = (
        0.025
    )
    schooled_outside_share: Annotated[Share, Note(unit="share")] = 0.15
    neighbourhoods: Annotated[int, Field(ge=1, le=MOST_NEIGHBOURHOODS), Note(unit="number")] = 9
    travel_minutes: Annotated[float, Field(ge=1.0, le=90.0), Note(unit="minutes")] = 12.0
    existing_collaboration: Annotated[Share, Note(unit="0-1")] = 0.25
    existing_building: Annotated[Literal["none", "health_centre", "community_school", "welfare_centre"], Note()] = (
        "none"
    )
    political_support_at_start: Annotated[Share, Note(unit="0-1")] = 0.5
    urgency_at_start: Annotated[Share, Note(unit="0-1")] = 0.5
    second_line_capacity: Annotated[
        tuple[Annotated[float, Field(ge=0.0, le=3.0)], ...],
        Field(strict=False, min_length=1, max_length=50),
        Note(
            unit="1 = 2007",
            source="clients 1.9, 2.0, 2.1% of 0-17 in 2007-2009 (found); after that assumption: the extra "
            "money of 2008-2010 that brought the lists down stays as it was",
        ),
    ] = (1.0, 1.05, 1.11, 1.13, 1.11, 1.11, 1.11, 1.11)
    region_size: Annotated[
        int,
        Field(ge=1, le=60),
        Note(unit="number", source="431 municipalities over 28 health services, 2010 (derived)"),
    ] = 15
    organisations: Annotated[
        int,
        Field(ge=5, le=14),
        Note(unit="number", source="given: 10-20 partner organisations; fewer to test forms of governance"),
    ] = 14
    exchanged_kind: Annotated[KindId | None, Note(source="given: a handle for causal tests")] = None
    exchanged_with: Annotated[KindId | None, Note(source="given: a handle for causal tests")] = None
    utilisation: Annotated[float, Field(ge=0.70, le=0.95), Note(unit="share")] = 0.80

    @field_validator("second_line_capacity", mode="before")
    @classmethod
    def _one_number_is_a_constant_series(cls, value: Any) -> Any:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return (value,)
        return tuple(value) if isinstance(value, list) else value

    @model_validator(mode="after")
    def _complete(self) -> Context:
        if "neighbourhoods" not in self.model_fields_set:
            self.__dict__["neighbourhoods"] = min(
                MOST_NEIGHBOURHOODS, max(FEWEST_NEIGHBOURHOODS, round(self.inhabitants / NEIGHBOURHOOD_SIZE))
            )
        if self.exchanged_kind != self.exchanged_with and None in (self.exchanged_kind, self.exchanged_with):
            text = "exchanged_kind and exchanged_with go together: name two kinds, or neither"
            raise ScenarioError(text, Finding("exchanged-pair"))
        if self.exchanged_kind is not None and self.exchanged_kind == self.exchanged_with:
            text = f'exchanged_with = "{self.exchanged_with}" is the same kind: name another'
            raise ScenarioError(text, Finding("exchanged-same"))
        return self

    @property
    def landscape(self) -> Landscape:
        """Which kinds of organisation exist here, with whose attributes."""
        pair = (self.exchanged_kind, self.exchanged_with)
        return landscape(self.organisations, tuple(kind for kind in pair if kind is not None))

    def second_line(self, month: int) -> float:
        """Return the second-line capacity relative to 2007 in a month (month 0 is June 2007)."""
        year = max(0, calendar_of(month)[0] - FIRST_YEAR)
        return self.second_line_capacity[min(year, len(self.second_line_capacity) - 1)]


def describe() -> list[dict[str, Any]]:
    """Describe every context field: path, range, default, labels, help and source."""
    return describe_table(Context(), "context")
