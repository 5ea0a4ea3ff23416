"""Answers that arrive in pieces: a page asks once, and each piece goes on the screen as soon as it is there.

A page registers a generator under a name. It yields updates, ``{component id: {property: value}}``; the script of the
page lays each on the screen. One answer a client and name: a newer question ends an older one.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, request
from plotly.utils import PlotlyJSONEncoder

from dashboard.language import Language, language_of_request
from dashboard.plan.refused import refused
from dashboard.plan.state import LONGEST_TEXT, BadAddressError, State
from dashboard.runs.crew import WorkerLostError
from dashboard.runs.engine import Superseded
from sim.inputs.scenario import ScenarioError

if TYPE_CHECKING:
    from dashboard.runs.engine import Batch, Engine
    from sim.inputs.scenario import Scenario

LOG = logging.getLogger(__name__)
Update = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """What a page asks.

    Attributes
    ----------
    engine : Engine
    client : str
        The open page that asks.
    turn : int
        Number of the question on that page.
    state : State
    lang : Language
    extra : dict
        What this page alone sends.
    """

    engine: Engine
    client: str
    turn: int
    state: State
    lang: Language
    extra: dict[str, Any]

    def ask(self, scenarios: Mapping[str, Scenario], replications: int, *, lane: str, **told: Any) -> Batch:
        """Ask for futures as the state says; what else :meth:`Engine.ask` takes, or takes otherwise, is told."""
        state = self.state
        usual: dict[str, Any] = {"seed": state.seed, "uncertainty": state.uncertainty, "unknown": state.unknown}
        return self.engine.ask(self.client, scenarios, replications, lane=lane, turn=self.turn, **usual | told)

    def leave(self, lane: str) -> None:
        """Drop what this page asked in a lane."""
        self.engine.leave(self.client, lane, self.turn)


Answer = Callable[[Question], Iterator[Update]]
ANSWERS: dict[str, Answer] = {}


def answers(name: str) -> Callable[[Answer], Answer]:
    """Register a generator of updates under a name."""

    def register(answer: Answer) -> Answer:
        ANSWERS[name] = answer
        return answer

    return register


def add_streams(server: Flask, engine: Engine) -> None:
    """Serve the registered answers at ``/stream/NAME``."""

    @server.post("/stream/<name>")
    def stream(name: str) -> Response:
        lang = language_of_request()
        if name not in ANSWERS:
            return Response(status=404)
        if (request.content_length or 0) > LONGEST_TEXT:
            return _lines(iter([_trouble("refused", "", lang)]))
        given = request.get_json(silent=True)
        given = given if isinstance(given, dict) else {}
        try:
            state = State.from_json(given.get("state", {}))
        except (BadAddressError, ScenarioError) as problem:
            return _lines(iter([_trouble("refused", refused(problem, lang), lang)]))
        client = str(given.get("client", ""))[:60] or "nobody"
        extra, turn = given.get("extra"), given.get("turn")
        turn = turn if isinstance(turn, int) and turn > 0 else 0
        question = Question(engine, client, turn, state, lang, extra if isinstance(extra, dict) else {})
        return _lines(_guarded(name, question))


def _guarded(name: str, question: Question) -> Iterator[Update]:
    """Yield the updates of an answer, and say in words where it breaks off."""
    try:
        yield from ANSWERS[name](question)
        yield {"end": "done"}
    except Superseded:
        yield {"end": "superseded"}
    except (BadAddressError, ScenarioError) as problem:
        yield _trouble("refused", refused(problem, question.lang), question.lang)
    except WorkerLostError:
        LOG.warning("runs of %s were given up", name)
        yield _trouble("worker_lost", "", question.lang)
    except Exception:  # told in the log, never to the client
        LOG.exception("the answer %s broke off", name)
        yield _trouble("failed", "", question.lang)


def _trouble(kind: str, detail: str, lang: Language) -> Update:
    return {"end": kind, "said": lang(f"choose-trouble-{kind}"), "detail": detail}


def _lines(updates: Iterator[Update]) -> Response:
    def written() -> Iterator[bytes]:
        for update in updates:
            yield json.dumps(update, cls=PlotlyJSONEncoder, separators=(",", ":")).encode() + b"\n"

    return Response(written(), mimetype="application/x-ndjson", headers={"Cache-Control": "no-store"})
