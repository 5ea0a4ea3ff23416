"""A document of docs/ on the screen: where it lies, its markdown as markup, and its headings to jump to."""

from __future__ import annotations

import importlib.metadata
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from markdown_it.token import Token

DISTRIBUTION = "cjg-network"
CHECKOUT = Path(__file__).parents[2]
#: Where each document is served, and the language of the first column of its tables where that is another.
DOCUMENTS: dict[str, str] = {"odd": "", "glossary": "nl"}
DEEPEST = 3  # headings that are jumped to


@dataclass(frozen=True)
class Document:
    """A document as a page shows it.

    Attributes
    ----------
    title : str
    headings : tuple of (int, str, str)
        Level, mark and text of each heading below the title.
    markup : str
    """

    title: str
    headings: tuple[tuple[int, str, str], ...]
    markup: str


@cache
def document(name: str) -> Document:
    """Return one of :data:`DOCUMENTS`."""
    reader = MarkdownIt("commonmark").enable("table")
    reader.add_render_rule("table_open", _table_open)
    reader.add_render_rule("table_close", lambda *_: "</table></div>\n")
    tokens = reader.parse(_text(name))
    title, headings = name, []
    row_begins = False
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            text = "".join(each.content for each in tokens[at + 1].children or ())
            level, mark = int(token.tag[1]), _mark(text)
            token.attrSet("id", mark)
            if level == 1:
                title = text
            elif level <= DEEPEST:
                headings.append((level, mark, text))
        elif token.type == "table_open":
            token.meta["label"] = headings[-1][2] if headings else title
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type == "td_open" and row_begins and DOCUMENTS[name]:
            token.attrSet("lang", DOCUMENTS[name])
        elif token.type == "inline":
            _turn_links(token.children or [])
        row_begins = token.type == "tr_open"
    return Document(title, tuple(headings), reader.renderer.render(tokens, reader.options, {}))


def _text(name: str) -> str:
    """Return a document as it lies in the checkout, or as it was installed along."""
    file = f"{name}.md"
    beside = CHECKOUT / "docs" / file
    if beside.is_file():
        return beside.read_text(encoding="utf-8")
    installed = importlib.metadata.files(DISTRIBUTION) or ()
    found = next(each for each in installed if each.parts[-2:] == (DISTRIBUTION, file))
    return Path(str(found.locate())).read_text(encoding="utf-8")


def _mark(heading: str) -> str:
    """Return the mark that links within the documents give a heading: that of the hosts that show markdown."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _turn_links(tokens: list[Token]) -> None:
    """Let links lead to the pages of this dashboard; one to a document that is not served becomes plain words."""
    closing = "a"
    for token in tokens:
        if token.type == "link_open":
            href = str(token.attrs["href"])
            file, hash_sign, mark = href.partition("#")
            name = file.removesuffix(".md")
            if name in DOCUMENTS:
                token.attrs["href"] = f"/about/{name}{hash_sign}{mark}"
            elif file:
                token.tag, token.attrs = "span", {"title": f"docs/{file}"}
            closing = token.tag
        elif token.type == "link_close":
            token.tag = closing


def _table_open(renderer: Any, tokens: list[Token], at: int, options: Any, env: Any) -> str:
    label = tokens[at].meta["label"].replace("&", "&amp;").replace('"', "&quot;")
    return f'<div class="scroll" tabindex="0" role="group" aria-label="{label}"><table class="numbers">\n'
