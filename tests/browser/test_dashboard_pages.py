"""Start, the film and the memo in a real browser: what they show is what the runs say."""

from __future__ import annotations

import io
import re
import urllib.error
import urllib.request
from typing import Any

import numpy as np
import pytest
from docx import Document
from playwright.sync_api import Page, expect

import scenarios
import sim
from dashboard.film.drawing import without_a_team
from dashboard.pages.start_answer import moved as part_moved
from dashboard.plan.comparison import compared
from dashboard.plan.questions import QUESTIONS
from dashboard.plan.state import Own, State
from dashboard.runs.work import run_one
from experiments.comparison import paired_difference
from experiments.findings import finding
from language.outcomes import OUTCOMES
from sim.inputs.organisation_types import TEAM
from tests.browser.dashboard_server import SETTLED, SMALL, Served, moved, violations
from tests.patience import LONGEST

pytestmark = pytest.mark.browser
INHABITANTS, MONTHS = (int(SMALL[name]) for name in ("CJG_TEST_INHABITANTS", "CJG_TEST_MONTHS"))
PLAN = "memo?town=mid_town&choices.partnership=broad&at.20.choices.desk=network_only&name=Test%20plan"


def small(state: State) -> dict[str, sim.Scenario]:
    """The scenarios of a state in the small town of the tests."""
    return {key: each.with_("context.inhabitants", INHABITANTS) for key, each in compared(state).items()}


# -- start --------------------------------------------------------------------------------------------------------------


def guess(page: Page, line: str, way: str) -> None:
    page.locator(f"input[value={line}]").check()
    page.locator(f"input[value={way}]").check()
    moved(page, lambda: page.locator("[data-action=guess]").click())
    page.wait_for_selector("#question-result:not([hidden]) .result-said")


def test_a_guess_is_asked_before_the_result_and_the_result_is_that_of_the_runs(visit: Any) -> None:
    asked = QUESTIONS["teenagers"]
    page = visit(f"question/{asked.name}", width=768)
    assert page.locator("#question-result").is_hidden()
    page.locator("[data-action=guess]").click()
    assert page.locator("#guess-said").inner_text()
    assert page.locator("#question-result").is_hidden()
    guess(page, asked.outcomes[0], "down")
    runs = {key: sim.simulate(each, replications=20, months=MONTHS) for key, each in small(asked.state).items()}
    parts = {}
    for outcome in asked.outcomes:
        first, second = (runs[key].outcomes[outcome].to_numpy() for key in ("baseline", "plan"))
        parts[outcome] = part_moved(first, paired_difference(first, second))
    most = max(parts, key=lambda each: abs(parts[each] or 0.0))
    assert OUTCOMES[most].label("en") in page.locator(".row-most th").inner_text()
    assert OUTCOMES[most].label("en") in page.locator(".result-said").inner_text()
    assert runs["plan"].fingerprint in page.url
    assert violations(page) == []


def test_a_question_goes_on_in_choose_and_compare_with_its_plan_and_can_be_undone(visit: Any) -> None:
    page = visit("question/family")
    guess(page, "reach_all", "up")
    page.locator("#question-result a[href^='/choose']").click()
    page.wait_for_function("window.cjg.page && window.cjg.page.name === 'choose'")
    page.wait_for_function(SETTLED)
    state = page.evaluate("window.cjg.state")
    assert state["plan"]["choices"] == {"choices.care_coordination": "municipal_coordinator"}
    assert state["pinned"]["choices"] == {"choices.care_coordination": "any_core_organisation"}
    assert page.locator("[data-action=undo]").first.get_attribute("aria-disabled") == "false"


def test_the_start_tells_a_counted_fact_and_leads_to_every_question(visit: Any) -> None:
    page = visit("")
    found = [sim.simulate(each, replications=20, months=MONTHS) for each in small(State()).values()]
    numbers = [round(100 * float(np.nanmedian(each.outcomes["reach_all"]))) for each in found]
    said = page.locator("#start-fact").inner_text()
    assert [int(each) for each in re.findall(r"\d+", said)[:3:2]] == [numbers[0], int(re.findall(r"\d+", said)[2])]
    assert f" {numbers[1]}" in said
    assert page.locator("a[href^='/question/']").count() == len(QUESTIONS)


# -- behind the doors ---------------------------------------------------------------------------------------------------


