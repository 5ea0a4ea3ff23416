"""What fills the memo: the same runs as Choose and compare, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.memo.as_page import memo_markup
from dashboard.memo.contents import memo
from dashboard.pages.choose_answer import FUTURES, print_note
from dashboard.plan.comparison import BASELINE, PLAN, compared
from dashboard.routes.streams import Question, Update, answers


@answers("memo")
def memo_answer(question: Question) -> Iterator[Update]:
    """Yield the memo of the state."""
    state, lang = question.state, question.lang
    scenarios = compared(state)
    batch = question.ask({key: scenarios[key] for key in (BASELINE, PLAN)}, FUTURES, lane="compare")
    yield {"address": state.to_query(), "status": lang("memo-writing", of=FUTURES), "waiting": True}
    found = batch.first(FUTURES)
    print_now = found[PLAN].fingerprint
    query = state.to_query(print_now)
    address = f"{question.extra.get('host', '/')}memo?{query}"
    yield {
        "html": {
            "memo": memo_markup(memo(found, state, lang, address=address), on_screen=True),
            "print-note": print_note(question, print_now),
        },
        "call": ["showMemoAddress"],
        "address": query,
        "status": lang("choose-progress-done", of=FUTURES, print=print_now),
    }
