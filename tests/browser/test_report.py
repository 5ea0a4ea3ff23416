"""The report in a real browser: drawn, self-contained, readable from a phone to a wide screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import scenarios
import sim
from experiments.report import report_page
from tests.patience import LONGEST_MS

pytestmark = pytest.mark.browser


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


def opened(browser: Browser, report: Path, width: int) -> tuple[Page, list[str]]:
    """Open the page and collect every complaint and every request beyond the page itself."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.set_default_timeout(LONGEST_MS)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(request.url) if "http" in request.url[:4] else None)
    page.goto(report.as_uri())
    page.wait_for_selector("html[data-drawn]")
    return page, complaints


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_page_fits_draws_all_and_asks_for_nothing(browser: Browser, report: Path, width: int) -> None:
    page, complaints = opened(browser, report, width)
    assert complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    drawn = page.locator(".chart").evaluate_all("all => all.map(one => one.querySelectorAll('.main-svg').length)")
    assert drawn
    assert all(drawn)
    for box in page.locator(".chart").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)"):
        assert 200 < box <= width
    page.close()


def test_every_chart_picture_and_table_has_a_name(browser: Browser, report: Path) -> None:
    page, _ = opened(browser, report, 1440)
    for selector in (".chart", ".scroll", "svg.network"):
        named = page.locator(selector).evaluate_all(
            "all => all.map(one => one.getAttribute('aria-label') || one.getAttribute('aria-labelledby'))"
        )
        assert named
        assert all(named)
    page.close()


def test_the_keyboard_reaches_the_results_first_and_every_scrolling_table(browser: Browser, report: Path) -> None:
    page, _ = opened(browser, report, 360)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    assert page.locator(".scroll:not([tabindex='0'])").count() == 0
    page.close()


def test_text_stands_out_from_its_background(browser: Browser, report: Path) -> None:
    page, _ = opened(browser, report, 1440)
    ratios = page.evaluate(
        """() => {
          const light = (text) => {
            const part = text.match(/[\\d.]+/g).slice(0, 3).map((each) => {
              const share = each / 255;
              return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
            });
            return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
          };
          const behind = (one) => {
            for (let each = one; each; each = each.parentElement) {
              const colour = getComputedStyle(each).backgroundColor;
              if (!/, 0\\)$/.test(colour)) return light(colour);
            }
            return 1;
          };
          const texts = "main p, main li, main td, main th, main a, nav a, .under, .said span";
          return [...document.querySelectorAll(texts)].map((one) => {
              const pair = [light(getComputedStyle(one).color), behind(one)].sort((a, b) => b - a);
              return (pair[0] + 0.05) / (pair[1] + 0.05);
            });
        }"""
    )
    assert min(ratios) >= 4.5
    page.close()


def test_on_paper_the_charts_shrink_to_a_column(browser: Browser, report: Path) -> None:
    page, _ = opened(browser, report, 1440)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    narrow = "[...document.querySelectorAll('.chart .main-svg')].every(one => one.getBoundingClientRect().width <= 330)"
    page.wait_for_function(narrow)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.close()
