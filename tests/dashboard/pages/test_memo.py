"""The memo: what it says is what the runs say, on the page, in the file and in the document."""

from __future__ import annotations

import io
import re
import urllib.error
import urllib.request

import pytest
from docx import Document

import scenarios
import sim
from experiments.comparison import paired_difference
from experiments.findings import finding
from sim.outcomes import OUTCOMES

pytestmark = pytest.mark.browser
PLAN = "/memo?town=mid_town&choices.partnership=broad&at.20.choices.desk=network_only&name=Test%20plan"


@pytest.mark.parametrize(("lang", "width"), [("nl", 360), ("en", 768), ("nl", 1440)])
def test_the_memo_fits_and_nothing_bars_anybody(visit, violations, lang: str, width: int) -> None:
    page = visit(PLAN, lang, width)
    assert page.locator("#memo .finding").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.lang") == lang
    assert violations(page) == []


def test_a_finding_is_the_paired_difference_of_the_same_runs(visit) -> None:
    page = visit(PLAN)
    plan = scenarios.load("mid_town").with_all({
        "context.inhabitants": 4000, "choices.partnership": "broad", "name": "x",
        "changes": [{"month": 20, "field": "choices.desk", "value": "network_only"}],
    })  # fmt: skip
    town = plan.model_dump(exclude_unset=True) | {"changes": []}
    none = sim.Scenario(**(town | {"choices": scenarios.load("no_cjg").model_dump(exclude_unset=True)["choices"]}))
    first, second = (sim.simulate(each, replications=20, months=40) for each in (none, plan))
    difference = paired_difference(first.outcomes["reach_all"], second.outcomes["reach_all"])
    words = finding(OUTCOMES["reach_all"], difference).sentence
    assert page.locator(".finding-said").first.inner_text().lower() == f"{words}.".lower()
    assert f"f={second.fingerprint}" in page.url


def test_the_same_words_stand_in_the_page_the_file_and_the_document(visit, site: str) -> None:
    page = visit(PLAN, "nl")
    said = page.locator(".finding-said").all_inner_texts()
    query = page.url.partition("?")[2]

    def fetched(name: str) -> bytes:
        request = urllib.request.Request(f"{site}/export/{name}?{query}", headers={"Accept-Language": "nl"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()

    file = fetched("memo.html").decode()
    assert "<script" not in file
    assert all(each in file for each in said)
    written = Document(io.BytesIO(fetched("memo.docx")))
    paragraphs = [each.text for each in written.paragraphs]
    assert all(each in paragraphs for each in said)
    assert written.core_properties.title == page.locator("#memo h1").inner_text()
    assert any(
        "network" in cell.text.lower() or "Breed" in cell.text for row in written.tables[0].rows for cell in row.cells
    )


def test_the_memo_prints_on_paper_without_the_frame(visit) -> None:
    page = visit(PLAN)
    printed = page.pdf(format="A4")
    assert 1 <= len(re.findall(rb"/Type /Page\b", printed)) <= 3
    page.emulate_media(media="print")
    assert not page.locator(".header").is_visible()
    assert not page.locator(".memo-aside").is_visible()


def test_a_link_whose_numbers_have_changed_says_so(visit) -> None:
    page = visit("/memo?town=mid_town&f=0000000000000000")
    assert "differ" in page.locator("#print-note").inner_text()


def test_an_address_that_cannot_be_read_is_refused_in_words(site: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{site}/export/memo.docx?town=nowhere", timeout=60)
    assert refused.value.code == 400
    assert b"nowhere" in refused.value.read()
