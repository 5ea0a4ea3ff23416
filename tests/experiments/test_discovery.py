"""Scenario discovery: boxes whose answer is known, noise in which there is none, and the words for both."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.analysis import box_of, interest_of, slopes, worst_quarter
from experiments.analysis.box_words import box_sentence
from experiments.refusals import Refusal
from tests.command_line import here

FACTORS = ["choices.outreach", "choices.partnership", "choices.specialist_help", "context.existing_collaboration"]


def town(points: int, answer, noise: float = 0.0) -> pd.DataFrame:
    """Made-up outcomes of a hypercube with a number, a list, yes or no, and a number that does nothing."""
    draw = np.random.default_rng(2)
    frame = pd.DataFrame(
        {
            "point": np.arange(points),
            "label": "x",
            "replication": 0,
            "choices.outreach": draw.uniform(0, 0.5, points),
            "choices.partnership": pd.Categorical(draw.choice(["narrow", "growth", "broad"], points)),
            "choices.specialist_help": draw.random(points) < 0.5,
            "context.existing_collaboration": draw.uniform(0.1, 0.5, points),
        }
    )
    frame["reach_all"] = answer(frame) + draw.normal(0, noise, points) if noise else answer(frame)
    return frame


def low_where_narrow_and_no_outreach(frame: pd.DataFrame) -> pd.Series:
    return 0.6 - 0.3 * ((frame["choices.outreach"] < 0.2) & (frame["choices.partnership"] == "narrow"))


def test_a_box_is_found_again_and_holds_on_points_it_was_not_found_on() -> None:
    interest = interest_of("reach_all<0.4")
    limits, checks = box_of(town(400, low_where_narrow_and_no_outreach), FACTORS, interest)
    found = limits.set_index("factor")
    assert set(found.index) == {"choices.outreach", "choices.partnership"}
    assert found.loc["choices.partnership", "values"] == ["narrow"]
    assert found.loc["choices.outreach", "high"] == pytest.approx(0.2, abs=0.03)
    assert pd.isna(found.loc["choices.outreach", "low"])
    checks = checks.set_index("part")
    assert checks["points"].to_dict() == {"found": 280, "held_out": 120}
    assert checks["coverage"].min() > 0.8
    assert checks["density"].min() > 0.8
    assert checks["holds"].all()
    english, dutch = (box_sentence(limits, checks.reset_index(), interest, lang) for lang in ("en", "nl"))
    assert english.startswith("“Reached within three months, all ages” below 40.0% is mostly found where")
    assert "“Partnership” is “" in english
    assert "held out" in english
    assert dutch.startswith("“Bereikt binnen drie maanden, alle leeftijden” onder 40,0% komt vooral voor waar")
    assert " is. Van de " in dutch or " is en " in dutch


def test_of_noise_no_conditions_are_told() -> None:
    frame = town(200, lambda frame: 0.5 + 0 * frame["choices.outreach"], noise=0.1)
    interest = worst_quarter(frame["reach_all"], "reach_all")
    assert interest
    assert interest.side == "below"
    limits, checks = box_of(frame, FACTORS, interest)
    for lang, words in (("en", "No conditions were found"), ("nl", "Er zijn geen omstandigheden gevonden")):
        assert box_sentence(limits, checks, interest, lang).startswith(words)


def test_too_few_points_give_no_box() -> None:
    limits, checks = box_of(town(30, low_where_narrow_and_no_outreach), FACTORS, interest_of("reach_all<0.4"))
    assert limits.empty
    assert checks.empty


def test_slopes_are_those_of_the_function_and_nothing_is_found_where_nothing_is() -> None:
    frame = town(
        300, lambda frame: 0.4 * frame["choices.outreach"] - 0.1 * (frame["choices.partnership"] == "narrow"), 0.02
    )
    found = slopes(frame, FACTORS, ["reach_all"]).set_index(["factor", "level"])
    assert found.loc["choices.outreach", "mean"].item() == pytest.approx(0.2, abs=0.01)
    assert found.loc[("choices.partnership", "narrow"), "mean"] == pytest.approx(-0.1, abs=0.01)
    for idle in ("context.existing_collaboration", "choices.specialist_help"):
        row = found.loc[idle].iloc[0]
        assert row["low"] < 0 < row["high"]
    assert (found["explained"] > 0.8).all()


@pytest.mark.parametrize("given", ["reach_all", "reach_al<1", "reach_all<many", "reach_all=1"])
def test_what_cannot_be_looked_for_is_refused(given: str) -> None:
    with pytest.raises(Refusal, match="--where"):
        interest_of(given)


def test_a_hypercube_is_swept_and_analysed(tmp_path: Path) -> None:
    (tmp_path / "cube.toml").write_text(
        """
name = "cube"
kind = "latin_hypercube"
samples = 48
replications = 1
months = 12
responses = ["white_spots_per_1000", "load"]
[set]
context.inhabitants = 600
[factors]
choices.partnership = ["narrow", "broad"]
context.utilisation = "range"
context.existing_collaboration = "range"
""",
        encoding="utf-8",
    )
    at = ("--store", "s.sqlite")
    assert here("sweep", "cube.toml", *at, "--workers", "1", "--quiet", cwd=tmp_path).returncode == 0
    found = here("analyse", "cube", *at, "--where", "load>0.5", "--lang", "nl", "--out", "tables", cwd=tmp_path)
    assert found.returncode == 0, found.stderr
    assert "“Belasting van de organisaties” boven 50,0%" in found.stdout
    effects = pd.read_csv(tmp_path / "tables" / "slopes.csv").set_index(["outcome", "factor"])
    assert effects.loc[("load", "context.utilisation"), "low"] > 0
    refused = here("analyse", "cube", *at, "--where", "load=1", cwd=tmp_path)
    assert refused.returncode == 2
