"""The language of a page: Dutch, English, or a pseudo-language that shows what was left untranslated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from language import words

if TYPE_CHECKING:
    from sim.inputs.scenario import Scenario

COOKIE = "cjg_language"
LANGUAGES = ("nl", "en")
#: Every text in brackets: what stands on a page without them has been forgotten.
PSEUDO = "qps"
#: What texts of scripts leave open, in braces: the scripts fill it in.
OPEN = {
    fact: f"{{{fact}}}"
    for fact in ("high", "low", "month", "n", "name", "old", "paper", "partners", "practised", "range", "ties", "what")
}


class Language:
    """Words in one language.

    Parameters
    ----------
    code : {"en", "nl", "qps"}

    Attributes
    ----------
    base : {"en", "nl"}
        The language in which numbers, dates and sentences of other rooms are asked for.
    """

    def __init__(self, code: str) -> None:
        self.code = code if code in (*LANGUAGES, PSEUDO) else "en"
        self.base = "nl" if self.code == "nl" else "en"

    def __call__(self, key: str, **facts: Any) -> str:
        """Return a message of the catalogue, filled with facts."""
        return self.said(words(self.base)(key, **facts))

    def said(self, text: str) -> str:
        """Return a sentence of another room that is in this language already."""
        return f"[{text}]" if self.code == PSEUDO and text else text

    def of(self, row: Mapping[str, Any], what: str) -> str:
        """Return ``what_en`` or ``what_nl`` of a description."""
        return self.said(str(row[f"{what}_{self.base}"]))

    def label(self, scenario: Scenario) -> str:
        """Return what a scenario calls itself."""
        return self.said(str(getattr(scenario, f"label_{self.base}")))

    def for_scripts(self) -> dict[str, str]:
        """Return the texts of the scripts by key, without ``script-``, with what they fill in left open."""
        return {key.removeprefix("script-"): self(key, **OPEN) for key in words(self.base).keys("script-")}


def language_of(cookie: str | None, accepted: str | None) -> Language:
    """Return the language a visitor chose, else the first of their browser that is spoken here, else English."""
    if cookie in (*LANGUAGES, PSEUDO):
        return Language(str(cookie))
    for part in (accepted or "").lower().split(","):
        code = part.strip().split(";")[0].split("-")[0]
        if code in LANGUAGES:
            return Language(code)
    return Language("en")


def language_of_request() -> Language:
    """Return the language of the request that is being answered."""
    from flask import request

    return language_of(request.cookies.get(COOKIE), request.headers.get("Accept-Language"))
