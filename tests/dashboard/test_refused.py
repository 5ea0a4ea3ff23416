"""Refusals in the language of the page."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from dashboard.language import Language
from dashboard.plan.comparison import PLAN, compared
from dashboard.plan.refused import refused
from dashboard.plan.state import BadAddressError, Own, State
from dashboard.runs.engine import Engine
from sim.inputs.organisation_types import DOMAINS
from sim.inputs.scenario import ScenarioError


def said(assumptions: dict[str, Any] | None = None, **choices: Any) -> str:
    with pytest.raises(ScenarioError) as problem:
        compared(
            State(assumptions=assumptions or {}, plan=Own({f"choices.{name}": each for name, each in choices.items()}))
        )
    return refused(problem.value, Language("nl"))


def test_a_value_a_field_does_not_take_is_refused_in_dutch_with_label_value_and_what_is_allowed() -> None:
    text = said(partnership="huge")
    assert text.startswith('Samenwerking (choices.partnership): "huge" kan niet. Toegestaan: narrow (Smal')
    assert "of decide (aan de gemeente over te laten)" in text
    assert (
        said({"context.inhabitants": 3})
        == "Inwoners (context.inhabitants): 3 kan niet. Toegestaan: een geheel getal van 500 tot en met 1.000.000."
    )


@pytest.mark.parametrize(
    ("fields", "dutch", "english"),
    [
        (
            {"choices.desk": "none", "choices.desk_sites": 3},
            "Loketten: 3, maar bij het loket is gekozen voor ‘Geen’.",
            "Walk-in centres: 3, but",
        ),
        (
            {"choices.desk": "none", "choices.desk_location": "town_centre"},
            "Plaats van het loket: ‘Centrum’",
            "Place of",
        ),
        ({"choices.web": "none", "choices.web_chat": True}, "Een chat vraagt om een website", "A chat needs a website"),
        (
            {"choices.lead_organisation": "gp"},
            "Er is een leidende organisatie (Huisartsen)",
            "An organisation leads (General",
        ),
        ({"choices.investment.brand": 0.9, "choices.investment.staff": 0.9}, "zijn samen 180%", "sum to 180%"),
    ],
)
def test_choices_that_cannot_stand_together_are_refused_in_either_language(
    fields: dict[str, Any], dutch: str, english: str
) -> None:
    with pytest.raises(ScenarioError) as problem:
        compared(State())[PLAN].with_all(fields)
    assert dutch in refused(problem.value, Language("nl"))
    assert english in refused(problem.value, Language("en"))


def test_a_refusal_comes_back_from_another_process_with_its_findings() -> None:
    with pytest.raises(ScenarioError) as problem:
        compared(State())[PLAN].with_("choices.desk", "dek")
    brought = pickle.loads(pickle.dumps(problem.value))
    assert str(brought) == str(problem.value)
    assert refused(brought, Language("nl")) == refused(problem.value, Language("nl"))


def test_what_several_fields_may_not_be_together_is_told_in_dutch() -> None:
    nothing = dict.fromkeys((f"context.problem_profile.{name}" for name in DOMAINS), 0.0)
    assert said(nothing).endswith("zijn samen 0%. De zes aandelen moeten samen 100% zijn.")
    assert said({"context.exchanged_kind": "gp"}).startswith("Twee soorten organisaties ruilen")
    plan = Own({}, ((20, "choices.desk", "none"), (20, "choices.desk", "network_only")))
    with pytest.raises(ScenarioError) as problem:
        compared(State(plan=plan))
    assert refused(problem.value, Language("nl")) == (
        "Loket (choices.desk): twee wijzigingen in maand 20. Er mag er maar één zijn."
    )


def test_a_change_after_the_end_is_told_in_dutch() -> None:
    plan = compared(State(plan=Own({}, ((95, "choices.partnership", "narrow"),))))[PLAN]
    with pytest.raises(ScenarioError) as problem:
        plan.check_horizon(91)
    assert refused(problem.value, Language("nl")) == (
        "Samenwerking (choices.partnership): een wijziging in maand 95 valt na het einde. Toegestaan: maand 0 tot en met 90."
    )


def test_an_address_that_cannot_be_read_is_refused_in_either_language() -> None:
    with pytest.raises(BadAddressError, match="town = 'nowhere'; allowed: mid_town") as problem:
        State.from_query({"town": "nowhere"})
    assert refused(problem.value, Language("nl")).startswith("town = 'nowhere'; toegestaan: mid_town")


def test_a_change_past_the_end_is_refused_before_anything_is_run() -> None:
    engine = Engine(workers=1, months=91)
    late = compared(State(plan=Own({}, ((95, "choices.partnership", "narrow"),))))
    with pytest.raises(ScenarioError) as problem:
        engine.ask("somebody", late, 2, lane="compare")
    assert "95" in refused(problem.value, Language("nl"))
    assert engine.is_idle


def test_a_later_change_that_is_not_allowed_is_told_with_its_month_and_an_unknown_field_as_an_address_names_it() -> (
    None
):
    with pytest.raises(ScenarioError) as later:
        compared(State.from_query({"at.30.choices.desk": "zzz"}))
    assert refused(later.value, Language("nl")).startswith(
        'Vanaf maand 30: Loket (choices.desk): "zzz" kan niet. Toegestaan:'
    )
    assert State.from_query({"unknown": "context.youth_share"}).unknown == ("context.youth_share",)
    with pytest.raises(BadAddressError) as unknown:
        State.from_query({"unknown": "size"})
    assert refused(unknown.value, Language("nl")).startswith("unknown = 'size'; toegestaan: youth_share, ")