def test_a_filmed_run_is_the_run_itself() -> None:
    scenario = small(State())["plan"]
    plain, film = (run_one(scenario, 0, MONTHS, 1, task) for task in ("run", "film"))
    assert np.array_equal(plain.outcomes, film.outcomes, equal_nan=True)
    assert np.array_equal(plain.table, film.table, equal_nan=True)
    assert film.film is not None
    assert len(film.film.ties) == MONTHS


def test_the_film_scrubs_plays_and_pauses_and_squares_and_table_have_the_same_facts(visit: Any) -> None:
    page = visit("doors")
    page.wait_for_selector("html[data-film=shown]")
    film = run_one(small(State())["plan"], 0, MONTHS, 1, "film").film
    assert film is not None
    film = without_a_team(film)  # in these years no CJG opens
    shown = page.locator(".pairs").nth(1)
    for kind in (1, 2):
        assert shown.locator(f".pair-{kind}").count() == int((film.pairs[-1] == kind).sum())
    slider = page.locator("#film-at")
    slider.focus()
    page.keyboard.press("Home")
    assert slider.get_attribute("aria-valuetext") == "June 2007"
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#film-month")).to_have_text("October 2007")
    drawn = "[...document.querySelectorAll('#film-plan *'), document.getElementById('film-plan')].find(o => o._cyreg)._cyreg.cy"
    assert page.evaluate(f"{drawn}.edges().length") == len(film.ties[4])
    assert page.evaluate(f"{drawn}.nodes('.person').length") == film.people
    page.locator("#film-facts summary").click()
    assert page.locator("#film-table tbody tr").count() >= len(film.organisations)
    page.keyboard.press("Escape")
    page.locator("#film-play").click()
    page.wait_for_function("document.getElementById('film-month').textContent !== 'October 2007'")
    page.evaluate("window.beats = 0; window.setInterval(() => { window.beats += 1; }, 50)")
    page.locator("#film-play").click()
    at, beats = page.locator("#film-month").inner_text(), page.evaluate("window.beats")
    page.wait_for_function(f"window.beats > {beats} + 20")  # as long as the page counts, the film would go on
    assert page.locator("#film-month").inner_text() == at
    assert violations(page) == []


def test_the_team_is_drawn_where_it_opens_and_nowhere_else() -> None:
    state = State(plan=Own({"choices.partnership": "narrow"}))
    runs = {
        key: run_one(each.with_("context.inhabitants", 12_000), 0, 91, 1, "film")
        for key, each in compared(state).items()
    }
    films = {key: without_a_team(ran.film) for key, ran in runs.items() if ran.film is not None}
    assert films["plan"].is_open.any()
    assert TEAM in films["plan"].organisations
    assert TEAM not in films["baseline"].organisations
    shown = films["baseline"]
    assert shown.caseload.shape[1] == len(shown.employer) == shown.people
    assert shown.pairs.shape[1:] == (len(shown.organisations), len(shown.organisations))
    assert max(int(month[:, :2].max(initial=0)) for month in shown.ties) < shown.people


def test_in_the_film_no_two_people_or_names_lie_over_one_another(visit: Any) -> None:
    page = visit("doors?context.inhabitants=12000")
    page.wait_for_selector("html[data-film=shown]")
    overlaps = page.evaluate(
        """(key) => {
          const cy = [...document.querySelectorAll('#film-plan *'), document.getElementById('film-plan')].find(o => o._cyreg)._cyreg.cy;
          const boxes = cy.nodes('.employer').map((one) => one.boundingBox({ includeLabels: true, includeNodes: false }));
          const people = cy.nodes('.person').map((one) => [one.position('x'), one.position('y'), one.data('size') / 2]);
          const over = (a, b) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
          const inside = (a, [x, y]) => a.x1 < x && x < a.x2 && a.y1 < y && y < a.y2;
          return [
            boxes.filter((a, at) => boxes.some((b, other) => other > at && over(a, b))).length,
            boxes.filter((a) => people.some((one) => inside(a, one))).length,
            people.filter(([x, y, r], at) => people.some(([u, v, q], other) => other > at && Math.hypot(x - u, y - v) < 0.9 * (r + q))).length,
          ];
        }"""
    )
    assert overlaps == [0, 0, 0]
    page.locator("#film-facts summary").click()
    assert page.locator("#film-table").evaluate("(place) => place.scrollWidth - place.clientWidth") <= 0


def test_with_reduced_motion_the_film_goes_by_years(visit: Any) -> None:
    page = visit("doors")
    page.wait_for_selector("html[data-film=shown]")
    page.emulate_media(reduced_motion="reduce")
    page.locator("#film-play").click()
    page.wait_for_function("Number(document.getElementById('film-at').value) > 0")
    assert int(page.locator("#film-at").input_value()) == 12


