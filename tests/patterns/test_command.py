"""`cjg patterns` from outside: what it prints and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from experiments.cli import main
from experiments.patterns.world import ModelWorld

REQUIRED = {"id", "name", "kind", "target", "simulated", "low", "high", "source", "passed"}
TINY = ("--set", "context.inhabitants=1200", "--pairs", "2", "--workers", "1")


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


Ask = Callable[..., Answer]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Call the command line in this process, which has the kernels at hand."""

    def call(*words: str) -> Answer:
        with pytest.raises(SystemExit) as left:
            main(["patterns", *words])
        told = capsys.readouterr()
        return Answer(int(left.value.code or 0), told.out, told.err)

    return call


@pytest.fixture(autouse=True)
def _compiled(tiny: ModelWorld) -> None:
    """The kernels are compiled before a process of its own would have to."""


def test_json_has_the_promised_shape_and_sabotage_tells_what_was_removed(ask: Ask) -> None:
    found = ask("--only", "12", "--only", "18", *TINY, "--sabotage", "--json")
    assert found.code == 0, found.err
    document = json.loads(found.out, parse_constant=lambda constant: pytest.fail(constant))
    assert [entry["id"] for entry in document] == [12, 18]
    for entry in document:
        assert set(entry) >= REQUIRED
        assert isinstance(entry["passed"], bool)
    assert document[0]["sabotage"]["mechanism"] == "mechanisms.practice"
    assert isinstance(document[0]["sabotage"]["passed"], bool)
    assert "sabotage" not in document[1]
    assert document[1]["passed"]


def test_an_entry_names_the_world_that_was_put_to_the_pattern(ask: Ask) -> None:
    for words, world in (((), "model"), (("--world", "well_mixed"), "well_mixed")):
        assert [entry["world"] for entry in json.loads(ask("--only", "18", *words, "--json").out)] == [world]


def test_the_table_comes_in_two_languages_and_the_exit_code_is_0_whatever_the_verdicts(ask: Ask) -> None:
    english = ask("--only", "18")
    dutch = ask("--only", "18", "--lang", "nl")
    assert (english.code, dutch.code) == (0, 0)
    assert "Passed: input 1/1" in english.out
    assert "Gehaald: invoer 1/1" in dutch.out
    failing = ask("--only", "9", *TINY, "--set", "mechanisms.onset=0")
    assert failing.code == 0
    assert "mechanism 0/1" in failing.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--only", "99"), "allowed are 1 to 34"),
        (("--only", "0"), "allowed are 1 to 34"),
        (("--only", "first"), "whole number"),
        (("--only", "18", "--set", "choices.partner=3"), "did you mean"),
        (("--only", "18", "--set", "choices.outreach=3"), "choices.outreach"),
        (("--only", "18", "--pairs", "1"), "--pairs"),
        (
            ("--only", "18", "--world", "mean_field"),
            "mean_field given; allowed are model, well_mixed, threshold, reputation, satisficing",
        ),
    ],
)
def test_bad_input_is_refused_with_a_message_that_names_it(ask: Ask, words: tuple[str, ...], message: str) -> None:
    found = ask(*words)
    assert found.code == 2
    assert message in found.err
    assert not found.out
