"""The store: its schema, its errors in words, and its own check."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sqlalchemy import inspect, text, update
from sqlalchemy.engine import make_url

from experiments import designs
from experiments.refusals import Failure, Refusal
from experiments.store import Store, catalogue, claims, database, open_store, schema, tables, upkeep
from experiments.store.address import VARIABLE, address_of, told
from experiments.store.contents import fingerprint_of, identity_of, packed, unpacked
from experiments.sweeps import sweep
from sim.observe.outcomes import NAMES
from tests.command_line import here
from tests.experiments.sweeping import content, next_release, write_design
from tests.experiments.test_sweeps import inline


@pytest.fixture
def filled(tmp_path: Path) -> Store:
    file = write_design(tmp_path, replications=2, months=12)
    design, folder = designs.load(str(file))
    with open_store(str(tmp_path / "store.sqlite")) as opened:
        sweep(opened, designs.plan(design, folder, "small"), inline())
        yield opened


def test_a_new_store_has_the_tables_and_the_version_the_code_knows(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "x.sqlite")) as store, store.reading() as connection:
        found = inspect(connection)
        assert set(found.get_table_names()) == set(tables.metadata.tables)
        assert schema.version_in(connection) == schema.NEWEST
        for table in tables.metadata.tables.values():
            assert {column["name"] for column in found.get_columns(table.name)} == set(table.columns.keys())
            assert {index["name"] for index in found.get_indexes(table.name)} == {each.name for each in table.indexes}


def test_an_older_store_is_brought_up_to_date_with_its_runs_and_then_refused_by_the_older_release(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    before = content(Path(filled.name))
    next_release(monkeypatch)
    with open_store(filled.name) as again, again.reading() as connection:
        assert schema.version_in(connection) == schema.NEWEST
        assert connection.execute(text("SELECT note FROM experiments")).scalars().all() == [None]
        assert list(upkeep.problems(again)) == []
    assert content(Path(filled.name)) == before
    monkeypatch.undo()
    told = f"newer release of cjg \\(tables {schema.NEWEST + 1}; this release knows up to {schema.NEWEST}\\)"
    with pytest.raises(Refusal, match=told):
        open_store(filled.name)
    with sqlite3.connect(filled.name) as connection:
        assert connection.execute("SELECT number FROM store_version").fetchone() == (schema.NEWEST + 1,)
    assert content(Path(filled.name)) == before


def test_a_store_of_an_earlier_release_is_read_as_it_is(filled: Store) -> None:
    with filled.writing() as connection:
        connection.execute(text("DROP TABLE store_version"))
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('0001')"))
    filled.close()
    with open_store(filled.name) as again, again.reading() as connection:
        assert schema.version_in(connection) == 1
        assert "store_version" not in inspect(connection).get_table_names()
    assert len(catalogue.everything(again)) == 1


def test_something_else_is_no_store(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(Refusal, match="'recipes' and is not a store"):
        open_store(str(other))
    prose = tmp_path / "prose.txt"
    prose.write_text("It was a dark and stormy night.", encoding="utf-8")
    with pytest.raises(Refusal, match="another kind of file"):
        open_store(str(prose))
    with pytest.raises(Refusal, match="is a folder"):
        open_store(str(tmp_path))
    with pytest.raises(Refusal, match="there is no store"):
        open_store(str(tmp_path / "nowhere.sqlite"), must_exist=True)


def test_a_second_opening_takes_no_locks_along(filled: Store) -> None:
    """Else the next process to close the file removes the log that the first one goes on writing in."""
    with filled.reading() as connection:
        connection.execute(text("SELECT count(*) FROM runs")).scalar()
    open_store(filled.name).close()
    look = f"import sqlite3; c = sqlite3.connect({filled.name!r}); print(c.execute('SELECT host FROM runs').fetchall())"

    def from_elsewhere() -> str:
        return subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout

    assert "kept" not in from_elsewhere()
    with filled.writing() as connection:
        connection.execute(text("UPDATE runs SET host = 'kept'"))
    assert "kept" in from_elsewhere()


def test_an_outcome_learnt_since_gets_a_column_and_old_runs_stay_sound(filled: Store) -> None:
    with filled.writing() as connection:
        connection.execute(text("ALTER TABLE outcomes DROP COLUMN months_to_name"))
    filled.close()
    with open_store(filled.name) as again:
        with again.reading() as connection:
            columns = {column["name"] for column in inspect(connection).get_columns("outcomes")}
        assert set(NAMES) < columns
        problems = list(upkeep.problems(again))  # the dropped values are gone, and that is noticed
        assert len(problems) == 2 * 10


def test_a_locked_store_is_told_in_words(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    with open_store(filled.name) as impatient, filled.writing(), pytest.raises(Failure, match="somebody else has held"):
        claims.claim(impatient, ["a"], "me")
    assert claims.claim(filled, ["a"], "me")[0] == {"a"}


def test_a_store_that_can_only_be_read_is_read_and_says_so_when_written(filled: Store) -> None:
    url = make_url(f"sqlite:///file:{filled.name}?mode=ro&uri=true")
    reader = Store(database._engine(url), filled.name)
    assert len(catalogue.everything(reader)) == 1
    with pytest.raises(Failure, match="read-only"):
        claims.claim(reader, ["a"], "me")
    reader.close()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE outcomes SET load = load + 1", "do not match their fingerprint"),
        ("UPDATE series SET data = x'00'", "cannot be unpacked"),
        ("UPDATE series SET months = months - 1", "bytes, not"),
        ("DELETE FROM series", "its series are missing"),
        ("UPDATE runs SET seed = seed + 1", "its identity is not that of what it ran"),
    ],
)
def test_the_check_finds_what_was_tampered_with(filled: Store, change: str, told: str) -> None:
    assert list(upkeep.problems(filled)) == []
    with filled.writing() as connection:
        connection.execute(text(change))
    problems = list(upkeep.problems(filled))
    assert sum(told in problem for problem in problems) == 10


def test_pruning_keeps_what_another_experiment_asks_for(filled: Store) -> None:
    (first,) = catalogue.everything(filled)
    file = Path(filled.name).parent / "small.toml"
    design, folder = designs.load(str(file))
    fewer = design.model_copy(update={"name": "fewer", "replications": 1})
    sweep(filled, designs.plan(fewer, folder, "fewer"), inline())
    done = upkeep.prune(filled, [first])
    assert (done.experiments, done.runs) == (1, 5)
    assert list(upkeep.problems(filled)) == []
    assert catalogue.standing(filled, catalogue.find(filled, "fewer")).done == 6


def test_a_name_stands_for_the_experiment_entered_last(filled: Store) -> None:
    (first,) = catalogue.everything(filled)
    file = Path(filled.name).parent / "small.toml"
    design, folder = designs.load(str(file))
    sweep(filled, designs.plan(design.model_copy(update={"seed": 8}), folder, "small"), inline())
    assert catalogue.find(filled, "small").seed == 8
    assert catalogue.find(filled, first.id) == first
    assert catalogue.find(filled, first.id[:6]) == first
    with filled.writing() as connection:
        connection.execute(update(tables.experiments).values(name="renamed"))
    with pytest.raises(Refusal, match="renamed"):
        catalogue.find(filled, "small")


def test_an_address_is_a_path_or_a_url_and_shows_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert told(address_of(None)) == "results/store.sqlite"
    monkeypatch.setenv(VARIABLE, "postgres://me:secret@host/db")
    assert told(address_of(None)) == "postgresql://me:***@host/db"
    assert address_of("here.sqlite").drivername == "sqlite"
    with pytest.raises(Refusal) as caught:
        address_of("oracle://me:secret@host/db")
    assert "secret" not in str(caught.value)


@given(st.integers(1, 40), st.integers(1, 30), st.data())
def test_a_series_comes_back_as_it_went_in_to_seven_digits(months: int, columns: int, data: st.DataObject) -> None:
    table = data.draw(arrays(np.float64, (months, columns), elements=st.floats(width=32)))
    names = [str(i) for i in range(columns)]
    np.testing.assert_array_equal(unpacked(packed(table), months, names), table.astype(np.float32))


@given(st.lists(st.one_of(st.integers(0, 2**62), st.text(max_size=3)), min_size=6, max_size=6))
def test_an_identity_tells_every_part_apart(parts: list[object]) -> None:
    one = identity_of(*parts)  # type: ignore[arg-type]
    assert len(one) == 32
    for place in range(6):
        other = [*parts]
        other[place] = "something else"
        assert identity_of(*other) != one  # type: ignore[arg-type]


def test_a_missing_outcome_leaves_a_fingerprint_as_it_was() -> None:
    one = fingerprint_of(["a", "b"], np.array([1.0, -0.0]))
    assert fingerprint_of(["a", "b", "c"], np.array([1.0, 0.0, np.nan])) == one
    assert fingerprint_of(["a", "b"], np.array([1.0, 1e-300])) != one


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("there.sqlite", "small", "--store", "absent.sqlite"),
            "copy (source, --store): there is no store 'absent.sqlite'",
        ),
        (("there.sqlite", "smal"), "'smal' is no experiment of the store store.sqlite (source, --store)"),
        ((".", "small"), "copy (target): '.' is a folder"),
        (("prose.txt", "small"), "copy (target): 'prose.txt' is not a store, but another kind of file"),
        (("mysql://x/y", "small"), "copy (target): 'mysql://x/y' given"),
        (("store.sqlite", "small"), "'store.sqlite' is both source (--store) and target"),
        (("held.sqlite", "small"), "the store held.sqlite (target) could not be written"),
    ],
)
def test_what_is_told_of_a_store_in_a_copy_says_whether_it_is_the_source_or_the_target(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    (tmp_path / "prose.txt").write_text("It was a dark and stormy night.", encoding="utf-8")
    open_store(str(tmp_path / "held.sqlite")).close()
    monkeypatch.setenv(VARIABLE, "store.sqlite")
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    with sqlite3.connect(tmp_path / "held.sqlite") as holder:
        holder.execute("BEGIN IMMEDIATE")
        found = here("store", "copy", *words, cwd=tmp_path)
    holder.close()
    assert found.returncode in (1, 2)
    assert found.stderr.startswith("cjg: ")
    assert told in found.stderr
    assert not (tmp_path / "there.sqlite").exists()


def test_the_moments_of_a_store_are_said_to_be_in_utc(filled: Store, tmp_path: Path) -> None:
    (entered,) = catalogue.everything(filled)
    moment = datetime.fromisoformat(entered.created_at).astimezone(UTC).strftime("%Y-%m-%d %H:%M")
    listed = here("store", "list", "--store", filled.name, cwd=tmp_path).stdout
    assert "entered (UTC)" in listed
    assert moment in listed
    assert f"{moment} UTC" in here("store", "show", "small", "--store", filled.name, cwd=tmp_path).stdout
