"""The report stands alone, reads in two languages, and holds what was run."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from experiments.network_picture import picture, rows, sentence
from experiments.report import report_page
from sim.outcomes import OUTCOMES
from sim.results import Results

COMMAND = "cjg compare no_cjg broad --months 24"
VERSIONS = {"python": "3.11.0"}
EMPTY = {"br", "hr", "img", "link", "meta"}


class Outline(HTMLParser):
    """Collect headings, addresses and identifiers, and check that every element is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[str] = []
        self.addresses: list[str] = []
        self.identifiers: list[str] = []
        self.references: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in EMPTY:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        for name, value in attrs:
            if name in ("href", "src", "action", "srcset", "data"):
                self.addresses.append(value or "")
            elif name == "id":
                self.identifiers.append(value or "")
            elif name in ("aria-labelledby", "aria-describedby"):
                self.references += (value or "").split()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module", params=["en", "nl"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def page(small_results: dict[str, Results], lang: str) -> str:
    return report_page(small_results, command=COMMAND, versions=VERSIONS, lang=lang)


@pytest.fixture(scope="module")
def outline(page: str) -> Outline:
    found = Outline()
    found.feed(page)
    return found


def test_the_page_says_its_language_and_closes_what_it_opens(page: str, lang: str, outline: Outline) -> None:
    assert page.startswith(f'<!doctype html>\n<html lang="{lang}">')
    assert outline.open == []


def test_the_page_refers_to_nothing_outside_itself(page: str, outline: Outline) -> None:
    assert all(address.startswith("#") for address in outline.addresses)
    assert "default-src 'none'" in page
    assert page.count("plotly.js v") == 1


def test_headings_descend_one_step_at_a_time_and_identifiers_are_unique(outline: Outline) -> None:
    levels = [int(heading[1]) for heading in outline.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(following - here <= 1 for here, following in pairwise(levels))
    assert len(set(outline.identifiers)) == len(outline.identifiers)
    targets = {address[1:] for address in outline.addresses} | set(outline.references)
    assert targets <= set(outline.identifiers)


def test_every_outcome_stands_in_the_page_with_its_meaning(page: str, lang: str) -> None:
    for name, outcome in OUTCOMES.items():
        assert f'<span class="name">{name}</span>' in page
        assert outcome.meaning(lang).split("'")[0] in page


def test_the_page_says_what_differs_what_varies_and_how_to_repeat_it(
    page: str, lang: str, small_results: dict[str, Results]
) -> None:
    assert "choices.partnership" in page
    assert {"en": "show luck alone", "nl": "tonen alleen toeval"}[lang] in page
    assert COMMAND in page
    for result in small_results.values():
        assert result.fingerprint in page
        assert result.scenario.fingerprint() in page
        for check in result.checks:
            assert check[lang][:20] in page


def test_figures_are_strict_json(page: str) -> None:
    found = re.search(r'<script type="application/json" id="figures">(.*?)</script>', page, re.DOTALL)
    assert found
    figures = json.loads(found[1], parse_constant=lambda constant: pytest.fail(f"{constant} is not JSON"))
    assert all(f'id="{identifier}"' in page for identifier in figures)


def test_one_scenario_makes_a_page_without_differences(small_results: dict[str, Results]) -> None:
    page = report_page({"broad": small_results["broad"]}, command="cjg run broad", versions={}, lang="en")
    assert "What differs" not in page
    assert 'id="network"' in page


def test_a_name_cannot_break_the_page(small_results: dict[str, Results]) -> None:
    wild = "</script><script>alert(1)</script>&\"'"
    results = {"no_cjg": small_results["no_cjg"], wild: small_results["broad"]}
    page = report_page(results, command=f"cjg compare '{wild}'", versions={}, lang="en")
    assert "<script>alert" not in page
    outline = Outline()
    outline.feed(page)
    assert outline.open == []


def test_the_network_is_drawn_told_and_tabled(small_results: dict[str, Results], lang: str) -> None:
    network = small_results["broad"].network
    assert network
    drawing = picture(network, title="t", identifier="n", lang=lang)
    table = rows(network, lang)
    assert len(table) == len(network["organisations"])
    assert sum(row["professionals"] for row in table) == len(network["professionals"])
    assert drawing.count('class="organisation"') == len(table)
    assert sentence(network, lang) in drawing
