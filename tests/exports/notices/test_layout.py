"""The page of GB/T 9704-2012: as the templates say it, and as LibreOffice draws it."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import letters as tool
import pytest
from docx import Document

from assess.exports.letters import Letters, shipped
from exports.notices.samples import ITEM, NOTICE, written

if TYPE_CHECKING:
    from pathlib import Path

    from assess.exports.letters import Form

MM = 72 / 25.4  # points
TEMPLATES = [*shipped("letter"), *shipped("red-headed")]
drawn = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice or poppler-utils is not installed: no page is drawn",
)


def page_id(path: Path) -> str:
    return f"{path.parent.name} {path.stem}"


@pytest.mark.parametrize("template", TEMPLATES, ids=page_id)
def test_margins_and_lines(template: Path) -> None:
    section: Any = Document(str(template)).sections[-1]
    edges = ("top_margin", "bottom_margin", "left_margin", "right_margin")
    assert [round(getattr(section, e).mm) for e in edges] == [37, 35, 28, 26]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    grid = section._sectPr.xpath("w:docGrid/@w:type")  # noqa: SLF001 - it shows its XML only so
    assert grid == ["lines"]


@pytest.mark.parametrize("template", TEMPLATES, ids=page_id)
def test_rows_hold_together_and_heads_come_again(template: Path) -> None:
    body: Any = Document(str(template)).element.body
    table = body.tbl_lst[0]
    assert table.xpath("w:tr[1]/w:trPr/w:tblHeader")
    assert len(table.xpath("w:tr/w:trPr/w:cantSplit")) == len(table.tr_lst)
    assert table.xpath("w:tblPr/w:tblLayout/@w:type") == ["fixed"]


def test_fonts_that_may_be_missing_have_others() -> None:
    with ZipFile(TEMPLATES[0]) as parts:
        told = parts.read("word/fontTable.xml").decode()
        assert not [name for name in parts.namelist() if "embed" in name.lower()]
    found = dict(re.findall(r'w:name="([^"]+)"><w:altName w:val="([^"]+)"', told))
    assert found["方正小标宋简体"] == "宋体"
    assert found["仿宋_GB2312"] == "仿宋"


def test_the_templates_are_those_of_the_tool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tool, "FOLDER", tmp_path)
    tool.main()
    for template in TEMPLATES:
        made = tmp_path / template.parent.name / template.name
        assert parts_of(made) == parts_of(template), "run tools/letters.py"


def parts_of(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def pdf_of(document: Path) -> list[str]:
    """Draw a document, and give the words of each page with where they stand."""
    folder = document.parent
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    words = ("soffice", home, "--headless", "--convert-to", "pdf", "--outdir")
    subprocess.run([*words, folder, document], check=True, capture_output=True)
    pdf = document.with_suffix(".pdf")
    told = subprocess.run(
        ["pdftotext", "-bbox-layout", pdf, "-"],  # noqa: S607 - wherever it is
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    return re.findall(r"<page .*?</page>", told, re.DOTALL)


@drawn
@pytest.mark.parametrize("form", ["letter", "red-headed"])
def test_a_notice_as_it_is_drawn(form: Form, tmp_path: Path) -> None:
    pages = pdf_of(written(tmp_path, letters=Letters(form)))
    assert len(pages) == 4, "two copies, each with its slip"
    words = ["".join(re.findall(r"<word[^>]*>([^<]*)<", page)) for page in pages]
    assert "督办通知单" in words[0]
    assert "督办通知单" in words[2]
    assert "第一联（送达单位）" in words[0]
    assert "第二联（存根）" in words[2]
    assert "回执（编号12，区商务局）" in words[1]
    assert "送达记录（编号12）" in words[3]
    for text in ("更正错误内容", "逾期3个工作日", "合计", "4.5"):
        assert text in words[0], text
    assert not re.search(r"[{}]|%", "".join(words))
    for page in pages:
        starts = [float(x) for x in re.findall(r'<word xMin="([0-9.]+)"', page)]
        assert min(starts) >= 27 * MM, "nothing stands in the margin"


@drawn
def test_a_full_page_has_22_lines_within_its_margins(tmp_path: Path) -> None:
    item = replace(ITEM, basis="考评方案第七条第六项；" * 120, earlier=())
    notice = replace(NOTICE, items=(item,), document="")
    pages = pdf_of(written(tmp_path, notice))
    signs = 2 * (120 + item.found.count("；"))
    assert "".join(pages).count("；") == signs, "none is lost at the end of a line"
    page = pages[1]
    box = r'<line xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)"'
    lines = [tuple(map(float, found)) for found in re.findall(box, page)]
    body = [line for line in lines if line[3] < (297 - 30) * MM]
    tops = sorted({round(line[1], 1) for line in body})
    assert len(tops) == 22
    steps = [b - a for a, b in pairwise(tops)]
    assert min(steps) >= 27.9
    assert max(steps) <= 29.1
    first = min(body, key=lambda line: line[1])
    middle = (first[1] + first[3]) / 2
    assert abs(middle - 14.5 - 37 * MM) < 1.5 * MM, "half a line below the margin"
    assert abs(min(line[0] for line in body) - 28 * MM) < MM
    assert max(line[3] for line in body) <= (297 - 35 + 1) * MM
    assert max(line[2] for line in body) <= (210 - 26) * MM + 1
