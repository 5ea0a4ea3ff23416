"""``cjg dashboard``: start the workers and the server, and open the browser."""

from __future__ import annotations

import errno
import logging
import os
import socket
import threading
import webbrowser
from typing import Any

import typer

from experiments.options import cores
from experiments.refusals import Failure, Refusal
from experiments.store import Store, open_store

MONTHS = "CJG_TEST_MONTHS"  # for tests: another horizon
THREADS = 48  # answers that stream at once


def serve(*, host: str, port: int, open_browser: bool, store: str | None) -> None:
    """Serve the dashboard until it is stopped.

    Parameters
    ----------
    host : str
        Address to listen at.
    port : int
        0 takes any that is free.
    open_browser : bool
    store : str or None
        Path or URL of the store.

    Raises
    ------
    Refusal, Failure
        When the address is taken, or is none of this machine.
    SettingError
        When ``CJG_KEEP_MEGABYTES`` is no number.
    """
    from dashboard.runs.work import KEEP_MEGABYTES
    from sim.run.kept_starts import bound

    bound(KEEP_MEGABYTES)  # a wrong value is refused before anything starts
    listening = _listening(host, port)  # refused before what takes seconds to import
    from dashboard.app import build
    from dashboard.research.sweeps import stop_analysing
    from dashboard.routes.code import ask_for_code, is_loopback, new_code
    from dashboard.runs.archive import Archive
    from dashboard.runs.engine import Engine
    from sim.inputs.calendar import HORIZON
    from sim.run.simulation import warm_up

    address = f"http://{_shown(host)}:{listening.getsockname()[1]}/"
    warm_up()  # in this process, with a word about it; the workers find the machine code
    engine = Engine(cores(), int(os.environ.get(MONTHS, HORIZON)), Archive(lambda: _opened(store), store))
    engine.start()
    app = build(engine)
    code = ""
    if not is_loopback(host):
        code = new_code()
        ask_for_code(app.server, code)
    warm = threading.Thread(target=_warm, args=(engine,), daemon=True)
    warm.start()
    logging.getLogger("waitress").setLevel(logging.ERROR)
    from waitress.server import create_server

    server = create_server(app.server, sockets=[listening], threads=THREADS, send_bytes=1, ident="cjg")
    typer.echo(f"The dashboard is at {address}  (Ctrl-C stops it)")
    if code:
        typer.echo(f"Other machines reach it at this machine's address, and are asked for the code {code}")
    if open_browser:
        threading.Timer(0.5, webbrowser.open, (address,)).start()
    try:
        server.run()
    finally:
        engine.close()
        stop_analysing()


def _warm(engine: Any) -> None:
    """Run what the first page will ask, so that it need not wait."""
    from dashboard.pages.choose_answer import FUTURES
    from dashboard.plan.comparison import compared
    from dashboard.plan.state import State

    engine.ask("warming up", compared(State()), FUTURES, lane="compare")


def _opened(store: str | None) -> Store:
    return open_store(store)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except socket.gaierror:
        raise Refusal(f"--host: {host!r} is no address of this machine; usual is 127.0.0.1") from None
    except OSError as problem:
        listening.close()
        if problem.errno == errno.EADDRINUSE:
            raise Failure(
                f"port {port} is taken, perhaps by another dashboard; name another with --port, or --port 0 for any"
            ) from None
        raise Refusal(f"--host {host}: {problem.strerror}; usual is 127.0.0.1") from None
    return listening


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::"):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host
