"""A template of Word, with its fields filled in, as a document.

An office may write what it likes into a template, but no program: the environment is a
sandbox. Every value is text, whatever signs stand in it.
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

from assess.exports.docx_columns import fit
from assess.problems import Location, refuse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from docx.oxml.table import CT_Tbl
    from docxtpl import DocxTemplate
    from jinja2.sandbox import SandboxedEnvironment

FITTED: Final = "公文附表"  # the style of a table whose columns are fitted
_NOT_IN_XML: Final = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def fill(template: Path, fields: Mapping[str, object], file: BinaryIO) -> None:
    """Write the template with the values of its fields to `file`.

    Raises InputError: no-template, not-a-template, template-syntax, template-stuck.
    """
    from jinja2 import TemplateError  # noqa: PLC0415 - only where a letter is written

    document, where = open_template(template), Location(str(template))
    try:
        document.render(dict(fields), environment(), autoescape=True)
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise refuse("template-stuck", where, reason=str(error)) from error
    for table in _listed(document):
        fit(table)
    document.save(file)


def _listed(document: DocxTemplate) -> list[CT_Tbl]:
    """Find the tables whose columns are fitted."""
    named = f"w:style[w:name/@w:val='{FITTED}']/@w:styleId"
    ids = set(document.docx.styles.element.xpath(named))
    tables: list[CT_Tbl] = document.docx.element.body.tbl_lst if ids else []
    return [each for each in tables if ids & set(each.xpath(".//w:pStyle/@w:val"))]


def open_template(path: Path) -> DocxTemplate:
    """Open a template; raises InputError: no-template, not-a-template."""
    from zipfile import BadZipFile  # noqa: PLC0415 - only where a letter is written

    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from docxtpl import DocxTemplate  # noqa: PLC0415

    where = Location(str(path))
    try:
        document = DocxTemplate(BytesIO(path.read_bytes()))
        document.init_docx()
    except (BadZipFile, OpcError, KeyError, ValueError) as error:
        raise refuse("not-a-template", where) from error
    except OSError as error:
        raise refuse("no-template", where, reason=error.strerror) from error
    return document


@cache
def environment() -> SandboxedEnvironment:
    """Give the sandbox in which templates are filled; an unknown field is an error."""
    from jinja2 import StrictUndefined  # noqa: PLC0415 - only where a letter is written
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415

    return SandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=_text
    )


def day_in_words(day: date | None, *, estimated: bool = False) -> str:
    """Write a day as letters do: 2015年1月20日."""
    mark = "（估）" if estimated else ""
    return f"{day.year}年{day.month}月{day.day}日{mark}" if day else ""


def _text(value: object) -> object:
    """Keep a text from being read as anything else; what XML cannot hold is left out.

    Braces are written as numbers, because docxtpl turns some of them into others.
    """
    if not isinstance(value, str):
        return value
    from markupsafe import Markup, escape  # noqa: PLC0415 - only where a letter is written

    plain = str(escape(_NOT_IN_XML.sub("", value)))
    safe = plain.replace("{", "&#123;").replace("}", "&#125;")
    return Markup(safe)  # noqa: S704 - escaped just now
