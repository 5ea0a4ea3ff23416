"""The patterns of the specification with their verdicts, as a table."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.components.badge import verdicts
from dashboard.language import Language


def patterns_table(lang: Language) -> list[Any]:
    """Return a sentence and the table."""
    found = verdicts()
    if not found:
        return [html.P(lang("sure-patterns-none"))]
    head = [lang("sure-pattern"), lang("sure-pattern-verdict")]
    rows = []
    for number, entry in found.items():
        verdict = "passed" if entry["passed"] else "failed"
        name = lang(f"pattern-{number}")
        rows.append(
            html.Tr(
                [
                    html.Th(f"{number}. {name}", scope="row"),
                    html.Td(lang(f"choose-badge-{verdict}"), className=f"verdict verdict-{verdict}"),
                ]
            )
        )
    passed = sum(bool(entry["passed"]) for entry in found.values())
    table = html.Table(
        [html.Thead(html.Tr([html.Th(text, scope="col") for text in head])), html.Tbody(rows)], className="numbers"
    )
    return [
        html.P(lang("sure-patterns-count", passed=passed, all=len(found)), className="verdict-line"),
        html.Details([html.Summary(lang("sure-patterns-all")), table], className="more"),
    ]
