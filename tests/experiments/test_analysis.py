"""Analysis: effects and indices on made-up outcomes whose answer is known."""

from __future__ import annotations

import itertools
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from experiments import designs
from experiments.analysis import (
    Analysis,
    analysed,
    differences_from_first,
    effects_within,
    firm,
    interactions,
    main_effects,
    morris_indices,
    slopes,
    sobol_indices,
    sobol_pairs,
)
from experiments.analysis.indices import Rough
from experiments.analysis.remark_words import sentences
from experiments.analysis.remarks import Remark
from experiments.designs.layouts import positions
from experiments.designs.schema import checked_design
from experiments.store import open_store
from experiments.sweeps import sweep
from tests.command_line import here
from tests.experiments.sweeping import DIFFERENT, write_design
from tests.experiments.test_sweeps import inline, spoiling


def made_up(levels: dict[str, list[object]], answer, replications: int = 30) -> pd.DataFrame:
    """Outcomes of a factorial: an answer, luck shared by all points of a replication, and a little of their own."""
    draw = np.random.default_rng(5)
    luck = draw.normal(0, 10, replications)
    rows = []
    for number, values in enumerate(itertools.product(*levels.values())):
        point = dict(zip(levels, values, strict=True))
        for r in range(replications):
            value = answer(**point) + luck[r] + draw.normal(0, 0.1)
            rows.append({"point": number, "label": str(values), **point, "replication": r, "y": value})
    return pd.DataFrame(rows)


def test_effects_and_interactions_are_found_under_luck_a_hundred_times_larger() -> None:
    frame = made_up({"a": [0, 1, 2], "b": ["x", "y"]}, lambda a, b: 3.0 * a + 2.0 * (b == "y") + a * (b == "y"))
    effects = main_effects(frame, ["a", "b"], ["y"]).set_index(["factor", "level"])
    for key, expected in {("a", 1): 3.5, ("a", 2): 7.0, ("b", "y"): 3.0}.items():
        assert effects.loc[key, "mean"] == pytest.approx(expected, abs=0.1)
        assert effects.loc[key, "high"] - effects.loc[key, "low"] < 0.2
    together = interactions(frame, ["a", "b"], ["y"]).set_index(["level", "other_level"])
    assert together.loc[(1, "y"), "mean"] == pytest.approx(1.0, abs=0.1)
    assert together.loc[(2, "y"), "mean"] == pytest.approx(2.0, abs=0.1)
    gaps = differences_from_first(frame, ["y"]).set_index("point")
    assert gaps.loc[5, "mean"] == pytest.approx(10.0, abs=0.2)
    assert set(gaps["n"]) == {30}


def test_no_effect_is_reported_as_an_interval_around_zero() -> None:
    frame = made_up({"a": [0, 1], "b": [0, 1]}, lambda a, b: 0.0, replications=200)
    for row in main_effects(frame, ["a", "b"], ["y"]).itertuples():
        assert row.low < 0 < row.high


def test_skipped_points_do_not_pass_one_factor_off_as_another() -> None:
    frame = made_up({"a": [0, 1], "b": [0, 1]}, lambda a, b: 100.0 * b)
    part = frame[~((frame["a"] == 1) & (frame["b"] == 1))]
    naive = main_effects(part, ["a", "b"], ["y"]).set_index("factor")["mean"]["a"]
    matched = main_effects(part, ["a", "b"], ["y"], matched=True).set_index("factor")["mean"]["a"]
    assert naive == pytest.approx(-50.0, abs=1.0)
    assert matched == pytest.approx(0.0, abs=0.1)
    assert interactions(part, ["a", "b"], ["y"], matched=True)["mean"].isna().all()


def ishigami(cube: np.ndarray) -> np.ndarray:
    x = (2 * cube - 1) * np.pi
    return np.sin(x[:, 0]) + 7.0 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def drawn(**content: object) -> np.ndarray:
    fields = ["parameters.detection", "parameters.frailty", "parameters.recovery"]
    content = {"name": "x", "factors": dict.fromkeys(fields, "range"), **content}
    return positions(checked_design(content, "x"), 3)


@pytest.mark.parametrize("second_order", [False, True])
def test_sobol_finds_the_known_answer_of_ishigamis_function(second_order: bool) -> None:
    values = ishigami(drawn(kind="sobol", samples=1024, second_order=second_order))
    found = sobol_indices(values, ["a", "b", "c"], second_order=second_order)
    np.testing.assert_allclose(found["first"], [0.3139, 0.4424, 0.0], atol=0.06)
    np.testing.assert_allclose(found["total"], [0.5576, 0.4424, 0.2437], atol=0.06)
    assert set(found["n"]) == {1024}


