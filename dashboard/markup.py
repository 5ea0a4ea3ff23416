"""Dash's HTML components as plain markup, for parts that need no callback.

Dash keeps a record of every component it lays out and asks all of them at each update; a page of a thousand is slow.
Parts that only scripts and streams touch are therefore sent as markup, and Dash sees one component.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from dash import html
from dash.development.base_component import Component

_NAMES = {
    "className": "class",
    "htmlFor": "for",
    "tabIndex": "tabindex",
    "maxLength": "maxlength",
    "colSpan": "colspan",
}
_EMPTY = frozenset(("br", "hr", "img"))
_YES_NO = frozenset(("hidden", "disabled", "open"))


def markup(content: Any) -> str:
    """Return components, texts and lists of them as markup.

    Parameters
    ----------
    content : component, text, number, None, or a list of these
        Of ``dash.html`` only.

    Raises
    ------
    TypeError
        For a component of another kind, which needs Dash.
    """
    if content is None:
        return ""
    if isinstance(content, (list, tuple)):
        return "".join(markup(each) for each in content)
    if not isinstance(content, Component):
        return escape(str(content), quote=False)
    if not type(content).__module__.startswith("dash.html"):
        raise TypeError(f"{type(content).__name__} is no element of HTML")
    tag = type(content).__name__.lower()
    found = []
    for name, value in content.to_plotly_json()["props"].items():
        if name == "children" or value is None or (name in _YES_NO and not value):
            continue
        written = _NAMES.get(name, name if "-" in name else name.lower())
        found.append(f" {written}" if name in _YES_NO else f' {written}="{escape(_text(value))}"')
    inside = "" if tag in _EMPTY else f"{markup(getattr(content, 'children', None))}</{tag}>"
    return f"<{tag}{''.join(found)}>{inside}"


def attributes(named: Mapping[str, str]) -> dict[str, Any]:
    """Return attributes whose names are no names of Python, such as ``aria-label``, for a component's arguments."""
    return dict(named)


def plain(content: Any, **props: Any) -> Component:
    """Return one component that holds others as markup; a script lays them out when the page opens."""
    return html.Div(**props, **attributes({"data-markup": markup(content)}))


def _text(value: Any) -> str:
    if isinstance(value, dict):  # a style
        return ";".join(f"{name}:{each}" for name, each in value.items())
    return str(value)
