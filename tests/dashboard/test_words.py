"""Texts in two languages, and components as markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from dash import dcc, html

from dashboard.language import Language, language_of, texts
from dashboard.markup import markup

KEY = re.compile(r"""lang\(\s*"([a-z_]+\.[a-z_0-9]+)["]""")


def test_every_text_that_is_asked_for_is_there_in_both_languages(checkout: Path) -> None:
    asked = {key for path in (checkout / "dashboard").rglob("*.py") for key in KEY.findall(path.read_text("utf-8"))}
    assert len(asked) > 100
    assert asked <= set(texts())
    for key, pair in texts().items():
        places = [sorted(re.findall(r"{(\w+)}", text)) for text in pair]
        assert all(pair), key
        assert places[0] == places[1], key


@pytest.mark.parametrize(
    ("cookie", "accepted", "code"),
    [("nl", "en", "nl"), (None, "de-DE,nl;q=0.8", "nl"), (None, "de", "en"), (None, None, "en"), ("xx", "nl-BE", "nl")],
)
def test_the_language_is_the_chosen_one_else_the_browsers(cookie: str | None, accepted: str | None, code: str) -> None:
    assert language_of(cookie, accepted).code == code


def test_the_pseudo_language_puts_every_text_in_brackets() -> None:
    assert Language("qps")("shell.start") == "[Start]"


def test_markup_escapes_what_people_write() -> None:
    nasty = html.P(["<script>", html.B("a & b", title='"quoted"')], className="one", hidden=True)
    assert markup(nasty) == ('<p class="one" hidden>&lt;script&gt;<b title="&quot;quoted&quot;">a &amp; b</b></p>')
    with pytest.raises(TypeError, match="Graph"):
        markup(dcc.Graph())
