"""What an answer says about its intervals: luck alone, or luck and the model's numbers."""

from __future__ import annotations

import json
from dataclasses import replace
from html import unescape

import pytest

import scenarios
import sim
from experiments.report import report_page
from experiments.uncertainty import in_a_line, on_a_page
from sim.run.results import Results
from tests.experiments.conftest import CommandLine

SMALL = ("--set", "context.inhabitants=1200", "--months", "16", "--replications", "2", "--workers", "1")


def test_the_command_line_runs_both_and_says_so_in_table_document_and_files(cjg: CommandLine) -> None:
    found = cjg("run", "broad", *SMALL, "--uncertainty", "both", "--json", "--out", "out")
    assert found.returncode == 0, found.stderr
    document = json.loads(found.stdout)
    assert document["uncertainty"] == "both"
    town = scenarios.load("broad").with_("context.inhabitants", 1200)
    results = sim.simulate(town, replications=2, months=16, uncertainty="both")
    assert document["fingerprint"] == results.fingerprint
    assert results.fingerprint != sim.simulate(town, replications=2, months=16).fingerprint
    compared = cjg("compare", "no_cjg", "broad", *SMALL, "--uncertainty", "both", "--lang", "nl")
    assert "toeval en getallen samen" in " ".join(compared.stdout.split())
    assert "alleen toeval" not in compared.stdout


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_report_says_which_kind_of_uncertainty_it_shows(small_results: dict[str, Results], lang: str) -> None:
    varied = {name: replace(result, uncertainty="both") for name, result in small_results.items()}
    usual, both = (
        unescape(" ".join(report_page(results, command="cjg", versions={}, lang=lang).split()))
        for results in (small_results, varied)
    )
    told = {kind: on_a_page(kind, lang) for kind in ("luck", "both")}
    assert told["luck"] in usual
    assert told["both"] in both
    assert told["luck"] not in both
    assert {"en": "one set of the model", "nl": "één set getallen"}[lang] in both


def test_the_sentence_under_a_table_exists_for_both_kinds_and_languages() -> None:
    sentences = {in_a_line(kind, lang) for kind in ("luck", "both") for lang in ("en", "nl")}
    assert len(sentences) == 4