# -- how sure -----------------------------------------------------------------------------------------------------------


def test_how_sure_names_four_things_that_could_be_otherwise_and_one_choice_is_its_own_whole_difference(
    visit: Any,
) -> None:
    page = visit("sure?choices.outreach=0.3&baseline=pinned")
    rows = page.locator("#four tbody tr")
    assert rows.locator("th strong").all_inner_texts() == [
        "Chance", "The model's numbers", "The municipality", "The rules of the model",
    ]  # fmt: skip
    assert "worked out" not in page.locator("#four").inner_text()
    expect(page.locator("#why")).to_contain_text("Only one choice differs")
    expect(page.locator("#why")).to_contain_text("30% of hours")
    amounts = page.locator("#why .shares").first.locator("tbody tr td:last-child").all_inner_texts()
    assert amounts[0] == amounts[1]  # of the one choice, and of the whole
    expect(page.locator("#elsewhere")).to_contain_text("10 futures each, 20 here")


# -- memo ---------------------------------------------------------------------------------------------------------------


def test_a_finding_of_the_memo_is_the_paired_difference_of_the_runs(visit: Any) -> None:
    page = visit(PLAN)
    state = State.from_query({"town": "mid_town", "choices.partnership": "broad", "at.20.choices.desk": "network_only"})
    first, second = (sim.simulate(each, replications=20, months=MONTHS) for each in small(state).values())
    difference = paired_difference(first.outcomes["reach_all"], second.outcomes["reach_all"])
    words = finding(OUTCOMES["reach_all"], difference).sentence
    assert page.locator(".finding").count() == 3
    assert page.locator(".finding-said").first.inner_text().lower() == f"{words}.".lower()
    assert f"f={second.fingerprint}" in page.url
    assert violations(page) == []


def test_the_same_words_stand_on_the_page_in_the_file_and_in_the_document(visit: Any, served: Served) -> None:
    page = visit(PLAN, locale="nl-NL")
    said = page.locator(".finding-said").all_inner_texts()
    query = page.url.partition("?")[2]

    def fetched(name: str) -> bytes:
        request = urllib.request.Request(f"{served.address}export/{name}?{query}", headers={"Accept-Language": "nl"})
        with urllib.request.urlopen(request, timeout=LONGEST) as answer:
            content: bytes = answer.read()
        return content

    file = fetched("memo.html").decode()
    assert "<script" not in file
    alone = page.context.new_page()
    alone.set_content(file)
    assert len(re.findall(rb"/Type /Page\b", alone.pdf(prefer_css_page_size=True))) <= 2
    assert all(each in file for each in said)
    written = Document(io.BytesIO(fetched("memo.docx")))
    paragraphs = [each.text for each in written.paragraphs]
    assert all(each in paragraphs for each in said)
    assert written.core_properties.title == page.locator("#memo h1").inner_text()
    assert written.core_properties.language == "nl-NL"
    broad = scenarios.load("broad")
    assert broad.choices.partnership == "broad"
    assert any(cell.text.startswith("Breed") for row in written.tables[0].rows for cell in row.cells)


def test_the_memo_prints_on_paper_without_the_frame(visit: Any) -> None:
    page = visit(PLAN)
    assert 1 <= len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) <= 2
    page.emulate_media(media="print")
    assert not page.locator(".header").is_visible()
    assert not page.locator(".memo-aside").is_visible()


def test_a_memo_of_an_address_that_cannot_be_read_is_refused_in_words(served: Served) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{served.address}export/memo.docx?town=nowhere", timeout=LONGEST)
    with refused.value as answer:  # an error is an answer too, with a connection that stays open
        assert answer.code == 400
        assert b"nowhere" in answer.read()


def test_the_documents_lead_from_about_to_their_headings_and_to_each_other(visit: Any) -> None:
    page = visit("about", lang="nl", width=360)
    page.get_by_role("link", name="Begrippenlijst").click()
    expect(page.locator("article td[lang=nl]").first).to_contain_text("Centrum voor Jeugd en Gezin")
    page = visit("about/odd", width=360)
    page.wait_for_function("document.documentElement.scrollWidth <= 360")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("navigation", name="To jump to").get_by_role("link", name="7.11 Coordination").click()
    expect(page.locator("[id='711-coordination']")).to_be_in_viewport()
    page.locator("article").get_by_role("link", name="glossary").click()
    expect(page.locator("article h1")).to_contain_text("Glossary")
