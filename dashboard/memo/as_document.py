"""The memo as a document of a word processor."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from dashboard.memo.contents import Memo

if TYPE_CHECKING:
    from docx.document import Document as Written

BLUE = RGBColor(0x00, 0x52, 0x7F)
SOFT = RGBColor(0x4D, 0x5A, 0x66)
LANGUAGES = {"en": "en-GB", "nl": "nl-NL"}


def memo_document(memo: Memo) -> bytes:
    """Return the memo as a DOCX file of two pages of A4."""
    say = memo.lang
    written = Document()
    _set_up(written, memo)
    _quiet(written, say("memo-kicker"))
    written.add_heading(memo.title, level=0)
    written.add_heading(say("memo-question"), level=1)
    written.add_paragraph(memo.question)
    written.add_heading(say("memo-plan"), level=1)
    _table(written, memo.plan, memo)
    _quiet(written, memo.plan_note)
    _list(written, memo.later)
    if memo.has_pinned:
        written.add_paragraph(say("memo-plan-baseline") if memo.baseline_plan else say("memo-plan-same"))
        _table(written, memo.baseline_plan, memo)
    if memo.assumed:
        written.add_paragraph(say("memo-assumed"))
        _table(written, memo.assumed, memo)
    written.add_heading(say("memo-findings"), level=1)
    _quiet(written, say("memo-findings-rule"))
    for told in memo.findings:
        written.add_heading(told.title, level=2)
        written.add_paragraph().add_run(told.sentence).bold = True
        said = written.add_paragraph(told.values)
        said.add_run().add_break(WD_BREAK.LINE)
        _softly(said.add_run(told.tested))
    _quiet(written, memo.spread)
    written.add_heading(say("memo-loses"), level=1)
    _list(written, memo.loses, say("memo-loses-none", n=memo.futures))
    written.add_heading(say("memo-also-loses"), level=2)
    _list(written, memo.also_worse, say("memo-also-none"))
    written.add_heading(say("memo-wins"), level=1)
    _list(written, memo.wins, say("memo-wins-none"))
    if memo.unmoved:
        _quiet(written, memo.unmoved)
    written.add_heading(say("memo-cannot"), level=1)
    _list(written, memo.cannot)
    written.add_heading(say("memo-check"), level=1)
    _quiet(written, memo.check)
    _quiet(written, memo.address)
    file = io.BytesIO()
    written.save(file)
    return file.getvalue()


def _set_up(written: Written, memo: Memo) -> None:
    """Set paper, type, language and title."""
    section = written.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    sizes = {"Normal": 10.0, "Title": 20.0, "Heading 1": 12.0, "Heading 2": 10.5, "List Bullet": 10.0}
    for name, size in sizes.items():
        style: Any = written.styles[name]
        style.font.name = "Calibri"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:ascii"), "Calibri")
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hAnsi"), "Calibri")
        style.font.size = Pt(size)
        heading = name.startswith("Heading")
        style.paragraph_format.space_before = Pt(8 if heading else 0)
        style.paragraph_format.space_after = Pt(2 if heading or name == "List Bullet" else 4)
        if heading or name == "Title":
            style.font.color.rgb = BLUE
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), LANGUAGES[memo.lang.base])
    normal: Any = written.styles["Normal"]
    normal.element.get_or_add_rPr().append(spoken)
    facts = written.core_properties
    facts.title, facts.author, facts.language = memo.title, "CJG network", LANGUAGES[memo.lang.base]
    facts.comments = memo.fingerprint


def _softly(run: Any) -> None:
    run.font.color.rgb = SOFT
    run.font.size = Pt(9)


def _quiet(written: Written, text: str) -> None:
    _softly(written.add_paragraph().add_run(text))


def _list(written: Written, lines: tuple[str, ...], otherwise: str = "") -> None:
    for each in lines:
        written.add_paragraph(each, style="List Bullet")
    if not lines and otherwise:
        written.add_paragraph(otherwise)


def _table(written: Written, rows: tuple[tuple[str, str], ...], memo: Memo) -> None:
    if not rows:
        return
    table = written.add_table(rows=1, cols=2, style="Light List Accent 1")
    for cell, text in zip(table.rows[0].cells, (memo.lang("memo-part"), memo.lang("memo-value")), strict=True):
        cell.text = text
    for what, value in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = what, value
