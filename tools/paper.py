"""The page of GB/T 9704-2012, drawn with python-docx: fonts, styles, lines, tables."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.document import Document as Page
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.styles.style import ParagraphStyle
    from docx.table import Table
    from docx.text.paragraph import Paragraph

Form = Literal["red-headed", "letter"]
FORMS: Final[tuple[Form, ...]] = ("red-headed", "letter")

TITLE: Final = "方正小标宋简体"
BODY: Final = "仿宋_GB2312"
KAI: Final = "楷体_GB2312"
OTHERS: Final = {TITLE: "宋体", BODY: "仿宋", KAI: "楷体"}  # where they are missing
RED: Final = RGBColor(0xFF, 0, 0)
LINE: Final = Pt(28)  # 22 of them fill 225 mm
SIDES: Final = ("left", "right")
TIGHT: Final = "-5"  # twentieths of a point: 28 characters fill 156 mm
WIDTH: Final = 156


class Look(NamedTuple):
    """A style: its font, its size, and how its lines stand."""

    font: str = BODY
    size: float = 16
    align: str = "both"
    indent: int = 0  # characters
    line: Pt = LINE
    red: bool = False
    grid: bool = True  # whether its lines keep to those of the page


ORDER: Final = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl pBdr"
    " overflowPunct snapToGrid spacing ind jc rPr sectPr",
    "rPr": "rStyle rFonts b i color spacing sz szCs lang",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg"
    " docGrid",
    "trPr": "cantSplit trHeight tblHeader",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
}

LOOKS: Final = {
    "公文正文": Look(indent=2),
    "公文顶格": Look(align="left"),
    "公文标题": Look(TITLE, 22, "center", line=Pt(36)),
    "公文一级标题": Look("黑体", indent=2),
    "公文附件": Look("黑体", align="left"),
    "公文落款": Look(align="right"),
    "公文文号": Look(align="center"),
    "公文居右": Look(align="right"),
    "公文版头": Look(TITLE, 36, "center", line=Pt(56), red=True),
    "公文函头": Look(TITLE, 26, "center", line=Pt(36), red=True),
    "公文页码": Look("宋体", 14, "left", line=Pt(16), grid=False),
    "公文表格": Look(size=12, align="left", line=Pt(18), grid=False),
    "公文表头": Look("黑体", 12, "center", line=Pt(18), grid=False),
    "公文附表": Look(size=8, align="center", line=Pt(14), grid=False),
    "公文小线": Look(size=1, line=Pt(1), grid=False),
}


def new_page(form: Form) -> Page:
    """Make an empty document with the page, the fonts and the styles of the norm."""
    page = Document()
    page.core_properties.author = page.core_properties.comments = ""
    base(page)
    for name, look in LOOKS.items():
        style(page, name, look)
    lay_out(page.sections[0], form)
    page.settings.odd_and_even_pages_header_footer = True
    name_fonts(page)
    return page


def base(page: Page) -> None:
    """Set the language, and take the template's own spacing away."""
    normal = page.styles["Normal"]
    assert normal.type == WD_STYLE_TYPE.PARAGRAPH
    normal.paragraph_format.space_after = Pt(0)
    rpr = page.styles.element.find(qn("w:docDefaults")).find(".//" + qn("w:rPr"))
    for lang in rpr.findall(qn("w:lang")):
        rpr.remove(lang)
    rpr.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-US" w:eastAsia="zh-CN"/>'))


def style(page: Page, name: str, look: Look) -> None:
    """Add a style."""
    made: ParagraphStyle = page.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = page.styles["Normal"]
    made.font.size = Pt(look.size)
    made.quick_style = True
    if look.red:
        made.font.color.rgb = RED
    lines = made.paragraph_format
    lines.line_spacing_rule, lines.line_spacing = WD_LINE_SPACING.EXACTLY, look.line
    lines.space_before = lines.space_after = Pt(0)
    lines.widow_control = False
    ppr, rpr = made.element.get_or_add_pPr(), made.element.get_or_add_rPr()
    ppr.append(element("w:jc", val=look.align))
    # as in Word anyway; LibreOffice then hangs no sign into the margin, and loses none
    ppr.append(element("w:overflowPunct", val="1"))
    if not look.grid:
        ppr.append(element("w:snapToGrid", val="0"))
    if look.indent:
        wide = str(int(look.indent * (look.size - 0.25) * 20))
        chars = str(look.indent * 100)
        ppr.append(element("w:ind", firstLine=wide, firstLineChars=chars))
    fonts = {"eastAsia": look.font, "ascii": "Times New Roman"}
    rpr.insert(0, element("w:rFonts", **fonts, hAnsi="Times New Roman"))
    if look.size >= 16:
        rpr.append(element("w:spacing", val=TIGHT))


def element(tag: str, **values: str) -> BaseOxmlElement:
    """Make an element with attributes of Word's own."""
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made


