"""A fill-in workbook as a file: yellow cells to fill in, all others locked."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, BinaryIO, Final

from assess.exports.form_checks import Lists, check_day, check_value
from assess.exports.form_looks import HEAD_ROWS, WIDTHS, Looks, for_print, height
from assess.exports.to_xlsx import ALWAYS, SAFE, sheet_names
from assess.messages import _
from assess.problems import address
from assess.scheme.forms import (
    ANSWERS,
    DATE,
    HIDDEN,
    MARK,
    UNIT,
    state_word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from assess.exports.form import Ask, Form, FormSheet, Typed

_DAYS: Final = {"date", "due"}
_PROTECTED: Final = {
    "format_columns": True,
    "format_rows": True,
    "select_locked_cells": True,
}


def write_form(form: Form, file: BinaryIO) -> None:
    """Write a workbook; what was typed before is text, and never a formula."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - heavy

    with Workbook(file, SAFE | {"in_memory": True}) as book:
        book.set_properties({"created": ALWAYS})
        writer = _Writer(book, form)
        if form.faults:
            writer.tell_faults()
        for sheet, name in zip(form.sheets, writer.names, strict=True):
            writer.write(sheet, book.add_worksheet(name))
        writer.hide()


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Workbook, form: Form) -> None:
        self.book, self.form = book, form
        self.looks = Looks(book)
        self.lists = Lists()
        self.names = list(sheet_names([sheet.name for sheet in form.sheets]))
        self.columns = {key: at for at, key in enumerate(form.columns)}

    def write(self, sheet: FormSheet, page: Worksheet) -> None:
        """Write a sheet to fill in."""
        for key, at in self.columns.items():
            page.set_column(at, at, WIDTHS[key])
        self._write_head(sheet, page)
        at = HEAD_ROWS
        typed = list(sheet.typed)
        for ask in sheet.asks:
            mine = next((t for t in typed if t.id == ask.id), None)
            if mine:
                typed.remove(mine)
            self._write_row(page, at, sheet, ask, mine)
            at += 1
        for number in range(max(sheet.more, len(typed) if sheet.more else 0)):
            mine = typed[number] if number < len(typed) else None
            self._write_further(page, at, sheet, mine)
            at += 1
        if sheet.sign:
            self._across(page, at + 1, 1, len(self.columns) - 1, sheet.sign, "sign")
            at += 2
        page.protect("", _PROTECTED)
        for_print(page, len(self.columns), at, HEAD_ROWS - 1)

    def _write_head(self, sheet: FormSheet, page: Worksheet) -> None:
        last = len(self.columns) - 1
        page.set_row(0, None, None, {"hidden": True})
        page.write_string(0, 0, MARK + sheet.about)
        self._across(page, 1, 0, last, sheet.title, "title")
        for row, points in ((1, 32), (2, 20), (3, 20), (4, 30)):
            page.set_row(row, points)
        page.write_string(2, 0, sheet.subject[0], self.looks["label"])
        page.write_string(2, 1, sheet.subject[1], self.looks["subject"])
        self._across(page, 2, 2, last, sheet.told, "plain")
        at = 0
        for key, label in sheet.heads.items():
            page.write_string(3, at, label, self.looks["label"])
            self._type(page, 3, at + 1, key, sheet.head)
            if key == DATE and sheet.days:
                check_day(page, (3, at + 1), sheet.days)
            at += 2
        self._across(page, 3, at, last, sheet.advice, "plain")
        for key, column in self.columns.items():
            title = self.form.columns[key]
            page.write_string(4, column, title, self.looks["head"])

    def _write_row(
        self, page: Worksheet, row: int, sheet: FormSheet, ask: Ask, typed: Typed | None
    ) -> None:
        if ask.kind == "block":
            for key, column in self.columns.items():
                look = self.looks["block" if key == "title" else "block figure"]
                page.write_string(row, column, ask.told.get(key, ""), look)
            return
        typed_in = typed.cells if typed else {}
        page.set_row(row, height({**ask.told, **typed_in}))
        page.write_string(row, 0, ask.id, self.looks["id"])
        for key, column in self.columns.items():
            if key in ANSWERS:
                look = ask.kind if key == "value" else ""
                self._type(page, row, column, key, typed, look)
                self._check(page, (row, column), key, ask, sheet)
            elif key != "id":
                look = self.looks["told" if key in {"title", "rule"} else "figure"]
                page.write_string(row, column, ask.told.get(key, ""), look)
        if {"basis", "value"} <= self.columns.keys():
            self._mark_missing_basis(page, row)

    def _check(
        self,
        page: Worksheet,
        cell: tuple[int, int],
        key: str,
        ask: Ask,
        sheet: FormSheet,
    ) -> None:
        """Say what may be typed in a cell."""
        if key == "value":
            check_value(page, cell, ask, self.lists)
        elif key == "kind":
            self.lists.offer(page, cell, ask.kinds)
        elif key in _DAYS:
            check_day(page, cell, sheet.days if key == "date" else None)

    def _write_further(
        self, page: Worksheet, row: int, sheet: FormSheet, typed: Typed | None
    ) -> None:
        """Write an empty row, where an id is chosen first."""
        ids = tuple(ask.id for ask in sheet.asks if ask.kind != "block")
        page.set_row(row, height(typed.cells if typed else {}))
        page.write_string(row, 0, typed.id if typed else "", self.looks["text"])
        self.lists.offer(page, (row, 0), ids)
        for key, column in self.columns.items():
            if key in ANSWERS:
                self._type(page, row, column, key, typed)
            elif key != "id":
                page.write_blank(row, column, None, self.looks["told"])

    def _type(
        self, page: Worksheet, row: int, column: int, key: str, typed: Typed | None,
        kind: str = "",
    ) -> None:  # fmt: skip
        """Write a cell to fill in, with what was typed there; red where it is wrong."""
        text = typed.cells.get(key, "") if typed else ""
        wrong = typed.faults.get(key, "") if typed else ""
        kind = "date" if key in _DAYS else kind
        look = self.looks[f"{kind or 'text'}{' wrong' if wrong else ''}"]
        number = None if wrong else _as_number(text, kind)
        if not text:
            page.write_blank(row, column, None, look)
        elif isinstance(number, datetime):
            page.write_datetime(row, column, number, look)
        elif number is not None:
            page.write_number(row, column, number, look)
        else:
            page.write_string(row, column, text, look)
        if wrong:
            page.write_comment(row, column, wrong, {"x_scale": 2})

    def _mark_missing_basis(self, page: Worksheet, row: int) -> None:
        value, basis = self.columns["value"], self.columns["basis"]
        value_at, basis_at = (f"${address(row, at)}" for at in (value, basis))
        told = f'=AND({value_at}="{state_word("not-applicable")}",{basis_at}="")'
        rule = {"type": "formula", "criteria": told, "format": self.looks["missing"]}
        page.conditional_format(row, basis, row, basis, rule)

    def _across(
        self, page: Worksheet, row: int, first: int, last: int, text: str, look: str
    ) -> None:
        if last > first:
            page.merge_range(row, first, row, last, "", self.looks[look])
        page.write_string(row, first, text, self.looks[look])

    def tell_faults(self) -> None:
        """Write what is wrong in front, each with a way to its cell."""
        page = self.book.add_worksheet(_("Please correct"))
        titles = (_("Where"), _("What is wrong"), _("What to do"))
        for column, (title, width) in enumerate(zip(titles, (24, 60, 50), strict=True)):
            page.set_column(column, column, width)
            page.write_string(0, column, title, self.looks["head"])
        for row, fault in enumerate(self.form.faults, 1):
            for column, text in enumerate(fault):
                page.write_string(row, column, text, self.looks["told"])
        for_print(page, len(titles), len(self.form.faults) + 1, head=0)

    def hide(self) -> None:
        """Write what the workbook is where nobody sees it."""
        page = self.book.add_worksheet(HIDDEN)
        for row, line in enumerate(self._hidden()):
            for column, text in enumerate(line):
                page.write_string(row, column, text)
        self.lists.write(page)
        page.very_hidden()

    def _hidden(self) -> Iterator[tuple[str, str, str]]:
        for key, text in self.form.facts.texts().items():
            yield "fact", key, text
        for key, title in self.form.columns.items():
            yield "column", key, title
        for sheet in self.form.sheets[:1]:
            for key, label in {UNIT: sheet.subject[0], **sheet.heads}.items():
                yield "head", key, label
        asked = {a.id: a for s in self.form.sheets for a in s.asks if a.kind != "block"}
        for ask in asked.values():
            yield "row", ask.id, ask.told["title"]


def _as_number(text: str, kind: str) -> float | datetime | None:
    """Give what was typed as a spreadsheet keeps it; None: as text."""
    if kind == "date":
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day, no time
    if kind not in {"number", "percent"}:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    is_kept = number.is_finite() and Decimal(repr(float(number))) == number
    return float(number) if is_kept else None
