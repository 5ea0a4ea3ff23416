"""The report stands alone, reads in two languages, and holds what was run."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from experiments.comparison import Difference
from experiments.network_picture import picture, rows, sentence
from experiments.page import Page
from experiments.report import by_label, report_page
from experiments.report_numbers import tallies
from language.checks import check_sentence
from language.outcomes import OUTCOMES
from sim.run.results import Results

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
    assert {"en": "show chance alone", "nl": "tonen alleen toeval"}[lang] in page
    assert COMMAND in page
    for result in small_results.values():
        assert result.fingerprint in page
        assert result.scenario.fingerprint() in page
        for check in result.checks:
            assert check_sentence(check, lang)[:20] in page


def test_scenarios_bear_their_labels_and_their_names_stand_beside_the_fingerprints(
    page: str, lang: str, small_results: dict[str, Results]
) -> None:
    first, other = {"en": ("No CJG", "Broad: everybody"), "nl": ("Geen CJG", "Breed: iedereen")}[lang]
    compared = {"en": "compared with", "nl": "vergeleken met"}[lang]
    assert f"<h1>{other} {compared} {first}</h1>" in page
    assert f'<th scope="col">{first}</th><th scope="col">{other}</th>' in page
    assert '<th scope="row">no_cjg</th>' in page
    assert {"en": "June 2008: Outreach (share of hours) = 0.3", "nl": "juni 2008: Erop afgaan = 0,3"}[lang] in page
    twins = by_label({"one": small_results["broad"], "two": small_results["broad"]}, lang)
    assert list(twins) == ["one", "two"]


def with_outcomes(results: Results, **columns: list[float]) -> Results:
    return replace(results, outcomes=results.outcomes.assign(**columns))


def test_what_one_side_alone_has_is_shown_as_it_is(small_results: dict[str, Results]) -> None:
    results = {
        "no_cjg": with_outcomes(small_results["no_cjg"], one_plan_rate=[math.nan, math.nan], load=[0.5, 0.5]),
        "broad": with_outcomes(small_results["broad"], one_plan_rate=[0.3, 0.4], load=[math.nan, math.nan]),
    }
    page = report_page(results, command=COMMAND, versions=VERSIONS, lang="en")
    assert page.count("35.0%; not measured in No CJG") >= 2
    assert "not measured; 50.0% in No CJG" in page


def test_contacts_at_the_desk_come_with_the_desks_that_closed(small_results: dict[str, Results]) -> None:
    closed = with_outcomes(small_results["broad"], sites_closed=[1.0, 1.0], desks_open=[0.0, 1.0])
    page = report_page({"no_cjg": small_results["no_cjg"], "broad": closed}, command="", versions={}, lang="en")
    assert "At the end every walk-in centre had closed again: Broad: everybody in 1 of 2 futures." in page
    alone = report_page({"broad": closed}, command="", versions={}, lang="nl")
    assert "Aan het einde waren alle loketten weer gesloten: in 1 van 2 toekomsten." in alone
    open_still = with_outcomes(small_results["broad"], sites_closed=[0.0, 1.0], desks_open=[1.0, 1.0])
    assert "closed again:" not in report_page({"broad": open_still}, command="", versions={}, lang="en")


def test_what_all_scenarios_share_is_said_once(small_results: dict[str, Results]) -> None:
    gain, loss = Difference(0.1, 0.05, 0.15, 9, 9, 0), Difference(-0.1, -0.15, -0.05, 9, 0, 9)
    rows = {
        "reach_all": {"a": gain, "b": gain},
        "help_all": {"a": gain, "b": loss},
        "load": {"a": gain, "b": gain},
    }
    told = [(each["one"] and each["one"]["name"], each["told"]) for each in tallies(Page("en"), rows, ["a", "b"])]
    reach, help_, load = (OUTCOMES[name].label() for name in ("reach_all", "help_all", "load"))
    assert told == [
        (None, f"Better: {reach}. Worse: {load}."),
        ("a", f"Better: {help_}."),
        ("b", f"Worse: {help_}."),
    ]
    assert len(tallies(Page("nl"), rows, ["a"])) == 1


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
    assert len(drawing["nodes"]) == len(table)
    assert drawing["sentence"] == sentence(network, lang)
    page = report_page({"broad": small_results["broad"]}, command="", versions={}, lang=lang)
    shown = page[page.index('<svg class="network"') : page.index("</desc>")]
    assert sentence(network, lang) in shown
