"""Whatever is in a file, the loader returns a scenario or refuses; what it returns survives being written."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import scenarios
from sim.agents.decide import decided
from sim.inputs.fields import DECIDE
from sim.inputs.parameters import PARAMETERS
from sim.inputs.refusals import FIELDS, NESTED
from sim.inputs.scenario import Scenario, ScenarioError, describe

ROWS = {row["path"]: row for row in describe()}
PATHS = sorted(ROWS)
ENSEMBLE = {"ensemble.municipalities": ["all", 1, 443, 0], "ensemble.regions": [8, 29, 443, 7]}
TOWN = scenarios.load("mid_town")
LUCK = 7


def loaded(content: bytes) -> Scenario | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "fuzz.toml")
        path.write_bytes(content)
        try:
            return scenarios.load(path)
        except ScenarioError as error:
            told = str(error)
        assert "fuzz.toml" in told
        return None


def value_for(path: str) -> st.SearchStrategy[Any]:
    row = ROWS[path]
    own = own_value_for(row)
    return own | st.just(DECIDE) if row["may_decide"] else own


def own_value_for(row: dict[str, Any]) -> st.SearchStrategy[Any]:
    if row["type"] == "choice":
        return st.sampled_from(row["values"])
    if row["type"] == "yes_no":
        return st.booleans()
    if row["type"] == "whole_number":
        return st.integers(row["minimum"], row["maximum"])
    if row["type"] == "series":
        return st.lists(st.floats(0, 3), min_size=1, max_size=12)
    return st.floats(row["minimum"], row["maximum"])


ONE_FIELD = st.sampled_from(PATHS).flatmap(lambda path: st.tuples(st.just(path), value_for(path)))
LATER = [path for path in PATHS if path.startswith(("choices.", "mechanisms.")) and path != "mechanisms.onset"]


def change_of(paths: list[str]) -> st.SearchStrategy[Any]:
    return st.sampled_from(paths).flatmap(
        lambda path: st.fixed_dictionaries(
            {"month": st.integers(0, 90), "field": st.just(path), "value": value_for(path)}
        )
    )


CHANGE = change_of([*LATER, "context.second_line_capacity"])
NUMBER = st.sampled_from(sorted(PARAMETERS)).flatmap(
    lambda name: st.tuples(st.just(f"parameters.{name}"), st.floats(*PARAMETERS[name].range))
)
# Of these choices, others follow, or what was not said makes room for them.
ENTANGLED = [path for path in LATER if path.startswith("choices.investment.")] + [
    f"choices.{name}"
    for name in ("desk", "desk_sites", "partnership", "care_coordination", "governance", "lead_organisation", "web")
]
ENTANGLED_FIELD = st.sampled_from(ENTANGLED).flatmap(lambda path: st.tuples(st.just(path), value_for(path)))
ODD = ["nan", "inf", "-1", "1e400", "true", '""', "[]", "{}", "[1, 2]", "99999999999"]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_random_bytes_are_read_or_refused(content):
    loaded(content)


NAMES = "name extends choices context mechanisms parameters changes desk investment month field value mid_town"
VALUES = "0.5 1e999 nan -inf true 0x1f 2007-06-04 1979-05-27T07:32:00Z"
SIGNS = ("=", ".", "[", "]", "[[", "]]", "{", "}", ",", "\n", " ", "'", '"', '"""', "# x", "\\u0000", "é")
SCRAPS = st.sampled_from([*NAMES.split(), *VALUES.split(), *SIGNS, '"mid_town"'])


@given(st.lists(SCRAPS, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_scraps_of_toml_are_read_or_refused(text):
    loaded(text.encode())


@given(
    st.sampled_from(PATHS),
    st.sampled_from(ODD),
)
@settings(max_examples=200, deadline=None)
def test_odd_values_of_real_fields_are_read_or_refused(path, value):
    *tables, last = path.split(".")
    scenario = loaded(f"[{'.'.join(tables)}]\n{last} = {value}\n".encode())
    assert scenario is None or last


@given(st.text() | st.sampled_from([*PATHS, *NESTED, "name", "changes", "choices", "parameters"]), ANYTHING)
@settings(max_examples=300, deadline=None)
def test_setting_anything_to_anything_is_accepted_or_refused(path, value):
    with contextlib.suppress(ScenarioError):
        TOWN.with_(path, value)


MANY = st.dictionaries(st.sampled_from(sorted(ENSEMBLE)), st.integers(0, 3), max_size=2).map(
    lambda picked: {path: ENSEMBLE[path][place] for path, place in picked.items()}
)


def survives_being_written_and_read(fields: dict[str, Any]) -> None:
    try:
        scenario = TOWN.with_all(fields)
    except ScenarioError:
        return
    again = loaded(scenario.to_toml().encode())
    assert again == scenario
    assert again.fingerprint() == scenario.fingerprint()
    assert again.states == scenario.states
    assert again.to_toml() == scenario.to_toml()
    assert decided(again, LUCK) == decided(scenario, LUCK), "what is written binds no decision that was free"


@given(
    st.lists(ONE_FIELD, max_size=12),
    st.lists(CHANGE, max_size=4),
    st.lists(NUMBER, max_size=3),
    st.text(max_size=20),
    MANY,
)
@settings(max_examples=200, deadline=None)
def test_a_random_scenario_survives_being_written_and_read(fields, changes, numbers, label, many):
    survives_being_written_and_read({**dict(fields), **dict(numbers), **many, "label_en": label, "changes": changes})


@given(st.lists(ENTANGLED_FIELD, max_size=2), st.lists(change_of(ENTANGLED), min_size=1, max_size=3))
@settings(max_examples=300, deadline=None)
def test_a_scenario_whose_changes_move_what_follows_from_them_survives_too(fields, changes):
    survives_being_written_and_read({**dict(fields), "changes": changes})


def test_every_field_is_fuzzed():
    assert {*PATHS, *ENSEMBLE} == set(FIELDS)
