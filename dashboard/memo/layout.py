"""The memo laid out: as markup for the screen, as a page of its own, and as a document for Word."""

from __future__ import annotations

import io
from typing import Any

from dash import html

from dashboard.markup import markup
from dashboard.memo.content import Memo, Section

PAGE_STYLE = """
@page { size: A4; margin: 2cm; }
body { font: 10.5pt/1.45 system-ui, 'Segoe UI', Roboto, Arial, sans-serif; color: #16212b; max-width: 17cm; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 20pt; margin: 0; } .subtitle { color: #4d5a66; margin: 0.2rem 0 1.2rem; }
h2 { font-size: 12.5pt; margin: 1.1rem 0 0.3rem; color: #00527f; } ul { margin: 0.2rem 0; padding-left: 1.2rem; }
p { margin: 0.2rem 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; }
th, td { text-align: left; padding: 0.25rem 0.6rem 0.25rem 0; border-bottom: 1px solid #dde3e8; vertical-align: top; font-weight: 400; }
thead th { font-weight: 600; } @media print { body { margin: 0; } }
"""  # noqa: E501  a style sheet


def as_markup(memo: Memo) -> str:
    """Return the memo as a part of a page."""
    head, *rows = memo.table
    table = html.Table(
        [
            html.Thead(html.Tr([html.Th(text, scope="col") for text in head])),
            html.Tbody([html.Tr([html.Th(row[0], scope="row"), *(html.Td(text) for text in row[1:])]) for row in rows]),
        ],
        className="numbers",
    )
    content: list[Any] = [html.P(memo.subtitle, className="subtitle")]
    for section in memo.sections:
        content += _section(section)
    region = {"aria-label": memo.table_heading}
    content += [
        html.H2(memo.table_heading),
        html.Div(table, className="scroll", tabIndex="0", role="region", **region),
        *_section(memo.closing),
    ]
    return markup(content)


def as_page(memo: Memo) -> str:
    """Return the memo as a page that stands alone."""
    title = markup(memo.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{memo.lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{PAGE_STYLE}</style></head>'
        f"<body><main><h1>{title}</h1>{as_markup(memo)}</main></body></html>\n"
    )


def as_document(memo: Memo) -> bytes:
    """Return the memo as a file for Word."""
    from docx import Document
    from docx.shared import Cm, Pt

    document = Document()
    for part in document.sections:
        part.left_margin = part.right_margin = Cm(2.2)
        part.top_margin = part.bottom_margin = Cm(1.8)
    document.core_properties.title = memo.title
    document.core_properties.author = ""
    document.core_properties.language = memo.lang
    usual = document.styles["Normal"]
    usual.font.name, usual.font.size = "Calibri", Pt(10.5)
    usual.paragraph_format.space_after = Pt(4)
    document.add_heading(memo.title, level=0)
    document.add_paragraph(memo.subtitle)
    for section in memo.sections:
        _write(document, section)
    document.add_heading(memo.table_heading, level=1)
    table = document.add_table(rows=0, cols=len(memo.table[0]))
    table.style = "Light List Accent 1"
    for row in memo.table:
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
                for run in paragraph.runs:
                    run.font.size = Pt(9)
    _write(document, memo.closing)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _section(section: Section) -> list[Any]:
    parts: list[Any] = [html.H2(section.heading)]
    if section.points:
        parts.append(html.Ul([html.Li(point) for point in section.points]))
    return [*parts, *(html.P(text) for text in section.paragraphs)]


def _write(document: Any, section: Section) -> None:
    document.add_heading(section.heading, level=1)
    for point in section.points:
        document.add_paragraph(point, style="List Bullet")
    for text in section.paragraphs:
        document.add_paragraph(text)
