"""The language of a page: Dutch, English, or a pseudo-language that shows what was left untranslated."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "texts"
COOKIE = "cjg_language"
LANGUAGES = ("nl", "en")
#: Every text in brackets: what stands on a page without them has been forgotten.
PSEUDO = "qps"


@cache
def texts() -> dict[str, tuple[str, str]]:
    """Return every text of the screens by key: English, Dutch."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for key, pair in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found[f"{path.stem}.{key}"] = (pair["en"], pair["nl"])
    return found


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

    def __call__(self, key: str, **values: Any) -> str:
        """Return the text under a key, with values filled in."""
        text = texts()[key][self.base == "nl"]
        return self.said(text.format(**values) if values else text)

    def said(self, text: str) -> str:
        """Return a sentence of another room that is in this language already."""
        return f"[{text}]" if self.code == PSEUDO and text else text

    def either(self, english: str, dutch: str) -> str:
        """Return one of two texts."""
        return self.said(dutch if self.base == "nl" else english)

    def of(self, row: Mapping[str, Any], what: str) -> str:
        """Return ``what_en`` or ``what_nl`` of a description."""
        return self.said(str(row[f"{what}_{self.base}"]))

    def section(self, prefix: str) -> dict[str, str]:
        """Return all texts whose key starts with a prefix, without it: for scripts."""
        return {key.removeprefix(prefix): self(key) for key in texts() if key.startswith(prefix)}


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
