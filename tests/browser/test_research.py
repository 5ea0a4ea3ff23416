"""Research in a real browser, with a store of ten thousand runs."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sim.compiling.version import MODEL_VERSION
from tests.browser.dashboard_server import SETTLED, moved, violations

pytestmark = pytest.mark.browser


def opened(visit: Any, sweep: str) -> Page:
    """Open the page at one of the sweeps."""
    page = visit("research")
    select = page.locator("[data-spec*='research.sweep'] select")
    label = next(text for text in select.locator("option").all_inner_texts() if text.startswith(sweep))
    if select.evaluate("(list) => list.selectedOptions[0].textContent") != label:
        moved(page, lambda: select.select_option(label=label))
    return page


def test_a_point_leads_to_its_runs_and_opens_with_the_same_plan_in_choose_and_compare(visit: Any) -> None:
    page = opened(visit, "plans_in_towns")
    expect(page.locator("#sweep-about")).to_contain_text("8,640 runs")
    assert page.locator("#research-heat table tbody tr").count() == 3
    assert page.locator("#research-parallel polyline").count() == 432
    assert page.locator("#research-front tbody tr").count() == 10
    told = page.locator("#research-front tbody tr").first.inner_text()
    for words in ("Partnership: ", "Coordination of care: ", "Outreach: 30%"):  # each plan in words
        assert words in page.locator("#research-front tbody").inner_text(), words
    drawn = page.evaluate("document.querySelector('#graph-front .js-plotly-plot').layout")
    beside = [each["text"].replace("<br>", " ") for each in drawn["annotations"] if "ax" in each]
    assert len(beside) == 10
    first = next(text for text in beside if text.startswith("1. "))
    assert first[3:].split(" · ")[1] in told.replace("Partnership: ", "")
    assert "lower is better" in drawn["xaxis"]["title"]["text"]
    expect(page.locator("#sweep-other-model")).to_be_empty()
    page.locator(".ag-center-cols-container .ag-row[row-index='2'] .ag-cell").last.click()
    expect(page.locator("#research-runs tbody tr")).to_have_count(20)
    assert violations(page) == []
    page.locator("#research-runs a").click()
    page.wait_for_function("window.cjg && window.cjg.page && window.cjg.page.name === 'choose'")
    page.wait_for_function(SETTLED)
    choices = page.evaluate("window.cjg.state.plan.choices")
    # the third point of the design; what is the town's own stands in no plan
    assert choices["choices.partnership"] == "narrow"
    assert choices["choices.outreach"] == 0.3


def test_two_other_fields_are_put_in_the_heat_map(visit: Any) -> None:
    page = opened(visit, "plans_in_towns")
    moved(page, lambda: page.locator("[data-research=down]").select_option("choices.desk"))
    assert page.locator("#research-heat table tbody tr").count() == 4


def test_pairs_that_were_not_run_are_hatched_values_stand_in_the_registrys_order_and_another_model_is_told(
    visit: Any,
) -> None:
    page = opened(visit, "single_changes")
    moved(page, lambda: page.locator("[data-research=across]").select_option("choices.desk"))
    down = page.locator("#research-heat tbody th").all_inner_texts()
    assert [text.split(":")[0] for text in down] == ["Narrow", "Broad", "Growing from the core"]
    blank = page.locator("#research-heat td.heat-blank")
    assert set(blank.all_inner_texts()) == {"not run"}
    assert blank.count() == 4  # one change at a time: no pair beside the first row and the first column
    expect(page.locator("#research-heat .heat-scale")).to_contain_text("darker is better")
    expect(page.locator("#research-front tbody")).to_contain_text("As it is now: nothing changed")
    for place in ("sweep-other-model", "research-effects", "research-heat", "research-front", "points-other-model"):
        expect(page.locator(f"#{place}")).to_contain_text("ther")
        expect(page.locator(f"#{place}")).to_contain_text("model")
    expect(page.locator("#sweep-other-model")).to_contain_text(MODEL_VERSION)
    page.locator(".ag-center-cols-container .ag-row[row-index='1'] .ag-cell").last.click()
    expect(page.locator("#research-runs")).to_contain_text("in Choose and compare they will differ")
    assert violations(page) == []


def test_the_interval_of_drawn_points_is_said_to_be_that_of_the_draw(visit: Any) -> None:
    page = opened(visit, "plans_over_ranges")
    expect(page.locator("#research-effects")).to_contain_text("which settings happened to be drawn")
    expect(page.locator("#research-effects")).not_to_contain_text("chance alone")


def test_a_box_opens_at_its_middle_with_its_ranges_beside_the_controls(visit: Any) -> None:
    page = opened(visit, "plans_over_ranges")
    page.locator("#research-box a").first.click()
    page.wait_for_function("window.cjg && window.cjg.page && window.cjg.page.name === 'choose'")
    page.wait_for_function(SETTLED)
    ranges = page.evaluate("window.cjg.state.ranges")
    assert "choices.partnership" in ranges
    expect(page.locator("[data-field='choices.partnership'] .range-note")).to_contain_text("Narrow")
    for path, (low, high) in ((path, ends) for path, ends in ranges.items() if not isinstance(ends[0], str)):
        value = page.evaluate("(path) => cjg.state.plan.choices[path] ?? cjg.state.assumptions[path]", path)
        assert value == pytest.approx((low + high) / 2, rel=1e-3)
    assert "in.choices.partnership=narrow" in page.url
    assert violations(page) == []
    moved(page, lambda: page.get_by_role("button", name="Take the ranges away").click())
    assert page.locator(".range-note").count() == 0


def test_a_point_that_is_not_there_is_told(visit: Any, served: Any) -> None:
    page = visit("research", wait=False)
    answer = page.request.get(f"{served.address}research/open?sweep=plans_in_towns&point=99999")
    assert answer.status == 404
    assert "no such point" in answer.text()
