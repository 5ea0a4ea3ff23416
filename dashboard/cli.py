"""The command ``cjg dashboard``: its options, read before anything heavy is imported."""

from __future__ import annotations

from typing import Annotated

import typer

from experiments import options
from experiments.sweep_commands import StoreAddress

USUAL_PORT = 8050
HIGHEST_PORT = 65_535


def dashboard(
    host: Annotated[
        str,
        typer.Option(
            "--host",
            help="Address to listen at; 127.0.0.1 is this machine alone. At any other, others need a code.",
        ),
    ] = ("127.0.0.1"),
    port: Annotated[
        int, typer.Option("--port", parser=options.whole_number, metavar="NUMBER", help="Port; 0 takes any free one.")
    ] = USUAL_PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", metavar="", help="Do not open the browser.")] = False,
    store: StoreAddress = None,
) -> None:
    """Open the what-if dashboard in the browser: choose, and see two futures of the same families."""
    options.checked_count("--port", port, 0, HIGHEST_PORT)
    from dashboard.command import serve

    serve(host=host, port=port, open_browser=not no_browser, store=store)
