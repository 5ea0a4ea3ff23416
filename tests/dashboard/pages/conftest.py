"""A dashboard served as users start it, in a small town with a short horizon, and a real browser before it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

MONTHS, INHABITANTS = "40", "4000"
READY = re.compile(r"http://\S+")
LOCALES = {"en": "en-GB", "nl": "nl-NL"}
Visit = Callable[..., Page]


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start ``cjg dashboard`` on a free port; its address."""
    store = tmp_path_factory.mktemp("store") / "store.sqlite"
    environment = os.environ | {"CJG_TEST_MONTHS": MONTHS, "CJG_TEST_INHABITANTS": INHABITANTS}
    command = [
        sys.executable,
        "-m",
        "experiments.cli",
        "dashboard",
        "--no-browser",
        "--port",
        "0",
        "--store",
        str(store),
    ]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    told = []
    try:
        for line in process.stdout:
            told.append(line)
            if found := READY.search(line):
                yield found.group().rstrip("/")
                return
        pytest.fail("the dashboard did not start: " + "".join(told))
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Start the Chromium of this machine, without a window."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield started
        started.close()


@pytest.fixture
def visit(site: str, chromium: Browser) -> Iterator[Visit]:
    """Open a page and wait until it has its answer; what it complains of fails the test."""
    pages: list[Page] = []
    complaints: list[str] = []

    def open_page(path: str, lang: str = "en", width: int = 1440, *, ready: str = "answered") -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale=LOCALES[lang])
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on(
            "request",
            lambda request: (
                complaints.append(request.url) if site not in request.url and request.url.startswith("http") else None
            ),
        )
        page.goto(f"{site}{path}")
        if ready == "answered":
            page.wait_for_function("document.documentElement.dataset.end === 'done'")
        else:
            page.wait_for_selector(ready)
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def violations() -> Callable[[Page], list[str]]:
    """Ask axe-core what is wrong with a page; charts stand beside a sentence and a table, and are hidden from it."""

    def found(page: Page) -> list[str]:
        page.wait_for_timeout(150)
        answer = Axe().run(page)
        return [
            f"{each['id']}: {node['target']} {node.get('failureSummary', '')}"
            for each in answer.response["violations"]
            for node in each["nodes"]
        ]

    return found
