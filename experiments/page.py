"""The one writer of pages: a template filled with the contents of a report, in a file that stands alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from experiments.documents import plain
from language import words


@dataclass(frozen=True, slots=True)
class Chart:
    """The place of a figure on a page: its identifier, what it shows in words, and its height in pixels."""

    identifier: str
    description: str
    height: int


@dataclass
class Page:
    """A page under construction.

    Attributes
    ----------
    lang : {"en", "nl"}
    template : str
        Of the folder ``templates``.
    contents : dict
        What the template tells; ``title`` and ``closing`` are told by every page.
    figures : dict of str to figure
        What its script draws, by the identifier of their place.
    """

    lang: str
    template: str = ""
    contents: dict[str, Any] = field(default_factory=dict)
    figures: dict[str, Any] = field(default_factory=dict)

    def say(self, key: str, **facts: Any) -> str:
        """Return a message of the catalogue in the language of the page."""
        return words(self.lang)(key, **facts)

    def chart(self, figure: Mapping[str, Any], description: str, name: str = "") -> Chart:
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
        return Chart(identifier, description, figure["layout"]["height"])

    def html(self) -> str:
        """Return the whole page."""
        written = json.dumps(plain(self.figures), allow_nan=False, separators=(",", ":"))
        figures = Markup(written.replace("<", "\\u003c"))  # a name may hold what would end the script element
        template = _environment().get_template(self.template)
        return template.render(self.contents, lang=self.lang, say=self.say, outline=[], figures=figures)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("experiments"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    made.globals |= {"asset": asset, "plotly": plotly}
    return made


@cache
def asset(name: str) -> Markup:
    """Return a file of the assets folder."""
    return Markup(files("experiments").joinpath("assets", name).read_text(encoding="utf-8"))


@cache
def plotly() -> Markup:
    """Return the drawing library that comes with the Plotly package, safe inside a script element."""
    from plotly.offline import get_plotlyjs

    return Markup(str(get_plotlyjs()).replace("</script", "<\\/script"))
