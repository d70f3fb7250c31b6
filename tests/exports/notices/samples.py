"""A notice by hand, and what stands in a document of Word."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

from docx import Document

from assess.exports.letters import Letters
from assess.reminders.letter_docx import docx_writer
from assess.reminders.notice import Earlier, Item, Notice, Points, Share

if TYPE_CHECKING:
    from pathlib import Path

ITEM: Final = Item(
    kind="not-rectified",
    kind_title="未整改",
    subject="7",
    indicators=("2.6",),
    title="内容准确",
    found="2014-04-30；信息失效",
    seen_on=date(2014, 4, 30),
    place="河湾街道办公楼",
    evidence="截图 3",
    required="更正错误内容",
    basis="考评方案第七条第六项",
    points="2",
    due=date(2014, 5, 14),
    estimated=False,
    late=3,
    ended=None,
    earlier=(
        Earlier(day=date(2014, 5, 15), what="notice", number=3, level_title="催办"),
    ),
)
NOTICE: Final = Notice(
    number=12,
    level=2,
    level_title="督办",
    colour="",
    hears=("分管领导",),
    scheme_title="考评方案",
    office="区政府办公室",
    office_contact="王科",
    office_phone="0000-5550100",
    document="奇政办函〔2014〕7号",
    code="B19",
    unit="区商务局",
    class_title="部门",
    contact="办公室",
    phone="0000-5550219",
    email="",
    fell_on=date(2014, 5, 15),
    issued_on=date(2014, 5, 19),
    answer_by=date(2014, 5, 26),
    answer_by_estimated=False,
    file_only=False,
    items=(ITEM, replace(ITEM, indicators=("5.4",), points="2.5", earlier=())),
    points=Points(
        run=3,
        run_on=date(2014, 5, 16),
        shares=(
            Share("2.6", "内容准确", "2", "0.5", "1.5"),
            Share("5.4", "窗口服务", "2.5", "2", "0.5"),
        ),
        full="4.5",
        earned="2.5",
        missing="2",
    ),
)


def written(
    folder: Path, notice: Notice = NOTICE, letters: Letters | None = None
) -> Path:
    """Write a notice into a folder."""
    path = folder / "notice.docx"
    docx_writer(letters or Letters()).write(notice, path)
    return path


def said(path: Path) -> str:
    """Give all text of a document, its heads and feet included, line by line."""
    with ZipFile(path) as parts:
        names = [n for n in parts.namelist() if re.match(r"word/(doc|head|foot)", n)]
        told = [parts.read(name).decode() for name in names]
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", "".join(told), re.DOTALL)
    return "\n".join(map(_text, paragraphs))


def _text(paragraph: str) -> str:
    return unescape("".join(re.findall(r"<w:t[^>]*>([^<]*)<", paragraph)))


def rows(path: Path, table: int = 0) -> list[list[str]]:
    """Give the cells of a table."""
    document: Any = Document(str(path))
    return [[cell.text for cell in row.cells] for row in document.tables[table].rows]
