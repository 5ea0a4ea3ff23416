"""The memo as a file, of the state an address holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, Response, request

from dashboard.language import language_of_request
from dashboard.memo.as_document import memo_document
from dashboard.memo.as_page import memo_file
from dashboard.memo.contents import Memo, memo
from dashboard.pages.choose_answer import FUTURES
from dashboard.plan.comparison import BASELINE, PLAN, compared
from dashboard.plan.refused import refused
from dashboard.plan.state import BadAddressError, State
from sim.inputs.scenario import ScenarioError

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine

KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
}


def add_memo_files(server: Flask, engine: Engine) -> None:
    """Serve the memo at ``/export/memo.docx?ADDRESS`` and ``/export/memo.html?ADDRESS``."""

    def written() -> Memo:
        lang = language_of_request()
        state = State.from_query(request.args.to_dict())
        scenarios = compared(state)
        batch = engine.ask(
            f"memo-{id(request._get_current_object())}", {key: scenarios[key] for key in (BASELINE, PLAN)}, FUTURES,  # type: ignore[attr-defined]
            lane="export", seed=state.seed, uncertainty=state.uncertainty, unknown=state.unknown,
        )  # fmt: skip
        found = batch.first(FUTURES)
        address = f"{request.host_url}memo?{state.to_query(found[PLAN].fingerprint)}"
        return memo(found, state, lang, address=address)

    def answer(kind: str) -> Response:
        try:
            told = written()
        except (BadAddressError, ScenarioError) as problem:
            lang = language_of_request()
            text = f"{lang('choose-bad-address')}\n{refused(problem, lang)}\n"
            return Response(text, status=400, mimetype="text/plain")
        content = memo_document(told) if kind == "docx" else memo_file(told).encode()
        headers = {"Content-Disposition": f'attachment; filename="cjg-memo.{kind}"'}
        return Response(content, mimetype=KINDS[kind], headers=headers)

    server.add_url_rule("/export/memo.docx", "memo_docx", lambda: answer("docx"))
    server.add_url_rule("/export/memo.html", "memo_html", lambda: answer("html"))
