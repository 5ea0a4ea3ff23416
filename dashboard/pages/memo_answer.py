"""What fills Memo and share, and the memo as files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dashboard.components.summary import summary_text
from dashboard.language import Language
from dashboard.memo.content import Memo, memo_of
from dashboard.memo.layout import as_markup
from dashboard.pages.choose_answer import FUTURES
from dashboard.pages.helped_answer import FUTURES as RECORDED
from dashboard.plan.comparison import BASELINE, PLAN, compared
from dashboard.plan.state import State
from dashboard.routes.streams import Question, Update, answers
from dashboard.runs.queue import Urgency

if TYPE_CHECKING:
    from dashboard.runs.engine import Engine


def written_memo(engine: Engine, client: str, state: State, lang: Language, host: str) -> Memo:
    """Run what the memo rests on, and write it."""
    scenarios = {key: each for key, each in compared(state).items() if key in (BASELINE, PLAN)}
    common = {"seed": state.seed, "uncertainty": state.uncertainty, "unknown": state.unknown}
    many = engine.ask(client, scenarios, FUTURES, lane="compare", **common)
    told = engine.ask(client, scenarios, RECORDED, lane="recorded", urgency=Urgency.QUESTION, task="recorded", **common)
    found, recorded = many.first(FUTURES), told.first(RECORDED)
    groups = {key: [ran.groups for ran in recorded[key].runs if ran.groups is not None] for key in (BASELINE, PLAN)}
    address = f"{host}choose?{state.to_query(found[PLAN].fingerprint)}"
    return memo_of(state, found, groups, address, lang)


@answers("memo")
def memo(question: Question) -> Iterator[Update]:
    """Yield the memo."""
    state, lang = question.state, question.lang
    yield {
        "address": state.to_query(),
        "text": {"about-plan": summary_text(state, lang)},
        "status": lang("choose.progress_wait"),
        "waiting": True,
    }
    written = written_memo(question.engine, question.client, state, lang, str(question.extra.get("host", ""))[:200])
    yield {
        "html": {"memo": as_markup(written)},
        "text": {"memo-title": written.title},
        "futures": FUTURES,
        "status": lang("choose.progress", n=FUTURES, of=FUTURES),
    }
