"""The way from a point of a sweep to Choose and compare: a point is read when its link is followed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from flask import Flask, Response, redirect, request

from dashboard.language import language_of_request
from dashboard.research.opened import state_of_point
from dashboard.research.sweeps import Unreadable, scenario_of

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

LOG = logging.getLogger(__name__)


def add_research_links(server: Flask, engine: Engine) -> None:
    """Serve ``/research/open?sweep=ID&point=NUMBER``."""

    @server.get("/research/open")
    def opened() -> Response:
        lang = language_of_request()
        number = request.args.get("point", "")
        if engine.archive is None or not number.isdigit():
            return _said(lang("research-no-point"), 404)
        try:
            experiment, scenario = scenario_of(engine.archive, request.args.get("sweep", "")[:60], int(number))
        except Unreadable as problem:
            LOG.warning("a point could not be read: %s", problem)
            return _said(lang("research-store-trouble"), 503)
        if scenario is None:
            return _said(lang("research-no-point"), 404)
        state = state_of_point(scenario, experiment)
        if state is None:
            return _said(lang("research-not-here"), 409)
        return redirect("/choose?" + state.to_query())  # type: ignore[return-value]


def _said(text: str, status: int) -> Response:
    return Response(f"{text}\n", status=status, mimetype="text/plain")
