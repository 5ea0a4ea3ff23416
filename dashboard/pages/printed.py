"""The fingerprint in the address of a page that does not draw the plan's futures itself."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.pages.choose_answer import FUTURES, print_note
from dashboard.plan.comparison import PLAN, compared
from dashboard.routes.streams import Question, Update
from dashboard.runs.queue import Urgency


def printed(question: Question) -> Iterator[Update]:
    """Yield the address with the fingerprint of the plan's futures, and whether it is the one the address came with.

    The runs are those of Choose and compare: on most days they are there already.
    """
    plan = {PLAN: compared(question.state)[PLAN]}
    batch = question.ask(plan, FUTURES, lane="print", urgency=Urgency.QUESTION)
    print_now = batch.first(FUTURES)[PLAN].fingerprint
    yield {
        "address": question.state.to_query(print_now),
        "html": {"print-note": print_note(question, print_now)},
    }
