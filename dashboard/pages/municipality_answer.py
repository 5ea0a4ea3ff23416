"""What My municipality shows: the values in force."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.pages.printed import printed
from dashboard.plan.comparison import PLAN, compared, values_in_force
from dashboard.routes.streams import Question, Update, answers


@answers("municipality")
def municipality(question: Question) -> Iterator[Update]:
    """Yield the values in force and the address."""
    state = question.state
    yield {"controls": values_in_force(compared(state)[PLAN]), "inert": [], "address": state.to_query()}
    if question.extra.get("expected"):
        yield from printed(question)
