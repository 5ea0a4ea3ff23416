"""Figures are plain dictionaries that hold what was measured, and nothing that colour alone tells."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from experiments.comparison import differences
from experiments.documents import as_json
from experiments.figures import LOOKS, MOST_BANDS, bands, look, over_time
from experiments.findings import MAIN
from experiments.page import Page
from experiments.report_numbers import main_differences
from language.outcomes import OUTCOMES
from sim.run.results import Results


def test_bands_are_percentiles_over_futures_month_by_month() -> None:
    index = pd.MultiIndex.from_product([range(5), range(3)], names=["replication", "month"])
    column = np.array([[np.nan, 1, 10], [np.nan, 2, 20], [np.nan, 3, 30], [np.nan, 4, 40], [np.nan, 5, np.nan]])
    table = bands(pd.DataFrame({"load": column.ravel()}, index=index), "load")
    assert table.loc[0].isna().all()
    assert table.loc[1].tolist() == pytest.approx([1.4, 3, 4.6])
    assert table.loc[2, "p50"] == 25


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("key", MAIN)
def test_every_main_outcome_makes_a_figure_that_plotly_accepts(
    key: str, lang: str, small_results: dict[str, Results]
) -> None:
    courses = {name: bands(result.monthly, key) for name, result in small_results.items()}
    figure = over_time(OUTCOMES[key], courses, lang=lang, changes=[12])
    go.Figure(figure)  # refuses an attribute it does not know
    json.loads(as_json(figure))


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_differences_of_every_main_outcome_make_figures_that_plotly_accepts(
    lang: str, small_results: dict[str, Results]
) -> None:
    page = Page(lang)
    cards = main_differences(page, small_results, differences(small_results))["cards"]
    assert len(cards) == len(MAIN)
    for figure in page.figures.values():
        go.Figure(figure)
        json.loads(as_json(figure))
        sides = [note["text"] for note in figure["layout"]["annotations"] if note["yref"] == "paper"]
        assert [text.strip("← →") != "" for text in sides] == [True, True]


def test_a_course_has_dates_a_band_and_the_marks_within_the_run(small_results: dict[str, Results]) -> None:
    courses = {name: bands(result.monthly, "load") for name, result in small_results.items()}
    figure = over_time(OUTCOMES["load"], courses)
    assert len(figure["data"]) == 3 * len(courses)
    assert figure["data"][0]["x"][0] == "2007-06-01"
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["grant<br>begins"]
    many = {f"s{number}": courses["broad"] for number in range(MOST_BANDS + 1)}
    assert len(over_time(OUTCOMES["load"], many)["data"]) == len(many)


def test_neighbouring_scenarios_differ_in_colour_line_and_marker() -> None:
    for position in range(30):
        here, following = look(position), look(position + 1)
        assert here.colour != following.colour
        assert here.dash != following.dash
        assert here.symbol != following.symbol
    assert len({one.colour for one in LOOKS}) == len({one.symbol for one in LOOKS}) == len(LOOKS)
