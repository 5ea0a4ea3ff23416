"""The Dash application: its pages, its plain answers, and the server that carries both."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dash
from flask import request

from dashboard import shell
from dashboard.language import language_of_request
from dashboard.routes.exports import add_exports
from dashboard.routes.memo_files import add_memo_files
from dashboard.routes.research_links import add_research_links
from dashboard.routes.streams import add_streams

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

ASSETS = Path(__file__).parent / "assets"
PAGES = (
    "start",
    "question",
    "municipality",
    "choose",
    "helped",
    "doors",
    "sure",
    "memo",
    "screens",
    "research",
    "about",
    "documents",
    "not_found",
)

PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
{metas}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
{favicon}
{css}
</head>
<body>
{app_entry}
<footer class="scripts">{config}{scripts}{renderer}</footer>
</body>
</html>"""


class Dashboard(dash.Dash):
    """Dash, with the language of the visitor in the page it sends first."""

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]  # as its documentation does
        """Return the first page."""
        names = ("metas", "favicon", "css", "app_entry", "config", "scripts", "renderer")
        lang = language_of_request()
        return PAGE.format(lang=lang.base, title=lang("shell-product"), **{name: parts.get(name, "") for name in names})


def build(engine: Engine) -> Dashboard:
    """Build the application.

    Parameters
    ----------
    engine : Engine
        Started already.
    """
    app = Dashboard(
        __name__,
        use_pages=True,
        pages_folder="",
        assets_folder=str(ASSETS),
        serve_locally=True,
        suppress_callback_exceptions=True,
        update_title=None,  # type: ignore[arg-type]  # as its documentation does
        include_pages_meta=False,
        title="CJG",
        add_log_handler=False,
    )
    app.enable_dev_tools(debug=False)
    for name in PAGES:
        import_module(f"dashboard.pages.{name}").register(engine)
    app.server.config[shell.MONTHS] = engine.months
    app.layout = shell.shell
    shell.add_script_links()
    add_streams(app.server, engine)
    add_exports(app.server, engine)
    add_memo_files(app.server, engine)
    add_research_links(app.server, engine)

    @app.server.after_request
    def guard(response: Any) -> Any:
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        if request.path.startswith("/assets/"):
            response.headers["Cache-Control"] = "no-cache"
        return response

    return app
