"""Numbers with their units, in either language."""

from __future__ import annotations

import pytest

from experiments.comparison import Difference
from experiments.field_words import WORDLESS, quantity, unit_key
from experiments.findings import finding
from experiments.numbers import amount, change_in_a_sentence, decimals_of, points, share, span
from language import words
from language.numbers import significant
from language.outcomes import OUTCOMES
from sim.inputs.parameters import PARAMETERS
from sim.inputs.scenario import describe


def test_every_unit_of_a_field_or_number_has_words_in_both_languages() -> None:
    units = {str(row["unit"]) for row in describe()} | {each.unit for each in PARAMETERS.values()}
    assert units >= WORDLESS
    assert all(unit_key(unit) in words(lang) for unit in units - WORDLESS for lang in ("en", "nl"))


@pytest.mark.parametrize(
    ("value", "unit", "largest", "english", "dutch"),
    [
        (0.3, "share of hours", None, "30% of hours", "30% van de uren"),
        (0.143, "share", None, "14.3%", "14,3%"),
        (1.8, "share a case", 4.0, "1.8 a case", "1,8 per casus"),
        (0.2, "chance a month", 0.5, "20% a month", "20% per maand"),
        (25.0, "euro a youth and year", None, "€ 25 per young person per year", "€ 25 per jeugdige per jaar"),
        (45_000, "people", None, "45,000 inhabitants", "45.000 inwoners"),
        (1.25, "factor", None, "1.25 ×", "1,25 ×"),
    ],
)
def test_a_value_stands_with_its_unit(value: float, unit: str, largest: float | None, english: str, dutch: str) -> None:
    assert quantity(value, unit, "en", largest=largest) == english
    assert quantity(value, unit, "nl", largest=largest) == dutch


def test_a_difference_in_a_sentence_has_a_unit_whatever_the_outcome() -> None:
    for outcome in OUTCOMES.values():
        for lang in ("en", "nl"):
            text = change_in_a_sentence(0.5, outcome, lang)
            assert any(letter.isalpha() for letter in text), outcome.name
            assert text.split(" ", 2)[-1] in finding(outcome, Difference(0.5, 0.4, 0.6, 9, 9, 0), lang).sentence


def test_numbers_side_by_side_have_the_same_decimals() -> None:
    white = OUTCOMES["white_spots_per_1000"]
    assert span(9.5, 12.25, white) == "9.5 to 12.2"
    digits = decimals_of(white, 3.2, 104.0)
    assert [amount(value, white, decimals=digits) for value in (3.2, 104.0)] == ["3", "104"]
    assert (share(0.896), share(0.896, "nl", decimals=1), points(-0.004), points(0.094, "nl")) == (
        "90%", "89,6%", "0", "+9",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "en", "nl"),
    [(45_130.0, "45,100", "45.100"), (0.00001234, "0.0000123", "0,0000123"), (-1.5, "−1.5", "−1,5"), (0.0, "0", "0")],
)
def test_few_digits_are_never_a_power_of_ten(value: float, en: str, nl: str) -> None:
    assert [significant(value, lang, digits=3) for lang in ("en", "nl")] == [en, nl]
