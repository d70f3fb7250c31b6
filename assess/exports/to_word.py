"""Tables as a document of Word: A4, landscape, each on pages of its own."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from assess.exports.docx_columns import fit
from assess.exports.to_xlsx import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import Table as Grid
    from docx.text.paragraph import Paragraph

    from assess.exports.table import Table

_LONG, _SHORT, _MARGIN = 297, 210, 15  # millimetres
_TEXT, _TITLE = 8, 14  # points; columns are fitted to the first
_FONT: Final = "宋体"
_NOT_IN_XML: Final = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def write_docx(tables: Sequence[Table], file: BinaryIO) -> None:
    """Write each table below its title; its notes follow."""
    page = _new_page()
    for number, table in enumerate(tables):
        _write(page, table, first=number == 0)
    whole = BytesIO()
    page.save(whole)
    _undated(whole, file)


def _undated(whole: BinaryIO, file: BinaryIO) -> None:
    """Write the document without the time of writing: the same gives the same bytes."""
    with ZipFile(whole) as found, ZipFile(file, "w", ZIP_DEFLATED) as made:
        for name in found.namelist():
            part = ZipInfo(name, ALWAYS.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            made.writestr(part, found.read(name))


def _new_page() -> Document:
    from docx import Document as new_document  # noqa: PLC0415, N813 - heavy; a function
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    page = new_document()
    page.core_properties.created = page.core_properties.modified = ALWAYS
    section = page.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_LONG), Mm(_SHORT)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)
    usual = page.styles["Normal"]
    usual.font.name, usual.font.size = "Times New Roman", Pt(_TEXT)
    usual.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    usual.paragraph_format.space_after = Pt(0)
    return page


def _write(page: Document, table: Table, *, first: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - heavy
    from docx.shared import Mm, Pt  # noqa: PLC0415

    title = page.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.page_break_before = not first
    title.paragraph_format.space_after = Pt(_TEXT)
    _say(title, table.title, bold=True, size=_TITLE)
    grid = page.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    for column in grid.columns:
        column.width = Mm((_LONG - 2 * _MARGIN) // len(table.columns))
    _fill(grid, table)
    fit(grid._tbl)  # noqa: SLF001 - python-docx has no other way to its XML
    for note in table.notes:
        _say(page.add_paragraph(), note)


def _fill(grid: Grid, table: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - heavy
    from docx.oxml import OxmlElement, parse_xml  # noqa: PLC0415
    from docx.oxml.ns import nsdecls  # noqa: PLC0415

    numbers = table.numbers()
    sides = "".join(f'<w:{side} w:w="40" w:type="dxa"/>' for side in ("left", "right"))
    margins = f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"
    grid._tbl.tblPr.append(parse_xml(margins))  # noqa: SLF001 - its XML, as above
    head = grid.rows[0]
    head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - as above
    for cell, text in zip(head.cells, table.columns, strict=True):
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        _say(cell.paragraphs[0], text, bold=True)
    for row in table.rows:
        cells = grid.add_row().cells
        for cell, value, number in zip(cells, row, numbers, strict=True):
            if number:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _say(cell.paragraphs[0], str(value))


def _say(paragraph: Paragraph, text: str, *, bold: bool = False, size: int = 0) -> None:
    from docx.shared import Pt  # noqa: PLC0415 - heavy

    run = paragraph.add_run(_NOT_IN_XML.sub("", text))
    run.bold = bold
    if size:
        run.font.size = Pt(size)
