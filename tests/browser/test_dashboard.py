"""The dashboard in a real browser: every page, both languages, three widths, keyboard, files, and what goes wrong."""

from __future__ import annotations

import json
import os
import re
import signal
import tomllib
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

import scenarios
import sim
from dashboard.app import PAGES
from tests.browser.dashboard_server import SETTLED, SMALL, Served, moved, violations
from tests.patience import LONGEST

pytestmark = pytest.mark.browser
WIDTHS = (1440, 768, 360)

#: Every page the application registers; those whose path is not their name.
ELSEWHERE = {"start": "", "question": "question/teenagers", "documents": "about/glossary", "not_found": "nowhere"}
PATHS = [(name, ELSEWHERE.get(name, name)) for name in PAGES]


@pytest.mark.parametrize(("name", "path"), PATHS)
def test_a_page_fits_every_width_and_axe_finds_nothing_in_either_language(visit: Any, name: str, path: str) -> None:
    for lang in ("nl", "en"):
        page = visit(path, width=WIDTHS[0], lang=lang)
        assert page.evaluate("window.cjg.page.name") == ("start" if name == "question" else name)  # a card of the start
        assert page.evaluate("document.documentElement.lang") == lang
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            # charts are drawn anew for the width
            page.wait_for_function(f"document.documentElement.scrollWidth <= {width}")
            # the other language has the same elements in other words, the middle width those of the widest
            if lang == "nl" and width != WIDTHS[1]:
                assert violations(page) == []
        # on a laptop the bar shows every page, without scrolling
        page.set_viewport_size({"width": 1366, "height": 768})
        bar = page.locator(".nav")
        assert bar.evaluate("(bar) => bar.scrollWidth - bar.clientWidth") <= 0


