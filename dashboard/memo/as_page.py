"""The memo as a page: markup for the screen, and the same as a file that stands alone."""

from __future__ import annotations

from html import escape

from dash import html
from dash.development.base_component import Component

from dashboard.components.badge import badge
from dashboard.markup import markup
from dashboard.memo.contents import FindingTold, Memo

#: For the file: two pages of A4, readable on a screen as well.
STYLE = """
@page { size: A4; margin: 14mm 17mm; }
body { font: 10.5pt/1.42 "Segoe UI", system-ui, Roboto, "Helvetica Neue", Arial, sans-serif; color: #16212b;
  max-width: 46rem; margin: 2rem auto; padding: 0 1.2rem; }
h1 { font-size: 1.7em; line-height: 1.2; margin: 0 0 .6em; }
h2 { font-size: 1.12em; margin: 1.3em 0 .35em; color: #00527f; break-after: avoid; }
h3 { font-size: 1em; margin: 0 0 .15em; }
p { margin: 0 0 .5em; }
ul { margin: 0 0 .5em; padding-left: 1.2em; }
li { margin-bottom: .2em; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .25em .8em .25em 0; vertical-align: top; border-bottom: 1px solid #dde3e8;
  font-weight: 400; }
th { color: #4d5a66; width: 38%; }
.kicker { text-transform: uppercase; letter-spacing: .08em; font-size: .78em;
  font-weight: 650; color: #00527f; margin: 0; }
.finding { border-left: 3px solid #75828d; padding-left: .8em; margin: .7em 0; break-inside: avoid; }
.finding-gain { border-left-color: #0072b2; }
.finding-loss { border-left-color: #a84300; }
.finding-said { font-weight: 600; }
.quiet { color: #4d5a66; font-size: .92em; }
.mono { overflow-wrap: anywhere; font-size: .88em; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 9.2pt; line-height: 1.32; }
  h2 { margin: .9em 0 .25em; }
  .finding { margin: .45em 0; }
  p, ul { margin-bottom: .3em; }
  th, td { padding-top: .12em; padding-bottom: .12em; }
}
"""


def memo_markup(memo: Memo, *, on_screen: bool) -> str:
    """Return the memo as markup.

    Parameters
    ----------
    memo : Memo
    on_screen : bool
        On the page each badge can be opened; in a file it stands in words.
    """
    say = memo.lang
    parts: list[Component | None] = [
        html.P(say("memo-kicker"), className="kicker"),
        html.H1(memo.title),
        html.H2(say("memo-question")),
        html.P(memo.question),
        html.H2(say("memo-plan")),
        _table(memo.plan),
        html.P(memo.plan_note, className="quiet"),
        _list(memo.later),
    ]
    if memo.has_pinned:
        parts += [html.P(say("memo-plan-baseline"))]
        parts += [_table(memo.baseline_plan) if memo.baseline_plan else html.P(say("memo-plan-same"))]
    if memo.assumed:
        parts += [html.P(say("memo-assumed")), _table(memo.assumed)]
    parts += [
        html.H2(say("memo-findings")),
        html.P(say("memo-findings-rule"), className="quiet"),
        *(_finding(each, memo, on_screen=on_screen) for each in memo.findings),
        html.P(memo.spread, className="quiet"),
        html.H2(say("memo-loses")),
        _list(memo.loses) or html.P(say("memo-loses-none", n=memo.futures)),
        html.H3(say("memo-also-loses")),
        _list(memo.also_worse) or html.P(say("memo-also-none")),
        html.H2(say("memo-wins")),
        _list(memo.wins) or html.P(say("memo-wins-none")),
        html.P(memo.unmoved, className="quiet") if memo.unmoved else None,
        html.H2(say("memo-cannot")),
        _list(memo.cannot),
        html.H2(say("memo-check")),
        html.P(memo.check, className="quiet mono"),
        html.P(html.A(memo.address, href=memo.address), className="quiet mono"),
    ]
    return markup(parts)


def memo_file(memo: Memo) -> str:
    """Return the memo as a page that stands alone."""
    return (
        f'<!DOCTYPE html>\n<html lang="{memo.lang.base}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(memo.title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>{memo_markup(memo, on_screen=False)}</main>\n</body>\n</html>\n"
    )


def _table(rows: tuple[tuple[str, str], ...]) -> Component:
    body = [html.Tr([html.Th(what, scope="row"), html.Td(value)]) for what, value in rows]
    return html.Table(html.Tbody(body), className="memo-table")


def _list(lines: tuple[str, ...]) -> Component | None:
    return html.Ul([html.Li(each) for each in lines]) if lines else None


def _finding(told: FindingTold, memo: Memo, *, on_screen: bool) -> Component:
    title = html.H3(told.title)
    head = html.Div([title, badge(told.outcome, memo.lang)], className="finding-head") if on_screen else title
    words = [
        head,
        html.P(told.sentence, className="finding-said"),
        html.P(told.values),
        None if on_screen else html.P(told.tested, className="quiet"),
    ]
    return html.Div(words, className=f"finding finding-{told.verdict}")
