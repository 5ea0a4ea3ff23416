"""The frame around every page: name, menu, language, footer."""

from __future__ import annotations

import dash
import dash_mantine_components as dmc
from dash import Input, Output, clientside_callback, dcc, html
from dash.development.base_component import Component
from flask import current_app

from dashboard.language import LANGUAGES, Language, language_of_request
from dashboard.markup import attributes
from sim.inputs.scenario import ScenarioError

#: The pages of the menu, in order: key of the text, path.
MENU: tuple[tuple[str, str], ...] = (
    ("start", "/"),
    ("municipality", "/municipality"),
    ("choose", "/choose"),
    ("helped", "/helped"),
    ("doors", "/doors"),
    ("sure", "/sure"),
    ("memo", "/memo"),
)
ASIDE: tuple[tuple[str, str], ...] = (("research", "/research"), ("about", "/about"))
MONTHS = "CJG_MONTHS"  # of the server's settings: how long its runs are
NAMES = {"nl": "Nederlands", "en": "English"}

THEME = {
    "primaryColor": "blue",
    "fontFamily": "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
    "headings": {"fontFamily": "inherit", "fontWeight": "650"},
    "defaultRadius": "sm",
    "colors": {
        "blue": [
            "#eaf4fb", "#d3e7f5", "#a5cfeb", "#73b5e0", "#4b9fd7",
            "#2f8fcf", "#1a7fc0", "#0072b2", "#005f96", "#004d7a",
        ]
    },
    "primaryShade": 7,
    "respectReducedMotion": True,
}  # fmt: skip


def shell() -> Component:
    """Build the frame in the language of the visitor."""
    lang = language_of_request()
    return dmc.MantineProvider(
        [
            html.A(lang("shell-skip"), href="#main", className="skip"),
            html.Header(
                html.Div(
                    [
                        dcc.Link(
                            [
                                html.Span("CJG", className="mark", **attributes({"aria-hidden": "true"})),
                                html.Span(lang("shell-product")),
                            ],
                            href="/",
                            className="brand",
                        ),
                        html.Nav(
                            [
                                html.A(
                                    lang(f"shell-page-{key}"),
                                    href=path,
                                    className="nav-link",
                                    **attributes({"data-carry": "1"}),
                                )
                                for key, path in (*MENU, *ASIDE)
                            ],
                            className="nav",
                            **attributes({"aria-label": lang("shell-pages")}),
                        ),
                        html.Div(
                            [
                                html.Button(
                                    code.upper(),
                                    className="language" + (" language-on" if code == lang.base else ""),
                                    title=NAMES[code],
                                    lang=code,
                                    **attributes(
                                        {
                                            "data-action": f"language:{code}",
                                            "aria-pressed": "true" if code == lang.base else "false",
                                            "aria-label": f"{code.upper()}, {NAMES[code]}",
                                        }
                                    ),
                                )
                                for code in LANGUAGES
                            ],
                            className="languages",
                            role="group",
                            **attributes({"aria-label": lang("shell-language")}),
                        ),
                    ],
                    className="top",
                ),
                className="header",
            ),
            html.Div(
                [
                    html.P(lang("shell-no-page")),
                    html.Button(lang("choose-again"), id="no-page-again", className="button"),
                ],
                id="no-page",
                className="notice notice-trouble no-page",
                role="alert",
                hidden=True,
            ),
            html.Main(dash.page_container, id="main", className="main", tabIndex="-1"),
            html.Footer(html.P(lang("shell-footer")), className="footer"),
            dcc.Store(id="page-opened"),
        ],
        theme=THEME,
        forceColorScheme="light",
    )


def add_script_links() -> None:
    """Tie the scripts to the pages: they are told when one opens."""
    clientside_callback(dash.ClientsideFunction("cjg", "open"), Output("page-opened", "data"), Input("page", "data"))


def page_facts(name: str, lang: Language, query: dict[str, str], *, stream: str = "", **more: object) -> Component:
    """Return what the scripts have to know of a page that opens, and what has to be said of its address.

    Parameters
    ----------
    name : str
        Key of the page's name in the menu.
    lang : Language
    query : dict
        Of the address.
    stream : str
        Name of the answer that fills the page, if any.
    **more
        What this page's scripts need beside.
    """
    from dashboard.plan.comparison import compared
    from dashboard.plan.refused import refused
    from dashboard.plan.state import BadAddressError, State

    given, bad = None, ""
    if query.keys() - {"lang"}:
        try:
            state = State.from_query(query)
            for scenario in compared(state).values():
                scenario.check_horizon(current_app.config[MONTHS])
            given = state.to_json()
        except (BadAddressError, ScenarioError) as problem:
            bad = refused(problem, lang)
    facts = dcc.Store(
        id="page",
        data={
            "name": name,
            "title": lang("shell-title", page=lang(f"shell-page-{name}")),
            "stream": stream,
            "state": given,
            "usual": State().to_json(),
            "expected": query.get("f", ""),
            "words": lang.for_scripts(),
            **more,
        },
    )
    notice = html.Div(
        [html.P(lang("choose-bad-address")), html.P(bad, className="quiet")], className="notice", role="alert"
    )
    return html.Div([facts, notice if bad else None, html.Div(id="print-note")], className="page-notes")
