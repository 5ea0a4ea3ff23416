"""The dashboard in a real browser: from a control let go to new curves drawn, page weight, and first load.

Browser, server and workers share the cores of this machine. A move is to a value that nobody has run: nothing comes
from the store or from memory. What the server thinks ahead is measured apart.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from experiments.experiment_report.pictures import end_what_lives_in

from .rows import Row

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MOVES = 20
LONGEST_LAUNCH = 60.0  # seconds for a browser to start
LONGEST_SILENCE = 240.0  # seconds without an answer, after which a browser is given up
FIRST_TARGET, ALL_TARGET, SLOWEST_TARGET = 0.25, 0.7, 1.2  # seconds
REST = 4_000  # milliseconds between moves, in which the server thinks ahead
FIELD = "choices.outreach"
READING = 30_000  # milliseconds in which a user reads and the server runs the other values of the main dilemmas
DRAGS = 8
THUMB = 16  # pixels of a slider's handle
HELD = 250  # milliseconds a hand rests at a value before it lets go
WATCH = """
(selector) => {
  const facts = document.documentElement.dataset, before = Number(facts.asked), found = {};
  const control = document.querySelector(selector);
  window.watched = new Promise((done) => {
    control.addEventListener('change', () => {
      const started = performance.now();
      const look = () => {
        const now = performance.now() - started;
        if (Number(facts.request) > before) {
          if (Number(facts.futures) >= 5 && found.first === undefined) found.first = now / 1000;
          if (Number(facts.futures) === 20) { found.all = now / 1000; done(found); return; }
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, { once: true, capture: true });
    window.setTimeout(() => done(found), 60000);
  });
}
"""
UNFOLD = (
    "(control) => { for (let at = control; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true; }"
)
SET = "(control, value) => { control.value = value; control.dispatchEvent(new Event('change', { bubbles: true })); }"


def rows(moves: int = MOVES) -> list[Row]:
    """Measure, or say why nothing was measured: no browser, no Playwright, or a browser that does not answer."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        return [Row("dashboard", "no browser found", None, "", note=f"one of {', '.join(BROWSERS)}")]
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        return [Row("dashboard", "Playwright is not installed", None, "")]

    with tempfile.TemporaryDirectory(prefix="cjg-", ignore_cleanup_errors=True) as folder, sync_playwright() as driver:
        server, address = _started(Path(folder))
        try:
            browser = driver.chromium.launch(
                executable_path=path,
                args=["--no-sandbox", "--disable-gpu"],
                env={**os.environ, "TMPDIR": folder},
                timeout=1000 * LONGEST_LAUNCH,
            )
            with _given_up(folder) as go_on:
                return _measured(browser, address, moves, go_on)
        except Error as problem:
            return [Row("dashboard", "the browser does not answer", None, "", note=str(problem).splitlines()[0])]
        finally:
            server.terminate()
            server.communicate()  # until it has ended
            end_what_lives_in(folder)


@contextmanager
def _given_up(folder: str) -> Iterator[Callable[[], None]]:
    """End a browser that falls silent; what is offered is to be called whenever it has answered."""
    silence: list[threading.Timer] = []

    def go_on() -> None:
        while silence:
            silence.pop().cancel()
        silence.append(threading.Timer(LONGEST_SILENCE, end_what_lives_in, [folder]))
        silence[0].start()

    go_on()
    try:
        yield go_on
    finally:
        silence.pop().cancel()


def _started(folder: Path) -> tuple[subprocess.Popen[str], str]:
    words = [sys.executable, "-m", "experiments.cli", "dashboard", "--no-browser", "--port", "0"]
    server = subprocess.Popen(
        [*words, "--store", str(folder / "store.sqlite")],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert server.stdout is not None
    found = re.search(r"http://\S+/", server.stdout.readline())
    assert found is not None
    return server, found.group()


def _measured(browser: Any, address: str, moves: int, go_on: Callable[[], None]) -> list[Row]:
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    _open(page, address + "choose")  # the workers load their kernels and live the years before
    page.wait_for_timeout(REST)
    started = time.perf_counter()
    fresh = browser.new_context(viewport={"width": 1366, "height": 768}).new_page()
    _open(fresh, address + "choose")
    loaded = time.perf_counter() - started
    fresh.wait_for_load_state("networkidle")  # what draws is counted when its transfer has been told
    weight = fresh.evaluate(
        "performance.getEntriesByType('resource').reduce((sum, each) => sum + each.transferSize, 0)"
    )
    fresh.close()
    slider = f"[data-field='{FIELD}'] input"
    values = np.linspace(0.08, 0.92, moves).round(3).tolist()
    found = []
    for value in values:
        go_on()
        page.wait_for_timeout(REST)
        found.append(_watched(page, slider, lambda value=value: page.locator(slider).evaluate(SET, value)))
    dragged = []
    for value in np.linspace(0.115, 0.885, DRAGS):
        go_on()
        page.wait_for_timeout(REST)
        _drag(page, slider, float(value))
        dragged.append(_watched(page, slider, page.mouse.up))
    go_on()
    page.wait_for_timeout(READING)
    radio = "[data-field='choices.sequence'] input[value='content_first']"
    ahead = _watched(page, radio, lambda: page.locator(radio).evaluate("(control) => control.click()"))

    def seconds(moved: list[dict[str, float]], which: str, quantile: float = 0.5) -> float:
        return float(np.quantile([each.get(which, np.nan) for each in moved], quantile))  # none where one never came

    rested = f"{DRAGS} drags with the mouse to values never run, {HELD} ms at rest before it is let go"
    note = f"{moves} moves of {FIELD} to values never run, mid_town, 91 months"
    return [
        Row("dashboard", "first bands (5 futures or more), median", seconds(found, "first"), "s",
            FIRST_TARGET, note=note),
        Row("dashboard", "twenty futures, median", seconds(found, "all"), "s", ALL_TARGET, note=note),
        Row("dashboard", "twenty futures, 95th percentile", seconds(found, "all", 0.95), "s", SLOWEST_TARGET),
        Row("dashboard", "first bands, slider dragged by hand", seconds(dragged, "first"), "s",
            FIRST_TARGET, note=rested),
        Row("dashboard", "twenty futures, slider dragged by hand", seconds(dragged, "all"), "s",
            ALL_TARGET),
        Row("dashboard", "first bands of a main dilemma, thought ahead", seconds([ahead], "first"), "s", FIRST_TARGET,
            note=f"after {READING // 1000} s of reading, in which the other values of the six main dilemmas are run"),
        Row("dashboard", "twenty futures of a main dilemma, thought ahead", seconds([ahead], "all"), "s", ALL_TARGET),
        Row("dashboard", "page weight, first load", weight / 1e6, "MB", note="from this machine, not compressed"),
        Row("dashboard", "first load to twenty futures drawn", loaded, "s", note="empty browser cache, runs known"),
    ]  # fmt: skip


def _watched(page: Any, selector: str, act: Any) -> Any:
    """Do something, and return the seconds from the control's change to the first and to all futures drawn."""
    page.evaluate(WATCH, selector)
    act()
    return page.evaluate("window.watched")


def _drag(page: Any, selector: str, value: float) -> None:
    """Take the slider from where it stands to a value, as a hand does, and hold it there."""
    control = page.locator(selector)
    control.evaluate(UNFOLD)
    control.scroll_into_view_if_needed()
    box = control.bounding_box()
    low, high, now = control.evaluate("(each) => [Number(each.min), Number(each.max), Number(each.value)]")

    def across(at: float) -> float:
        return float(box["x"] + THUMB / 2 + (at - low) / (high - low) * (box["width"] - THUMB))

    height = box["y"] + box["height"] / 2
    page.mouse.move(across(now), height)
    page.mouse.down()
    for part in np.linspace(0.1, 1.0, 10):
        page.mouse.move(across(now + part * (value - now)), height)
        page.wait_for_timeout(25)
    page.wait_for_timeout(HELD)


def _open(page: Any, address: str) -> None:
    page.set_default_timeout(0)  # a browser that falls silent is ended
    page.goto(address)
    page.wait_for_function("document.documentElement.dataset.end === 'done'")
