"""Choose and compare in a real browser: plans that are kept, steps that are undone, controls that do nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from sim.compiling.version import MODEL_VERSION
from tests.browser.dashboard_server import SETTLED, moved, violations

pytestmark = pytest.mark.browser


def test_plans_are_saved_replaced_renamed_and_deleted_by_keyboard_and_each_is_told(visit: Any) -> None:
    page = visit("choose?choices.partnership=broad")
    keys, said, plans = page.keyboard, page.locator("#saved-said"), page.locator("#saved-list li")
    page.locator("summary", has_text="Save").focus()
    keys.press("Enter")
    page.locator("#plan-name").focus()
    keys.type("One <b>")
    moved(page, lambda: keys.press("Enter"))
    expect(said).to_contain_text("‘One <b>’ is saved")
    expect(page.locator("#panel-said-left")).to_contain_text("One <b> compared with")  # the charts call it so too
    keys.press("Enter")
    expect(said).to_contain_text("was saved as it is already")
    moved(page, lambda: page.evaluate("cjg.setField('choices.partnership', 'narrow')"))
    page.locator("#plan-name").focus()
    keys.press("Enter")
    expect(said).to_contain_text("There is a plan ‘One <b>’ already")
    keys.press("Tab")  # from Replace to Cancel
    keys.press("Enter")
    expect(said).to_contain_text("stays as it was")
    page.get_by_role("button", name="Rename ‘One <b>’").focus()
    keys.press("Enter")
    keys.type("Two")
    moved(page, lambda: keys.press("Enter"))
    expect(said).to_contain_text("‘One <b>’ is now called ‘Two’")
    moved(page, lambda: keys.press("Enter"))  # the focus is on it: open it
    assert "choices.partnership=broad" in page.url
    assert violations(page) == []
    page.get_by_role("button", name="Delete ‘Two’").focus()
    keys.press("Enter")
    expect(said).to_contain_text("‘Two’ is deleted")
    expect(plans).to_have_text(["Nothing saved yet"])
    keys.press("Enter")  # the focus is on Undo
    expect(said).to_contain_text("‘Two’ is back")
    page.reload()
    page.wait_for_function(SETTLED)
    assert page.locator("#saved-list .menu-item").all_text_contents() == ["Two"]


def test_presses_of_one_slider_are_one_step_and_leave_a_round_number_in_the_address(visit: Any) -> None:
    page = visit("choose?parameters.detection=1.1")
    page.locator("#parameter-rows input").evaluate("(each) => each.closest('details').open = true")
    slider = page.locator("#parameter-rows input")
    slider.focus()

    def press() -> None:
        for _ in range(7):
            page.keyboard.press("ArrowRight")

    moved(page, press)
    value = page.evaluate("cjg.state.assumptions['parameters.detection']")
    assert value > 1.1
    assert len(str(value)) <= 6
    assert f"parameters.detection={value}&" in page.url
    assert page.evaluate("cjg.past.length") == 1
    moved(page, lambda: page.get_by_role("button", name="Undo", exact=True).first.click())
    assert "parameters.detection=1.1&" in page.url


def test_a_picture_says_what_it_shows(visit: Any, tmp_path: Path) -> None:
    page = visit("choose?choices.partnership=broad&name=A%20%26%20B", lang="nl")
    with page.expect_download() as download:
        page.evaluate("cjg.actions.picture('svg')")
    path = tmp_path / "picture.svg"
    download.value.save_as(path)
    text = " ".join(path.read_text(encoding="utf-8").split("<text")).replace("</tspan>", " ")
    print_of_the_page = page.locator("#status").inner_text().rsplit(" ", 1)[1]
    for words in (
        print_of_the_page,
        MODEL_VERSION,
        "20 toekomsten",
        "toevalsgetal 1",
        "A &amp; B",
        "10-90%",
        "Geen CJG",
    ):
        assert words in text, words


def test_without_a_cjg_the_page_says_why_and_every_idle_control_says_so(visit: Any) -> None:
    for lang, said, word in (
        ("en", "This plan has no CJG", "No effect now"),
        ("nl", "Dit plan heeft geen CJG", "Nu zonder effect"),
    ):
        page = visit("choose?choices.partnership=none", lang=lang)
        expect(page.locator("#no-cjg-note")).to_contain_text(said)
        page.evaluate("document.querySelectorAll('.side details').forEach((each) => { each.open = true; })")
        notes = page.locator(".side [data-field^='choices.'] .inert-note:visible")
        assert set(notes.all_inner_texts()) == {word}
        assert notes.count() == page.locator(".side [data-field^='choices.']").count() - 1
        assert violations(page) == []
    moved(page, lambda: page.evaluate("cjg.undo(); cjg.setField('choices.partnership', 'narrow')"))
    expect(page.locator("#no-cjg-note")).to_be_empty()
