"""Many municipalities on the command line: documents, files, report and refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import scenarios
import sim
from experiments.ensembles import additions, check_alike, class_words
from experiments.options import Settings
from experiments.refusals import Refusal
from experiments.report import report_page
from sim.state.ensemble_contexts import SIZE_CLASSES
from tests.experiments.conftest import CommandLine

FEW = (
    "--set", "context.inhabitants=1200", "--set", "ensemble.municipalities=3", "--months", "24", "--workers", "1",
)  # fmt: skip


def test_run_prints_municipalities_coverage_and_sizes(cjg: CommandLine) -> None:
    found = cjg("run", "ensemble_60", *FEW, "--seed", "3", "--json")
    assert found.returncode == 0, found.stderr
    document = json.loads(found.stdout, parse_constant=lambda constant: pytest.fail(constant))
    assert document["replications"] == 1, "one future of an ensemble, unless asked for more"
    assert document["municipalities"] == 3
    assert len(document["coverage"]) == 24
    assert document["coverage"][16]["month"] == 16
    assert document["coverage"][16]["date"] == "2008-10"
    assert 0 <= document["coverage"][16]["share"] <= 1
    assert [row["class"] for row in document["by_size"]] == [name for name, _ in SIZE_CLASSES]
    assert sum(row["n"] for row in document["by_size"]) == 3
    scenario = scenarios.load("ensemble_60").with_all({"context.inhabitants": 1200, "ensemble.municipalities": 3})
    results = sim.simulate_ensemble(scenario, months=24, seed=3)
    assert document["fingerprint"] == results.fingerprint
    assert document["outcomes"]["load"]["mean"] == pytest.approx(results.outcomes["load"].mean())
    assert document["outcomes"]["load"]["n"] == 3


def test_compare_pairs_municipality_by_municipality_and_leaves_its_files(cjg: CommandLine, tmp_path: Path) -> None:
    mine = tmp_path / "narrow_ones.toml"
    mine.write_text('extends = "ensemble_60"\n[choices]\npartnership = "narrow"\n', encoding="utf-8")
    found = cjg("compare", "ensemble_60", "narrow_ones.toml", *FEW, "--json", "--out", "out", "--lang", "nl")
    assert found.returncode == 0, found.stderr
    document = json.loads(found.stdout)
    assert document["differences"]["load"]["narrow_ones"]["n"] == 3
    assert document["municipalities"] == {"ensemble_60": 3, "narrow_ones": 3}
    assert len(document["coverage"]["narrow_ones"]) == 24
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"municipalities.parquet", "coverage.csv", "by_size.csv", "outcomes.csv", "report.html", "run.json"} <= names
    table = pd.read_parquet(tmp_path / "out" / "municipalities.parquet")
    assert table.columns[:3].tolist() == ["scenario", "replication", "municipality"]
    assert len(table) == 6
    assert set(table.loc[table["scenario"] == "narrow_ones", "inhabitants"]) == {1200}
    again = scenarios.load(tmp_path / "out" / "scenario_narrow_ones.toml")
    assert (
        again.fingerprint()
        == json.loads((tmp_path / "out" / "run.json").read_text())["scenario_fingerprints"]["narrow_ones"]
    )


def test_tables_show_coverage_sizes_and_what_was_decided(cjg: CommandLine) -> None:
    found = cjg("run", "ensemble_60", *FEW, "--lang", "nl")
    assert found.returncode == 0, found.stderr
    for text in ("deel van de gemeenten", "3 gemeenten", "(aantal gemeenten)", "care_coordination"):
        assert text in found.stdout


def test_a_town_and_an_ensemble_are_not_compared(cjg: CommandLine) -> None:
    found = cjg("compare", "mid_town", "ensemble_60", *FEW[:2], "--months", "3")
    assert found.returncode == 2
    assert "compare ensembles with ensembles" in found.stderr
    with pytest.raises(Refusal):
        check_alike({name: scenarios.load(name) for name in ("mid_town", "national")})


def test_help_says_how_outcomes_of_many_are_summarised(cjg: CommandLine) -> None:
    said = " ".join(cjg("run", "--help").stdout.split())
    assert "summarised over the municipalities that exist at the end" in said


def test_a_town_that_decides_shows_what_it_decided(cjg: CommandLine) -> None:
    words = ("--set", "context.inhabitants=1200", "--set", "choices.partnership=decide", "--months", "3")
    found = cjg("run", "mid_town", *words, "--replications", "2", "--workers", "1", "--json")
    assert found.returncode == 0, found.stderr
    chosen = json.loads(found.stdout)["decided"]["partnership"]
    assert len(chosen) == 2
    assert set(chosen) <= {"narrow", "broad", "growth"}
    assert 'partnership = "decide"' in cjg("scenarios", "show", "mid_town", *words[2:4]).stdout


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_the_report_of_an_ensemble_holds_coverage_and_sizes(small_results: object, lang: str) -> None:
    scenario = scenarios.load("ensemble_60").with_all({"context.inhabitants": 1200, "ensemble.municipalities": 3})
    results = {
        name: sim.simulate_ensemble(each, months=20)
        for name, each in (("as chosen", scenario), ("narrow", scenario.with_("choices.partnership", "narrow")))
    }
    for shown in (results, {"as chosen": results["as chosen"]}):
        page = report_page(shown, command="cjg run", versions={"python": "3"}, lang=lang)
        assert 'id="coverage"' in page
        assert 'id="sizes"' in page
        assert ("gemeenten" if lang == "nl" else "municipalities") in page
        assert ">nan" not in page.lower()


def test_every_size_class_has_a_name_in_both_languages() -> None:
    for lang in ("en", "nl"):
        assert len({class_words(name, lang) for name, _ in SIZE_CLASSES}) == len(SIZE_CLASSES)


def test_a_plain_town_adds_nothing_to_the_document(small_results: dict[str, sim.Results]) -> None:
    assert additions(small_results["broad"]) == {}


def test_replications_not_given_are_twenty_of_a_town_and_one_of_an_ensemble() -> None:
    usual = Settings(0, 3, 1, 2, "luck", "en")
    assert usual.for_scenarios([scenarios.load("mid_town")]).replications == 20
    assert usual.for_scenarios([scenarios.load("national")]).replications == 1
    asked = Settings(4, 3, 1, 2, "luck", "en")
    assert asked.for_scenarios([scenarios.load("national")]).replications == 4