def lay_out(section: Section, form: Form) -> None:
    """Set A4, the margins, the lines of the page, its numbers, and a letter's head."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Mm(19)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    number(section.footer.paragraphs[0], "right")
    number(section.even_page_footer.paragraphs[0], "left")
    if form == "letter":
        section.different_first_page_header_footer = True
        letter_head(section)
    section._sectPr.append(element("w:pgNumType", start="1"))
    section._sectPr.append(element("w:docGrid", type="lines", linePitch="579"))


def number(paragraph: Paragraph, side: str) -> None:
    """Write — 1 —, one character in from its side."""
    paragraph.style = "公文页码"
    ppr = paragraph._p.get_or_add_pPr()
    ppr.append(element("w:ind", **{side: "280"}))
    ppr.append(element("w:jc", val=side))
    paragraph.paragraph_format.space_after = Mm(3.4)
    paragraph.add_run("— ")
    for kind in ("begin", "PAGE", "end"):
        run = paragraph.add_run()
        if kind == "PAGE":
            text = OxmlElement("w:instrText")
            text.text = kind
            run._r.append(text)
        else:
            run._r.append(element("w:fldChar", fldCharType=kind))
    paragraph.add_run(" —")


def letter_head(section: Section) -> None:
    """Draw the head of a letter's first page, 170 mm wide, and the line at its foot."""
    for head in (section.header, section.even_page_header):
        head.paragraphs[0].style = "公文小线"
    head = section.first_page_header
    head.paragraphs[0].style = "公文函头"
    head.paragraphs[0].paragraph_format.space_before = Mm(15)
    head.paragraphs[0].add_run("{{ 机关 }}")
    ruled(head.add_paragraph(style="公文小线"), "bottom", "thickThinSmallGap")
    ruled(section.first_page_footer.paragraphs[0], "top", "thinThickSmallGap")
    section.first_page_footer.paragraphs[0].style = "公文小线"


def ruled(paragraph: Paragraph, side: str, kind: str, outside: int = 1) -> None:
    """Draw a red line along a paragraph, `outside` the margins of the page if 1."""
    ppr = paragraph._p.get_or_add_pPr()
    lines = OxmlElement("w:pBdr")
    size = "24" if outside else "18"
    lines.append(
        element(
            f"w:{side}",
            val=kind,
            sz=size,
            space="8" if side == "bottom" and outside else "1",
            color="FF0000",
        )
    )
    ppr.append(lines)
    if outside:
        ppr.append(element("w:spacing", line="20", lineRule="exact", before="60"))
        ppr.append(element("w:ind", left="-454", right="-340"))


def name_fonts(page: Page) -> None:
    """Say which fonts stand in for those that a computer may lack."""
    part = next(
        rel.target_part
        for rel in page.part.rels.values()
        if rel.reltype.endswith("/fontTable")
    )
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name, other in OTHERS.items()
    )
    told = f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>"
    part._blob = f'<?xml version="1.0" encoding="UTF-8"?>{told}'.encode()


def lines(page: Page, style_name: str, *texts: str) -> None:
    """Write paragraphs."""
    for text in texts:
        page.add_paragraph(text, style=style_name)


def grid(
    page: Page,
    widths: Sequence[int],
    heads: Sequence[str] = (),
    look: str = "公文表头",
    padding: int = 57,
) -> Table:
    """Make a table of fixed widths in millimetres."""
    table: Table = page.add_table(0, len(widths), style="Table Grid")
    table.autofit = False
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = Mm(wide)
    made = table._tbl.tblPr
    for old in made.findall(qn("w:tblW")):
        made.remove(old)
    made.append(element("w:tblW", w=str(Mm(sum(widths)).twips), type="dxa"))
    made.append(element("w:jc", val="center"))
    inner = OxmlElement("w:tblCellMar")
    inner.extend(element(f"w:{side}", w=str(padding), type="dxa") for side in SIDES)
    made.append(inner)
    if heads:
        row(table, heads, look)
        table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
    return table


def row(table: Table, texts: Sequence[str], style_name: str = "公文表格") -> None:
    """Add a row that no page breaks through."""
    made = table.add_row()
    made._tr.get_or_add_trPr().append(element("w:cantSplit"))
    for cell, column in zip(made.cells, table.columns, strict=True):
        cell.width = column.width
        cell.paragraphs[0].style = style_name
    for cell, text in zip(made.cells, texts, strict=False):
        cell.paragraphs[0].add_run(text)


def new_section(page: Page) -> None:
    """Begin a page with a head of its own, and number 1."""
    lines(page, "公文小线", "")
    ppr = page.paragraphs[-1]._p.get_or_add_pPr()
    ppr.append(deepcopy(page.sections[-1]._sectPr))


def in_order(root: BaseOxmlElement) -> None:
    """Put properties into the order that Word insists on."""
    for tag, wanted in ORDER.items():
        places = {qn(f"w:{name}"): nth for nth, name in enumerate(wanted.split())}
        for found in root.iter(qn(f"w:{tag}")):
            found[:] = sorted(found, key=lambda one: places.get(one.tag, -1))


def save(page: Page, path: Path) -> None:
    """Write a document whose every part is in order."""
    for rel in page.part.rels.values():
        if isinstance(rel.target_part, XmlPart):
            in_order(rel.target_part.element)
    in_order(page.element)
    page.save(str(path))
