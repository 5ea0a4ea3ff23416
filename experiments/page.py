"""The frame of a self-contained page: head, styles, scripts, and the pieces of HTML it is built from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from experiments.documents import plain

#: Nothing on the page may reach out to another address; the browser is told so.
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"


@dataclass
class Page:
    """A page under construction: its sections, and the figures its script draws.

    Attributes
    ----------
    lang : {"en", "nl"}
        Language of the page.
    """

    lang: str
    sections: list[tuple[str, str, str]] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)

    def say(self, en: str, nl: str) -> str:
        """Return the words in the language of the page."""
        return nl if self.lang == "nl" else en

    def add(self, identifier: str, title: str, *content: str) -> None:
        """Add a section with a heading; it also gets its line in the contents."""
        self.sections.append((identifier, title, "\n".join(content)))

    def chart(self, figure: Mapping[str, Any], description: str, name: str = "") -> str:
        """Register a figure and return its place on the page.

        Parameters
        ----------
        figure : mapping
            ``data`` and ``layout``.
        description : str
            What the chart shows, for those who cannot see it.
        name : str
            What it is of, for the file of its picture.
        """
        identifier = "-".join(part for part in ("chart", f"{len(self.figures) + 1}", name) if part)
        self.figures[identifier] = figure
        height = figure["layout"]["height"]
        return (
            f'<div class="chart" id="{identifier}" role="img" aria-label="{escape(description)}" '
            f'style="min-height: {height}px"></div>'
        )

    def html(self, *, title: str, header: str, footer: str) -> str:
        """Return the whole page.

        Parameters
        ----------
        title : str
            Title of the document.
        header, footer : str
            HTML above and below the sections.
        """
        contents = "".join(
            f'<li><a href="#{identifier}">{escape(name)}</a></li>' for identifier, name, _ in self.sections
        )
        sections = "\n".join(
            f'<section id="{identifier}" aria-labelledby="{identifier}-h">'
            f'<h2 id="{identifier}-h">{escape(name)}</h2>\n{content}</section>'
            for identifier, name, content in self.sections
        )
        written = json.dumps(plain(self.figures), allow_nan=False, separators=(",", ":"))
        figures = written.replace("<", "\\u003c")  # a name may hold what would end the script element
        return f"""<!doctype html>
<html lang="{self.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{escape(title)}</title>
<style>
{asset("report.css")}
</style>
</head>
<body>
<a class="skip" href="#main">{self.say("Skip to the results", "Direct naar de resultaten")}</a>
<header>
{header}
</header>
<nav aria-label="{self.say("Contents", "Inhoud")}"><ul>{contents}</ul></nav>
<main id="main">
{sections}
</main>
<footer>
{footer}
</footer>
<script>{plotly()}</script>
<script type="application/json" id="figures">{figures}</script>
<script>
{asset("report.js")}
</script>
</body>
</html>
"""


@cache
def asset(name: str) -> str:
    """Return a file of the assets folder."""
    return files("experiments").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def plotly() -> str:
    """Return the drawing library that comes with the Plotly package, safe inside a script element."""
    from plotly.offline import get_plotlyjs

    return str(get_plotlyjs()).replace("</script", "<\\/script")


def paragraph(text: str, kind: str = "") -> str:
    """Return a paragraph of plain text."""
    return f"<p{_class(kind)}>{escape(text)}</p>"


def bullets(items: Sequence[str], kind: str = "") -> str:
    """Return a list; the items are HTML."""
    return f"<ul{_class(kind)}>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def details(summary: str, content: str) -> str:
    """Return content that opens on request."""
    return f"<details><summary>{escape(summary)}</summary>\n{content}\n</details>"


def card(title: str, *content: str) -> str:
    """Return a block with a heading of its own, for use in a grid."""
    return f'<article class="card"><h3>{escape(title)}</h3>\n{"".join(content)}</article>'


def table(caption: str, headers: Sequence[str], rows: Sequence[Sequence[str]], *, numeric: Sequence[int] = ()) -> str:
    """Return a table that scrolls on a narrow screen.

    Parameters
    ----------
    caption : str
        What the table holds; also its name for screen readers.
    headers : sequence of str
        Plain text.
    rows : sequence of sequence of str
        HTML; the first cell of each row is its heading.
    numeric : sequence of int
        Columns aligned to the right.
    """
    right = dict.fromkeys(numeric, ' class="number"')
    head = "".join(f'<th scope="col"{right.get(index, "")}>{escape(text)}</th>' for index, text in enumerate(headers))
    body = "\n".join(
        "<tr>"
        + "".join(
            f'<th scope="row"{right.get(index, "")}>{cell}</th>'
            if index == 0
            else f"<td{right.get(index, '')}>{cell}</td>"
            for index, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    # The caption stands outside the part that scrolls, so that a narrow screen shows all of it.
    name = f'aria-label="{escape(caption)}"'
    return (
        f'<p class="caption" aria-hidden="true">{escape(caption)}</p>'
        f'<div class="scroll" role="region" tabindex="0" {name}><table {name}>'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
