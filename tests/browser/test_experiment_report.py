"""The page of an experiment in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from experiments import designs
from experiments.store import open_store
from experiments.sweeps import sweep
from tests.command_line import here
from tests.experiments.sweeping import write_design
from tests.experiments.test_sweeps import inline
from tests.patience import LONGEST_MS

pytestmark = pytest.mark.browser


def test_the_page_fits_the_screen_and_draws_every_chart_without_asking_the_network(
    browser: Browser, tmp_path: Path
) -> None:
    design, folder = designs.load(str(write_design(tmp_path, replications=2, months=26)))
    with open_store(str(tmp_path / "s.sqlite")) as store:
        sweep(store, designs.plan(design, folder, "small"), inline())
    made = here("report", "small", "--store", "s.sqlite", "--out", "page", "--without-pictures", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    page = browser.new_page(viewport={"width": 1440, "height": 800})
    page.set_default_timeout(LONGEST_MS)
    said: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: asked.append(request.url))
    page.goto((tmp_path / "page" / "report.html").as_uri())
    page.wait_for_function("Number(document.documentElement.dataset.drawn) > 5")
    assert page.locator(".chart .main-svg").count() > 5
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function(f"() => document.documentElement.scrollWidth <= {width}")
    assert said == []
    assert all(address.startswith(("file:", "data:", "blob:")) for address in asked)
    page.close()
