from __future__ import annotations

import json
import time

import pytest

from benchmarks import plain_mesa, report
from benchmarks.rows import Row, best_of
from benchmarks.split import seconds_by_process


def test_a_target_is_reached_from_the_right_side():
    assert Row("g", "time", 0.05, "s", 0.06).reached is True
    assert Row("g", "time", 0.07, "s", 0.06).reached is False
    assert Row("g", "rate", 30.0, "times", 25.0, at_least=True).reached is True
    assert Row("g", "nothing promised", 1.0, "s").reached is None


def test_times_and_rates_are_normalised_and_nothing_else():
    time, rate, memory = (
        Row("g", "t", 0.5, "s"),
        Row("g", "r", 4e6, "child-months/s"),
        Row("g", "m", 80.0, "MB"),
    )
    for row in (time, rate, memory):
        row.normalise(2e8)
    assert time.normalised == pytest.approx(100.0)
    assert rate.normalised == pytest.approx(2e4)
    assert memory.normalised is None


def test_best_of_takes_the_shortest_and_prepares_each():
    prepared, rests = [], [0.05, 0.0, 0.05]
    best = best_of(3, lambda: time.sleep(rests[len(prepared) - 1]), before=lambda: prepared.append(time.perf_counter()))
    assert len(prepared) == 3
    assert 0.0 <= best <= prepared[2] - prepared[1]  # the second took no longer than until the third was prepared


def test_the_file_is_strict_json_with_a_verdict_on_each_row(tmp_path):
    path = tmp_path / "results" / "benchmark.json"
    report.write([Row("g", "time", 0.05, "s", 0.06), Row("g", "free", 1.0, "s")], path)
    content = json.loads(path.read_text())
    assert content["schema"] == report.SCHEMA
    assert [row["reached"] for row in content["rows"]] == [True, None]
    assert list(path.parent.iterdir()) == [path]


def test_the_split_lives_the_same_months_as_the_model():
    from sim import Scenario
    from sim.run.model import CJGModel

    scenario = Scenario(name="small").with_("context.inhabitants", 2_000)
    split = CJGModel(scenario, months=6, collect=False)
    spent = seconds_by_process(split)
    whole = CJGModel(scenario, months=6, collect=False)
    while whole.running:
        whole.step()
    assert {"seeking", "intake", "help"} <= set(spent)
    assert (split.book.counts == whole.book.counts).all()


def test_a_month_of_plain_mesa_makes_every_child_older_and_nothing_else():
    town = plain_mesa.Town(200)
    for _ in range(24):
        town.step()
    assert [child.age for child in town.agents] == [24] * 200
    assert 0 < sum(child.needs for child in town.agents) < 200
