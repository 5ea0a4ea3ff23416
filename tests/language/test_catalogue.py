"""The catalogue: every message in both languages, with the same facts, and none that nobody asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser, ast

from language import LANGUAGES, words
from language.catalogue import FOLDER, files_of
from language.dilemmas import argument, side_name, tips, title
from language.fields import describe
from language.organisations import organisation_label
from language.outcomes import BANDS, OUTCOMES, UNITS, band_words, unit_words
from language.parameters import meaning
from sim.inputs.choices import INERT_RULES
from sim.inputs.dilemmas import DILEMMAS
from sim.inputs.ensemble_table import Ensemble
from sim.inputs.fields import leaves
from sim.inputs.organisation_types import ROWS
from sim.inputs.parameters import PARAMETERS
from tests.language.said import prose_outside, said_in_dashboard, said_in_experiments, without_prose

CHECKS = ("children", "needs", "hours_of_professionals", "hours_in_cases")


def messages(path: Path) -> dict[str, set[str]]:
    """Each message and attribute of a file, with the facts it names."""
    found: dict[str, set[str]] = {}
    for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
        assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content}"
        if isinstance(entry, ast.Message):
            parts: dict[str, Any] = {entry.id.name: entry.value}
            parts |= {f"{entry.id.name}.{each.id.name}": each.value for each in entry.attributes}
            assert not parts.keys() & found.keys(), f"{path.name}: a message stands there twice"
            found |= {name: facts(value) for name, value in parts.items()}
    return found


def facts(node: Any) -> set[str]:
    if isinstance(node, ast.VariableReference):
        return {node.id.name}
    inner = [value for value in vars(node).values() if isinstance(value, (ast.BaseNode, list))]
    return set().union(*(facts(each) for part in inner for each in (part if isinstance(part, list) else [part])))


def every(lang: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in files_of(lang):
        here = messages(path)
        assert not here.keys() & found.keys(), f"{path.name} holds a message of another file"
        found |= here
    return found


def asked() -> set[str]:
    """All that the registries of the model ask of the catalogue."""
    keys = {f"parameter-{name}" for name in PARAMETERS} | {f"organisation-{kind.name}" for kind in ROWS}
    keys |= {f"unit-{unit}" for unit in UNITS} | {f"band-{band}" for band in BANDS}
    keys |= {f"no-effect-{rule.name}" for rule in INERT_RULES} | {f"check-{name}" for name in CHECKS}
    stems = {
        next((name.removesuffix(f"_{b}") for b in BANDS if name in {f"{s}_{b}" for s in STEMS}), name)
        for name in OUTCOMES
    }
    keys |= {key for stem in stems for key in (f"outcome-{stem}", f"outcome-{stem}.meaning")}
    for row in describe():
        key = row["path"].replace(".", "-")
        keys |= {key, f"{key}.help"} | ({f"{key}.automatic"} if row["automatic_en"] else set())
        kinds = {kind.name for kind in ROWS}
        own = {f"{key}.value-{each['value']}" for each in row["values"]}
        keys |= {each for each in own if each in words("en") or each.partition(".value-")[2] not in kinds}
    keys |= {"no-effect", "value-yes", "value-no", "value-decide", "value-number", "choice-set-to", "choice-question"}
    for path in leaves(Ensemble, "ensemble"):
        key = path.replace(".", "-")
        keys |= {key, f"{key}.help"}
    for dilemma in DILEMMAS.values():
        key = f"dilemma-{dilemma.id}"
        keys |= {key, f"{key}.tips"}
        for place in range(1, len(dilemma.sides) + 1):
            keys |= {f"{key}.side-{place}", f"{key}.argument-{place}"}
    return keys


STEMS = ("reach", "help", "cjg_reach", "question_answered")


def test_every_message_stands_in_both_languages_with_the_same_facts() -> None:
    english, dutch = (every(lang) for lang in LANGUAGES)
    assert english == dutch
    assert [path.name for path in files_of("en")] == [path.name for path in files_of("nl")]
    assert {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(LANGUAGES)


def test_no_message_is_missing_and_none_is_one_that_nobody_asks_for() -> None:
    messages = set(every("en"))
    assert messages == asked() | said_in_experiments() | said_in_dashboard(messages)


def test_no_module_has_sentences_of_its_own_for_readers() -> None:
    assert list(prose_outside()) == []


def test_no_module_is_excepted_without_need() -> None:
    assert without_prose() == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_registries_are_worded(lang: str) -> None:
    said = [meaning(name, lang) for name in PARAMETERS]
    said += [organisation_label(kind.name, lang) for kind in ROWS]
    said += [unit_words(unit, lang) for unit in UNITS] + [band_words(band, lang) for band in BANDS]
    said += [text for each in OUTCOMES.values() for text in (each.label(lang), each.meaning(lang))]
    for dilemma in DILEMMAS.values():
        said += [title(dilemma, lang), tips(dilemma, lang)]
        said += [
            text for side in dilemma.sides for text in (side_name(dilemma, side, lang), argument(dilemma, side, lang))
        ]
    for row in describe():
        said += [row[f"label_{lang}"], row[f"help_{lang}"], *(each[f"label_{lang}"] for each in row["values"])]
    assert all(text and text == text.strip() for text in said)


def test_a_message_that_is_not_there_or_lacks_a_fact_is_an_error_of_the_programme() -> None:
    with pytest.raises(KeyError, match="no-such-message"):
        words("en")("no-such-message")
    with pytest.raises(KeyError, match="now"):
        words("nl")("check-children")
    with pytest.raises(ValueError, match="allowed are en, nl"):
        words("fr")


def test_numbers_are_written_as_the_language_writes_them() -> None:
    given = {"now": 12600, "at_start": 12000, "conceived": 1400, "turned_23": 800}
    assert words("en")("check-children", **given).startswith("12,600 children accounted for: 12,000")
    assert words("nl")("check-children", **given).startswith("12.600 kinderen verantwoord: 12.000")