#: Texts and names that stand in no brackets; what the language of the page says it is not may stay as it is.
BARE = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  const bare = (text) => /[a-z]{3,}/i.test(text.replace(/\\[[^\\[\\]]*(\\[[^\\]]*\\][^\\[\\]]*)*\\]/g, ''));
  while (walk.nextNode()) {
    const node = walk.currentNode, text = node.textContent.trim();
    const own = node.parentElement.closest('script, style, noscript, svg, .mark, .language, [lang="en"]');
    if (bare(text) && !own) found.push(text.slice(0, 80));
  }
  for (const each of document.querySelectorAll('[aria-label], [placeholder], [title], [aria-valuetext]'))
    for (const name of ['aria-label', 'placeholder', 'title', 'aria-valuetext']) {
      const text = each.getAttribute(name);
      if (text && bare(text) && !each.closest('.languages, svg, [lang="en"]')) found.push(name + '=' + text.slice(0, 60));
    }
  return found;
}"""


def folds_open(page: Any) -> None:
    """Open all that can be folded out, and pick every number of the model."""
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    if page.locator("#parameter-rows").count():
        page.evaluate("Object.keys(cjg.page.parameters).forEach((path) => cjg.addParameter(path))")


@pytest.mark.parametrize(("name", "path"), PATHS)
def test_no_text_of_a_page_has_been_left_untranslated(visit: Any, name: str, path: str) -> None:
    page = visit(path, lang="qps")
    folds_open(page)
    assert page.evaluate(BARE) == []


#: What a Dutch reader sees in no text of a page: words of the registries, where they were left in English.
ENGLISH = (
    r"\b(share|chance|utility|variance|source|target|within|months?|signs?|choices|inference|field|"
    r"futures|youths?|the|and|with|from)\b"
)


@pytest.mark.parametrize("path", ["choose", "sure", "about", "doors", "screens"])
def test_a_dutch_page_with_everything_folded_out_has_no_english(visit: Any, path: str) -> None:
    page = visit(path, lang="nl")
    folds_open(page)
    words = page.evaluate(
        """() => {
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
          while (walk.nextNode()) {
            const node = walk.currentNode;
            if (!node.parentElement.closest('script, style, noscript, [lang="en"]') && node.textContent.trim()) found.push(node.textContent.trim());
          }
          return found;
        }"""
    )
    assert [text[:120] for text in words if re.search(ENGLISH, text)] == []


def test_the_first_language_is_the_browsers_and_the_chosen_one_is_remembered(visit: Any) -> None:
    page = visit("choose", locale="nl-NL", wait=False)
    expect(page.locator("h1")).to_have_text("Kiezen en vergelijken")
    page.get_by_role("button", name="EN, English").click()
    expect(page.locator("h1")).to_have_text("Choose and compare")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_choice_moves_both_charts_the_words_and_the_address(visit: Any) -> None:
    page = visit("choose")
    before = page.locator("#panel-said-left").inner_text()
    moved(page, lambda: page.get_by_role("radio", name="Nobody (no CJG)").first.check())
    assert page.locator("#panel-said-left").inner_text() != before
    assert "choices.partnership=none" in page.url
    moved(page, lambda: page.get_by_role("button", name="Undo", exact=True).first.click())
    assert page.locator("#panel-said-left").inner_text() == before
    assert "choices.partnership" not in page.url
    moved(page, lambda: page.get_by_role("button", name="Redo", exact=True).click())
    assert "choices.partnership=none" in page.url


def test_an_address_brings_back_the_page_and_checks_its_numbers(visit: Any) -> None:
    page = visit("choose?town=mid_town&choices.partnership=broad&choices.outreach=0.2&panels=help_all.load")
    said, address = page.locator("#panel-said-left").inner_text(), page.url
    assert "&f=" in address
    again = visit(address.split("/", 3)[3])
    assert again.locator("#panel-said-left").inner_text() == said
    expect(again.locator("#print-note")).to_contain_text("are the same as those of the link")
    other = visit(address.split("/", 3)[3].split("&f=")[0] + "&f=0123456789abcdef")
    expect(other.locator("#print-note")).to_contain_text("differ")


def test_a_slider_moves_by_keyboard_and_thirty_fast_moves_end_at_the_last(visit: Any) -> None:
    page = visit("choose")
    page.get_by_text("Practice and specialists").click()
    slider = page.get_by_role("slider", name="Outreach").first
    slider.focus()
    for _ in range(30):
        page.keyboard.press("ArrowRight")
    value = float(slider.input_value())
    assert value == pytest.approx(0.05 + 30 * float(slider.get_attribute("step") or 0))
    page.wait_for_function(f"cjg.state.plan.choices['choices.outreach'] === {value}")
    page.wait_for_function(SETTLED)
    assert f"choices.outreach={value}" in page.url
    assert page.evaluate("document.documentElement.dataset.futures") == "20"


def test_the_charts_show_what_cjg_run_gives(visit: Any, served: Served) -> None:
    page = visit("choose?choices.partnership=narrow")
    page.wait_for_function("document.querySelector('#graph-left .js-plotly-plot')?.data?.length")
    drawn = page.evaluate("document.querySelector('#graph-left .js-plotly-plot').data.map(d => d.y.at(-1))")
    town = scenarios.load("mid_town").with_all(
        {"context.inhabitants": int(SMALL["CJG_TEST_INHABITANTS"]), "choices.partnership": "narrow"}
    )
    results = sim.simulate(town, replications=20, months=int(SMALL["CJG_TEST_MONTHS"]), seed=1)
    expected = results.summary().loc["reach_all", ["p10", "p90", "p50"]].tolist()
    assert drawn[3:] == pytest.approx(expected, rel=1e-5)
    expect(page.locator("#status")).to_contain_text(results.fingerprint)


def test_the_scenario_file_runs_to_the_same_numbers(visit: Any, served: Served, tmp_path: Path) -> None:
    page = visit("choose?choices.partnership=broad&at.20.choices.desk=none&context.problem_load=1.2")
    with page.expect_download() as download:
        page.evaluate("cjg.actions.export('plan.toml')")
    path = tmp_path / "plan.toml"
    download.value.save_as(path)
    assert tomllib.loads(path.read_text())["context"]["problem_load"] == 1.2
    results = sim.simulate(scenarios.load(path), replications=20, months=int(SMALL["CJG_TEST_MONTHS"]), seed=1)
    expect(page.locator("#status")).to_contain_text(results.fingerprint)


def test_pictures_and_tables_are_saved(visit: Any) -> None:
    page = visit("choose")
    for act, ending in (
        ("cjg.actions.export('outcomes.csv')", ".csv"),
        ("cjg.actions.picture('svg')", ".svg"),
        ("cjg.actions.picture('png')", ".png"),
    ):
        # every chart is a picture of its own: the last of one kind may come when the next has been asked for
        with page.expect_event(
            "download", lambda found, ending=ending: found.suggested_filename.endswith(ending)
        ) as download:
            page.evaluate(act)
        assert Path(download.value.path()).stat().st_size > 1000


def test_a_pin_is_put_moved_by_keyboard_dragged_and_taken_away(visit: Any) -> None:
    page = visit("choose")
    page.get_by_text("Plan a later change").click()
    page.locator("#change-field").select_option("choices.partnership")
    page.locator("#change-value").select_option("broad")
    page.locator("#change-month").select_option("30")
    moved(page, lambda: page.get_by_role("button", name="Put in the calendar").click())
    assert "at.30.choices.partnership=broad" in page.url
    pin = page.get_by_role("slider", name="Partnership: Broad: everybody")
    pin.focus()
    moved(page, lambda: page.keyboard.press("ArrowRight"))
    assert "at.31." in page.url
    expect(pin).to_be_focused()
    box = pin.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 14, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] - 200, box["y"] + 12, steps=5)
    moved(page, page.mouse.up)
    assert "at.31." not in page.url
    page.locator("#change-month").select_option("35")
    moved(page, lambda: page.get_by_role("button", name="Put in the calendar").click())
    pin.first.focus()
    moved(page, lambda: page.keyboard.press("Delete"))
    expect(page.get_by_role("slider", name="Partnership: Broad: everybody")).to_be_focused()  # the one that is left
    moved(page, lambda: page.get_by_role("button", name="Remove: Partnership").click())
    assert "at." not in page.url
    expect(page.get_by_text("Plan a later change")).to_be_focused()


def test_a_bad_address_and_a_refused_plan_are_told_and_the_rest_lives(visit: Any) -> None:
    page = visit("choose?town=nowhere&choices.partnership=huge")
    expect(page.get_by_role("alert").first).to_contain_text("cannot be read")
    expect(page.locator("#status")).to_contain_text("20 futures")
    for bad in ("at.95.choices.partnership=narrow", "choices.partnership=huge"):
        page = visit(f"helped?town=mid_town&{bad}")
        expect(page.locator(".page-notes")).to_contain_text("cannot be read or is not allowed")
        expect(page.locator("#status")).to_contain_text("futures")
        assert "Traceback" not in page.content()
    page = visit("doors?town=mid_town&f=garbage")
    expect(page.locator("#print-note")).to_contain_text("f=garbage")


def test_without_a_connection_the_page_says_so_and_goes_on_when_it_is_back(visit: Any) -> None:
    page = visit("choose")
    page.context.set_offline(True)
    page.get_by_role("radio", name="Narrow: core partners").check()
    page.evaluate("window.scrollTo(0, 1200)")
    expect(page.locator("#trouble")).to_contain_text("does not answer")
    expect(page.locator("#trouble")).to_be_in_viewport()
    page.context.set_offline(False)
    expect(page.locator("#trouble")).to_be_hidden()
    page.wait_for_function(SETTLED)
    assert "choices.partnership=narrow" in page.url
    page.context.set_offline(True)
    page.get_by_role("radio", name="Broad: everybody").check()  # a move without an answer goes along
    page.get_by_role("link", name="Memo and share").click()
    expect(page.locator("#no-page")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("h1").first).to_have_text("Memo and share")  # the memo itself has a heading too
    expect(page.locator("#memo")).to_contain_text("Broad: everybody")


def test_a_badge_closes_on_escape_and_on_a_click_elsewhere(visit: Any) -> None:
    page = visit("choose")
    badge, opened = page.locator(".badge summary").first, page.locator("details.badge[open]")
    badge.click()
    expect(opened).to_have_count(1)
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    expect(badge).to_be_focused()
    badge.click()
    page.locator("h1").click()
    expect(opened).to_have_count(0)


def test_on_a_phone_a_move_is_told_where_the_charts_are_out_of_sight(visit: Any) -> None:
    page = visit("choose", width=360)
    choice = page.get_by_role("radio", name="Narrow: core partners")
    choice.scroll_into_view_if_needed()
    said = page.locator(".at-hand")
    expect(said).to_be_in_viewport()
    before = said.inner_text()
    moved(page, choice.check)
    assert said.inner_text() != before
    page.locator(".panels").scroll_into_view_if_needed()
    expect(said).to_be_hidden()


def test_a_worker_that_dies_is_replaced(visit: Any, served: Served) -> None:
    page = visit("choose")
    for pid in served.workers():
        os.kill(pid, signal.SIGKILL)
    moved(page, lambda: page.get_by_role("radio", name="Narrow: core partners").check())
    if page.evaluate("document.documentElement.dataset.end") != "done":
        moved(page, lambda: page.get_by_role("button", name="Try again").click())
    expect(page.locator("#status")).to_contain_text("20 futures")


def test_two_browsers_and_others_do_not_mix(visit: Any, served: Served) -> None:
    first, second = visit("choose?choices.partnership=narrow"), visit("choose?choices.partnership=broad")
    one, other = (page.locator("#status").inner_text() for page in (first, second))
    assert one != other
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(18) as pool:
        asked = [pool.submit(ask, served, 0.8 + number % 6 / 10, f"client {number}") for number in range(18)]
        prints = [each.result() for each in asked]
    assert len(set(prints)) == 6
    assert [prints[number] for number in range(6)] == [prints[number + 6] for number in range(6)]
    again = visit("choose?choices.partnership=narrow")
    assert again.locator("#status").inner_text() == one


def ask(served: Served, load: float, client: str) -> str:
    """Ask as a page does, and return the line with the fingerprint."""
    state = {"assumptions": {"context.problem_load": load}}
    body = json.dumps({"client": client, "state": state}).encode()
    request = urllib.request.Request(served.address + "stream/choose", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=LONGEST) as answer:
        lines = [json.loads(line) for line in answer]
    assert lines[-1] == {"end": "done"}
    return next(line["status"] for line in lines if line.get("futures") == 20)


def test_nonsense_sent_to_the_server_gets_words_and_no_traceback(served: Served) -> None:
    for body in (b"", b"[]", b'{"state": 3}', b'{"state": {"town": "x"}}', b'{"state": {"plan": {"changes": [[1]]}}}'):
        request = urllib.request.Request(served.address + "stream/choose", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=LONGEST) as answer:
            text = answer.read().decode()
        assert "Traceback" not in text
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(served.address + "export/plan.toml?choices.partnership=huge")
    with refused.value as answer:  # an error is an answer too, with a connection that stays open
        assert answer.code == 400
