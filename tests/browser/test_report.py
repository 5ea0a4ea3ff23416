"""The report in a real browser: drawn, self-contained, readable from a phone to a wide screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

import scenarios
import sim
from experiments.report import report_page
from tests.browser.dashboard_server import violations
from tests.patience import LONGEST_MS

pytestmark = pytest.mark.browser
WIDTHS = (1440, 768, 360)


@pytest.fixture(scope="module", params=["en", "nl"])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    results = {
        name: sim.simulate(scenarios.load(name).with_("context.inhabitants", 1500), replications=3, months=36, seed=2)
        for name in ("no_cjg", "narrow", "broad")
    }
    path = tmp_path_factory.mktemp("page") / "report.html"
    page = report_page(results, command="cjg compare no_cjg narrow broad", versions={}, lang=request.param)
    path.write_text(page, encoding="utf-8")
    return path


def test_the_page_can_be_read_by_everybody_at_every_width_and_on_paper(browser: Browser, report: Path) -> None:
    page = browser.new_page(viewport={"width": WIDTHS[0], "height": 900})
    page.set_default_timeout(LONGEST_MS)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(request.url) if "http" in request.url[:4] else None)
    page.goto(report.as_uri())
    page.wait_for_selector("html[data-drawn]")
    drawn = page.locator(".chart").evaluate_all("all => all.map(one => one.querySelectorAll('.main-svg').length)")
    assert drawn
    assert all(drawn)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(f"() => document.documentElement.scrollWidth <= {width}")
        for box in page.locator(".chart").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)"):
            assert 200 < box <= width
    assert complaints == []
    if page.evaluate("document.documentElement.lang") == "en":  # the other language has the same elements
        assert violations(page, besides=".main-svg") == []  # the drawings are thousands of shapes
    # the keyboard reaches the results first, and every table that scrolls
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    assert page.locator(".scroll:not([tabindex='0'])").count() == 0
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    narrow = "() => [...document.querySelectorAll('.chart .main-svg')].every(one => one.getBoundingClientRect().width <= 330)"
    page.wait_for_function(narrow)
    page.close()
