"""Texts in two languages, and components as markup."""

from __future__ import annotations

import dash
import pytest
from dash import dcc, html

from dashboard.app import build
from dashboard.language import COOKIE, Language, language_of
from dashboard.markup import markup
from dashboard.runs.engine import Engine


def test_the_texts_of_scripts_leave_open_what_the_scripts_fill_in() -> None:
    texts = Language("nl").for_scripts()
    assert texts["saved-opened"] == "‘{name}’ staat op het scherm."
    assert texts["undo"] == "Ongedaan maken"


@pytest.mark.parametrize(
    ("cookie", "accepted", "code"),
    [("nl", "en", "nl"), (None, "de-DE,nl;q=0.8", "nl"), (None, "de", "en"), (None, None, "en"), ("xx", "nl-BE", "nl")],
)
def test_the_language_is_the_chosen_one_else_the_browsers(cookie: str | None, accepted: str | None, code: str) -> None:
    assert language_of(cookie, accepted).code == code


def test_the_pseudo_language_puts_every_text_in_brackets() -> None:
    assert Language("qps")("shell-page-start") == "[Start]"


def test_markup_escapes_what_people_write() -> None:
    nasty = html.P(["<script>", html.B("a & b", title='"quoted"')], className="one", hidden=True)
    assert markup(nasty) == ('<p class="one" hidden>&lt;script&gt;<b title="&quot;quoted&quot;">a &amp; b</b></p>')
    with pytest.raises(TypeError, match="Graph"):
        markup(dcc.Graph())


@pytest.mark.parametrize("code", ["en", "nl", "qps"])
def test_every_page_finds_its_words(code: str) -> None:
    built = build(Engine(workers=1, months=91))
    for page in dash.page_registry.values():
        told = {"name": "teenagers"} if page["module"] == "question" else {}
        with built.server.test_request_context("/", headers={"Cookie": f"{COOKIE}={code}"}):
            assert page["layout"](**told)