def test_with_a_value_missing_a_variance_is_not_divided_at_all() -> None:
    values = ishigami(drawn(kind="sobol", samples=64))
    values[3] = np.nan
    assert sobol_indices(values, ["a", "b", "c"]).empty


def test_what_no_share_can_be_is_never_told_as_one() -> None:
    found = 0
    for seed in range(40):
        cube = drawn(kind="sobol", samples=16, seed=seed)
        try:
            shares = sobol_indices(np.exp(9 * cube[:, 0] * cube[:, 1]), ["a", "b", "c"])[["first", "total"]].to_numpy()
        except Rough:
            found += 1
        else:
            assert ((shares >= 0) & (shares <= 1)).all()
    assert found > 10  # so few samples divide no variance as steep as this
    assert sobol_indices(ishigami(drawn(kind="sobol", samples=8)), ["a", "b", "c"]).empty


def test_factors_that_seem_to_make_none_of_a_variance_are_not_told() -> None:
    told = 0
    for seed in range(40):
        cube = drawn(kind="sobol", samples=16, seed=seed)
        rare = 1.0 * ((cube[:, 0] > 0.9) & (cube[:, 1] > 0.5) & (cube[:, 2] > 0.5))
        with suppress(Rough):
            found = sobol_indices(rare, ["a", "b", "c"])
            assert found.empty or found["total"].sum() >= 0.8
            told += len(found) > 0
    assert told > 5


def test_pairs_of_ishigamis_function_are_found_and_others_are_nothing() -> None:
    found = sobol_pairs(ishigami(drawn(kind="sobol", samples=1024, second_order=True)), ["a", "b", "c"])
    shares = found.set_index(["factor", "other_factor"])["second"]
    assert shares[("a", "c")] == pytest.approx(0.2437, abs=0.06)
    assert abs(shares[("a", "b")]) < 0.06
    assert abs(shares[("b", "c")]) < 0.06
    assert found.iloc[0]["other_factor"] == "c"


def test_lines_through_hardly_more_points_than_factors_make_nothing_firm() -> None:
    draw = np.random.default_rng(8)
    wrong = 0
    for _ in range(60):
        frame = pd.DataFrame(draw.uniform(size=(12, 8)), columns=list("abcdefgh"))
        frame = frame.assign(point=range(12), replication=0, y=draw.normal(size=12))
        found = slopes(frame, list("abcdefgh"), ["y"])
        assert set(found["freedom"]) == {3}
        wrong += bool(firm(found).any())
    assert wrong <= 8  # at most 5% of 60, and some luck


def test_morris_ranks_factors() -> None:
    cube = drawn(kind="morris", trajectories=40)
    values = 10 * cube[:, 1] + 1 * cube[:, 0] + 0 * cube[:, 2]
    found = morris_indices(cube, values, ["a", "b", "c"])
    assert list(found["factor"]) == ["b", "a", "c"]
    np.testing.assert_allclose(found["mean_absolute"], [10, 1, 0], atol=1e-9)
    assert set(found["n"]) == {40}


def test_morris_tells_what_a_list_changes_from_one_value_to_another() -> None:
    cube = drawn(kind="morris", trajectories=40)
    values = 20.0 * (cube[:, 1] >= 0.5)  # a list of two values
    found = morris_indices(cube, values, ["a", "b", "c"], lists=["b"]).set_index("factor")
    np.testing.assert_allclose(found.loc["b", ["mean_absolute", "mean"]].to_numpy(float), 20.0)


def test_what_a_factor_changes_is_told_where_it_means_something() -> None:
    frame = made_up({"desk": [0, 1], "place": [0, 1]}, lambda desk, place: 20.0 * desk + 4.0 * desk * place)
    effects = main_effects(frame, ["desk", "place"], ["y"], matched=True, idle={"place": {0, 1}}).set_index("factor")
    assert effects.loc["desk", "mean"] == pytest.approx(22.0, abs=0.1)
    assert effects.loc["place", "mean"] == pytest.approx(4.0, abs=0.1)
    within = effects_within(frame, ["desk", "place"], ["y"], matched=True, idle={"place": {0, 1}})
    assert within.loc[within["factor"] == "place", "within_level"].tolist() == [1]
    assert interactions(frame, ["desk", "place"], ["y"], matched=True, idle={"place": {0, 1}}).empty


