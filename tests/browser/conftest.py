"""A real browser for the pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.dashboard_server import Served, serve, settle
from tests.browser.filled_store import fill
from tests.patience import LONGEST_MS

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Let fixtures know whether their test failed, to keep a picture of what it saw."""
    report = yield
    if report.when == "call":
        item.failed = report.failed  # type: ignore[attr-defined]
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium of this machine, without a window."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail(f"no browser found; install one of {', '.join(NAMES)}")
    expect.set_options(timeout=LONGEST_MS)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(QUIET), timeout=LONGEST_MS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("dashboard")
    assert fill(folder / "store.sqlite") >= 10_000  # what Research is shown with
    found = serve(folder)
    yield found
    found.stop()


@pytest.fixture
def visit(browser: Browser, served: Served, request: pytest.FixtureRequest) -> Iterator[Any]:
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def go(path: str, *, width: int = 1440, locale: str = "en-GB", lang: str = "", wait: bool = True) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale=locale, accept_downloads=True)
        contexts.append(context)
        context.set_default_timeout(LONGEST_MS)
        if lang:
            context.add_cookies([{"name": "cjg_language", "value": lang, "url": served.address}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda sent: None if sent.url.startswith((served.address, "data:", "blob:"))
                else complaints.append(f"asked for {sent.url}"))  # fmt: skip
        page.goto(served.address + path)
        page.wait_for_selector("h1")
        if wait:
            settle(page)
        return page

    yield go
    failed = getattr(request.node, "failed", False)
    for context in contexts:
        if failed:
            for page in context.pages:
                page.screenshot(path=f"results/failed-{request.node.name[:80].replace('/', '-')}.png")
        context.close()
    assert complaints == []
