"""The tools above the charts: back and forth, plans to start from, saving, pinning, links and files."""

from __future__ import annotations

import json
from functools import cache

from dash import html
from dash.development.base_component import Component

import scenarios
from dashboard.language import Language
from dashboard.markup import attributes
from scenarios.loader import groups
from sim.inputs.choices import Choices
from sim.inputs.fields import leaves
from sim.inputs.scenario import Scenario

#: Shipped scenarios of the plain town whose choices are plans to start from.
PRESETS = ("narrow", "broad", "growth")


@cache
def presets() -> dict[str, tuple[Scenario, str]]:
    """Return plans to start from: name to scenario and the plan as pages keep it."""
    usual = scenarios.load("mid_town").choices
    found = {}
    for name in (*PRESETS, *groups()["emphasis"]):
        scenario = scenarios.load(name)
        choices = {}
        for path in leaves(Choices, "choices"):
            own, plain = scenario.choices, usual
            for step in path.split(".")[1:]:
                own, plain = getattr(own, step), getattr(plain, step)
            if own != plain:
                choices[path] = round(own, 6) if isinstance(own, float) else own  # as an address can say it
        plan = json.dumps({"choices": choices, "changes": []})
        found[name] = (scenario, plan)
    return found


def toolbar(lang: Language) -> Component:
    """Build the tools."""
    return html.Div(
        [
            html.Div(
                [
                    _tool("undo", lang("choose-undo"), "↶"),
                    _tool("redo", lang("choose-redo"), "↷"),
                    _tool("replay", lang("choose-replay"), "⟲"),
                    _plain("reset", lang("choose-reset")),
                ],
                className="row",
            ),
            html.Div(
                [
                    _menu(lang("choose-presets"), _presets(lang)),
                    _menu(lang("choose-save"), _saving(lang)),
                    html.Button(
                        lang("choose-pin"),
                        className="button",
                        **attributes({"data-action": "pin", "data-when-pinned": "no"}),
                    ),
                    html.Button(
                        lang("choose-unpin"),
                        className="button",
                        hidden=True,
                        **attributes({"data-action": "unpin", "data-when-pinned": "yes"}),
                    ),
                    _menu(lang("choose-export"), _exports(lang), end=True),
                    html.Span(id="said", className="said", role="status"),
                ],
                className="row",
            ),
        ],
        className="toolbar",
        role="toolbar",
        **attributes({"aria-label": lang("choose-controls")}),
    )


def _tool(action: str, label: str, sign: str) -> Component:
    return html.Button(
        [html.Span(sign, className="tool-sign", **attributes({"aria-hidden": "true"})), html.Span(label)],
        className="button button-tool",
        **attributes({"data-action": action, "aria-disabled": "true"}),
    )


def _plain(action: str, label: str) -> Component:
    return html.Button(label, className="button", **attributes({"data-action": action}))


def _menu(label: str, content: list[Component], *, end: bool = False) -> Component:
    return html.Details(
        [html.Summary(label, className="button"), html.Div(content, className="menu" + (" menu-end" if end else ""))],
        className="menu-place",
    )


def _item(label: str, action: str) -> Component:
    return html.Button(label, className="menu-item", **attributes({"data-action": action}))


def _presets(lang: Language) -> list[Component]:
    usual = json.dumps({"choices": {}, "changes": []})
    return [
        _item(lang("choose-preset-usual"), f"preset:{usual}"),
        *(_item(lang.label(scenario), f"preset:{plan}") for scenario, plan in presets().values()),
    ]


def _saving(lang: Language) -> list[Component]:
    return [
        html.Label(lang("choose-save-name"), htmlFor="plan-name", className="menu-label"),
        html.Div(
            [
                html.Div(**attributes({"data-name-field": lang("choose-save-placeholder")})),
                html.Button(lang("choose-save"), className="button button-main", **attributes({"data-action": "save"})),
            ],
            className="row",
        ),
        html.Div(id="saved-said", className="saved-said", role="status"),
        html.P(lang("choose-saved"), className="menu-label", id="saved-heading"),
        html.Ul(id="saved-list", className="saved", **attributes({"aria-labelledby": "saved-heading"})),
    ]


def _exports(lang: Language) -> list[Component]:
    files = (
        ("choose-link", "link"),
        ("choose-export-png", "picture:png"),
        ("choose-export-svg", "picture:svg"),
        ("choose-export-csv", "export:outcomes.csv"),
        ("choose-export-monthly", "export:monthly.csv"),
        ("choose-export-toml", "export:plan.toml"),
        ("choose-export-toml-baseline", "export:baseline.toml"),
    )
    return [_item(lang(key), action) for key, action in files]