def swept(folder: Path, **content: Any) -> Analysis:
    """What a small design finds."""
    usual = {"name": "x", "replications": 1, "months": 40, "seed": 3, "set": {"context.inhabitants": 600}}
    design = checked_design({**usual, **content}, "x")
    with open_store(str(folder / "s.sqlite")) as store:
        experiment = sweep(store, designs.plan(design, folder, "x"), inline()).experiment
        return analysed(store, experiment)


DESK = {"choices.desk": ["none", "shared_building"], "choices.desk_location": ["town_centre", "where_youth_are"]}


def test_a_desk_that_settles_a_cost_alone_has_all_of_its_variance_and_where_it_stands_none(tmp_path: Path) -> None:
    factors = {**DESK, "context.utilisation": {"low": 0.7, "high": 0.95}}
    found = swept(tmp_path, kind="sobol", samples=16, responses=["cost_per_youth", "reach_all"], factors=factors)
    shares = found.tables["sobol"].set_index(["outcome", "factor"])["total"]
    assert shares["cost_per_youth", "choices.desk"] == pytest.approx(1.0, abs=0.05)
    assert shares["cost_per_youth", "choices.desk_location"] == pytest.approx(0.0, abs=0.01)
    assert Remark("points", {"asked": 80, "counted": 80, "drawn": True}) in found.remarks


def test_what_cannot_be_combined_freely_is_told_together(tmp_path: Path) -> None:
    factors = {"choices.desk": ["none", "shared_building"], "choices.front_offices": ["separate", "merged"],
               "context.utilisation": {"low": 0.7, "high": 0.9}}  # fmt: skip
    found = swept(tmp_path, kind="sobol", samples=16, responses=["cost_per_youth"], factors=factors)
    shares = found.tables["sobol"].set_index("factor")["total"]
    assert shares["choices.desk + choices.front_offices"] == pytest.approx(1.0, abs=0.1)
    assert shares["context.utilisation"] == pytest.approx(0.0, abs=0.05)
    assert "together" in [remark.kind for remark in found.remarks]


@pytest.mark.parametrize(("kind", "size"), [("sobol", 16), ("morris", 6), ("latin_hypercube", 12)])
def test_an_outcome_that_nothing_moves_is_said_to_be_so(tmp_path: Path, kind: str, size: int) -> None:
    factors = {"choices.early_people": ["line_managers", "informal_leaders"], "choices.outreach": [0.0, 0.3]}
    many = {"trajectories" if kind == "morris" else "samples": size}
    found = swept(
        tmp_path, kind=kind, replications=2, months=2, responses=["professional_density"], factors=factors, **many
    )
    assert found.outcomes["professional_density"].nunique() == 2  # by luck alone
    assert [remark.kind for remark in found.remarks] == ["points", "unmoved"]


def test_what_is_missing_or_the_same_everywhere_is_said(tmp_path: Path) -> None:
    found = swept(
        tmp_path, kind="latin_hypercube", samples=12, months=14, responses=["reach_all", "meeting_hours_share"],
        factors={"choices.desk": ["none", "shared_building"], "choices.front_offices": ["separate", "merged"]},
    )  # fmt: skip
    said = sentences(found.remarks, "en")
    assert "12 settings were asked for; 10 of them can exist, and these count." in said
    assert "“Reached within three months, all ages” has no value in any run." in said
    assert len(sentences(found.remarks, "nl")) == len(said)


def test_the_command_shows_tables_and_refuses_half_an_experiment(tmp_path: Path) -> None:
    file = write_design(tmp_path, months=14)
    at = ("--store", tmp_path / "s.sqlite")
    design, folder = designs.load(str(file))
    with open_store(str(tmp_path / "s.sqlite")) as store:
        assert sweep(store, designs.plan(design, folder, "small"), spoiling()).failed == DIFFERENT
    again = here("sweep", file, *at, "--quiet", cwd=tmp_path)
    assert again.returncode == 3, again.stderr
    assert "context.inhabitants = 0" in again.stderr
    refused = here("analyse", "small", *at, cwd=tmp_path)
    assert refused.returncode == 2
    assert "--retry-failed" in refused.stderr
    assert here("sweep", file, *at, "--retry-failed", "--workers", "1", cwd=tmp_path).returncode == 0
    found = here("analyse", "small", *at, "--out", "tables", cwd=tmp_path)
    assert found.returncode == 0, found.stderr
    assert "main effects" in found.stdout
    effects = pd.read_csv(tmp_path / "tables" / "main_effects.csv")
    assert set(effects["factor"]) == {"choices.partnership", "choices.outreach"}
