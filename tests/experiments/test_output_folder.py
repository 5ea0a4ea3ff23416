"""A folder of results is whole or not there, and nobody's files are lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from experiments.files import file_names
from experiments.output_folder import OutputFolder, write_whole
from experiments.refusals import Refusal


def fill(target: Path, text: str = "first") -> None:
    with OutputFolder(target) as output:
        (output.folder / "outcomes.csv").write_text(text)
        output.put_in_place({})


def stop_halfway(target: Path) -> None:
    with OutputFolder(target) as output:
        (output.folder / "half").write_text("half")
        raise KeyboardInterrupt


def test_a_new_folder_appears_whole_with_its_parents(tmp_path: Path) -> None:
    fill(tmp_path / "a" / "b")
    assert sorted(path.name for path in (tmp_path / "a" / "b").iterdir()) == ["outcomes.csv", "run.json"]
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_an_earlier_result_is_replaced_and_an_empty_folder_used(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for target in (tmp_path / "new", tmp_path / "empty"):
        fill(target, "first")
        fill(target, "second")
        assert (target / "outcomes.csv").read_text() == "second"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "new"]


def test_an_error_leaves_nothing_behind_and_the_earlier_result_in_place(tmp_path: Path) -> None:
    fill(tmp_path / "kept")
    for target in (tmp_path / "kept", tmp_path / "x" / "y"):
        with pytest.raises(KeyboardInterrupt):
            stop_halfway(target)
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert (tmp_path / "kept" / "outcomes.csv").read_text() == "first"


def test_a_folder_with_something_else_in_it_is_refused(tmp_path: Path) -> None:
    fill(tmp_path / "mine")
    (tmp_path / "mine" / "notes.txt").write_text("keep me")
    with pytest.raises(Refusal, match=r"notes\.txt"):
        fill(tmp_path / "mine")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "run.json").write_text('{"made_by": "somebody else"}')
    with pytest.raises(Refusal, match="not written by cjg"):
        fill(tmp_path / "other")
    assert (tmp_path / "mine" / "notes.txt").read_text() == "keep me"


def test_what_cannot_be_a_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    monkeypatch.chdir(tmp_path)
    for target in ("file", "file/below", "/dev/null", "/proc/new", ".", "..", "loop", "x" * 300):
        with pytest.raises(Refusal, match="--out"):
            fill(Path(target))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "loop"]


def test_a_full_disk_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="No space left"), OutputFolder(tmp_path / "new"):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_leaves_what_stood_there_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "kept").write_text("kept")
    with pytest.raises(OSError, match="there"):
        write_whole(tmp_path / "there", "new")  # the name is a folder's
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "new", "half \ud800")
    assert [path.name for path in tmp_path.rglob("*")] == ["there", "kept"]
    write_whole(tmp_path / "new", "one")
    write_whole(tmp_path / "new", "two")
    assert (tmp_path / "new").read_text() == "two"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "there"]


def test_every_scenario_gets_a_file_name_of_its_own() -> None:
    assert file_names(["any"]) == ["scenario.toml"]
    assert file_names(["a/b", "a b", "A_B", "../..", ""]) == [
        "scenario_a_b.toml",
        "scenario_a_b_2.toml",
        "scenario_A_B_3.toml",
        "scenario_unnamed.toml",
        "scenario_unnamed_2.toml",
    ]


def test_whoever_is_stopped_while_folders_are_made_leaves_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Path.mkdir
    for stopped_at in ("results", ".new-"):

        def made(folder: Path, *options: Any, at: str = stopped_at) -> None:
            make(folder, *options)
            if folder.name.startswith(at):
                raise KeyboardInterrupt

        monkeypatch.setattr(Path, "mkdir", made)
        with pytest.raises(KeyboardInterrupt), OutputFolder(tmp_path / "results" / "new"):
            pytest.fail("it was entered")
        monkeypatch.undo()
        assert list(tmp_path.iterdir()) == []
