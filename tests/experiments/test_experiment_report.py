"""The report of an experiment: it says what the numbers say, claims no more, and stands alone."""

from __future__ import annotations

import json
import re
import tomllib
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from sqlalchemy import select

from experiments import designs
from experiments.analysis import Analysis, analysed, effects_within, firm, interactions, main_effects
from experiments.analysis.trade_offs import CRITERIA
from experiments.designs.schema import checked_design
from experiments.experiment_report import contents, found, indices
from experiments.experiment_report.charts import trade_off_map
from experiments.experiment_report.command import subject_of
from experiments.experiment_report.repeating import design_text
from experiments.experiment_report.sentences import judgements, robust, small_label, under_conditions
from experiments.experiment_report.words import level_label
from experiments.page import Page
from experiments.store import catalogue, open_store
from experiments.store.tables import points, runs
from experiments.sweeps import sweep
from language.outcomes import OUTCOMES
from tests.command_line import here
from tests.experiments.test_report import Outline
from tests.experiments.test_sweeps import inline

DESIGNS = {
    "list": 'kind = "scenarios"\nscenarios = ["narrow", "broad"]',
    "one": 'kind = "one_at_a_time"\nfactors = {"choices.outreach" = [0.0, 0.3], "choices.web_chat" = [true, false]}',
    "crossed": 'kind = "full_factorial"\nfactors = {base = ["mid_town", "small_rural"], '
    '"choices.partnership" = ["narrow", "broad"]}',
    "both": 'kind = "scenarios"\nscenarios = ["narrow", "broad"]\nuncertainty = "both"',
    "walks": 'kind = "morris"\ntrajectories = 4\nfactors = {"context.utilisation" = "range", '
    '"parameters.recovery" = "range"}',
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of one small experiment of each kind."""
    made = tmp_path_factory.mktemp("reports")
    for name, body in DESIGNS.items():
        head = f'name = "{name}"\nreplications = 3\nmonths = 26\nquestion_en = "What does it change?"\n'
        tail = '\nresponses = ["reach_all", "white_spots_per_1000", "meeting_hours_share", "contacts_desk"]\n'
        (made / f"{name}.toml").write_text(f"{head}{body}{tail}[set]\ncontext.inhabitants = 700\n", encoding="utf-8")
        design, beside = designs.load(str(made / f"{name}.toml"))
        with open_store(str(made / "s.sqlite")) as store:
            sweep(store, designs.plan(design, beside, name), inline())
    return made


@pytest.mark.parametrize("name", DESIGNS)
def test_a_page_of_every_kind_stands_alone_in_two_languages(folder: Path, name: str) -> None:
    for lang, words in (("en", "How sure is this?"), ("nl", "Hoe zeker is dit?")):
        out = folder / f"{name}-{lang}"
        made = here(
            "report", name, "--store", "s.sqlite", "--lang", lang, "--out", out, "--without-pictures", cwd=folder
        )
        assert made.returncode == 0, made.stderr
        page = (out / "report.html").read_text(encoding="utf-8")
        outline = Outline()
        outline.feed(page)
        assert outline.open == []
        assert all(address.startswith("#") for address in outline.addresses)
        assert len(set(outline.identifiers)) == len(outline.identifiers)
        assert words in page
        record = json.loads((out / "run.json").read_text())
        for told in (record["fingerprint"], record["model_version"], "cjg sweep design.toml"):
            assert told in page
        visible = re.sub(r"<script.*?</script>|<[^>]*>", " ", page, flags=re.DOTALL)
        assert not re.search(r"\bnan\b|\bNone\b|None of the", visible)
        assert (out / "tables" / "outcomes.csv").exists()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("list", "show chance alone"),
        ("both", "show chance and the model's numbers together"),
        ("walks", "which settings happened to be drawn"),
    ],
)
def test_page_and_analysis_say_what_their_intervals_are_made_of(folder: Path, name: str, told: str) -> None:
    out = folder / f"spread-{name}"
    here("report", name, "--store", "s.sqlite", "--out", out, "--without-pictures", cwd=folder)
    page = unescape(" ".join((out / "report.html").read_text(encoding="utf-8").split()))
    assert told in page
    kind = "both" if name == "both" else "luck"
    assert ("one set of the model's numbers; the same future" in page) == (kind == "both")
    assert json.loads((out / "run.json").read_text())["uncertainty"] == kind
    found = here("analyse", name, "--store", "s.sqlite", "--json", cwd=folder)
    assert json.loads(found.stdout)["uncertainty"] == kind
    line = here("analyse", name, "--store", "s.sqlite", cwd=folder).stdout.strip().splitlines()[-1]
    assert {"list": "chance alone", "both": "chance and numbers together", "walks": "happened to be drawn"}[
        name
    ] in line


def test_the_design_beside_the_page_gives_the_same_experiment(folder: Path) -> None:
    with open_store(str(folder / "s.sqlite")) as store:
        for name in DESIGNS:
            experiment = catalogue.find(store, name)
            again = checked_design(tomllib.loads(design_text(experiment.design)), name)
            plan = designs.plan(again, folder, name)
            assert catalogue.key_of(plan, experiment.model_version) == experiment.id


def row(outcome: str, mean: float, half: float, **more: object) -> dict[str, object]:
    about = {"factor": "choices.partnership", "level": "broad", "against": "narrow", "n": 20, "firm": abs(mean) > half}
    return {"outcome": outcome, "mean": mean, "low": mean - half, "high": mean + half, **about, **more}


def plain(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


def test_a_sentence_says_what_the_interval_says() -> None:
    rows = pd.DataFrame(
        [
            row("white_spots_per_1000", -2.0, 0.5),
            row("meeting_hours_share", 0.05, 0.01),
            row("contacts_desk", 3.0, 1.0),
            row("reach_all", 0.01, 0.02),
            row("help_all", 0.02, 0.01, firm=False),
            row("load", 0.0, 0.0),
            row("early_help", np.nan, np.nan),
        ]
    )
    english, dutch = (" ".join(each["told"] for each in judgements(Page(lang), rows)) for lang in ("en", "nl"))
    assert english == (
        "Better: white spots per 1,000 young people 1.50 to 2.50 fewer. Worse: hours spent in meetings 4.0 to 6.0 points "
        "higher. Different: contacts at the walk-in centre 2.00 to 4.00 more. Possibly chance: helped within three months, all ages "
        "1.0 to 3.0 points higher. No difference found: reached within three months, all ages. The same in every "
        "future: load of the organisations. Cannot be compared: helped before it became serious."
    )
    assert dutch.startswith("Beter: witte vlekken per 1.000 jeugdigen 1,50 tot 2,50 minder. Slechter: uren in overleg")
    assert "Geen verschil gevonden: bereikt binnen drie maanden, alle leeftijden." in dutch


def test_what_depends_on_the_place_is_told_by_place_with_no_difference_where_there_is_none() -> None:
    within = pd.DataFrame(
        [
            row("white_spots_per_1000", -2.0, 0.5, within="base", within_level="large_city"),
            row("white_spots_per_1000", 0.1, 0.5, within="base", within_level="small_rural"),
        ]
    )
    clear = pd.DataFrame(
        [
            {
                "outcome": "white_spots_per_1000", "factor": "base", "level": "large_city",
                "other_factor": "choices.partnership", "other_level": "broad",
            }
        ]
    )  # fmt: skip
    (english,) = under_conditions(Page("en"), within, clear)
    assert "1.50 to 2.50 fewer" in english["effects"][0]
    assert "no difference found (−0.40 to 0.60)" in english["effects"][0]
    (dutch,) = under_conditions(Page("nl"), within, clear)
    assert "geen verschil gevonden (−0,40 tot 0,60)" in dutch["effects"][0]


def test_a_clear_interaction_gets_its_sentences_and_its_charts() -> None:
    draw_ = np.random.default_rng(1)
    rows = [
        {
            "point": 2 * (base == "small_rural") + (partnership == "broad"), "label": "", "base": base,
            "choices.partnership": partnership, "replication": r,
            "load": 0.5 + 0.1 * (base == "small_rural") * (partnership == "broad") + draw_.normal(0, 0.001),
        }
        for base in ("mid_town", "small_rural") for partnership in ("narrow", "broad") for r in range(20)
    ]  # fmt: skip
    frame, factors = pd.DataFrame(rows), ["base", "choices.partnership"]
    tables = {
        name: table.assign(firm=firm(table))
        for name, table in {
            "main_effects": main_effects(frame, factors, ["load"]),
            "interactions": interactions(frame, factors, ["load"]),
            "effects_within": effects_within(frame, factors, ["load"]),
        }.items()
    }
    page = Page("en")
    experiment = SimpleNamespace(design=SimpleNamespace(kind="full_factorial"), skipped=[])
    analysis = Analysis(frame, factors, tables)
    (told,) = found.in_short(page, analysis, experiment)["interactions"]["told"]  # type: ignore[arg-type]
    assert told["name"] == "Partnership: Broad: everybody instead of Narrow: core partners, by municipality."
    assert re.search(
        r"Load of the organisations: no difference found .* points higher in “Small rural", told["effects"][0]
    )
    found.outcome_by_outcome(page, analysis, experiment)  # type: ignore[arg-type]
    assert [name for name in page.figures if name.endswith("load-within")]


def test_an_option_close_to_the_best_is_not_called_worse() -> None:
    about = {"outcome": "reach_all", "best_in_futures": 2, "futures": 9, "max_regret": 0.02, "max_regret_high": 0.05}
    close, far = (robust(Page("en"), pd.Series(about | {"max_regret_low": low}), "a", "") for low in (0.0, 0.01))
    assert close == "a: best in 2 of 9 futures; no clear difference with the best."
    assert far == "a: best in 2 of 9 futures; at its worst 2.0 points (1.0 to 5.0) worse than the best."


def test_rough_shares_are_told_to_be_rough_and_points_of_a_map_bear_their_numbers() -> None:
    shares = pd.DataFrame({"total": [0.8, 0.1], "total_conf": [0.95, 0.1], "n": [8, 8]})
    assert "± 95%" in indices.too_rough(Page("en"), shares)[0]
    assert indices.too_rough(Page("en"), shares.assign(total_conf=0.1)) == []
    table = pd.DataFrame({"reach_all": [0.5, 0.4], "one_plan_rate": 0.2, "cost_per_helped_child": [9.0, 8.0],
                           "on_front": [True, False], "share": [1.0, 0.5]})  # fmt: skip
    drawn = trade_off_map(table, ["1. long", "2. longer"], CRITERIA, "nl", numbered=True)
    assert [trace["text"] for trace in drawn["data"]] == [["1"], ["2"]]


def test_books_that_do_not_balance_are_told_in_the_language_of_the_page(folder: Path) -> None:
    with open_store(str(folder / "s.sqlite")) as store:
        experiment = catalogue.find(store, "list")
        for told, expected in (('[["All is counted.", "Alles is geteld."]]', "Alles is geteld."), ('["Old."]', "Old.")):
            with store.writing() as connection:
                one = connection.execute(
                    select(runs.c.identity).select_from(points.join(runs, experiment.runs_of())).limit(1)
                ).scalar()
                connection.execute(runs.update().where(runs.c.identity == one).values(broken_checks=told))
            text = plain(contents.page_of(subject_of(store, experiment), "nl").html())
            assert f"In 1 run klopte de eigen boekhouding van het model niet. Dit ging niet op: ‘{expected}’" in text
        with store.writing() as connection:
            connection.execute(runs.update().values(broken_checks=None))


def test_a_small_letter_has_the_accent_that_its_capital_lost() -> None:
    assert small_label(OUTCOMES["one_plan_rate"], "nl").startswith("één gezin, één plan")


def test_of_many_differences_luck_alone_makes_none_firm_and_a_real_one_stays() -> None:
    draw_ = np.random.default_rng(4)
    wrong = 0
    for _ in range(60):
        gaps = draw_.normal(0, 1, (100, 12))
        gaps[0] += 4.0
        half = 2.201 * gaps.std(axis=1, ddof=1) / np.sqrt(12)
        mean = gaps.mean(axis=1)
        stands = firm(pd.DataFrame({"mean": mean, "low": mean - half, "high": mean + half, "n": 12}))
        assert stands[0]
        wrong += bool(stands[1:].any())
    assert wrong <= 8  # at most 5% of 60, and some luck


def test_the_same_difference_in_two_futures_is_no_proof_and_in_twenty_it_is() -> None:
    same = {"mean": 3.0, "low": 3.0, "high": 3.0}
    assert list(firm(pd.DataFrame([same | {"n": 2}]))) == [False]
    assert list(firm(pd.DataFrame([same | {"n": 20}]))) == [True]


def test_all_that_a_page_compares_is_judged_together(folder: Path) -> None:
    with open_store(str(folder / "s.sqlite")) as store:
        tables = analysed(store, catalogue.find(store, "crossed")).tables
    names = ["main_effects", "interactions", "effects_within"]
    together = firm(pd.concat([tables[name] for name in names], ignore_index=True))
    assert list(together) == [bool(value) for name in names for value in tables[name]["firm"]]
    assert firm(tables["main_effects"]).sum() >= tables["main_effects"]["firm"].sum()


def test_what_somebody_wrote_is_told_as_written_and_what_was_drawn_to_a_hundredth_of_its_range() -> None:
    for written in (0.005, 0.01, 0.025, 0.05):
        assert level_label("choices.outreach", written, "en") == f"{written:g}"
    assert level_label("context.existing_collaboration", 0.79981234, "en") == "0.8"
    assert level_label("context.utilisation", 0.7007112, "nl") == "0,701"
    assert level_label("parameters.agreement_fading", 0.00032127, "en") == "0.0003"


def test_what_cannot_stand_is_said_in_the_language_of_the_page(tmp_path: Path) -> None:
    factors = '{"choices.desk" = ["none", "decide"], "choices.front_offices" = ["merged", "separate"]}'
    file = tmp_path / "doors.toml"
    file.write_text(
        f'name = "doors"\nkind = "full_factorial"\nreplications = 1\nmonths = 1\nfactors = {factors}\n'
        'responses = ["reach_all"]\n[set]\ncontext.inhabitants = 600\n',
        encoding="utf-8",
    )
    design, beside = designs.load(str(file))
    with open_store(str(tmp_path / "s.sqlite")) as store:
        sweep(store, designs.plan(design, beside, "doors"), inline())
    words = ("--store", "s.sqlite", "--lang", "nl", "--out", "page", "--without-pictures")
    assert here("report", "doors", *words, cwd=tmp_path).returncode == 0
    page = unescape((tmp_path / "page" / "report.html").read_text(encoding="utf-8"))
    assert "Voordeuren: Samengevoegd: Voordeuren: ‘Samengevoegd’, maar bij het loket is gekozen voor ‘Geen’." in page
    assert "Loket: aan de gemeente overgelaten" in page
